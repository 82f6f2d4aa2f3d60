"""Differences are settled blind, with a reason, and gold is written."""

import pytest

from casebook.annotating.adjudication import (
    Reason,
    Ruling,
    disputes,
    flagged_for_codebook,
    reasons_counted,
    settle,
    votes_on,
)
from casebook.database.annotating import list_gold
from casebook.database.casebook import Casebook
from casebook.database.ledger import undo
from codebook.errors import UsageError
from codebook.keys import Driver, Label, Strategy


def _differ(open_filled, label) -> tuple[Casebook, tuple[int, ...]]:
    casebook, ids = open_filled("ours")
    label(casebook, ids[0], "ana", Label.TECHNICAL, driver=Driver.DATA)
    label(casebook, ids[0], "ben", Label.TECHNICAL, driver=Driver.SYSTEMS)
    label(casebook, ids[1], "ana", Label.ADAPTIVE, strategy=Strategy.VOICES)
    label(casebook, ids[1], "ben", Label.TECHNICAL)
    label(casebook, ids[2], "ana", Label.NONE)
    label(casebook, ids[2], "ben", Label.NONE)
    label(casebook, ids[3], "ana", None, state="unsure")
    return casebook, ids


def test_differing_labels_come_before_drivers_and_the_unsure_last(open_filled, label) -> None:
    """What all agree on does not come."""
    casebook, ids = _differ(open_filled, label)
    found = disputes(casebook)
    assert [(each.item_id, each.about) for each in found] == [
        (ids[1], ("label",)),
        (ids[0], ("driver",)),
        (ids[3], ("unsure",)),
    ]


def test_votes_are_hidden_until_the_ruling_is_committed(open_filled, label) -> None:
    """A dispute holds none, and asking for them is refused; undoing the ruling hides them again."""
    casebook, ids = _differ(open_filled, label)
    assert "ana" not in repr(disputes(casebook))
    with pytest.raises(UsageError, match="hidden until you have settled"):
        votes_on(casebook, ids[1])
    settle(casebook, "kim", ids[1], Ruling(Label.ADAPTIVE, Strategy.VOICES, None, Reason.GUIDELINE_GAP))
    assert [vote.annotator for vote in votes_on(casebook, ids[1])] == ["ana", "ben"]
    undo(casebook, "kim")
    with pytest.raises(UsageError):
        votes_on(casebook, ids[1])


def test_a_settled_item_is_gold_with_its_reason_and_its_flag(open_filled, label) -> None:
    """Settled again it changes; it is no longer in dispute."""
    casebook, ids = _differ(open_filled, label)
    ruling = Ruling(Label.ADAPTIVE, None, None, Reason.GUIDELINE_GAP, "say more", for_codebook=True)
    settle(casebook, "kim", ids[1], ruling)
    settle(casebook, "kim", ids[0], Ruling(Label.TECHNICAL, None, Driver.DATA, Reason.ANNOTATOR_ERROR))
    golds = list_gold(casebook)
    assert [gold.item_id for gold in flagged_for_codebook(golds)] == [ids[1]]
    assert reasons_counted(golds)[Reason.GUIDELINE_GAP] == 1
    assert [each.item_id for each in disputes(casebook)] == [ids[3]]
    settle(casebook, "kim", ids[1], Ruling(Label.NONE, None, None, Reason.EDGE_CASE))
    assert [(gold.label, gold.reason) for gold in list_gold(casebook, item_id=ids[1])] == [(Label.NONE, "edge case")]


def test_a_ruling_holds_to_the_codebook() -> None:
    """No strategy without an adaptive label."""
    with pytest.raises(UsageError, match="adaptive items alone"):
        Ruling(Label.TECHNICAL, Strategy.VOICES, None, Reason.EDGE_CASE)
