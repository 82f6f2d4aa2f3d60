"""What the balcony shows: fetched once in a thread, then looked at by time, level and unit without the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from casebook.database.following_up import list_actions, list_escalations, list_voices
from casebook.database.item_filter import ItemFilter
from casebook.database.items import all_items
from casebook.database.likenesses import list_likenesses
from casebook.database.sessions import list_sessions
from casebook.patterns.counts import LEVELS, countable
from casebook.patterns.log_counts import log_counts
from casebook.patterns.periods import Period, month_key
from casebook.records import Action, CaseItem, Escalation, Voice
from casebook.recurrence.grouping import connected
from casebook.recurrence.matching import Match
from casebook.recurrence.recurrences import Recurrence, recurrences
from casebook.report.sources import actions_as_of, as_of, escalations_as_of
from strategies.log_advice import LogAdvice, advise_on_log
from strategies.schema import Playbook
from tui.balcony_periods import Look

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook

Record = TypeVar("Record", Action, Escalation)


@dataclass(frozen=True, slots=True)
class Records:
    """All that the patterns are made of."""

    items: tuple[CaseItem, ...]
    actions: tuple[Action, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    voices: tuple[tuple[Voice, date | None], ...] = ()
    """Each with the day of its meeting."""
    groups: tuple[tuple[int, ...], ...] = ()
    """Items that say the same."""

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that occur, from the team outwards, an organisation's own after them."""
        found = {item.facts.level for item in self.items if item.facts.level}
        return (*(each for each in LEVELS if each in found), *sorted(found - set(LEVELS), key=str.casefold))

    @property
    def units(self) -> tuple[str, ...]:
        """The units that occur, in alphabetical order."""
        return tuple(sorted({item.facts.unit for item in self.items if item.facts.unit}, key=str.casefold))


@dataclass(frozen=True)
class View:
    """What is looked at, as it stood at the end of its time, or today where that is not over."""

    look: Look
    period: Period
    standing: date
    items: tuple[CaseItem, ...]
    """Of the period; the parts of a split one stand for it."""
    everything: tuple[CaseItem, ...]
    """Of all times, at the level and in the unit that are looked at."""
    base: ItemFilter
    """What asks the casebook for the same items."""
    actions: tuple[Action, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    voices: tuple[Voice, ...] = ()
    back: tuple[Recurrence, ...] = ()
    """Troubles that came back after a fix, the last to come back first."""
    again: tuple[Recurrence, ...] = ()
    """Other troubles that were raised more than once, the most often raised first."""
    advice: tuple[LogAdvice, ...] = ()
    by_id: dict[int, CaseItem] = field(default_factory=dict)


def gather(casebook: "Casebook") -> Records:
    """Everything out of the casebook."""
    days = {each.id: each.started.date() for each in list_sessions(casebook)}
    pairs = [
        Match(min(each.item_id, each.like_id), max(each.item_id, each.like_id), each.similarity)
        for each in list_likenesses(casebook)
    ]
    return Records(
        all_items(casebook),
        list_actions(casebook),
        list_escalations(casebook),
        tuple((voice, days.get(voice.session_id or 0)) for voice in list_voices(casebook)),
        tuple(group for group, _ in connected(pairs)),
    )


def view(records: Records, playbook: Playbook, look: Look, today: date) -> View:
    """What one sees of the records. Pure.

    Args:
        records: All of them.
        playbook: What advises.
        look: What is looked at.
        today: Today.
    """
    asked = look.period(today)
    standing = min(today, asked.last) if asked else today
    known = as_of(records.items, standing) if asked else records.items
    here = tuple(countable([item for item in known if _is_here(item, look)]))
    now = tuple(asked.items(here)) if asked else here
    ids = {item.id for item in here}
    everywhere = look.level is None and look.unit is None
    actions = _about(actions_as_of(records.actions, standing), ids, everywhere=everywhere)
    escalations = _about(escalations_as_of(records.escalations, standing), ids, everywhere=everywhere)
    by_id = {item.id: item for item in known}
    found = _returning(recurrences(records.groups, by_id, actions), {item.id for item in now})
    counts = log_counts(now, standing, actions=actions, escalations=escalations, recurrences=found)
    back = [each for each in found if each.after_fix]
    again = [each for each in found if not each.after_fix]
    return View(
        look=look,
        period=asked or _whole(here, today),
        standing=standing,
        items=now,
        everything=here,
        base=_base(look, asked),
        actions=actions,
        escalations=escalations,
        voices=tuple(
            voice
            for voice, day in records.voices
            if (everywhere or voice.item_id in ids) and (asked is None or day is None or asked.holds(day))
        ),
        back=tuple(sorted(back, key=lambda each: each.after_fix.again if each.after_fix else today, reverse=True)),
        again=tuple(sorted(again, key=lambda each: (-each.occasions, each.item_ids))),
        advice=advise_on_log(playbook, counts) if now else (),
        by_id=by_id,
    )


def _is_here(item: CaseItem, look: Look) -> bool:
    return look.level in (None, item.facts.level) and look.unit in (None, item.facts.unit)


def _about(records: Sequence[Record], ids: set[int], *, everywhere: bool) -> tuple[Record, ...]:
    return tuple(each for each in records if everywhere or each.item_id in ids)


def _returning(found: Sequence[Recurrence], now: set[int]) -> list[Recurrence]:
    """Those of which an item lies in the period; after a fix only where the return does."""
    kept = [each for each in found if now & set(each.item_ids)]
    return [each for each in kept if each.after_fix is None or each.after_fix.again_id in now]


def _whole(items: Sequence[CaseItem], today: date) -> Period:
    days = [day for item in items for day in (item.facts.raised, item.facts.closed) if day]
    return Period(min(days), max(days)) if days else Period(today, today)


def _base(look: Look, period: Period | None) -> ItemFilter:
    return ItemFilter(
        levels=(look.level,) if look.level else (),
        units=(look.unit,) if look.unit else (),
        month_from=month_key(period.first) if period else None,
        month_to=month_key(period.last) if period else None,
        split=False,
    )
