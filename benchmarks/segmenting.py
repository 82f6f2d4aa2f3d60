"""Compares the rules that cut notes into items with spaCy's sentencizer, on the documents of the tests.

Run from the checkout, where spaCy is installed: `.venv/bin/python benchmarks/segmenting.py`. The sentencizer is spaCy's
rule-based one in a blank English pipeline, without a model. It is measured on the bare text of each document (no
structure taken off), and in the place of our own cutting (structure taken off and turns joined by our rules).
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests/casebook/segmenting")]

from segment_scores import Score, documents, expected_items, score  # noqa: E402 - it stands with the tests

from casebook.intake import prose, sentences, transcript  # noqa: E402
from casebook.intake.reading import read_log  # noqa: E402
from casebook.items import Item  # noqa: E402

Finder = Callable[[Path], list[Item]]


def our_items(path: Path) -> list[Item]:
    """The items that the program finds."""
    return list(read_log(path).items)


def bare_texts(path: Path) -> list[str]:
    """Paragraphs and cells of a document, or the words of a transcript, with no structure taken off."""
    if path.suffix == ".docx":
        import docx

        parts = docx.Document(str(path)).iter_inner_content()
        cells = [[c for row in part.rows for c in row.cells] if hasattr(part, "rows") else [part] for part in parts]
        return [each.text for group in cells for each in group]
    if path.suffix in (".vtt", ".srt"):
        import webvtt

        captions = (webvtt.from_srt if path.suffix == ".srt" else webvtt.read)(str(path)).captions
        return [" ".join(caption.text.replace("\n", " ") for caption in captions)]
    return path.read_text(encoding="utf-8").split("\n\n")


def with_cutting(cut: Callable[..., Iterator[str]] | None, split: Callable[[str], list[str]] | None) -> Finder:
    """The program's own reading with another way to cut a paragraph, or to find its sentences."""

    def find(path: Path) -> list[Item]:
        kept = prose.cut_paragraph, sentences.split_sentences
        prose.cut_paragraph = transcript.cut_paragraph = cut or kept[0]
        sentences.split_sentences = split or kept[1]
        try:
            return our_items(path)
        finally:
            prose.cut_paragraph = transcript.cut_paragraph = kept[0]
            sentences.split_sentences = kept[1]

    return find


def finders(nlp: Any) -> dict[str, Finder]:
    """What is compared, by the name that the table gives it."""

    def spacy_sentences(text: str) -> list[str]:
        return [str(sentence).strip() for sentence in nlp(text).sents] or [""]

    def spacy_cut(text: str, **_: object) -> Iterator[str]:
        yield from (sentence for sentence in spacy_sentences(" ".join(text.split())) if sentence)

    def spacy_bare(path: Path) -> list[Item]:
        found = [sentence for text in bare_texts(path) for sentence in spacy_cut(text)]
        return [Item(str(number), text, number) for number, text in enumerate(found, start=1)]

    return {
        "Balcony's rules": our_items,
        "sentencizer, bare text": spacy_bare,
        "our structure, its sentences": with_cutting(spacy_cut, None),
        "our structure and cutting, its sentence ends": with_cutting(None, spacy_sentences),
    }


def main() -> None:
    """Print one row for each way, over all documents."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    every = documents()
    print(f"{len(every)} documents, spaCy {spacy.__version__}")  # noqa: T201 - a benchmark prints
    print(f"{'way':46} precision recall  F1    seconds")  # noqa: T201
    for way, find in finders(nlp).items():
        started = time.perf_counter()
        found = {name: find(path) for name, path in every.items()}
        seconds = time.perf_counter() - started
        total = sum((score(items, expected_items(name)) for name, items in found.items()), Score(0, 0, 0, 0))
        print(f"{way:46} {total.precision:.3f}     {total.recall:.3f}   {total.f1:.3f} {seconds:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
