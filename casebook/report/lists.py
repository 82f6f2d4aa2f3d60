"""Lists of items as tables: who said what where, each trouble once for each place."""

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.label_words import label_sign, label_word
from casebook.records import CaseItem
from casebook.recurrence.recurrences import Recurrence, occasion
from casebook.report.blocks import Grid
from casebook.report.dates import short_day
from casebook.report.lens import Lens
from codebook.keys import Label
from strategies.schema import Playbook

MOST = 30
"""Rows of one list; how many more there are stands below it."""
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Raised:
    """An item that stands for all that say the same."""

    item: CaseItem
    times: int = 1
    after_fix: bool = False
    places: tuple[str, ...] = ()
    """The units that raised it, in alphabetical order, where there are several."""


def latest_of_each(items: Sequence[CaseItem], recurrences: Sequence[Recurrence]) -> list[Raised]:
    """Each trouble once: its latest item, with how often it came up, and where.

    What came back after a fix comes first, then what came up most often, then the latest.
    """
    ids = {item.id: item for item in items}
    found: dict[int, Raised] = {item.id: Raised(item) for item in items}
    for recurrence in recurrences:
        members = [ids[item_id] for item_id in recurrence.item_ids if item_id in ids]
        if not members:
            continue
        for each in members:
            del found[each.id]
        last = max(members, key=lambda each: (_day(each), each.id))
        fix = recurrence.after_fix
        returned = fix is not None and any(each.id in (fix.item_id, fix.again_id) for each in members)
        units = sorted({each.facts.unit for each in members if each.facts.unit}, key=str.casefold)
        times = len({occasion(each) for each in members})
        found[last.id] = Raised(last, times, returned, tuple(units) if len(units) > 1 else ())
    return sorted(found.values(), key=lambda each: (not each.after_fix, -each.times, -_day(each.item), each.item.id))


def where_words(item: CaseItem, playbook: Playbook) -> str:
    """The unit and the level."""
    names = {level.key: level.name for level in playbook.levels.levels}
    level = names.get(item.facts.level or "", item.facts.level or "")
    return ", ".join(part for part in (item.facts.unit, level.lower()) if part) or "–"


def places_words(places: Sequence[str]) -> str:
    """Several units: by name where they are few, else how many there are."""
    return ", ".join(places) if len(places) <= _NAMED else f"{len(places)} places"


def times_words(each: Raised) -> str:
    """How often, and whether after a fix."""
    if each.after_fix:
        return f"{each.times}×, after a fix" if each.times > 1 else "after a fix"
    return f"{each.times}×" if each.times > 1 else "once"


def driver_word(item: CaseItem, playbook: Playbook) -> str:
    """The driver's name in the playbook."""
    return playbook.drivers[item.driver].name if item.driver else "–"


def label_words(label: Label | None) -> str:
    """A label as a shape and a word."""
    return f"{label_sign(label)} {label_word(label)}"


def item_row(each: Raised, lens: Lens, playbook: Playbook) -> tuple[str, ...]:
    """The columns that every list of items has: the text, where, when, how often."""
    item = each.item
    return (
        f"{lens.text(item.text)} (#{item.id})",
        places_words(each.places) if each.places else where_words(item, playbook),
        short_day(item.facts.raised),
        times_words(each),
    )


def more_words(number: int, shown: int = MOST) -> str:
    """What a list that is cut says below itself."""
    return f"{number - shown:,} more are in the casebook: balcony items" if number > shown else ""


ITEM_COLUMNS = ("Item", "Where", "Raised", "Came up")


def item_grid(title: str, rows: Sequence[tuple[str, ...]], columns: tuple[str, ...], total: int) -> Grid:
    """A list that may be cut."""
    return Grid(title, columns, tuple(rows), note=more_words(total))


def _day(item: CaseItem) -> int:
    return item.facts.raised.toordinal() if item.facts.raised else 0
