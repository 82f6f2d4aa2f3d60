"""Gives each training item its fixed split, by rule: the same items always get the same one.

Run as `python -m classifier.splitting training_data` after items were added. What already has a split keeps it.
"""

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from classifier.training_items import Split, TrainingItem, load_items, load_splits
from codebook.errors import DataError
from codebook.keys import Domain, Kind

TEST_AUTHORS = frozenset({"author-services_docs", "author-excerpt-feedback", "author-services"})
TEST_DOMAIN = Domain.SOCIAL_SERVICES
TEST_KIND = Kind.EMAIL
DEV_AUTHORS = frozenset({"author-excerpt-findings"})
DEV_SHARE, HEADS_SHARE = 0.10, 0.12


def group_items(items: Sequence[TrainingItem]) -> list[list[TrainingItem]]:
    """Put together what must share a split: a document, a contrast pair, the same words.

    Returns:
        Groups in the order of their first items.
    """
    links: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        links["text " + _plain(item.text)].append(index)
        for partner in {item.id, item.pair or item.id}:
            links[f"pair {partner}"].append(index)
        if item.document:
            links["document " + item.document].append(index)
    parent = list(range(len(items)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for members in links.values():
        for member in members[1:]:
            low, high = sorted((root(members[0]), root(member)))
            parent[high] = low
    groups: dict[int, list[TrainingItem]] = defaultdict(list)
    for index, item in enumerate(items):
        groups[root(index)].append(item)
    return list(groups.values())


def choose_split(group: Sequence[TrainingItem]) -> Split:
    """The split of a new group: by held-out domain, kind and author, else by a hash of its first id."""
    for item in group:
        if item.annotator in TEST_AUTHORS or item.domain is TEST_DOMAIN or item.kind is TEST_KIND:
            return Split.TEST
    if any(item.annotator in DEV_AUTHORS for item in group):
        return Split.DEV
    first = min(item.id for item in group)
    place = int.from_bytes(hashlib.sha256(first.encode()).digest()[:4], "big") / 2**32
    if place < DEV_SHARE:
        return Split.DEV
    return Split.HEADS if place < DEV_SHARE + HEADS_SHARE else Split.TRAIN


def assign_splits(items: Sequence[TrainingItem], known: dict[str, Split]) -> dict[str, Split]:
    """Give every item a split; a group that holds a known item follows it.

    Raises:
        DataError: A group holds items that are known in two splits.
    """
    splits: dict[str, Split] = {}
    for group in group_items(items):
        before = {known[item.id] for item in group if item.id in known}
        if len(before) > 1:
            raise DataError(f"item {group[0].id} and what belongs with it stand in {' and '.join(sorted(before))}")
        split = before.pop() if before else choose_split(group)
        splits |= {item.id: split for item in group}
    return splits


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def main(folder: Path) -> None:
    """Write `folder/splits.tsv` anew, in the order of the items."""
    items = load_items(folder)
    path = folder / "splits.tsv"
    splits = assign_splits(items, load_splits(folder) if path.exists() else {})
    path.write_text("".join(f"{item.id}\t{splits[item.id]}\n" for item in items), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
