"""Takes annotations out of a casebook as lines, and merges a colleague's lines into it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from casebook.annotating.item_keys import items_by_key, kind_of
from casebook.annotating.lines import GOLD, Line
from casebook.annotating.queue_parts import Drawn
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.database.keeping import table_of
from casebook.database.ledger import deciding
from casebook.database.rows import values_of
from casebook.records import NEW, Annotation, CaseItem, Gold
from classifier.annotations import same_words

_EPOCH = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Conflict:
    """The same person's label of the same item, or two settled labels, that differ."""

    ours: Line
    theirs: Line
    kept: str
    """Which stays: "ours" or "theirs"."""
    why: str


@dataclass(frozen=True)
class MergePlan:
    """What a merge would do; nothing is changed by making it."""

    added: tuple[Annotation | Gold, ...]
    replaced: tuple[Annotation | Gold, ...]
    """With the ids of the rows that they replace."""
    same: int
    conflicts: tuple[Conflict, ...]
    unknown: tuple[Line, ...]
    """Lines about items that are not in this casebook."""


def lines_of(casebook: Casebook) -> tuple[Line, ...]:
    """Everything that was annotated and settled, in an order that depends on nothing else."""
    return tuple(sorted((line for line, _ in _known(casebook)), key=_order))


def lines_to_train_on(lines: Sequence[Line], *, measured: bool = False) -> tuple[Line, ...]:
    """One line for each item that is settled, else one for each annotator's label.

    Items drawn at random are for measuring: what a model has learned from says nothing of how good it is. They are
    left out unless asked for, and so are others with the same words.

    Args:
        lines: As `lines_of` gives them.
        measured: Whether to give the items drawn at random too.
    """
    settled = {line.id for line in lines if line.state == GOLD}
    random = {line.id for line in lines if line.drawn == Drawn.RANDOM}
    random |= {same_words(line.text) for line in lines if line.id in random}
    return tuple(
        line
        for line in lines
        if line.label is not None
        and (line.state == GOLD or line.id not in settled)
        and (measured or random.isdisjoint((line.id, same_words(line.text))))
    )


def plan_merge(casebook: Casebook, lines: Sequence[Line]) -> MergePlan:
    """Find out what merging lines would do.

    An item is known by its id in the file, else by its words where exactly one item has them. A label that is here
    already and the same is left alone. Where the same person labelled the same item otherwise, the later label stays;
    without times, or at the same time, ours. Of two settled labels that differ ours stays: settle it again.
    """
    here = {_place(line): (line, record) for line, record in _known(casebook)}
    known = _Items.of(casebook)
    added: dict[tuple[str, str], Annotation | Gold] = {}
    replaced: dict[tuple[str, str], Annotation | Gold] = {}
    same, conflicts, unknown = 0, [], []
    for given in sorted(lines, key=lambda line: line.at or _EPOCH):
        item = known.find(given)
        if item is None:
            unknown.append(given)
            continue
        theirs = replace(given, id=known.stable[item.id], text=item.text)
        place, record = _place(theirs), _record(theirs, item.id)
        if place not in here:
            added[place] = record  # of several in the files, the latest comes last
            continue
        ours, ours_record = here[place]
        if _answers(ours) == _answers(theirs):
            same += 1
        elif (conflict := _decide(ours, theirs)).kept == "theirs":
            conflicts.append(conflict)
            replaced[place] = replace(record, id=ours_record.id)
        else:
            conflicts.append(conflict)
    return MergePlan(tuple(added.values()), tuple(replaced.values()), same, tuple(conflicts), tuple(unknown))


def merge(casebook: Casebook, who: str, plan: MergePlan) -> None:
    """Do what a plan says, as one decision: undo takes all of it back.

    Raises:
        CasebookError: The database cannot be used, or refuses a change.
    """
    with deciding(casebook, who) as decision:
        for record in plan.added:
            decision.add(table_of(type(record)), values_of(record))
        for record in plan.replaced:
            decision.change(table_of(type(record)), record.id, values_of(record))


@dataclass(frozen=True)
class _Items:
    """The casebook's items by what a file may call them."""

    stable: Mapping[int, str]
    by_stable: Mapping[str, CaseItem]
    by_words: Mapping[str, CaseItem | None]
    """None where several items share the words."""

    @classmethod
    def of(cls, casebook: Casebook) -> "_Items":
        by_stable = items_by_key(casebook)
        by_words: dict[str, CaseItem | None] = {}
        for item in by_stable.values():
            words = same_words(item.text)
            by_words[words] = None if words in by_words else item
        return cls({item.id: key for key, item in by_stable.items()}, by_stable, by_words)

    def find(self, line: Line) -> CaseItem | None:
        return self.by_stable.get(line.id) or self.by_words.get(same_words(line.text))


def _known(casebook: Casebook) -> Iterator[tuple[Line, Annotation | Gold]]:
    items = _Items.of(casebook)
    found = {item.id: item for item in items.by_stable.values()}
    for each in list_annotations(casebook):
        yield _line(each, found[each.item_id], items.stable[each.item_id]), each
    for gold in list_gold(casebook):
        yield _gold_line(gold, found[gold.item_id], items.stable[gold.item_id]), gold


def _line(each: Annotation, item: CaseItem, stable: str) -> Line:
    copied = {name: getattr(each, name) for name in ("label", "strategy", "driver", "annotator", "state", "drawn")}
    copied |= {name: getattr(each, name) for name in ("mixed", "confidence", "note", "span", "blind_label", "at")}
    return Line(id=stable, text=item.text, kind=kind_of(item), **copied)


def _gold_line(gold: Gold, item: CaseItem, stable: str) -> Line:
    return Line(
        stable, item.text, gold.label, gold.strategy, gold.driver, gold.adjudicator,
        state=GOLD, note=gold.note, reason=gold.reason, at=gold.at, kind=kind_of(item),
    )  # fmt: skip


def _record(line: Line, item_id: int) -> Annotation | Gold:
    if line.state == GOLD and line.label is not None:
        at = line.at or datetime.now(UTC)
        return Gold(NEW, item_id, line.label, line.strategy, line.driver, line.annotator, line.reason, at, line.note)
    shared = {name: getattr(line, name) for name in ("label", "strategy", "driver", "annotator", "state")}
    shared |= {name: getattr(line, name) for name in ("mixed", "confidence", "note", "span", "blind_label", "at")}
    return Annotation(id=NEW, item_id=item_id, drawn=line.drawn or Drawn.FILE, **shared)


def _place(line: Line) -> tuple[str, str]:
    """An item has one settled label, and one label of each person."""
    return line.id, "\n" if line.state == GOLD else line.annotator


def _answers(line: Line) -> tuple[object, ...]:
    who = line.annotator if line.state == GOLD else ""
    return line.label, line.strategy, line.driver, line.mixed, line.state, line.note, line.confidence, line.span, who


def _decide(ours: Line, theirs: Line) -> Conflict:
    if ours.state == GOLD:
        return Conflict(ours, theirs, "ours", "both are settled; settle it again if theirs is right")
    if ours.at and theirs.at and theirs.at > ours.at:
        return Conflict(ours, theirs, "theirs", "it is the later one of the two")
    if ours.at and theirs.at and theirs.at < ours.at:
        return Conflict(ours, theirs, "ours", "it is the later one of the two")
    return Conflict(ours, theirs, "ours", "the file does not say that theirs is later")


def _order(line: Line) -> tuple[object, ...]:
    return line.id, line.state == GOLD, line.annotator, line.at or _EPOCH, line.as_json()
