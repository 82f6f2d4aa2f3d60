"""Keeps who annotates and how the items are shared out, in the casebook."""

from dataclasses import replace

from casebook.annotating.assignment import Assignment
from casebook.database.casebook import Casebook
from casebook.database.preferences import get_setting, set_setting

_KEY = "annotating.assignment"
_EVERYONE = 1_000
"""More than will ever label in one casebook: whoever joins later labels everything too."""


def load_assignment(casebook: Casebook) -> Assignment:
    """How the items are shared out; nobody is named before the first profile."""
    plain = get_setting(casebook, _KEY)
    return Assignment(()) if plain is None else Assignment.from_plain(plain)


def save_assignment(casebook: Casebook, assignment: Assignment) -> None:
    """Keep how the items are shared out."""
    set_setting(casebook, _KEY, assignment.as_plain())


def share_with_everyone(casebook: Casebook, *, every_item: bool) -> Assignment:
    """Let everyone label every item, or share the items out again. What was labelled stays.

    Args:
        casebook: Where.
        every_item: Whether everyone labels all; otherwise each has a share, and some items go to two people.
    """
    found, usual = load_assignment(casebook), Assignment(())
    overlap, together = (1.0, _EVERYONE) if every_item else (usual.overlap, usual.together)
    found = replace(found, overlap=overlap, together=together)
    save_assignment(casebook, found)
    return found


def add_profile(casebook: Casebook, annotator: str) -> Assignment:
    """Let someone annotate; who is there already stays.

    Raises:
        UsageError: The name is empty.
    """
    found = load_assignment(casebook)
    if annotator not in found.annotators:
        found = replace(found, annotators=(*found.annotators, annotator))
        save_assignment(casebook, found)
    return found


def remove_profile(casebook: Casebook, annotator: str) -> Assignment:
    """Let someone annotate no longer: their share goes to the others, and what they labelled stays."""
    found = load_assignment(casebook)
    found = replace(found, annotators=tuple(name for name in found.annotators if name != annotator))
    save_assignment(casebook, found)
    return found
