"""Indicators: where in a text a pattern over its tokens stands. They explain and start conversations, never decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from classifier.encoder import MAX_CHARACTERS

Patterns = Sequence[Sequence[Mapping[str, Any]]]
"""Token lists of spaCy's Matcher."""


@dataclass(frozen=True, slots=True)
class IndicatorHit:
    """One place where an indicator shows."""

    key: str
    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset behind its last character."""
    text: str


@dataclass(frozen=True, slots=True)
class _Compiled:
    """One pattern with what a text needs to hold before it is worth matching."""

    key: str
    needed: tuple[frozenset[str], ...]
    matcher: Any


class IndicatorFinder:
    """Finds indicators with spaCy's tokenizer and Matcher; there is no model behind it to download or to load."""

    def __init__(self, patterns: Mapping[str, Patterns], unless: Mapping[str, Patterns] | None = None) -> None:
        """Compile the patterns.

        Args:
            patterns: What to find, by the indicator's key.
            unless: What takes a hit of the same key back where the two overlap.
        """
        import spacy  # most of a second, and only for those who ask for an explanation

        self._nlp = spacy.blank("en")
        self._order = {key: place for place, key in enumerate(patterns)}
        self._wanted = _compile(patterns, self._nlp.vocab)
        self._unwanted = _compile(unless or {}, self._nlp.vocab)

    def find(self, texts: Sequence[str]) -> list[tuple[IndicatorHit, ...]]:
        """The hits in each text, in the order in which they stand in it.

        Hits of one indicator never overlap: the longest is kept. Like the encoder, it reads no more than the first
        `MAX_CHARACTERS` of a text.
        """
        return [self._find(text[:MAX_CHARACTERS]) for text in texts]

    def _find(self, text: str) -> tuple[IndicatorHit, ...]:
        doc = self._nlp.make_doc(text)
        norms = {token.norm_ for token in doc}
        wanted, unwanted = _spans(self._wanted, doc, norms), _spans(self._unwanted, doc, norms)
        hits = []
        for key, spans in wanted.items():
            kept = [span for span in spans if not any(_overlap(span, other) for other in unwanted.get(key, ()))]
            for start, end in _longest(kept):
                span = doc[start:end]
                hits.append(IndicatorHit(key, span.start_char, span.end_char, span.text))
        return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end, self._order[hit.key])))


_Span = tuple[int, int]


def _compile(patterns: Mapping[str, Patterns], vocab: Any) -> list[_Compiled]:
    from spacy.matcher import Matcher  # see IndicatorFinder

    compiled = []
    for key, lists in patterns.items():
        for tokens in lists:
            matcher = Matcher(vocab)
            matcher.add(key, [[dict(token) for token in tokens]])
            compiled.append(_Compiled(key, _needed(tokens), matcher))
    return compiled


def _needed(tokens: Sequence[Mapping[str, Any]]) -> tuple[frozenset[str], ...]:
    """For each token that cannot be left out, the words of which one must be there.

    Few patterns pass this for any one text, and looking into sets takes a tenth of the time that matching takes.
    """
    needed = []
    for token in tokens:
        norm = token.get("NORM")
        words = [norm] if isinstance(norm, str) else norm.get("IN") if norm else None
        if words and "OP" not in token:
            needed.append(frozenset(words))
    return tuple(needed)


def _spans(compiled: Sequence[_Compiled], doc: Any, norms: set[str]) -> dict[str, list[_Span]]:
    found: dict[str, list[_Span]] = {}
    for each in compiled:
        if not any(words.isdisjoint(norms) for words in each.needed):
            found.setdefault(each.key, []).extend((start, end) for _, start, end in each.matcher(doc))
    return found


def _overlap(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _longest(spans: Sequence[_Span]) -> list[_Span]:
    """The longest spans that do not overlap each other."""
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not any(_overlap(span, other) for other in kept):
            kept.append(span)
    return kept
