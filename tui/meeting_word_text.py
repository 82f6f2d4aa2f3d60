"""The group's word for an item: the offer to settle it, and whose word the card goes by. Pure: records in, text out."""

from rich.style import Style
from rich.text import Text

from casebook.label_words import LABEL_WORDS, label_sign, label_word
from casebook.meeting.words_of_the_group import GroupWord, Says
from casebook.records import StoredReading
from codebook.keys import Label
from tui.detail_text import Styles
from tui.meeting_text import BOLD, DIM, given_words
from tui.plain import sentence

KIND_KEYS = (("t", Label.TECHNICAL), ("a", Label.ADAPTIVE), ("n", Label.NONE))
"""The key that settles each kind, wherever one can be settled."""


def kind_keys(*, without_n: bool = False) -> str:
    """The keys with what each settles: `t ■ technical   a ◆ adaptive   n · no challenge`.

    Args:
        without_n: Whether `n` answers a question just now, and settles nothing.
    """
    keys = KIND_KEYS[:2] if without_n else KIND_KEYS
    return "   ".join(f"{key} {label_sign(label)} {LABEL_WORDS[label]}" for key, label in keys)


def offer_text(word: GroupWord, styles: Styles, *, asking: bool = False) -> Text:
    """What can be settled now, in one key; where people differ, that the talk comes first. Empty before a vote.

    Args:
        word: What the group has said so far.
        styles: The theme's.
        asking: Whether a question stands on the screen, which `n` answers.
    """
    shown, kinds = Text(), kind_keys(without_n=asking)
    majority = word.majority
    if word.to_take_apart and majority:
        shown.append(f"{sentence(majority.words)}: a part to repair, and one to learn.\n", BOLD)
        _key(shown, "enter", "take it apart")
        shown.append(f"   or, as one thing:\n{kinds}\n", DIM)
    elif word.to_settle is not None and majority:
        said = majority.now if word.says is Says.GROUP else majority.words
        shown.append(f"{sentence(said)}.   ", BOLD)
        _key(shown, "enter", "settle it as the group's word")
        shown.append(f"\nor   {kinds}\n", DIM)
    elif word.says is Says.GROUP:
        shown.append_text(_kind(word.label, styles))
        shown.append("   the group's word", BOLD)
        shown.append("   t a: another\n" if asking else "   t a n: another\n", DIM)
    elif word.differ and word.spread:
        shown.append(f"You differ: {given_words(word.spread)}. The talk comes first.\n", BOLD)
        shown.append("Let one voice for each answer say why; then ", DIM)
        _key(shown, "r", "vote again")
        shown.append(f", or settle it:\n{kinds}\n", DIM)
    return shown


def goes_by(word: GroupWord, reading: StoredReading | None) -> str:
    """Whose word an item's kind is, such as `as 5 of 6 said`."""
    if word.says is Says.GROUP:
        return "the group's word"
    if word.says is Says.VOTE and word.majority:
        return f"as {word.majority.told if word.majority.both else f'{word.majority.who} said'}"
    if word.says is Says.EARLIER:
        return "as it was decided before"
    if word.says is Says.READING and reading:
        doubt = "" if reading.sure else ", not sure"
        return f"as the model reads it, {reading.p[reading.label]:.0%}{doubt}"
    return "nobody has said"


def card_line(word: GroupWord, reading: StoredReading | None, styles: Styles) -> Text:
    """Above a card: the kind that it is for, whose word that is, and the keys that make it another."""
    shown = _kind(word.label, styles)
    shown.append(f"   {goes_by(word, reading)}", BOLD if word.says is Says.GROUP else Style())
    shown.append("   t a n: another\n" if word.says is Says.GROUP else "   t a n: settle it\n", DIM)
    if word.differ and word.says is not Says.GROUP and word.spread:
        shown.append(f"You differ: {given_words(word.spread)}. Talk before you trust this card.\n", BOLD)
    if word.to_take_apart:
        shown.append("The card is for the part that would be left over; ← goes back to take it apart.\n", DIM)
    return shown


def _kind(label: Label | None, styles: Styles) -> Text:
    return Text.assemble(
        (f"{label_sign(label)} {label_word(label)}", (styles.label[label] if label else Style()) + BOLD)
    )


def _key(shown: Text, key: str, words: str) -> None:
    shown.append(key, BOLD)
    shown.append(f": {words}")
