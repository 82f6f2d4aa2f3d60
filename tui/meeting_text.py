"""The words and pictures of a session's phases. Pure: records in, text out."""

from collections.abc import Iterable, Mapping, Sequence

from rich.style import Style
from rich.text import Text

from casebook.label_words import LABEL_SIGNS, LABEL_WORDS
from casebook.meeting.marking import Spread
from casebook.meeting.private_entry import BOTH
from casebook.meeting.state import RoundKind, SessionState
from casebook.records import Action, CaseItem, Escalation, Parked, Voice
from casebook.report.dates import day_words
from codebook.keys import Label
from codebook.many import many
from tui.plain import clean, one_line
from tui.widgets.pictures import bar

DIM = Style(dim=True)
BOLD = Style(bold=True)
TEMPERATURE_WORDS = {"1": "comfortable", "2": "warm", "3": "stretched", "4": "hot", "5": "too much"}
BALLOT_KEYS = {"t": Label.TECHNICAL.value, "a": Label.ADAPTIVE.value, "b": BOTH, "n": Label.NONE.value}
"""The key that each answer has in a private vote."""
_WORD = 15
_HOW_TO_NOTE = "p note an idea   m a view on record   d a step to take"
_LONG = 180
"""Characters of a text that only reminds."""


def answer_words(kind: RoundKind, value: str) -> str:
    """An answer as people say it, with its shape."""
    if kind is not RoundKind.BALLOT:
        return f"{value} {TEMPERATURE_WORDS[value]}"
    return "■◆ both" if value == BOTH else f"{LABEL_SIGNS[Label(value)]} {LABEL_WORDS[Label(value)]}"


def asking(kind: RoundKind, *, low: bool = False) -> Text:
    """What one person sees: the keys, and nothing of the others.

    Args:
        kind: What is asked.
        low: Whether the screen has few lines.
    """
    shown = Text()
    gap = "\n" if low else "\n\n"
    if kind is RoundKind.BALLOT:
        shown.append("What is it?\n\n", BOLD)
        keys = {key: answer_words(kind, value) for key, value in BALLOT_KEYS.items()}
    else:
        shown.append("How warm is it for you?\n\n", BOLD)
        keys = TEMPERATURE_WORDS
    for key, words in keys.items():
        shown.append(f"  {key}  ", BOLD)
        shown.append(words + gap)
    shown.append("\nNobody sees your answer. Press one key and the screen clears.\n", DIM)
    shown.append("escape: pass, without an answer", DIM)
    return shown


def before_round(state: SessionState) -> Text:
    """What stands before the first person answers, or where a round goes on that was interrupted."""
    entered = state.round.entered if state.round else 0
    shown = Text.assemble(("Each answers alone, then passes the keyboard on.\n\n", BOLD))
    shown.append(f"{entered} of {state.people} have answered already.\n\n" if entered else f"{people(state)}.\n\n")
    shown.append("Press space when it is yours.   escape: end the round", DIM)
    return shown


def between(state: SessionState) -> Text:
    """What stands while the keyboard goes on: how many have entered, nothing else."""
    entered = state.round.entered if state.round else 0
    shown = Text()
    shown.append("Thank you. Pass the keyboard on.\n\n", BOLD)
    shown.append(f"{entered} of {state.people} have answered.\n\n")
    shown.append("Press space when it is yours.   escape: end the round", DIM)
    return shown


def people(state: SessionState) -> str:
    """How many are here."""
    return many(state.people, "person is here", "people are here")


def spread_text(spread: Spread, cells: int = 24) -> Text:
    """How often each answer was given, as bars; never by whom."""
    most = max((number for _, number in spread.counts), default=0)
    shown = Text()
    for value, number in spread.counts:
        shown.append(f"{answer_words(spread.kind, value):<15}", BOLD if number else DIM)
        shown.append(f"{bar(number, most, cells)} {number}\n" if number else "\n")
    if spread.agreed:
        shown.append("All said the same.\n" if spread.entered > 1 else "", DIM)
    return shown


def spreads_beside(before: Spread, after: Spread, cells: int = 50) -> Text:
    """Two spreads of one kind beside each other, on one scale."""
    most = max(number for spread in (before, after) for _, number in spread.counts)
    room = max((cells - _WORD) // 2 - 4, 10)
    shown = Text.assemble((f"{'':<{_WORD}}{'On the way in':<{room + 4}}On the way out\n", DIM))
    for (value, first), (_, second) in zip(before.counts, after.counts, strict=True):
        shown.append(f"{answer_words(before.kind, value):<{_WORD}}", BOLD if first or second else DIM)
        one, two = (f"{bar(number, most, room)} {number}" if number else "" for number in (first, second))
        shown.append(f"{one:<{room + 4}}{two}".rstrip() + "\n")
    return shown


def said_in_words(spread: Spread) -> str:
    """A spread to read out, such as `3 answered: 1 stretched, 2 hot.`, the way one would say it."""
    return f"{spread.entered} answered: {given_words(spread)}."


def given_words(spread: Spread) -> str:
    """How often each answer was given: `1 stretched, 2 hot`."""
    given = [(answer_words(spread.kind, value).partition(" ")[2], number) for value, number in spread.counts if number]
    return ", ".join(f"{number} {words}" for words, number in given)


def focus_lines(state: SessionState, items: Mapping[int, CaseItem], letters: int = _LONG, gap: str = "\n\n") -> Text:
    """The items that the session looks at, the current one marked.

    Args:
        state: The session's.
        items: The items by id.
        letters: What there is room for of each.
        gap: What stands between two.
    """
    shown = Text()
    for place, each in enumerate(state.focus, 1):
        item = items.get(each.item_id)
        if item:
            mark = "▶ " if each.item_id == state.item_id else "  "
            shown.append(f"{mark}{place}. ", BOLD)
            shown.append(one_line(item.text, letters) + gap)
    return shown


def action_lines(action: Action, item: CaseItem | None) -> Text:
    """One action: what, who, by when, and the item behind it."""
    shown = Text()
    shown.append(clean(action.text) + "\n", BOLD)
    who = clean(action.owner or "nobody named")
    due = f"due {day_words(action.due)}" if action.due else "no date"
    shown.append(f"{who}, {due}\n")
    if action.if_then:
        shown.append(f"if … then: {clean(action.if_then)}\n", DIM)
    if item:
        shown.append(f"about: {one_line(item.text, _LONG)}\n", DIM)
    return shown


def escalation_lines(each: Escalation, item: CaseItem | None, level: str = "") -> Text:
    """A request that waits for an answer.

    Args:
        each: The request.
        item: What it is about.
        level: What the organisation calls the level that was asked.
    """
    shown = Text()
    shown.append(clean(each.ask or each.what) + "\n", BOLD)
    due = f", answer due {day_words(each.answer_due)}" if each.answer_due else ""
    shown.append(f"asked of: {clean(level or each.to_level)}{due}\n")
    if item:
        shown.append(f"about: {one_line(item.text, _LONG)}\n", DIM)
    return shown


def followed_words(values: Iterable[str]) -> str:
    """What became of the last list so far: `2 done, 1 goes on`.

    Args:
        values: Of the marks that say it, such as `action:7:kept`, the latest last.
    """
    last = {value.rpartition(":")[0]: value.rpartition(":")[2] for value in values}
    words = {"done": "done", "kept": "going on", "dropped": "dropped", "answered": "answered"}
    counts = {word: list(last.values()).count(key) for key, word in words.items()}
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number)


def noted(parked: Sequence[Parked], voices: Sequence[Voice], actions: Sequence[Action]) -> Text:
    """What was noted while people thought aloud, each with a word for what it is; without names."""
    shown = Text()
    lines = [
        *(("idea", each.text) for each in parked),
        *(("not here" if each.missing else "differs", each.text) for each in voices),
    ]
    for action in actions:
        who = clean(action.owner or "nobody named")
        due = day_words(action.due) if action.due else "no date"
        lines.append(("to do", f"{action.text} ({who}, {due})"))
    if lines:
        shown.append("Noted so far\n", BOLD)
    for kind, words in lines:
        shown.append(f"{kind:<9}", DIM)
        shown.append(f"{clean(words)}\n")
    shown.append("\np an idea   m a view on record   d a step to take" if lines else _HOW_TO_NOTE, DIM)
    return shown
