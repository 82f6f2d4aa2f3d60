"""Likenesses are found, kept, and overruled by people."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from casebook.database.casebook import Casebook
from casebook.database.likenesses import list_likenesses
from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.facts import ItemFacts, Status
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.recurrence import refreshing
from casebook.recurrence.by_hand import ByHand
from casebook.recurrence.joining import join
from casebook.recurrence.matching import Match
from casebook.recurrence.refreshing import decide_likeness, refresh_likenesses
from casebook.recurrence.vector_cache import cache_file
from classifier.classifier import Classifier
from codebook.errors import CasebookError, UsageError

ROSTERS = "Rosters do not sync into the screening platform, so new students are missing."
AGAIN = "Rosters still do not sync into the screening platform and new students are missing."
OTHER = "Letters home went out in English only."


@pytest.fixture
def casebook() -> Iterator[Casebook]:
    """An empty casebook in the test's own home."""
    with open_casebook() as opened:
        yield opened


def put(casebook: Casebook, *rows: tuple[str, str, date, date | None], log: str = "a") -> tuple[int, ...]:
    """Items with text, unit, the day raised and the day closed."""
    new = [
        NewItem(
            Item(str(row), text, row),
            ItemFacts(raised=raised, closed=closed, status=Status.CLOSED if closed else None, unit=unit),
        )
        for row, (text, unit, raised, closed) in enumerate(rows, start=1)
    ]
    return add_log(casebook, "ana", name=log, kind="csv", sha256=log.ljust(64, "0"), rows=new)[1]


def pairs(casebook: Casebook) -> dict[tuple[int, int], bool]:
    """Later and earlier item of each pair, and whether it came after a fix."""
    return {(each.item_id, each.like_id): each.after_fix for each in list_likenesses(casebook)}


def test_a_rewording_after_a_fix_is_found_in_its_own_unit_alone(casebook: Casebook, classifier: Classifier) -> None:
    """Birch says the same, but what Ash settled was not settled there."""
    one, other, elsewhere, _ = put(
        casebook,
        (ROSTERS, "Ash", date(2025, 9, 1), date(2025, 9, 20)),
        (AGAIN, "Ash", date(2025, 11, 3), None),
        (ROSTERS, "Birch", date(2025, 11, 4), None),
        (OTHER, "Ash", date(2025, 11, 4), None),
    )
    refresh_likenesses(casebook, classifier.model.encoder)
    assert pairs(casebook) == {(other, one): True, (elsewhere, one): False, (elsewhere, other): False}


def test_what_people_say_goes_before_what_is_found_and_stays(casebook: Casebook, classifier: Classifier) -> None:
    """After another comparison too; the opposite takes it back."""
    one, other, third = put(
        casebook,
        (ROSTERS, "Ash", date(2025, 9, 1), None),
        (AGAIN, "Ash", date(2025, 11, 3), None),
        (OTHER, "Ash", date(2025, 12, 3), None),
    )
    encoder = classifier.model.encoder
    refresh_likenesses(casebook, encoder)
    decide_likeness(casebook, one, other, same=False)
    decide_likeness(casebook, third, other, same=True)
    assert set(pairs(casebook)) == {(third, other)}
    refresh_likenesses(casebook, encoder)
    assert set(pairs(casebook)) == {(third, other)}
    decide_likeness(casebook, third, other, same=False)
    assert pairs(casebook) == {}
    decide_likeness(casebook, other, one, same=True)
    assert set(pairs(casebook)) == {(other, one)}


def test_an_item_is_not_its_own_likeness_and_must_be_there(casebook: Casebook) -> None:
    """Nothing is kept of either."""
    (one,) = put(casebook, (ROSTERS, "Ash", date(2025, 9, 1), None))
    with pytest.raises(UsageError, match="twice"):
        decide_likeness(casebook, one, one, same=True)
    with pytest.raises(CasebookError, match="no item 99"):
        decide_likeness(casebook, one, 99, same=True)


def test_a_large_casebook_compares_only_what_came_since(
    casebook: Casebook, classifier: Classifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found before stays, and a later log is compared with all that is there."""
    monkeypatch.setattr(refreshing, "WHOLE", 0)
    one, other = put(casebook, (ROSTERS, "Ash", date(2025, 9, 1), None), (AGAIN, "Ash", date(2025, 11, 3), None))
    refresh_likenesses(casebook, classifier.model.encoder)
    (third,) = put(casebook, (ROSTERS, "Birch", date(2026, 1, 8), None), log="b")
    refresh_likenesses(casebook, classifier.model.encoder)
    assert set(pairs(casebook)) == {(other, one), (third, one), (third, other)}


def test_a_damaged_cache_costs_time_and_nothing_else(casebook: Casebook, classifier: Classifier) -> None:
    """Vectors are made anew, and the file is whole again."""
    put(casebook, (ROSTERS, "Ash", date(2025, 9, 1), None), (AGAIN, "Ash", date(2025, 11, 3), None))
    refresh_likenesses(casebook, classifier.model.encoder)
    whole, found = cache_file().stat().st_size, pairs(casebook)
    Path(cache_file()).write_bytes(b"PK\x03\x04 torn")
    refresh_likenesses(casebook, classifier.model.encoder)
    assert (cache_file().stat().st_size, pairs(casebook)) == (whole, found)


def test_what_is_kept_apart_is_not_joined_through_a_third() -> None:
    """1 and 3 are apart, so 2 goes with the one that it is more like."""
    matches = [Match(1, 2, 0.9), Match(2, 3, 0.8), Match(3, 4, 0.7)]
    apart = ByHand(different=frozenset({(1, 3)}))
    items = dict.fromkeys(range(1, 5))
    assert join(matches, apart, items) == [Match(1, 2, 0.9), Match(3, 4, 0.7)]
    assert join(matches, ByHand(same=frozenset({(1, 9)})), items) == matches


def test_a_text_that_stands_there_often_stays_connected_with_few_links() -> None:
    """Forty copies: one group, and no pair of each with each."""
    matches = [Match(a, b, 1.0) for b in range(2, 41) for a in range(1, b)]
    kept = join(matches, ByHand(), dict.fromkeys(range(1, 41)))
    assert {each.other for each in kept} == set(range(2, 41))
    assert len(kept) <= 40 * 10
