"""Training items as the numbers that a network learns from, in batches of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from classifier.heads import HEAD_KEYS
from classifier.training_items import TrainingItem, wanted_key

ABSENT = -100
"""Stands for `no key here`, as PyTorch's cross entropy expects it."""
_BUCKET = 50  # batches; within so many the examples are sorted by length, so that little is padded


@dataclass(frozen=True, slots=True)
class Example:
    """One item as token ids, the right column of each head, and how much it counts."""

    tokens: tuple[int, ...]
    columns: tuple[int, ...]
    """In the order of `HEAD_KEYS`; `ABSENT` where a head does not apply."""
    weight: float


def as_columns(item: TrainingItem) -> tuple[int, ...]:
    """The right column of each head for an item."""

    def column(head: str, keys: Sequence[StrEnum]) -> int:
        key = wanted_key(item, head)
        return ABSENT if key is None else keys.index(key)

    return tuple(column(head, keys) for head, keys in HEAD_KEYS.items())


def batches(examples: Sequence[Example], size: int, seed: int) -> Iterator[list[Example]]:
    """All examples once, in random batches of like length.

    Args:
        examples: What to learn from.
        size: Examples a batch.
        seed: The same seed gives the same batches.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    order = list(examples)
    chance.shuffle(order)
    cut: list[list[Example]] = []
    for start in range(0, len(order), size * _BUCKET):
        alike = sorted(order[start : start + size * _BUCKET], key=lambda example: len(example.tokens))
        cut += [alike[i : i + size] for i in range(0, len(alike), size)]
    chance.shuffle(cut)
    yield from cut
