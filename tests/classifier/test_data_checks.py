"""The checks of the training data find what was put wrong, and nothing in data that is sound."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.data_checks.amounts import ENOUGH_TO_LEARN, count_items, find_skewed_shares, find_thin_classes
from classifier.data_checks.checking import check_data
from classifier.data_checks.copies import find_copies, find_held_out
from classifier.data_checks.findings import Finding, Grade, worst
from classifier.data_checks.folder import DataFolder, read_folder
from classifier.data_checks.giveaways import OFTEN, find_length_give_away, find_word_give_aways
from classifier.data_checks.near import MOST_PARTNERS, near_pairs
from classifier.training_items import Split, TrainingItem
from codebook.errors import DataError

Make = Callable[..., TrainingItem]
Record = Callable[..., dict[str, Any]]
ADAPTIVE = {"label": "adaptive", "strategy": "voices", "driver": "leadership"}
NONE = {"label": "none", "driver": None}


def _named(findings: list[Finding] | tuple[Finding, ...], check: str) -> Finding:
    (found,) = (finding for finding in findings if finding.check == check)
    return found


def _folder(tmp_path: Path, *lines: str, splits: str | None = "") -> Path:
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "a.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    if splits is not None:
        (tmp_path / "splits.tsv").write_text(splits, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("", "not JSON"),
        ("[5]", "not a JSON object"),
        ("[" * 100_000, "not a record"),
        ('{"id": "\\ud800"}', "not a record"),
        ('{"id": "x"}', "no field 'text'"),
    ],
)
def test_a_broken_line_is_listed_with_its_place_and_the_rest_is_read(
    tmp_path: Path, make_record: Record, line: str, says: str
) -> None:
    """What stands before and after it still counts."""
    before, after = json.dumps(make_record(id="1")), json.dumps(make_record(id="2"))
    data = read_folder(_folder(tmp_path, before, line, after))
    assert [item.id for item in data.items] == ["1", "2"]
    assert len(data.broken) == 1
    assert data.broken[0].startswith("a.jsonl, line 2")
    assert says in data.broken[0]
    assert _named(check_data(data), "lines").grade is Grade.FAIL


def test_every_key_outside_the_codebook_is_listed(tmp_path: Path, make_record: Record) -> None:
    """Not only the first."""
    lines = [json.dumps(make_record(**{name: "elsewhere"})) for name in ("label", "driver", "kind", "domain")]
    found = _named(check_data(read_folder(_folder(tmp_path, *lines))), "lines")
    assert [place.split("'")[0] for place in found.places] == [
        f"a.jsonl, line {number}: {name} is "
        for number, name in enumerate(("label", "driver", "kind", "domain"), start=1)
    ]


def test_an_id_that_stands_twice_names_both_places(tmp_path: Path, make_record: Record) -> None:
    """The first one is kept."""
    data = read_folder(_folder(tmp_path, json.dumps(make_record()), json.dumps(make_record(text="Other."))))
    assert [item.text for item in data.items] == [make_record()["text"]]
    assert data.broken == ("a.jsonl, line 2: the id 'a-1' stands already in a.jsonl, line 1",)


def test_broken_splits_are_listed_and_sound_ones_kept(tmp_path: Path, make_record: Record) -> None:
    """A word that is no split, no tab, and an id given twice."""
    splits = "a-1\ttrain\r\nb\tholdout\nc\na-1\tdev\n"
    data = read_folder(_folder(tmp_path, json.dumps(make_record()), splits=splits))
    assert data.splits == {"a-1": Split.TRAIN}
    assert [place.partition(":")[0] for place in data.broken] == [f"splits.tsv, line {number}" for number in (2, 3, 4)]


def test_a_file_of_another_encoding_is_listed(tmp_path: Path, make_record: Record) -> None:
    """Items and splits alike."""
    folder = _folder(tmp_path, json.dumps(make_record()))
    (folder / "items" / "b.jsonl").write_bytes('{"id": "é"}\n'.encode("latin-1"))
    (folder / "splits.tsv").write_bytes("é\ttrain\n".encode("latin-1"))
    assert [place.split(" is")[0] for place in read_folder(folder).broken] == ["b.jsonl, line 1", "splits.tsv, line 1"]


def test_a_folder_without_items_is_refused(tmp_path: Path) -> None:
    """There is nothing to check."""
    with pytest.raises(DataError, match=r"holds no \.jsonl file"):
        read_folder(tmp_path)


def test_without_splits_every_item_is_listed_with_the_remedy(tmp_path: Path, make_record: Record) -> None:
    """The sentence holds the command that gives them."""
    folder = _folder(tmp_path, json.dumps(make_record()), splits=None)
    found = _named(check_data(read_folder(folder)), "no split")
    assert (found.grade, found.places) == (Grade.FAIL, ("a-1",))
    assert "python -m classifier.splitting" in found.says


def test_a_split_and_a_pair_of_no_item_are_warned_of(make_item: Make) -> None:
    """Both are left from items that were taken out."""
    findings = check_data(DataFolder((make_item(pair="gone"),), {"a-1": Split.TRAIN, "old": Split.DEV}, ()))
    left, pairs = _named(findings, "splits left over"), _named(findings, "pairs")
    assert (left.grade, left.places) == (Grade.WARN, ("old",))
    assert (pairs.grade, pairs.places) == (Grade.WARN, ("a-1 (pair gone)",))


def test_a_folder_of_broken_lines_alone_is_checked_to_the_end() -> None:
    """No check divides by nothing."""
    findings = check_data(DataFolder((), {}, ("a.jsonl, line 1 is not JSON",)))
    assert worst(findings) is Grade.FAIL


def test_counts_hold_every_key_and_fail_where_training_would_stop(make_item: Make) -> None:
    """A label without an item stops training; a domain without one does not."""
    items = (make_item(id="1"), make_item(id="2", **ADAPTIVE), make_item(id="3", **NONE, domain=None))
    splits = {"1": Split.TRAIN, "2": Split.DEV, "3": Split.DEV}
    findings = count_items(items, splits)
    assert _named(findings, "count by label").counts == (("none", 1), ("technical", 1), ("adaptive", 1))
    assert _named(findings, "count by label").grade is Grade.GOOD
    assert _named(findings, "count by domain").grade is Grade.WARN
    assert _named(findings, "count by strategy").grade is Grade.FAIL
    assert _named(findings, "count by split").grade is Grade.WARN
    assert _named(count_items(items[:2], splits), "count by label").grade is Grade.FAIL
    assert _named(count_items(items[:1], splits), "count by split").grade is Grade.FAIL


def test_thin_classes_count_only_what_is_learnt_from(make_item: Make) -> None:
    """One in dev does not help; the driver is counted within its label."""
    items = tuple(make_item(id=f"{n}", driver="data") for n in range(ENOUGH_TO_LEARN))
    splits = {item.id: Split.TRAIN if n % 2 else Split.HEADS for n, item in enumerate(items)}
    technical = _named(find_thin_classes(items, splits), "thin drivers of technical items")
    assert ("data", ENOUGH_TO_LEARN) in technical.counts
    assert "data" not in technical.says
    assert "selection 0" in technical.says
    fewer = _named(find_thin_classes(items, splits | {"0": Split.DEV}), "thin drivers of technical items")
    assert f"data {ENOUGH_TO_LEARN - 1}" in fewer.says
    adaptive = _named(find_thin_classes(items, splits), "thin drivers of adaptive items")
    assert "data 0" in adaptive.says


def test_the_same_words_in_other_case_and_punctuation_are_a_copy(make_item: Make) -> None:
    """Counted once too often, and a failure in two splits."""
    items = (make_item(id="1", text="The printers jam."), make_item(id="2", text="the  printers JAM!"))
    findings = find_copies(items, {"1": Split.TRAIN, "2": Split.TEST})
    assert _named(findings, "same text").places == ("1, 2",)
    assert _named(findings, "same text").grade is Grade.WARN
    assert _named(findings, "nearly the same text").places == ()
    leak = _named(findings, "leak: the same text")
    assert (leak.grade, leak.places) == (Grade.FAIL, ("1 (train), 2 (test)",))


NEAR = (
    "The nurse post has been vacant since May and nobody applied.",
    "The nurse post has been vacant since June and nobody applied.",
)


def test_nearly_the_same_text_leaks_but_contrast_partners_may_be_alike(make_item: Make) -> None:
    """Partners are meant to be; that they stand in two splits is a failure all the same."""
    splits = {"1": Split.TRAIN, "2": Split.DEV}
    strangers = (make_item(id="1", text=NEAR[0]), make_item(id="2", text=NEAR[1], **ADAPTIVE))
    found = find_copies(strangers, splits)
    assert _named(found, "leak: nearly the same text").grade is Grade.FAIL
    assert _named(found, "two labels").places == ("1, 2",)
    partners = (strangers[0], make_item(id="2", text=NEAR[1], pair="1", **ADAPTIVE))
    found = find_copies(partners, splits)
    assert _named(found, "leak: nearly the same text").grade is Grade.GOOD
    assert _named(found, "two labels").grade is Grade.GOOD
    assert _named(found, "leak: a contrast pair").places == ("1 (train), 2 (dev)",)


def test_a_document_in_two_splits_is_a_leak_and_in_one_is_none(make_item: Make) -> None:
    """Items without a split do not count as a second one."""
    items = tuple(make_item(id=each, text=f"{each} {each}", document="d") for each in "abc")
    torn = find_copies(items, {"a": Split.TRAIN, "b": Split.TRAIN, "c": Split.TEST})
    assert _named(torn, "leak: a document").grade is Grade.FAIL
    whole = find_copies(items, {"a": Split.TRAIN, "b": Split.TRAIN})
    assert _named(whole, "leak: a document").grade is Grade.GOOD


@pytest.mark.parametrize(
    ("changes", "split", "grade"),
    [
        ({"domain": "social_services"}, Split.TRAIN, Grade.FAIL),
        ({"kind": "email"}, Split.HEADS, Grade.FAIL),
        ({"annotator": "author-services"}, Split.TRAIN, Grade.FAIL),
        ({"annotator": "author-excerpt-findings"}, Split.HEADS, Grade.FAIL),
        ({"kind": "email"}, Split.TEST, Grade.GOOD),
        ({}, Split.TRAIN, Grade.GOOD),
    ],
)
def test_what_is_held_out_is_not_learnt_from(
    make_item: Make, changes: dict[str, Any], split: Split, grade: Grade
) -> None:
    """Domain, kind and authors, as the splitting rule names them."""
    assert find_held_out((make_item(**changes),), {"a-1": split}).grade is grade


_LINES = st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=9).map(" ".join), max_size=MOST_PARTNERS)


@given(_LINES)
def test_near_pairs_are_those_that_comparing_each_with_each_finds(texts: list[str]) -> None:
    """The rare words that are looked at first miss nothing."""
    sets = [set(text.split()) for text in texts]
    expected = {
        (one, other)
        for other in range(len(sets))
        for one in range(other)
        if sets[one] and 5 * len(sets[one] & sets[other]) >= 4 * len(sets[one] | sets[other])
    }
    found = list(near_pairs(texts))
    assert set(found) == expected
    assert len(found) == len(expected)


def test_texts_from_one_template_do_not_make_a_pair_of_each_with_each() -> None:
    """Each is compared until it has partners enough."""
    texts = [f"Row {n} of the sheet says that the printer in the hall jams again" for n in range(500)]
    found = list(near_pairs(texts))
    assert len(found) <= MOST_PARTNERS * len(texts)
    assert {place for pair in found for place in pair} == set(range(len(texts)))


def test_length_that_tells_the_label_is_found_without_looking_at_test(make_item: Make) -> None:
    """The sentence gives the means and how far the guess gets."""
    short = [make_item(id=f"s{n}", text="It jams.", **NONE) for n in range(20)]
    long = [make_item(id=f"l{n}", text="It jams again today.") for n in range(20)]
    items = (*short, *long)
    found = find_length_give_away(items, {})
    assert found.grade is Grade.WARN
    assert "none 2.0, technical 4.0" in found.says
    assert "right for 100.0%, the commonest label for 50.0%" in found.says
    assert "technical items are 100% longer than none ones" in found.says
    in_test = {item.id: Split.TEST for item in long}
    assert find_length_give_away(items, in_test).grade is Grade.GOOD


def test_length_that_only_scatters_gives_nothing_away(make_item: Make) -> None:
    """The same lengths under both labels."""
    items = tuple(
        make_item(id=f"{n}-{label['label']}", text="word " * (1 + n % 7), **label)
        for n in range(70)
        for label in ({"label": "technical"}, NONE)
    )
    assert find_length_give_away(items, {}).grade is Grade.GOOD


def test_a_word_of_one_label_is_named_with_its_share(make_item: Make) -> None:
    """From thirty items on, and a word that stands twice in one counts once."""
    telling = [make_item(id=f"t{n}", text="toner and toner") for n in range(OFTEN)]
    other = [make_item(id=f"o{n}", text="and so", **NONE) for n in range(OFTEN)]
    found = find_word_give_aways((*telling, *other), {})
    assert found.places == ("so: none in 30 of 30", "toner: technical in 30 of 30")
    assert find_word_give_aways((*telling[1:], *other[1:]), {}).grade is Grade.GOOD
    assert find_word_give_aways((*telling, *other), {"t0": Split.TEST, "o0": Split.TEST}).places == ()


@pytest.mark.parametrize(
    ("check", "wrong", "right"),
    [
        ("mixed", {}, {"mixed": True}),
        ("low confidence", {"confidence": "low"}, {}),
        ("no domain", {"domain": None}, {}),
    ],
)
def test_a_skewed_share_is_warned_of(make_item: Make, check: str, wrong: dict[str, Any], right: dict[str, Any]) -> None:
    """Mixed too few; doubt and missing domains too many."""
    bad, good = (
        _named(find_skewed_shares(tuple(make_item(id=f"{n}", **ADAPTIVE, **changes) for n in range(4))), check)
        for changes in (wrong, right)
    )
    assert (bad.grade, good.grade) == (Grade.WARN, Grade.GOOD)


def test_the_projects_own_items_have_no_broken_line_and_no_torn_document(real_items, real_splits) -> None:
    """What training would stumble over, or what would make its figures untrue."""
    findings = check_data(DataFolder(real_items, real_splits, ()))
    for check in ("no split", "leak: the same text", "leak: a document", "leak: a contrast pair", "count by label"):
        assert _named(findings, check).grade is Grade.GOOD
