"""Labels go out as lines and come back the same; where people differ, a rule decides and says so."""

from dataclasses import replace
from datetime import timedelta

import pytest

from casebook.annotating.adjudication import Reason, Ruling, settle
from casebook.annotating.automation_bias import automation_bias
from casebook.annotating.exchange import lines_of, lines_to_train_on, merge, plan_merge
from casebook.annotating.lines import read_lines, write_lines
from casebook.annotating.measured_items import measured_items
from casebook.annotating.votes_of_lines import votes_of_lines
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.database.ledger import undo
from casebook.records import NEW, Annotation
from classifier.annotations import read_annotations
from codebook.errors import InputError
from codebook.keys import Driver, Label, Strategy


def _ana(open_filled, label) -> tuple[Casebook, tuple[int, ...]]:
    casebook, ids = open_filled("ana")
    words = {"note": "ünïcode \u2028 line", "span": (0, 3), "drawn": "random"}
    label(casebook, ids[0], "ana", Label.TECHNICAL, driver=Driver.DATA, **words)
    label(casebook, ids[1], "ana", Label.ADAPTIVE, strategy=Strategy.VOICES, mixed=True, drawn="uncertain")
    label(casebook, ids[2], "ana", None, state="skipped")
    settle(casebook, "kim", ids[1], Ruling(Label.ADAPTIVE, Strategy.VOICES, None, Reason.EDGE_CASE, "so"))
    return casebook, ids


def test_what_is_exported_comes_back_the_same(open_filled, label, tmp_path) -> None:
    """Byte by byte, into a casebook where the items have other ids."""
    ours, _ = _ana(open_filled, label)
    write_lines(tmp_path / "a.jsonl", lines_of(ours))
    theirs, _ = open_filled("ben", before=("Something else.",))
    plan = plan_merge(theirs, read_lines([tmp_path / "a.jsonl"]))
    assert (len(plan.added), plan.same, plan.conflicts, plan.unknown) == (4, 0, (), ())
    merge(theirs, "ben", plan)
    write_lines(tmp_path / "b.jsonl", lines_of(theirs))
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    again = plan_merge(theirs, read_lines([tmp_path / "a.jsonl"]))
    assert (again.added, again.replaced, again.same) == ((), (), 4)


def test_a_merge_is_one_decision(open_filled, label) -> None:
    """Undo takes all of it back."""
    ours, _ = _ana(open_filled, label)
    theirs, _ = open_filled("ben")
    merge(theirs, "ben", plan_merge(theirs, lines_of(ours)))
    undo(theirs, "ben")
    assert (list_annotations(theirs), list_gold(theirs)) == ((), ())


def test_the_later_label_of_a_person_stays_and_both_are_shown(open_filled, label) -> None:
    """Without a time, ours does."""
    ours, ids = _ana(open_filled, label)
    line = next(each for each in lines_of(ours) if each.label is Label.TECHNICAL)
    later = replace(line, label=Label.NONE, driver=None, at=line.at + timedelta(hours=1))
    plan = plan_merge(ours, [later])
    assert [conflict.kept for conflict in plan.conflicts] == ["theirs"]
    merge(ours, "x", plan)
    assert next(each for each in list_annotations(ours, item_id=ids[0])).label is Label.NONE
    for other in (replace(line, at=None), line):
        assert [(each.kept, plan.replaced) for each in plan_merge(ours, [other]).conflicts] == [("ours", plan.replaced)]


def test_settled_labels_that_differ_are_not_overruled(open_filled, label) -> None:
    """Ours stays until a person settles it again."""
    ours, _ = _ana(open_filled, label)
    gold = next(each for each in lines_of(ours) if each.state == "gold")
    plan = plan_merge(ours, [replace(gold, label=Label.NONE, strategy=None, at=gold.at + timedelta(days=1))])
    assert (plan.replaced, plan.conflicts[0].kept) == ((), "ours")


def test_items_of_another_log_are_left_out_and_named(open_filled, label) -> None:
    """An item is found by its words where its id is another program's."""
    ours, _ = _ana(open_filled, label)
    line = lines_of(ours)[0]
    found = plan_merge(ours, [replace(line, id="7", annotator="zoe"), replace(line, id="8", text="Elsewhere.")])
    assert len(found.added) == 1
    assert [each.text for each in found.unknown] == ["Elsewhere."]


def test_training_gets_settled_labels_and_none_that_measure(open_filled, label, tmp_path) -> None:
    """`balcony train` reads the file; the random item is kept from it unless asked for."""
    ours, _ = _ana(open_filled, label)
    label(ours, list_gold(ours)[0].item_id, "ben", Label.NONE, drawn="disagreeing")
    chosen = lines_to_train_on(lines_of(ours))
    assert [(each.annotator, each.label) for each in chosen] == [("kim", Label.ADAPTIVE)]
    assert len(lines_to_train_on(lines_of(ours), measured=True)) == 2
    write_lines(tmp_path / "t.jsonl", chosen)
    assert read_annotations([tmp_path / "t.jsonl"]).annotations[0].strategy is Strategy.VOICES


def test_a_bad_line_is_named_with_its_place(tmp_path) -> None:
    """File, line, what is wrong."""
    file = tmp_path / "a.jsonl"
    for line, words in (
        ('{"text": "x", "label": "maybe"}', "line 2: label is 'maybe'"),
        ('{"text": "x"}', "line 2 has no label"),
        ("[]", "line 2 has no text"),
        ('{"text": "x", "label": "none", "at": "noon"}', "line 2: at is 'noon'"),
        ('{"text": "x", "label": "none", "span": [3, 1]}', r"line 2: span is \[3, 1\]"),
    ):
        file.write_text('{"text": "ok", "label": "none"}\n' + line + "\n", encoding="utf-8")
        with pytest.raises(InputError, match=words):
            read_lines([file])


def test_files_that_number_their_lines_each_in_their_own_way_are_matched_by_words(tmp_path) -> None:
    """And it is said; a line without an annotator is by the file's name."""
    for name, start in (("ana", 1), ("ben", 50)):
        rows = [f'{{"id": {start + n}, "text": "Text {n}!", "label": "none"}}\n' for n in range(3)]
        (tmp_path / f"{name}.jsonl").write_text("".join(rows), encoding="utf-8")
    found = votes_of_lines(read_lines([tmp_path / "ana.jsonl", tmp_path / "ben.jsonl"]))
    assert len({vote.item for vote in found.votes}) == 3
    assert {vote.annotator for vote in found.votes} == {"ana", "ben"}
    assert "matched by their words" in found.notes[0]


def test_the_right_label_of_a_random_item_is_the_settled_one_or_the_majoritys(open_filled, label) -> None:
    """A tie is left out until it is settled; picked items measure nothing."""
    casebook, ids = open_filled("ours")
    for item, given in ((0, "ttn"), (1, "tn"), (2, "t")):
        for who, letter in zip("abc", given, strict=False):
            kind = Label.TECHNICAL if letter == "t" else Label.NONE
            label(casebook, ids[item], who, kind, drawn="diverse" if item == 2 else "random")
    found = measured_items(list_annotations(casebook), list_gold(casebook))
    assert [(right.item_id, right.label, right.settled) for right in found] == [(ids[0], Label.TECHNICAL, False)]
    settle(casebook, "kim", ids[1], Ruling(Label.NONE, None, None, Reason.EDGE_CASE))
    assert len(measured_items(list_annotations(casebook), list_gold(casebook))) == 2


def test_automation_bias_counts_who_followed_the_reading() -> None:
    """Of three readings that said otherwise one was followed, and wrongly."""

    def seen(item: int, blind: Label, now: Label) -> Annotation:
        return Annotation(NEW, item, "ana", now, blind_label=blind)

    said = [
        seen(1, Label.NONE, Label.TECHNICAL),
        seen(2, Label.NONE, Label.NONE),
        seen(3, Label.NONE, Label.ADAPTIVE),
        seen(4, Label.TECHNICAL, Label.TECHNICAL),
        Annotation(NEW, 5, "ana", Label.NONE),
    ]
    found = automation_bias(said, dict.fromkeys(range(1, 6), Label.TECHNICAL), {1: Label.NONE})
    assert (found.n, found.differed, found.followed, found.kept, found.other) == (4, 3, 1, 1, 1)
    assert (found.led_astray, found.helped) == (1, 0)
    assert automation_bias([], {}, {}).follow_rate is None
