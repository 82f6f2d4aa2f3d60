"""The words that show one item: text with evidence, reading, advice, history. Pure: records in, text out."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from casebook.label_words import LABEL_WORDS, label_sign, label_word
from casebook.records import CaseItem, Likeness, StoredReading
from codebook.keys import Driver, Label
from tui.history_words import told
from tui.plain import clean, clean_lines
from tui.widgets.pictures import bar

if TYPE_CHECKING:
    from casebook.explaining import Shown
    from casebook.recurrence.suggestion import Question
    from strategies.advice import Advice
    from strategies.schema import Playbook
    from tui.home_records import Shown as ShownItem


class Styles:
    """The styles that a theme gives to what is shown; made by the widget from the app's own variables."""

    def __init__(self, technical: str, adaptive: str, none: str, accent: str, primary: str) -> None:
        self.label = {
            Label.TECHNICAL: Style(color=technical),
            Label.ADAPTIVE: Style(color=adaptive),
            Label.NONE: Style(color=none),
        }
        self.accent = Style(color=accent)
        self.dim = Style(dim=True)
        self.strong = Style(bold=True)
        self.heading = Style(bold=True, color=primary)


def whole_text(shown: "ShownItem", styles: Styles) -> Text:
    """All that is known of an item, under headings; what there is nothing of is left out."""
    around, playbook = shown.around, shown.playbook
    item = around.item
    verdict = verdict_line(item, playbook)
    events = [(event.at, event.who, words) for event in reversed(around.events) if (words := told(event))]
    alike = like_text(around.like, styles, around.perhaps) if around.like or around.perhaps else None
    parts = (
        ("Decided", Text(verdict) if verdict else None),
        ("What the model reads", reading_text(item.reading, playbook, styles) if item.reading else None),
        ("Signs in the words", indicators_text(shown.signs, styles) if shown.signs else None),
        (_like_heading(around.like), alike),
        ("What to do", advice_text(shown.advice, styles) if shown.advice else None),
        ("History", history_text(events, styles) if events else None),
    )
    whole = Text.assemble(item_text(item, styles), "\n\n", (place_line(item), styles.dim))
    for heading, text in parts:
        if text is not None:
            text.rstrip()
            whole.append(f"\n\n{heading}\n", styles.heading)
            whole.append_text(text)
    return whole


def _like_heading(like: "Sequence[object]") -> str:
    """What was found alike may have been said before this item or after it; what is only asked about came before."""
    return "Said more than once" if like else "Said before?"


def item_text(item: CaseItem, styles: Styles) -> Text:
    """The item's own words, the clauses that carry its label underlined."""
    shown = Text(clean_keeping_length(item.text))
    if item.reading:
        style = styles.label[item.reading.label] + Style(underline=True)
        for start, end, _ in item.reading.evidence:
            shown.stylize(style, start, end)
    return shown


def clean_keeping_length(text: str) -> str:
    """The text with each control character as one space, so that offsets still fit."""
    return "".join(character if clean(character) == character or character == "\n" else " " for character in text)


def place_line(item: CaseItem) -> str:
    """Where the item comes from."""
    facts = item.facts
    where = f"{item.log_name}, {f'{item.sheet}, ' if item.sheet else ''}row {item.row}"
    raised = facts.raised.strftime("%d %b %Y").lstrip("0") if facts.raised else None
    status = facts.status.value.replace("_", " ") if facts.status else None
    more = [facts.unit, facts.level, facts.role, raised, status, f"owner {facts.owner}" if facts.owner else None]
    return clean(" · ".join(part for part in [where, item.heading, *more] if part))


def reading_text(reading: StoredReading, playbook: "Playbook", styles: Styles, *, cells: int = 16) -> Text:
    """The three probabilities as bars, then strategies and drivers, likeliest first."""
    shown = Text()
    for label in Label:
        style = styles.label[label]
        share = reading.p[label]
        shown.append(f"{label_sign(label)} {LABEL_WORDS[label]:<13}", style)
        shown.append(f"{share:>4.0%} ")
        shown.append(bar(share, 1.0, cells) + "\n", style)
    doubt = "sure enough to stand" if reading.sure else "not sure: wants a person's look"
    doubt += "; looks mixed" if reading.mixed else ""
    shown.append(doubt + "\n", styles.dim if reading.sure else styles.accent)
    if reading.label is Label.ADAPTIVE:
        first, second = reading.strategy[:2]
        names = " · ".join(f"{playbook.strategies[key].name} {p:.0%}" for key, p in (first, second))
        shown.append("strategy  ", styles.dim)
        shown.append(names + "\n")
    if reading.label is not Label.NONE:
        shown.append("driver    ", styles.dim)
        shown.append(" · ".join(f"{driver_name(playbook, key)} {p:.0%}" for key, p in reading.driver[:2]) + "\n")
    shown.append(f"read by {reading.model}", styles.dim)
    return shown


def driver_name(playbook: "Playbook", driver: Driver) -> str:
    """The playbook's name for a driver."""
    return playbook.drivers[driver].name


def verdict_line(item: CaseItem, playbook: "Playbook") -> str | None:
    """What a person decided, if anyone did."""
    verdict = item.verdict
    if verdict is None:
        return None
    parts = [label_word(verdict.label)]
    if verdict.strategy:
        parts.append(playbook.strategies[verdict.strategy].name)
    if verdict.driver:
        parts.append(driver_name(playbook, verdict.driver))
    blind = "" if verdict.seen_reading else ", before seeing the reading"
    return clean(f"{', '.join(parts)} ({verdict.who}, {when(verdict.decided)}{blind})")


def advice_text(advice: "Advice", styles: Styles, *, moves: int = 3) -> Text:
    """The approach, its purpose, the first moves with the words to say, and a question to ask aloud."""
    shown = Text()
    shown.append(advice.approach + "\n", styles.strong)
    shown.append(advice.purpose + "\n")
    if advice.split_first:
        shown.append("Split it first: it holds a technical part and an adaptive one.\n", styles.accent)
    shown.append(f"\nFirst: {advice.first_move}\n", styles.accent)
    for move in advice.moves[:moves]:
        shown.append(f"\n{move.name}", styles.strong)
        shown.append(f"  {move.minutes} min, {move.who}\n", styles.dim)
        shown.append(f"“{move.say}”\n")
    if advice.questions:
        shown.append("\nAsk aloud: ", styles.dim)
        shown.append(advice.questions[0] + "\n")
    return shown


def indicators_text(indicators: "Sequence[Shown]", styles: Styles) -> Text:
    """The signs that stand in the words, each with its sentence."""
    shown = Text()
    for each in indicators:
        style = styles.label[Label.TECHNICAL if each.direction == "technical" else Label.ADAPTIVE]
        shown.append(f"{each.name}  ", style)
        shown.append(f"“{clean(each.text)}”\n")
        shown.append(f"{each.says}\n", styles.dim)
    return shown


def like_text(like: Sequence[tuple[Likeness, CaseItem]], styles: Styles, perhaps: "Sequence[Question]" = ()) -> Text:
    """The items that say the same, those that came back after a fix marked; then those that a person is asked about."""
    shown = Text()
    told = ""
    for recurrence, item in like[:5]:
        if recurrence.after_fix:
            shown.append("came back after a fix  ", styles.accent)
        shown.append(clean(" · ".join(_said(item))) + "\n", styles.dim)
        if (text := clean(item.text)[:160]) != told:  # the same words at five schools take five lines, not twenty
            shown.append(text + "\n")
        told = text
    if perhaps:
        shown.append(("\n" if like else "") + "The same trouble as one of these? ", styles.strong)
        shown.append("Press y to say so.\n", styles.accent)
    for question in perhaps:
        shown.append(clean(" · ".join((*_said(question.other), question.reason))) + "\n", styles.dim)
        shown.append(clean(question.other.text)[:160] + "\n")
    return shown


def _said(item: CaseItem) -> tuple[str, ...]:
    """When and where an item was raised."""
    raised = item.facts.raised.strftime("%d %b %Y").lstrip("0") if item.facts.raised else item.log_name
    return tuple(part for part in (raised, item.facts.unit) if part)


def history_text(events: Sequence[tuple[datetime, str, str]], styles: Styles) -> Text:
    """Who decided what and when, newest first."""
    shown = Text()
    for at, who, what in events:
        shown.append(f"{when(at)}  ", styles.dim)
        shown.append(f"{clean(who)}: {clean_lines(what)}\n")
    return shown


def when(at: datetime) -> str:
    """Date and minute, in this machine's own time."""
    return at.astimezone().strftime("%d %b %Y %H:%M").lstrip("0")
