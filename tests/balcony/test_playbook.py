"""`balcony playbook` as a person calls it, and the overlay in triage."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document

from balcony.exit_codes import ExitCode
from codebook.keys import Driver, Stage, Strategy
from strategies.loader import load_playbook

OWN = """strategies:
  attention:
    name: "[Dranbleiben] <b>"
    moves:
      one_question: {name: Chalk it up, say: Ours.}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A team's own playbook file."""
    path = tmp_path / "ours.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_show_json_has_the_sections_of_the_contract(run) -> None:
    """Scripts rely on the names; strategies hold moves and questions."""
    ended = run("playbook", "show", "--format", "json")
    shown = json.loads(ended.out)
    assert ended.code == ExitCode.DONE
    sections = {"technical", "strategies", "drivers", "stages", "levels", "diagnosis", "mixed", "avoidance"}
    assert sections | {"log_advice", "sources"} <= set(shown)
    assert set(shown["strategies"]) == set(Strategy)
    assert shown["strategies"]["voices"]["moves"][0]["say"]
    assert shown["strategies"]["voices"]["questions"]


KEYS = [*Strategy, *Driver, *Stage, "technical", "mixed", "levels", "team", "diagnosis", "avoidance", "log_advice"]


@pytest.mark.parametrize("output_format", ["text", "md", "html", "json"])
def test_every_key_shows_in_every_format(run, output_format: str) -> None:
    """A strategy, a driver, a stage, a level or a section."""
    for key in KEYS:
        ended = run("playbook", "show", str(key), "--format", output_format)
        assert ended.code == ExitCode.DONE
        assert len(ended.out) > 100


def test_show_without_a_key_lists_the_keys(run) -> None:
    """One line each, with the name."""
    lines = run("playbook", "show").out.splitlines()
    assert {line.split()[0] for line in lines} >= {*Strategy, *Driver, *Stage, "technical", "levels", "log_advice"}


@pytest.mark.parametrize(
    "words", [("show", "attenton"), ("show", "attenton", "--format", "json"), ("print", "attenton")]
)
def test_a_wrong_key_names_the_nearest(run, words: tuple[str, ...]) -> None:
    """On one line, with the code of a wrong call."""
    ended = run("playbook", *words)
    assert ended.code == ExitCode.USAGE
    assert "did you mean 'attention'?" in ended.err
    assert ended.out == ""


def test_origins_tell_own_from_shipped(run, own: Path) -> None:
    """With file and line."""
    ended = run("playbook", "show", "attention", "--origins", "--playbook", str(own))
    flat = " ".join(ended.out.split())
    assert re.search(r"\[name: \S+ours\.yaml, line 5; say: \S+ours\.yaml, line 5\]", flat)
    assert "[shipped]" in flat


def test_check_lists_what_is_own(run, own: Path) -> None:
    """And ends with 0."""
    ended = run("playbook", "check", str(own))
    assert ended.code == ExitCode.DONE
    assert "strategies.attention.name" in ended.out
    assert ended.out.splitlines()[-1] == "in order: 3 parts are your own"


def test_check_finds_a_slip(run, own: Path) -> None:
    """With line and nearest key; ends with 1."""
    own.write_text(OWN.replace("one_question", "one_queston"), encoding="utf-8")
    ended = run("playbook", "check", str(own))
    assert ended.code == ExitCode.FINDING
    assert f"{own}, line 5: there is no 'one_queston' here; did you mean 'one_question'?" in ended.out


@pytest.mark.parametrize("way", ["option", "variable", "home"])
def test_triage_speaks_the_teams_own_words(run, own: Path, way: str, monkeypatch, home_of_the_test: Path) -> None:
    """Named by option, by `BALCONY_PLAYBOOK`, or found in the data folder."""
    words: tuple[str, ...] = ()
    if way == "option":
        words = ("--playbook", str(own))
    elif way == "variable":
        monkeypatch.setenv("BALCONY_PLAYBOOK", str(own))
    else:
        (home_of_the_test / "playbook.yaml").write_text(OWN, encoding="utf-8")
    every = "strategies:\n" + "".join(f"  {key}: {{name: Unser {key}}}\n" for key in Strategy)
    path = home_of_the_test / "playbook.yaml" if way == "home" else own
    path.write_text(every + "technical: {name: Unser technical}\n", encoding="utf-8")
    log = Path(__file__).parents[2] / "examples" / "barrier_log.csv"
    ended = run("triage", str(log), "--limit", "8", "--format", "jsonl", *words)
    approaches = [json.loads(line)["approach"] for line in ended.out.splitlines()]
    assert any(approaches)
    assert all(each.startswith("Unser ") for each in approaches if each)


def test_triage_refuses_an_overlay_with_a_slip(run, own: Path) -> None:
    """Rather than advise with half of it."""
    own.write_text("strategies: {attenton: {name: x}}", encoding="utf-8")
    ended = run("triage", "-", "--playbook", str(own), stdin=b"The printers jam.\n")
    assert ended.code == ExitCode.BROKEN
    assert "did you mean 'attention'?" in ended.err


def test_the_doctor_names_the_overlay_and_its_slip(run, own: Path, monkeypatch) -> None:
    """In use and in order, or not."""
    monkeypatch.setenv("BALCONY_PLAYBOOK", str(own))
    assert f"with your own over it in {own}" in run("doctor").out
    own.write_text("strategis: {}", encoding="utf-8")
    ended = run("doctor")
    assert ended.code == ExitCode.FINDING
    assert "did you mean 'strategies'?" in ended.out


def test_path_says_where_ones_own_belongs(run, own: Path, monkeypatch, home_of_the_test: Path) -> None:
    """The data folder, or what is named."""
    assert f"{home_of_the_test / 'playbook.yaml'} (not there yet)" in run("playbook", "path").out
    monkeypatch.setenv("BALCONY_PLAYBOOK", str(own))
    assert str(own) in run("playbook", "path").out


class _Tags(HTMLParser):
    """What a page holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]


def test_a_handout_stands_alone_and_is_never_markup(run, own: Path, tmp_path: Path) -> None:
    """It loads nothing, and a team's words are shown as they are."""
    out = tmp_path / "new" / "handout.html"
    ended = run("playbook", "print", "--out", str(out), "--playbook", str(own))
    assert ended.err.splitlines()[-1] == f"Written to {out}"
    page = out.read_text(encoding="utf-8")
    tags = _Tags()
    tags.feed(page)
    assert tags.links == []
    assert not {"script", "link", "img", "b"} & set(tags.found)
    assert "[Dranbleiben] &lt;b&gt;" in page
    assert tags.found.count("article") == 5 + len(Strategy)


def test_a_handout_has_the_agenda_the_plan_the_memo_and_the_sheet(run) -> None:
    """What a room fills in."""
    shown = run("playbook", "print").out
    playbook = load_playbook()
    for words in (
        playbook.headings.agenda,
        *(each.name for each in playbook.technical.plan_fields),
        *(each.name for each in playbook.levels.memo),
    ):
        assert words in shown
    assert shown.count("[ ] Unsure") == len(playbook.diagnosis.questions)


def test_a_handout_in_word_opens_and_holds_the_words(run, tmp_path: Path) -> None:
    """For those who edit it by hand."""
    out = tmp_path / "handout.docx"
    assert run("playbook", "print", "attention", "levels", "--out", str(out)).code == ExitCode.DONE
    document = Document(str(out))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert load_playbook().strategies[Strategy.ATTENTION].moves[0].say in text
    assert len(document.tables[0].rows) == len(load_playbook().levels.memo)


def test_a_handout_in_markdown_escapes_what_is_a_sign(run, own: Path, tmp_path: Path) -> None:
    """A name with brackets stays a name."""
    out = tmp_path / "handout.md"
    run("playbook", "print", "attention", "--out", str(out), "--playbook", str(own))
    assert "# \\[Dranbleiben\\] \\<b\\>" in out.read_text(encoding="utf-8")


def test_an_ending_that_is_no_handout_is_refused(run, tmp_path: Path) -> None:
    """Before anything is read."""
    ended = run("playbook", "print", "--out", str(tmp_path / "handout.pdf"))
    assert ended.code == ExitCode.USAGE
    assert "must end in one of .html, .md, .docx" in ended.err
