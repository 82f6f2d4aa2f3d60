"""Writes a whole casebook as a folder of JSON lines: one file a table, and a manifest."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from sqlalchemy import Connection, Table, select

from casebook.database.casebook import Casebook
from casebook.database.rows import image_of
from casebook.database.tables import SCHEMA, metadata
from codebook.errors import OutputError

MANIFEST = "manifest.json"
FORMAT = "balcony-casebook"


def export_casebook(casebook: Casebook, folder: Path) -> dict[str, int]:
    """Write everything into a new folder, whole or not at all.

    Args:
        casebook: What to write.
        folder: Where to; it must not exist yet.

    Returns:
        How many rows each table has.

    Raises:
        OutputError: The folder is there already, or cannot be written.
        CasebookError: The database cannot be used.
    """
    if folder.exists():
        raise OutputError(f"{folder} is there already; name a folder that does not exist yet")
    try:
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as err:
        raise OutputError(f"cannot write {folder}: {err.strerror}; choose another place") from err
    try:
        with casebook.reading() as connection:
            written = {table.name: _write(connection, table, draft) for table in metadata.sorted_tables}
        manifest = {
            "format": FORMAT,
            "schema": SCHEMA,
            "tables": {name: {"rows": rows, "sha256": sha256} for name, (rows, sha256) in written.items()},
        }
        (draft / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        draft.rename(folder)
    except OSError as err:
        raise OutputError(f"cannot write {folder}: {err.strerror}; nothing was written") from err
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return {name: rows for name, (rows, _) in written.items()}


def _write(connection: Connection, table: Table, folder: Path) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    with (folder / f"{table.name}.jsonl").open("wb") as file:
        for row in connection.execute(select(table).order_by(*table.primary_key)).yield_per(1_000).mappings():
            line = json.dumps(image_of(table, row), ensure_ascii=False).encode() + b"\n"
            file.write(line)
            digest.update(line)
            count += 1
    return count, digest.hexdigest()
