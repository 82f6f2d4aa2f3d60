"""Models: which one reads, how good each is, and its card."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Markdown, OptionList, Static
from textual.widgets.option_list import Option

from classifier.model_store import StoredModel, list_models, read_card, use_model
from codebook.errors import BalconyError
from codebook.many import many
from tui.actions import MODELS_ACTIONS, bindings
from tui.plain import clean, clean_lines, content, sentence
from tui.screens.base import BalconyScreen
from tui.screens.dialogs import Confirm

if TYPE_CHECKING:
    from casebook.annotating.challenger import Comparison

_WORDS = (
    "● reads your items now.\n\nThe number says how well a model did on texts that it had not seen: 1 is perfect, "
    "guessing gives a third. The card beside it says where not to trust it."
)


class Models(BalconyScreen):
    """The models on this machine."""

    MODE = "models"
    ACTIONS = MODELS_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(MODELS_ACTIONS))
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it as an instance variable
        (0, "-narrow"),
        (100, "-wide"),
        (160, "-widest"),
    ]
    HELP = """\
# Models

A **model** is what reads your items. The default one came with Balcony. When coaches have labelled items of your own,
`balcony train` makes another, and it stands here beside the default.

Every model has a card that says what it learned from, how good it is on texts it has not seen, and where not to trust
it. Nothing changes until a person presses `u`, and pressing it on the default goes back.
"""

    def __init__(self) -> None:
        super().__init__()
        self._models: dict[str, StoredModel] = {}

    def compose_body(self) -> ComposeResult:
        """List and card."""
        with Horizontal(id="models"):
            with Vertical(id="models-left"):
                yield OptionList(id="model-names")
                yield Static(_WORDS, id="models-words")
            with VerticalScroll(id="model-card"):
                yield Static("Looking for models …", id="models-empty", classes="empty", markup=False)
                yield Markdown("", id="card", open_links=False)

    def on_mount(self) -> None:
        """Look for models."""
        self.query_one(OptionList).focus()
        self.reload()

    def reload(self) -> None:
        """Look again."""
        self.balcony.in_background(list_models, self._take, group="models")

    def action_reload(self) -> None:
        """Look again."""
        self.reload()

    def _take(self, found: list[StoredModel]) -> None:
        self._models = {each.name: each for each in found}
        names = self.query_one(OptionList)
        before = names.highlighted or 0
        names.clear_options()
        names.add_options([Option(_line(each), id=each.name) for each in found])
        names.highlighted = min(before, len(found) - 1)
        self.query_one("#models-empty").display = not found

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        name = event.option.id or ""
        self.balcony.in_background(partial(read_card, name), self._card, group="card", otherwise=self._no_card)

    def _card(self, text: str) -> None:
        self.query_one("#models-empty").display = False
        self.query_one(Markdown).update(clean_lines(text))
        self.query_one("#model-card", VerticalScroll).scroll_home(animate=False)

    def _no_card(self, error: BalconyError) -> None:
        self.query_one(Markdown).update("")
        empty = self.query_one("#models-empty", Static)
        empty.update(content(sentence(str(error))))
        empty.display = True

    def action_use(self) -> None:
        """Compare the chosen model with the one in use, then read with it; a person has the last word."""
        names = self.query_one(OptionList)
        if names.highlighted is None or not (name := names.get_option_at_index(names.highlighted).id):
            return
        services = self.balcony.services

        def compare() -> "Comparison | None":
            from casebook.annotating.retraining_run import judge, own_items  # numpy and the heads, 0.2 s

            return judge(name, own_items(services.casebook()))

        self.notify("Comparing it with the model in use …")
        self.balcony.in_background(compare, partial(self._judged, name), group="models-judge")

    def _judged(self, name: str, found: "Comparison | None") -> None:
        if found is None or found.promote:
            self._use(name)
            return

        def take(yes: bool | None) -> None:
            if yes:
                self.balcony.attempt(self._use, name)

        title = "It is not better beyond chance. Use it all the same?"
        self.app.push_screen(Confirm(title, sentence(found.reason), yes="Use it", no="Keep the one in use"), take)

    def _use(self, name: str) -> None:
        said = use_model(name)
        self.balcony.services.classifier.forget()
        self.notify(f"In use: {said}. Items that are read from now on are read by it.", markup=False)
        self.reload()


def _line(model: StoredModel) -> Text:
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append("● " if model.in_use else "  ", "bold")
    line.append(clean(model.name) + "\n", "bold" if model.in_use else "")
    if model.fault:
        line.append("  damaged: do not use it", "bold")
    elif model.macro_f1:
        line.append(f"  {model.macro_f1:.2f} on {many(model.n or 0, 'item')}", "dim")
    else:
        line.append("  not measured", "dim")
    return line
