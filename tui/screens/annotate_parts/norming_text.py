"""The words of a norming session. Pure."""

from collections.abc import Sequence

from rich.text import Text

from casebook.annotating.intervals import Measured
from casebook.annotating.norming import Lift, Norming
from casebook.label_words import LABEL_WORDS, label_sign
from casebook.records import CaseItem
from codebook.many import many
from tui.detail_text import Styles, clean_keeping_length, place_line
from tui.plain import clean, clean_lines
from tui.screens.annotate_parts.pane import LABEL_KEYS


def no_session_words(people: Sequence[str]) -> str:
    """What a session is, and how to begin one."""
    what = (
        "Everyone who labels sits in one room. You label the same eight items in turn, each without looking; see the"
        " spread; talk; and think again. It takes about half an hour.\n\n"
    )
    if len(people) > 1:
        return clean_lines(f"{what}No session yet. b begins one with {', '.join(people[:-1])} and {people[-1]}.")
    return f"{what}It takes two people or more. escape goes back; p there adds their names."


def end_text(lift: Lift | None, revealed: int, styles: Styles) -> Text:
    """What the talk did, and how much that says."""
    if lift is None:
        return Text("Nothing was revealed. Press b to begin anew.")
    shown = Text.assemble(("The session is over.\n\n", styles.strong))
    items = many(revealed, "item")
    shown.append(f"{'':<17} all of one mind    agreement (alpha)\n", styles.dim)
    for words, alike, alpha in (
        ("before the talk", lift.alike_before, lift.before.alpha),
        ("after the talk", lift.alike_after, lift.after.alpha),
    ):
        shown.append(f"{words:<17} ", styles.heading)
        shown.append(f"{f'{alike} of {items}':<18} {_alpha(alpha)}\n")
    shown.append(
        "\nSo few items measure little: in brackets stands how far off alpha may be. What counts is what you found out"
        " about the words, and about the codebook.\n\nA talk on the same items always looks like progress: whether it"
        " lasts shows on new ones.\n\n"
    )
    for key, words in (("z", " goes back to the last item · "), ("b", " begins another session")):
        shown.append(f"{key}", styles.accent)
        shown.append(words, styles.dim)
    return shown


def _alpha(alpha: Measured) -> str:
    if alpha.value is None:
        return f"– {alpha.reason}"
    if alpha.low is None or alpha.high is None:
        return f"{alpha.value:.2f}"
    return f"{alpha.value:.2f} ({alpha.low:.2f} to {alpha.high:.2f})"


def norming_text(session: Norming, item: CaseItem, place: int, speaker: int, styles: Styles) -> Text:
    """The item, and whose turn it is or what came of it; no vote before all are in."""
    shown = Text()
    shown.append(clean_keeping_length(item.text), styles.strong)
    shown.append(f"\n\nItem {place + 1} of {len(session.items)} · {place_line(item)}\n\n", styles.dim)
    if item.id in session.revealed:
        return shown.append_text(_revealed(session, item.id, speaker, styles))
    waiting = session.waiting_for(item.id)
    said = len(session.participants) - len(waiting)
    shown.append(f"{said} of {len(session.participants)} have labelled it. ", styles.dim)
    if not waiting:
        shown.append("Press enter to reveal the spread.\n", styles.heading)
        return shown
    shown.append(f"\n\n{clean(waiting[0])}, it is your turn; everyone else looks away.\n", styles.heading)
    for label, key in LABEL_KEYS.items():
        shown.append(f"  {key}  ", styles.accent)
        shown.append(f"{label_sign(label)} {LABEL_WORDS[label]}\n", styles.label[label])
    return shown


def _revealed(session: Norming, item_id: int, speaker: int, styles: Styles) -> Text:
    shown = Text()
    shown.append("The spread\n", styles.heading)
    for label, count in session.spread(item_id).items():
        shown.append(f"  {label_sign(label)} {LABEL_WORDS[label]:<13}", styles.label[label])
        shown.append(("● " * count if count else "– ") + f"{count}\n")
    shown.append("\nTalk it over. Who thinks otherwise now? Their number, then t, a or n.\n", styles.heading)
    changed = session.changes(item_id)
    for number, who in enumerate(session.participants):
        shown.append(f"  {number + 1}  ", styles.accent)
        shown.append(clean(who), styles.strong if number == speaker else "")
        if who in changed:
            before, now = changed[who]
            shown.append(f"  {LABEL_WORDS[before]} → {LABEL_WORDS[now]}", styles.dim)
        shown.append("  ◂ t, a or n is their word now\n" if number == speaker else "\n", styles.dim)
    shown.append("\nenter", styles.accent)
    shown.append(" takes the next item · ", styles.dim)
    shown.append("z", styles.accent)
    shown.append(" goes back to the one before", styles.dim)
    return shown
