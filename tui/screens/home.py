"""Home: what one decides about items: verdicts, splitting, actions, escalations, and reading another file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from casebook.database.item_filter import ItemFilter, ItemOrder
from casebook.database.keeping import add
from casebook.database.verdicts import clear_verdict, set_verdicts, split_item
from casebook.incoming import Part
from casebook.records import NEW, Action, Verdict
from casebook.saving import Saved
from codebook.errors import NothingToDoError
from codebook.keys import Label
from tui.filters import ORDER_WORDS
from tui.home_data import WHOLE
from tui.screens.action_form import ActionForm
from tui.screens.dialogs import Choice, Choose
from tui.screens.filter_dialog import FilterDialog
from tui.screens.home_items import HomeItems
from tui.screens.reading_in import ReadingIn
from tui.screens.split_dialog import SplitDialog
from tui.screens.verdict_dialog import VerdictDialog


class Home(HomeItems):
    """The casebook's items, to decide about. It only asks, writes through the casebook, and reloads."""

    def action_verdict(self, label: str) -> None:
        """Give the chosen items a label in one decision."""
        ids = self.chosen()
        verdict = self.verdict(Label(label))
        set_verdicts(self.balcony.services.casebook(), verdict.who, dict.fromkeys(ids, verdict))
        self.decided(ids, verdict.label)

    def action_verdict_in_full(self) -> None:
        """Decide label, strategy and driver."""
        ids = self.chosen()
        around = self.around
        item = around.item if around and around.item.id == ids[0] else None

        def take(given: Verdict | None) -> None:
            if given:
                self.balcony.attempt(
                    set_verdicts, self.balcony.services.casebook(), given.who, dict.fromkeys(ids, given)
                )
                self.decided(ids, given.label)

        blank = self.verdict(item.label or Label.NONE if item else Label.NONE)
        self.app.push_screen(VerdictDialog(blank, item, self.balcony.services.playbook(), len(ids)), take)

    def action_clear_verdict(self) -> None:
        """Take the verdicts of the chosen items away."""
        ids = self.chosen()
        for item_id in ids:
            clear_verdict(self.balcony.services.casebook(), self.balcony.services.who, item_id)
        self.decided(ids, None)

    def action_split(self) -> None:
        """Take an item apart."""
        if self.around is None:
            raise NothingToDoError("no item is chosen; move to one with the arrow keys")
        item = self.around.item

        def take(parts: Sequence[Part] | None) -> None:
            if parts:
                verdict = self.verdict(Label.ADAPTIVE)
                self.balcony.attempt(split_item, self.balcony.services.casebook(), item.id, parts, verdict)
                self.decided((item.id,), None)

        self.app.push_screen(SplitDialog(item), take)

    def action_add_action(self) -> None:
        """Note who does what by when."""
        if self.around is None:
            raise NothingToDoError("no item is chosen; move to one with the arrow keys")
        item = self.around.item

        def take(action: Action | None) -> None:
            if action:
                self.balcony.attempt(add, self.balcony.services.casebook(), self.balcony.services.who, action)
                self.show_item(item.id)

        self.app.push_screen(ActionForm(Action(NEW, "", item_id=item.id), about=item.text), take)

    def action_open_file(self) -> None:
        """Read a log or notes into the casebook."""
        ReadingIn(self.balcony, self._read_in).choose()

    def _read_in(self, saved: Saved) -> None:
        self.notify(saved.sentence, markup=False)
        self.wanted = replace(WHOLE, logs=(saved.log.id,))
        self.reload(keep=0)

    def action_filter(self) -> None:
        """Choose what is shown."""
        words = self.places.words if self.places else {}

        def take(wanted: ItemFilter | None) -> None:
            if wanted is not None:
                self.wanted = wanted
                self.reload(keep=0)

        self.app.push_screen(FilterDialog(self.wanted, words), take)

    def action_sort(self) -> None:
        """Choose the order."""
        choices = [Choice(order.value, words) for order, words in ORDER_WORDS.items()]

        def take(order: str | None) -> None:
            if order:
                self.order = ItemOrder(order)
                self.reload(keep=0)

        self.app.push_screen(Choose("Sort the list", choices, current=self.order.value), take)

    def verdict(self, label: Label) -> Verdict:
        """A verdict by the person at the keyboard, who sees the reading beside it."""
        return Verdict(label, None, None, self.balcony.services.who, datetime.now(UTC), seen_reading=True)
