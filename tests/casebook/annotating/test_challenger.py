"""A challenger replaces the champion only where it is better beyond chance."""

import numpy as np
import pytest

from casebook.annotating.candidates import candidates_of
from casebook.annotating.challenger import OWN, Side, compare_labels, compare_models, decide
from casebook.annotating.queue import make_queue
from classifier.labelled import LabelledText
from classifier.locations import model_folder
from codebook.errors import NothingToDoError
from codebook.keys import Label

LABELS = list(Label)


def _side(n: int, champion: float, challenger: float) -> Side:
    rng = np.random.default_rng(4)
    right = rng.integers(3, size=n)
    texts = [LabelledText(f"t{i}", LABELS[code], (), (), f"g{i}") for i, code in enumerate(right)]
    read = []
    for share in (champion, challenger):
        wrong = rng.random(n) >= share
        read.append([LABELS[code] for code in np.where(wrong, (right + 1) % 3, right)])
    return compare_labels(OWN, texts, *read)


def test_a_better_one_is_promoted_and_the_changed_items_are_named() -> None:
    """With the gain and its interval."""
    side = _side(200, 0.6, 0.9)
    found = decide("old", "new", [side])
    assert found.promote
    assert found.reason.startswith("it is better beyond chance on your items drawn by chance (200): macro-F1 +0.")
    assert 0 < side.gain.low < side.gain.value < side.gain.high
    assert side.changed
    assert all(each.champion is not each.challenger for each in side.changed)


def test_one_that_differs_within_noise_is_refused() -> None:
    """And so is one that is worse on either side, however good on the other."""
    assert not decide("old", "new", [_side(60, 0.8, 0.82)]).promote
    worse = decide("old", "new", [_side(200, 0.6, 0.9), _side(200, 0.9, 0.6)])
    assert not worse.promote
    assert "worse beyond chance" in worse.reason


def test_few_items_say_nothing() -> None:
    """Not even if all are right."""
    assert "say nothing either way" in decide("old", "new", [_side(12, 0.0, 1.0)]).reason
    with pytest.raises(NothingToDoError):
        decide("old", "new", [])


@pytest.mark.slow
def test_a_model_against_itself_gains_exactly_nothing() -> None:
    """On the shipped dev items, with the shipped model."""
    found = compare_models(model_folder(), model_folder(), [])
    assert not found.promote
    assert found.sides[0].changed == ()
    assert (found.sides[0].gain.low, found.sides[0].gain.high) == (0.0, 0.0)
    assert found.sides[0].n > 1_000


def test_the_casebooks_items_make_a_queue(open_filled, label) -> None:
    """Readings, votes, rules and what was left open come along."""
    casebook, ids = open_filled("ours")
    label(casebook, ids[0], "ben", Label.NONE)
    label(casebook, ids[1], "ana", None, state="unsure")
    found = {item.id: candidate for item, candidate in candidates_of(casebook)}
    assert found[ids[0]].votes == {"ben": Label.NONE}
    assert found[ids[0]].p == (0.1, 0.8, 0.1)
    assert found[ids[0]].rule is Label.TECHNICAL
    assert found[ids[1]].returned == "it was left open"
    assert len(make_queue(list(found.values()), np.eye(4), "ana").items) == 4
