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
from dataclasses import dataclass, replace
from datetime import date
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


SHOTS = (
    Shot("items", "home", ("f", "down", "down", "space", "enter", "down")),
    Shot("items_light", "home", ("f", "down", "down", "space", "enter", "down"), theme="balcony-light"),
    Shot("raise", "home", ("slash", *"bus", "enter", "e")),
    Shot("balcony", "balcony"),
    Shot("playbook", "playbook", ("down", "down")),
)
"""What README and docs show."""
EVERY = (
    *(Shot(name, "home", keys) for name, keys in (
        ("home", ()), ("whole_item", ("enter",)), ("verdict", ("v",)), ("split", ("s",)), ("filter", ("f",)),
        ("sort", ("o",)), ("action", ("c",)), ("raise", ("e",)), ("open", ("i",)), ("help", ("f1",)),
        ("palette", ("ctrl+p",)), ("search", ("slash", *"bus")),
    )),
    *(Shot(mode, mode) for mode in ("balcony", "playbook", "models", "settings")),
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
        folder = options.all or FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for shot in _every() if options.all else SHOTS:
            svg = folder / f"{shot.name}.svg"
            svg.write_text(asyncio.run(picture(shot)), encoding="utf-8")
            if CHROMIUM:
                draw(svg)


def _every() -> Iterator[Shot]:
    for shot in EVERY:
        for size in ((80, 24), (120, 40)):
            for theme in ("balcony-dark", "balcony-light"):
                name = f"{shot.name}_{size[0]}x{size[1]}_{theme.removeprefix('balcony-')}"
                yield replace(shot, name=name, size=size, theme=theme)


async def picture(shot: Shot) -> str:
    """The screen as SVG, after its keys were pressed one by one."""
    from tui.app import BalconyApp
    from tui.services import Services

    services = Services()
    services.preferences = replace(services.preferences, theme=shot.theme, tour_seen=True)
    services.today = lambda: DAY
    app = BalconyApp(services, start=shot.start)
    async with app.run_test(size=shot.size) as pilot:
        await _settled(pilot)
        for key in shot.keys:
            await pilot.press(key)
        await _settled(pilot)
        return _ELSEWHERE.sub("", app.export_screenshot(title="Balcony"))


async def _settled(pilot: Any) -> None:
    for _ in range(3):
        running = [each for each in pilot.app.workers if not each.is_finished and each.group != "_loader"]
        if running:
            await pilot.app.workers.wait_for_complete(running)
        await pilot.pause(0.2)


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
