"""What the readiness card says, in sentences. Pure."""

from casebook.annotating.automation_bias import AutomationBias
from codebook.many import many
from tui.annotate_readiness import Card
from tui.plain import sentence

_ALL = "every item here has a label"


def advice_words(card: Card) -> str:
    """What to do next about labelling; nobody is sent to label on where no item is left."""
    stopping = card.readiness.stopping
    to_settle_first = stopping.plateau and stopping.agreed is False
    if stopping.stop or to_settle_first or card.pool:
        return stopping.why[-1]
    return f"To label on it takes more items, for {_ALL}: escape, then i, reads another log in."


def acceptance_words(card: Card) -> str:
    """Why sure labels may be accepted unseen or may not, and what would change that."""
    return f"{sentence(card.readiness.accepting.why.removeprefix('No: '))}."


def bias_words(bias: AutomationBias) -> str:
    """What seeing the reading did to all who labelled, in words."""
    if not bias.n:
        return "Nothing was labelled blind and then compared with a reading yet."
    if not bias.differed:
        return f"The reading said the same as people did in all {bias.n} cases."
    words = (
        f"In {bias.differed} of {bias.n} cases the reading said otherwise: people kept their word {_times(bias.kept)},"
        f" followed it {_times(bias.followed)}, and chose a third label {_times(bias.other)}."
    )
    if bias.led_astray or bias.helped:
        words += (
            f" Where it was settled later, following helped {_times(bias.helped)} and misled {_times(bias.led_astray)}."
        )
    return words


def counts_words(card: Card) -> str:
    """On how much it rests."""
    settled = f", {card.settled} of them settled" if card.settled else ""
    left = f"; {many(card.pool, 'has', 'have')} no label yet" if card.pool else ""
    items = many(card.measured, "item that came by chance and is", "items that came by chance and are")
    return f"Measured on {items} labelled{settled}{left}."


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
