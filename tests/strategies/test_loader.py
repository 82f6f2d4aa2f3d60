"""A slip in the playbook is found, and the message says where and what was meant."""

import shutil
from pathlib import Path

import pytest

from codebook.errors import PlaybookError
from strategies.loader import SHIPPED, load_playbook

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped playbook, to be changed."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "playbook"))


def _replace(path: Path, old: str, new: str) -> int:
    """Replace the first `old`; gives the number of its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old) + len(old) - len(old.lstrip("\n"))].count("\n") + 1


def _refusal(folder: Path) -> str:
    with pytest.raises(PlaybookError) as caught:
        load_playbook(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_an_unchanged_copy_loads_as_the_shipped_playbook(folder: Path) -> None:
    """The folder is all that counts."""
    assert load_playbook(folder) == load_playbook()


def test_an_edited_text_comes_through(folder: Path) -> None:
    """What a team writes is what it gets, also from an editor that marks UTF-8."""
    path = folder / "attention.yaml"
    _replace(path, "name: Maintain disciplined attention", "name: Stay with it – übrigens")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_playbook(folder).strategies["attention"].name == "Stay with it – übrigens"  # type: ignore[index]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("attention.yaml", "pitfalls:", "pitfals:", "unknown key 'pitfals'; did you mean 'pitfalls'?"),
        ("attention.yaml", "leads_to:", "lead_to:", "unknown key 'lead_to'; did you mean 'leads_to'?"),
        ("voices.yaml", "minutes:", "minuts:", "unknown key 'minuts'; did you mean 'minutes'?"),
        ("mixed.yaml", "  - name:", "  - nam:", "unknown key 'nam'; did you mean 'name'?"),
        ("technical.yaml", "    why:", "    wy:", "unknown key 'wy'; did you mean 'why'?"),
        ("technical.yaml", "first_move:", "frst_move:", "unknown key 'frst_move'; did you mean 'first_move'?"),
        ("technical.yaml", "  selection:", "  selectoin:", "unknown key 'selectoin'; did you mean 'selection'?"),
        ("drivers.yaml", "definition:", "defnition:", "unknown key 'defnition'; did you mean 'definition'?"),
        ("drivers.yaml", "\ntraining:", "\ntrainng:", "unknown key 'trainng'; did you mean 'training'?"),
        ("drivers.yaml", "    - driver:", "    - drver:", "unknown key 'drver'; did you mean 'driver'?"),
        ("sources.yaml", "  title:", "  titel:", "unknown key 'titel'; did you mean 'title'?"),
        ("drivers.yaml", "selection:", "xyz: 1\nselection:", "unknown key 'xyz'; use one of selection, training,"),
    ],
)
def test_a_misspelt_key_is_named_with_file_line_and_the_nearest(
    folder: Path, file: str, old: str, new: str, says: str
) -> None:
    """At the top, within a list, within a table, and as a table's own key."""
    line = _replace(folder / file, old, new)
    assert _refusal(folder).startswith(f"{folder / file}, line {line}: {says}")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "attention.yaml",
            "minutes: 5",
            "minutes: five",
            "moves.one_question.minutes: input should be a valid",
        ),
        (
            "attention.yaml",
            "minutes: 5",
            "minutes: 0",
            "moves.one_question.minutes: input should be greater",
        ),
        ("attention.yaml", "name: Maintain disciplined attention", "name: 5", "name: input should be a valid string"),
        ("attention.yaml", "name: Maintain disciplined attention", "name: ''", "name: string should have at least 1"),
        (
            "attention.yaml",
            "name: Put",
            "name: " + "Put " * 14,
            "moves.one_question.name: string should have at",
        ),
        ("attention.yaml", "leads_to: ", "leads_to: x", "leads_to: input should be 'balcony'"),
        ("drivers.yaml", "    - driver: ", "    - driver: x", "selection.compensates.0.driver: input should be"),
        ("sources.yaml", "S0:", "5:", "the key 5 is not text"),
        ("drivers.yaml", "selection:", "5:", "the key 5 is not text"),
        ("attention.yaml", "name: Maintain", "name: !!python/object:os.system", "name: input should be a valid string"),
    ],
)
def test_a_wrong_value_is_named_with_file_line_and_key(folder: Path, file: str, old: str, new: str, says: str) -> None:
    """What was expected, where, under which key."""
    line = _replace(folder / file, old, new)
    assert _refusal(folder).startswith(f"{folder / file}, line {line}: {says}")


@pytest.mark.parametrize(
    ("file", "key"), [("technical.yaml", ""), ("mixed.yaml", ""), ("voices.yaml", ""), ("drivers.yaml", "training")]
)
def test_an_unlisted_source_is_named_with_file_and_line(folder: Path, file: str, key: str) -> None:
    """The nearest listed one is offered."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    at = text.index("sources:", text.index(f"\n{key}:") if key else 0)
    at = text.index("- ", at) + 2
    path.write_text(text[:at] + "KLC-PBX" + text[text.index("\n", at) :], encoding="utf-8")
    line = text[:at].count("\n") + 1
    assert _refusal(folder) == (
        f"{path}, line {line}: the source 'KLC-PBX' is not listed in sources.yaml; did you mean 'KLC-PB'?"
    )


@pytest.mark.parametrize("file", sorted(path.name for path in SHIPPED.iterdir() if path.stem != "indicators"))
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    """Each of the files is needed; the indicators have a loader of their own."""
    (folder / file).unlink()
    assert _refusal(folder).startswith(f"the playbook file {folder / file} cannot be read")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", " must hold keys"),
        (b"- one\n- two\n", " must hold keys"),
        (b"just words\n", " must hold keys"),
        (b"name: caf\xe9\n", " is not UTF-8 text"),
        ("name: x\n".encode("utf-16"), " is not UTF-8 text"),
        (b"name: x\nmoves: [a, b\n", ", line 3: not valid YAML"),
        (b"name: x\n\tkey: y\n", ", line 2: not valid YAML"),
        (b"name: x\nname: y\n", ", line 2: not valid YAML: found duplicate key"),
        (b"name: *nobody\n", ", line 1: not valid YAML: found undefined alias"),
        (b"name: a\x00b\n", " is not valid YAML"),
        (b"name: 2024-13-45\n", " is not valid YAML"),
        (b"name: " + b"9" * 5000, " is not valid YAML"),
        (b"name: " + b"[" * 1000, " is nested too deeply"),
        (b"name: " + b"[" * 1000 + b"]" * 1000, " is nested too deeply"),
        (BOMB.encode() + b"fits_when: *a11\n", ", line 1: unknown key 'a0'"),
    ],
    ids=lambda value: repr(value[:24]) if isinstance(value, bytes) else "",
)
def test_a_file_that_is_no_playbook_is_refused(folder: Path, content: bytes, says: str) -> None:
    """On one line with the file's name, and no stray error; bombs and deep nesting do no harm."""
    (folder / "attention.yaml").write_bytes(content)
    message = _refusal(folder)
    assert message.startswith(str(folder / "attention.yaml"))
    assert says in message


def test_a_bomb_under_a_known_key_is_refused(folder: Path) -> None:
    """Aliases that would unfold to 10^12 words are never unfolded."""
    values = "".join(f"  - {line.partition(': ')[2]}\n" for line in BOMB.splitlines())
    line = _replace(folder / "attention.yaml", "fits_when:\n", f"fits_when:\n{values}")
    place = f"{folder / 'attention.yaml'}, line {line + 1}"
    assert _refusal(folder) == f"{place}: fits_when.0: input should be a valid string"


def test_a_list_that_holds_itself_is_refused(folder: Path) -> None:
    """It has no end, and is no text."""
    _replace(folder / "attention.yaml", "fits_when:\n", "fits_when: &me\n  - *me\n")
    assert "fits_when.0: input should be a valid string" in _refusal(folder)


@pytest.mark.parametrize(("file", "what"), [("drivers.yaml", "driver"), ("technical.yaml", "by_driver entry")])
def test_a_driver_that_is_missing_is_named(folder: Path, file: str, what: str) -> None:
    """Every key of the codebook needs its entry."""
    path = folder / file
    before, _, after = path.read_text(encoding="utf-8").rpartition("leadership:\n")
    _, sources, after = after.partition("\nsources:\n")
    path.write_text(before.rstrip() + "\n" + sources + after, encoding="utf-8")
    assert _refusal(folder).startswith(str(path))
    assert _refusal(folder).endswith(f": no {what} for 'leadership'")


def test_a_file_with_another_strategys_key_is_refused(folder: Path) -> None:
    """A copied file must not stand for two strategies."""
    shutil.copy(folder / "voices.yaml", folder / "balcony.yaml")
    assert _refusal(folder) == f"{folder / 'balcony.yaml'}: key is 'voices'; it must be 'balcony'"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With the file that was looked for."""
    assert str(tmp_path / "nowhere") in _refusal(tmp_path / "nowhere")
