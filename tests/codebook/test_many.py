"""A number with its noun."""

import pytest

from codebook.many import many


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((0, "item"), "0 items"),
        ((1, "item"), "1 item"),
        ((2, "item"), "2 items"),
        ((1200, "item"), "1,200 items"),
        ((1, "person", "people"), "1 person"),
        ((5, "person", "people"), "5 people"),
        ((1, "is", "are"), "1 is"),
    ],
)
def test_one_is_never_several(given: tuple[int, str], words: str) -> None:
    """Nor none one."""
    assert many(*given) == words
