"""The rows that heads are fitted and measured on: sparse where they hold words, for nearly all of those are zeros."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import csr_array, hstack

from classifier.encoder import Encoder, Rows
from classifier.head_examples import Examples, of_items
from classifier.joined_encoder import JoinedEncoder
from classifier.tfidf import TfidfEncoder
from classifier.training_items import Split, TrainingItem, select

Encode = Callable[[Encoder, Sequence[str]], Rows]
"""Encodes texts with an encoder, or finds their rows in a cache."""


def encode_now(encoder: Encoder, texts: Sequence[str]) -> Rows:
    """Encode without a cache."""
    return encoder.encode(texts)


def rows_of(encoder: Encoder, texts: Sequence[str], encode: Encode = encode_now, *, learned: bool = False) -> Rows:
    """The rows of texts: an array, or where the encoder knows words a sparse one.

    Args:
        encoder: The encoder.
        texts: The texts, in order.
        encode: What encodes sentences; those are worth keeping.
        learned: Whether the sentence encoder was fine-tuned on these very texts. Nothing is fitted on its rows of
            them, so those columns are left empty.
    """
    if isinstance(encoder, TfidfEncoder):
        return _sparse(encoder, texts)
    if not isinstance(encoder, JoinedEncoder):
        return encode(encoder, texts)
    shape = (len(texts), encoder.sentences.width)
    sentences = csr_array(shape, dtype=np.float32) if learned else csr_array(encode(encoder.sentences, texts))
    joined: Rows = hstack([sentences, _sparse(encoder.words, texts)], format="csr")
    return joined


def sentence_width(encoder: Encoder) -> int:
    """How many of a row's first columns come from a fine-tuned encoder."""
    if isinstance(encoder, JoinedEncoder):
        return encoder.sentences.width
    return 0 if isinstance(encoder, TfidfEncoder) else encoder.width


def base_examples(
    encoder: Encoder, items: Sequence[TrainingItem], splits: dict[str, Split], encode: Encode = encode_now
) -> tuple[list[TrainingItem], Examples]:
    """The training items that an encoder's heads are fitted on, and their rows.

    Rows of a fine-tuned encoder flatter the items that it learned from, so only the others fit its heads. A lexical
    encoder never saw a label: all items fit its heads.
    """
    unseen = select(items, splits, Split.HEADS)
    found = examples_of(encoder, unseen, encode)
    if not isinstance(encoder, TfidfEncoder | JoinedEncoder):
        return unseen, found
    learned = select(items, splits, Split.TRAIN)
    rows = rows_of(encoder, [item.text for item in learned], learned=True)
    return [*learned, *unseen], of_items(learned, rows, sentence_width(encoder), learned=True).beside(found)


def examples_of(encoder: Encoder, items: Sequence[TrainingItem], encode: Encode = encode_now) -> Examples:
    """Items that the encoder was not fine-tuned on, with their rows."""
    return of_items(items, rows_of(encoder, [item.text for item in items], encode), sentence_width(encoder))


def _sparse(encoder: TfidfEncoder, texts: Sequence[str]) -> Rows:
    entries = [encoder.entries(text) for text in texts]
    starts = np.cumsum([0, *(len(places) for places, _ in entries)])
    places = np.concatenate([np.empty(0, dtype=np.intp), *(each for each, _ in entries)])
    values = np.concatenate([np.empty(0, dtype=np.float32), *(each for _, each in entries)])
    rows: Rows = csr_array((values, places, starts), shape=(len(texts), encoder.width))
    rows.sort_indices()  # type: ignore[attr-defined]
    return rows
