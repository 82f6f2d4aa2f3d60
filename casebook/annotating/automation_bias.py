"""What seeing the reading does to labels: who kept theirs, who changed, and whether that helped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from casebook.records import Annotation
from codebook.keys import Label


@dataclass(frozen=True, slots=True)
class AutomationBias:
    """Counts over labels that were given blind first."""

    n: int
    """Labels given before and after the reading was seen."""
    differed: int
    """Of them, where the reading said otherwise."""
    followed: int
    """Of those, where the person then took the reading's label."""
    kept: int
    other: int
    """Changed to a third label."""
    led_astray: int
    """Followed, and the settled label is what they had said first."""
    helped: int
    """Followed, and the settled label is the reading's."""

    @property
    def follow_rate(self) -> float | None:
        """Of the readings that said otherwise, the share that was followed; None where none did."""
        return self.followed / self.differed if self.differed else None


def readings_shown(
    annotations: Iterable[Annotation], readings: Mapping[int, Sequence[tuple[datetime, Label]]]
) -> dict[int, Label]:
    """What the reading said when people saw it: items may have been read again by a newer model since.

    Args:
        annotations: Where several people labelled an item, the first of them tells when it was shown.
        readings: By item when it was read as what, the earliest first.
    """
    since: dict[int, datetime] = {}
    for each in annotations:
        if each.at is not None:
            since[each.item_id] = min(each.at, since.get(each.item_id, each.at))
    found = {}
    for item_id, read in readings.items():
        until = since.get(item_id)
        before = [label for at, label in read if until is not None and at <= until]
        found[item_id] = before[-1] if before else read[0][1]
    return found


def automation_bias(
    annotations: Iterable[Annotation], readings: Mapping[int, Label], gold: Mapping[int, Label]
) -> AutomationBias:
    """Count.

    Args:
        annotations: Those without a blind label, or of an item without a reading, are passed over.
        readings: The label of the reading that was shown, by item.
        gold: Settled labels, by item.
    """
    seen = [
        each
        for each in annotations
        if each.blind_label is not None and each.label is not None and each.item_id in readings
    ]
    differed = [each for each in seen if each.blind_label is not readings[each.item_id]]
    followed = [each for each in differed if each.label is readings[each.item_id]]
    kept = [each for each in differed if each.label is each.blind_label]
    return AutomationBias(
        n=len(seen),
        differed=len(differed),
        followed=len(followed),
        kept=len(kept),
        other=len(differed) - len(followed) - len(kept),
        led_astray=sum(gold.get(each.item_id) is each.blind_label for each in followed),
        helped=sum(gold.get(each.item_id) is each.label for each in followed),
    )
