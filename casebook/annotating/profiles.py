"""Keeps who annotates and how the items are shared out, in the casebook."""

from dataclasses import replace

from casebook.annotating.assignment import Assignment
from casebook.database.casebook import Casebook
from casebook.database.preferences import get_setting, set_setting

_KEY = "annotating.assignment"


def load_assignment(casebook: Casebook) -> Assignment:
    """How the items are shared out; nobody is named before the first profile."""
    plain = get_setting(casebook, _KEY)
    return Assignment(()) if plain is None else Assignment.from_plain(plain)


def save_assignment(casebook: Casebook, assignment: Assignment) -> None:
    """Keep how the items are shared out."""
    set_setting(casebook, _KEY, assignment.as_plain())


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
