"""What is on screen as a text file: the characters, then the style of each cell as a letter, then what each letter is.

To renew the kept files after a change that was meant: `BALCONY_SNAPSHOTS=write pytest tests/tui`, then read the diff.
"""

import os
import string
from pathlib import Path

from rich.style import Style
from textual.app import App

FOLDER = Path(__file__).parent / "snapshots"
_LETTERS = string.ascii_letters + string.digits


def look(app: App[None]) -> str:
    """The screen as it is drawn, without anything that differs between machines."""
    letters: dict[str, str] = {}
    characters, styles = [], []
    for strip in app.screen._compositor.render_strips():
        characters.append("".join(segment.text for segment in strip).rstrip())
        cells = ((_name(segment.style), segment.cell_length) for segment in strip)
        styles.append("".join(letters.setdefault(name, _LETTERS[len(letters)]) * count for name, count in cells))
    legend = [f"{letter} {name}" for name, letter in letters.items()]
    return "\n".join([*characters, "", *styles, "", *legend, ""])


def compare(app: App[None], name: str) -> None:
    """See that the screen looks as it is kept."""
    shown, kept = look(app), FOLDER / f"{name}.look.txt"
    if os.environ.get("BALCONY_SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(shown, encoding="utf-8")
    assert shown.splitlines() == kept.read_text(encoding="utf-8").splitlines()


def words(app: App[None]) -> str:
    """What is on screen, without its colours."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def _name(style: Style | None) -> str:
    style = style or Style.null()
    colours = [each.name if each else "-" for each in (style.color, style.bgcolor)]
    marks = [mark for mark in ("bold", "dim", "italic", "underline", "reverse") if getattr(style, mark)]
    return " ".join([f"{colours[0]} on {colours[1]}", *marks])
