"""Temperature, prior and thresholds."""

from collections.abc import Callable

import numpy as np
import pytest

from classifier.calibration import choose_thresholds, fit_temperature, soften, with_prior
from classifier.decisions import decide_sure
from classifier.heads import Head
from classifier.training_items import TrainingItem
from codebook.keys import Label

ROW = np.zeros((1, 1), np.float32)


def _log_loss(head: Head, rows: np.ndarray, columns: np.ndarray) -> float:
    return float(-np.log(head.probabilities(rows)[np.arange(len(columns)), columns]).mean())


@pytest.mark.parametrize(("right", "strength"), [(3, 2.0), (3, 0.3)])
def test_temperature_reaches_the_least_log_loss(right: int, strength: float) -> None:
    """Three of four right: the best log-odds are log 3, from over-confident and from timid scores."""
    head = Head(np.array([[strength], [-strength]], np.float32), np.zeros(2, np.float32))
    rows, columns = np.ones((4, 1), np.float32), np.array([0] * right + [1] * (4 - right))
    fitted = fit_temperature(head, rows, columns)
    assert fitted.temperature == pytest.approx(2 * strength / np.log(3), rel=0.02)
    assert _log_loss(fitted, rows, columns) < _log_loss(head, rows, columns)


def test_temperature_lowers_log_loss_on_held_out_rows() -> None:
    """A head that learned noise by heart is cooled, and its classes keep their order."""
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(300, 4)).astype(np.float32)
    columns = (rows @ rng.normal(size=(4, 3)) + rng.gumbel(size=(300, 3))).argmax(axis=1)
    head = Head(3 * rng.normal(size=(3, 4)).astype(np.float32), np.zeros(3, np.float32))
    fitted = fit_temperature(head, rows[:150], columns[:150])
    assert _log_loss(fitted, rows[150:], columns[150:]) < _log_loss(head, rows[150:], columns[150:])
    assert (fitted.scores(rows).argmax(axis=1) == head.scores(rows).argmax(axis=1)).all()


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.5])
@pytest.mark.parametrize(
    ("seen", "expected"),
    [((1, 1, 1), (1, 1, 2)), ((20, 30, 50), (0.3, 0.47, 0.23)), ((10, 20, 30), (1, 2, 3))],
)
def test_prior_moves_shares_by_bayes_rule(
    seen: tuple[float, ...], expected: tuple[float, ...], temperature: float
) -> None:
    """Each class's odds are multiplied by expected / seen, whatever the temperature."""
    head = Head(np.zeros((3, 1), np.float32), np.array([0.2, 1.1, -0.4], np.float32), temperature)
    moved = head.probabilities(ROW) * np.array(expected) / np.array(seen)
    np.testing.assert_allclose(with_prior(head, seen, expected).probabilities(ROW), moved / moved.sum(), atol=1e-6)


def _items(make_item: Callable[..., TrainingItem], labels: list[Label]) -> list[TrainingItem]:
    adaptive = {"strategy": "voices", "driver": "leadership"}
    keys = {Label.NONE: {"driver": None}, Label.TECHNICAL: {}, Label.ADAPTIVE: adaptive}
    return [make_item(id=str(i), label=label.value, **keys[label]) for i, label in enumerate(labels)]


def test_thresholds_reach_the_precision_and_no_lower_one_does(make_item: Callable[..., TrainingItem]) -> None:
    """Of the sure readings, at least the wanted share is right; one step lower it is not."""
    rng = np.random.default_rng(5)
    p = rng.dirichlet((0.6, 0.6, 0.6), size=400)
    labels = [list(Label)[rng.choice(3, p=row)] for row in p]
    chosen = choose_thresholds(p, _items(make_item, labels), 0.9)
    right = p.argmax(axis=1) == [list(Label).index(label) for label in labels]

    def precision(at: float) -> float:
        return float(right[decide_sure(p, type(chosen)(at, chosen.adaptive_doubt, chosen.mixed))].mean())

    assert 0.4 < chosen.sure < 1
    assert precision(chosen.sure) >= 0.9
    assert precision(chosen.sure - 0.01) < 0.9


def test_thresholds_make_nothing_sure_where_no_reading_is_right(make_item: Callable[..., TrainingItem]) -> None:
    """A wrong, confident label is the worst: then nothing is sure."""
    p = np.tile([0.98, 0.01, 0.01], (10, 1))
    chosen = choose_thresholds(p, _items(make_item, [Label.ADAPTIVE] * 10), 0.9)
    assert chosen.sure > 1
    assert not decide_sure(p, chosen).any()


def test_the_mixed_threshold_is_the_one_of_highest_f1(make_item: Callable[..., TrainingItem]) -> None:
    """Mixed items keep 0.32 for technical, others 0.27: 0.30 parts them."""
    adaptive = {"label": "adaptive", "strategy": "voices", "driver": "leadership"}
    items = [make_item(id=str(i), mixed=i < 5, **adaptive) for i in range(10)]
    p = np.array([[0.18, 0.32, 0.5]] * 5 + [[0.23, 0.27, 0.5]] * 5)
    assert choose_thresholds(p, items, 0.9).mixed == 0.30


def test_soften_moves_probabilities_together_and_keeps_their_order() -> None:
    """Twice the temperature takes the square root of each ratio."""
    head = Head(np.eye(3, dtype=np.float32), np.zeros(3, dtype=np.float32), temperature=1.5)
    rows = np.array([[3.0, 1.0, 0.0]], dtype=np.float32)
    before, after = head.probabilities(rows)[0], soften(head, 2.0).probabilities(rows)[0]
    assert after[0] / after[1] == pytest.approx(np.sqrt(before[0] / before[1]))
    assert list(np.argsort(after)) == list(np.argsort(before))
