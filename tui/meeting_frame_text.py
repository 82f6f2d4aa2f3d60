"""The words around a session's work: where one is, the clock, the list of phases, what to say. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from casebook.meeting.clock import Clock, Hint, clock_face
from casebook.meeting.fidelity import OverSessions
from casebook.meeting.state import SessionState
from codebook.many import many
from strategies.schema import Playbook
from strategies.session_schema import SessionPhase
from tui.plain import clean

_SIGNS = {"done": "✓", "now": "▶", "skipped": "–", "ahead": "·"}


def top_line(state: SessionState, phase: SessionPhase, clock: Clock, cells: int, colours: dict[str, str]) -> Text:
    """Phase, number, and the clock at the right end. The clock advises in words, and in colour beside them.

    Where the line is too short the words in between give way, the clock never.
    """
    where = [f"phase {state.at + 1} of {len(state.phases)}"]
    if state.phase.about_item and state.current and len(state.focus) > 1:
        where.append(f"item {state.focus.index(state.current) + 1} of {len(state.focus)}")
    urgent = clock.hint in (Hint.OVER, Hint.TWO_MINUTES)
    style = Style(color=colours["accent"]) if urgent and state.running else Style(dim=True)
    right = Text(no_wrap=True, end="")
    right.append(clock_face(clock.spent), "bold")
    right.append(f" / {clock_face(clock.allotted)} ", "dim")
    words = f"{'paused' if not state.running else clock.words}  "
    for hint in (words, words.partition(".")[0].rstrip() + "  "):
        left = Text.assemble((clean(phase.name), "bold"), *((f"   {each}", "dim") for each in where), end="")
        left.no_wrap = True
        room = cells - left.cell_len - right.cell_len
        if room >= len(hint) + 2:
            break
    left.append(" " * max(room - len(hint.lstrip()), 2))
    left.append(hint.lstrip(), style)
    left.truncate(max(cells - right.cell_len, 0), overflow="ellipsis", pad=True)
    left.append_text(right)
    return left


def phase_list(state: SessionState, playbook: Playbook, cells: int) -> Text:
    """Every phase with a sign: done, now, skipped or ahead, and its minutes."""
    shown = Text()
    for place, phase in enumerate(state.phases):
        name = _name(phase.key, playbook)
        how = (
            "now"
            if place == state.at
            else "done"
            if phase.done
            else "skipped"
            if phase.skipped is not None
            else "ahead"
        )
        minutes = f"{round(phase.allotted_seconds / 60)}"
        style = {"now": "bold", "ahead": "", "done": "dim", "skipped": "dim italic"}[how]
        room = cells - 7
        words = name if len(name) <= room else name[: room - 1] + "…"
        shown.append(f"{_SIGNS[how]} {words:<{room}} {minutes:>2}\n", style)
    return shown


PARTS = ("Say this", "Then", "Watch for")
"""What the script has: what to say aloud, what to do, what to look out for."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What was noted just now, and what may help: it stands before the script until the next thing is done."""

    title: str
    words: str = ""


def script(phase: SessionPhase, clock: Clock, parts: Sequence[str] = PARTS, aside: Aside | None = None) -> Text:
    """What the facilitator says, does and watches for.

    Args:
        phase: Whose script.
        clock: Whether the plan still fits the time.
        parts: Which of `PARTS` to show; where some are left out, a line says how to see them.
        aside: What stands before it.
    """
    shown = Text()
    if aside:
        shown.append(f"{clean(aside.title)}\n", "bold")
        shown.append(f"{clean(aside.words)}\n" if aside.words else "")
        if len(parts) == 1 and aside.words:  # no room for both
            return shown
        shown.append("\n" if len(parts) > 1 else "")
    for part in parts:
        shown.append(part, "bold")
        shown.append(f"{_others(parts) if part == parts[0] else ''}\n", "dim")
        if part == "Say this":
            shown.append(f"“{clean(phase.say)}”\n")
        for line in {"Then": phase.do, "Watch for": phase.watch_for}.get(part, ()):
            shown.append(f"• {clean(line)}\n", "dim" if part == "Watch for" and len(parts) == len(PARTS) else "")
        shown.append("\n")
    if clock.short_by > 60 and len(parts) > 1:  # noqa: PLR2004 - less than a minute is not worth a word
        minutes = round(clock.short_by / 60)
        shown.append(f"The plan is {minutes} min longer than the time left. Skip, or take minutes away.\n", "dim")
    shown.rstrip()
    return shown


def _others(parts: Sequence[str]) -> str:
    """How to see the rest of the script."""
    if len(parts) == len(PARTS):
        return ""
    at = PARTS.index(parts[-1])
    return f"   tab: {PARTS[(at + 1) % len(PARTS)].lower()}"


def over_text(over: OverSessions, playbook: Playbook) -> Text:
    """How closed sessions went, as counts that help a facilitator with the next one; nothing where none was held."""
    shown = Text()
    if not over.sessions:
        return shown
    shown.append("How the last one went\n" if over.sessions == 1 else f"How the last {over.sessions} went\n", "bold")
    shown.append(f"{over.minutes} of {over.planned_minutes} planned minutes.\n")
    shown.append(f"{over.phases_done} of {many(over.phases_planned, 'phase')} done.\n")
    if over.items:
        shown.append(f"{over.covered} of {many(over.items, 'item')} had their turn,\n")
        shown.append(f"{over.owned_and_dated} left with an owner and a date.\n")
    shown.append(f"{many(over.voices, 'voice')} on record.\n")
    longer = [
        f"{_name(each.key, playbook)}: {each.usual_minutes:.0f} min for {each.usual_planned:.0f}"
        for each in over.phases
        if each.usual_minutes is not None and each.usual_minutes > each.usual_planned
    ]
    skipped = [
        f"{_name(each.key, playbook)}: in {each.skipped} of {each.planned}" for each in over.phases if each.skipped
    ]
    for title, lines in (("Took longer than planned", longer), ("Skipped", skipped)):
        if lines:
            shown.append(f"\n{title}\n", "bold")
            shown.append("".join(f"{line}\n" for line in lines))
    shown.append("\nCounts of meetings, not of people.", "dim")
    return shown


def over_line(over: OverSessions) -> Text:
    """The same in one line, where there is no room for more."""
    if not over.sessions:
        return Text()
    held = "one session" if over.sessions == 1 else many(over.sessions, "session")
    items = f"{over.covered} of {many(over.items, 'item')} had their turn, {over.owned_and_dated} with owner and date, "
    voices = many(over.voices, "voice")
    return Text.assemble((f"Over {held}: ", "bold"), f"{items if over.items else ''}{voices}")


def _name(key: str, playbook: Playbook) -> str:
    phase = playbook.session.phase(key)
    return clean(phase.name if phase else key)
