"""Telling what says something from what only names a matter."""

import pytest

from casebook.intake.saying import is_bare_name, says_something


@pytest.mark.parametrize(
    "text",
    [
        "Linen short on weekends",
        "Printer jams again",
        "No cover",
        "Tail lift broken since May",
        "Training cancelled",
        "Order the wound packs",
        "Wren to ask",
        "Server needs a restart",
        "Too many meetings",
        "Phones down",
        "Why us?",
        "Two hoists, one charger",
    ],
)
def test_a_verb_or_an_adjective_behind_its_thing_says_something(text: str) -> None:
    """So does a short order or a question."""
    assert says_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "Behaviour",
        "Marking",
        "Training needs",
        "Special needs",
        "IT support",
        "Short breaks",
        "Lost property",
        "WHAT WENT WELL",
        "What is getting in the way",
        "Action points",
        "Staff meeting",
        "Call bells",
        "Mixed-age classes",
    ],
)
def test_a_name_says_nothing(text: str) -> None:
    """Whatever adjective stands before its thing."""
    assert not says_something(text)


def test_a_name_with_a_place_is_no_bare_name() -> None:
    """Over sub-bullets it is kept as an item."""
    assert is_bare_name("Duty of candour")
    assert not is_bare_name("Staff on nights")
