"""The main job: items in, each with a reading and advice out."""

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.facts import ItemFacts
from casebook.intake.facts_of import facts_of
from casebook.intake.mapping import ColumnMapping
from casebook.items import Item
from classifier.classifier import Classifier
from classifier.readings import Reading
from codebook.keys import Label, Stage
from strategies.advice import Advice, advise
from strategies.schema import Playbook


@dataclass(frozen=True, slots=True)
class Triaged:
    """An item with what the classifier says of it and what the playbook advises."""

    item: Item
    reading: Reading
    advice: Advice | None
    """None where nobody is stuck."""


def triage(
    items: Sequence[Item], classifier: Classifier, playbook: Playbook, mapping: ColumnMapping | None = None
) -> list[Triaged]:
    """Read every item and match it with advice, in order.

    Args:
        items: The items of one log.
        classifier: What reads them.
        playbook: What advises.
        mapping: The log's columns, where it has any: an item's level and stage change its advice.
    """
    readings = classifier.read([item.text for item in items])
    return [
        Triaged(item, reading, _advice(reading, playbook, facts_of(item, mapping)))
        for item, reading in zip(items, readings, strict=True)
    ]


def _advice(reading: Reading, playbook: Playbook, facts: ItemFacts) -> Advice | None:
    if reading.label is Label.NONE:
        return None
    stage = Stage(facts.stage) if facts.stage in list(Stage) else None
    strategy, driver = reading.strategy[0][0], reading.driver[0][0]
    return advise(playbook, reading.label, strategy, driver, stage, facts.level, mixed=reading.mixed)
