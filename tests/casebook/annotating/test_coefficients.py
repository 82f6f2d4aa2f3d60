"""Coefficients equal those of published worked examples, and do not depend on order or names."""

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.annotating.coefficients import ac1, alpha, kappa, mean_kappa, percent
from casebook.annotating.intervals import measure, resampled
from casebook.annotating.votes import VoteTable, tabulate

# Krippendorff (2011), "Computing Krippendorff's alpha-reliability", examples A, B and C.
KRIPPENDORFF_A = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
KRIPPENDORFF_B = ("a a b b d c c c e d d a", "b a b b b c c c e d d d")
KRIPPENDORFF_C = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def _once(table: VoteTable) -> np.ndarray:
    return np.ones((1, len(table.codes)))


def _crossed(cells: dict[str, int]) -> tuple[str, str]:
    pairs = [pair for pair, count in cells.items() for _ in range(count)]
    return " ".join(pair[0] for pair in pairs), " ".join(pair[1] for pair in pairs)


@pytest.mark.parametrize(
    ("lines", "classes", "expected"),
    [(KRIPPENDORFF_A, "01", 0.095), (KRIPPENDORFF_B, "abcde", 0.692), (KRIPPENDORFF_C, "12345", 0.743)],
)
def test_alpha_is_that_of_krippendorffs_examples(votes_of, lines, classes, expected) -> None:
    """To the three digits that the paper gives."""
    table = tabulate(votes_of(*lines), "label", tuple(classes))
    assert round(float(alpha(table, _once(table)).values[0]), 3) == expected


def test_kappa_of_fifty_grant_proposals_is_two_fifths(votes_of) -> None:
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: seen 0.7, by chance 0.5 (the encyclopaedia's worked example)."""
    lines = _crossed({"yy": 20, "yn": 5, "ny": 10, "nn": 15})
    table = tabulate(votes_of(*lines), "label", tuple("yn"))
    assert kappa(table, _once(table)).values[0] == pytest.approx(0.4, abs=1e-12)
    assert percent(table, _once(table)).values[0] == pytest.approx(0.7, abs=1e-12)


def test_ac1_stands_where_kappa_falls_below_zero(votes_of) -> None:
    """Gwet's example of the prevalence paradox: 118, 5, 2 and 0 of 125; kappa -0.0234, AC1 0.9408."""
    table = tabulate(votes_of(*_crossed({"++": 118, "+-": 5, "-+": 2})), "label", tuple("+-"))
    assert round(float(kappa(table, _once(table)).values[0]), 4) == -0.0234
    assert round(float(ac1(table, _once(table)).values[0]), 4) == 0.9408


def test_ac1_of_four_raters_with_missing_answers(votes_of) -> None:
    """Gwet's handbook on the four-observer table: percent 0.81818, AC1 0.77544."""
    table = tabulate(votes_of(*KRIPPENDORFF_C), "label", tuple("12345"))
    assert float(percent(table, _once(table)).values[0]) == pytest.approx(0.8181818, abs=1e-7)
    assert round(float(ac1(table, _once(table)).values[0]), 5) == 0.77544


def test_kappa_agrees_with_scikit_learn(votes_of) -> None:
    """On random answers of three classes."""
    from sklearn.metrics import cohen_kappa_score

    one, other = np.random.default_rng(3).integers(3, size=(2, 80)).astype(str)
    table = tabulate(votes_of(" ".join(one), " ".join(other)), "label", tuple("012"))
    assert kappa(table, _once(table)).values[0] == pytest.approx(cohen_kappa_score(one, other), abs=1e-12)


_ANSWERS = st.lists(st.lists(st.sampled_from("abc."), min_size=3, max_size=3), min_size=2, max_size=12)


@given(_ANSWERS, st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_annotators_items_or_labels(answers, random) -> None:
    """Every coefficient is the same after a shuffle, or undefined in both."""
    shuffled = random.sample(answers, len(answers))
    names = random.choice(list(permutations("abc")))
    columns = random.choice(list(permutations(range(3))))
    renamed = dict(zip("abc.", (*names, "."), strict=True))
    other = [[renamed[item[column]] for column in columns] for item in shuffled]
    for first, second in zip(_all(answers), _all(other), strict=True):
        assert first == pytest.approx(second, abs=1e-12) or (math.isnan(first) and math.isnan(second))


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=12).filter(lambda said: len(set(said)) > 1))
def test_perfect_agreement_is_one(said) -> None:
    """Whatever the classes, as long as there are two."""
    assert _all([[answer] * 3 for answer in said]) == [1.0] * 4


@given(_ANSWERS)
def test_items_answered_alike_are_counted_together_without_a_difference(answers) -> None:
    """The quick way gives the figures of the plain one."""
    table, weights = _table(answers), resampled(len(answers), 5, 50)
    condensed, summed = table.condensed(weights)
    for name in ("percent", "kappa", "alpha", "ac1"):
        plain, quick = measure(name, table, weights), measure(name, condensed, summed)
        assert (plain.n, plain.reason) == (quick.n, quick.reason)
        for value in ("value", "low", "high"):
            assert getattr(plain, value) == pytest.approx(getattr(quick, value), abs=1e-9)


def _table(answers: list[list[str]]) -> VoteTable:
    codes = np.array([["abc".find(answer) for answer in item] for item in answers])
    return VoteTable(codes, tuple("abc"), ("x", "y", "z"))


def _all(answers: list[list[str]]) -> list[float]:
    table = _table(answers)
    weights = _once(table)
    return [float(way(table, weights).values[0]) for way in (percent, alpha, ac1)] + [
        float(mean_kappa(table, weights)[0])
    ]
