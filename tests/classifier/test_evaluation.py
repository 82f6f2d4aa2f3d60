"""A model's report: what each figure is about, and what stands beside it."""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from classifier.classifier import Classifier
from classifier.evaluation import Report, Score, evaluate, report_on, score_readings
from classifier.labelled import LabelledText, from_items
from classifier.readings import Reading
from classifier.report_forms import as_markdown, as_record
from classifier.training_items import TrainingItem
from codebook.keys import Driver, Label, Strategy


@pytest.fixture(scope="module")
def report(tiny_model: Path, tiny_items: tuple[TrainingItem, ...]) -> Report:
    """The tiny model on its own items."""
    return report_on(Classifier.load(tiny_model), from_items(tiny_items))


@pytest.fixture(scope="module")
def scores(report: Report) -> dict[str, Score]:
    """Its headline figures."""
    return {score.key: score for score in report.scores}


def _reading(label: str, p: float = 0.8, *, sure: bool = False) -> Reading:
    """A reading of one label; the others share what is left."""
    shares = {key: p if key == label else (1 - p) / 2 for key in Label}
    strategies = tuple((key, 1 / 6) for key in Strategy)
    return Reading(Label(label), shares, sure, False, strategies, tuple((key, 1 / 8) for key in Driver), (), "m")


def _text(label: str, group: str = "g", **more: str) -> LabelledText:
    return LabelledText("x", Label(label), (), (), group, more.get("pair"), more.get("domain"), more.get("kind"))


def _scored(texts: list[LabelledText], readings: list[Reading]) -> dict[str, Score]:
    return {score.key: score for score in score_readings(readings, texts)}


def test_every_interval_holds_its_value(report: Report) -> None:
    """Low, value, high, in this order, for each figure that is about some text."""
    held = [score for score in (*report.scores, *report.calibration) if score.n]
    held += [point.score for point in report.risk_coverage]
    assert len(held) >= 15
    for score in held:
        assert 0 <= score.low <= score.value <= score.high


def test_an_interval_is_about_as_wide_as_theory_says(scores: dict[str, Score]) -> None:
    """A share p of n single items varies by 1.96 standard errors to each side."""
    score = scores["driver_first"]
    error = 1.96 * np.sqrt(score.value * (1 - score.value) / score.n)
    assert error > 0
    assert score.high - score.low == pytest.approx(2 * error, rel=0.35)


@pytest.mark.parametrize(
    ("key", "n"),
    [
        ("macro_f1", 32),
        ("accuracy", 32),
        ("technical_against_adaptive", 26),
        ("strategy_first", 16),
        ("driver_first_two", 26),
        ("contrast_pairs", 0),
        ("dear_mistakes", 16),
    ],
)
def test_each_figure_says_how_many_texts_it_is_about(scores: dict[str, Score], key: str, n: int) -> None:
    """Challenges for drivers, adaptive texts for strategies."""
    assert scores[key].n == n


def test_baselines_stand_beside_on_the_same_texts(scores: dict[str, Score], report: Report) -> None:
    """16 of 32 items are adaptive: always saying so gives half, and a macro-F1 of 2/9. No baseline is ever sure."""
    assert scores["accuracy"].majority == 0.5
    assert scores["macro_f1"].majority == pytest.approx(2 / 9)
    assert scores["driver_first_two"].majority == pytest.approx((9 + 3) / 26)
    assert scores["sure_precision"].majority is scores["sure_precision"].keywords is None
    keywords = {score.key: score for score in dict(report.baselines)["keyword rule"]}
    assert keywords["accuracy"].value == scores["accuracy"].keywords
    assert keywords["accuracy"].low < keywords["accuracy"].value < keywords["accuracy"].high


def test_two_guesses_are_never_worse_than_one(scores: dict[str, Score]) -> None:
    """First two of six, first two of eight."""
    assert scores["strategy_first_two"].value >= scores["strategy_first"].value
    assert scores["driver_first_two"].value >= scores["driver_first"].value


def test_figures_are_the_same_each_time(tiny_model: Path, tiny_items: tuple[TrainingItem, ...], report: Report) -> None:
    """The bootstrap has a seed, and `evaluate` gives the report's headline."""
    assert repr(evaluate(tiny_model, tiny_items)) == repr(list(report.scores))


def test_a_contrast_pair_needs_both_members_right() -> None:
    """One pair right, one half right; a partner that is not there makes no pair."""
    texts = [_text("technical", pair="a+b"), _text("adaptive", pair="a+b"), _text("technical", "h", pair="c+d")]
    texts += [_text("adaptive", "h", pair="c+d"), _text("adaptive", "i", pair="e+f")]
    readings = [_reading(label) for label in ("technical", "adaptive", "technical", "technical", "none")]
    score = _scored(texts, readings)["contrast_pairs"]
    assert (score.value, score.n) == (0.5, 2)


def test_sure_and_dear_mistakes_are_counted_among_their_own() -> None:
    """Three of four are sure, two of these right; one of two adaptive texts is called technical and sure."""
    texts = [_text("adaptive", "1"), _text("adaptive", "2"), _text("none", "3"), _text("technical", "4")]
    readings = [_reading("technical", sure=True), _reading("technical")]
    readings += [_reading("none", sure=True), _reading("technical", sure=True)]
    scores = _scored(texts, readings)
    assert (scores["sure_precision"].value, scores["sure_precision"].n) == (pytest.approx(2 / 3), 3)
    assert scores["sure_share"].value == 0.75
    assert (scores["dear_mistakes"].value, scores["dear_mistakes"].n) == (0.5, 2)


def test_no_mistake_among_few_is_no_proof() -> None:
    """Ten adaptive texts, none called technical and sure: up to 28% may be, says the interval."""
    texts = [_text("adaptive", str(place)) for place in range(10)]
    score = _scored(texts, [_reading("adaptive")] * 10)["dear_mistakes"]
    assert score.value == 0
    assert score.high == pytest.approx(0.28, abs=0.005)


def test_technical_against_adaptive_asks_what_the_reading_leans_to() -> None:
    """A challenge that was read as none still leans to one side."""
    leans = Reading(
        Label.NONE, {Label.NONE: 0.6, Label.TECHNICAL: 0.1, Label.ADAPTIVE: 0.3}, False, False, (), (), (), "m"
    )
    scores = _scored([_text("adaptive", "1"), _text("technical", "2"), _text("none", "3")], [leans] * 3)
    assert (scores["technical_against_adaptive"].value, scores["technical_against_adaptive"].n) == (0.5, 2)


def test_domains_are_measured_one_by_one(tiny_model: Path, make_item: Callable[..., TrainingItem]) -> None:
    """Most texts first, those without one last, few ones marked; a set that names none has no such table."""
    domains = [None, "health", "education", "health"]
    items = [make_item(id=str(n), domain=domain, text=f"The printer {n} jams.") for n, domain in enumerate(domains)]
    report = report_on(Classifier.load(tiny_model), from_items(items))
    assert [(score.name, score.n) for score in report.by_domain] == [("health", 2), ("education", 1), ("not given", 1)]
    assert all(score.few for score in report.by_domain)
    assert math.isnan(report.by_domain[1].low)
    assert report_on(Classifier.load(tiny_model), [_text("none")]).by_domain == ()


def test_the_confusion_and_the_curve_fit_the_accuracy(report: Report, scores: dict[str, Score]) -> None:
    """All texts stand in the table once; the whole of the curve is the accuracy; its parts grow."""
    assert sum(map(sum, report.confusion)) == report.n == 32
    assert sum(row[place] for place, row in enumerate(report.confusion)) / 32 == scores["accuracy"].value
    assert report.risk_coverage[-1].score.value == pytest.approx(scores["accuracy"].value)
    assert [point.score.n for point in report.risk_coverage] == [10, 16, 22, 29, 32]
    assert sorted((point.least for point in report.risk_coverage), reverse=True) == [
        point.least for point in report.risk_coverage
    ]


def test_the_record_is_plain_json_without_nan(report: Report) -> None:
    """What has no value is null."""
    record = as_record(report)
    assert record["figures"]["contrast_pairs"]["value"] is None
    assert record["figures"]["accuracy"]["n"] == 32
    assert record["confusion"]["none"]["adaptive"] == report.confusion[0][2]
    assert set(record["calibration"]) == {"ece", "brier", "log_loss"}


def test_markdown_keeps_its_columns_whatever_a_domain_is_called(tiny_model: Path) -> None:
    """A bar, a line break or an escape code in a name does not break the table."""
    report = report_on(Classifier.load(tiny_model), [_text("none", domain="a|b\nc\x1b"), _text("none", domain="d")])
    [row] = [line for line in as_markdown(report).splitlines() if line.startswith("| a\\")]
    assert row.startswith("| a\\|b c\ufffd | ")
