"""What lies before an annotator, for the tests of the Annotate screen."""

from datetime import UTC, datetime, timedelta

from textual.widgets import Static

from casebook.records import NEW, Annotation
from codebook.keys import Driver, Label, Strategy
from tui.app import BalconyApp
from tui.screens.annotate import Annotate
from tui.screens.annotate_parts.desk import Desk


def desk_of(app: BalconyApp) -> Desk:
    """What lies before the annotator."""
    assert isinstance(app.screen, Annotate)
    assert app.screen.desk is not None
    return app.screen.desk


def shown(app: BalconyApp) -> str:
    """All words of the item in hand."""
    return "\n".join(str(app.screen.query_one(place, Static).content) for place in ("#annotate-item", "#annotate-ask"))


def part(app: BalconyApp) -> str:
    """What a screen behind the Annotate screen shows, as it is drawn."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def said_of(item_id: int, who: str, label: Label, *, drawn: str = "random", minutes: int = 0) -> Annotation:
    """A whole annotation."""
    strategy = Strategy.VOICES if label is Label.ADAPTIVE else None
    driver = None if label is Label.NONE else Driver.DATA
    at = datetime(2026, 4, 1, 9, tzinfo=UTC) + timedelta(minutes=minutes)
    return Annotation(
        NEW, item_id, who, label, strategy, driver, confidence="high", at=at, blind_label=label, drawn=drawn
    )
