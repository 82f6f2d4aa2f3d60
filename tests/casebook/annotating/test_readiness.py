"""The readiness card keeps its promises: simulations hold it to what it says."""

import numpy as np
import pytest
from scipy.stats import beta, binom

from casebook.annotating.accepting import may_accept
from casebook.annotating.exact_binomial import fewest_successes, lower_bound, upper_tail
from casebook.annotating.intervals import Measured
from casebook.annotating.readiness import Checked, readiness
from casebook.annotating.stopping import Curve, CurvePoint, may_stop, measure_curve
from codebook.errors import UsageError
from codebook.keys import Label

POOL = np.linspace(0.4, 1, 2_001)
RUNS = 2_000


def test_the_exact_binomial_is_scipys() -> None:
    """Tails and bounds to nine digits."""
    for k, n, p in ((0, 5, 0.9), (22, 22, 0.9), (37, 40, 0.9), (180, 200, 0.85), (1, 3, 1.0)):
        assert upper_tail(k, n, p) == pytest.approx(binom.sf(k - 1, n, p), abs=1e-9)
    for k, n in ((22, 22), (37, 40), (180, 200), (1, 9)):
        assert lower_bound(k, n, 0.1) == pytest.approx(beta.ppf(0.1, k, n - k + 1), abs=1e-9)
    assert lower_bound(0, 4, 0.1) == 0
    assert (fewest_successes(22, 0.9, 0.1), fewest_successes(21, 0.9, 0.1)) == (22, None)


def _answers(runs: int, n: int, share: object) -> list:
    rng = np.random.default_rng(11)
    found = []
    for _ in range(runs):
        confidence = rng.uniform(0.4, 1, size=n)
        found.append(may_accept(confidence, rng.random(n) < share(confidence), POOL))
    return found


@pytest.mark.parametrize("n", [120, 300])
def test_a_yes_is_wrong_no_more_often_than_stated(n: int) -> None:
    """At the worst, where every part is right just under 90% of the time: 10% of 2,000 runs, and chance's allowance."""
    wrong = sum(each.accepted is not None for each in _answers(RUNS, n, lambda p: np.full(len(p), 0.8999)))
    assert wrong / RUNS <= 0.1 + 3 * np.sqrt(0.1 * 0.9 / RUNS)


def test_of_parts_that_get_worse_the_wrong_ones_are_seldom_accepted() -> None:
    """A calibrated model: the true share right of a part that begins at t is (1 + t) / 2, under 90% below t = 0.8.

    And more labels make a deserved yes likelier.
    """
    said_yes = []
    for n in (400, 1_200):
        found = _answers(300, n, lambda p: p)
        wrong = sum(each.accepted is not None and (1 + each.accepted.threshold) / 2 < 0.9 for each in found)
        assert wrong / 300 <= 0.1
        said_yes.append(sum(each.accepted is not None for each in found) / 300)
    assert 0.3 < said_yes[0] < 0.8 < said_yes[1]


def test_few_labels_promise_nothing_and_say_how_many_are_needed() -> None:
    """Ten right answers prove no 90%; the number named then suffices in most runs."""
    few = may_accept(np.full(10, 0.95), np.full(10, True), POOL)
    assert few.accepted is None
    assert few.more is not None
    assert "too few for the test" in few.why
    unlucky = next(
        each for each in _answers(50, 120, lambda p: np.full(len(p), 0.96)) if each.accepted is None and each.more
    )
    enough = _answers(200, unlucky.n + unlucky.more, lambda p: np.full(len(p), 0.96))
    assert sum(each.accepted is not None for each in enough) / 200 > 0.6


def test_a_model_below_the_bar_is_not_helped_by_labels() -> None:
    """It is said so, and no number is made up."""
    found = _answers(1, 600, lambda p: np.full(len(p), 0.7))[0]
    assert (found.accepted, found.more) == (None, None)
    assert "more labels alone change nothing: a better model may" in found.why


def test_a_yes_names_its_part_and_its_bound() -> None:
    """All right of 400: everything may be accepted."""
    found = _answers(1, 400, lambda p: np.ones(len(p)))[0]
    assert found.accepted.part == 1.0
    assert found.accepted.bound > 0.99
    assert found.why.startswith("Yes, for the surest 100%")


def test_items_that_were_picked_are_refused() -> None:
    """A promise measured on them would be void."""
    alpha = Measured("alpha", 0.8, 0.7, 0.9, 200)
    picked = Checked(Label.NONE, Label.NONE, 0.9, "uncertain")
    with pytest.raises(UsageError, match="not drawn by chance"):
        readiness([picked], [0.9], None, alpha)
    chance = Checked(Label.NONE, Label.NONE, 0.9, "random")
    assert readiness([chance], [0.9], None, alpha).stopping.plateau is None


def test_stopping_needs_both_signals() -> None:
    """A plateau with people who differ sends them to settle; an open alpha sends them to label twice."""
    flat = Curve((CurvePoint(300, 0.8), CurvePoint(400, 0.801)), 0.001, -0.01, 0.012, 100)
    steep = Curve((CurvePoint(75, 0.6), CurvePoint(100, 0.7)), 0.1, 0.05, 0.15, 100)
    agreed, differ = Measured("alpha", 0.8, 0.72, 0.87, 200), Measured("alpha", 0.4, 0.3, 0.5, 200)
    assert may_stop(flat, agreed).stop
    assert not may_stop(steep, agreed).stop
    assert may_stop(flat, differ).why[-1].startswith("Do not label more of the same")
    assert may_stop(flat, Measured("alpha", None, None, None, 0, "one annotator")).stop is False


def test_a_learning_curve_rises_and_flattens() -> None:
    """A model that is right as soon as it has seen 40 labels gains nothing from the last quarter of 100."""
    right = np.random.default_rng(1).integers(3, size=80)

    def read(places: np.ndarray) -> np.ndarray:
        return right if len(places) >= 40 else np.zeros_like(right)

    curve = measure_curve(100, right, read, seed=3)
    assert [point.labels for point in curve.points] == [25, 50, 75, 100]
    assert curve.points[0].accuracy < 0.5
    assert (curve.gain, curve.low, curve.high) == (0, 0, 0)


def test_with_no_item_left_there_is_nothing_to_accept() -> None:
    """And a few labels say nothing of how many more it takes."""
    sure, right = np.full(10, 0.9), np.zeros(10, dtype=np.bool_)
    assert "every item here has a label" in may_accept(sure, right, np.empty(0)).why
    assert "look again once there are 40" in may_accept(sure, right, sure).why
