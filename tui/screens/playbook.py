"""The playbook: its entries at the left, the chosen one at the right, search over all of it."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Markdown, OptionList, Static
from textual.widgets.option_list import Option

from codebook.errors import BalconyError
from codebook.keys import Driver, Stage, Strategy
from strategies.handout.blocks import Page
from strategies.handout.markdown import markdown_of
from strategies.handout.pages import pages
from strategies.handout.saving import save
from strategies.loader import Loaded
from tui.actions import PLAYBOOK_ACTIONS, bindings
from tui.plain import content, one_line, sentence
from tui.screens.base import BalconyScreen
from tui.widgets.search_field import SearchField

_EDGE_CELLS, _LEAST_CELLS = 4, 20
"""What the list's own edges and bar take, and what a title has at least."""
_KINDS = {
    **dict.fromkeys(("technical", *Strategy, "mixed"), "What to do"),
    **dict.fromkeys(Driver, "Where it sits: drivers"),
    **dict.fromkeys(Stage, "How far it is: stages"),
}
_OTHERS = "With the group"


def _kind(key: str) -> str:
    return _KINDS.get(key, _OTHERS)


class PlaybookScreen(BalconyScreen):
    """Browse and search the playbook."""

    MODE = "playbook"
    ACTIONS = PLAYBOOK_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(PLAYBOOK_ACTIONS))
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (100, "-wide"),
        (160, "-widest"),
    ]
    HELP = """\
# The playbook

What to do about an item: the **management approach** for technical problems, six **adaptive strategies** after Ronald
Heifetz, how to split a mixed item, the eight drivers, the stages, the levels, and the questions that test a label with
people. Each entry has its moves, with minutes and words to say aloud.

It is yours to change. Put your own words into a file `playbook.yaml`; `balcony playbook path` says where it belongs.
"""

    def __init__(self) -> None:
        super().__init__()
        self._loaded: Loaded | None = None
        self._pages: dict[str, Page] = {}
        self._texts: dict[str, str] = {}
        self._with_origins = False

    def compose_body(self) -> ComposeResult:
        """List and page."""
        with Horizontal(id="playbook"):
            with Vertical(id="playbook-left"):
                yield SearchField(placeholder="Search the playbook", compact=True, id="playbook-search")
                yield OptionList(id="playbook-keys")
            with VerticalScroll(id="playbook-page"):
                yield Static("Reading the playbook …", id="playbook-empty", classes="empty", markup=False)
                yield Markdown("", id="playbook-text", open_links=False)

    def on_mount(self) -> None:
        """Fetch the entries."""
        self.query_one("#playbook-search").display = False
        self.query_one(OptionList).focus()
        self.reload()

    def reload(self) -> None:
        """Fetch the entries again."""
        services, with_origins = self.balcony.services, self._with_origins

        def fetch() -> tuple[Loaded, tuple[Page, ...]]:
            loaded = services.loaded_playbook()
            return loaded, pages(loaded.playbook, origins=loaded.origins if with_origins else None)

        self.balcony.in_background(fetch, self._take, group="playbook", otherwise=self._failed)

    def _take(self, found: tuple[Loaded, tuple[Page, ...]]) -> None:
        self._loaded = found[0]
        self._pages = {page.key: page for page in found[1]}
        self._texts = {key: markdown_of([page]) for key, page in self._pages.items()}
        self.query_one("#playbook-empty").display = False
        self._list()

    def _failed(self, error: BalconyError) -> None:
        empty = self.query_one("#playbook-empty", Static)
        empty.update(content(f"{sentence(str(error))}\n\nMend it, then come back here."))
        empty.display = True
        self.query_one(Markdown).display = False

    def on_screen_resume(self) -> None:
        """Look again where there was nothing to show."""
        if not self._pages:
            self.reload()

    def _list(self) -> None:
        wanted = self.query_one("#playbook-search", Input).value.casefold().split()
        found = [key for key, text in self._texts.items() if all(word in text.casefold() for word in wanted)]
        keys = self.query_one(OptionList)
        before = keys.get_option_at_index(keys.highlighted).id if keys.highlighted is not None else None
        keys.clear_options()
        keys.add_options(self._lines(found))
        if found:
            keys.highlighted = keys.get_option_index(before if before in found else found[0])
        empty = self.query_one("#playbook-empty", Static)
        empty.update("" if found else "Nothing in the playbook has these words. Press escape to see all of it.")
        empty.display = not found
        self.query_one(Markdown).display = bool(found)

    def _lines(self, found: list[str]) -> list[Option]:
        """The entries, each kind under a heading."""
        cells = max(self.query_one("#playbook-left").size.width - _EDGE_CELLS, _LEAST_CELLS)
        lines, kind = [], ""
        for key in found:
            if _kind(key) != kind:
                lines.append(Option(content("\n" * bool(kind) + _kind(key), "bold $primary"), disabled=True))
                kind = _kind(key)
            lines.append(Option(content(one_line(self._pages[key].title, cells)), id=key))
        return lines

    @on(events.Resize)
    def _resized(self) -> None:
        """Titles are cut for the new width, once the list has it."""
        self.call_after_refresh(self._list)

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option.id in self._texts:
            self.query_one(Markdown).update(self._texts[event.option.id])
            self.query_one("#playbook-page", VerticalScroll).scroll_home(animate=False)

    def action_search(self) -> None:
        """Search as one types."""
        field = self.query_one("#playbook-search", Input)
        field.display = True
        field.focus()

    @on(Input.Changed)
    def _searching(self, event: Input.Changed) -> None:
        event.stop()
        self._list()

    @on(Input.Submitted)
    def _searched(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).focus()

    def action_everything(self) -> None:
        """Clear the search."""
        field = self.query_one("#playbook-search", Input)
        field.value = ""
        field.display = False
        self.query_one(OptionList).focus()

    def action_origins(self) -> None:
        """Show or hide where entries come from."""
        self._with_origins = not self._with_origins
        self.reload()

    def action_handout(self) -> None:
        """Write the page that is shown."""
        keys = self.query_one(OptionList)
        if keys.highlighted is None or not (key := keys.get_option_at_index(keys.highlighted).id):
            return
        page = self._pages[key]
        path = Path(f"handout_{key}.html")
        self.balcony.in_background(
            partial(save, [page], path, page.title), partial(self._saved, path), group="playbook-handout"
        )

    def _saved(self, path: Path, _: None) -> None:
        self.notify(f"Written to {path.resolve()}. Open it in a browser and print it.", markup=False)
