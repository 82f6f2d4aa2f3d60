"""Items are shared out fairly, and stay where they are."""

import pytest

from casebook.annotating.assignment import Assignment
from casebook.annotating.profiles import add_profile, load_assignment
from codebook.errors import UsageError

KEYS = [f"item {n}" for n in range(2_000)]


def test_each_gets_a_fair_share_and_some_items_go_to_two() -> None:
    """A third each, and a quarter twice, within what chance allows."""
    shared = Assignment(("ana", "ben", "cem"), overlap=0.25)
    assert 0.22 < sum(len(shared.annotators_of(key)) == 2 for key in KEYS) / len(KEYS) < 0.28
    for name in shared.annotators:
        assert abs(len(shared.share_of(name, KEYS)) / len(KEYS) - 1.25 / 3) < 0.04


def test_new_items_and_the_order_of_names_move_nothing() -> None:
    """An item's annotators follow from its key alone."""
    one, other = Assignment(("ana", "ben")), Assignment(("ben", "ana"))
    assert one.share_of("ana", KEYS[:100]) == one.share_of("ana", KEYS)[: len(one.share_of("ana", KEYS[:100]))]
    assert [one.annotators_of(key) for key in KEYS] == [other.annotators_of(key) for key in KEYS]


def test_a_new_annotator_takes_from_all_and_moves_nothing_between_the_others() -> None:
    """What Ana still has, she had before."""
    before, after = Assignment(("ana", "ben"), overlap=0), Assignment(("ana", "ben", "cem"), overlap=0)
    assert set(after.share_of("ana", KEYS)) < set(before.share_of("ana", KEYS))
    assert set(after.share_of("ben", KEYS)) < set(before.share_of("ben", KEYS))


def test_more_overlap_keeps_what_was_shared() -> None:
    """A larger share holds the smaller one."""
    little, much = (Assignment(("ana", "ben"), overlap=overlap) for overlap in (0.1, 0.5))
    both = [[key for key in KEYS if len(each.annotators_of(key)) == 2] for each in (little, much)]
    assert set(both[0]) < set(both[1])


def test_profiles_stay_in_the_casebook(open_filled) -> None:
    """Once each."""
    casebook, _ = open_filled("ours")
    for name in ("ana", "ben", "ana"):
        add_profile(casebook, name)
    assert load_assignment(casebook).annotators == ("ana", "ben")
    with pytest.raises(UsageError, match="a name of their own"):
        add_profile(casebook, " ")


def test_everyone_may_label_every_item_and_whoever_joins_too() -> None:
    """However many they are; two of three who share all items are not everyone."""
    everyone = Assignment(("ana", "ben", "cem", "dag"), overlap=1.0, together=1_000)
    assert everyone.by_everyone
    assert all(set(everyone.annotators_of(str(key))) == set(everyone.annotators) for key in range(20))
    assert not Assignment(("ana", "ben", "cem"), overlap=1.0).by_everyone
