"""Takes out of the casebook what a report is built from."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_actions, list_escalations, list_voices
from casebook.database.items import all_items
from casebook.database.likenesses import list_likenesses
from casebook.database.logs import all_logs
from casebook.database.sessions import list_sessions
from casebook.patterns.periods import Period
from casebook.records import CaseItem, LogRecord, Voice
from casebook.recurrence.grouping import connected
from casebook.recurrence.matching import Match
from casebook.recurrence.recurrences import recurrences
from casebook.report.copies import Merged, merge_copies
from casebook.report.sources import Sources, actions_as_of, as_of, escalations_as_of
from codebook.errors import NothingToDoError, NotInCasebookError
from strategies.schema import Playbook


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is to be about."""

    today: date
    period: Period | None = None
    """What is looked at; all that is on record where it is None."""
    log_id: int | None = None
    """One log only."""
    program: str = "Balcony"
    """The program's name and version, for the last section."""

    @property
    def standing(self) -> date:
        """The day as of which it is told: the end of the period, or today where that is not over."""
        return min(self.today, self.period.last) if self.period else self.today


def gather(casebook: Casebook, playbook: Playbook, wanted: Wanted) -> Sources:
    """Everything for a report, as it stood on its day.

    Raises:
        NothingToDoError: There is nothing in the casebook, or nothing of that time.
        NotInCasebookError: There is no such log.
    """
    merged = _items(casebook, wanted.standing, wanted.log_id, wanted.period)
    logs = _logs(casebook, wanted.log_id)
    items = tuple(item for item in merged.items if wanted.log_id in (None, item.log_id))
    ids, by_id = {item.id for item in items}, {item.id: item for item in merged.items}
    actions = merged.actions(actions_as_of(list_actions(casebook), wanted.standing))
    escalations = merged.escalations(escalations_as_of(list_escalations(casebook), wanted.standing))
    groups = [group for group, _ in connected(_pairs(casebook, merged))]
    log, before = logs.get(wanted.log_id or 0), _log_before(logs, wanted.log_id)
    found = Sources(
        items=items,
        actions=tuple(each for each in actions if log is None or each.item_id in ids),
        escalations=tuple(each for each in escalations if each.item_id in ids),
        voices=_voices(casebook, ids, wanted.period, wanted.log_id),
        recurrences=tuple(recurrences(groups, by_id, actions)),
        playbook=playbook,
        period=wanted.period or _whole(items, wanted.today),
        standing=wanted.standing,
        program=f"{wanted.program}, playbook {_short_hash(playbook)}",
        log_name=log.name if log else None,
        last_log=tuple(item for item in merged.items if before and item.log_id == before.id),
        last_log_name=before.name if before else "",
        copies=tuple(merged.latest.values()),
        undated_too=wanted.period is None,
    )
    _refuse_nothing(found, wanted.period)
    return found


def _items(casebook: Casebook, standing: date, log_id: int | None, period: Period | None) -> Merged:
    known = as_of(all_items(casebook), standing)
    if not known:
        when = f" until {standing.isoformat()}" if period else ""
        raise NothingToDoError(f"the casebook holds nothing{when}; put a log into it with: balcony triage FILE --save")
    return merge_copies(known) if log_id is None else Merged(known, {})


def _refuse_nothing(found: Sources, period: Period | None) -> None:
    if period and not found.now:
        raise NothingToDoError(
            f"nothing was raised from {period.first.isoformat()} to {period.last.isoformat()}; "
            "choose another --from and --to"
        )


def _logs(casebook: Casebook, log_id: int | None) -> dict[int, LogRecord]:
    logs = {log.id: log for log in all_logs(casebook)}
    if log_id is not None and log_id not in logs:
        there = ", ".join(str(each) for each in sorted(logs)[:20])
        raise NotInCasebookError(f"there is no log {log_id} in the casebook; there are {there}")
    return logs


def _pairs(casebook: Casebook, merged: Merged) -> list[Match]:
    found = []
    for each in list_likenesses(casebook):
        one, other = (merged.latest.get(item_id, item_id) for item_id in (each.like_id, each.item_id))
        if one != other:
            found.append(Match(min(one, other), max(one, other), each.similarity))
    return found


def _whole(items: Iterable[CaseItem], today: date) -> Period:
    days = [day for item in items for day in (item.facts.raised, item.facts.closed) if day]
    return Period(min(days), max(days)) if days else Period(today, today)


def _log_before(logs: dict[int, LogRecord], log_id: int | None) -> LogRecord | None:
    earlier = [each for each in logs if log_id is not None and each < log_id]
    return logs[max(earlier)] if earlier else None


def _voices(casebook: Casebook, ids: set[int], period: Period | None, log_id: int | None) -> tuple[Voice, ...]:
    """Voices bear no date of their own: that of their meeting counts, and one without a meeting is never lost."""
    meetings = {each.id: each for each in list_sessions(casebook)}

    def kept(voice: Voice) -> bool:
        meeting = meetings.get(voice.session_id or 0)
        if meeting and period and not period.holds(meeting.started.date()):
            return False
        if log_id is None:
            return True
        return voice.item_id in ids or bool(meeting and meeting.log_id == log_id)

    return tuple(voice for voice in list_voices(casebook) if kept(voice))


def _short_hash(playbook: Playbook) -> str:
    return hashlib.sha256(playbook.model_dump_json().encode()).hexdigest()[:8]
