"""A meeting's state as plain JSON, and back, to the second."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from casebook.meeting.state import Focus, PhaseState, Round, RoundKind, SessionState
from codebook.errors import CasebookError
from codebook.keys import Strategy

_VERSION = 1


def to_json(state: SessionState) -> dict[str, Any]:
    """The state as what `json` can write."""
    plain = asdict(state)
    since = state.running_since
    return {**plain, "running_since": since.isoformat() if since else None, "version": _VERSION}


def from_json(plain: Mapping[str, Any]) -> SessionState:
    """The state that `to_json` wrote.

    Raises:
        CasebookError: It is none, or a newer Balcony wrote it.
    """
    if plain.get("version", _VERSION) > _VERSION:
        raise CasebookError("a newer Balcony kept this meeting; bring this one up to date to go on with it")
    try:
        since = plain["running_since"]
        return SessionState(
            preset=plain["preset"],
            phases=tuple(PhaseState(**each) for each in plain["phases"]),
            at=plain["at"],
            running_since=datetime.fromisoformat(since) if since else None,
            focus=tuple(_focus(each) for each in plain["focus"]),
            item_id=plain["item_id"],
            round=_round(plain["round"]) if plain["round"] else None,
            title=plain["title"],
            people=plain["people"],
            ended=plain["ended"],
        )
    except (KeyError, TypeError, ValueError) as err:
        raise CasebookError("what the casebook kept of this meeting cannot be read; begin another one") from err


def _focus(plain: Mapping[str, Any]) -> Focus:
    strategy = plain["strategy"]
    return Focus(
        item_id=plain["item_id"],
        strategy=Strategy(strategy) if strategy else None,
        moves=tuple(plain["moves"]),
        shown=plain["shown"],
        reading_shown=plain["reading_shown"],
    )


def _round(plain: Mapping[str, Any]) -> Round:
    counts = tuple((value, number) for value, number in plain["counts"])
    return Round(RoundKind(plain["kind"]), plain["item_id"], counts)
