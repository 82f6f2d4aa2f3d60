"""README, help and CHANGELOG say what is true."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode

CHECKOUT = Path(__file__).parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
COMMANDS = [path.stem.rstrip("_") for path in (CHECKOUT / "balcony/commands").glob("*.py") if path.stem != "__init__"]


def test_readme_shows_the_real_output_of_its_commands() -> None:
    """Each console block equals what the command prints now."""
    sys.path.insert(0, str(CHECKOUT / "docs"))
    try:
        from refresh_readme import refreshed
    finally:
        sys.path.remove(str(CHECKOUT / "docs"))
    assert refreshed(README) == README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(command: str) -> None:
    """`-h` gives a first line that the list of commands shows whole."""
    done = subprocess.run([sys.executable, "-m", "balcony", command, "-h"], capture_output=True, text=True, check=True)
    listed = subprocess.run([sys.executable, "-m", "balcony", "-h"], capture_output=True, text=True, check=True).stdout
    first_line = next(line.strip() for line in done.stdout.splitlines()[1:] if line.strip())
    assert first_line in listed
    assert f"balcony {command}" in README


def test_the_commands_of_the_casebook_page_work_in_their_order(tmp_path: Path) -> None:
    """Each line of its `sh` blocks, one after the other, in an empty data folder."""
    (tmp_path / "examples").symlink_to(CHECKOUT / "examples")
    blocks = re.findall(r"```sh\n(.*?)```", (CHECKOUT / "docs/casebook.md").read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.split("  # ")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]
    assert len(lines) > 15
    environment = {**os.environ, "BALCONY_HOME": str(tmp_path / "home")}
    for line in lines:
        name, _, words = line.partition(" ")
        if "=" in name:  # a variable before the command
            key, _, value = name.partition("=")
            environment[key] = str(tmp_path / value)
            name, _, words = words.partition(" ")
        assert name == "balcony"
        command = [sys.executable, "-m", "balcony", *shlex.split(words)]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}: {done.stderr}"


def test_the_readmes_commands_on_items_work_on_the_shipped_log(tmp_path: Path) -> None:
    """Each id that it names is an item for which the command makes sense enough to be carried out."""
    environment = {**os.environ, "BALCONY_HOME": str(tmp_path)}
    commands = re.findall(r"`balcony ((?:items (?:show|same)|verdict|escalate) \d[^`]*)`", README)
    assert len(commands) == 4
    for words in ("triage examples/barrier_log.xlsx --save", *commands):
        command = [sys.executable, "-m", "balcony", *words.split()]
        done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: {done.stderr}"


def test_readme_and_help_list_the_exit_codes_as_they_are() -> None:
    """All of them, in order, and no other."""
    shown = subprocess.run([sys.executable, "-m", "balcony", "-h"], capture_output=True, text=True, check=True).stdout
    for text in (README, shown):
        listed = re.search(r"Exit codes: (.*?)\.\s", " ".join(text.split()) + " ")
        assert listed is not None
        assert [int(code) for code in re.findall(r"\b(\d+) ", listed[1])] == [code.value for code in ExitCode]


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_readmes_make_targets_exist(target: str) -> None:
    """What the README opens with is in the Makefile, with a line of help."""
    assert f"make {target} " in README
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README.replace("\n", " ")))
def test_the_readmes_links_lead_somewhere(link: str) -> None:
    """Every relative link names a file or folder."""
    assert (CHECKOUT / link).exists()


def test_every_dependency_has_its_reason_beside_it() -> None:
    """A comment on the same line says why it is there."""
    project = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r'^  "[a-zA-Z][\w.-]*(?:>=|==)[^"]*",(.*)$', project, re.MULTILINE)
    assert len(named) > 15
    assert all(re.match(r"\s+# \w", reason) for reason in named)


def test_requirements_are_pinned_with_hashes_and_name_no_host() -> None:
    """The files install the same on every machine, from whichever registry it has."""
    for path in (CHECKOUT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE)
        assert len(pins) > 10
        assert len(re.findall(r"^    --hash=sha256:", text, re.MULTILINE)) >= len(pins)
        assert "://" not in text
        assert "--index" not in text


def test_the_datasheet_counts_what_the_files_hold() -> None:
    """Its table and total equal the items; its splits equal `splits.tsv`."""
    data = CHECKOUT / "training_data"
    datasheet = (data / "README.md").read_text(encoding="utf-8")
    items = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (data / "items").glob("*.jsonl")}
    table = dict(re.findall(r"^\| `([\w-]+\.jsonl)` \| (\d+) \|", datasheet, re.MULTILINE))
    assert {name: int(count) for name, count in table.items()} == items
    assert f"{sum(items.values()):,} English items" in datasheet
    splits = (data / "splits.tsv").read_text(encoding="utf-8").splitlines()
    for split in ("train", "heads", "dev", "test"):
        assert f"| {split} | {sum(line.endswith(split) for line in splits):,} |" in datasheet
