"""A norming session on one screen: each labels blind in turn, then the spread, a talk, and second thoughts."""

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from casebook.annotating.agreement import in_words
from casebook.annotating.norming import Norming
from casebook.label_words import label_word
from casebook.records import CaseItem
from codebook.errors import NothingToDoError, UsageError
from codebook.keys import Label
from tui.actions import ANNOTATE_NUMBERS, NORMING_ACTIONS, bindings
from tui.norming_data import begin, keep_norming, load_norming, unsay
from tui.screens.annotate_parts.norming_text import norming_text
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
otherwise afterwards presses their number and a label. At the end stands how far you agreed before and after.

Nothing said here is an annotation: the items stay to be labelled, or settled under `j`.
"""

    def __init__(self) -> None:
        super().__init__()
        self._session: Norming | None = None
        self._items: dict[int, CaseItem] = {}
        self._place = 0
        self._speaker = 0
        """Whose second word it is, once the item is revealed."""
        self._lift = ""

    def reload(self) -> None:
        """Go on with a session that was begun."""
        self.balcony.in_background(
            partial(load_norming, self.balcony.services.casebook()), self._take, group="part", otherwise=self.failed
        )

    def _take(self, found: tuple[Norming, dict[int, CaseItem]] | None) -> None:
        if found is not None:
            self._session, self._items = found
            open_ones = [at for at, item in enumerate(self._session.items) if item not in self._session.revealed]
            self._place = open_ones[0] if open_ones else len(self._session.items)
        self.draw()

    def draw(self) -> None:
        """Show where the session is."""
        session = self._session
        if session is None:
            self.say("No session yet. Press b to begin one with everyone who labels.")
        elif self._item is None:
            self._finish()
        else:
            shown = norming_text(session, self._items[self._item], self._place, self._speaker, styles_of(self.app))
            self.say(shown)

    @property
    def _item(self) -> int | None:
        items = self._session.items if self._session else ()
        return items[self._place] if self._place < len(items) else None

    def _finish(self) -> None:
        session, styles = self._session, styles_of(self.app)
        if session is None or not session.revealed:
            self.say("Nothing was revealed. Press b to begin anew.")
            return
        lift = session.lift(seed=7)
        shown = Text("The session is over.\n\n", styles.strong)
        shown = Text.assemble(shown)
        shown.append("Before the talk\n", styles.heading)
        shown.append(in_words(lift.before.alpha) + "\n\n")
        shown.append("After the talk\n", styles.heading)
        shown.append(in_words(lift.after.alpha) + "\n\n")
        count = len(session.revealed)
        shown.append(
            f"Of {count} items all were of one mind on {lift.alike_before} before the talk, and on"
            f" {lift.alike_after} after it.\n\n"
        )
        shown.append("A talk on the same items always looks like progress: whether it lasts shows on new ones.\n")
        shown.append("b begins another session.", styles.dim)
        self.say(shown)

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
        self._place = self._speaker = 0
        self._session = None
        self._take(begin(self.balcony.services.casebook()))

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
            self._place, self._speaker = self._place + 1, 0
            self.draw()
        else:
            self._keep(session.reveal(item))

    def action_step_back(self) -> None:
        """Let the one before say it again."""
        session, item = self._must()
        self._keep(unsay(session, item))

    def _keep(self, session: Norming) -> None:
        keep_norming(self.balcony.services.casebook(), session)
        self._session = session
        self.draw()
