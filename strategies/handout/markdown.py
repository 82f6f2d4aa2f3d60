"""Pages as Markdown."""

import re
from collections.abc import Iterable, Iterator

from strategies.handout.blocks import Block, Cards, Form, NewPage, Page, Points, Sheet, Words


def markdown_of(pages: Iterable[Page]) -> str:
    """All pages, each under a heading of its own."""
    return "\n\n".join("\n\n".join(_page(page)) for page in pages) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"# {_plain(page.title)}"
    yield f"*{_plain(page.kind)}*"
    for block in page.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Words(text, quiet):
            yield f"*{_plain(text)}*" if quiet else _plain(text)
        case Points(heading, points):
            if points:
                yield f"### {_plain(heading)}"
                yield "\n".join(f"- {_plain(point)}" for point in points)
        case NewPage(heading):
            yield f"## {_plain(heading)}"
        case Cards(heading, cards):
            yield from [f"### {_plain(heading)}"] * bool(heading)
            for card in cards:
                lead = f" ({_plain(card.lead)})" if card.lead else ""
                yield f"**{_plain(card.name)}**{lead}  \n{_plain(card.do)}".rstrip()
                yield from [f"> {_plain(card.say)}"] * bool(card.say)
                yield from [f"*{_plain(card.facts)}*"] * bool(card.facts)
        case Form(heading, fields):
            yield from [f"### {_plain(heading)}"] * bool(heading)
            rows = [f"| **{_plain(each.name)}** | *{_plain(each.prompt)}* |" for each in fields]
            yield "\n".join(["| | |", "| --- | --- |", *rows])
        case Sheet(heading, choices):
            yield from [f"### {_plain(heading)}"] * bool(heading)
            for i, choice in enumerate(choices, start=1):
                boxes = [f"   - ☐ **{_plain(box)}** {_plain(says)}".rstrip() for box, says in choice.answers]
                yield "\n".join([f"{i}. {_plain(choice.ask)}", *boxes])


def _plain(text: str) -> str:
    """A text in which no sign means anything to Markdown."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
