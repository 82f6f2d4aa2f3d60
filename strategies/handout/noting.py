"""Notes on where an entry is written, for those who ask for them."""

from dataclasses import dataclass

from strategies.handout.blocks import Words
from strategies.loader import Origins
from strategies.schema import Headings


@dataclass(frozen=True)
class Noting:
    """Says of entries where they are written; silent without origins."""

    headings: Headings
    origins: Origins | None = None

    def notes(self, *location: int | str, but: tuple[str, ...] = ()) -> tuple[Words, ...]:
        """A note for a page: what the team's own files changed in it, or that it is as shipped.

        Args:
            location: Where the page's entry stands in the playbook.
            but: Parts that get notes of their own.
        """
        return tuple(Words(text, quiet=True) for text in self.short(*location, but=but))

    def short(self, *location: int | str, but: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The same as texts, one at most."""
        if self.origins is None:
            return ()
        found = self.origins.own(*location)
        own = {within: origin for within, origin in found.items() if not within or within[0] not in but}
        if not own:
            return (f"[{self.headings.shipped}]",)
        parts = [f"{'.'.join(map(str, within))}: {origin}" if within else str(origin) for within, origin in own.items()]
        return (f"[{'; '.join(parts)}]",)
