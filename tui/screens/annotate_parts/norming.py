"""A norming session on one screen: each labels blind in turn, then the spread, a talk, and second thoughts."""

from typing import ClassVar

from textual.binding import BindingType

from casebook.annotating.norming import Norming
from casebook.label_words import label_word
from casebook.records import CaseItem
from codebook.errors import NothingToDoError, UsageError
from codebook.keys import Label
from tui.actions import ANNOTATE_NUMBERS, NORMING_ACTIONS, bindings
from tui.norming_data import Session, begin, keep_norming, load_norming, participants_of, place_of, unsay
from tui.screens.annotate_parts.norming_text import end_text, no_session_words, norming_text
from tui.screens.annotate_parts.part import PartScreen
from tui.screens.dialogs import Confirm
from tui.widgets.styles import styles_of


class NormingScreen(PartScreen):
    """Label a few items together."""

    ACTIONS = NORMING_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings((*NORMING_ACTIONS, *ANNOTATE_NUMBERS[:7])))
    TITLE_WORDS = "Label a few items together"
    HELP = """\
# A norming session

People who label agree more once they have talked about what they differ on. One screen, everyone in the room: the
keyboard goes round, and each gives a label while the others look away. When all have, `enter` reveals the spread. Now
talk: not about who is right, but about what in the words, or in the codebook, made the difference. Whoever thinks
otherwise afterwards presses their number and a label; `z` goes back, also to an item that was talked over. At the end
stands how far you agreed before and after.

Nothing said here is an annotation: the items stay to be labelled, or settled under `j`.
"""

    def __init__(self) -> None:
        super().__init__()
        self._session: Norming | None = None
        self._people: tuple[str, ...] | None = None
        """Who would begin one; None while that is not known."""
        self._items: dict[int, CaseItem] = {}
        self._place = 0
        self._speaker = 0
        """Whose second word it is, once the item is revealed."""

    def reload(self) -> None:
        """Go on with a session that was begun."""
        services = self.balcony.services

        def fetch() -> tuple[Session | None, int, tuple[str, ...]]:
            casebook = services.casebook()
            found = load_norming(casebook)
            return found, place_of(casebook, found[0]) if found else 0, participants_of(casebook)

        self.balcony.in_background(fetch, self._take, group="part", otherwise=self.failed)

    def _take(self, found: tuple[Session | None, int, tuple[str, ...]]) -> None:
        session, self._place, self._people = found
        if session is not None:
            self._session, self._items = session
        self.draw()

    def draw(self) -> None:
        """Show where the session is."""
        session = self._session
        if self._people is None:
            return
        if session is None:
            self.say(no_session_words(self._people))
        elif self._item is None:
            lift = session.lift(seed=7) if session.revealed else None
            self.say(end_text(lift, len(session.revealed), styles_of(self.app)))
        else:
            shown = norming_text(session, self._items[self._item], self._place, self._speaker, styles_of(self.app))
            self.say(shown)
            if self._item in session.revealed:  # the item was read by now: what to do must be in sight
                self.call_after_refresh(self.query_one("#part").scroll_end, animate=False)

    @property
    def _item(self) -> int | None:
        items = self._session.items if self._session else ()
        return items[self._place] if self._place < len(items) else None

    def action_begin(self) -> None:
        """Begin a session, in the place of one that is not over only when a person says so."""
        if self._session is not None and self._item is not None:
            self.app.push_screen(
                Confirm("Begin anew?", "The session that is under way would be given up."),
                lambda yes: self.balcony.attempt(self._begin) if yes else None,
            )
        else:
            self._begin()

    def _begin(self) -> None:
        self._speaker = 0
        session = begin(self.balcony.services.casebook())
        self._take((session, 0, session[0].participants))

    def _must(self) -> tuple[Norming, int]:
        if self._session is None or self._item is None:
            raise NothingToDoError("no session is under way; b begins one")
        return self._session, self._item

    def action_label(self, label: str) -> None:
        """Give a label: blind in turn, or as the second word of who was chosen."""
        session, item = self._must()
        if item in session.revealed:
            who = session.participants[self._speaker]
        elif waiting := session.waiting_for(item):
            who = waiting[0]
        else:
            raise UsageError("everyone has labelled it; enter reveals the spread")
        self._keep(session.vote(who, item, Label(label)))
        if item in session.revealed:
            self.notify(f"{who} now says {label_word(Label(label))}", markup=False)

    def action_choose(self, number: int) -> None:
        """Choose who has second thoughts."""
        session, item = self._must()
        if item in session.revealed and number <= len(session.participants):
            self._speaker = number - 1
            self.draw()

    def action_next(self) -> None:
        """Reveal, then go on."""
        session, item = self._must()
        if item in session.revealed:
            self._go(session, self._place + 1)
        else:
            self._keep(session.reveal(item))

    def action_step_back(self) -> None:
        """Let the one before say it again, or go back to the item before.

        Raises:
            NothingToDoError: There is none.
        """
        session, item = self._session, self._item
        if session is None:
            raise NothingToDoError("no session is under way; b begins one")
        said = item is not None and len(session.waiting_for(item)) < len(session.participants)
        if item is not None and said and item not in session.revealed:
            self._keep(unsay(session, item))
        elif self._place:
            self._go(session, self._place - 1)
        else:
            raise NothingToDoError("this is the first item, and what was revealed stays revealed")

    def _go(self, session: Norming, place: int) -> None:
        self._place, self._speaker = place, 0
        self._keep(session)
        self.query_one("#part").scroll_home(animate=False)

    def _keep(self, session: Norming) -> None:
        keep_norming(self.balcony.services.casebook(), session, self._place)
        self._session = session
        self.draw()
