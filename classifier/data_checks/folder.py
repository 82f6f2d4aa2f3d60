"""Reads a folder of training data to the end, keeping what is broken as well as what is sound."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from classifier.training_items import Split, TrainingItem, parse_item
from codebook.errors import DataError


@dataclass(frozen=True, slots=True)
class DataFolder:
    """What a folder of training data holds."""

    items: tuple[TrainingItem, ...]
    splits: Mapping[str, Split]
    broken: tuple[str, ...]
    """One line for each line that holds no valid item or split: file, line, and what is wrong."""


def read_folder(folder: Path) -> DataFolder:
    """Read `folder/items/*.jsonl` and `folder/splits.tsv`, past every broken line.

    Raises:
        DataError: There is no file of items, or a file cannot be read.
    """
    paths = sorted((folder / "items").glob("*.jsonl"))
    if not paths:
        raise DataError(f"{folder / 'items'} holds no .jsonl file with training items; give the folder above `items`")
    items: list[TrainingItem] = []
    broken: list[str] = []
    place_of: dict[str, str] = {}
    for path in paths:
        for number, line in enumerate(_lines(path), start=1):
            where = f"{path.name}, line {number}"
            try:
                item = _parse(line, where)
            except DataError as err:
                broken.append(str(err))
                continue
            if item.id in place_of:
                broken.append(f"{where}: the id {item.id!r} stands already in {place_of[item.id]}")
                continue
            place_of[item.id] = where
            items.append(item)
    splits = _read_splits(folder / "splits.tsv", broken)
    return DataFolder(tuple(items), splits, tuple(broken))


def _lines(path: Path) -> list[bytes]:
    try:
        with path.open("rb") as file:
            return list(file)
    except OSError as err:
        raise DataError(f"{path} cannot be read: {err.strerror}; check the file and its permissions") from err


def _parse(line: bytes, where: str) -> TrainingItem:
    try:
        record = json.loads(line)
        json.dumps(record, ensure_ascii=False).encode()
    except json.JSONDecodeError as err:
        raise DataError(f"{where} is not JSON: {err.msg}") from err
    except (UnicodeError, RecursionError) as err:
        # Half a surrogate pair, bytes of another encoding, or brackets a thousand deep.
        raise DataError(f"{where} is not a record in UTF-8 text") from err
    if not isinstance(record, dict):
        raise DataError(f"{where} is not a JSON object; the codebook's section 4 shows one")
    return parse_item(record, where)


def _read_splits(path: Path, broken: list[str]) -> dict[str, Split]:
    """The valid lines; without the file there are none, and every item is found to have no split."""
    splits: dict[str, Split] = {}
    for number, line in enumerate(_lines(path) if path.exists() else [], start=1):
        where = f"{path.name}, line {number}"
        try:
            item_id, _, split = line.decode("utf-8").rstrip("\r\n").partition("\t")
        except UnicodeDecodeError:
            broken.append(f"{where} is not UTF-8 text")
            continue
        if split not in list(Split):
            broken.append(f"{where}: {split!r} is no split; use {', '.join(Split)}")
        elif item_id in splits:
            broken.append(f"{where}: the id {item_id!r} stands twice")
        else:
            splits[item_id] = Split(split)
    return splits
