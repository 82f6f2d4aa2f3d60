"""A number with its noun, so that one thing is never said to be several."""


def many(number: int, one: str, more: str | None = None) -> str:
    """A number with its noun: `1 action`, `2 actions`, `1,200 actions`.

    Args:
        number: How many.
        one: The words for one.
        more: The words for several, or for none; where they are left out, those for one with an s.
    """
    return f"{number:,} {one if number == 1 else more or one + 's'}"
