"""Retellings are ranked for people: rare words and the same place count, and what is known is not asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from casebook.database.casebook import Casebook
from casebook.database.likenesses import list_likenesses
from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.facts import ItemFacts, Status
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.records import CaseItem, StoredReading
from casebook.recurrence.refreshing import decide_likeness, refresh_likenesses
from casebook.recurrence.suggested import open_questions, questions_about, was_suggested
from casebook.recurrence.suggesting import suggest_all, suggest_same
from casebook.recurrence.suggestion import Question
from casebook.recurrence.words import shared_words
from classifier.classifier import Classifier
from codebook.keys import Driver, Label, Strategy

LOCK = "The calm room door has a lock on it that the fire marshal says can't stay."
USE = (
    "Calm room use is up. For some adults the calm room is where a child asks to go, for some it is where you put one."
)
ROSTERS = "Rosters do not sync into the screening platform, so new students are missing."
BUS = "The bus was late again and thirty kids missed breakfast."
FLAT = np.zeros(4, dtype=np.float32)


def item(number: int, text: str, unit: str = "Ash", day: int = 1) -> CaseItem:
    """An item raised on a day of October."""
    return CaseItem(number, 1, "a", number, text, facts=ItemFacts(raised=date(2025, 10, day), unit=unit))


@pytest.fixture
def casebook() -> Iterator[Casebook]:
    """An empty casebook in the test's own home."""
    with open_casebook() as opened:
        yield opened


@pytest.fixture
def told_again(casebook: Casebook, classifier: Classifier) -> tuple[int, ...]:
    """A lock that was mended, three other troubles, and what the calm room became; compared."""
    reading = StoredReading(
        Label.ADAPTIVE,
        p=dict.fromkeys(Label, 1 / 3),
        sure=True,
        mixed=False,
        strategy=((Strategy.IDENTIFY, 1.0),),
        driver=((Driver.FIDELITY, 1.0),),
        evidence=(),
        model="test",
        read=datetime(2026, 2, 1, tzinfo=UTC),
    )
    rows = [
        (LOCK, "Ash", date(2025, 10, 1), date(2025, 10, 20)),
        (ROSTERS, "Ash", date(2025, 10, 2), None),
        (BUS, "Birch", date(2025, 10, 3), None),
        (USE, "Ash", date(2026, 1, 12), None),
        (USE, "Birch", date(2026, 1, 19), None),
    ]
    new = [
        NewItem(
            Item(str(row), text, row),
            ItemFacts(raised=raised, closed=closed, status=Status.CLOSED if closed else Status.OPEN, unit=unit),
            reading,
        )
        for row, (text, unit, raised, closed) in enumerate(rows, start=1)
    ]
    ids = add_log(casebook, "ana", name="a", kind="csv", sha256="a" * 64, rows=new)[1]
    refresh_likenesses(casebook, classifier.model.encoder)
    return ids


def test_words_in_common_and_the_same_place_rank() -> None:
    """With vectors that say nothing: the calm room first, at the same place before elsewhere."""
    here, there, other = item(1, LOCK), item(2, LOCK + " Still.", "Birch"), item(3, BUS)
    found = suggest_same(item(9, USE, day=9), [other, there, here], dict.fromkeys((1, 2, 3, 9), FLAT))
    assert [each.other_id for each in found] == [1, 2, 3]
    assert "calm" in found[0].words


def test_later_items_copies_and_no_challenges_are_not_suggested() -> None:
    """And of two items with one text, the one at the same place is."""
    same_words = np.array([1, 0, 0, 0], dtype=np.float32)
    win = replace(item(4, LOCK + " Won."), facts=ItemFacts(raised=date(2025, 10, 1), win=True))
    earlier = [item(1, LOCK, "Birch"), item(2, LOCK), item(3, LOCK + " Later.", day=20), win, item(5, USE)]
    vectors = dict.fromkeys((1, 2, 3, 4), FLAT) | {5: same_words, 9: same_words}
    assert [each.other_id for each in suggest_same(item(9, USE, day=9), earlier, vectors)] == [2]


def test_all_at_once_gives_what_one_at_a_time_gives() -> None:
    """The nearest texts by vector are looked at, and only earlier ones."""
    rows = np.eye(4, dtype=np.float32)
    items = {
        each.id: each for each in (item(1, LOCK), item(2, ROSTERS, day=2), item(3, BUS, day=3), item(4, USE, day=9))
    }
    found = suggest_all(items, [1, 2, 3, 4], rows, [3, 4])
    assert set(found) == {3, 4}
    assert found[4] == suggest_same(items[4], items.values(), dict(zip(items, rows, strict=True)), 8)
    assert {each.other_id for each in found[3]} == {1, 2}


def test_shared_words_are_told_as_the_first_text_writes_them() -> None:
    """Without names, short forms and everyday words; capitals stay."""
    found = shared_words("We've seen tardies since the IEP letter.", "Our tardy slips, an IEP, we've")
    assert found == ("tardies", "IEP")


def test_a_reason_names_place_words_and_the_fix() -> None:
    """What nothing speaks for says so."""
    closed = replace(item(1, LOCK), facts=ItemFacts(date(2025, 10, 1), closed=date(2025, 10, 5), unit=" ash "))
    asked = Question(item(2, USE, day=9), closed, 0.4, ("calm",))
    assert asked.reason == "same place, also about “calm”, closed before this was raised"
    assert not Question(item(2, USE, day=4), closed, 0.4, ()).settled_before
    assert Question(item(2, USE, "Birch"), item(1, LOCK), 0.2, ()).reason == "told in other words"


def test_an_open_item_is_asked_about_once_and_a_link_counts_at_once(
    casebook: Casebook, told_again: tuple[int, ...]
) -> None:
    """Its copy elsewhere asks no second time; once answered, nothing is left to ask."""
    lock, use = told_again[0], told_again[3]
    assert [(each.item.id, each.other.id) for each in open_questions(casebook)] == [(use, lock)]
    assert questions_about(casebook, use)[0].other.id == lock
    decide_likeness(casebook, use, lock, same=True)
    assert any(each.after_fix for each in list_likenesses(casebook, item_id=use))
    assert open_questions(casebook) == ()
    assert lock not in [each.other.id for each in questions_about(casebook, use)]


def test_what_is_kept_apart_is_not_asked_again(
    casebook: Casebook, classifier: Classifier, told_again: tuple[int, ...]
) -> None:
    """After another comparison neither."""
    decide_likeness(casebook, told_again[3], told_again[0], same=False)
    refresh_likenesses(casebook, classifier.model.encoder)
    assert open_questions(casebook) == ()


def test_a_casebook_that_was_never_compared_is_known_by_it(casebook: Casebook) -> None:
    """An empty one has nothing to compare."""
    assert was_suggested(casebook)
    row = NewItem(Item("1", LOCK, 1), ItemFacts())
    add_log(casebook, "ana", name="a", kind="csv", sha256="b" * 64, rows=[row])
    assert not was_suggested(casebook)
    assert open_questions(casebook) == ()
