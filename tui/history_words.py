"""Events as sentences that a person can follow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from casebook.label_words import DRIVER_SHORT, LABEL_WORDS
from casebook.records import Event
from codebook.keys import Confidence, Driver, Label

SURE_WORDS = {Confidence.HIGH: "sure", Confidence.MEDIUM: "fairly sure", Confidence.LOW: "a guess"}
"""How sure someone is of a label."""
_ASIDE = {
    "skipped": "put it behind the others",
    "unsure": "said that they are unsure",
    "flagged": "said that something is wrong with it",
}


_NOT_AN_ITEMS = ("annotations", "marks", "parked")
"""What is told where it is taken back, and not in an item's history."""


def told(event: Event) -> str | None:
    """What an event did, in words for an item's history; None where it says nothing there.

    How people labelled an item is not told there: whoever is to label it, or to settle it, has not seen that yet. Nor
    is what was noted in a session, vote by vote.
    """
    undone = "took back: " if event.undoes else ""
    words = _words(event) if event.what not in _NOT_AN_ITEMS else None
    return undone + words if words else None


def told_of(events: Sequence[Event], *, taken_back: bool = False) -> str:
    """What one decision did, in words.

    Args:
        events: All events of it, or of taking it back.
        taken_back: Whether they took it back: such events run backwards, and are turned round to tell what it did.
    """
    if taken_back:
        events = [replace(each, before=each.after, after=each.before) for each in events]
    by_weight = sorted(events, key=lambda each: each.what == "marks")  # what was noted with it comes last
    return next((words for each in by_weight if (words := _words(each))), "a decision")


def _words(event: Event) -> str | None:
    row: Mapping[str, Any] = event.after or event.before or {}
    teller = _TELLERS.get(event.what)
    return teller(row, event) if teller else None


def _verdict(row: Mapping[str, Any], event: Event) -> str:
    return "verdict withdrawn" if event.after is None else f"called it {LABEL_WORDS[Label(row['label'])]}"


def _action(row: Mapping[str, Any], event: Event) -> str:
    state = row.get("state")
    return _about("action", row.get("text"), event, more="" if state == "open" else f" ({state})")


def _escalation(row: Mapping[str, Any], event: Event) -> str:
    was = event.before or {}
    if event.before is not None and event.after is not None and row.get("answer") != was.get("answer"):
        said = row.get("answer")
        return f"the answer from {row.get('to_level')}: {said}" if said else f"no answer from {row.get('to_level')}"
    return _about(f"raised to {row.get('to_level')}", row.get("answer") or row.get("ask"), event)


def _voice(row: Mapping[str, Any], event: Event) -> str:
    return _about("a missing view" if row.get("missing") else "a dissent on record", row.get("text"), event)


def _parked(row: Mapping[str, Any], event: Event) -> str:
    done = event.before is not None and row.get("done")
    return _about("taken out of the parking lot" if done else "parked", row.get("text"), event)


def _mark(row: Mapping[str, Any], _event: Event) -> str:
    return _MARKS.get(str(row.get("kind")), "something noted in a session")


def _item(row: Mapping[str, Any], event: Event) -> str:
    if event.before is None:
        return "made as a part of a mixed item" if row.get("parent_id") else "came in"
    return "split into parts" if row.get("split") else "facts changed"


def _gold(row: Mapping[str, Any], event: Event) -> str:
    return _about("settled", LABEL_WORDS[Label(row["label"])], event)


def _annotation(row: Mapping[str, Any], event: Event) -> str:
    """The one answer that was new: each is kept by itself as it is given."""
    if event.after is None:
        return "label removed"
    was = event.before or {}
    new = {name for name, value in row.items() if value != was.get(name)}
    if "state" in new and row["state"] in _ASIDE:
        return _ASIDE[row["state"]]
    for name, teller in _ANSWERS.items():
        if name in new and (row.get(name) or was.get(name)):
            return teller(row)
    return "labelled it again"


def _sure(confidence: str | None) -> str:
    return SURE_WORDS[Confidence(confidence)] if confidence in list(Confidence) else "not said"


_ANSWERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "label": lambda row: f"labelled it {LABEL_WORDS[Label(row['label'])]}" if row["label"] else "label taken off",
    "strategy": lambda row: f"strategy: {str(row['strategy'] or 'none').replace('_', ' ')}",
    "driver": lambda row: f"driver: {DRIVER_SHORT[Driver(row['driver'])] if row['driver'] else 'none'}",
    "mixed": lambda row: "mixed" if row["mixed"] else "not mixed",
    "confidence": lambda row: f"how sure: {_sure(row['confidence'])}",
    "span": lambda _: "the words that show it",
    "note": lambda row: f"a note: {row['note']}" if row["note"] else "note taken off",
}
"""What an annotation answers, the first first."""

_MARKS: Mapping[str, str] = {
    "ballot": "what people answered in silence",
    "temperature_in": "the temperature on the way in",
    "temperature_out": "the temperature on the way out",
    "heat_up": "warmer",
    "heat_down": "cooler",
    "avoidance": "a turn away from the work",
    "move": "a move that was ticked",
    "covered": "that an item had its turn",
    "diagnosis": "an answer to a question about an item",
    "follow_up": "what became of something earlier",
}
"""What is noted in a session with one key."""

_TELLERS: Mapping[str, Callable[[Mapping[str, Any], Event], str]] = {
    "verdicts": _verdict,
    "actions": _action,
    "escalations": _escalation,
    "voices": _voice,
    "items": _item,
    "gold": _gold,
    "annotations": _annotation,
    "parked": _parked,
    "marks": _mark,
}


def _about(name: str, text: object, event: Event, *, more: str = "") -> str:
    words = f"{name}: {text}{more}" if text else name + more
    return f"{words} (removed)" if event.after is None else words
