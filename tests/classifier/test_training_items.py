"""Training items follow the codebook, or the error says where they do not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from classifier.training_items import Split, TrainingItem, load_items, load_splits, parse_item, select
from codebook.errors import DataError
from codebook.keys import Driver, Kind, Label, Strategy

Make = Callable[..., dict[str, Any]]
ADAPTIVE = {"label": "adaptive", "strategy": "voices", "driver": "leadership"}


def _write(folder: Path, *lines: str, name: str = "a.jsonl") -> Path:
    (folder / "items").mkdir(exist_ok=True)
    (folder / "items" / name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return folder


def test_a_record_becomes_an_item_with_the_codebooks_keys(make_record: Make) -> None:
    """Words become keys; what is null stays None."""
    item = parse_item(make_record(**ADAPTIVE, strategy_2="distress", kind="email", domain=None), "here")
    assert (item.label, item.strategy, item.strategy_2) == (Label.ADAPTIVE, Strategy.VOICES, Strategy.DISTRESS)
    assert (item.driver, item.kind, item.domain) == (Driver.LEADERSHIP, Kind.EMAIL, None)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"label": "hard"}, "label is 'hard'; it must be one of none, technical, adaptive"),
        ({"label": None}, "label is None"),
        ({"driver": "money"}, "driver is 'money'"),
        ({"kind": ["note"]}, "kind is"),
        ({"kind": None}, "kind is None"),
        ({"confidence": None}, "confidence is None"),
        ({"domain": "Health"}, "domain is 'Health'"),
        ({"colour": "red"}, "unknown field 'colour'"),
        ({"text": " \n"}, "no text"),
        ({"text": 5}, "text is 5; it must be text"),
        ({"id": None}, "id is None; it must be text"),
        ({"mixed": "no"}, "mixed is 'no'; it must be true or false"),
        ({"strategy": "voices"}, "a strategy belongs to adaptive items"),
        ({**ADAPTIVE, "strategy": None}, "a strategy belongs to adaptive items"),
        ({**ADAPTIVE, "strategy_2": "voices"}, "strategy_2"),
        ({"strategy_2": "voices"}, "strategy_2"),
        ({"driver": None}, "a driver belongs to technical and adaptive items"),
        ({"label": "none"}, "a driver belongs to technical and adaptive items"),
    ],
)
def test_a_broken_rule_is_named_with_file_and_line(
    tmp_path: Path, make_record: Make, changes: dict[str, Any], says: str
) -> None:
    """On one line: where it stands and what is wrong."""
    _write(tmp_path, json.dumps(make_record(id="fine")), json.dumps(make_record(**changes)))
    with pytest.raises(DataError, match=r"^a\.jsonl, line 2: .*" + says):
        load_items(tmp_path)


@pytest.mark.parametrize("name", list(TrainingItem.__dataclass_fields__))
def test_a_missing_field_is_named_with_file_and_line(tmp_path: Path, make_record: Make, name: str) -> None:
    """Every field of the record is needed."""
    record = make_record()
    del record[name]
    with pytest.raises(DataError, match=rf"^a\.jsonl, line 1: no field '{name}'"):
        load_items(_write(tmp_path, json.dumps(record)))


@pytest.mark.parametrize(
    ("line", "says"), [("{", "not JSON"), ("", "not JSON"), ("5", "no"), ("[]", "no"), ('""', "no")]
)
def test_a_line_that_is_no_record_is_named(tmp_path: Path, make_record: Make, line: str, says: str) -> None:
    """Broken JSON, or JSON that is something else."""
    with pytest.raises(DataError, match=rf"^a\.jsonl, line 2.*{says}"):
        load_items(_write(tmp_path, json.dumps(make_record()), line))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """With file and line."""
    _write(tmp_path)
    (tmp_path / "items" / "a.jsonl").write_bytes('{"id": "é"}'.encode("latin-1"))
    with pytest.raises(DataError, match=r"^a\.jsonl, line 1 is not UTF-8"):
        load_items(tmp_path)


def test_an_id_that_stands_twice_is_refused_across_files(tmp_path: Path, make_record: Make) -> None:
    """Ids are unique in the whole folder."""
    for name in ("a.jsonl", "b.jsonl"):
        _write(tmp_path, json.dumps(make_record(id="twice")), name=name)
    with pytest.raises(DataError, match="id twice stands twice"):
        load_items(tmp_path)


def test_a_folder_without_items_is_refused(tmp_path: Path) -> None:
    """The message names what was looked for."""
    with pytest.raises(DataError, match=r"holds no \.jsonl file"):
        load_items(tmp_path)


def test_items_come_in_order_of_files_and_lines(tmp_path: Path, make_record: Make) -> None:
    """So that the same folder always gives the same model."""
    _write(tmp_path, json.dumps(make_record(id="3")), name="b.jsonl")
    _write(tmp_path, json.dumps(make_record(id="2")), json.dumps(make_record(id="1", text="a\u2028b")))
    assert [item.id for item in load_items(tmp_path)] == ["2", "1", "3"]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("a\ttrain\nb\tholdout\n", "line 2: 'holdout' is no split; use train, heads, dev, test"),
        ("a train\n", "line 1: '' is no split"),
        ("a\ttrain\nb\tdev\na\ttest\n", "line 3: the id a stands twice"),
    ],
)
def test_a_bad_line_of_the_splits_is_named(tmp_path: Path, lines: str, says: str) -> None:
    """File, line and what it may be."""
    (tmp_path / "splits.tsv").write_text(lines, encoding="utf-8")
    with pytest.raises(DataError, match=rf"splits\.tsv, {says}"):
        load_splits(tmp_path)


def test_missing_splits_say_how_to_make_them(tmp_path: Path) -> None:
    """The message holds the command."""
    with pytest.raises(DataError, match=r"splits\.tsv is missing.*classifier\.splitting"):
        load_splits(tmp_path)


def test_select_keeps_the_order_of_the_items(make_item: Callable[..., TrainingItem]) -> None:
    """Whatever the order of the splits that are wanted."""
    items = [make_item(id=each) for each in "abcd"]
    splits = {"a": Split.DEV, "b": Split.TEST, "c": Split.TRAIN, "d": Split.DEV}
    assert [item.id for item in select(items, splits, Split.TRAIN, Split.DEV)] == ["a", "c", "d"]


def test_select_refuses_an_item_without_a_split(make_item: Callable[..., TrainingItem]) -> None:
    """An item that was added since: the message holds the command."""
    with pytest.raises(DataError, match=r"new has no split.*classifier\.splitting"):
        select([make_item(id="new")], {}, Split.TRAIN)
