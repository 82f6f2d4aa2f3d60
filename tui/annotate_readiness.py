"""Works out the readiness card of a casebook, in a thread: no widget is touched here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.annotating.agreement import report_agreement
from casebook.annotating.automation_bias import AutomationBias, automation_bias
from casebook.annotating.exchange import lines_of
from casebook.annotating.measured_items import measured_items
from casebook.annotating.queue_parts import Drawn
from casebook.annotating.readiness import Checked, Readiness, readiness
from casebook.annotating.votes_of_lines import votes_of_lines
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.items import all_items
from codebook.errors import NothingToDoError

if TYPE_CHECKING:
    from casebook.annotating.stopping import Curve
    from casebook.database.casebook import Casebook
    from tui.services import Services

SEED = 7


@dataclass(frozen=True)
class Card:
    """What the card says, and on how much it rests."""

    readiness: Readiness
    bias: AutomationBias
    measured: int
    """Items that came by chance, labelled and read."""
    settled: int
    pool: int
    """Items that nobody labelled."""
    with_curve: bool


def card_of(casebook: "Casebook", curve: "Curve | None" = None) -> Card:
    """Answer both questions.

    Raises:
        NothingToDoError: Nothing is labelled yet.
    """
    said, golds = list_annotations(casebook), list_gold(casebook)
    items = {item.id: item for item in all_items(casebook) if not item.split}
    right = [each for each in measured_items(said, golds) if each.item_id in items and items[each.item_id].reading]
    checked = []
    for each in right:
        reading = items[each.item_id].reading
        if reading is not None:
            checked.append(Checked(each.label, reading.label, reading.p[reading.label], Drawn.RANDOM))
    labelled = {each.item_id for each in said if each.label is not None} | {each.item_id for each in golds}
    readings = {item.id: item.reading for item in items.values() if item.reading}
    pool = [reading.p[reading.label] for item_id, reading in readings.items() if item_id not in labelled]
    votes = votes_of_lines(lines_of(casebook)).votes
    if not votes:
        raise NothingToDoError("nothing is labelled yet; label some items, then look again")
    alpha = report_agreement(votes, seed=SEED).alpha
    bias = automation_bias(
        said, {item_id: reading.label for item_id, reading in readings.items()}, {g.item_id: g.label for g in golds}
    )
    return Card(
        readiness(checked, pool, curve, alpha),
        bias,
        len(checked),
        sum(each.settled for each in right),
        len(pool),
        curve is not None,
    )


def curve_of(services: "Services") -> Card:
    """The card with the learning curve.

    Raises:
        NothingToDoError: There is too little to fit on, or to measure on.
    """
    from tui.annotate_curve import learning_curve  # scikit-learn, seconds

    casebook = services.casebook()
    return card_of(casebook, learning_curve(casebook, services.classifier(), seed=SEED))
