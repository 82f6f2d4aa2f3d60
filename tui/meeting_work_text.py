"""The words and pictures of the phases in which a group works on an item. Pure: records in, text out."""

from collections.abc import Mapping, Sequence

from rich.style import Style
from rich.text import Text

from casebook.label_words import LABEL_WORDS, label_sign, label_word
from casebook.meeting.coverage import Coverage
from casebook.meeting.words_of_the_group import GroupWord, Says, strategy_for
from casebook.records import Action, CaseItem, Escalation, Voice
from casebook.report.dates import day_words
from codebook.keys import Label
from codebook.many import many
from strategies.advice import Advice
from strategies.schema import Playbook
from tui.detail_text import Styles, driver_name
from tui.meeting_text import BOLD, DIM, given_words
from tui.meeting_word_text import goes_by, kind_keys
from tui.plain import clean, one_line

NO_ITEM = "No item is chosen. Press . for the next one, or → to go on."
_ROOMY = 72
"""Cells from which on an item and its marks share a line."""
_MARKS = 45
"""Cells of the longest marks."""


def reminder(text: str, cells: int, lines: int = 2) -> Text:
    """An item that people have read already, in a few lines."""
    return Text.assemble((one_line(text, max(cells, 20) * lines - lines) + "\n", BOLD))


# ---- taking apart ----


def part_column(label: Label, belongs: str, parts: Sequence[CaseItem], here: int | None, styles: Styles) -> Text:
    """One of the two lists: its name, what belongs in it, and what is in it.

    Args:
        label: Whose list.
        belongs: What belongs in it, said as long as it is empty.
        parts: What is in it.
        here: The id of the part that the group is at.
        styles: The theme's.
    """
    shown = Text()
    shown.append(f"{label_sign(label)} {LABEL_WORDS[label]} part\n", styles.label[label] + BOLD)
    if not parts:
        shown.append(belongs, DIM)
    for part in parts:
        shown.append(f"{'▶' if part.id == here else '•'} {clean(part.text)}\n", BOLD)
    shown.rstrip()
    return shown


def bullets(lines: Sequence[str], style: Style | None = None) -> Text:
    """Lines of the playbook, one under the other."""
    shown = Text()
    for line in lines:
        shown.append(f"• {clean(line)}\n", style or Style())
    return shown


# ---- the strategy card ----


def card_text(advice: Advice, ticked: Sequence[str], cursor: int, styles: Styles, cells: int) -> Text:
    """The strategy card: the move under the cursor in full, then all of them on a line each."""
    shown = Text()
    shown.append(clean(advice.approach) + "\n", styles.heading)
    move = advice.moves[cursor]
    done = "✓ done  " if move.key in ticked else ""
    shown.append(f"{done}{clean(move.name)}\n", BOLD)
    shown.append(f"{move.minutes} min, {clean(move.who)}\n", DIM)
    shown.append(f"“{clean(move.say)}”\n", Style(italic=True))
    shown.append(f"{clean(move.do)}\n")
    shown.append(f"You need: {clean(move.materials)}\n", DIM)
    number = sum(each.key in ticked for each in advice.moves)
    shown.append(f"\nMoves, {number} of {len(advice.moves)} done", styles.heading)
    shown.append("   ↑ ↓ another   space tick\n", DIM)
    for at, each in enumerate(advice.moves):
        here, there = "▶" if at == cursor else " ", "✓" if each.key in ticked else "○"
        shown.append(f"{here} {there} ", BOLD if at == cursor else Style())
        shown.append(f"{each.minutes:>2} min  ", DIM)
        shown.append(one_line(each.name, max(cells - 12, 10)) + "\n", BOLD if at == cursor else Style())
    shown.append("\nWhat it is for\n", styles.heading)
    shown.append(clean(advice.purpose) + "\n")
    return shown


def aloud_text(advice: Advice, styles: Styles) -> Text:
    """The questions to ask aloud, then what to take care of."""
    shown = Text()
    shown.append("Ask aloud, and wait for the answer\n", styles.heading)
    for question in (*advice.questions, *advice.driver_questions):
        shown.append(f"• {clean(question)}\n", BOLD)
    if advice.guardrails:
        shown.append("\nTake care\n", styles.heading)
        shown.append_text(bullets(advice.guardrails, DIM))
    return shown


def heat_text(advice: Advice, *, up: bool, styles: Styles) -> Text:
    """What to do now that the heat rose or fell: the way that it goes first, and the way back."""
    ways = (
        ("To warm it up further" if up else "To warm it up again", advice.raise_heat),
        ("To cool it down again" if up else "To cool it down further", advice.lower_heat),
    )
    shown = Text()
    shown.append("▲ Noted: warmer\n" if up else "▼ Noted: cooler\n", styles.accent + BOLD)
    for words, lines in ways if up else ways[::-1]:
        if lines:
            shown.append(f"{words}\n", styles.heading)
            shown.append_text(bullets(lines))
    if not any(lines for _, lines in ways):
        shown.append("A repair has no heat of its own to turn: hear what people say, and note it.\n")
    shown.append("Any key of the card brings it back.\n\n", DIM)
    return shown


# ---- deciding ----


def kind_text(item: CaseItem, word: GroupWord, playbook: Playbook, styles: Styles) -> Text:
    """The item's kind as it stands, whose word that is, and the keys that settle it."""
    shown = Text()
    label = word.label
    style = styles.label[label] if label else Style()
    shown.append(f"{label_sign(label)} {label_word(label)}", style + BOLD)
    told = "decided by this group" if word.says is Says.GROUP else goes_by(word, item.reading)
    shown.append(f"   {told if label else 'not decided'}\n", BOLD if word.says is Says.GROUP else DIM)
    strategy = strategy_for(item, label)
    about = [
        playbook.strategies[strategy].name if strategy else "",
        driver_name(playbook, item.driver) if item.driver and label is not Label.NONE else "",
    ]
    if any(about):
        shown.append(clean(", ".join(part for part in about if part)) + "\n", DIM)
    if word.differ and word.spread and word.says is not Says.GROUP:
        shown.append(f"You differed: {given_words(word.spread)}. What do you say now?\n", BOLD)
    elif word.says is Says.VOTE:
        shown.append("It is not settled yet. One key makes it the group's word:\n", BOLD)
    shown.append(kind_keys() + "\n")
    return shown


def next_item_text(number: int, first: str) -> Text:
    """How to go on with the next item, where some have had no turn; items are worked one after the other.

    Args:
        number: How many have had no turn.
        first: The name of the phase in which the work on an item begins.
    """
    shown = Text()
    if number:
        shown.append(f"\n{many(number, 'item')} still to come.   ", BOLD)
        shown.append(".", BOLD)
        shown.append(f" goes to the next item, from “{clean(first)}” on\n")
    return shown


def action_text(action: Action, lacks: Sequence[str], *, here: bool) -> Text:
    """What somebody took on, and what it still lacks."""
    shown = Text()
    shown.append(f"{'▶' if here else '•'} {clean(action.text)}\n", BOLD)
    due = f"by {day_words(action.due)}" if action.due else "no date"
    shown.append(f"  {clean(action.owner or 'nobody named')}, {due}\n")
    if action.if_then:
        shown.append(f"  if … then: {clean(action.if_then)}\n")
    if action.measure:
        shown.append(f"  we will know by: {clean(action.measure)}\n", DIM)
    shown.append_text(_lacking(lacks))
    return shown


def raised_text(each: Escalation, level: str, lacks: Sequence[str]) -> Text:
    """What another level was asked, and what the request still lacks."""
    shown = Text()
    shown.append(f"↑ asked of {clean(level)}: {clean(each.ask or each.what)}\n", BOLD)
    if each.answer_due:
        shown.append(f"  answer by {day_words(each.answer_due)}\n")
    shown.append_text(_lacking([f"still empty: {', '.join(lacks).casefold()}"] if lacks else ()))
    return shown


def _lacking(lacks: Sequence[str]) -> Text:
    shown = Text()
    for lack in lacks:
        shown.append(f"  ! {clean(lack)}\n", Style(italic=True))
    if not lacks:
        shown.append("  ✓ complete\n", DIM)
    return shown


def nothing_taken_on(label: Label | None, styles: Styles) -> Text:
    """What can be taken on, the way that suits the item's kind first."""
    ways = [
        ("d", "Who does what by when"),
        ("x", "Something to try: if this happens, then we do that"),
        ("e", "Raise it to a level that can decide it"),
    ]
    if label is Label.ADAPTIVE:
        ways[:2] = ways[1::-1]
    shown = Text()
    shown.append("Nothing is taken on yet\n", styles.heading)
    for key, words in ways:
        shown.append(f"{key}  ", BOLD)
        shown.append(words + "\n")
    return shown


# ---- who sees it differently ----


def covered_text(coverage: Coverage, items: Mapping[int, CaseItem], cursor: int, cells: int) -> Text:
    """Whether each item had its turn, was decided, and has something to do with an owner and a date."""
    shown = Text()
    for place, each in enumerate(coverage.items):
        item = items.get(each.item_id)
        if item is None:
            continue
        here = place == cursor
        to_do = (
            "owner and date" if each.owned_and_dated else "owner or date missing" if each.has_action else "no action"
        )
        parts = [
            f"{'✓' if each.shown else '○ no'} turn",
            f"{'✓' if each.decided else '○ not'} decided",
            f"{'✓' if each.owned_and_dated else '○'} {to_do}",
        ]
        words = "  ".join(parts)
        beside = cells >= _ROOMY
        room = cells - _MARKS - 3 if beside else cells - 3
        line = Text(f"{'▶' if here else ' '} {one_line(item.text, max(room, 20))}", BOLD if here else Style())
        if beside:
            line.pad_right(max(room + 2 - line.cell_len, 0))
        shown.append_text(line)
        shown.append(f" {words}\n" if beside else f"\n    {words}\n", DIM)
    return shown


def voices_text(voices: Sequence[Voice], styles: Styles) -> Text:
    """What was put on record, without names."""
    shown = Text()
    if not voices:
        shown.append("Nothing is on record yet. Silence is not agreement.\n", DIM)
        return shown
    shown.append("On record\n", styles.heading)
    for voice in voices:
        shown.append("not here  " if voice.missing else "differs   ", DIM)
        shown.append(f"“{clean(voice.text)}”\n", BOLD)
    return shown
