"""Labels are renamed, merged and split as one previewed decision that can be taken back."""

import pytest

from casebook.annotating.adjudication import Reason, Ruling, settle
from casebook.annotating.cited_rules import cite, cited_in, rules_of
from casebook.annotating.label_life import apply, called_back, merge, rename, split
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.database.ledger import undo
from classifier.locations import training_data_folder
from codebook.errors import CasebookError, NothingToDoError, UsageError
from codebook.keys import Driver, Label, Strategy


@pytest.fixture
def labelled(open_filled, label) -> tuple[Casebook, tuple[int, ...]]:
    """Two adaptive items with strategies, one technical, one settled."""
    casebook, ids = open_filled("ours")
    label(casebook, ids[0], "ana", Label.ADAPTIVE, strategy=Strategy.VOICES, driver=Driver.DATA, note="a")
    label(casebook, ids[1], "ana", Label.ADAPTIVE, strategy=Strategy.BALCONY, blind_label=Label.TECHNICAL)
    label(casebook, ids[2], "ben", Label.TECHNICAL, driver=Driver.SYSTEMS, note=cite("", "1-topic-decides-nothing"))
    settle(casebook, "kim", ids[0], Ruling(Label.ADAPTIVE, Strategy.VOICES, Driver.DATA, Reason.EDGE_CASE))
    return casebook, ids


def test_a_merge_is_previewed_applied_and_taken_back(labelled) -> None:
    """Settled labels move too; undo brings every record back as it was."""
    casebook, _ = labelled
    before = list_annotations(casebook), list_gold(casebook)
    plan = merge(casebook, "strategy", ["voices", "balcony"], "identify")
    assert plan.counts == {
        "annotation: strategy voices becomes identify": 1,
        "annotation: strategy balcony becomes identify": 1,
        "settled label: strategy voices becomes identify": 1,
    }
    assert (list_annotations(casebook), list_gold(casebook)) == before
    apply(casebook, "kim", plan)
    assert {each.strategy for each in list_annotations(casebook)} == {Strategy.IDENTIFY, None}
    assert list_gold(casebook)[0].strategy is Strategy.IDENTIFY
    undo(casebook, "kim")
    assert (list_annotations(casebook), list_gold(casebook)) == before


def test_a_merged_label_loses_what_does_not_go_with_it(labelled) -> None:
    """A technical item has no strategy; what was said blind moves as well."""
    casebook, ids = labelled
    apply(casebook, "kim", merge(casebook, "label", ["technical"], "none"))
    found = {each.item_id: each for each in list_annotations(casebook)}
    assert (found[ids[2]].label, found[ids[2]].driver) == (Label.NONE, None)
    assert found[ids[1]].blind_label is Label.NONE
    assert found[ids[0]].strategy is Strategy.VOICES


def test_renaming_to_a_key_in_use_is_refused(labelled) -> None:
    """It would put two things together that nobody could take apart."""
    casebook, _ = labelled
    with pytest.raises(UsageError, match="merge them"):
        rename(casebook, "strategy", "voices", "balcony")
    plan = rename(casebook, "strategy", "voices", "distress")
    assert len(plan.changes) == 2


def test_a_split_sends_back_what_nobody_can_decide(labelled) -> None:
    """The chosen ones move, the others are open again, and settled labels stay until a person settles them."""
    casebook, ids = labelled
    plan = split(casebook, "label", "adaptive", lambda each: "technical" if each.item_id == ids[1] else None)
    assert plan.returned == {ids[0]: "the label adaptive was split since"}
    apply(casebook, "kim", plan)
    found = {each.item_id: each for each in list_annotations(casebook)}
    assert (found[ids[0]].label, found[ids[0]].state, found[ids[0]].strategy) == (None, "unsure", None)
    assert (found[ids[1]].label, found[ids[1]].strategy) == (Label.TECHNICAL, None)
    assert list_gold(casebook)[0].label is Label.ADAPTIVE


def test_a_stale_preview_changes_nothing(labelled) -> None:
    """Someone labelled on: look again."""
    casebook, _ = labelled
    plan = merge(casebook, "strategy", ["voices"], "identify")
    undo(casebook, "kim")
    with pytest.raises(CasebookError, match="since the preview"):
        apply(casebook, "kim", plan)
    assert Strategy.IDENTIFY not in {each.strategy for each in list_annotations(casebook)}


def test_unknown_and_unused_keys_are_said(labelled) -> None:
    """With what may be given."""
    casebook, _ = labelled
    with pytest.raises(UsageError, match="one of balcony, identify"):
        rename(casebook, "strategy", "voices", "courage")
    with pytest.raises(NothingToDoError, match="nobody used it"):
        merge(casebook, "driver", ["coaching"], "data")


def test_a_changed_rule_calls_back_the_items_that_cite_it(labelled) -> None:
    """Another rule's change calls nobody."""
    casebook, ids = labelled
    codebook = (training_data_folder() / "CODEBOOK.md").read_text(encoding="utf-8")
    rules = rules_of(codebook)
    assert "1-topic-decides-nothing" in rules
    assert "2-voices" in rules
    changed = rules_of(codebook.replace("- Topic decides nothing.", "- Topic decides nothing. Not even money."))
    other = rules_of(codebook.replace("- Words decide nothing.", "- Words decide nothing. Not one."))
    assert called_back(casebook, rules, changed) == {
        ids[2]: "the codebook's rule 1-topic-decides-nothing was changed since"
    }
    assert called_back(casebook, rules, other) == {}


def test_a_rule_is_cited_once() -> None:
    """In a note that people wrote."""
    note = cite(cite("why", "2-voices"), "2-voices")
    assert note == "why [rule 2-voices]"
    assert cited_in(note) == ("2-voices",)
