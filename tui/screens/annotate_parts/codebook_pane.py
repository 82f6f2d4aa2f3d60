"""The codebook beside the item: its rules by section, searched as one types, cited by enter."""

from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from codebook.errors import NothingToDoError
from tui.annotate_rules import Codebook, Rule


class CodebookPane(Vertical):
    """The rules that say how to label."""

    @dataclass
    class Cited(Message):
        """A rule was chosen, to be cited in the note."""

        rule: Rule

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._codebook: Codebook | None = None
        self._shown: list[Rule | None] = []
        """The rule of each line; None for a heading."""
        self._section = 1

    def compose(self) -> ComposeResult:
        """Field and list."""
        yield Input(placeholder="Search the codebook", id="codebook-search")
        listed = OptionList(id="codebook-rules")
        listed.styles.scrollbar_gutter = "stable"  # or heights are those without the bar, and last words are cut off
        yield listed

    def show(self, codebook: Codebook) -> None:
        """Take the codebook."""
        self._codebook = codebook
        self._fill()

    def jump(self, section: int) -> None:
        """Show the section of the field that is asked; a search goes before it."""
        if section == self._section and self._shown:
            return
        self._section = section
        if not self.query_one(Input).value:
            self._scroll()

    def search(self) -> None:
        """Let someone search."""
        self.query_one(Input).focus()

    def chosen(self) -> Rule:
        """The rule under the cursor.

        Raises:
            NothingToDoError: There is none.
        """
        at = self.query_one(OptionList).highlighted
        rule = self._shown[at] if at is not None and at < len(self._shown) else None
        if rule is None or not rule.id:
            raise NothingToDoError("choose a rule of the codebook first")
        return rule

    def _fill(self) -> None:
        if self._codebook is None:
            return
        found = self._codebook.search(self.query_one(Input).value)
        listed = self.query_one(OptionList)
        listed.clear_options()
        self._shown, section = [], 0
        for rule in found:
            if rule.section != section:
                section = rule.section
                self._add(listed, None, Text(self._codebook.sections.get(section, ""), "bold underline"))
            self._add(listed, rule, _words(rule))
        if not found:
            self._add(listed, None, Text("No rule has these words.", "dim"))
        self._scroll()

    def _add(self, listed: OptionList, rule: Rule | None, words: Text) -> None:
        self._shown.append(rule)
        listed.add_option(Option(words, disabled=rule is None))

    def _scroll(self) -> None:
        listed = self.query_one(OptionList)
        places = [place for place, rule in enumerate(self._shown) if rule and rule.section == self._section]
        first = places[0] if places else next((place for place, rule in enumerate(self._shown) if rule), None)
        listed.highlighted = first
        if first is not None:
            self.call_after_refresh(listed.scroll_to_highlight, top=True)

    @on(Input.Changed)
    def _searching(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    @on(Input.Submitted)
    def _searched(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Cited(self.chosen()))


def _words(rule: Rule) -> Text:
    """The rule with its first words in bold, up to a colon or dash; an entry of a list after its bullet."""
    if rule.entry:
        return Text(f"· {rule.words}")
    ends = [place for mark in (":", " — ", ". ") if (place := rule.words.find(mark)) > 0]
    shown = Text(f"\n{rule.words}")
    shown.stylize("bold", 0, min(ends, default=0) + 1)
    return shown
