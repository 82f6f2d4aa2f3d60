"""The words around a session's work: where one is, the clock, the list of phases, what to say. Pure."""

from rich.style import Style
from rich.text import Text

from casebook.meeting.clock import Clock, Hint, clock_face
from casebook.meeting.fidelity import OverSessions
from casebook.meeting.state import PhaseState, SessionState
from strategies.schema import Playbook
from strategies.session_schema import SessionPhase
from tui.plain import clean

_SIGNS = {"done": "✓", "now": "▶", "skipped": "–", "ahead": "·"}


def top_line(state: SessionState, phase: SessionPhase, clock: Clock, cells: int, colours: dict[str, str]) -> Text:
    """Phase, number, and the clock at the right end. The clock advises in words, and in colour beside them."""
    left = Text(no_wrap=True, end="")
    left.append(clean(phase.name), "bold")
    left.append(f"   {state.at + 1} of {len(state.phases)}", "dim")
    if state.focus and state.phase.about_item and state.current:
        number = state.focus.index(state.current) + 1
        left.append(f"   item {number} of {len(state.focus)}", "dim")
    right = Text(no_wrap=True, end="")
    words = "paused" if not state.running else clock.words
    if words:
        style = Style(color=colours["accent"]) if clock.hint in (Hint.OVER, Hint.TWO_MINUTES) else Style(dim=True)
        right.append(words + "  ", style)
    right.append(clock_face(clock.spent), "bold")
    right.append(f" / {clock_face(clock.allotted)} ", "dim")
    left.append(" " * max(cells - left.cell_len - right.cell_len, 2))
    left.append_text(right)
    left.truncate(cells, overflow="ellipsis")
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
        room = cells - 5 - len(minutes)
        words = name if len(name) <= room else name[: room - 1] + "…"
        shown.append(f"{_SIGNS[how]} {words:<{room}} {minutes:>2}\n", style)
    return shown


def script(phase: SessionPhase, clock: Clock) -> Text:
    """What the facilitator says, does and watches for."""
    shown = Text()
    shown.append("Say this\n", "bold")
    shown.append(f"“{clean(phase.say)}”\n\n")
    shown.append("Then\n", "bold")
    for step in phase.do:
        shown.append(f"• {clean(step)}\n")
    shown.append("\nWatch for\n", "bold")
    for sign in phase.watch_for:
        shown.append(f"• {clean(sign)}\n", "dim")
    if clock.short_by > 60:  # noqa: PLR2004 - less than a minute is not worth a word
        minutes = round(clock.short_by / 60)
        shown.append(f"\nThe plan is {minutes} min longer than the time left. Skip, or take minutes away.\n", "dim")
    return shown


def _how(phase: PhaseState) -> str:
    if phase.done:
        return "done"
    return "ahead" if phase.skipped is None else "skipped"


def over_text(over: OverSessions, playbook: Playbook) -> Text:
    """How closed sessions went, as counts that help a facilitator with the next one; nothing where none was held."""
    shown = Text()
    if not over.sessions:
        return shown
    held = "one session" if over.sessions == 1 else f"{over.sessions} sessions"
    shown.append(f"Over {held}: ", "bold")
    shown.append(
        f"{over.covered} of {over.items} items had their turn, {over.owned_and_dated} left with an owner and a date, "
        f"{over.voices} {'voice' if over.voices == 1 else 'voices'} on record."
    )
    longer = [
        f"{_name(each.key, playbook)} ({each.usual_minutes:.0f} min for {each.usual_planned:.0f})"
        for each in over.phases
        if each.usual_minutes is not None and each.usual_minutes > each.usual_planned
    ]
    skipped = [
        f"{_name(each.key, playbook)} ({each.skipped} of {each.planned})" for each in over.phases if each.skipped
    ]
    if longer:
        shown.append(f" Takes longer than planned: {', '.join(longer)}.")
    if skipped:
        shown.append(f" Skipped: {', '.join(skipped)}.")
    return shown


def _name(key: str, playbook: Playbook) -> str:
    phase = playbook.session.phase(key)
    return clean(phase.name if phase else key)
