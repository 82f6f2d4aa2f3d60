"""The summary as one HTML file: it holds its own styles, loads nothing, and prints well."""

from pathlib import Path

from casebook.meeting.summary.sections import footer, sections, subtitle
from casebook.meeting.summary.structure import Summary

_FOLDER = Path(__file__).parent


def page_of(summary: Summary) -> str:
    """The whole summary."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only for those who ask for a page

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment.get_template("summary.html.j2").render(
        title=summary.title,
        subtitle=subtitle(summary),
        footer=footer(summary),
        sections=sections(summary),
        style=(_FOLDER / "summary.css").read_text(encoding="utf-8"),
    )
