"""Whole notes as people type and paste them, against the items that a person lists."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from casebook.intake.reading import read_log

sys.path.insert(0, str(Path(__file__).parent))
try:
    import typed_notes
    import unseen_notes
finally:
    sys.path.remove(str(Path(__file__).parent))


@pytest.mark.parametrize("note", typed_notes.NOTES, ids=lambda note: note.name)
def test_notes_are_read_as_a_person_would_list_them(note: typed_notes.Note, tmp_path: Path) -> None:
    """Every barrier alone, in its order; no title, heading or name among them."""
    assert [item.text for item in read_log(note.write(tmp_path)).items] == note.expected


def test_notes_that_the_rules_were_not_made_for_are_read_as_well(tmp_path: Path) -> None:
    """Over all of them, no item is missed, and one line is taken for an item that is a title."""
    missed, invented = Counter[str](), Counter[str]()
    for note in unseen_notes.NOTES:
        found = Counter(item.text for item in read_log(note.write(tmp_path)).items)
        missed += Counter(note.expected) - found
        invented += found - Counter(note.expected)
    assert not missed
    assert list(invented) == ["Post-its from INSET day"]
