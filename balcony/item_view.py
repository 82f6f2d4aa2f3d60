"""One item in words: for a row of a list, for a record, and as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from balcony.terminal import plain
from casebook.label_words import label_sign, label_word

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from casebook.records import Action, CaseItem, Escalation, Event, Likeness
    from casebook.recurrence.suggestion import Question
    from strategies.advice import Advice
    from strategies.schema import Playbook

_WIDTH = 110


@dataclass(frozen=True)
class Whole:
    """An item with everything around it."""

    item: "CaseItem"
    advice: "Advice | None"
    like: "tuple[tuple[Likeness, CaseItem], ...]"
    perhaps: "tuple[Question, ...]"
    """Earlier items that may be the same trouble in other words."""
    actions: "tuple[Action, ...]"
    escalations: "tuple[Escalation, ...]"
    history: "tuple[Event, ...]"


def whole_item(casebook: "Casebook", item_id: int, playbook: "Playbook") -> Whole:
    """Everything that is known of an item.

    Raises:
        CasebookError: There is none with that id.
    """
    from casebook.database.following_up import list_actions, list_escalations
    from casebook.database.items import get_item, get_items
    from casebook.database.ledger import history
    from casebook.database.likenesses import list_likenesses
    from casebook.recurrence.suggested import questions_about

    item = get_item(casebook, item_id)
    pairs = list_likenesses(casebook, item_id=item_id)
    others = {each.id: each for each in get_items(casebook, [_other(pair, item_id) for pair in pairs])}
    return Whole(
        item=item,
        advice=_advice(item, playbook),
        like=tuple((pair, others[_other(pair, item_id)]) for pair in pairs if _other(pair, item_id) in others),
        perhaps=questions_about(casebook, item_id),
        actions=list_actions(casebook, item_id=item_id),
        escalations=list_escalations(casebook, item_id=item_id),
        history=history(casebook, item_id),
    )


def label_line(item: "CaseItem") -> str:
    """The label with its sign, and who says so or how sure it is."""
    said = f"{label_sign(item.label)} {label_word(item.label)}"
    if item.verdict:
        return f"{said}\ndecided"
    if item.reading is None:
        return said
    p = f"{item.reading.p[item.reading.label]:.0%}"
    return f"{said}\n{p} sure" if item.reading.sure else f"{said}\n{p}, look"


def again_words(pairs: "Sequence[Likeness]", later: int | None = None) -> str:
    """That an item says again what earlier ones said; of one that says it first, that a later one says it again.

    Args:
        pairs: With earlier ones.
        later: The first that says it again.
    """
    if not pairs:
        return f"said again, #{later}" if later else ""
    fixed = next((pair for pair in pairs if pair.after_fix), None)
    if fixed:
        return f"↺ after a fix, #{fixed.like_id}"
    more = f" and {len(pairs) - 1} more" if len(pairs) > 1 else ""
    return f"like #{pairs[0].like_id}{more}"


def record_of(item: "CaseItem", pairs: "Sequence[Likeness]") -> dict[str, Any]:
    """An item as a flat record for JSON, csv and Markdown."""
    facts, reading, verdict = item.facts, item.reading, item.verdict
    return {
        "id": item.id,
        "log": item.log_id,
        "file": item.log_name,
        "row": item.row,
        "text": item.text,
        "raised": facts.raised.isoformat() if facts.raised else None,
        "level": facts.level,
        "unit": facts.unit,
        "role": facts.role,
        "status": facts.status.value if facts.status else None,
        "owner": facts.owner,
        "due": facts.due.isoformat() if facts.due else None,
        "win": facts.win,
        "label": item.label.value if item.label else None,
        "strategy": item.strategy.value if item.strategy else None,
        "driver": item.driver.value if item.driver else None,
        "p": round(reading.p[reading.label], 4) if reading else None,
        "sure": reading.sure if reading else None,
        "mixed": reading.mixed if reading else None,
        "needs_look": item.needs_person,
        "decided_by": verdict.who if verdict else None,
        "decided": verdict.decided.isoformat() if verdict else None,
        "note": verdict.note if verdict else None,
        "like": [pair.like_id for pair in pairs],
        "after_fix": any(pair.after_fix for pair in pairs),
        "model": reading.model if reading else None,
    }


def lines_of(whole: Whole) -> Iterator[str]:
    """An item as a whole, line by line, for a terminal."""
    item = whole.item
    place = f"{item.log_name}, row {item.row}" + (f", sheet {item.sheet}" if item.sheet else "")
    yield plain(f"Item {item.id}: {place}" + (f", under {item.heading}" if item.heading else ""))
    yield ""
    yield from _wrapped(item.text, "  ")
    yield ""
    for name, value in _facts(item):
        yield plain(f"{name}: {value}")
    yield from _reading(item)
    yield from _advised(whole.advice)
    yield from _around(whole)
    yield from _history(whole.history)


def _history(events: "Sequence[Event]") -> Iterator[str]:
    from tui.history_words import told

    lines = [(event, words) for event in events if (words := told(event))]
    if lines:
        yield ""
        yield "History"
    for event, words in lines:
        yield "  " + plain(f"{event.at.astimezone():%Y-%m-%d %H:%M} {event.who}: {words}")


def _facts(item: "CaseItem") -> Iterator[tuple[str, str]]:
    facts = item.facts
    for name, value in (
        ("Raised", facts.raised),
        ("Where", facts.unit),
        ("Level", facts.level),
        ("Raised by", facts.role),
        ("Status", facts.status),
        ("Owner", facts.owner),
        ("Due", facts.due),
        ("Closed", facts.closed),
        ("Action", facts.action),
        ("What came of it", facts.resolution),
        ("Raised to", facts.escalated_to),
    ):
        if value:
            yield name, str(value).replace("_", " ") if name == "Status" else str(value)


def _reading(item: "CaseItem") -> Iterator[str]:
    yield plain(f"Label: {label_sign(item.label)} {label_word(item.label)}" + _named(item))
    if verdict := item.verdict:
        seen = "having seen the reading" if verdict.seen_reading else "without having seen the reading"
        yield plain(f"Decided by {verdict.who} on {verdict.decided.date().isoformat()}, {seen}. {verdict.note}")
    if reading := item.reading:
        ranked = ", ".join(f"{label_word(label)} {p:.0%}" for label, p in reading.p.items())
        sure = "sure" if reading.sure else "not sure: a person should look"
        yield plain(f"Reading: {ranked}; {sure}{'; looks mixed' if reading.mixed else ''} ({reading.model})")
        for start, end, _ in reading.evidence[:2]:
            yield "  " + plain(f"because of: “{item.text[start:end]}”")


def _named(item: "CaseItem") -> str:
    return "".join(f", {word.value}" for word in (item.driver, item.strategy) if word)


def _advised(advice: "Advice | None") -> Iterator[str]:
    if advice is None:
        return
    yield ""
    yield plain(f"Approach: {advice.approach}. {advice.purpose}")
    if advice.split_first:
        yield "It looks mixed: take the technical part and the adaptive part apart first."
    yield plain(f"First move: {advice.first_move}")
    for question in advice.questions[:3]:
        yield "  " + plain(f"ask: {question}")
    if advice.raise_to:
        yield plain(f"It may be beyond this team: raise it with balcony escalate, to {advice.raise_to.name}.")


def _around(whole: Whole) -> Iterator[str]:
    from balcony.again_view import perhaps_lines

    if whole.like:
        yield ""
        yield "Like it"
        for pair, other in whole.like:
            when = other.facts.raised.isoformat() if other.facts.raised else "no date"
            fix = " (settled, then raised again)" if pair.after_fix else ""
            yield "  " + plain(f"#{other.id}, {when}, {other.facts.unit or 'no unit'}{fix}: {other.text[:_WIDTH]}")
    yield from perhaps_lines(whole.item.id, whole.perhaps)
    if whole.actions:
        yield ""
        yield "Actions"
        for action in whole.actions:
            due = f", due {action.due.isoformat()}" if action.due else ""
            owner = action.owner or "no owner"
            yield "  " + plain(f"action {action.id}, {action.state.value}{due}: {action.text} ({owner})")
    if whole.escalations:
        yield ""
        yield "Raised to others"
        for asked in whole.escalations:
            answer = asked.answer or "no answer yet"
            yield "  " + plain(f"escalation {asked.id}, to {asked.to_level}: {asked.ask or asked.what} → {answer}")


def _advice(item: "CaseItem", playbook: "Playbook") -> "Advice | None":
    from codebook.keys import Stage
    from strategies.advice import advise

    if item.label is None:
        return None
    stage = Stage(item.facts.stage) if item.facts.stage in list(Stage) else None
    mixed = bool(item.reading and item.reading.mixed and not item.verdict)
    if item.label == "adaptive" and item.strategy is None:
        return None
    return advise(playbook, item.label, item.strategy, item.driver, stage, item.facts.level, mixed=mixed)


def _other(pair: "Likeness", item_id: int) -> int:
    return pair.like_id if pair.item_id == item_id else pair.item_id


def _wrapped(text: str, indent: str) -> Iterator[str]:
    import textwrap

    for line in text.splitlines():
        yield from textwrap.wrap(plain(line), _WIDTH, initial_indent=indent, subsequent_indent=indent)
