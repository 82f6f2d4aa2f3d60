"""The question whether an item is the same trouble as an earlier one: its choices, and what becomes of the answer."""

from typing import TYPE_CHECKING

from tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from casebook.records import CaseItem, Likeness
    from tui.home_records import Around
    from tui.services import Services

_MOST = 3
_LINE = 56
"""Characters of one line in the window on a small screen; the whole texts stand beside the list."""


def question_about(around: "Around") -> tuple[str, str]:
    """The window's title and the words under it."""
    return "The same trouble as …?", _short(around.item.text)


def choices(around: "Around") -> list[Choice]:
    """One for each suggestion, one for none of them, and one for each link that can be taken back.

    Copies in the same words are left alone here.
    """
    perhaps = around.perhaps[:_MOST]
    found = [
        Choice(
            f"same {each.other.id}",
            _short(each.other.text),
            _short(f"{_raised(each.other)}, {each.reason}"),
            str(number),
        )
        for number, each in enumerate(perhaps, start=1)
    ]
    if perhaps:
        others = " ".join(str(each.other.id) for each in perhaps)
        found.append(Choice(f"different {others}", "None of these", "They will not be asked about again.", "n"))
    linked = [other for _, other in around.like if not _same_words(other, around.item)]
    return found + [
        Choice(f"different {other.id}", _short(other.text), _short(f"{_raised(other)}: not the same after all"))
        for other in linked[:_MOST]
    ]


def answered(services: "Services", item_id: int, answer: str) -> str:
    """Keep an answer, at once for every list, pattern and report.

    Args:
        services: Where the casebook is.
        item_id: The item that was asked about.
        answer: The key of what was chosen.

    Returns:
        What was kept, in words.
    """
    from casebook.recurrence.refreshing import decide_likeness  # numpy

    word, *others = answer.split()
    kept: tuple[Likeness, ...] = ()
    for other in others:
        kept = decide_likeness(services.casebook(), item_id, int(other), same=word == "same")
    if word != "same":
        return "Kept as different troubles. Press y again, or select both and press m, to say otherwise."
    back = any(each.after_fix and {each.item_id, each.like_id} == {item_id, int(others[0])} for each in kept)
    return "Kept as the same trouble" + (": it came back after a fix." if back else ".") + " y takes it back."


def _same_words(one: "CaseItem", other: "CaseItem") -> bool:
    return one.text.split() == other.text.split()


def _raised(item: "CaseItem") -> str:
    raised = item.facts.raised.strftime("%d %b %Y").lstrip("0") if item.facts.raised else item.log_name
    return " · ".join(part for part in (raised, item.facts.unit) if part)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LINE else text[: _LINE - 1].rstrip() + "…"
