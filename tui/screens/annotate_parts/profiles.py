"""Who labels: choose a name, or add one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from casebook.annotating.profiles import add_profile, load_assignment
from casebook.database.annotating import annotators
from tui.screens.dialogs import Ask, Choice, Choose

if TYPE_CHECKING:
    from tui.app import BalconyApp

_NEW = "\n"
"""No name has a line break in it."""
_SHARING = (
    "Items are shared out among all names, and each keeps its share when a name joins. One in five goes to two people,"
    " so that agreement can be measured."
)


def choose_profile(app: "BalconyApp", done: Callable[[], None]) -> None:
    """Ask who labels, then call `done`."""
    casebook = app.services.casebook()
    names = load_assignment(casebook).annotators
    if not names:
        _add(app, done)
        return
    counts = annotators(casebook)
    choices = [Choice(name, name, f"{counts.get(name, 0)} labelled") for name in names]
    choices.append(Choice(_NEW, "another name …", shortcut="+"))

    def take(key: str | None) -> None:
        if key == _NEW:
            _add(app, done)
        elif key is not None:
            app.services.annotator = key
            done()

    app.push_screen(Choose("Who labels?", choices, _SHARING, current=app.services.annotator), take)


def _add(app: "BalconyApp", done: Callable[[], None]) -> None:
    def take(written: str | None) -> None:
        name = " ".join((written or "").split())
        if name:
            app.attempt(add_profile, app.services.casebook(), name)
            app.services.annotator = name
            done()

    app.push_screen(Ask("Your name", _SHARING, value=app.services.preferences.who), take)
