"""A meeting that is being held: its state, and the casebook in which every key press that decides is saved at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec

from sqlalchemy import update

from casebook.database.casebook import Casebook
from casebook.database.item_filter import ItemFilter
from casebook.database.items import all_items
from casebook.database.keeping import get, table_of
from casebook.database.ledger import deciding
from casebook.database.rows import values_of
from casebook.database.sessions import end_session, list_sessions, phases_of, save_session, start_session
from casebook.database.tables import sessions
from casebook.meeting.focusing import add_after
from casebook.meeting.moving import end, resumed, settled
from casebook.meeting.state import Focus, PhaseState, SessionState
from casebook.meeting.state_json import from_json, to_json
from casebook.records import NEW, PhaseRecord, SessionRecord
from codebook.errors import UsageError
from strategies.checked_yaml import nearest
from strategies.schema import Playbook

Extra = ParamSpec("Extra")
Transition = Callable[Concatenate[SessionState, datetime, Extra], SessionState]


class Meeting:
    """A meeting over the casebook. What it is made of stands in `state`; `do` and `keep` change and save it."""

    def __init__(
        self,
        casebook: Casebook,
        playbook: Playbook,
        session: SessionRecord,
        phases: Sequence[PhaseRecord],
        state: SessionState,
    ) -> None:
        """As `begin` and `resume` do."""
        self.casebook = casebook
        self.playbook = playbook
        self.session = session
        self.phases = tuple(phases)
        self.state = state

    @property
    def id(self) -> int:
        """The session's id."""
        return self.session.id

    @property
    def who(self) -> str:
        """Who decides, as far as the casebook knows: the room, so that only its own decisions are taken back in it."""
        return f"session {self.id}"

    def do(
        self, now: datetime, transition: Transition[Extra], *args: Extra.args, **named: Extra.kwargs
    ) -> SessionState:
        """Change where the meeting stands, and save it: `meeting.do(now, skip, why="no time")`.

        Args:
            now: The time.
            transition: A function of `moving`, `focusing` or `private_entry`.
            args: What it takes beside state and time.
            named: The same, by name.

        Raises:
            UsageError: The transition refuses; nothing was changed.
            CasebookError: The casebook cannot be written to.
        """
        state = settled(transition(self.state, now, *args, **named), now)
        phases = self._phases(state)
        changed = [new for new, old in zip(phases, self.phases, strict=True) if new != old]
        save_session(self.casebook, self.id, to_json(state), changed)
        self.state, self.phases = state, phases
        return state

    def beat(self, now: datetime) -> SessionState:
        """Save the second; call it now and then while the clock runs, for a crash costs what came after the last."""
        return self.do(now, settled)

    def keep(
        self,
        now: datetime,
        *added: Any,
        changed: Sequence[Any] = (),
        removed: Sequence[Any] = (),
        then: SessionState | None = None,
    ) -> tuple[Any, ...]:
        """Decide records and save where the meeting stands, in one transaction and as one thing to take back.

        Args:
            now: The time.
            added: New records: marks, actions, voices.
            changed: Records to be as they are given here.
            removed: Records that go.
            then: Where the meeting stands afterwards, if not where it stood.

        Returns:
            What was added, with its ids.
        """
        state = settled(then or self.state, now)
        with deciding(self.casebook, self.who) as decision:
            ids = [decision.add(table_of(type(each)), values_of(each)) for each in added]
            for each in changed:
                decision.change(table_of(type(each)), each.id, values_of(each))
            for each in removed:
                decision.remove(table_of(type(each)), each.id)
            where = update(sessions).where(sessions.c.id == self.id)
            decision.connection.execute(where.values(state=to_json(state)))
        self.state = state
        return tuple(replace(each, id=new) for each, new in zip(added, ids, strict=True))

    def finish(self, now: datetime) -> SessionRecord:
        """Close the meeting."""
        self.do(now, end)
        self.session = end_session(self.casebook, self.id, now)
        return self.session

    def _phases(self, state: SessionState) -> tuple[PhaseRecord, ...]:
        return tuple(
            replace(record, seconds=int(phase.seconds), skipped=phase.skipped, done=phase.done)
            for record, phase in zip(self.phases, state.phases, strict=True)
        )


def begin(  # noqa: PLR0913 - one parameter for each thing that a meeting begins with
    casebook: Casebook,
    playbook: Playbook,
    preset: str,
    now: datetime,
    *,
    log_id: int | None = None,
    item_ids: Sequence[int] = (),
    title: str = "",
    people: int = 0,
    minutes: Mapping[str, int] | None = None,
) -> Meeting:
    """Begin a meeting; its clock stands until `start`.

    Args:
        casebook: Where it is kept.
        playbook: Gives phases and minutes.
        preset: The preset's key, such as `30`.
        now: The time.
        log_id: The log that it is about.
        item_ids: The items to work on, the first one first.
        title: What it is called.
        people: How many are in the room, where that is known.
        minutes: A team's own minutes by phase, in the place of the preset's.

    Raises:
        UsageError: There is no such preset.
        CasebookError: The log is not there, or the casebook cannot be written to.
    """
    chosen = playbook.session.preset(preset)
    if chosen is None:
        raise UsageError(f"there is no preset {preset!r}{nearest(preset, [p.key for p in playbook.session.presets])}")
    state = SessionState(
        preset=preset,
        phases=tuple(
            PhaseState(phase.key, (minutes or {}).get(phase.key, chosen.minutes[phase.key]), phase.about_item)
            for phase in playbook.session.phases_of(chosen)
        ),
        focus=tuple(Focus(each) for each in dict.fromkeys(item_ids)),
        item_id=item_ids[0] if item_ids else None,
        title=" ".join(title.split()),
        people=people,
    )
    plan = [PhaseRecord(NEW, NEW, each.key, i, each.planned_minutes) for i, each in enumerate(state.phases)]
    record = SessionRecord(NEW, preset, now.astimezone(UTC), log_id, title=state.title, state=to_json(state))
    return Meeting(casebook, playbook, *start_session(casebook, record, plan), state)


def resume(casebook: Casebook, playbook: Playbook, session_id: int, now: datetime) -> Meeting:
    """Go on with a meeting at the phase, the item and the second at which it was saved last.

    Raises:
        CasebookError: There is no such session, or what was kept of it cannot be read.
        UsageError: It was closed.
    """
    session = get(casebook, SessionRecord, session_id)
    if session.ended:
        raise UsageError(f"session {session_id} was closed; its summary can still be exported")
    state = resumed(from_json(session.state), now)
    for each in state.focus:  # parts that were made in the moment before a crash
        parts = all_items(casebook, ItemFilter(parent_id=each.item_id))
        state = add_after(state, now, each.item_id, tuple(part.id for part in parts))
    return Meeting(casebook, playbook, session, phases_of(casebook, session_id), state)


def find_unfinished(casebook: Casebook) -> tuple[SessionRecord, ...]:
    """Meetings that were not closed, the latest first."""
    return list_sessions(casebook, unfinished=True)
