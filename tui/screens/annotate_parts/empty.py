"""What the Annotate screen says where there is no item in hand. Pure."""

from typing import TYPE_CHECKING

from rich.text import Text

from tui.plain import clean

if TYPE_CHECKING:
    from tui.annotate_data import Work


def empty_words(work: "Work | None", annotator: str | None, done: int) -> Text:
    """What to do next.

    Args:
        work: What there is to do; None while that is not known.
        annotator: Who labels; None where nobody said so.
        done: How many they labelled.
    """
    if work is None:
        return Text("Looking for items …", "dim")
    if not work.in_casebook:
        return Text("There is nothing to label yet.\n\nPress i to read a log or notes in.")
    if annotator is None:
        return Text(
            "Who labels?\n\nPress p and choose your name, or add it. Each person labels under their own name: so"
            " people can be compared, and everyone finds their own place again."
        )
    return Text(
        f"Nothing is left for you: {done:,} labelled.\n\n{_share(work)}"
        "g  how far people agree\n"
        "j  settle what they differ about\n"
        "r  whether it is enough\n"
        "l  let a model learn from it\n"
        "i  read another log in"
    )


def _share(work: "Work") -> str:
    if not work.others or work.by_everyone or work.share >= work.in_casebook:
        return ""
    who = clean(work.annotator)
    return (
        f"The items are shared out, and {who} has {work.share:,} of {work.in_casebook:,}; the others have the rest."
        " p, then =, gives everyone all of them.\n\n"
    )
