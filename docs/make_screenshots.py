"""Makes the screenshots of README and docs from the real app with the example casebook.

Run as `python docs/make_screenshots.py [--casebook FOLDER] [--all FOLDER]`. The casebook is the example year, played
anew (a minute) unless a folder holds one already. Each picture is written to `docs/screenshots/` as SVG and, where
Chromium is installed, as PNG. `--all` writes every screen at 80x24 and 120x40 in both themes to a folder, to look at.
"""

import argparse
import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDER = CHECKOUT / "docs" / "screenshots"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DAY = date(2026, 7, 31)
"""The day on the wall in every picture: the last of the example year."""
_ELSEWHERE = re.compile(r"@font-face \{[^}]*\}\s*")
"""Rich names fonts on a server of others; a picture asks nobody."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: which screen, after which keys."""

    name: str
    start: str
    keys: tuple[str, ...] = ()
    theme: str = "balcony-dark"
    size: tuple[int, int] = (120, 40)
    preset: str = ""
    """How long a session is begun with; then the casebook holds the example log alone."""
    coach: str = ""
    """Who labels; then it holds the example log with the labels of two coaches."""


_TO_DIAGNOSIS = ("enter", "enter", *("right",) * 4)
"""From the choice of items, past how many are here, to the fifth phase of a session of half an hour."""
SHOTS = (
    Shot("items", "home", ("f", "down", "down", "space", "enter", "down")),
    Shot("items_light", "home", ("f", "down", "down", "space", "enter", "down"), theme="balcony-light"),
    Shot("raise", "home", ("slash", *"bus", "enter", "e")),
    Shot("balcony", "balcony"),
    Shot("playbook", "playbook", ("down", "down")),
    Shot("session_diagnose", "session", (*_TO_DIAGNOSIS, "o", "y", "n"), preset="30"),
    Shot("session_work", "session", (*_TO_DIAGNOSIS, "right", "right", "space", "down"), preset="30"),
    Shot("session_decide", "session", (*_TO_DIAGNOSIS, "right", "right", "right"), preset="30"),
    Shot("annotate", "annotate", ("k", "k", "a", "2", "8", "1"), coach="Dana"),
    Shot("agreement", "annotate", ("g",), coach="Ana"),
    Shot("readiness", "annotate", ("r",), coach="Ana"),
)
"""What README and docs show."""
EVERY = (
    *(Shot(name, "home", keys) for name, keys in (
        ("home", ()), ("whole_item", ("enter",)), ("verdict", ("v",)), ("split", ("s",)), ("filter", ("f",)),
        ("sort", ("o",)), ("action", ("c",)), ("raise", ("e",)), ("open", ("i",)), ("help", ("f1",)),
        ("palette", ("ctrl+p",)), ("search", ("slash", *"bus")),
    )),
    *(Shot(mode, mode) for mode in ("balcony", "playbook", "models", "settings", "session")),
    *(shot for shot in SHOTS if shot.preset or shot.coach),
)  # fmt: skip
"""Every screen and window, to look at."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description="Make the screenshots from the real app.")
    parser.add_argument("--casebook", type=Path, help="a folder with an example casebook; otherwise one is played")
    parser.add_argument("--all", type=Path, help="write every screen in both sizes and themes here, instead")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(CHECKOUT))
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        if options.casebook:
            shutil.copytree(options.casebook, home)
        os.environ["BALCONY_HOME"] = str(home)
        if not options.casebook:
            subprocess.run([sys.executable, str(CHECKOUT / "examples" / "play_year.py")], check=True)  # noqa: S603
        os.chdir(CHECKOUT / "examples")
        for name in ("meeting", "coaches"):
            read_log_in(Path(scratch) / name)
        label(Path(scratch) / "coaches")
        folder = options.all or FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for shot in _every() if options.all else SHOTS:
            svg = folder / f"{shot.name}.svg"
            with home_of(shot, Path(scratch)):
                svg.write_text(asyncio.run(picture(shot)), encoding="utf-8")
            if CHROMIUM:
                draw(svg)


def _every() -> Iterator[Shot]:
    for shot in EVERY:
        for size in ((80, 24), (120, 40)):
            for theme in ("balcony-dark", "balcony-light"):
                name = f"{shot.name}_{size[0]}x{size[1]}_{theme.removeprefix('balcony-')}"
                yield replace(shot, name=name, size=size, theme=theme)


def read_log_in(home: Path) -> None:
    """Make a casebook of the example log alone."""
    _balcony(home, "triage", "barrier_log.xlsx", "--save")


def label(home: Path) -> None:
    """Put two coaches' labels into it, and what was settled between them; a third coach has not begun."""
    for who, name in (("Ana", "coach_a"), ("Ben", "coach_b"), ("Kim", "settled")):
        _balcony(home, "annotations", "merge", f"annotations/{name}.jsonl", "--as", who)


def _balcony(home: Path, *words: str) -> None:
    run = [sys.executable, "-m", "balcony", *words]
    subprocess.run(run, check=True, capture_output=True, env={**os.environ, "BALCONY_HOME": str(home)})  # noqa: S603


@contextmanager
def home_of(shot: Shot, scratch: Path) -> Iterator[None]:
    """A copy of the casebook that a picture shows, for its keys may change it."""
    before = os.environ["BALCONY_HOME"]
    kept = "meeting" if shot.preset else "coaches" if shot.coach else "home"
    with tempfile.TemporaryDirectory(dir=scratch) as copy:
        shutil.copytree(scratch / kept, copy, dirs_exist_ok=True)
        os.environ["BALCONY_HOME"] = copy
        try:
            yield
        finally:
            os.environ["BALCONY_HOME"] = before


async def picture(shot: Shot) -> str:
    """The screen as SVG, after its keys were pressed one by one."""
    from tui.app import BalconyApp
    from tui.services import Services
    from tui.session_wanted import SessionWanted

    services = Services()
    services.annotator = shot.coach
    noon = datetime.combine(DAY, time(12), tzinfo=UTC)
    services.preferences = replace(services.preferences, theme=shot.theme, tour_seen=True)
    services.today = lambda: DAY
    wanted = SessionWanted(1 if shot.preset else None, shot.preset or None, now=lambda: noon)
    app = BalconyApp(services, start=shot.start, session=wanted)
    async with app.run_test(size=shot.size) as pilot:
        await _settled(pilot)
        for key in shot.keys:
            await pilot.press(key)
            if shot.preset or shot.coach:
                await _settled(pilot)
        await _settled(pilot)
        return _ELSEWHERE.sub("", app.export_screenshot(title="Balcony"))


async def _settled(pilot: Any) -> None:
    for _ in range(3):
        running = [each for each in pilot.app.workers if not each.is_finished and each.group != "_loader"]
        if running:
            await pilot.app.workers.wait_for_complete(running)
        await pilot.pause(0.1)


def draw(svg: Path) -> None:
    """Draw an SVG as PNG beside it."""
    width, height = (
        round(float(each)) for each in re.findall(r"viewBox=\"0 0 ([\d.]+) ([\d.]+)\"", svg.read_text())[0]
    )
    with tempfile.TemporaryDirectory() as profile:
        page = Path(profile) / "page.html"
        page.write_text(f'<body style="margin:0">{svg.read_text(encoding="utf-8")}</body>', encoding="utf-8")
        words = [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--screenshot={svg.with_suffix('.png')}",
        ]  # fmt: skip
        subprocess.run([*words, str(page)], check=True, capture_output=True, timeout=60)  # noqa: S603


if __name__ == "__main__":
    main()
