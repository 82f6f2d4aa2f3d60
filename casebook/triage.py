"""The main job: items in, each with a reading and advice out."""

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.items import Item
from classifier.classifier import Classifier
from classifier.readings import Reading
from codebook.keys import Label
from strategies.advice import Advice, advise
from strategies.schema import Playbook


@dataclass(frozen=True, slots=True)
class Triaged:
    """An item with what the classifier says of it and what the playbook advises."""

    item: Item
    reading: Reading
    advice: Advice | None
    """None where nobody is stuck."""


def triage(items: Sequence[Item], classifier: Classifier, playbook: Playbook) -> list[Triaged]:
    """Read every item and match it with advice, in order."""
    readings = classifier.read([item.text for item in items])
    return [Triaged(item, reading, _advice(reading, playbook)) for item, reading in zip(items, readings, strict=True)]


def _advice(reading: Reading, playbook: Playbook) -> Advice | None:
    if reading.label is Label.NONE:
        return None
    return advise(playbook, reading.label, reading.strategy[0][0], reading.driver[0][0], mixed=reading.mixed)
