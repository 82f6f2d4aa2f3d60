"""Words for the person at the terminal: notes on standard error, and texts without control characters."""

import re
import sys

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """A text on one line that cannot move the cursor, change colours or reverse direction."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))


def say(message: str) -> None:
    """Write a note to standard error, where it does not mix with results."""
    print(plain(message), file=sys.stderr)  # noqa: T201 - the one place that speaks
