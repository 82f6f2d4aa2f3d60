"""Items found in documents as people write them, against the lists of a careful person."""

import sys
from pathlib import Path

import pytest

from casebook.intake.reading import read_log

sys.path.insert(0, str(Path(__file__).parent))
try:
    from segment_scores import Score, documents, expected_items, pairs, score
finally:
    sys.path.remove(str(Path(__file__).parent))

DOCUMENTS = documents()
SCORES = {name: score(read_log(path).items, expected_items(name)) for name, path in DOCUMENTS.items()}
TOTAL = sum(SCORES.values(), Score(0, 0, 0, 0))


def test_there_are_documents_of_every_kind_of_notes() -> None:
    """Three md, two txt, two docx, two vtt and an srt, beside the examples."""
    suffixes = [path.suffix for path in DOCUMENTS.values() if path.parent.name == "documents"]
    assert {suffix: suffixes.count(suffix) for suffix in suffixes} == {
        ".md": 3, ".txt": 2, ".docx": 2, ".vtt": 2, ".srt": 1,
    }  # fmt: skip
    assert len(DOCUMENTS) == 13


def test_over_all_documents_items_are_found_and_little_else() -> None:
    """Where it fails, it is mostly that a paragraph of one matter is cut elsewhere than a person would cut it."""
    assert TOTAL.expected > 200
    assert TOTAL.precision >= 0.85
    assert TOTAL.recall >= 0.88


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_is_read_badly(name: str) -> None:
    """The worst are short transcripts, in which every place to cut counts much."""
    assert SCORES[name].precision >= 0.6
    assert SCORES[name].recall >= 0.7


def test_nearly_every_item_stands_under_its_heading() -> None:
    """Or beside who said it."""
    assert TOTAL.headings / TOTAL.matched >= 0.97


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_loses_its_headings(name: str) -> None:
    """At most a few items stand under another than a person would say."""
    assert SCORES[name].headings / SCORES[name].matched >= 0.85


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_expected_word_is_lost(name: str) -> None:
    """Wherever it is cut: what a person would triage is in some item."""
    found = " ".join(item.text for item in read_log(DOCUMENTS[name]).items).split()
    wanted = " ".join(listed.text for listed in expected_items(name)).split()
    assert len([word for word in wanted if word in set(found)]) >= 0.98 * len(wanted)


def test_an_item_agrees_with_one_listed_item_only() -> None:
    """One long item cannot stand for two."""
    name = "team_notes.md"
    listed = expected_items(name)
    items = read_log(DOCUMENTS[name]).items
    assert len(pairs(items[:1] * 3, [each for each in listed if each.text == items[0].text])) <= 1
