"""Renames, merges and splits a label, strategy or driver over all annotations: previewed, one decision, undone as one.

The keys are the codebook's, so what people read is renamed in the playbook. Here the labels themselves move.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from casebook.annotating.agreement import QUESTIONS
from casebook.annotating.cited_rules import changed_rules, items_citing
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.database.keeping import table_of
from casebook.database.ledger import deciding
from casebook.database.rows import values_of
from casebook.records import Annotation, Gold
from codebook.errors import CasebookError, NothingToDoError, UsageError
from codebook.keys import Label
from codebook.many import many

Kept = Annotation | Gold
BACK = "unsure"
"""The state of an annotation that waits to be labelled again."""


@dataclass(frozen=True)
class Migration:
    """What would change; nothing does before `apply`."""

    title: str
    changes: tuple[tuple[Kept, Kept], ...]
    """Each record before and after."""
    returned: Mapping[int, str]
    """Items that go back to the queue, each with why."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many annotations and settled labels change, by what becomes of them: the preview."""
        return Counter(_told(*change) for change in self.changes)


def rename(casebook: Casebook, question: str, old: str, new: str) -> Migration:
    """Move every annotation from one key to another that nobody used yet.

    Raises:
        UsageError: A key is not in the codebook, or the new one is in use: that would be a merge.
        NothingToDoError: Nobody used the old key.
    """
    _, target = _key(question, old), _key(question, new)
    if used := sum(getattr(each, question) is target for each in _records(casebook)):
        raise UsageError(f"{new} is in use already ({many(used, 'time')}); to put {old} together with it, merge them")
    return _moving(casebook, question, {old: new}, f"rename the {question} {old} to {new}")


def merge(casebook: Casebook, question: str, olds: Sequence[str], into: str) -> Migration:
    """Move every annotation from some keys to one.

    Raises:
        UsageError: A key is not in the codebook.
        NothingToDoError: Nobody used the old keys.
    """
    moves = {old: into for old in olds if old != into}
    return _moving(casebook, question, moves, f"merge the {question} {', '.join(moves)} into {into}")


def split(casebook: Casebook, question: str, old: str, choose: Callable[[Kept], str | None]) -> Migration:
    """Let each annotation with a key go where it belongs.

    Args:
        casebook: Where.
        question: label, strategy or driver.
        old: The key that is split.
        choose: The new key of an annotation; None where a person must label it again: it loses the key and its item
            goes back to the queue.

    Raises:
        UsageError: A key is not in the codebook.
        NothingToDoError: Nobody used the key.
    """
    key = _key(question, old)
    changes, returned = [], {}
    for each in _records(casebook):
        if getattr(each, question) is not key:
            continue
        chosen = choose(each)
        if chosen is None:
            returned[each.item_id] = f"the {question} {old} was split since"
        if chosen is not None or isinstance(each, Annotation):  # gold stays until it is settled again
            changes.append((each, _moved(each, question, None if chosen is None else _key(question, chosen))))
    return _migration(f"split the {question} {old}", changes, returned)


def apply(casebook: Casebook, who: str, migration: Migration) -> None:
    """Do what was previewed, as one decision; `undo` takes all of it back.

    Raises:
        CasebookError: Something changed since the preview; nothing was done.
    """
    with deciding(casebook, who) as decision:
        now = {(type(each), each.id): each for each in _records(casebook)}
        for before, after in migration.changes:
            if now.get((type(before), before.id)) != before:
                raise CasebookError("annotations were changed since the preview, nothing was done; look at it again")
            decision.change(table_of(type(after)), after.id, values_of(after))


def called_back(casebook: Casebook, before: Mapping[str, str], after: Mapping[str, str]) -> dict[int, str]:
    """The items whose annotations or settled labels cite a rule of the codebook that was changed, each with why.

    Args:
        casebook: Where.
        before: The codebook's rules when they were cited, as `rules_of` gives them.
        after: Its rules now.
    """
    notes = [(each.item_id, each.note) for each in _records(casebook)]
    return items_citing(notes, changed_rules(before, after))


def _records(casebook: Casebook) -> tuple[Kept, ...]:
    return *list_annotations(casebook), *list_gold(casebook)


def _moving(casebook: Casebook, question: str, moves: Mapping[str, str], title: str) -> Migration:
    keys: dict[object, StrEnum] = {_key(question, old): _key(question, new) for old, new in moves.items()}
    changes = [
        (each, _moved(each, question, keys[getattr(each, question)]))
        for each in _records(casebook)
        if getattr(each, question) in keys
    ]
    blind = [
        (each, replace(each, blind_label=Label(keys[each.blind_label])))
        for each in _records(casebook)
        if question == "label" and isinstance(each, Annotation) and each.blind_label in keys
    ]
    # What was said blind moves too, or everyone would seem to have changed their mind at the reading.
    first = {(type(each), each.id): after for each, after in changes}
    for each, after in blind:
        moved = first.get((type(each), each.id))
        joined = replace(moved, blind_label=after.blind_label) if isinstance(moved, Annotation) else after
        first[type(each), each.id] = joined
    before = {(type(each), each.id): each for each, _ in (*changes, *blind)}
    return _migration(title, [(before[place], after) for place, after in first.items()], {})


def _migration(title: str, changes: Sequence[tuple[Kept, Kept]], returned: Mapping[int, str]) -> Migration:
    if not changes and not returned:
        raise NothingToDoError(f"nothing to {title}: nobody used it")
    return Migration(title, tuple(changes), returned)


def _moved(each: Kept, question: str, key: StrEnum | None) -> Kept:
    """The record with another key, without what does not go with it."""
    changed: dict[str, object] = {question: key}
    label = key if question == "label" else each.label
    if label is not Label.ADAPTIVE:
        changed["strategy"] = None
    if label is None or label is Label.NONE:
        changed["driver"] = None
    if label is None:
        changed["state"] = BACK
    return replace(each, **changed)  # type: ignore[arg-type]


def _key(question: str, name: str) -> StrEnum:
    keys = QUESTIONS.get(question)
    if keys is None:
        raise UsageError(f"{question!r} is no question; give one of {', '.join(QUESTIONS)}")
    if name not in list(keys):
        raise UsageError(f"{name!r} is no {question}; give one of {', '.join(keys)}")
    return keys(name)


def _told(before: Kept, after: Kept) -> str:
    what = "settled label" if isinstance(before, Gold) else "annotation"
    for question in QUESTIONS:
        was, now = getattr(before, question), getattr(after, question)
        if was is not now:
            return f"{what}: {question} {was} becomes {now or 'open: to be labelled again'}"
    return f"{what}: only what was said blind moves"
