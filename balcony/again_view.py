"""Questions whether an item is the same trouble as an earlier one, in words for a terminal and as records."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from balcony.listing import shortened
from balcony.terminal import plain

if TYPE_CHECKING:
    from casebook.records import CaseItem
    from casebook.recurrence.suggestion import Question

_CHARACTERS = 180
_WIDTH = 110
Table = tuple[tuple[tuple[str, int], ...], list[tuple[str, ...]]]


def again_rows(questions: "Sequence[Question]") -> Table:
    """The columns and rows of a table: the item, the earlier one, and what speaks for it."""
    columns = (("item", 4), ("the same trouble as?", 4), ("because", 3))
    return columns, [(_cell(each.item), _cell(each.other), each.reason) for each in questions]


def again_record(question: "Question") -> dict[str, Any]:
    """A question as a flat record for JSON, csv and Markdown."""
    item, other = question.item, question.other
    return {
        "id": item.id,
        "text": item.text,
        "raised": item.facts.raised.isoformat() if item.facts.raised else None,
        "unit": item.facts.unit,
        "same_as": other.id,
        "same_text": other.text,
        "same_raised": other.facts.raised.isoformat() if other.facts.raised else None,
        "same_unit": other.facts.unit,
        "closed_before": question.settled_before,
        "because": question.reason,
        "score": question.score,
    }


def perhaps_lines(item_id: int, questions: "Sequence[Question]") -> Iterator[str]:
    """The suggestions about one item, as `balcony items show` lists them."""
    if not questions:
        return
    yield ""
    yield f"Perhaps the same as: {', '.join(str(each.other.id) for each in questions)}"
    for each in questions:
        yield "  " + plain(f"#{each.other.id}, {_when(each.other)}, {each.reason}: {each.other.text[:_WIDTH]}")
    yield f"  If so: balcony items same {questions[0].other.id} {item_id}"


def _cell(item: "CaseItem") -> str:
    where = f", {item.facts.unit}" if item.facts.unit else ""
    return f"#{item.id}, {_when(item)}{where}\n{shortened(item.text, _CHARACTERS)}"


def _when(item: "CaseItem") -> str:
    return item.facts.raised.isoformat() if item.facts.raised else "no date"
