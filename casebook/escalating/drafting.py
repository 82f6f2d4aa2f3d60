"""Fills in what is known of a request to another level, so that people write only what nobody else can."""

from collections.abc import Sequence
from datetime import date

from casebook.records import NEW, Action, ActionState, CaseItem, Escalation
from casebook.recurrence.recurrences import Recurrence, recurrences


def draft(  # noqa: PLR0913 - one parameter for each thing that is known
    item: CaseItem,
    to_level: str,
    *,
    like: Sequence[CaseItem] = (),
    actions: Sequence[Action] = (),
    ask: str = "",
    sent: date | None = None,
    answer_due: date | None = None,
) -> Escalation:
    """A request about an item.

    Args:
        item: What is in the way.
        to_level: The key of the level that can decide.
        like: Other items that say the same.
        actions: What was taken on for any of them.
        ask: The decision that is asked for.
        sent: When it is sent.
        answer_due: By when an answer is wanted.
    """
    return Escalation(
        id=NEW,
        item_id=item.id,
        to_level=to_level,
        from_level=item.facts.level,
        what=item.text,
        evidence=_evidence(item, like, actions),
        tried=_tried([item, *like], actions),
        ask=ask.strip(),
        sent=sent,
        answer_due=answer_due,
    )


def _evidence(item: CaseItem, like: Sequence[CaseItem], actions: Sequence[Action]) -> str:
    everyone = {each.id: each for each in (item, *like)}
    found: list[Recurrence] = recurrences([tuple(everyone)], everyone, actions) if like else []
    said = [each.sentence for each in found]
    if not said and item.facts.raised:
        said = [f"Raised on {item.facts.raised.isoformat()}."]
    if item.facts.unit and not (found and found[0].elsewhere):
        said.append(f"Where: {item.facts.unit}.")
    return " ".join(said)


def _tried(items: Sequence[CaseItem], actions: Sequence[Action]) -> str:
    """Actions that were done with what came of them, else what the log names; never who did it."""
    days: dict[tuple[str, str], list[str]] = {}
    for each in actions:
        if each.state is ActionState.DONE:
            came = f": {_stopped(each.why)}" if each.why else ""
            when = each.closed.date().isoformat() if each.closed else "done"
            days.setdefault((_stopped(each.text), came), []).append(when)
    done = [f"{what} ({', '.join(sorted(whens))}){came}" for (what, came), whens in days.items()]
    if not done:
        done = [
            _stopped(each.facts.action) + (f": {_stopped(each.facts.resolution)}" if each.facts.resolution else "")
            for each in items
            if each.facts.action
        ]
    return ". ".join(dict.fromkeys(done)) + ("." if done else "")


def _stopped(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
