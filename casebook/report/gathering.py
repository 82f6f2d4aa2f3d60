"""Takes out of the casebook what a report is built from."""

import hashlib
from collections.abc import Iterable
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
from codebook.errors import CasebookError, NothingToDoError
from strategies.schema import Playbook


def gather(
    casebook: Casebook,
    playbook: Playbook,
    *,
    today: date,
    period: Period | None = None,
    log_id: int | None = None,
    program: str = "Balcony",
) -> Sources:
    """Everything for a report, as it stood at the end of its period, or today where that is not over.

    Args:
        casebook: Where from.
        playbook: What advises.
        today: Today.
        period: What is looked at; all that is on record where it is None.
        log_id: One log only.
        program: The program's name and version, for the last section.

    Raises:
        NothingToDoError: There is nothing in the casebook, or nothing of that time.
        CasebookError: There is no such log.
    """
    standing = min(today, period.last) if period else today
    known = as_of(all_items(casebook), standing)
    merged = merge_copies(known) if log_id is None else Merged(known, {})
    everything = merged.items
    if not everything:
        when = f" until {standing.isoformat()}" if period else ""
        raise NothingToDoError(f"the casebook holds nothing{when}; put a log into it with: balcony triage FILE --save")
    logs = {log.id: log for log in all_logs(casebook)}
    if log_id is not None and log_id not in logs:
        there = ", ".join(str(each) for each in sorted(logs)[:20])
        raise CasebookError(f"there is no log {log_id} in the casebook; there are {there}")
    items = tuple(item for item in everything if log_id in (None, item.log_id))
    before = _log_before(logs, log_id)
    actions = merged.actions(actions_as_of(list_actions(casebook), standing))
    pairs = _pairs(casebook, merged)
    by_id = {item.id: item for item in everything}
    ids = set(by_id) if log_id is None else {item.id for item in items}
    found = Sources(
        items=items,
        actions=tuple(each for each in actions if log_id is None or each.item_id in ids),
        escalations=tuple(
            each
            for each in merged.escalations(escalations_as_of(list_escalations(casebook), standing))
            if each.item_id in ids
        ),
        voices=_voices(casebook, ids, period, log_id),
        recurrences=tuple(recurrences([group for group, _ in connected(pairs)], by_id, actions)),
        playbook=playbook,
        period=period or _whole(items, today),
        standing=standing,
        program=f"{program}, playbook {_short_hash(playbook)}",
        log_name=logs[log_id].name if log_id is not None else None,
        last_log=tuple(item for item in everything if before and item.log_id == before.id),
        last_log_name=before.name if before else "",
        undated_too=period is None,
        copies=len(merged.latest),
    )
    if not found.now and period:
        raise NothingToDoError(
            f"nothing was raised from {period.first.isoformat()} to {period.last.isoformat()}; "
            "choose another --from and --to"
        )
    return found


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
