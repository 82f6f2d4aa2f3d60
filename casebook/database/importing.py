"""Reads an exported casebook back into an empty one, with every id as it was."""

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from casebook.database.casebook import Casebook
from casebook.database.deriving import on_arrival, refresh
from casebook.database.exporting import FORMAT, MANIFEST
from casebook.database.rows import Values, own_columns, row_of_image
from casebook.database.tables import SCHEMA, events, items, metadata
from codebook.errors import CasebookError, InputError

_AT_ONCE = 1_000


def import_casebook(casebook: Casebook, folder: Path) -> dict[str, int]:
    """Read an export, whole or not at all.

    Args:
        casebook: Where to; it must be empty.
        folder: What `export_casebook` wrote.

    Returns:
        How many rows each table has.

    Raises:
        InputError: The folder is no export, or a file of it is missing or was changed.
        CasebookError: The casebook is not empty, or a newer Balcony wrote the export.
    """
    expected = _manifest(folder)
    with casebook.writing() as connection:
        for table in metadata.sorted_tables:
            if connection.execute(select(*table.primary_key).limit(1)).first():
                raise CasebookError(
                    f"the casebook {casebook.place} is not empty; set BALCONY_HOME or BALCONY_DATABASE_URL to a new one"
                )
        for table in metadata.sorted_tables:
            _read(connection, table, folder)
        for table in metadata.sorted_tables:
            if "id" in table.c:
                _set_counter(connection, table)
        refresh(connection, connection.scalars(select(items.c.id)).all())
    return expected


def _manifest(folder: Path) -> dict[str, int]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        kind, schema, tables = manifest["format"], str(manifest["schema"]), manifest["tables"]
        listed = {table.name: (int(tables[table.name]["rows"]), tables[table.name]["sha256"]) for table in _tables()}
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise InputError(f"{folder} is no exported casebook: it has no {MANIFEST} that fits") from err
    if kind != FORMAT:
        raise InputError(f"{folder / MANIFEST} tells of no casebook; name a folder that balcony export wrote")
    if schema > SCHEMA:
        raise CasebookError(f"{folder} was exported by a newer Balcony; bring this one up to date")
    for name, (_, sha256) in listed.items():
        if _sha256(folder / f"{name}.jsonl") != sha256:
            raise InputError(f"{folder / name}.jsonl was changed since it was exported; export the casebook again")
    return {name: rows for name, (rows, _) in listed.items()}


def _tables() -> list[Table]:
    return metadata.sorted_tables


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as err:
        raise InputError(f"{path} cannot be read: {err.strerror}; export the casebook again") from err


def _read(connection: Connection, table: Table, folder: Path) -> None:
    with (folder / f"{table.name}.jsonl").open(encoding="utf-8", newline="\n") as lines:
        rows = _rows(table, lines, folder)
        while chunk := list(islice(rows, _AT_ONCE)):
            connection.execute(insert(table), chunk)


def _set_counter(connection: Connection, table: Table) -> None:
    """Let new rows get ids that no row had yet, not even one that was undone and may come back."""
    told = select(func.max(events.c.row_id)).where(events.c.what == table.name)
    last = max(connection.scalar(select(func.max(table.c.id))) or 0, connection.scalar(told) or 0)
    if not last:
        return
    if connection.dialect.name == "postgresql":
        counter = "SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"
    else:
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        counter = "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"
    connection.execute(text(counter), {"name": table.name, "last": last})


def _rows(table: Table, lines: Any, folder: Path) -> Iterator[Values]:
    wanted = set(own_columns(table))
    for number, line in enumerate(lines, start=1):
        try:
            image = json.loads(line)
            if set(image) != wanted:
                raise ValueError("other columns than the table's")
            row = row_of_image(table, image)
        except (ValueError, TypeError) as err:
            raise InputError(f"{folder / table.name}.jsonl, line {number}: no row of this casebook ({err})") from err
        yield {**row, **(on_arrival(row) if table is items else {})}
