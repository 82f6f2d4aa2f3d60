"""Texts with the answers that count as right: what a model is measured on."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from classifier.splitting import group_items
from classifier.training_items import TrainingItem
from codebook.errors import DataError, NothingToDoError
from codebook.keys import Driver, Label, Strategy


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text, its label, and every strategy and driver that a careful reader gave it."""

    text: str
    label: Label
    strategies: tuple[str, ...]
    """Empty where none applies; several where readers differed."""
    drivers: tuple[str, ...]
    group: str
    """Texts of one document, pair or source share it: they are not independent."""
    pair: str | None = None
    """Shared by two contrast partners: nearly the same words, another label."""
    domain: str | None = None
    kind: str | None = None


def from_items(items: Sequence[TrainingItem]) -> list[LabelledText]:
    """Training items as labelled texts, grouped by document and pair."""
    group_of = {item.id: group[0].id for group in group_items(items) for item in group}
    return [
        LabelledText(
            text=item.text,
            label=item.label,
            strategies=(item.strategy.value,) if item.strategy else (),
            drivers=(item.driver.value,) if item.driver else (),
            group=group_of[item.id],
            pair=_shared(item.id, item.pair),
            domain=item.domain.value if item.domain else None,
            kind=item.kind.value,
        )
        for item in items
    ]


def read_labelled(path: Path) -> list[LabelledText]:
    """Read JSON lines with `text`, `label`, `strategy` and `driver`, as annotations have them.

    Lists `strategy_any` and `driver_any` give all that readers named. Texts of one `document` or `source` are grouped,
    else the partners of a `pair`, else lines of one `id`. `domain` and `kind` may be any words.

    Raises:
        DataError: The file cannot be read, or a line lacks a text or a known label; the message names the line.
        NothingToDoError: The file holds no line.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")  # only there: JSON may hold other line separators
    except (OSError, UnicodeDecodeError) as err:
        raise DataError(f"{path} cannot be read as UTF-8 text: {err}") from err
    found = [_parse(line, f"{path}, line {n}", f"line {n}") for n, line in enumerate(lines, start=1) if line.strip()]
    if not found:
        raise NothingToDoError(f"{path} holds no labelled text; give lines with a text and a label")
    return found


def _parse(line: str, where: str, name: str) -> LabelledText:
    try:
        record: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError) as err:
        raise DataError(f'{where} is not JSON; each line must be like {{"text": "...", "label": "none"}}') from err
    if not isinstance(record, dict) or not _is_text(record.get("text")) or record.get("label") not in list(Label):
        raise DataError(f"{where} needs a text and a label, one of {', '.join(Label)}")
    label = Label(record["label"])
    item_id = str(record.get("id") or name)
    pair = _shared(item_id, record.get("pair"))
    return LabelledText(
        text=record["text"],
        label=label,
        strategies=_named(record, "strategy", Strategy, where) if label is Label.ADAPTIVE else (),
        drivers=_named(record, "driver", Driver, where) if label is not Label.NONE else (),
        group=str(record.get("document") or record.get("source") or pair or item_id),
        pair=pair,
        domain=_word(record.get("domain")),
        kind=_word(record.get("kind")),
    )


def _is_text(value: object) -> bool:
    """Whether a value is text that can be written again: half of a surrogate pair cannot."""
    return isinstance(value, str) and value.encode(errors="replace").decode() == value


def _named(record: dict[str, Any], name: str, keys: Iterable[str], where: str) -> tuple[str, ...]:
    named = record.get(f"{name}_any") or ([record[name]] if record.get(name) else [])
    if not isinstance(named, list):
        raise DataError(f"{where}: {name}_any is {named!r}; it must be a list")
    if unknown := [key for key in named if key not in list(keys)]:
        raise DataError(f"{where}: {name} is {unknown[0]!r}; it must be one of {', '.join(keys)}")
    return tuple(named)


def _shared(item_id: str, partner: object) -> str | None:
    """One name for both partners of a pair."""
    return "+".join(sorted((item_id, str(partner)))) if partner else None


def _word(value: object) -> str | None:
    return str(value) if value else None
