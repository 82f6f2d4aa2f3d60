"""The words of a norming session. Pure."""

from rich.text import Text

from casebook.annotating.norming import Norming
from casebook.label_words import LABEL_WORDS, label_sign
from casebook.records import CaseItem
from tui.detail_text import Styles, clean_keeping_length, place_line
from tui.plain import clean
from tui.screens.annotate_parts.pane import LABEL_KEYS


def norming_text(session: Norming, item: CaseItem, place: int, speaker: int, styles: Styles) -> Text:
    """The item, and whose turn it is or what came of it; no vote before all are in."""
    shown = Text()
    shown.append(f"Item {place + 1} of {len(session.items)}\n\n", styles.dim)
    shown.append(clean_keeping_length(item.text), styles.strong)
    shown.append(f"\n\n{place_line(item)}\n\n", styles.dim)
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
        shown.append("● " * count + (f" {count}" if count else "–") + "\n")
    shown.append("\nTalk it over. Whoever thinks otherwise now presses their number, then t, a or n.\n", styles.heading)
    changed = session.changes(item_id)
    for number, who in enumerate(session.participants):
        shown.append(f"  {number + 1}  ", styles.accent)
        shown.append(clean(who), styles.strong if number == speaker else "")
        if who in changed:
            before, now = changed[who]
            shown.append(f"  {LABEL_WORDS[before]} → {LABEL_WORDS[now]}", styles.dim)
        shown.append("  ◂ your word\n" if number == speaker else "\n", styles.dim)
    shown.append("\nenter", styles.accent)
    shown.append(" takes the next item\n", styles.dim)
    return shown
