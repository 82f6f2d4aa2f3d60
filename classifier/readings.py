"""What the classifier says of an item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codebook.keys import Driver, Label, Strategy


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clause that moved the label."""

    start: int
    """Offset of its first character in the item's text."""
    end: int
    """Offset behind its last character."""
    text: str
    effect: float
    """By how much the label's probability falls when the clause is left out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Probabilities, rankings and doubt for one item."""

    label: Label
    p: Mapping[Label, float]
    """Probability of each label; they sum to 1."""
    sure: bool
    """Whether the label may stand without a person's look; else it should go to one."""
    mixed: bool
    """Whether a technical and an adaptive part both show."""
    strategy: tuple[tuple[Strategy, float], ...]
    """All six strategies, likeliest first, each with its probability given that the item is adaptive."""
    driver: tuple[tuple[Driver, float], ...]
    """All eight drivers, likeliest first, each with its probability given that the item is a challenge."""
    evidence: tuple[Evidence, ...]
    """The clauses that carry the label, strongest first; may be empty."""
    model: str
    """Name, version and short hash of the model that read the item."""

    def as_record(self) -> dict[str, Any]:
        """The reading as the JSON object of `balcony classify` (without the item's id)."""
        return {
            "label": self.label.value,
            "p": {label.value: round(p, 4) for label, p in self.p.items()},
            "sure": self.sure,
            "mixed": self.mixed,
            "strategy": [[key.value, round(p, 4)] for key, p in self.strategy],
            "driver": [[key.value, round(p, 4)] for key, p in self.driver],
            "evidence": [
                {"start": e.start, "end": e.end, "text": e.text, "effect": round(e.effect, 4)} for e in self.evidence
            ],
            "model": self.model,
        }
