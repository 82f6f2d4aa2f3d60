"""What a person chose of columns and dates, kept by the shape of the header for the next file of that shape."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from casebook.intake.choices import Choices, Chosen, KnownOrder, Memory, matching
from casebook.intake.dates import Order
from casebook.intake.fields import DATES, Field
from casebook.intake.mapping import ColumnMapping, TableMapping
from casebook.locations import home
from codebook.errors import InputError, OutputError
from codebook.writing import replacing

_VERSION = 1
_GUESSED = "?"


def memory_file() -> Path:
    """Where the choices are kept."""
    return home() / "columns.json"


def load_memory() -> Memory:
    """The choices by the shape of the header; none where nothing was ever chosen.

    Raises:
        InputError: The file is damaged; the message names it and says what to do.
    """
    path = memory_file()
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["version"] != _VERSION:
            raise InputError(f"{path} is of another version of Balcony; move it away, and columns are found anew")
        return Memory(
            {shape: _chosen(fields) for shape, fields in content["shapes"].items()},
            {shape: _known_order(word) for shape, word in content.get("dates", {}).items()},
        )
    except FileNotFoundError:
        return Memory()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as err:
        raise InputError(f"{path}, which remembers columns, is damaged; delete it, and columns are found anew") from err


def recall() -> tuple[Memory, str | None]:
    """The choices, or none and what is wrong with their file: a log is read without them all the same."""
    try:
        return load_memory(), None
    except InputError as err:
        return Memory(), str(err)


def settle(mappings: Iterable[ColumnMapping], choices: Choices, *, forget: bool = False) -> list[str]:
    """Keep what a person chose for files with the same headers, after forgetting what was chosen before if they ask.

    Args:
        mappings: Those of the logs that were read.
        choices: What the person chose now.
        forget: Whether to drop what was chosen before for these headers.

    Returns:
        What was done, one line each.

    Raises:
        OutputError: The data folder cannot be written to.
    """
    memory, trouble = recall()  # as it is now: a log that was saved in between has left its order of dates there
    if trouble is not None:
        return []
    shapes, orders = dict(memory.columns), dict(memory.orders)
    for table in (table for mapping in mappings for table in mapping.tables):
        if forget:
            orders.pop(table.shape, None)
        if choices.dates is not None and any(column.field in DATES for column in table.columns):
            orders[table.shape] = KnownOrder(choices.dates, sure=True)
        before = {} if forget else shapes.get(table.shape, {})
        chosen = _chosen_here(choices.columns, table)
        kept = {field: header for field, header in before.items() if header is None or header not in chosen.values()}
        shapes[table.shape] = {**kept, **chosen}
    shapes = {shape: chosen for shape, chosen in shapes.items() if chosen}
    if Memory(shapes, orders) == memory:
        return ["nothing was remembered for files with these headers"] if forget else []
    _write(Memory(shapes, orders))
    said = ["what was chosen before for files with these headers is forgotten"] if forget else []
    chosen_now = ["these columns are remembered for files with the same headers"] if choices.columns else []
    return [*said, *chosen_now, *_said_of_dates(choices.dates)]


def _said_of_dates(order: Order | None) -> list[str]:
    if order is None:
        return []
    return [f"that the {order.first} comes first in dates is remembered for files with the same headers"]


def remember_orders(mapping: ColumnMapping | None) -> None:
    """Keep how the dates of a log that is saved were read, so that a later one of its headers is read alike.

    Raises:
        OutputError: The data folder cannot be written to.
    """
    memory, trouble = recall()
    orders = {
        table.shape: KnownOrder(table.order, table.order_sure)
        for table in (mapping.tables if mapping else ())
        if table.order is not None
    }
    if trouble is None and orders and {**memory.orders, **orders} != memory.orders:
        _write(Memory(memory.columns, {**memory.orders, **orders}))


def _chosen_here(chosen: Chosen, table: TableMapping) -> dict[Field, str | None]:
    """Of what a person chose, that which fits a table; a choice for another sheet does not."""
    headers = [column.header for column in table.columns]
    exact = {field: header and matching(header, headers) for field, header in chosen.items()}
    return {field: header for field, header in exact.items() if header or chosen[field] is None}


def _write(memory: Memory) -> None:
    path = memory_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise OutputError(
            f"cannot make {path.parent}: {err.strerror}; set BALCONY_HOME to a folder of your own"
        ) from err
    content: dict[str, Any] = {
        "version": _VERSION,
        "shapes": {
            shape: {f.value: header for f, header in chosen.items()} for shape, chosen in memory.columns.items()
        },
    }
    if memory.orders:
        orders = memory.orders.items()
        content["dates"] = {shape: known.order.first + ("" if known.sure else _GUESSED) for shape, known in orders}
    with replacing(path) as draft:
        draft.write_text(json.dumps(content, indent=1, ensure_ascii=False), "utf-8")


def _known_order(word: str) -> KnownOrder:
    first = word.removesuffix(_GUESSED)
    order = next((order for order in Order if order.first == first), None)
    if order is None:
        raise ValueError(word)
    return KnownOrder(order, sure=first == word)


def _chosen(fields: Mapping[str, Any]) -> Chosen:
    if not all(header is None or isinstance(header, str) for header in fields.values()):
        raise TypeError
    return {Field(name): header for name, header in fields.items()}
