"""Reading JSON lines."""

import json
from pathlib import Path

import pytest

from casebook.intake.json_lines import parse_json_lines
from casebook.intake.reading import read_log
from codebook.errors import InputError, NothingToDoError


def _log(folder: Path, content: str) -> Path:
    path = folder / "log.jsonl"
    path.write_text(content, encoding="utf-8")
    return path


def test_each_line_is_an_item_with_its_id_and_line_number(tmp_path: Path) -> None:
    """Blank lines are passed over but counted; other values become texts."""
    lines = ['{"id": 7, "text": " Nobody reads it "}', "", '{"text": "Tablets log out", "tags": ["it"], "owner": null}']
    first, second = read_log(_log(tmp_path, "\r\n".join(lines))).items
    assert (first.id, first.row, first.text) == ("7", 1, "Nobody reads it")
    assert (second.id, second.row) == ("3", 3)
    assert second.columns == {"id": "", "text": "Tablets log out", "tags": '["it"]', "owner": ""}


@pytest.mark.parametrize(
    ("record", "column"),
    [
        ({"note": "short", "text": "Nobody reads it"}, None),
        ({"date": "2025", "barrier": "Nobody reads it"}, None),
        ({"x": "y", "q1": "Nobody reads it"}, None),
        ({"text": "other", "Remark": "Nobody reads it"}, "remark"),
    ],
)
def test_the_key_that_holds_texts_is_found_or_named(record: dict[str, str], column: str | None, tmp_path: Path) -> None:
    """`text` first, then a telling key, then the longest texts; a person's word before all."""
    [item] = read_log(_log(tmp_path, json.dumps(record)), text_column=column).items
    assert item.text == "Nobody reads it"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "{'text': 1}",
            "is not JSON (Expecting property name enclosed in double quotes); each line must be one object",
        ),
        ('{"text": "open', "is not JSON (Unterminated string starting at)"),
        ('["text"]', 'is not an object; each line must be like {"id": "1", "text": "…"}'),
        ('"text"', "is not an object"),
        ('{"n": ' + "1" * 5000 + "}", "is not JSON (a number is too long)"),
        ('{"n": ' + "[" * 150 + "]" * 150 + "}", "is not JSON (nested too deep)"),
        ('{"n": ' + '{"n": ' * 100_000 + "1" + "}" * 100_001, "is not JSON (nested too deep)"),
    ],
    ids=["quotes", "open", "array", "string", "long number", "deep", "deeper"],
)
def test_a_line_that_is_no_object_is_named_by_its_number(line: str, reason: str) -> None:
    """File, line, and what is wrong with it."""
    with pytest.raises(InputError) as caught:
        parse_json_lines('{"text": "fine"}\n\n' + line, "log.jsonl")
    assert str(caught.value).startswith(f"log.jsonl, line 3 {reason}")
    assert "\n" not in str(caught.value)


def test_half_a_character_is_replaced_since_no_file_can_hold_it() -> None:
    """Programs that cut texts by length leave the half of an emoji behind; whole ones stay."""
    line = r'{"text": "cut \ud83d", "whole": "\ud83d\ude00", "\ud83d": 1}'
    assert parse_json_lines(line, "x") == {1: {"text": "cut ?", "whole": "😀", "?": 1}}


def test_objects_without_a_text_say_which_option_helps(tmp_path: Path) -> None:
    """The word is key, not column."""
    with pytest.raises(InputError, match=r"log\.jsonl has no key that holds texts; name it with --text-column KEY"):
        read_log(_log(tmp_path, '{"n": 1}\n{}\n'))


@pytest.mark.parametrize("text_column", [None, "note"])
def test_an_empty_file_is_nothing_to_do_whatever_the_options(text_column: str | None, tmp_path: Path) -> None:
    """There is no key to miss in it."""
    with pytest.raises(NothingToDoError, match=r"log\.jsonl holds no item"):
        read_log(_log(tmp_path, "\n"), text_column=text_column)
