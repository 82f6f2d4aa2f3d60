"""Agreement: how far people agree, each figure with its interval or the reason why there is none."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.style import StyleType
from rich.table import Table
from rich.text import Text
from textual.binding import BindingType

from casebook.annotating.agreement import AgreementReport, Figures, QuestionAgreement, in_words, report_agreement
from casebook.annotating.agreement_forms import reasons_of
from casebook.annotating.exchange import lines_of
from casebook.annotating.intervals import FEW, Measured
from casebook.annotating.votes_of_lines import votes_of_lines
from casebook.label_words import LABEL_WORDS
from codebook.many import many
from tui.actions import AGREEMENT_ACTIONS, bindings
from tui.detail_text import Styles
from tui.plain import clean, sentence
from tui.screens.annotate_parts.exporting import export
from tui.screens.annotate_parts.part import PartScreen
from tui.widgets.styles import styles_of

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from strategies.schema import Playbook

SEED = 7
_HEADER = ("percent", "kappa", "alpha", "AC1")
_NAMES = "kappa is Cohen's, alpha Krippendorff's, AC1 Gwet's; below each its 95% interval"
_FEW = f"few: fewer than {FEW} items were labelled twice, and the figure says little"
_NAME_CELLS, _FIGURE_CELLS = 24, 13


class AgreementScreen(PartScreen):
    """How far people agree."""

    ACTIONS = AGREEMENT_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(AGREEMENT_ACTIONS))
    TITLE_WORDS = "How far people agree"
    NOTHING = "Nothing is labelled yet.\n\nescape goes back to the items: label some, then come here again."
    HELP = """\
# Agreement

A model cannot agree with people more than people agree with each other. **Alpha** is the figure to name: from 0.80
rely on the labels, from 0.67 draw tentative conclusions, below that settle differences and mend the codebook first.
Percent counts what chance alone would give; kappa and alpha fall when nearly all items have one label, and AC1 does
not. The two numbers under a figure are its 95% interval: a wide one says that too few items were labelled twice.
"""

    def __init__(self) -> None:
        super().__init__()
        self._report: AgreementReport | None = None
        self._names: Mapping[str, str] = {}

    def reload(self) -> None:
        """Count."""
        services = self.balcony.services

        def fetch() -> tuple[AgreementReport, Mapping[str, str]]:
            return measured_in(services.casebook()), names_of(services.playbook())

        self.balcony.in_background(fetch, self._take, group="part", otherwise=self.failed)

    def _take(self, found: tuple[AgreementReport, Mapping[str, str]]) -> None:
        self._report, self._names = found
        self.draw()

    def draw(self) -> None:
        """Show the report."""
        if self._report is not None:
            wide = self.has_class("-wide")
            self.say(Group(*report_parts(self._report, styles_of(self.app), self._names, wide=wide)))

    def action_export(self) -> None:
        """Write all labels to a file."""
        export(self.balcony)


def measured_in(casebook: "Casebook") -> AgreementReport:
    """How far those who annotated a casebook agree.

    Raises:
        NothingToDoError: Nobody did.
    """
    return report_agreement(votes_of_lines(lines_of(casebook)).votes, seed=SEED)


def names_of(playbook: "Playbook") -> dict[str, str]:
    """What labels, strategies and drivers are called where one answers with them."""
    names: dict[str, str] = {key: found.name for key, found in playbook.strategies.items()}
    return names | {key: found.name for key, found in playbook.drivers.items()} | LABEL_WORDS


def report_parts(
    report: AgreementReport, styles: Styles, names: Mapping[str, str], *, wide: bool = False
) -> list[Text | Table]:
    """The report as words and tables that fit 80 cells.

    Args:
        report: What was counted.
        styles: The theme's.
        names: What to call the keys that are counted.
        wide: Whether there is room for columns that stand below each other from table to table.
    """
    people = ", ".join(f"{clean(name)} ({count})" for name, count in report.annotators.items())
    parts: list[Text | Table] = [
        Text(in_words(report.alpha) + "\n", styles.strong),
        Text(f"{many(report.items, 'item')}, {report.shared} with labels of two people or more: {people}", styles.dim),
        Text(_NAMES, styles.dim),
    ]
    if any(question.overall.measured[0].few for question in report.questions):
        parts.append(Text(_FEW, styles.dim))
    for question in report.questions:
        parts += [Text(f"\n{sentence(question.question)}", styles.heading), _table(question, styles, names, wide=wide)]
        parts += [Text(f"– {reason}", styles.dim) for reason in reasons_of(question)]
    return parts


def _table(question: QuestionAgreement, styles: Styles, names: Mapping[str, str], *, wide: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=_NAME_CELLS if wide else None, max_width=_NAME_CELLS)
    table.add_column(min_width=len("99 few") if wide else None, justify="right")
    for _ in _HEADER:
        table.add_column(min_width=_FIGURE_CELLS if wide else None, max_width=_FIGURE_CELLS + 1)
    table.add_row("", Text("items", styles.dim), *(Text(name, styles.dim) for name in _HEADER))
    table.add_row(*_row("all together", question.overall, styles, styles.strong))
    by_key = ((names.get(each.name, each.name), each) for each in question.by_key)
    by_pair = ((f"pair {each.name}", each) for each in question.by_pair)
    by_kind = ((f"kind {each.name}", each) for each in question.by_kind if len(question.by_kind) > 1)
    for name, each in (*by_key, *by_pair, *by_kind):
        if each.measured[0].n:
            table.add_row(*_row(name, each, styles))
    return table


def _row(name: str, figures: Figures, styles: Styles, style: StyleType = "") -> list[Text]:
    first = figures.measured[0]
    count = Text(f"{first.n}") + Text(" few" if first.few else "", styles.dim)
    formats = (_percent, _figure, _figure, _figure)
    cells = (_cell(each, styles, form) for each, form in zip(figures.measured, formats, strict=True))
    return [Text(clean(name), style), count, *cells]


def _cell(measured: Measured, styles: Styles, form: Callable[[float], str]) -> Text:
    if measured.value is None:
        return Text("–", styles.dim)
    shown = Text(form(measured.value))
    if measured.low is not None and measured.high is not None:
        shown.append(f"\n{form(measured.low)} to {form(measured.high)}", styles.dim)
    return shown


def _percent(value: float) -> str:
    return f"{value:.0%}"


def _figure(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}"  # adding nothing turns -0.0 into 0.0
