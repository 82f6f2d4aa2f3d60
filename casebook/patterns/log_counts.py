"""The counts that the playbook's advice on a whole log asks for."""

from collections.abc import Sequence
from datetime import date

from casebook.patterns.awaiting import is_answered
from casebook.patterns.counts import by_driver, by_label, by_level, by_role, countable
from casebook.records import Action, ActionState, CaseItem, Escalation
from casebook.recurrence.recurrences import Recurrence
from codebook.keys import Driver, Label
from strategies.log_advice import LogCounts


def log_counts(
    items: Sequence[CaseItem],
    today: date,
    *,
    actions: Sequence[Action] = (),
    escalations: Sequence[Escalation] = (),
    recurrences: Sequence[Recurrence] = (),
) -> LogCounts:
    """Count a log, or a casebook, for `strategies.log_advice.advise_on_log`.

    What no log says (an item without a level, a driver or a reporter's role) is not counted as a kind of its own.

    Args:
        items: The items; where some were split, their parts count and they do not.
        today: The day that tells what is overdue.
        actions: The actions about them.
        escalations: The escalations about them.
        recurrences: What `casebook.recurrence` found; a trouble raised three times came back twice.
    """
    kept = countable(items)
    labels, drivers, levels, roles = by_label(kept), by_driver(kept), by_level(kept), by_role(kept)
    still_open = [action for action in actions if action.state is ActionState.OPEN]
    waiting = [each for each in escalations if not is_answered(each, today)]
    return LogCounts(
        items=len(kept),
        by_label={label: labels.of(label) for label in Label},
        by_driver={driver: drivers.of(driver) for driver in Driver},
        by_level={key: levels.of(key) for key in levels.keys if key},
        by_reporter_role={key: roles.of(key) for key in roles.keys if key},
        wins=sum(item.facts.win for item in kept),
        recurrences=sum(each.occasions - 1 for each in recurrences),
        recurrences_after_fix=sum(each.after_fix is not None for each in recurrences),
        escalations=len(escalations),
        unanswered=sum(each.answer_due is not None and each.answer_due < today for each in waiting),
        open_actions=len(still_open),
        overdue_actions=sum(action.due is not None and action.due < today for action in still_open),
        unsure=sum(item.reading is not None and item.needs_person for item in kept),
    )
