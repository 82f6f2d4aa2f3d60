"""When a reading is sure, and when an item looks mixed."""

import numpy as np
import pytest

from classifier.decisions import Thresholds, decide_mixed, decide_sure

THRESHOLDS = Thresholds(sure=0.7, adaptive_doubt=0.15, mixed=0.25)


@pytest.mark.parametrize(
    ("p", "sure"),
    [
        ([0.8, 0.1, 0.1], True),
        ([0.7, 0.2, 0.1], True),
        ([0.69, 0.21, 0.1], False),
        ([0.1, 0.8, 0.1], True),
        ([0.05, 0.8, 0.15], True),
        ([0.0, 0.8, 0.2], False),
        ([0.0, 0.2, 0.8], True),
        ([0.8, 0.0, 0.2], True),
        ([0.34, 0.33, 0.33], False),
    ],
)
def test_decide_sure_needs_probability_and_no_adaptive_doubt(p: list[float], sure: bool) -> None:
    """From the threshold on; a technical label only while adaptive keeps little."""
    assert decide_sure(np.array([p]), THRESHOLDS).tolist() == [sure]


@pytest.mark.parametrize(
    ("p", "mixed"),
    [
        ([0.1, 0.3, 0.6], True),
        ([0.15, 0.25, 0.6], True),
        ([0.16, 0.24, 0.6], False),
        ([0.1, 0.6, 0.3], False),
        ([0.5, 0.3, 0.2], False),
    ],
)
def test_decide_mixed_needs_an_adaptive_label_and_a_technical_share(p: list[float], mixed: bool) -> None:
    """Only adaptive items, from the threshold on."""
    assert decide_mixed(np.array([p]), THRESHOLDS).tolist() == [mixed]


def test_decisions_of_no_rows_are_empty() -> None:
    """An empty batch stays empty."""
    assert decide_sure(np.empty((0, 3)), THRESHOLDS).shape == (0,)
    assert decide_mixed(np.empty((0, 3)), THRESHOLDS).shape == (0,)


def test_a_threshold_above_one_makes_nothing_sure() -> None:
    """Training writes 1.01 where no threshold is precise enough."""
    assert not decide_sure(np.eye(3), Thresholds(sure=1.01, adaptive_doubt=1.0, mixed=0.5)).any()
