"""A casebook with three items, a meeting about them, and a clock that the test moves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from casebook.database.casebook import Casebook
from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.facts import ItemFacts, Status
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.meeting.running import Meeting, begin
from casebook.meeting.state import SessionState
from casebook.records import StoredReading
from codebook.keys import Driver, Label, Strategy
from strategies.schema import Playbook

BEGAN = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
TEXTS = (
    "Teachers agree to the new schedule in the meeting and go on with the old one.",
    "The scanner on the second floor has been broken since January.",
    "The same conversation about co-teaching comes back every term, whatever we decide.",
)


@dataclass
class Clock:
    """A clock that the test moves."""

    now: datetime = BEGAN

    def after(self, seconds: float) -> datetime:
        """The time that much later."""
        self.now += timedelta(seconds=seconds)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """It stands at nine in the morning."""
    return Clock()


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[Casebook]:
    """An empty one."""
    with open_casebook(f"sqlite:///{tmp_path / 'casebook.db'}") as opened:
        yield opened


def reading(label: Label, adaptive: float, *, sure: bool = True, mixed: bool = False) -> StoredReading:
    """A reading as a model would give it."""
    p = {Label.NONE: 0.02, Label.TECHNICAL: 0.98 - adaptive, Label.ADAPTIVE: adaptive}
    strategy = ((Strategy.IDENTIFY, 0.7), (Strategy.BALCONY, 0.3))
    return StoredReading(label, p, sure, mixed, strategy, ((Driver.COACHING, 1.0),), ((0, 8, 0.4),), "default-1", BEGAN)


@pytest.fixture
def item_ids(casebook: Casebook) -> tuple[int, ...]:
    """Three items (adaptive, technical, not sure) of one log, and a win that is not among the ids."""
    readings = (
        reading(Label.ADAPTIVE, 0.9),
        reading(Label.TECHNICAL, 0.1),
        reading(Label.ADAPTIVE, 0.58, sure=False, mixed=True),
    )
    rows = [
        NewItem(
            Item(str(i), text, i + 1),
            ItemFacts(raised=date(2026, 1, 10 + i), level="building", unit="Oak Street"),
            reading(said.label, said.p[Label.ADAPTIVE], sure=said.sure, mixed=said.mixed),
        )
        for i, (text, said) in enumerate(zip(TEXTS, readings, strict=True), start=1)
    ]
    win = ItemFacts(raised=date(2026, 2, 20), status=Status.OPEN, win=True)
    rows.append(NewItem(Item("4", "Every new teacher now has a coach from the first week.", 5), win))
    _, ids = add_log(casebook, "import", name="log.xlsx", kind="xlsx", sha256="0" * 64, rows=rows)
    return ids[:3]


@pytest.fixture
def meeting(casebook: Casebook, playbook: Playbook, item_ids: tuple[int, ...], clock: Clock) -> Meeting:
    """Half an hour on the three items, with three people, not started yet."""
    return begin(casebook, playbook, "30", clock.now, log_id=1, item_ids=item_ids, title="March", people=3)


@pytest.fixture
def planned(meeting: Meeting) -> SessionState:
    """The state of that meeting, for what needs no casebook."""
    return meeting.state


@pytest.fixture
def enter_all(meeting: Meeting, clock: Clock) -> Callable[..., None]:
    """Has everyone in the room enter something in private, one second after another."""
    from casebook.meeting.private_entry import enter, open_round
    from casebook.meeting.state import RoundKind

    def entered(kind: RoundKind, values: str, item_id: int | None = None) -> None:
        meeting.do(clock.after(1), open_round, kind, item_id)
        for value in values.split():
            meeting.do(clock.after(1), enter, value)

    return entered
