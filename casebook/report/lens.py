"""What each audience gets to see: texts, people and numbers pass through here and nowhere else."""

from dataclasses import dataclass

from casebook.intake.roles import role_of
from casebook.redaction.finding import find
from casebook.report.blocks import Audience, Figure
from casebook.small_cells import SMALL, ShownTable, suppress

_SHORT = 110
"""Characters of a text that leadership sees."""
HIDDEN = "hidden"
FEW = f"fewer than {SMALL}"


@dataclass(frozen=True, slots=True)
class Lens:
    """How an audience sees what was written."""

    audience: Audience

    @property
    def shows_items(self) -> bool:
        """Whether single items are shown at all."""
        return self.audience is not Audience.PUBLIC

    @property
    def hides_names(self) -> bool:
        """Whether people are roles only, and texts are cut short."""
        return self.audience is Audience.LEADERSHIP

    @property
    def hides_small(self) -> bool:
        """Whether small counts are hidden."""
        return self.audience is Audience.PUBLIC

    def text(self, words: str | None) -> str:
        """What somebody wrote: whole for the team, short and without what names a person for leadership."""
        plain = " ".join((words or "").split())
        if self.audience is Audience.TEAM:
            return plain
        if self.audience is Audience.PUBLIC:
            return ""
        hidden = _without_names(plain)
        return hidden if len(hidden) <= _SHORT else f"{hidden[:_SHORT].rsplit(' ', 1)[0].rstrip(',;:')} …"

    def person(self, who: str | None, absent: str = "nobody yet") -> str:
        """Who: as it was written for the team, a role for leadership."""
        plain = " ".join((who or "").split())
        if not plain:
            return absent
        if self.audience is Audience.TEAM:
            return plain
        return (role_of(plain) or "a named person") if self.hides_names else ""

    def figure(self, count: int, one: str, many: str) -> Figure:
        """A count with the word for one or for several."""
        return Figure(self.number(count), one if count == 1 and not self.hides_small else many)

    def number(self, count: int) -> str:
        """A count that stands by itself."""
        return FEW if self.hides_small and 0 < count < SMALL else f"{count:,}"

    def table(self, cells: tuple[tuple[int, ...], ...]) -> ShownTable:
        """A table of counts with its totals."""
        return suppress(cells, small=SMALL if self.hides_small else 0)


def _without_names(text: str) -> str:
    pieces, at = [], 0
    for hidden in find(text):
        pieces += [text[at : hidden.start], f"[{hidden.kind}]"]
        at = hidden.end
    return "".join([*pieces, text[at:]])
