"""Works out the readiness card of a casebook with one model: what it read, and what people say."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casebook.annotating.agreement import report_agreement
from casebook.annotating.exchange import lines_of
from casebook.annotating.measured_items import measured_items
from casebook.annotating.queue_parts import Drawn
from casebook.annotating.readiness import Checked, Readiness, readiness
from casebook.annotating.votes_of_lines import votes_of_lines
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.items import all_items
from codebook.errors import NothingToDoError
from codebook.keys import Label

if TYPE_CHECKING:
    from casebook.annotating.stopping import Curve
    from casebook.database.casebook import Casebook
    from casebook.records import CaseItem
    from classifier.classifier import Classifier

_DIGITS = 4


@dataclass(frozen=True)
class ReadinessCard:
    """Both answers, and what they rest on."""

    readiness: Readiness
    model: str
    checked: tuple[Checked, ...]
    settled: int
    """How many of the checked ones are settled."""
    pool: tuple[float, ...]
    """The model's probability of its label, of each item that nobody labelled."""


def card_of(
    casebook: "Casebook",
    classifier: "Classifier",
    *,
    wanted: float = 0.9,
    seed: int = 7,
    curve: "Curve | None" = None,
) -> ReadinessCard:
    """Answer both questions for the model in use.

    Args:
        casebook: Whose labels.
        classifier: The model that labels would be accepted of. Items that another model read are read again.
        wanted: The share of accepted labels that must be right.
        seed: Of the interval of alpha.
        curve: How good a model grew with the labels, where that was worked out.

    Raises:
        NothingToDoError: Nothing is labelled yet.
    """
    said, golds = list_annotations(casebook), list_gold(casebook)
    votes = votes_of_lines(lines_of(casebook)).votes
    if not votes:
        raise NothingToDoError("nothing is labelled yet; label some items first with: balcony annotate")
    items = {item.id: item for item in all_items(casebook) if not item.split}
    right = {each.item_id: each for each in measured_items(said, golds) if each.item_id in items}
    labelled = {each.item_id for each in said if each.label is not None} | {each.item_id for each in golds}
    read = _read(classifier, {key: item for key, item in items.items() if key in right or key not in labelled})
    checked = tuple(Checked(each.label, *read[key], Drawn.RANDOM) for key, each in right.items())
    pool = tuple(read[key][1] for key in items if key not in labelled)
    answers = readiness(checked, pool, curve, report_agreement(votes, seed=seed).alpha, wanted=wanted)
    return ReadinessCard(answers, classifier.model.id, checked, sum(each.settled for each in right.values()), pool)


def as_record(card: ReadinessCard) -> dict[str, Any]:
    """The card as the JSON object of `balcony readiness --format json`."""
    stopping, accepting = card.readiness.stopping, card.readiness.accepting
    return {
        "model": card.model,
        "measured": len(card.checked),
        "settled": card.settled,
        "unlabelled": len(card.pool),
        "may_stop": {"stop": stopping.stop, "agreed": stopping.agreed, "why": list(stopping.why)},
        "may_accept": {
            "accept": accepting.accepted is not None,
            "from_probability": accepting.accepted.threshold if accepting.accepted else None,
            "wanted": accepting.wanted,
            "level": accepting.level,
            "more": accepting.more,
            "why": accepting.why,
            "steps": [
                {
                    "part": step.part,
                    "threshold": step.threshold,
                    "n": step.n,
                    "right": step.right,
                    "bound": round(step.bound, _DIGITS),
                    "passed": step.passed,
                }
                for step in accepting.steps
            ],
        },
    }


def item_lines(card: ReadinessCard) -> Iterator[str]:
    """One JSON line for each item that was checked, and for each that nobody labelled: enough to count again."""
    for each in card.checked:
        record = {"checked": True, "right": each.right, "read": each.read, "confidence": each.confidence}
        yield json.dumps(record | {"drawn": str(each.drawn)})
    for confidence in card.pool:
        yield json.dumps({"checked": False, "confidence": confidence})


def _read(classifier: "Classifier", items: "Mapping[int, CaseItem]") -> dict[int, tuple[Label, float]]:
    known = {
        key: (item.reading.label, item.reading.p[item.reading.label])
        for key, item in items.items()
        if item.reading and item.reading.model == classifier.model.id
    }
    others = [key for key in items if key not in known]
    p = classifier.label_probabilities([items[key].text for key in others])
    labels = tuple(Label)
    return known | {key: (labels[int(row.argmax())], float(row.max())) for key, row in zip(others, p, strict=True)}
