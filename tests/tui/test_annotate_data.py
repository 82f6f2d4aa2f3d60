"""The annotator's queue, the desk's answers, the pace, and rules that call items back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from casebook.annotating.profiles import add_profile
from casebook.annotating.queue import is_measured
from casebook.annotating.queue_parts import Drawn
from casebook.database.annotating import list_annotations
from casebook.database.casebook import Casebook
from casebook.database.preferences import get_setting, set_setting
from casebook.records import NEW, Annotation
from codebook.keys import Driver, Label, Strategy
from tui.annotate_data import BEFORE_ONE_LOOKS, Work, commit, prepare
from tui.annotate_rules import called_back_by_rules, codebook_of, read_codebook
from tui.screens.annotate_parts.draft import Stage, again, answered, blank, label_given, put_aside, stage_of
from tui.screens.annotate_parts.empty import empty_words
from tui.screens.annotate_parts.pace import items_an_hour, pace_words, shared_words

START = datetime(2026, 4, 1, 9, tzinfo=UTC)


def test_items_drawn_by_chance_are_tagged_and_no_others(filled_casebook: Casebook) -> None:
    """What is set aside to measure on comes as random, and what comes as random is set aside."""
    from casebook.annotating.item_keys import items_by_key

    work = prepare(filled_casebook, "Ana")
    drawn = {turn.item.id: turn.drawn is Drawn.RANDOM for turn in work.turns}
    assert drawn == {item.id: is_measured(key) for key, item in items_by_key(filled_casebook).items()}


def test_each_item_has_an_annotator_and_adding_one_moves_few(filled_casebook: Casebook) -> None:
    """Every item is someone's; who labelled an item keeps it."""
    add_profile(filled_casebook, "Ana")
    first = prepare(filled_casebook, "Ana").turns[0]
    commit(filled_casebook, label_given(blank(first.item.id, "Ana", first.drawn), Label.NONE))
    add_profile(filled_casebook, "Ben")
    works = [prepare(filled_casebook, name) for name in ("Ana", "Ben")]
    assert {turn.item.id for work in works for turn in work.turns} | {first.item.id} == set(range(1, 7))
    assert first.item.id in works[0].mine


def test_what_a_colleague_left_open_is_not_asked_again(filled_casebook: Casebook) -> None:
    """Ana has labelled an item about which Ben is unsure: it does not come back to her."""
    commit(filled_casebook, label_given(blank(1, "Ana", "random"), Label.NONE))
    commit(filled_casebook, put_aside(blank(1, "Ben", "random"), "unsure", "who knows"))
    assert 1 not in {turn.item.id for turn in prepare(filled_casebook, "Ana").turns}
    assert 1 not in {turn.item.id for turn in prepare(filled_casebook, "Ben").turns}


def test_a_changed_rule_calls_back_what_cites_it(filled_casebook: Casebook) -> None:
    """Once it was changed after the label; a label given since does not come back."""
    said = replace(label_given(blank(1, "Ana", "random"), Label.NONE), note="[rule 1-topic-decides-nothing]")
    kept = commit(filled_casebook, said)
    assert called_back_by_rules(filled_casebook) == {}
    rules = get_setting(filled_casebook, "annotating.rules")
    before = {**rules["rules"], "1-topic-decides-nothing": "it said otherwise"}
    set_setting(filled_casebook, "annotating.rules", {**rules, "rules": before})
    assert set(called_back_by_rules(filled_casebook)) == {1}
    back = next(turn for turn in prepare(filled_casebook, "Ana").turns if turn.item.id == 1)
    assert back.why_blind.startswith("sent back: the codebook's rule")
    commit(filled_casebook, kept)
    assert called_back_by_rules(filled_casebook) == {}


def test_questions_follow_from_what_was_said() -> None:
    """Strategy for adaptive, driver for a challenge, then how sure, then the reading."""
    draft, stages = label_given(blank(1, "Ana", "random"), Label.ADAPTIVE), []
    for number in (6, 5, 1):
        stages.append(stage_of(draft))
        draft = answered(draft, stages[-1], number) or draft
    assert [*stages, stage_of(draft)] == [Stage.STRATEGY, Stage.DRIVER, Stage.SURE, Stage.READING]
    assert (draft.strategy, draft.driver, draft.confidence) == (Strategy.VOICES, Driver.DATA, "high")
    assert stage_of(label_given(blank(1, "Ana", "random"), Label.NONE)) is Stage.SURE
    assert answered(draft, Stage.SURE, 4) is None


def test_what_was_said_blind_stays_once_the_reading_was_seen() -> None:
    """Before it, a slip is mended blind; after it, and on a second look, the first word stays."""
    slip = label_given(label_given(blank(1, "Ana", "random"), Label.TECHNICAL), Label.NONE)
    assert slip.blind_label is Label.NONE
    seen = replace(slip, confidence="high")
    changed = label_given(seen, Label.ADAPTIVE)
    assert (changed.label, changed.blind_label) == (Label.ADAPTIVE, Label.NONE)
    assert label_given(again(changed), Label.TECHNICAL).blind_label is Label.NONE


def test_a_flag_leaves_the_label_and_unsure_takes_it() -> None:
    """Why stands in the note, after what was noted before."""
    draft = replace(label_given(blank(1, "Ana", "random"), Label.TECHNICAL), note="first")
    flagged, unsure = put_aside(draft, "flagged", "a name"), put_aside(draft, "unsure", "two ways")
    assert (flagged.label, flagged.state, flagged.note) == (Label.TECHNICAL, "flagged", "first a name")
    assert (unsure.label, unsure.blind_label, unsure.state) == (None, None, "unsure")


@pytest.mark.parametrize(
    ("minutes", "speed"),
    [
        ([0, 1, 2, 3], None),
        ([0, 1, 2, 3, 4], (60, 5)),
        ([0, 1, 2, 100, 101, 102], (60, 6)),
        ([*range(50)], (60, 20)),
        ([], None),
    ],
)
def test_speed_leaves_breaks_out_and_needs_five_items(minutes: list[int], speed: tuple[int, int] | None) -> None:
    """Four say nothing; a long lunch counts for nothing; on how many it rests is said with it."""
    assert items_an_hour(START + timedelta(minutes=each) for each in minutes) == speed


def test_the_pace_is_said_plainly() -> None:
    """Done, left, and a speed where there is one."""
    assert pace_words("Ana", 3, 1_200, "", None) == "Ana · 3 done · 1,200 left"
    busy = pace_words("Benedikta", 1_203, 1_200, shared_words(work(1, by_everyone=True)), (1_130, 20))
    assert busy == "Benedikta · 1,203 done · 1,200 left · both label every item · 1,130 an hour (last 20)"
    assert shared_words(work(0, by_everyone=True)) == ""
    assert shared_words(work(1, by_everyone=False)) == "your share: 620 of 1,203"
    assert shared_words(work(2, by_everyone=True)) == "all 3 label every item"


def work(others: int, *, by_everyone: bool) -> Work:
    """Work that is shared with so many others."""
    return Work("[b]Ben", (), {}, None, others, 1_203, by_everyone, 620)


def test_whoever_has_labelled_their_share_is_told_of_the_rest() -> None:
    """Who has how many, and the keys that give everyone all; nothing of it where each labels all."""
    words = empty_words(work(1, by_everyone=False), "[b]Ben", 620).plain
    assert "[b]Ben has 620 of 1,203; the others have the rest. p, then =, gives everyone all of them." in words
    assert "=" not in empty_words(work(1, by_everyone=True), "[b]Ben", 620).plain
    assert "=" not in empty_words(work(0, by_everyone=False), "[b]Ben", 620).plain


def test_nobody_can_tell_that_a_colleague_was_unsure(filled_casebook: Casebook) -> None:
    """Each item comes with the words of its kind, as it would have come without the colleague."""
    for item_id in range(1, 7):
        commit(filled_casebook, put_aside(blank(item_id, "Ben", "random"), "unsure", "who knows"))
    turns = prepare(filled_casebook, "Ana").turns
    assert turns
    for turn in turns:
        assert "left open" in turn.why
        assert turn.why_blind == BEFORE_ONE_LOOKS[turn.drawn]


def test_words_of_a_kind_are_those_of_the_queue(filled_casebook: Casebook) -> None:
    """What comes by chance, as an easy one or for being unlike the others is told as the queue tells it."""
    for turn in prepare(filled_casebook, "Ana").turns:
        if turn.drawn in (Drawn.RANDOM, Drawn.EASY, Drawn.DIVERSE):
            assert turn.why == BEFORE_ONE_LOOKS[turn.drawn]


def test_the_codebook_lists_rules_and_tie_breaks() -> None:
    """Every key of strategy and driver has its rule, and the tie-breaks are found by their word."""
    codebook = codebook_of(read_codebook())
    ids = {rule.id for rule in codebook.rules}
    assert {f"2-{key}" for key in Strategy} | {f"3-{key}" for key in Driver} <= ids
    assert any("someone is silenced" in rule.words for rule in codebook.search("tie-breaks"))
    assert codebook.search("no such words at all") == ()


def test_an_annotation_from_elsewhere_is_nobodys_unfinished_work(filled_casebook: Casebook) -> None:
    """A label that came in a file without a confidence does not open first."""
    commit(filled_casebook, Annotation(NEW, 1, "Ana", Label.NONE, drawn="file"))
    assert prepare(filled_casebook, "Ana").unfinished is None
    commit(filled_casebook, label_given(blank(2, "Ana", "random"), Label.NONE))
    unfinished = prepare(filled_casebook, "Ana").unfinished
    assert unfinished is not None
    assert unfinished.item.id == 2
    assert len(list_annotations(filled_casebook)) == 2
