"""How well words stand out: every pair of colours on screen, by the formula of the web's accessibility guidelines."""

from rich.color import Color
from rich.style import Style
from textual.app import App
from textual.filter import dim_color
from textual.geometry import Region

ENOUGH = 4.5
"""What the guidelines ask of text."""
_SHAPES = frozenset("█▓▒░▁▂▃▄▅▆▇▉▊▋▌▍▎▏▐▔▕▀▖▗▘▝─│╭╮╰╯┌┐└┘├┤━┃")
"""Drawn, not read."""


def faint_words(app: App[None], where: Region | None = None) -> dict[str, float]:
    """The words on screen whose contrast is below `ENOUGH`, with it.

    Args:
        app: The app.
        where: A part of the screen; all of it where none is named.
    """
    region = where or app.screen.region
    found: dict[str, float] = {}
    for strip in app.screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            words = segment.text.strip()
            if any(character not in _SHAPES and not character.isspace() for character in words):
                ratio = contrast(segment.style or Style.null())
                if ratio < ENOUGH:
                    found[words] = round(ratio, 2)
    return found


def contrast(style: Style) -> float:
    """The contrast of a style's two colours, from 1 to 21."""
    front, back = style.color, style.bgcolor
    assert front is not None
    assert back is not None
    if style.reverse:
        front, back = back, front
    if style.dim:  # as the app shows it
        front = dim_color(back, front)
    lighter, darker = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    shares = [value / 255 for value in colour.get_truecolor()]
    red, green, blue = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
