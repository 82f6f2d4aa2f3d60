"""Pages as plain text, for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

from strategies.handout.blocks import Block, Cards, Form, NewPage, Page, Points, Sheet, Words

_WIDTH = 88


def text_of(pages: Iterable[Page]) -> str:
    """All pages, with a blank line between parts."""
    return "\n\n".join("\n".join(_page(page)) for page in pages) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield page.kind.upper()
    yield page.title
    yield "=" * len(page.title)
    for block in page.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
    match block:
        case Words(text):
            yield from _wrapped(text)
        case Points(heading, points):
            yield heading
            for point in points:
                yield from _wrapped(point, "  - ", "    ")
        case NewPage(heading):
            yield heading
            yield "-" * len(heading)
        case Cards(heading, cards):
            yield from (heading, "") if heading else ()
            for i, card in enumerate(cards):
                yield from [""] * (i > 0)
                yield from _wrapped(f"{card.name} ({card.lead})" if card.lead else card.name, "  ", "  ")
                yield from _wrapped(card.do, "    ", "    ")
                yield from _wrapped(f"“{card.say}”", "    ", "    ") if card.say else ()
                yield from _wrapped(card.facts, "    ", "    ")
        case Form(heading, fields):
            yield from [heading] * bool(heading)
            for field in fields:
                yield from _wrapped(f"{field.name}: ____ ({field.prompt})", "  ", "      ")
        case Sheet(heading, choices):
            yield from [heading] * bool(heading)
            for i, choice in enumerate(choices, start=1):
                yield from _wrapped(choice.ask, f"{i:>3} ", "    ")
                for box, says in choice.answers:
                    yield from _wrapped(f"[ ] {box}{': ' if says else ''}{says}", "      ", "          ")


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
