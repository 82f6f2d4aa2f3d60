"""Takes from notes what a mail program put there: headers, a signature, the message that is answered."""

import re

from casebook.intake.boilerplate import is_sign_off

_WROTE = re.compile(r"^\s*(?:on .{5,200}wrote:|-{2,}\s*original message\s*-{2,})\s*$", re.IGNORECASE)
_HEADER = re.compile(r"^>?\s*(?:from|sent|to|cc|bcc|subject|date|reply-to|importance):", re.IGNORECASE)
_MAX_SIGNATURE_LINES = 6


def without_mail_parts(lines: list[str]) -> list[str]:
    """The lines with those that are no part of what somebody wrote blank: a line keeps its number."""
    kept = list(lines)
    number = 0
    while number < len(kept):
        end = number
        if is_sign_off(kept[number]) and number > 0:
            end = _end_of_signature(kept, number)
        elif _WROTE.match(kept[number]):
            end = number + 1
            while end < len(kept) and (kept[end].lstrip().startswith(">") or not kept[end].strip()):
                end += 1
        for blank in range(number, end):
            kept[blank] = ""
        number = max(end, number + 1)
    return _without_header(kept)


def _end_of_signature(lines: list[str], start: int) -> int:
    """The line after a signature's last: it ends at a blank line, or was none if many lines follow."""
    below = lines[start + 1 : start + 1 + _MAX_SIGNATURE_LINES + 1]
    length = next((n for n, line in enumerate(below) if not line.strip()), len(below))
    return start + 1 + length if length <= _MAX_SIGNATURE_LINES else start + 1


def _without_header(lines: list[str]) -> list[str]:
    """A header stands on top: two or more such lines in a row, then a blank one."""
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    end = first
    while end < len(lines) and _HEADER.match(lines[end]):
        end += 1
    return [""] * end + lines[end:] if end - first > 1 else lines
