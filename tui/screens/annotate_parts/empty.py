"""What the Annotate screen says where there is no item in hand. Pure."""

from rich.text import Text


def empty_words(in_casebook: int | None, annotator: str | None, done: int) -> Text:
    """What to do next.

    Args:
        in_casebook: Items there are; None while that is not known.
        annotator: Who labels; None where nobody said so.
        done: How many they labelled.
    """
    if in_casebook is None:
        return Text("Looking for items …", "dim")
    if not in_casebook:
        return Text("There is nothing to label yet.\n\nPress i to read a log or notes in.")
    if annotator is None:
        return Text(
            "Who labels?\n\nPress p and choose your name, or add it. Each person labels under their own name: so"
            " people can be compared, and everyone finds their own place again."
        )
    return Text(
        f"Nothing is left for you: {done:,} labelled.\n\n"
        "g  how far people agree\n"
        "j  settle what they differ about\n"
        "r  whether it is enough\n"
        "l  let a model learn from it\n"
        "i  read more items in"
    )
