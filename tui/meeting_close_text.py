"""The words at the end of a session: what is left to do, and planned against what happened. Pure."""

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from casebook.meeting.fidelity import Fidelity, HowItWent
from strategies.schema import Playbook
from tui.meeting_text import BOLD, DIM
from tui.plain import clean, middle_cut

_TERM = 10
_REACHED_SIGNS = {HowItWent.DONE: "✓", HowItWent.SKIPPED: "–", HowItWent.NOT_REACHED: "·"}


def last_steps(*, temperature: bool, written: Sequence[Path], cells: int = 50, again: bool = True) -> Text:
    """What is left to do before anyone leaves, each with its key, and the files that were written.

    Args:
        temperature: Whether it was taken on the way out.
        written: The files of the summary.
        cells: The width.
        again: Whether it was taken on the way in.
    """
    shown = Text()
    warm = "take the temperature again" if again else "take the temperature"
    steps = ((temperature, "r", warm), (bool(written), "o", "export the summary"))
    for done, key, words in steps:
        shown.append("✓ " if done else "○ ")
        shown.append(f"{key:<7}", BOLD)
        shown.append(words + "\n", DIM if done else BOLD)
    if written:
        shown.append(f"    in {middle_cut(str(written[0].parent), max(cells - 7, 12))}\n", DIM)
        names = f"{written[0].stem}: {', '.join(path.suffix[1:] for path in written)}"
        shown.append(f"    {middle_cut(names, max(cells - 4, 12))}\n", DIM)
        if not any(path.suffix == ".ics" for path in written):
            shown.append("    no calendar: nothing has a date yet\n", DIM)
    shown.append("○ ")
    shown.append(f"{'ctrl e':<7}", BOLD)
    shown.append("close the session\n", BOLD)
    return shown


def how_it_went(found: Fidelity, playbook: Playbook, now: str | None = None) -> Text:
    """Planned against what happened, as counts: for the facilitator's next meeting, never a score of people.

    Args:
        found: The counts.
        playbook: Gives names for keys.
        now: The key of the phase that is still going on.
    """
    shown = Text()
    done, skipped = found.number(HowItWent.DONE), found.number(HowItWent.SKIPPED)
    ahead = sum(each.went is HowItWent.NOT_REACHED and each.key != now for each in found.phases)
    rest = ((skipped, "skipped"), (ahead, "not reached"))
    others = ", ".join(f"{number} {words}" for number, words in rest if number)
    lines = [
        ("Minutes", f"{found.minutes} of {found.planned_minutes} that were planned"),
        ("Phases", f"{done} of {len(found.phases)} done" + (f", {others}" if others else "")),
        ("Items", f"{found.covered} of {found.items} had their turn"),
        ("", f"{found.owned_and_dated} with an owner and a date"),
        ("Voices", f"{found.voices} on record"),
    ]
    for term, words in lines if found.items else (lines[0], lines[1], lines[4]):
        shown.append(f"{term:<{_TERM}}", DIM)
        shown.append(words + "\n")
    shown.append("\n")
    for each in found.phases:
        phase = playbook.session.phase(each.key)
        name = clean(phase.name if phase else each.key)
        why = f"  {clean(each.why)}" if each.went is HowItWent.SKIPPED and each.why else ""
        going_on = each.key == now and each.went is HowItWent.NOT_REACHED
        style = "" if each.went is HowItWent.DONE or going_on else DIM
        sign = "▶" if going_on else _REACHED_SIGNS[each.went]
        shown.append(f"{sign} {each.minutes:>2} of {each.planned_minutes:>2} min  {name}", style)
        shown.append(f"{why}\n", DIM)
    return shown
