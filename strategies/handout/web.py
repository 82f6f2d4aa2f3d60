"""Pages as one HTML file for printing: it holds its own styles and loads nothing."""

from collections.abc import Iterable
from pathlib import Path

from strategies.handout.blocks import Block, Page, Points

_FOLDER = Path(__file__).parent


def html_of(pages: Iterable[Page], title: str) -> str:
    """All pages as one document, each starting on a sheet of its own when printed."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only for those who ask for HTML

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (_FOLDER / "handout.css").read_text(encoding="utf-8")
    laid_out = [(page, _grouped(page.blocks)) for page in pages]
    return environment.get_template("handout.html.j2").render(pages=laid_out, title=title, style=style)


def _grouped(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """Blocks by kind, lists that follow one another together, so that they can share columns."""
    groups: list[tuple[str, list[Block]]] = []
    for block in blocks:
        kind = type(block).__name__
        if isinstance(block, Points):
            if not block.points:
                continue
            if groups and groups[-1][0] == kind:
                groups[-1][1].append(block)
                continue
        groups.append((kind, [block]))
    return groups
