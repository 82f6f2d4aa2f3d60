"""What a group of like items says: raised again here, raised elsewhere too, or back after a fix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casebook.facts import Status
from casebook.records import Action, ActionState, CaseItem
from codebook.keys import Label

if TYPE_CHECKING:  # it loads numpy, which the app does without until something is compared
    from casebook.recurrence.grouping import Group

_MONTHS = (  # not `strftime`, which follows the machine's language
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TWICE = 2


@dataclass(frozen=True, slots=True)
class AfterFix:
    """A trouble that came back once it had been settled."""

    raised: date
    fixed: date
    again: date
    item_id: int
    """The item that was settled."""
    again_id: int
    """The item that brought it back."""
    by_action: bool
    """Whether an action was done, rather than the item closed."""

    @property
    def sentence(self) -> str:
        """The dates in words, and what to make of them."""
        how = "an action for it was done" if self.by_action else "it was closed"
        return (
            f"Raised {_day(self.raised)}, {how} {_day(self.fixed)}, raised again {_day(self.again)}: worth a second "
            "look, since what comes back after a fix may not be technical."
        )


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Like items that were raised on more than one occasion."""

    item_ids: "Group"
    """By date, those without one at the end."""
    first: date | None
    last: date | None
    occasions: int
    """How often it was raised: the same day in the same unit counts once."""
    units: tuple[str, ...]
    """In alphabetical order."""
    came_back: bool
    """Whether one unit raised it on two or more occasions."""
    elsewhere: bool
    """Whether more than one unit raised it."""
    after_fix: AfterFix | None

    @property
    def sentence(self) -> str:
        """What happened, in words."""
        if self.after_fix:
            return self.after_fix.sentence
        where = f" in {len(self.units)} units" if self.elsewhere else ""
        times = f"Raised {self.occasions} times{where}"
        if self.first is None or self.last is None or self.first == self.last:
            return f"{times}."
        return f"{times} from {_day(self.first)} to {_day(self.last)}."


def may_recur(item: CaseItem) -> bool:
    """Whether an item is compared with others: no challenge and no success comes back."""
    return item.label is not Label.NONE and not item.facts.win and bool(item.text.strip())


def recurrences(
    groups: "Sequence[Group]", items: Mapping[int, CaseItem], actions: Sequence[Action] = ()
) -> list[Recurrence]:
    """What groups of like items say, those that came back after a fix first, then by their first item.

    A group that was raised once only, say twice in the same meeting, is no recurrence and is left out.
    """
    done = done_by_item(actions)
    found = [_recurrence([items[i] for i in group if i in items and may_recur(items[i])], done) for group in groups]
    kept = [each for each in found if each is not None]
    return sorted(kept, key=lambda each: (each.after_fix is None, min(each.item_ids)))


def occasion(item: CaseItem) -> tuple[str, object]:
    """When and where an item was raised: a row that a later copy of a log holds again is the same occasion."""
    return _unit(item), item.facts.raised or ("log", item.log_id)


def _recurrence(members: list[CaseItem], done: Mapping[int, Sequence[date]]) -> Recurrence | None:
    occasions = {occasion(item) for item in members}
    if len(occasions) < _TWICE:
        return None
    members.sort(key=lambda item: (item.facts.raised or date.max, item.id))
    days = [item.facts.raised for item in members if item.facts.raised]
    names = {_unit(item): (item.facts.unit or "").strip() for item in members if _unit(item)}
    per_unit = [unit for unit, _ in occasions]
    return Recurrence(
        item_ids=tuple(item.id for item in members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        occasions=len(occasions),
        units=tuple(names[unit] for unit in sorted(names)),
        came_back=len(per_unit) > len(set(per_unit)),
        elsewhere=len(names) > 1,
        after_fix=_after_fix(members, done),
    )


def _after_fix(members: Sequence[CaseItem], done: Mapping[int, Sequence[date]]) -> AfterFix | None:
    """The latest return after a fix, within one unit: what another unit settled was not settled here."""
    found = [
        AfterFix(item.facts.raised, fixed, again.facts.raised, item.id, again.id, by_action)
        for item in members
        for again in members
        for fixed, by_action in fixed_before(item, again, done)
        if item.facts.raised and again.facts.raised
    ]
    return max(found, key=lambda each: (each.again, each.fixed, -each.item_id, -each.again_id), default=None)


def fixed_before(item: CaseItem, again: CaseItem, done: Mapping[int, Sequence[date]]) -> list[tuple[date, bool]]:
    """When an item was settled before its own unit raised another one like it, and whether by an action.

    Args:
        item: The earlier one.
        again: The later one.
        done: When actions were done, from `done_by_item`.
    """
    if not (item.facts.raised and again.facts.raised and _unit(item) == _unit(again)):
        return []
    return [
        (fixed, by_action) for fixed, by_action in _fixes(item, done) if item.facts.raised <= fixed < again.facts.raised
    ]


def _fixes(item: CaseItem, done: Mapping[int, Sequence[date]]) -> list[tuple[date, bool]]:
    closed = [(item.facts.closed, False)] if item.facts.closed and item.facts.status in (None, Status.CLOSED) else []
    return [*closed, *((day, True) for day in done.get(item.id, ()))]


def done_by_item(actions: Sequence[Action]) -> dict[int, list[date]]:
    """The days on which actions were done, by item."""
    done: dict[int, list[date]] = {}
    for action in actions:
        if action.item_id is not None and action.state is ActionState.DONE and action.closed:
            done.setdefault(action.item_id, []).append(action.closed.date())
    return done


def _unit(item: CaseItem) -> str:
    return " ".join((item.facts.unit or "").split()).casefold()


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
