"""Makes probabilities mean what they say: temperature, prior, and the thresholds of `sure` and `mixed`."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from classifier.decisions import Thresholds, decide_mixed, decide_sure
from classifier.encoder import Rows
from classifier.heads import HEAD_KEYS, Head, Probabilities, softmax
from classifier.training_items import TrainingItem

_TEMPERATURES = np.geomspace(0.2, 5.0, 161)
_SURE_STEPS = np.arange(0.40, 0.991, 0.01)
_MIXED_STEPS = np.arange(0.10, 0.46, 0.05)
ADAPTIVE_DOUBT = 0.15
"""A wrong 'technical' is the dear mistake: no such reading is sure while adaptive keeps more than this."""


def fit_temperature(head: Head, rows: Rows, columns: NDArray[np.intp]) -> Head:
    """The head with the temperature of least log loss on held-out rows.

    Args:
        head: A fitted head.
        rows: Held-out rows, shape (items, width).
        columns: The right column of each row, shape (items,).
    """
    return replace(head, temperature=best_temperature(head.scores(rows), columns))


def best_temperature(scores: Probabilities, columns: NDArray[np.intp]) -> float:
    """The temperature of least log loss for scores whose right columns are known."""

    def loss(temperature: float) -> float:
        p = softmax(scores / temperature)
        return float(-np.log(p[np.arange(len(columns)), columns] + 1e-12).mean())

    return float(min(_TEMPERATURES, key=loss))


def soften(head: Head, factor: float) -> Head:
    """The head with its temperature multiplied: probabilities move towards each other, their order stays."""
    return replace(head, temperature=head.temperature * factor)


def with_prior(head: Head, seen: Sequence[float], expected: Sequence[float]) -> Head:
    """The head for documents in which the classes have other shares than in training.

    By Bayes' rule each class's log-odds move by log(expected / seen); the shift is scaled by the temperature that
    divides the scores.

    Args:
        head: A fitted head with its temperature.
        seen: Weight of each class in training.
        expected: Share of each class in the documents to be read.
    """
    shift = np.log(np.asarray(expected) / np.sum(expected)) - np.log(np.asarray(seen) / np.sum(seen))
    return replace(head, bias=(head.bias + head.temperature * shift).astype(np.float32))


def choose_thresholds(p: Probabilities, items: Sequence[TrainingItem], precision: float) -> Thresholds:
    """Choose when a reading is sure and when it looks mixed, on held-out items.

    Args:
        p: Label probabilities of the items, shape (items, 3).
        items: Held-out items.
        precision: The share of sure readings that must be right.

    Returns:
        The lowest threshold that reaches the precision (1.01, so that nothing is sure, where none does), and the
        mixed threshold of highest F1 on the items marked mixed.
    """
    labels = np.array([HEAD_KEYS["label"].index(item.label) for item in items])
    right = p.argmax(axis=1) == labels
    mixed = np.array([item.mixed for item in items])
    found = Thresholds(sure=1.01, adaptive_doubt=ADAPTIVE_DOUBT, mixed=float(_MIXED_STEPS[-1]))
    for step in _SURE_STEPS:
        sure = decide_sure(p, replace(found, sure=float(step)))
        if sure.any() and right[sure].mean() >= precision:
            found = replace(found, sure=round(float(step), 2))
            break

    def mixed_f1(step: float) -> float:
        looks = decide_mixed(p, replace(found, mixed=step))
        both = (looks & mixed).sum()
        return float(2 * both / max(1, looks.sum() + mixed.sum()))

    return replace(found, mixed=round(float(max(_MIXED_STEPS, key=mixed_f1)), 2))
