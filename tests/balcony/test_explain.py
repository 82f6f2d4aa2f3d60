"""`--explain` on classify and triage: indicators beside the reading, which they never change."""

import json
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode

TEXT = "Everyone nodded, and nobody has done it. The pump in the cellar needs replacing."
NOTES = f"- {TEXT}\n- Minutes approved.\n".encode()


def test_classify_explain_adds_indicators_behind_the_contracts_record(run) -> None:
    """Key, name, direction and place of each."""
    plain, explained = (json.loads(run("classify", TEXT, *extra).out) for extra in ((), ("--explain",)))
    indicators = explained.pop("indicators")
    assert explained == plain
    assert [list(each) for each in indicators] == [["key", "name", "direction", "start", "end", "text"]] * 2
    assert [(each["key"], each["direction"]) for each in indicators] == [
        ("agreed_not_done", "adaptive"),
        ("known_fix", "technical"),
    ]
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in indicators)


def test_classify_explain_gives_each_json_line_its_own(run) -> None:
    """An item in which nothing shows has an empty list."""
    lines = b'{"id": "a", "text": "Minutes approved."}\n{"id": "b", "text": "They blame the vendor."}\n'
    records = [json.loads(line) for line in run("classify", "--explain", stdin=lines).out.splitlines()]
    assert [[each["key"] for each in record["indicators"]] for record in records] == [[], ["avoidance_blame"]]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_triage_explain_adds_indicators_to_its_records(run, form: str) -> None:
    """Everything else stays as it is without."""
    plain, explained = (run("triage", "-", "--format", form, *extra, stdin=NOTES).out for extra in ((), ("--explain",)))
    read = json.loads if form == "json" else lambda text: [json.loads(line) for line in text.splitlines()]
    found = read(explained)
    assert [[each["key"] for each in record.pop("indicators")] for record in found] == [
        ["agreed_not_done", "known_fix"],
        [],
    ]
    assert found == read(plain)


def test_triage_explain_shows_indicators_below_the_item_and_their_sentences_on_standard_error(run) -> None:
    """Name and words in the table; the sentence once, where words for the person go."""
    ended = run("triage", "-", "--explain", stdin=NOTES + b"- Then they nodded. The gate needs replacing.\n")
    assert "■ a known fix: “needs" in ended.out
    assert "◆ agreed and not done:" in ended.out
    assert ended.err.count("a known fix: Somebody knows") == 1


def test_triage_explain_shows_a_persons_words_as_they_are(run) -> None:
    """No markup, no control characters."""
    ended = run("triage", "-", "--explain", stdin=b"- they don't agree on [red]what\x1b[2J it is\n")
    assert "[red]what" in ended.out
    assert "\x1b" not in ended.out


def test_triage_explain_leaves_a_written_file_as_it_is_without(run, tmp_path: Path) -> None:
    """The added columns are a contract."""
    written = []
    for name, extra in (("plain.csv", ()), ("explained.csv", ("--explain",))):
        run("triage", "-", "--out", str(tmp_path / name), *extra, stdin=NOTES)
        written.append((tmp_path / name).read_text(encoding="utf-8"))
    assert written[0] == written[1]


@pytest.mark.parametrize("form", ["csv", "md"])
def test_triage_explain_says_where_it_does_not_show(run, form: str) -> None:
    """A call that would do nothing is refused, before anything is read."""
    ended = run("triage", "absent.csv", "--explain", "--format", form)
    assert ended.code == ExitCode.USAGE
    assert f"the columns of {form} stay as they are" in ended.err
    assert ended.out == ""


def test_explain_of_a_piece_of_nothing_ends_as_without(run) -> None:
    """Exit code and line are the same."""
    assert run("classify", "--explain", stdin=b"\n").code == ExitCode.NOTHING_TO_DO
