"""Statistics and intervals: answers worked out by hand."""

import math

import numpy as np
import pytest

from classifier.bootstrap import estimate
from classifier.metrics import (
    accuracy,
    brier_scores,
    calibration_error,
    confusion,
    log_losses,
    macro_f1,
    mean,
    share,
    surest,
    surest_accuracy,
)

_CONFIDENCE = np.array([0.9, 0.5, 0.8, 0.6, 0.7])
_HITS = np.array([True, False, True, False, False])


@pytest.mark.parametrize(
    ("right", "read", "expected"),
    [
        ([0, 1, 2], [0, 1, 2], 1.0),
        ([0, 0, 1, 1], [0, 0, 0, 0], 1 / 3),
        ([0, 0, 1, 1], [0, 1, 0, 1], 0.5),
        ([0, 0], [1, 1], 0.0),
        ([0, 0, 0, 1], [0, 0, 1, 1], (4 / 5 + 2 / 3) / 2),
        ([2, 2], [2, 2], 1.0),
        ([0, 0], [0, 2], 1 / 3),
    ],
)
def test_macro_f1_gives_known_answers(right: list[int], read: list[int], expected: float) -> None:
    """The mean over the classes that occur."""
    assert macro_f1(np.array(right), np.array(read)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("right", "read", "expected"),
    [([0, 1, 2], [0, 1, 2], 1.0), ([0, 1, 2, 2], [0, 2, 1, 2], 0.5), ([0, 0], [1, 1], 0.0)],
)
def test_accuracy_gives_known_answers(right: list[int], read: list[int], expected: float) -> None:
    """The share that is right."""
    assert accuracy(np.array(right), np.array(read)) == expected


def test_confusion_counts_right_in_rows_and_read_in_columns() -> None:
    """Two of class 0 read as 0 and 1, three of class 2 read as 0, 2 and 2, none of class 1."""
    table = confusion(np.array([0, 0, 2, 2, 2]), np.array([0, 1, 0, 2, 2]), 3)
    assert table.tolist() == [[1, 1, 0], [0, 0, 0], [1, 0, 2]]


@pytest.mark.parametrize(
    ("p", "right", "expected"),
    [
        ([[1.0, 0.0, 0.0]], [0], 0.0),
        ([[1.0, 0.0, 0.0]], [2], 2.0),
        ([[0.5, 0.3, 0.2]], [0], 0.25 + 0.09 + 0.04),
        ([[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]], [1, 2], (0.25 + 0.49 + 0.04 + 0.04 + 0.04 + 0.16) / 2),
    ],
)
def test_brier_gives_known_answers(p: list[list[float]], right: list[int], expected: float) -> None:
    """Squared distances summed over the classes, then the mean."""
    assert mean(brier_scores(np.array(p), np.array(right))) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("p", "right", "expected"),
    [
        ([[1.0, 0.0, 0.0]], [0], 0.0),
        ([[0.5, 0.25, 0.25]], [0], math.log(2)),
        ([[0.5, 0.25, 0.25], [0.5, 0.25, 0.25]], [0, 1], 1.5 * math.log(2)),
        ([[1.0, 0.0, 0.0]], [1], 12 * math.log(10)),
    ],
)
def test_log_loss_gives_known_answers(p: list[list[float]], right: list[int], expected: float) -> None:
    """A certain mistake costs much, and not infinitely much."""
    assert mean(log_losses(np.array(p), np.array(right))) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("confidence", "hits", "expected"),
    [
        ([1.0, 1.0], [True, True], 0.0),
        ([1.0, 1.0], [True, False], 0.5),
        ([0.75, 0.75, 0.75, 0.75], [True, True, True, False], 0.0),
        # bins [0.5, 0.6): gap of 0.55 and 0.51 with one hit 0.06 in all; [0.9, 1]: 0.95 and 1.0 with one hit 0.95
        ([0.55, 0.51, 0.95, 1.0], [True, False, True, False], (0.06 + 0.95) / 4),
        # under-confidence counts like over-confidence, and does not cancel out in another bin
        ([0.45, 0.85], [True, False], (0.55 + 0.85) / 2),
        # within a bin the gaps do cancel out
        ([0.52, 0.58], [True, False], 0.10 / 2),
    ],
)
def test_calibration_error_gives_known_answers(confidence: list[float], hits: list[bool], expected: float) -> None:
    """The gaps of ten bins, each weighing as much as it holds items."""
    assert calibration_error(np.array(confidence), np.array(hits)) == pytest.approx(expected)


@pytest.mark.parametrize(("part", "expected"), [(0.2, 1.0), (0.4, 1.0), (0.6, 2 / 3), (0.8, 0.5), (1.0, 0.4)])
def test_surest_parts_give_known_answers(part: float, expected: float) -> None:
    """Surest first these are right, right, wrong, wrong, wrong."""
    assert surest_accuracy(_CONFIDENCE, _HITS, part) == pytest.approx(expected)


def test_the_surest_part_is_never_empty_and_keeps_the_order_of_equals() -> None:
    """One item at least; equal ones as they came."""
    assert surest(_CONFIDENCE, 0.4).tolist() == [0, 2]
    assert surest(_CONFIDENCE, 0.01).tolist() == [0]
    assert surest(np.full(4, 0.5), 0.5).tolist() == [0, 1]


@pytest.mark.parametrize("seed", range(5))
def test_a_weight_counts_like_so_many_copies(seed: int) -> None:
    """Every statistic gives for weights what it gives for items that stand there several times."""
    rng = np.random.default_rng(seed)
    right, read = rng.integers(3, size=(2, 30))
    p = rng.dirichlet(np.ones(3), size=30)
    confidence, hits, weights = rng.permutation(np.linspace(0.34, 0.99, 30)), right == read, rng.integers(4, size=30)
    copies, w = np.repeat(np.arange(30), weights), weights.astype(np.float64)
    assert share(hits, w) == pytest.approx(share(hits[copies]))
    assert macro_f1(right, read, w) == pytest.approx(macro_f1(right[copies], read[copies]))
    assert mean(brier_scores(p, right), w) == pytest.approx(mean(brier_scores(p[copies], right[copies])))
    assert mean(log_losses(p, right), w) == pytest.approx(mean(log_losses(p[copies], right[copies])))
    assert calibration_error(confidence, hits, w) == pytest.approx(calibration_error(confidence[copies], hits[copies]))
    assert confusion(right, read, 3, w).tolist() == confusion(right[copies], read[copies], 3).tolist()
    for part in (0.3, 0.5, 1.0):
        expected = surest_accuracy(confidence[copies], hits[copies], part)
        assert surest_accuracy(confidence, hits, part, w) == pytest.approx(expected)


def test_an_interval_is_as_wide_as_theory_says() -> None:
    """A share of one half among 400 single items: 1.96 standard errors are 4.9 points to each side."""
    hits = np.arange(400) % 2 == 0
    found = estimate(lambda weights: share(hits, weights), range(400))
    assert found.value == 0.5
    assert found.low == pytest.approx(0.451, abs=0.008)
    assert found.high == pytest.approx(0.549, abs=0.008)


def test_groups_that_are_all_alike_widen_the_interval() -> None:
    """100 groups of four equal items know as much as 100 items: twice as wide as 400."""
    hits = np.repeat(np.arange(100) % 2 == 0, 4)
    single = estimate(lambda weights: share(hits, weights), range(400))
    grouped = estimate(lambda weights: share(hits, weights), [place // 4 for place in range(400)])
    assert (grouped.high - grouped.low) / (single.high - single.low) == pytest.approx(2, rel=0.1)


@pytest.mark.parametrize(("hit", "low", "high"), [(False, 0.0, 0.278), (True, 0.722, 1.0)])
def test_ten_of_ten_are_no_proof(hit: bool, low: float, high: float) -> None:
    """Where resamples cannot differ, Wilson's interval stands: 1.96² / (10 + 1.96²) = 0.278."""
    found = estimate(lambda weights: share(np.full(10, hit), weights), range(10))
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))


def test_one_group_gives_a_value_without_an_interval() -> None:
    """Nothing is known of other documents; and of nothing, nothing is known."""
    hits = np.array([True, False, False, False])
    found = estimate(lambda weights: share(hits, weights), ["d"] * 4)
    assert found.value == 0.25
    assert math.isnan(found.low)
    assert math.isnan(found.high)
    assert math.isnan(estimate(lambda weights: share(hits, weights), []).value)


def test_an_interval_holds_its_value_even_for_a_biased_statistic() -> None:
    """Resamples of a calibrated reader are less calibrated than itself."""
    confidence, hits = np.full(20, 0.75), np.arange(20) % 4 != 0
    found = estimate(lambda weights: calibration_error(confidence, hits, weights), range(20))
    assert found.value == pytest.approx(0)
    assert found.low <= found.value < found.high
