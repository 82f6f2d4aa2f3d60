"""Settles what annotators differ about: blind first, with a reason, into one gold label."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from casebook.annotating.agreement import QUESTIONS
from casebook.annotating.cited_rules import CODEBOOK_FLAG
from casebook.database import keeping
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.records import NEW, Annotation, Gold
from codebook.errors import UsageError
from codebook.keys import Driver, Label, Strategy


class Reason(StrEnum):
    """Why annotators differed."""

    AMBIGUOUS_TEXT = "ambiguous text"
    GUIDELINE_GAP = "guideline gap"
    ANNOTATOR_ERROR = "annotator error"
    EDGE_CASE = "edge case"
    TRUE_DISAGREEMENT = "true disagreement"


@dataclass(frozen=True, slots=True)
class Dispute:
    """An item that annotators differ about. It holds no vote: whoever settles it decides blind."""

    item_id: int
    about: tuple[str, ...]
    """The questions that they differ about: label, strategy, driver, or "unsure" where nobody gave a label."""
    votes: int
    """How many labelled it."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an adjudicator decides."""

    label: Label
    strategy: Strategy | None
    driver: Driver | None
    reason: Reason
    note: str = ""
    for_codebook: bool = False
    """Whether the codebook should say more about such items."""

    def __post_init__(self) -> None:
        """Hold the codebook's rules on which keys go together.

        Raises:
            UsageError: A strategy or driver stands beside a label that has none.
        """
        if self.strategy is not None and self.label is not Label.ADAPTIVE:
            raise UsageError("a strategy belongs to adaptive items alone")
        if self.driver is not None and self.label is Label.NONE:
            raise UsageError("a driver belongs to technical and adaptive items alone")


def find_disputes(annotations: Iterable[Annotation], settled: Iterable[int]) -> tuple[Dispute, ...]:
    """What waits to be settled: those where labels differ first, then strategies and drivers, then the unsure.

    Args:
        annotations: All of them; skipped ones are nobody's opinion.
        settled: The items that have gold already.
    """
    done, of_item = set(settled), defaultdict(list)
    for each in annotations:
        if each.item_id not in done and each.state != "skipped":
            of_item[each.item_id].append(each)
    found = [dispute for item_id, votes in of_item.items() if (dispute := _dispute(item_id, votes))]
    return tuple(sorted(found, key=lambda dispute: (_rank(dispute), -dispute.votes, dispute.item_id)))


def disputes(casebook: Casebook) -> tuple[Dispute, ...]:
    """What waits to be settled in a casebook."""
    return find_disputes(list_annotations(casebook), (gold.item_id for gold in list_gold(casebook)))


def settle(casebook: Casebook, who: str, item_id: int, ruling: Ruling) -> Gold:
    """Commit a ruling as the item's gold label, or put another one in its place.

    Raises:
        CasebookError: There is no such item.
    """
    note = f"{CODEBOOK_FLAG} {ruling.note}".strip() if ruling.for_codebook else ruling.note
    earlier = list_gold(casebook, item_id=item_id)
    gold = Gold(
        earlier[0].id if earlier else NEW, item_id, ruling.label, ruling.strategy, ruling.driver,
        who, ruling.reason.value, datetime.now(UTC), note,
    )  # fmt: skip
    return keeping.change(casebook, who, gold) if earlier else keeping.add(casebook, who, gold)


def votes_on(casebook: Casebook, item_id: int) -> tuple[Annotation, ...]:
    """How everyone voted, once a ruling is committed.

    Raises:
        UsageError: It is not yet: whoever sees the votes first follows them.
    """
    if not list_gold(casebook, item_id=item_id):
        raise UsageError("the votes are hidden until you have settled the item; decide first, you can change it after")
    return list_annotations(casebook, item_id=item_id)


def flagged_for_codebook(golds: Iterable[Gold]) -> tuple[Gold, ...]:
    """The settled items that the codebook should say more about."""
    return tuple(gold for gold in golds if gold.note.startswith(CODEBOOK_FLAG))


def reasons_counted(golds: Iterable[Gold]) -> Mapping[Reason, int]:
    """How often each reason was given: many guideline gaps call for the codebook, many slips for a talk."""
    given = [gold.reason for gold in golds]
    return {reason: given.count(reason.value) for reason in Reason}


def _dispute(item_id: int, votes: Sequence[Annotation]) -> Dispute | None:
    labelled = [each for each in votes if each.label is not None]
    if not labelled:
        return Dispute(item_id, ("unsure",), 0)
    about = tuple(
        question
        for question in QUESTIONS
        if len({answer for each in labelled if (answer := getattr(each, question)) is not None}) > 1
    )
    return Dispute(item_id, about, len(labelled)) if about else None


def _rank(dispute: Dispute) -> int:
    return ("label", "strategy", "driver", "unsure").index(dispute.about[0])
