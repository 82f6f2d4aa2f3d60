"""The columns that a person chose, kept by the shape of the header for the next file of that shape."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from casebook.intake.choices import Choices, Chosen, matching
from casebook.intake.fields import Field
from casebook.intake.mapping import ColumnMapping, TableMapping
from casebook.locations import home
from casebook.writeback.atomic import replacing
from codebook.errors import InputError, OutputError

_VERSION = 1


def memory_file() -> Path:
    """Where the choices are kept."""
    return home() / "columns.json"


def load_memory() -> dict[str, Chosen]:
    """The choices by the shape of the header; none where nothing was ever chosen.

    Raises:
        InputError: The file is damaged; the message names it and says what to do.
    """
    path = memory_file()
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["version"] != _VERSION:
            raise InputError(f"{path} is of another version of Balcony; move it away, and columns are found anew")
        return {shape: _chosen(fields) for shape, fields in content["shapes"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as err:
        raise InputError(f"{path}, which remembers columns, is damaged; delete it, and columns are found anew") from err


def recall() -> tuple[dict[str, Chosen], str | None]:
    """The choices, or none and what is wrong with their file: a log is read without them all the same."""
    try:
        return load_memory(), None
    except InputError as err:
        return {}, str(err)


def settle(mappings: Iterable[ColumnMapping], choices: Choices, *, forget: bool = False) -> list[str]:
    """Keep what a person chose for files with the same headers, after forgetting what was chosen before if they ask.

    Args:
        mappings: Those of the logs that were read.
        choices: What the person chose now, and the whole memory.
        forget: Whether to drop what was chosen before for these headers.

    Returns:
        What was done, one line each.

    Raises:
        OutputError: The data folder cannot be written to.
    """
    shapes = dict(choices.memory)
    for table in (table for mapping in mappings for table in mapping.tables):
        before = {} if forget else shapes.get(table.shape, {})
        chosen = _chosen_here(choices.columns, table)
        kept = {field: header for field, header in before.items() if header is None or header not in chosen.values()}
        shapes[table.shape] = {**kept, **chosen}
    shapes = {shape: chosen for shape, chosen in shapes.items() if chosen}
    if shapes == dict(choices.memory):
        return ["nothing was remembered for files with these headers"] if forget else []
    _write(shapes)
    said = ["what was chosen before for files with these headers is forgotten"] if forget else []
    return [*said, *(["these columns are remembered for files with the same headers"] if choices.columns else [])]


def _chosen_here(chosen: Chosen, table: TableMapping) -> dict[Field, str | None]:
    """Of what a person chose, that which fits a table; a choice for another sheet does not."""
    headers = [column.header for column in table.columns]
    exact = {field: header and matching(header, headers) for field, header in chosen.items()}
    return {field: header for field, header in exact.items() if header or chosen[field] is None}


def _write(shapes: Mapping[str, Chosen]) -> None:
    path = memory_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise OutputError(
            f"cannot make {path.parent}: {err.strerror}; set BALCONY_HOME to a folder of your own"
        ) from err
    plain = {shape: {field.value: header for field, header in chosen.items()} for shape, chosen in shapes.items()}
    with replacing(path) as draft:
        draft.write_text(json.dumps({"version": _VERSION, "shapes": plain}, indent=1, ensure_ascii=False), "utf-8")


def _chosen(fields: Mapping[str, Any]) -> Chosen:
    if not all(header is None or isinstance(header, str) for header in fields.values()):
        raise TypeError
    return {Field(name): header for name, header in fields.items()}
