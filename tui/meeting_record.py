"""What went well in all the time that the casebook knows, as the view from the balcony counts it. No Textual."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casebook.facts import Status
from casebook.patterns.wins import wins
from codebook.many import many

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from strategies.schema import Playbook


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Counts of what went well."""

    successes: int
    closed: int
    """Barriers, with the day of it or without."""
    done: int
    answered: int

    @property
    def number(self) -> int:
        """All of it."""
        return self.successes + self.closed + self.done + self.answered

    @property
    def words(self) -> str:
        """Such as `3 successes, 16 barriers closed`; what there is none of is left out."""
        told = (
            (self.successes, many(self.successes, "success", "successes")),
            (self.closed, many(self.closed, "barrier closed", "barriers closed")),
            (self.done, many(self.done, "action done", "actions done")),
            (self.answered, many(self.answered, "question answered", "questions answered")),
        )
        return ", ".join(words for number, words in told if number)


def on_record(casebook: "Casebook", playbook: "Playbook", today: date) -> OnRecord:
    """Count what went well, as the view from the balcony does."""
    from tui.balcony_data import gather, view
    from tui.balcony_periods import Look

    found = view(gather(casebook), playbook, Look(), today)
    good = wins(found.everything, found.period, found.actions, found.escalations)
    undated = [
        item
        for item in found.items
        if item.facts.status is Status.CLOSED and item.facts.closed is None and not item.facts.win
    ]
    return OnRecord(len(good.marked), len(good.closed) + len(undated), len(good.done), len(good.answered))
