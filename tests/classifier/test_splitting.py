"""Splits never straddle what belongs together: by rule, and in the project's own items."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from classifier import splitting
from classifier.splitting import DEV_AUTHORS, TEST_AUTHORS, TEST_DOMAIN, TEST_KIND, assign_splits, group_items
from classifier.training_items import Split, TrainingItem
from codebook.errors import DataError

Make = Callable[..., TrainingItem]
Items = tuple[TrainingItem, ...]
Splits = dict[str, Split]


def _ids(groups: list[list[TrainingItem]]) -> list[list[str]]:
    return [[item.id for item in group] for group in groups]


def _numbered(make_item: Make, count: int) -> list[TrainingItem]:
    return [make_item(id=f"n-{i}", text=f"Text number {i}.", document=f"d{i // 3}") for i in range(count)]


def test_every_real_item_has_a_split_and_no_split_is_left_over(real_items: Items, real_splits: Splits) -> None:
    """One for one, in the items' order."""
    assert list(real_splits) == [item.id for item in real_items]


@pytest.mark.parametrize("what", ["document", "pair", "text"])
def test_nothing_that_belongs_together_straddles_two_real_splits(
    real_items: Items, real_splits: Splits, what: str
) -> None:
    """Documents, contrast pairs, and the same words."""
    key: Callable[[TrainingItem], object] = {
        "document": lambda item: item.document,
        "pair": lambda item: item.pair and frozenset({item.id, item.pair}),
        "text": lambda item: " ".join(item.text.casefold().split()),
    }[what]
    found: dict[object, set[Split]] = defaultdict(set)
    for item in real_items:
        if belongs := key(item):
            found[belongs].add(real_splits[item.id])
    assert len(found) > 50
    assert [belongs for belongs, splits in found.items() if len(splits) > 1] == []


def test_every_real_pair_is_mutual_and_of_two_labels(real_items: Items) -> None:
    """A contrast partner names its partner and has another label."""
    by_id = {item.id: item for item in real_items}
    pairs = [(item, by_id[item.pair]) for item in real_items if item.pair]
    assert [item.id for item, partner in pairs if partner.pair != item.id or partner.label is item.label] == []


@pytest.mark.parametrize("split", [Split.TRAIN, Split.HEADS])
def test_no_real_item_that_is_held_out_is_trained_on(real_items: Items, real_splits: Splits, split: Split) -> None:
    """No author, domain or kind of document that tests and tunes the model."""
    fitting = [item for item in real_items if real_splits[item.id] is split]
    assert len(fitting) > 1000
    assert not {item.annotator for item in fitting} & (TEST_AUTHORS | DEV_AUTHORS)
    assert TEST_DOMAIN not in {item.domain for item in fitting}
    assert TEST_KIND not in {item.kind for item in fitting}


def test_every_held_out_author_domain_and_kind_is_there(real_items: Items) -> None:
    """Else a misspelt name would hold nothing out."""
    assert {item.annotator for item in real_items} >= TEST_AUTHORS | DEV_AUTHORS
    assert TEST_DOMAIN in {item.domain for item in real_items}
    assert TEST_KIND in {item.kind for item in real_items}


def test_the_real_splits_are_what_the_rule_gives(real_items: Items, real_splits: Splits) -> None:
    """Running the splitting again changes nothing."""
    assert assign_splits(real_items, real_splits) == real_splits


@pytest.mark.parametrize(
    ("items", "groups"),
    [
        ([{"id": "a"}, {"id": "b"}], [["a"], ["b"]]),
        ([{"id": "a", "document": "d"}, {"id": "b"}, {"id": "c", "document": "d"}], [["a", "c"], ["b"]]),
        ([{"id": "a", "pair": "b"}, {"id": "b", "pair": "a"}], [["a", "b"]]),
        ([{"id": "a", "pair": "b"}, {"id": "b"}], [["a", "b"]]),
        ([{"id": "a"}, {"id": "b", "pair": "a"}], [["a", "b"]]),
        ([{"id": "a", "pair": "b"}, {"id": "b", "pair": "c"}, {"id": "c"}], [["a", "b", "c"]]),
        ([{"id": "a", "text": "It's late!"}, {"id": "b", "text": "it's  LATE"}], [["a", "b"]]),
        (
            [{"id": "a", "document": "d"}, {"id": "b", "pair": "c"}, {"id": "c", "document": "d"}],
            [["a", "b", "c"]],
        ),
        ([{"id": "document d"}, {"id": "b", "document": "d"}], [["document d"], ["b"]]),
    ],
)
def test_groups_hold_what_belongs_together(
    make_item: Make, items: list[dict[str, str]], groups: list[list[str]]
) -> None:
    """Documents, pairs named from either side, the same words, and chains of these."""
    assert _ids(group_items([make_item(**{"text": f"Text {item['id']}."} | item) for item in items])) == groups


@pytest.mark.parametrize(
    ("changes", "split"),
    [
        ({"annotator": "author-services"}, Split.TEST),
        ({"domain": "social_services"}, Split.TEST),
        ({"kind": "email"}, Split.TEST),
        ({"annotator": "author-excerpt-findings"}, Split.DEV),
        ({"annotator": "author-excerpt-findings", "kind": "email"}, Split.TEST),
    ],
)
def test_what_is_held_out_takes_its_whole_group_along(make_item: Make, changes: dict[str, str], split: Split) -> None:
    """One such item decides for its document."""
    items = [*_numbered(make_item, 3), make_item(id="x", document="d0", **changes)]
    assert set(assign_splits(items, {}).values()) == {split}


def test_other_groups_spread_by_their_shares(make_item: Make) -> None:
    """About a tenth for dev, an eighth for heads, the rest for training."""
    splits = list(assign_splits(_numbered(make_item, 6000), {}).values())
    shares = {split: splits.count(split) / len(splits) for split in Split}
    assert shares == pytest.approx({Split.TRAIN: 0.78, Split.HEADS: 0.12, Split.DEV: 0.10, Split.TEST: 0}, abs=0.03)


def test_known_splits_are_kept_and_their_groups_follow(make_item: Make) -> None:
    """Even against the rule; a new line of a known document joins it."""
    items = _numbered(make_item, 6)
    splits = assign_splits(items, {"n-1": Split.TEST, "n-4": Split.DEV})
    assert splits == {f"n-{i}": Split.TEST if i < 3 else Split.DEV for i in range(6)}


def test_added_items_change_no_other_split(make_item: Make) -> None:
    """The split of an item does not depend on its neighbours, their number or their order."""
    items = _numbered(make_item, 300)
    few, all_of_them = assign_splits(items[:30], {}), assign_splits(items[::-1], {})
    assert {each: all_of_them[each] for each in few} == few
    assert len(set(few.values())) > 1


def test_a_group_known_in_two_splits_is_refused(make_item: Make) -> None:
    """The message names an item and both splits."""
    with pytest.raises(DataError, match=r"n-0 .* dev and train"):
        assign_splits(_numbered(make_item, 3), {"n-0": Split.TRAIN, "n-2": Split.DEV})


def test_splitting_a_folder_writes_every_item_and_keeps_what_was_there(tiny_data: Path, tmp_path: Path) -> None:
    """As `python -m classifier.splitting` does, without splits and then with them."""
    (tmp_path / "items").symlink_to(tiny_data / "items")
    splitting.main(tmp_path)
    first = (tmp_path / "splits.tsv").read_text(encoding="utf-8")
    assert len(first.splitlines()) == 32
    changed = "train-0\ttest\n" + "".join(first.splitlines(keepends=True)[1:-1])
    (tmp_path / "splits.tsv").write_text(changed, encoding="utf-8")
    splitting.main(tmp_path)
    assert (tmp_path / "splits.tsv").read_text(encoding="utf-8") == changed + first.splitlines(keepends=True)[-1]
