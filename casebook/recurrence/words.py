"""The words of an item as a vector: rare ones count, endings do not, and names say nothing of the trouble."""

import math
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from classifier.encoder import MAX_CHARACTERS

WIDTH = 1024
"""Columns that stems are spread over by a hash; two texts without a common word come out at 0, give or take 0.03."""
_TABLE = "word_counts.txt"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ness", "ies", "ied", "ed", "es")
_SHORT_ENDINGS = ("ly", "s", "e")
_SHORTEST_STEM = 3
RARER = 1.5
"""The power of a word's weight in a ranking; of 0.7, 1, 1.5 and 2, the last two find most (`suggesting.py`)."""
TELLING = 3.5
"""The weight from which on a common word is worth telling a person: it stands in fewer than one of 33 texts."""


def stem(word: str) -> str:
    """A word without its ending: crude, but the same for `covers`, `covered` and `covering`."""
    word = word.removesuffix("'s")
    for ending in (*_ENDINGS, *_SHORT_ENDINGS):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending) + ("y" if ending in ("ies", "ied") else "")
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return f"{word[:-1]}i" if len(word) > _SHORTEST_STEM and word.endswith("y") else word


def stems(text: str) -> Iterator[tuple[str, bool]]:
    """The stem of each word, and whether it is written like a name (`Ashgrove`; not `IEP`, which is a subject)."""
    for word in _words(text):
        yield stem(word.casefold()), word[:1].isupper() and not word.isupper()


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).replace("’", "'"))


def count_texts(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many texts each stem stands, and how many texts there are: what the shipped table was made with."""
    numbers: Counter[str] = Counter()
    total = 0
    for total, text in enumerate(texts, start=1):  # noqa: B007 - the last number is how many there were
        numbers.update({found for found, _ in stems(text)})
    return numbers, total


@cache
def shipped_weights() -> tuple[Mapping[str, float], float]:
    """The weight of each known stem, and that of a stem never seen.

    They come from the training items once and for all, not from a team's own casebook: vectors that are stored must
    stay comparable as it grows. Line 1 of the table is the number of texts, every other a number and its stems.
    """
    lines = (files(__package__) / _TABLE).read_text(encoding="utf-8").splitlines()
    total = int(lines[0])
    weights = {}
    for line in lines[1:]:
        number, *found = line.split(" ")
        weights.update(dict.fromkeys(found, math.log((total + 1) / (int(number) + 1))))
    return weights, math.log((total + 1) / 2)


@lru_cache(maxsize=4096)
def word_weights(text: str) -> Mapping[str, float]:
    """The words of one text, each with its exact weight, of unit length together: rare words count more than above."""
    weights, unseen = shipped_weights()
    kept = Counter(found for found, name in stems(text) if found in weights or not name)
    raw = {found: (1 + math.log(times)) * weights.get(found, unseen) ** RARER for found, times in kept.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {found: weight / length for found, weight in raw.items()}


def shared_words(one: str, other: str, most: int = 3) -> tuple[str, ...]:
    """The words that two texts have in common, as the first one writes them, the rarest first."""
    weights, unseen = shipped_weights()
    common = word_weights(one).keys() & word_weights(other).keys()
    written: dict[str, str] = {}
    for word in _words(one):
        plain = word.removesuffix("'s")
        if "'" not in plain:  # `we've` and `haven't` tell nothing
            written.setdefault(stem(plain.casefold()), plain if plain.isupper() else plain.casefold())
    telling = [found for found in common & written.keys() if weights.get(found, unseen) >= TELLING]
    telling.sort(key=lambda each: (-weights.get(each, unseen), each))
    return tuple(written[found] for found in telling[:most])


def word_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row of `WIDTH` numbers for each text, of unit length; zeros where no word is left."""
    weights, unseen = shipped_weights()
    rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        kept = Counter(found for found, name in stems(text) if found in weights or not name)
        for found, times in kept.items():
            place = zlib.crc32(found.encode())
            sign = 1 if place & 0x80000000 else -1
            row[place % WIDTH] += sign * (1 + math.log(times)) * weights.get(found, unseen)
    return unit_rows(rows)


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows scaled to length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)
