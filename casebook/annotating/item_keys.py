"""What an item is called in every casebook, and what kind of text it is."""

import hashlib

from casebook.database.casebook import Casebook
from casebook.database.items import all_items
from casebook.database.logs import all_logs
from casebook.records import CaseItem

_SPOKEN, _NOTES = ("vtt", "srt"), ("docx", "md", "txt")


def items_by_key(casebook: Casebook) -> dict[str, CaseItem]:
    """Every item by a key that is the same for the same row of the same file in every casebook."""
    hashes = {log.id: log.sha256 for log in all_logs(casebook)}
    return {_key(item, hashes[item.log_id]): item for item in all_items(casebook)}


def kind_of(item: CaseItem) -> str:
    """The kind of text, by the file that it came from: spoken, notes, or a log's entry."""
    suffix = item.log_name.rpartition(".")[2].casefold()
    if suffix in _SPOKEN:
        return "transcript"
    return "note" if suffix in _NOTES else "barrier"


def _key(item: CaseItem, log_sha256: str) -> str:
    parts = (log_sha256, item.sheet or "", str(item.row), item.own_id, item.text)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
