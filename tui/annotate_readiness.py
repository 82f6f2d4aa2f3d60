"""Works out what the readiness screen shows, in a thread: no widget is touched here."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casebook.annotating.agreement import report_agreement
from casebook.annotating.automation_bias import AutomationBias, automation_bias, readings_shown
from casebook.annotating.exchange import lines_of
from casebook.annotating.readiness import Readiness
from casebook.annotating.readiness_run import card_of as readiness_card
from casebook.annotating.stopping import may_stop
from casebook.annotating.votes_of_lines import votes_of_lines
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.readings import labels_read
from tui.own_process import in_own_process

if TYPE_CHECKING:
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
    with_curve: bool = False


def card_of(services: "Services") -> Card:
    """Answer both questions.

    Raises:
        NothingToDoError: Nothing is labelled yet.
    """
    casebook = services.casebook()
    found = readiness_card(casebook, services.classifier(), seed=SEED)
    said = list_annotations(casebook)
    settled = {each.item_id: each.label for each in list_gold(casebook)}
    bias = automation_bias(said, readings_shown(said, labels_read(casebook)), settled)
    return Card(found.readiness, bias, len(found.checked), found.settled, len(found.pool))


def curve_of(services: "Services") -> Card:
    """The card with the learning curve.

    Raises:
        NothingToDoError: There is too little to fit on, or to measure on.
    """
    from tui import heavy_tasks

    curve = in_own_process(heavy_tasks.curve_of, services.model, SEED)
    alpha = report_agreement(votes_of_lines(lines_of(services.casebook())).votes, seed=SEED).alpha
    card = card_of(services)
    return replace(card, readiness=replace(card.readiness, stopping=may_stop(curve, alpha)), with_curve=True)
