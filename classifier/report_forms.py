"""A report as a JSON object and as Markdown tables."""

import math
from collections.abc import Sequence
from typing import Any

from classifier.baselines import KEYWORDS, MAJORITY
from classifier.evaluation import Report, Score
from classifier.figures import LABELS

_DIGITS = 4
NOTHING = "–"
SCORE_HEADER = ("figure", "value", "95% interval", "n", MAJORITY, KEYWORDS)


def as_record(report: Report) -> dict[str, Any]:
    """The report as the JSON object of `balcony evaluate --format json`; what has no value is null."""
    return {
        "model": report.model,
        "n": report.n,
        "groups": report.groups,
        "figures": {score.key: _score_record(score) for score in report.scores},
        "calibration": {score.key: _score_record(score) for score in report.calibration},
        "confusion": {
            right: dict(zip(LABELS, row, strict=True)) for right, row in zip(LABELS, report.confusion, strict=True)
        },
        "risk_coverage": [
            {"part": point.part, "least_p": round(point.least, _DIGITS), **_score_record(point.score)}
            for point in report.risk_coverage
        ],
        "by_domain": {score.key: _score_record(score) for score in report.by_domain},
        "by_kind": {score.key: _score_record(score) for score in report.by_kind},
        "baselines": {name: {score.key: _score_record(score) for score in scores} for name, scores in report.baselines},
    }


def as_markdown(report: Report, heading: str = "##") -> str:
    """The report as Markdown tables, each under a heading of the level given."""
    parts = [f"{heading} {title}\n\n{markdown_table(header, rows)}" for title, header, rows in tables(report)]
    return "\n\n".join(parts)


def tables(report: Report) -> list[tuple[str, Sequence[str], list[list[str]]]]:
    """The report as titles, headers and rows of words: what is shown to people, whatever the form."""
    by_label = [[f"is {label}", *map(str, row)] for label, row in zip(LABELS, report.confusion, strict=True)]
    found: list[tuple[str, Sequence[str], list[list[str]]]] = [
        ("Figures", SCORE_HEADER, [score_row(score) for score in report.scores]),
        (
            "Calibration of the label (lower is better)",
            SCORE_HEADER,
            [score_row(score) for score in report.calibration],
        ),
        ("Right among the surest", ("part", "p from", "right", "95% interval", "n"), _risk_rows(report)),
        ("Which label was read as which", ("", *(f"read {label}" for label in LABELS)), by_label),
    ]
    for title, scores in (("domain", report.by_domain), ("kind", report.by_kind)):
        if scores:
            rows = [score_row(score) for score in scores]
            found.append((f"Macro-F1 by {title}", (title, *SCORE_HEADER[1:]), rows))
    names = (score.name for score in report.baselines[0][1])
    found.append(("Baselines with their intervals", ("", *names), [_baseline_row(*each) for each in report.baselines]))
    return found


def score_row(score: Score) -> list[str]:
    """Name, value, interval, n and baselines in words."""
    beside = [NOTHING if value is None else _two(value) for value in (score.majority, score.keywords)]
    return [score.name, _two(score.value), interval(score), f"{score.n}{', few' if score.few else ''}", *beside]


def interval(score: Score) -> str:
    """The bounds in words."""
    return f"{_two(score.low)} to {_two(score.high)}" if not math.isnan(score.low) else NOTHING


def markdown_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; what a file calls its domains can neither break it nor steer a terminal."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _risk_rows(report: Report) -> list[list[str]]:
    return [
        [p.score.name, _two(p.least), _two(p.score.value), interval(p.score), str(p.score.n)]
        for p in report.risk_coverage
    ]


def _baseline_row(name: str, scores: Sequence[Score]) -> list[str]:
    return [name, *(f"{_two(score.value)} ({interval(score)})" if score.n else NOTHING for score in scores)]


def _score_record(score: Score) -> dict[str, Any]:
    record: dict[str, Any] = {"name": score.name}
    record |= {"value": _number(score.value), "low": _number(score.low), "high": _number(score.high)}
    record |= {"n": score.n, "few": score.few}
    return record | {"majority": _number(score.majority), "keywords": _number(score.keywords)}


def _number(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else round(value, _DIGITS)


def _two(value: float) -> str:
    return NOTHING if math.isnan(value) else f"{value:.2f}"


def _cell(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(text.split()))
    return shown.replace("\\", "\\\\").replace("|", "\\|")
