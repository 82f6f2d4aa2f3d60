"""Home: what one decides about items: verdicts, splitting, actions, escalations, and reading another file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.database.item_filter import ItemFilter, ItemOrder
from casebook.records import NEW, Action, Verdict
from codebook.errors import NothingToDoError, UsageError
from codebook.keys import Label
from tui.filters import ORDER_WORDS
from tui.home_records import WHOLE
from tui.screens.dialogs import Choice, Choose
from tui.screens.home_items import HomeItems
from tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from casebook.incoming import Part
    from casebook.saving import Saved
    from tui.home_records import Around
    from tui.raising import Draft
    from tui.screens.raise_form import Raise

_PAIR = 2


class Home(HomeItems):
    """The casebook's items, to decide about. It only asks, writes through the casebook, and reloads.

    Windows and the database are loaded by the keys that need them: the first screen does not wait for them.
    """

    def action_verdict(self, label: str) -> None:
        """Give the chosen items a label in one decision."""
        self._decide(self.chosen(), self.verdict(Label(label)))

    def action_verdict_in_full(self) -> None:
        """Decide label, strategy and driver."""
        from tui.screens.verdict_dialog import VerdictDialog

        ids, item = self.chosen(), self.item_here()
        one = item if ids == (item.id,) else None

        def take(given: Verdict | None) -> None:
            if given:
                self.balcony.attempt(self._decide, ids, given)

        blank = self.verdict((one and one.label) or Label.NONE)
        self.app.push_screen(VerdictDialog(blank, one, self.balcony.services.playbook(), len(ids)), take)

    def _decide(self, ids: Sequence[int], verdict: Verdict) -> None:
        from casebook.database.verdicts import set_verdicts

        set_verdicts(self.balcony.services.casebook(), verdict.who, dict.fromkeys(ids, verdict))
        self.decided(go_on=True)

    def action_clear_verdict(self) -> None:
        """Take the verdicts of the chosen items away."""
        from casebook.database.verdicts import clear_verdicts

        clear_verdicts(self.balcony.services.casebook(), self.balcony.services.who, self.chosen())
        self.decided(go_on=False)

    def action_split(self) -> None:
        """Take an item apart."""
        from casebook.database.verdicts import split_item
        from tui.screens.split_dialog import SplitDialog

        item = self.item_here()

        def take(parts: "Sequence[Part] | None") -> None:
            if parts:
                verdict = self.verdict(Label.ADAPTIVE)
                self.balcony.attempt(split_item, self.balcony.services.casebook(), item.id, parts, verdict)
                self.decided(go_on=False)

        self.app.push_screen(SplitDialog(item), take)

    def action_same(self, same: bool) -> None:
        """Say that two selected items are the same trouble, or that they are not."""
        ids = self.chosen()
        if len(ids) != _PAIR:
            raise UsageError("select the two items first, with space; then say whether they are the same trouble")
        services = self.balcony.services

        def decide() -> None:
            from casebook.recurrence.refreshing import decide_likeness  # numpy, and all pairs of the casebook

            decide_likeness(services.casebook(), *ids, same=same)

        def then(_: None) -> None:
            words = "Kept as the same trouble." if same else "Kept as two different troubles."
            self.notify(f"{words} It stays so when items are compared again.")
            self.decided(go_on=False)

        self.balcony.in_background(decide, then, group="same")

    def action_same_as(self) -> None:
        """Ask which earlier item is the same trouble as the one under the cursor."""
        from tui.same_as import answered, choices, question_about

        services, item = self.balcony.services, self.item_here()

        def keep(answer: str | None) -> None:
            if answer:
                self.balcony.in_background(partial(answered, services, item.id, answer), then, group="same")

        def then(said: str) -> None:
            self.notify(said)
            self.decided(go_on=False)

        def ask(around: "Around") -> None:
            title, words = question_about(around)
            self.app.push_screen(Choose(title, choices(around), words), keep)

        def fetch() -> "Around":
            from tui import home_data

            found = home_data.around(services.casebook(), item.id)
            if not choices(found):
                raise NothingToDoError("no earlier item looks like this one; select two, then press m to link them")
            return found

        self.balcony.in_background(fetch, ask, group="same")

    def action_add_action(self) -> None:
        """Note who does what by when."""
        from casebook.database.keeping import add
        from tui.screens.action_form import ActionForm

        item = self.item_here()

        def take(action: Action | None) -> None:
            if action and self.balcony.attempt(
                add, self.balcony.services.casebook(), self.balcony.services.who, action
            ):
                self.notify("The action is kept.")
                self.reload()

        self.app.push_screen(ActionForm(Action(NEW, "", item_id=item.id), about=item.text), take)

    def action_escalate(self) -> None:
        """Raise the item to a level that can decide it."""
        services, item = self.balcony.services, self.item_here()

        def fetch() -> "Draft":
            from tui.raising import drafted

            return drafted(services, item.id)

        self.balcony.in_background(fetch, self._ask_to_raise, group="escalate")

    def _ask_to_raise(self, draft: "Draft") -> None:
        from tui.raising import raised
        from tui.screens.raise_form import RaiseForm

        def take(wanted: "Raise | None") -> None:
            if wanted:
                keep = partial(raised, self.balcony.services, wanted.escalation, wanted.memo_file)
                self.balcony.in_background(keep, self._raised, group="escalate")

        self.app.push_screen(RaiseForm(draft), take)

    def _raised(self, said: str) -> None:
        self.notify(said, markup=False)
        self.reload()

    def action_open_file(self) -> None:
        """Read a log or notes into the casebook."""
        from tui.screens.reading_in import ReadingIn

        ReadingIn(self.balcony, self._read_in).choose()

    def read_file(self, path: Path) -> None:
        """Read one file into the casebook, its columns looked over first."""
        from tui.screens.reading_in import ReadingIn

        ReadingIn(self.balcony, self._read_in).look(path)

    def _read_in(self, saved: "Saved") -> None:
        self.notify(saved.sentence, markup=False)
        self.show_only(replace(WHOLE, logs=(saved.log.id,)) if saved.new else WHOLE)

    def action_filter(self) -> None:
        """Choose what is shown."""
        from tui.screens.filter_dialog import FilterDialog

        words = self.places.words if self.places else {}

        def take(wanted: ItemFilter | None) -> None:
            if wanted is not None:
                self.show_only(wanted)

        self.app.push_screen(FilterDialog(self.wanted, words), take)

    def action_sort(self) -> None:
        """Choose the order."""
        choices = [Choice(order.value, words) for order, words in ORDER_WORDS.items()]

        def take(order: str | None) -> None:
            if order:
                self.order = ItemOrder(order)
                self.reload(from_top=True)

        self.app.push_screen(Choose("Sort the list", choices, current=self.order.value), take)

    def verdict(self, label: Label) -> Verdict:
        """A verdict by the person at the keyboard, who sees the reading beside it."""
        return Verdict(label, None, None, self.balcony.services.who, datetime.now(UTC), seen_reading=True)

    def chosen(self) -> tuple[int, ...]:
        """The selected items, else the one under the cursor.

        Raises:
            NothingToDoError: There is none.
        """
        selected = self.query_one(ItemList).selected
        return tuple(each for each in self.window.ids if each in selected) or (self.item_here().id,)

    def decided(self, *, go_on: bool) -> None:
        """Show what a decision changed.

        Args:
            go_on: Whether the cursor goes to the next item, at once: a second key must not decide the same one again.
        """
        item_list = self.query_one(ItemList)
        if go_on and not item_list.selected:
            item_list.action_move(1)
        item_list.select(frozenset())
        self.reload()
