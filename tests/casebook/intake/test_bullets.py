"""The marks in front of an entry."""

import pytest

from casebook.intake.bullets import Bullet, bullet_of, may_run_on


@pytest.mark.parametrize(
    "mark",
    [
        *(
            "• ",
            "· ",
            "▪ ",
            "◦ ",
            "● ",
            "‣ ",
            "— ",
            "– ",
            "o\t",
            "o   ",
            "✓ ",
            "➢ ",
            "* ",
            "- ",
            "+ ",
            "\uf0b7\t",
            "§\t",
        ),
        *("•", "-", "1. ", "2) ", "(3) ", "a) ", "iv) ", "- [ ] ", "* [x] ", "☐ ", "✔\ufe0f "),
    ],
)
def test_every_mark_that_people_paste_is_taken_off(mark: str) -> None:
    """With a blank behind it or, where it cannot be anything else, without."""
    bullet = bullet_of(f"  {mark}Linen short")
    assert bullet is not None
    assert (bullet.level, bullet.text) == (2, "Linen short")


@pytest.mark.parametrize(
    "line", ["-5 degrees in bay 3", "*note", "of it", "1.5 posts", "2026 was hard", "", "Linen - short"]
)
def test_a_line_that_only_looks_marked_is_text(line: str) -> None:
    """A figure, a footnote, a word."""
    assert bullet_of(line) is None


def test_a_number_is_kept_beside_the_text_and_stars_are_levels() -> None:
    """An agenda is known by its numbers."""
    assert bullet_of("2) Phones") == Bullet(0, "Phones", "2)")
    assert bullet_of("** since May") == Bullet(1, "since May", "")


def test_a_long_dash_between_two_lines_may_run_on() -> None:
    """Not where the next line begins with one too, or a capital follows."""
    assert may_run_on("– as in March – and", ["it failed"])
    assert not may_run_on("— phones down", ["— linen short"])
    assert not may_run_on("— Phones down", ["it failed"])
