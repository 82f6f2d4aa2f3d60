"""Pairs are found the same way in pieces as at once, and groups follow from the items alone."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from casebook.recurrence import grouping, matching
from casebook.recurrence.grouping import group_items, link_by_average
from casebook.recurrence.matching import Match, find_matches

NOTHING = np.empty(0, dtype=np.int64)


def unit_vectors(number: int, seed: int, width: int = 4) -> NDArray[np.float32]:
    """Random directions; in four dimensions many of them are close."""
    rows = np.random.default_rng(seed).standard_normal((number, width)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def test_every_pair_above_the_threshold_is_found_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of three rows give what one look at all pairs gives."""
    monkeypatch.setattr(matching, "BLOCK", 3)
    rows = unit_vectors(20, seed=1)
    found = find_matches(np.arange(12, 20), rows[12:], np.arange(12), rows[:12], 0.5)
    pairs = [(a, b) for a, b in combinations(range(20), 2) if b >= 12 and round(float(rows[a] @ rows[b]), 5) >= 0.5]
    assert pairs
    assert [(match.one, match.other) for match in found] == pairs


def test_a_text_that_stands_there_a_thousand_times_stays_cheap() -> None:
    """A new item keeps its nearest partners alone, and all still hang together in one group."""
    rows = np.tile(unit_vectors(1, seed=1), (1000, 1))
    found = find_matches(np.arange(1000), rows, NOTHING, rows[:0], 0.5)
    assert len(found) <= 1000 * matching.MOST
    [group] = group_items(found, dict(enumerate(rows)), 0.5)
    assert len(group) == 1000


def test_nothing_to_compare_gives_nothing() -> None:
    """An empty log, or an empty casebook."""
    rows = unit_vectors(1, seed=1)
    assert find_matches(NOTHING, rows[:0], np.array([1]), rows, 0.5) == []
    assert find_matches(np.array([1]), rows, NOTHING, rows[:0], 0.5) == []


def test_a_chain_does_not_put_its_ends_together() -> None:
    """Five steps of 40 degrees: each is like the next, the first and the last are opposite."""
    angles = np.radians(np.arange(0, 200, 40))
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    matches = find_matches(np.arange(5), rows, NOTHING, rows[:0], 0.7)
    assert [(match.one, match.other) for match in matches] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    groups = group_items(matches, dict(enumerate(rows)), 0.7)
    assert groups == [(0, 1), (2, 3)]


def test_a_component_too_large_to_compare_is_cut_at_stricter_thresholds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two clear troubles with a weak pair between them come apart before each is looked at."""
    monkeypatch.setattr(grouping, "_LARGEST", 3)
    rows = np.array([[1, 0], [1, 0], [1, 0], [0.6, 0.8], [0.6, 0.8]], dtype=np.float32)
    matches = find_matches(np.arange(5), rows, NOTHING, rows[:0], 0.5)
    assert group_items(matches, dict(enumerate(rows)), 0.5) == [(0, 1, 2), (3, 4)]


@given(st.integers(2, 30), st.integers(0, 1000))
def test_grouping_is_a_partition_that_does_not_depend_on_order(number: int, seed: int) -> None:
    """No item is in two groups; shuffled pairs and items give the same groups."""
    rows = unit_vectors(number, seed)
    order = np.random.default_rng(seed + 1).permutation(number)
    matches = find_matches(np.arange(number), rows, NOTHING, rows[:0], 0.6)
    again = find_matches(order, rows[order], NOTHING, rows[:0], 0.6)
    groups = group_items(matches, dict(enumerate(rows)), 0.6)
    members = [item for group in groups for item in group]
    assert len(members) == len(set(members))
    assert group_items(reversed(again), dict(enumerate(rows)), 0.6) == groups


@given(st.integers(2, 30), st.integers(0, 1000), st.integers(1, 29))
def test_a_log_that_comes_later_gives_the_same_groups(number: int, seed: int, first: int) -> None:
    """New items compared with stored ones find what one look at all of them finds."""
    first = min(first, number)
    rows, ids = unit_vectors(number, seed), np.arange(number)
    at_once = find_matches(ids, rows, NOTHING, rows[:0], 0.6)
    earlier = find_matches(ids[:first], rows[:first], NOTHING, rows[:0], 0.6)
    later = find_matches(ids[first:], rows[first:], ids[:first], rows[:first], 0.6)
    vectors = dict(enumerate(rows))
    assert group_items([*earlier, *later], vectors, 0.6) == group_items(at_once, vectors, 0.6)


@given(st.integers(2, 25), st.integers(0, 1000))
def test_average_linkage_is_what_its_definition_says(number: int, seed: int) -> None:
    """The quick way gives what joining the two most alike parts again and again gives."""
    rows = unit_vectors(number, seed).astype(np.float64)
    similar = rows @ rows.T
    parts = [[place] for place in range(number)]
    while len(parts) > 1:
        means = {
            (a, b): round(float(similar[np.ix_(parts[a], parts[b])].mean()), 5)
            for a, b in combinations(range(len(parts)), 2)
        }
        a, b = max(means, key=lambda pair: means[pair])
        if means[a, b] < 0.5:
            break
        parts[a] += parts.pop(b)
    expected = sorted(sorted(part) for part in parts if len(part) > 1)
    assert link_by_average(rows.astype(np.float32), 0.5) == expected


def test_connected_pairs_share_a_component() -> None:
    """Two components, each with its own pairs."""
    pairs = [Match(4, 5, 0.9), Match(1, 2, 0.9), Match(2, 3, 0.8)]
    assert [ids for ids, _ in grouping.connected(pairs)] == [(1, 2, 3), (4, 5)]
