"""The few shapes that charts are made of, as text in which nothing that a person wrote is markup."""

from collections.abc import Iterable
from html import escape

from casebook.report.blocks import Tone
from casebook.report.clean import clean

FONT = 12
_LETTER = 6.6
"""Mean width of a letter at that size: enough to keep labels from touching."""


def figure(width: float, height: float, name: str, title: str, says: str, shapes: Iterable[str]) -> str:
    """A drawing with a title and a description for those who do not see it."""
    head = (
        f'<svg class="chart" role="img" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'aria-labelledby="{name}-t {name}-d" preserveAspectRatio="xMinYMin meet" style="max-width:{_n(width)}px">'
        f'<title id="{name}-t">{_words(title)}</title><desc id="{name}-d">{_words(says)}</desc>'
    )
    return f"{head}{''.join(shapes)}</svg>"


def box(x: float, y: float, width: float, height: float, look: str) -> str:
    """A rectangle of a class."""
    return f'<rect class="{look}" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"/>'


def toned(x: float, y: float, width: float, height: float, tone: Tone) -> str:
    """A rectangle in the colour and the pattern of a series."""
    plain = box(x, y, width, height, f"s-{tone}")
    return plain + box(x, y, width, height, f"p-{tone}") if tone in (Tone.TECHNICAL, Tone.NONE) else plain


def line(x: float, y: float, to_x: float, to_y: float, look: str = "rule") -> str:
    """A line."""
    return f'<line class="{look}" x1="{_n(x)}" y1="{_n(y)}" x2="{_n(to_x)}" y2="{_n(to_y)}"/>'


def label(x: float, y: float, words: str, *, anchor: str = "start", look: str = "axis") -> str:
    """Words; `anchor` is start, middle or end."""
    return f'<text class="{look}" x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{_words(words)}</text>'


def width_of(words: str) -> float:
    """About how wide words are."""
    return len(words) * _LETTER


def cut(words: str, letters: int) -> str:
    """Words that fit beside a bar."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def nice_top(most: int) -> int:
    """A round number at or above the largest: where the scale ends."""
    if most <= 5:  # noqa: PLR2004 - a scale of single items
        return max(most, 1)
    size = int(10 ** (len(str(most)) - 1))
    steps = (size, size * 3 // 2, size * 2, size * 3, size * 4, size * 5, size * 6, size * 8, size * 10)
    return next(step for step in steps if step >= most)


def _words(text: str) -> str:
    return escape(clean(text))


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
