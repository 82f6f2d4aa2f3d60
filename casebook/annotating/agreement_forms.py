"""An agreement report as a JSON object and as rows of words."""

from collections.abc import Sequence
from typing import Any

from casebook.annotating.agreement import AgreementReport, Figures, QuestionAgreement, in_words
from casebook.annotating.intervals import RESAMPLES, Measured

HEADER = ("about", "n", "percent", "Cohen's kappa", "Krippendorff's alpha", "Gwet's AC1")
_DIGITS = 4


def as_record(report: AgreementReport) -> dict[str, Any]:
    """The report as the JSON object of `balcony agreement --format json`; what has no value is null, with a reason."""
    return {
        "items": report.items,
        "shared": report.shared,
        "annotators": dict(report.annotators),
        "seed": report.seed,
        "resamples": RESAMPLES,
        "summary": in_words(report.alpha),
        **{each.question: _question_record(each) for each in report.questions},
    }


def rows_of(question: QuestionAgreement) -> list[tuple[str, ...]]:
    """The figures about one question as rows under `HEADER`; what nobody answered is left out."""
    figures = [question.overall, *question.by_key, *question.by_pair, *question.by_kind]
    return [_row(each) for each in figures if each is question.overall or each.measured[0].n]


def reasons_of(question: QuestionAgreement) -> list[str]:
    """Why figures of the whole question are missing, each reason once."""
    return list(dict.fromkeys(each.reason for each in question.overall.measured if each.reason))


def _row(figures: Figures) -> tuple[str, ...]:
    first = figures.measured[0]
    return figures.name, f"{first.n}{', few' if first.few else ''}", *(_cell(each) for each in figures.measured)


def _cell(measured: Measured) -> str:
    if measured.value is None:
        return "–"
    if measured.low is None or measured.high is None:
        return f"{measured.value:.2f}"
    return f"{measured.value:.2f} ({measured.low:.2f} to {measured.high:.2f})"


def _question_record(question: QuestionAgreement) -> dict[str, Any]:
    return {
        "overall": _figures_record(question.overall),
        "by_key": _named(question.by_key),
        "by_pair": _named(question.by_pair),
        "by_kind": _named(question.by_kind),
    }


def _named(many: Sequence[Figures]) -> dict[str, Any]:
    return {each.name: _figures_record(each) for each in many}


def _figures_record(figures: Figures) -> dict[str, Any]:
    return {
        each.name: {
            "value": _number(each.value),
            "low": _number(each.low),
            "high": _number(each.high),
            "n": each.n,
            "few": each.few,
            "reason": each.reason or None,
        }
        for each in figures.measured
    }


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
