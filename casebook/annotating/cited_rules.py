"""The codebook's rules by id, as notes cite them, and what a changed rule calls back."""

import re
from collections.abc import Iterable, Mapping

CODEBOOK_FLAG = "[codebook]"
"""Begins the note of a settled item that the codebook should say more about."""
_CITED = re.compile(r"\[rule ([\w.-]+)\]")
_SECTION = re.compile(r"^##\s+(\d+)")
_RULE = re.compile(r"^(?:- |\| `|\*\*)")
_WORDS_IN_ID = 3


def rules_of(codebook: str) -> dict[str, str]:
    """The rules of a codebook in Markdown by id: list entries, rows of keys, and paragraphs that begin in bold.

    An id is the section's number and the rule's first words, as in `1-topic-decides-nothing`; so it stays when other
    rules come or go.
    """
    found: dict[str, str] = {}
    section, current = "", ""
    for line in codebook.splitlines():
        if heading := _SECTION.match(line):
            section, current = heading[1], ""
        elif section and _RULE.match(line):
            words = re.findall(r"\w+", line.casefold())[:_WORDS_IN_ID]
            if line.startswith("| `"):
                words = words[:1]
            current = "-".join([section, *words])
            found[current] = line.strip()
        elif not line.strip():
            current = ""
        elif current:
            found[current] += " " + line.strip()
    return found


def cite(note: str, rule: str) -> str:
    """The note with a rule cited in it."""
    return note if rule in cited_in(note) else f"{note} [rule {rule}]".strip()


def cited_in(note: str) -> tuple[str, ...]:
    """The ids of the rules that a note cites."""
    return tuple(_CITED.findall(note))


def changed_rules(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    """The rules that say something else now, or are gone."""
    return frozenset(rule for rule, words in before.items() if after.get(rule) != words)


def items_citing(notes: Iterable[tuple[int, str]], rules: frozenset[str]) -> dict[int, str]:
    """The items to label again, each with why, in words for the queue.

    Args:
        notes: Items and the notes of their annotations and settled labels.
        rules: The rules that were changed.
    """
    return {
        item_id: f"the codebook's rule {cited[0]} was changed since"
        for item_id, note in notes
        if (cited := [rule for rule in cited_in(note) if rule in rules])
    }
