"""Agreement: how far people agree, each figure with its interval or the reason why there is none."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.binding import BindingType

from casebook.annotating.agreement import AgreementReport, Figures, QuestionAgreement, in_words, report_agreement
from casebook.annotating.agreement_forms import reasons_of
from casebook.annotating.exchange import lines_of
from casebook.annotating.intervals import Measured
from casebook.annotating.votes_of_lines import votes_of_lines
from tui.actions import AGREEMENT_ACTIONS, bindings
from tui.detail_text import Styles
from tui.plain import clean
from tui.screens.annotate_parts.part import PartScreen
from tui.widgets.styles import styles_of

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook

SEED = 7
_HEADER = ("percent", "kappa", "alpha", "AC1")
_NAMES = "kappa is Cohen's, alpha Krippendorff's, AC1 Gwet's; below each its 95% interval"


class AgreementScreen(PartScreen):
    """How far people agree."""

    ACTIONS = AGREEMENT_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(AGREEMENT_ACTIONS))
    TITLE_WORDS = "How far people agree"
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

    def reload(self) -> None:
        """Count."""
        self.balcony.in_background(
            partial(measured_in, self.balcony.services.casebook()), self._take, group="part", otherwise=self.failed
        )

    def _take(self, report: AgreementReport) -> None:
        self._report = report
        self.draw()

    def draw(self) -> None:
        """Show the report."""
        if self._report is not None:
            self.say(Group(*report_parts(self._report, styles_of(self.app))))


def measured_in(casebook: "Casebook") -> AgreementReport:
    """How far those who annotated a casebook agree.

    Raises:
        NothingToDoError: Nobody did.
    """
    return report_agreement(votes_of_lines(lines_of(casebook)).votes, seed=SEED)


def report_parts(report: AgreementReport, styles: Styles) -> list[Text | Table]:
    """The report as words and tables that fit 80 cells."""
    people = ", ".join(f"{clean(name)} ({count})" for name, count in report.annotators.items())
    parts: list[Text | Table] = [
        Text(in_words(report.alpha) + "\n", styles.strong),
        Text(f"{report.items} items, {report.shared} with labels of two people or more: {people}", styles.dim),
        Text(_NAMES, styles.dim),
    ]
    for question in report.questions:
        parts += [Text(f"\n{question.question}", styles.heading), _table(question, styles)]
        parts += [Text(f"– {reason}", styles.dim) for reason in reasons_of(question)]
    return parts


def _table(question: QuestionAgreement, styles: Styles) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=24)
    table.add_column(justify="right")
    for _ in _HEADER:
        table.add_column(max_width=14)
    table.add_row("", Text("items", styles.dim), *(Text(name, styles.dim) for name in _HEADER))
    named = (("", (question.overall,)), ("", question.by_key), ("pair", question.by_pair), ("kind", question.by_kind))
    for kind, figures in named:
        for each in figures:
            if each is question.overall or each.measured[0].n:
                table.add_row(*_row(kind, each, styles, whole=each is question.overall))
    return table


def _row(kind: str, figures: Figures, styles: Styles, *, whole: bool) -> list[Text]:
    first = figures.measured[0]
    name = "all together" if whole else f"{kind} {clean(figures.name)}".strip()
    count = Text(f"{first.n}") + Text(" few" if first.few else "", styles.dim)
    return [Text(name, styles.strong if whole else ""), count, *(_cell(each, styles) for each in figures.measured)]


def _cell(measured: Measured, styles: Styles) -> Text:
    if measured.value is None:
        return Text("–", styles.dim)
    shown = Text(f"{measured.value:.2f}")
    if measured.low is not None and measured.high is not None:
        shown.append(f"\n{measured.low:.2f} to {measured.high:.2f}", styles.dim)
    return shown
