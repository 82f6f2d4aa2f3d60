"""What the session screens work with: the meeting, the playbook and the items in front of the group. No Textual."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from casebook.database.items import get_item
from casebook.meeting.clock import Clock, clock
from casebook.meeting.coverage import Coverage
from casebook.meeting.covering import covered_in
from casebook.meeting.deciding import word_of
from casebook.meeting.running import Meeting
from casebook.meeting.words_of_the_group import GroupWord, strategy_for
from casebook.records import CaseItem
from codebook.keys import Strategy
from strategies.session_schema import SessionPhase
from tui.home_data import advice_for

if TYPE_CHECKING:
    from strategies.advice import Advice
    from strategies.schema import Playbook


_GONE = "Your playbook no longer has this phase. Go on when you are ready."


class Room:
    """A meeting as the screens see it."""

    def __init__(self, meeting: Meeting, now: Callable[[], datetime]) -> None:
        """Hold the meeting.

        Args:
            meeting: The one that is held.
            now: Gives the time.
        """
        self.meeting = meeting
        self.now = now

    @property
    def playbook(self) -> "Playbook":
        """The playbook that the meeting began with."""
        return self.meeting.playbook

    @property
    def phase(self) -> SessionPhase:
        """The words of the phase that it is in; plain ones where a team took the phase out since it began."""
        key = self.meeting.state.phase.key
        return self.playbook.session.phase(key) or SessionPhase(
            key=key,
            name=key.replace("_", " ")[:28],
            purpose=_GONE,
            say=_GONE,
            do=(_GONE,),
            watch_for=(_GONE,),
            sources=("S0",),
        )

    @property
    def clock(self) -> Clock:
        """The phase's clock."""
        return clock(self.meeting.state, self.now())

    @property
    def today(self) -> date:
        """The day on the wall."""
        return self.now().astimezone().date()

    @property
    def item(self) -> CaseItem | None:
        """The focus item that is being worked on, as it stands in the casebook now."""
        item_id = self.meeting.state.item_id
        return None if item_id is None else get_item(self.meeting.casebook, item_id)

    def word(self, item: CaseItem) -> GroupWord:
        """What the group says that an item is; the model only where the group has said nothing that is clear."""
        return word_of(self.meeting, item)

    def advice(self, item: CaseItem) -> "Advice | None":
        """What the playbook says about an item, by the group's word and by the strategy that it chose."""
        chosen, word = self.meeting.state.current, self.word(item)
        strategy = (chosen.strategy if chosen else None) or strategy_for(item, word.label)
        if word.to_take_apart:
            strategy = (chosen.strategy if chosen else None) or Strategy.IDENTIFY
        return advice_for(item, self.playbook, strategy=strategy, label=word.label)

    def covered(self) -> tuple[Coverage, dict[int, CaseItem]]:
        """Which items had their turn, and the items."""
        meeting = self.meeting
        return covered_in(meeting.casebook, meeting.id, meeting.state.focus, meeting.session.started)

    @property
    def first_about_item(self) -> SessionPhase | None:
        """The phase in which the work on an item begins."""
        key = next((each.key for each in self.meeting.state.phases if each.about_item), "")
        return self.playbook.session.phase(key)

    @property
    def ends_an_item(self) -> bool:
        """Whether the phase is the last of several that are about an item: another item begins again at the first."""
        state = self.meeting.state
        about = [place for place, each in enumerate(state.phases) if each.about_item]
        return len(about) > 1 and state.at == about[-1]
