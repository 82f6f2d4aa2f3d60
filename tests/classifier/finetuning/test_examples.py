"""Training items as numbers, in batches of like length."""

from collections.abc import Callable

import pytest

from classifier.finetuning.examples import ABSENT, Example, as_columns, batches
from classifier.training_items import TrainingItem


@pytest.mark.parametrize(
    ("changes", "columns"),
    [
        ({"label": "none", "driver": None}, (0, ABSENT, ABSENT)),
        ({"label": "technical", "driver": "data"}, (1, ABSENT, 4)),
        ({"label": "adaptive", "strategy": "voices", "driver": "leadership"}, (2, 5, 7)),
    ],
)
def test_as_columns_marks_the_heads_that_do_not_apply(
    make_item: Callable[..., TrainingItem], changes: dict[str, str | None], columns: tuple[int, ...]
) -> None:
    """Columns stand in the order of the heads and of the codebook's keys."""
    assert as_columns(make_item(**changes)) == columns


def _examples(lengths: list[int]) -> list[Example]:
    return [Example(tuple(range(length)), (0, 0, 0), 1.0) for length in lengths]


def test_batches_give_every_example_once() -> None:
    """Nothing is lost or seen twice."""
    examples = _examples([n % 40 + 1 for n in range(333)])
    seen = [example for batch in batches(examples, 32, seed=1) for example in batch]
    assert sorted(len(e.tokens) for e in seen) == sorted(len(e.tokens) for e in examples)
    assert {id(e) for e in seen} == {id(e) for e in examples}


def test_batches_hold_examples_of_like_length() -> None:
    """Within a bucket the spread in a batch is far below that of all."""
    examples = _examples([n % 100 + 1 for n in range(1600)])
    spreads = [
        max(len(e.tokens) for e in batch) - min(len(e.tokens) for e in batch) for batch in batches(examples, 32, seed=1)
    ]
    assert max(spreads) <= 5


def test_batches_follow_their_seed() -> None:
    """The same seed gives the same batches, another one others."""
    examples = _examples(list(range(1, 200)))
    assert list(batches(examples, 16, seed=3)) == list(batches(examples, 16, seed=3))
    assert list(batches(examples, 16, seed=3)) != list(batches(examples, 16, seed=4))
