"""Runs the commands shown in README.md and writes their real output below them.

Run as `python docs/refresh_readme.py`; a test fails while the README shows anything else.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
README = CHECKOUT / "README.md"
_BLOCK = re.compile(r"```console\n\$ (balcony .*)\n(?:.*\n)*?```\n")


def refreshed(text: str) -> str:
    """The text with each console block's output made anew."""
    return _BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{_output(block[1])}```\n", text)


def _output(command: str) -> str:
    words = [sys.executable, "-m", *shlex.split(command)]
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(words, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
