"""An agreement report has every figure with its interval, or the reason why there is none."""

import time

import numpy as np
import pytest

from casebook.annotating.agreement import in_words, report_agreement
from casebook.annotating.intervals import measure, resampled
from casebook.annotating.votes import Vote, tabulate
from codebook.errors import NothingToDoError
from codebook.keys import Label


def _votes(labels: list[tuple[str, ...]], kinds: tuple[str, ...] = ("note",)) -> list[Vote]:
    return [
        Vote(
            str(item),
            "abcdef"[who],
            (
                ("label", label),
                ("strategy", "voices" if label == "adaptive" else None),
                ("driver", None if label == "none" else "data"),
            ),
            kinds[item % len(kinds)],
        )
        for item, given in enumerate(labels)
        for who, label in enumerate(given)
        if label
    ]


def _noisy(items: int, people: int, right: float, seed: int = 1) -> list[Vote]:
    rng = np.random.default_rng(seed)
    names = [label.value for label in Label]
    truth = rng.integers(3, size=items)
    said = np.where(rng.random((items, people)) < right, truth[:, None], rng.integers(3, size=(items, people)))
    return _votes([tuple(names[code] for code in row) for row in said], ("note", "barrier"))


def test_everyone_who_says_the_same_of_everything_has_no_alpha_but_a_reason() -> None:
    """Never 1.0 and never nan: one class alone cannot show agreement."""
    report = report_agreement(_votes([("adaptive", "adaptive")] * 40), seed=7)
    alpha = report.alpha
    assert (alpha.value, alpha.low) == (None, None)
    assert "everyone answered 'adaptive' every time" in alpha.reason
    assert report.questions[0].overall.of("kappa").value is None
    assert report.questions[0].overall.of("percent").value == 1.0
    assert 0.9 < report.questions[0].overall.of("percent").low < 0.95
    assert "has no figure" in in_words(alpha)


def test_one_annotator_and_no_shared_item_are_told_apart() -> None:
    """Each has a reason of its own."""
    alone = report_agreement(_votes([("none",), ("technical",)]), seed=7).alpha
    apart = report_agreement(_votes([("none", ""), ("", "technical")]), seed=7).alpha
    assert alone.reason == "there is only one annotator, and nobody to agree with"
    assert apart.reason == "no item has answers of two annotators"


def test_perfect_agreement_on_few_items_is_not_called_certain() -> None:
    """The interval reaches below one, and further with fewer items."""
    few = report_agreement(_votes([("none", "none"), ("adaptive", "adaptive")] * 5), seed=7).alpha
    many = report_agreement(_votes([("none", "none"), ("adaptive", "adaptive")] * 100), seed=7).alpha
    assert few.value == many.value == 1.0
    assert few.low < many.low < 1.0
    assert few.few
    assert not many.few


def test_the_interval_holds_the_true_value_about_as_often_as_it_says() -> None:
    """95% within what 100 repeats allow. Two who know 70% and guess the rest of three alike classes: alpha is 0.49."""
    weights, held = resampled(120, 7), 0
    for seed in range(100):
        alpha = measure("alpha", *tabulate(_noisy(120, 2, 0.7, seed + 10), "label", Label).condensed(weights))
        held += alpha.low <= 0.49 <= alpha.high
    assert held >= 88


def test_the_same_seed_gives_the_same_figures() -> None:
    """And another one moves the bounds, not the value."""
    votes = _noisy(60, 3, 0.8)
    first, again, other = (report_agreement(votes, seed=seed).alpha for seed in (1, 1, 2))
    assert first == again
    assert (first.value, first.low) != (other.value, other.low)
    assert first.value == other.value


def test_pairs_keys_and_kinds_each_have_their_figures() -> None:
    """Three people make three pairs; two need none beside the whole."""
    label = report_agreement(_noisy(80, 3, 0.8), seed=7).questions[0]
    assert [pair.name for pair in label.by_pair] == ["a and b", "a and c", "b and c"]
    assert [key.name for key in label.by_key] == ["none", "technical", "adaptive"]
    assert [(kind.name, kind.measured[0].n) for kind in label.by_kind] == [("barrier", 40), ("note", 40)]
    assert report_agreement(_noisy(80, 2, 0.8), seed=7).questions[0].by_pair == ()


def test_five_hundred_items_of_three_people_take_about_a_second() -> None:
    """With 2,000 resamples, and all figures: a generous bound, for the machine may be busy."""
    votes = _noisy(500, 3, 0.8)
    start = time.process_time()
    report_agreement(votes, seed=7)
    assert time.process_time() - start < 4


def test_without_any_label_there_is_nothing_to_do() -> None:
    """Skipped items alone are no agreement."""
    with pytest.raises(NothingToDoError, match="label some items first"):
        report_agreement([Vote("1", "a", (("label", None),))], seed=7)
