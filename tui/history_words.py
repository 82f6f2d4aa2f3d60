"""Events as sentences that a person can follow."""

from collections.abc import Callable, Mapping
from typing import Any

from casebook.label_words import LABEL_WORDS
from casebook.records import Event
from codebook.keys import Label


def told(event: Event) -> str | None:
    """What an event did, in words; None where it says nothing to a person."""
    undone = "took back: " if event.undoes else ""
    words = _words(event)
    return undone + words if words else None


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
    return _about(f"raised to {row.get('to_level')}", row.get("answer") or row.get("ask"), event)


def _voice(row: Mapping[str, Any], event: Event) -> str:
    return _about("a missing view" if row.get("missing") else "a dissent on record", row.get("text"), event)


def _item(row: Mapping[str, Any], event: Event) -> str:
    if event.before is None:
        return "made as a part of a mixed item" if row.get("parent_id") else "came in"
    return "split into parts" if row.get("split") else "facts changed"


def _gold(row: Mapping[str, Any], event: Event) -> str:
    return _about("settled", row.get("label"), event)


_TELLERS: Mapping[str, Callable[[Mapping[str, Any], Event], str]] = {
    "verdicts": _verdict,
    "actions": _action,
    "escalations": _escalation,
    "voices": _voice,
    "items": _item,
    "gold": _gold,
}


def _about(name: str, text: object, event: Event, *, more: str = "") -> str:
    words = f"{name}: {text}{more}" if text else name + more
    return f"{words} (removed)" if event.after is None else words
