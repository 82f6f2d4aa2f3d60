"""The training items: JSON lines in the codebook's record, and the fixed split that each belongs to."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from codebook.errors import DataError
from codebook.keys import Confidence, Domain, Driver, Kind, Label, Strategy


class Split(StrEnum):
    """What an item is used for; documents, pairs and held-out authors never straddle two."""

    TRAIN = "train"
    """Fits the features (later the encoder)."""
    HEADS = "heads"
    """Fits the heads of an encoder that has not seen these items."""
    DEV = "dev"
    """Chooses temperature and thresholds, and is looked at."""
    TEST = "test"
    """Gives the figure of a release; never looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrainingItem:
    """One labelled item, as section 4 of the codebook describes it."""

    id: str
    text: str
    label: Label
    strategy: Strategy | None
    strategy_2: Strategy | None
    driver: Driver | None
    mixed: bool
    confidence: Confidence
    domain: Domain | None
    kind: Kind
    pair: str | None
    document: str | None
    annotator: str

    def __post_init__(self) -> None:
        """Hold the codebook's rules on which keys go together.

        Raises:
            DataError: A rule is broken; the message names the item.
        """
        if not self.text.strip():
            raise DataError(f"item {self.id} has no text")
        if (self.strategy is not None) != (self.label is Label.ADAPTIVE):
            raise DataError(f"item {self.id}: a strategy belongs to adaptive items, and to all of them")
        if self.strategy_2 is not None and self.strategy in (None, self.strategy_2):
            raise DataError(f"item {self.id}: strategy_2 is a second strategy beside another first one")
        if (self.driver is not None) != (self.label is not Label.NONE):
            raise DataError(f"item {self.id}: a driver belongs to technical and adaptive items, and to all of them")


_KEYED: dict[str, type[StrEnum]] = {
    "label": Label,
    "strategy": Strategy,
    "strategy_2": Strategy,
    "driver": Driver,
    "confidence": Confidence,
    "domain": Domain,
    "kind": Kind,
}
_OPTIONAL = {"strategy", "strategy_2", "driver", "domain", "pair", "document"}
_NAMES = tuple(field.name for field in fields(TrainingItem))


def parse_item(record: dict[str, Any], where: str) -> TrainingItem:
    """Turn one JSON record into an item.

    Args:
        record: The decoded JSON object.
        where: File and line, for the message.

    Raises:
        DataError: A field is missing, unknown, or holds a key outside the codebook.
    """
    if missing := [name for name in _NAMES if name not in record]:
        raise DataError(f"{where}: no field {missing[0]!r}; the codebook's section 4 lists them")
    if unknown := [name for name in record if name not in _NAMES]:
        raise DataError(f"{where}: unknown field {unknown[0]!r}; the codebook's section 4 lists them")
    for name in ("id", "text", "pair", "document", "annotator"):
        if not isinstance(record[name], str) and not (record[name] is None and name in _OPTIONAL):
            raise DataError(f"{where}: {name} is {record[name]!r}; it must be text")
    if not isinstance(record["mixed"], bool):
        raise DataError(f"{where}: mixed is {record['mixed']!r}; it must be true or false")
    values = dict(record)
    for name, keys in _KEYED.items():
        if values[name] is None and name in _OPTIONAL:
            continue
        if values[name] not in list(keys):
            raise DataError(f"{where}: {name} is {values[name]!r}; it must be one of {', '.join(keys)}")
        values[name] = keys(values[name])
    try:
        return TrainingItem(**values)
    except DataError as err:
        raise DataError(f"{where}: {err}") from err


def read_items(path: Path) -> Iterator[TrainingItem]:
    """Read one file of items, in order.

    Raises:
        DataError: A line is not JSON or not a valid item; the message names file and line.
    """
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            where = f"{path.name}, line {number}"
            try:
                record = json.loads(line)
            except json.JSONDecodeError as err:
                raise DataError(f"{where} is not JSON: {err.msg}") from err
            except UnicodeDecodeError as err:
                raise DataError(f"{where} is not UTF-8 text") from err
            if not isinstance(record, dict):
                raise DataError(f"{where} is not a JSON object; the codebook's section 4 shows one")
            yield parse_item(record, where)


def load_items(folder: Path) -> tuple[TrainingItem, ...]:
    """Read all items of `folder/items/*.jsonl`, in order of file name.

    Raises:
        DataError: There are none, an id stands twice, or an item is not valid.
    """
    items = tuple(item for path in sorted((folder / "items").glob("*.jsonl")) for item in read_items(path))
    if not items:
        raise DataError(f"{folder / 'items'} holds no .jsonl file with training items")
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise DataError(f"the id {item.id} stands twice in {folder / 'items'}")
        seen.add(item.id)
    return items


def load_splits(folder: Path) -> dict[str, Split]:
    """Read `folder/splits.tsv`: an item's id, a tab, its split.

    Raises:
        DataError: The file is missing or a line is not of that form.
    """
    path = folder / "splits.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as err:
        raise DataError(f"{path} is missing; make it with: python -m classifier.splitting {folder}") from err
    splits: dict[str, Split] = {}
    for number, line in enumerate(lines, start=1):
        item_id, _, split = line.partition("\t")
        if split not in list(Split):
            raise DataError(f"{path.name}, line {number}: {split!r} is no split; use {', '.join(Split)}")
        if item_id in splits:
            raise DataError(f"{path.name}, line {number}: the id {item_id} stands twice")
        splits[item_id] = Split(split)
    return splits


def select(items: Iterable[TrainingItem], splits: dict[str, Split], *wanted: Split) -> list[TrainingItem]:
    """The items whose split is one of `wanted`, in their order.

    Raises:
        DataError: An item has no split.
    """
    items = list(items)
    if absent := [item.id for item in items if item.id not in splits]:
        raise DataError(f"the item {absent[0]} has no split; give it one with: python -m classifier.splitting FOLDER")
    return [item for item in items if splits[item.id] in wanted]


def wanted_key(item: TrainingItem, head: str) -> StrEnum | None:
    """The key that a head should find for an item; None where the head does not apply."""
    return {"label": item.label, "strategy": item.strategy, "driver": item.driver}[head]
