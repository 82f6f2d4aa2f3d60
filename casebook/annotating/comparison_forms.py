"""A comparison of two models as a JSON object, as lines for a person, and item by item for whoever counts again."""

import json
from collections.abc import Iterator
from typing import Any

from casebook.annotating.challenger import Comparison, Side
from classifier.bootstrap import Estimate

_DIGITS = 4


def as_record(found: Comparison) -> dict[str, Any]:
    """The comparison as the JSON object of `balcony models compare --format json`."""
    return {
        "champion": found.champion,
        "challenger": found.challenger,
        "promote": found.promote,
        "reason": found.reason,
        "sides": [_side(side) for side in found.sides],
    }


def lines_of_comparison(found: Comparison, most: int) -> Iterator[str]:
    """The comparison in words, with the items that changed.

    Args:
        found: The comparison.
        most: How many changed items of each side are shown.
    """
    yield f"{found.challenger} beside {found.champion}, which is in use"
    for side in found.sides:
        yield f"on {side.name}, {side.n}:"
        yield f"  macro-F1 {_words(side.champion)} before, {_words(side.challenger)} after"
        yield f"  gain in macro-F1 {_gain(side.gain)}, in accuracy {_gain(side.accuracy_gain)}"
        now = sum(each.challenger is each.right for each in side.changed)
        was = sum(each.champion is each.right for each in side.changed)
        yield f"  read differently: {len(side.changed)}, of them {now} right now and {was} right before"
        for each in side.changed[:most]:
            mark = "better" if each.challenger is each.right else "worse" if each.champion is each.right else "other"
            yield f"    {mark}: {each.champion} -> {each.challenger}, {each.right} is right: {each.text}"
        if len(side.changed) > most:
            yield f"    and {len(side.changed) - most} more"
    yield f"{'use it' if found.promote else 'leave it'}: {found.reason}"


def item_lines(found: Comparison) -> Iterator[str]:
    """One JSON line for each item of each side: enough to count every figure again."""
    for side in found.sides:
        for each in side.read:
            record = {"side": side.name, "group": each.group, "text": each.text, "right": each.right}
            yield json.dumps(record | {"champion": each.champion, "challenger": each.challenger}, ensure_ascii=False)


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "n": side.n,
        "macro_f1": {"champion": _estimate(side.champion), "challenger": _estimate(side.challenger)},
        "accuracy": {
            "champion": round(sum(each.champion is each.right for each in side.read) / side.n, _DIGITS),
            "challenger": round(sum(each.challenger is each.right for each in side.read) / side.n, _DIGITS),
        },
        "gain": _estimate(side.gain),
        "accuracy_gain": _estimate(side.accuracy_gain),
        "changed": [
            {"text": each.text, "right": each.right, "champion": each.champion, "challenger": each.challenger}
            for each in side.changed
        ],
    }


def _estimate(found: Estimate) -> dict[str, float | None]:
    # JSON has no not-a-number: a bound that cannot be given is null.
    return {
        name: round(value, _DIGITS) if value == value else None  # noqa: PLR0124 - that is how one tells
        for name, value in (("value", found.value), ("low", found.low), ("high", found.high))
    }


def _words(found: Estimate) -> str:
    return f"{found.value:.3f} ({found.low:.3f} to {found.high:.3f})"


def _gain(found: Estimate) -> str:
    return f"{found.value:+.3f} ({found.low:+.3f} to {found.high:+.3f})"
