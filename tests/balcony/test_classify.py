"""`balcony classify`: the contract that scripts rely on."""

import json

import pytest

from balcony.exit_codes import ExitCode
from codebook.keys import Driver, Label, Strategy


def test_classify_gives_the_contracts_record(run) -> None:
    """Keys, shapes and sums of one reading."""
    [line] = run("classify", "We have the data and nobody will look at it together.").out.splitlines()
    record = json.loads(line)
    assert list(record) == ["id", "label", "p", "sure", "mixed", "strategy", "driver", "evidence", "model"]
    assert list(record["p"]) == list(Label)
    assert sum(record["p"].values()) == pytest.approx(1, abs=2e-4)
    assert record["label"] == max(record["p"], key=record["p"].get)
    assert record["sure"] in (True, False)
    assert record["mixed"] in (True, False)
    assert {key for key, _ in record["strategy"]} == set(Strategy)
    assert {key for key, _ in record["driver"]} == set(Driver)
    assert [p for _, p in record["driver"]] == sorted((p for _, p in record["driver"]), reverse=True)


def test_classify_evidence_stands_where_it_says(run) -> None:
    """Offsets cut the evidence out of the text."""
    text = "The new form went out on Monday; the office still has to print it, and nobody knows who pays for the toner."
    [evidence, *_] = json.loads(run("classify", text).out)["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_classify_keeps_ids_and_order_of_json_lines(run) -> None:
    """One line out for each line in; ids come back as they were, of whatever type."""
    lines = b'{"id": "b", "text": "The printers jam."}\n\n{"id": 7, "text": "Minutes approved."}\n{"text": ""}\n'
    ended = run("classify", "--format", "jsonl", stdin=lines)
    assert [json.loads(line)["id"] for line in ended.out.splitlines()] == ["b", 7, "4"]


def test_classify_reads_a_text_alike_alone_and_among_others(run) -> None:
    """A text's reading does not depend on its neighbours."""
    alone = json.loads(run("classify", "The printers jam.").out)
    among = [
        json.loads(line) for line in run("classify", "Minutes approved.", "The printers jam.", "x").out.splitlines()
    ]
    assert {**among[1], "id": "1"} == alone


@pytest.mark.parametrize(
    ("stdin", "says"),
    [
        (b'{"id": "1", "text": "fine"}\n{"id": "2"', "line 2 is not JSON"),
        (b'["a list"]\n', "line 1 has no text"),
        (b'{"id": "1"}\n', "line 1 has no text"),
        (b'{"id": "1", "text": 5}\n', "line 1 has no text"),
        (b'{"id": "1", "text": "\xff\xfe"}\n', "line 1 is not UTF-8"),
        (b"[" * 100_000 + b"\n", "line 1 is not JSON"),
    ],
)
def test_classify_names_the_line_that_it_cannot_read(run, stdin: bytes, says: str) -> None:
    """One clear line, exit code 3."""
    ended = run("classify", "--format", "jsonl", stdin=stdin)
    assert ended.code == ExitCode.INPUT
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1


def test_classify_of_nothing_says_so(run) -> None:
    """An empty pipe is nothing to do."""
    ended = run("classify", stdin=b"\n")
    assert ended.code == ExitCode.NOTHING_TO_DO
    assert "nothing came in" in ended.err
