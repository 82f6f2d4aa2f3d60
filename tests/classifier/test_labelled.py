"""Labelled texts, from training items and from files of annotations."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from classifier.labelled import LabelledText, from_items, read_labelled
from classifier.training_items import TrainingItem
from codebook.errors import DataError, NothingToDoError
from codebook.keys import Label

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes records as JSON lines."""

    def run(*records: dict[str, Any]) -> Path:
        path = tmp_path / "texts.jsonl"
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        return path

    return run


def test_a_line_gives_text_label_strategy_and_driver(write: Write) -> None:
    """As annotations have them."""
    record = {"id": "7", "text": "No one is asked.", "label": "adaptive", "strategy": "voices", "driver": "leadership"}
    [found] = read_labelled(write(record | {"domain": "health", "kind": "minutes"}))
    assert found == LabelledText(
        "No one is asked.", Label.ADAPTIVE, ("voices",), ("leadership",), "7", None, "health", "minutes"
    )


def test_all_that_readers_named_counts(write: Write) -> None:
    """Lists come before the single key; what does not apply to the label is left out."""
    record = {"text": "x", "label": "adaptive", "strategy": "voices", "strategy_any": ["voices", "distress"]}
    adaptive, plain = read_labelled(write(record, record | {"label": "none", "driver": "data"}))
    assert adaptive.strategies == ("voices", "distress")
    assert (plain.strategies, plain.drivers) == ((), ())


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        ({"document": "d"}, {"document": "d"}, True),
        ({"source": "s"}, {"source": "s"}, True),
        ({"source": "s"}, {"source": "t"}, False),
        ({"id": "1", "pair": "2"}, {"id": "2", "pair": "1"}, True),
        ({"id": "1"}, {"id": "1"}, True),
        ({"id": "1"}, {"id": "2"}, False),
        ({}, {}, False),
    ],
)
def test_lines_of_one_origin_share_a_group(
    write: Write, one: dict[str, str], two: dict[str, str], together: bool
) -> None:
    """Document, source, pair, id; a line without any stands alone."""
    first, second = read_labelled(write(*({"text": "x", "label": "none"} | origin for origin in (one, two))))
    assert (first.group == second.group) is together


def test_items_keep_pairs_documents_domains_and_kinds(make_item: Callable[..., TrainingItem]) -> None:
    """Both partners share the pair's name and the group; a single item has neither partner nor others beside it."""
    items = [make_item(id="a", pair="b"), make_item(id="b", pair="a", text="Other."), make_item(id="c", text="Third.")]
    one, two, three = from_items(items)
    assert one.pair == two.pair is not None
    assert one.group == two.group != three.group
    assert three.pair is None
    assert (one.domain, one.kind) == ("health", "note")


def test_odd_separators_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    """A line separator may stand in JSON text; Windows writes a mark in front and returns at the ends."""
    path = tmp_path / "texts.jsonl"
    lines = '{"text": "one\u2028two", "label": "none"}\r\n\r\n{"text": "x", "label": "technical"}\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + lines.encode())
    assert [found.text for found in read_labelled(path)] == ["one\u2028two", "x"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": "x"', "line 2 is not JSON"),
        ("[" * 100_000, "line 2 is not JSON"),
        ('["x", "none"]', "line 2 needs a text and a label"),
        ('{"text": "x"}', "line 2 needs a text and a label"),
        ('{"text": 5, "label": "none"}', "line 2 needs a text and a label"),
        ('{"text": "\\ud800", "label": "none"}', "line 2 needs a text and a label"),
        ('{"text": "x", "label": "hard"}', "one of none, technical, adaptive"),
        ('{"text": "x", "label": ["none"]}', "one of none, technical, adaptive"),
        ('{"text": "x", "label": "technical", "driver": "money"}', "line 2: driver is 'money'"),
        ('{"text": "x", "label": "technical", "driver_any": "data"}', "must be a list"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str, says: str) -> None:
    """File, line, and what is wanted."""
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "x", "label": "none"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=says):
        read_labelled(path)


def test_files_that_hold_nothing_or_no_text_are_refused(tmp_path: Path) -> None:
    """Empty, missing, and not UTF-8."""
    (tmp_path / "empty").write_text("\n \n", encoding="utf-8")
    (tmp_path / "latin").write_bytes(b"\xe9\xff\n")
    with pytest.raises(NothingToDoError, match="holds no labelled text"):
        read_labelled(tmp_path / "empty")
    for name in ("missing", "latin"):
        with pytest.raises(DataError, match="cannot be read as UTF-8"):
            read_labelled(tmp_path / name)
