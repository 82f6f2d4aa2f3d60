"""Joins the playbook's indicators with the classifier's finder: what shows in an item, beside its reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from classifier.indicators import IndicatorFinder
from strategies.indicator_schema import Direction
from strategies.indicators import Indicator, load_indicators


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator that shows in an item, and where."""

    key: str
    name: str
    direction: Direction
    says: str
    start: int
    end: int
    text: str

    def as_record(self) -> dict[str, Any]:
        """The JSON object that `--explain` adds to a record."""
        return {
            "key": self.key,
            "name": self.name,
            "direction": self.direction.value,
            "start": self.start,
            "end": self.end,
            "text": self.text,
        }


class Explainer:
    """Finds the indicators in texts. It changes no reading."""

    def __init__(self, indicators: dict[str, Indicator]) -> None:
        self._indicators = indicators
        self._finder = IndicatorFinder(
            {key: each.patterns for key, each in indicators.items()},
            {key: each.unless for key, each in indicators.items()},
        )

    @classmethod
    def load(cls) -> "Explainer":
        """With the shipped indicators.

        Raises:
            PlaybookError: Their file does not follow its schema.
        """
        return cls(load_indicators())

    def explain(self, texts: Sequence[str]) -> list[tuple[Shown, ...]]:
        """What shows in each text, in the order in which it stands there."""
        return [
            tuple(self._shown(hit.key, hit.start, hit.end, hit.text) for hit in hits)
            for hits in self._finder.find(texts)
        ]

    def add_to(self, records: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> list[dict[str, Any]]:
        """The records with `indicators` added: what shows in the text of each."""
        return [
            {**record, "indicators": [each.as_record() for each in shown]}
            for record, shown in zip(records, self.explain(texts), strict=True)
        ]

    def _shown(self, key: str, start: int, end: int, text: str) -> Shown:
        indicator = self._indicators[key]
        return Shown(key, indicator.name, indicator.direction, indicator.says, start, end, text)
