"""Logs come in once; items are found by what they have in common, page by page."""

import pytest

from casebook.database.item_filter import ItemFilter, ItemOrder
from casebook.database.items import all_items, count_items, get_item, get_items, page_of_items, words_in_use
from casebook.database.likenesses import list_likenesses, store_likenesses
from casebook.database.logs import all_logs, log_of_file
from casebook.database.readings import readings_of, store_readings
from casebook.database.verdicts import set_verdict, split_item
from casebook.facts import Status
from casebook.incoming import Part
from casebook.records import Likeness
from codebook.errors import CasebookError, NothingToDoError, UsageError
from codebook.keys import Driver, Label

_TEN = tuple(f"Item {number}" for number in range(1, 11))


def test_an_item_comes_back_as_it_came_in(casebook, fill, a_reading) -> None:
    """With its log's name, its own id, its cells and its reading."""
    ids = fill(casebook)
    item = get_item(casebook, ids[0])
    assert (item.text, item.own_id, item.log_name, item.columns) == ("One", "B-1", "log.csv", {"Barrier": "One"})
    assert item.reading == a_reading(Label.TECHNICAL)
    assert item.facts.unit == "School 1"


def test_the_same_file_is_not_imported_twice(casebook, fill) -> None:
    """It says when it was."""
    fill(casebook)
    with pytest.raises(NothingToDoError, match=r"log\.csv is in the casebook already: it was imported on 20"):
        fill(casebook)
    assert [log.items for log in all_logs(casebook)] == [3]
    assert log_of_file(casebook, "log.csv".ljust(64, "0")) == all_logs(casebook)[0]


def test_texts_lose_only_what_no_database_keeps(casebook, fill) -> None:
    """NUL goes, half a surrogate pair is replaced, the rest stays."""
    ids = fill(casebook, ("a\x00b", "\ud83d [/foo] 😀 \x1b", "' OR 1=1 --"))
    assert [item.text for item in get_items(casebook, ids)] == ["ab", "\ufffd [/foo] 😀 \x1b", "' OR 1=1 --"]


@pytest.mark.parametrize("order", ItemOrder)
def test_pages_give_every_item_once(casebook, fill, order) -> None:
    """In the same order as in one go."""
    fill(casebook, _TEN)
    whole = [item.id for item in page_of_items(casebook, order=order).items]
    paged, after = [], None
    while True:
        page = page_of_items(casebook, order=order, limit=3, after=after)
        paged += [item.id for item in page.items]
        if (after := page.after) is None:
            break
    assert paged == whole
    assert len(whole) == len(_TEN)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (ItemFilter(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        (ItemFilter(labels=(Label.ADAPTIVE,)), [2, 5, 8]),
        (ItemFilter(labels=(Label.ADAPTIVE, Label.NONE)), [2, 3, 5, 6, 8, 9]),
        (ItemFilter(drivers=(Driver.SELECTION,)), [1, 2, 5, 7, 8, 10]),
        (ItemFilter(drivers=(Driver.DATA,)), [4]),
        (ItemFilter(units=("School 0",)), [3, 6, 9]),
        (ItemFilter(month_from="2026-10"), [9, 10]),
        (ItemFilter(month_from="2026-02", month_to="2026-03"), [1, 2]),
        (ItemFilter(needs_person=True), [1, 3, 5, 7, 9]),
        (ItemFilter(text="ITEM 1"), [1, 10]),
        (ItemFilter(text="schedule 7"), [7]),
        (ItemFilter(text="100%"), []),
        (ItemFilter(text="_"), []),
        (ItemFilter(statuses=(Status.CLOSED,)), []),
        (ItemFilter(recurring=True), [1, 2]),
        (ItemFilter(after_fix=True), [2]),
        (ItemFilter(ids=(2, 99)), [2]),
        (ItemFilter(decided=True), [4]),
        (ItemFilter(logs=(99,)), []),
    ],
)
def test_a_filter_finds_and_counts(casebook, fill, a_verdict, wanted, numbers) -> None:
    """The page, the list and the count agree."""
    ids = fill(casebook, _TEN)
    store_likenesses(casebook, [Likeness(ids[1], ids[0], 0.9, after_fix=True)])
    set_verdict(casebook, ids[3], a_verdict(Label.TECHNICAL))
    expected = [ids[number - 1] for number in numbers]
    assert [item.id for item in page_of_items(casebook, wanted).items] == expected
    assert [item.id for item in all_items(casebook, wanted)] == expected
    assert count_items(casebook, wanted) == len(expected)
    assert list_likenesses(casebook, item_id=ids[0]) == (Likeness(ids[1], ids[0], 0.9, after_fix=True),)


def test_search_knows_no_case_in_any_script(casebook, fill) -> None:
    """SQLite's own LIKE would know ASCII alone."""
    fill(casebook, ("ÉCOLE élémentaire", "Straße"))
    assert [item.text for item in all_items(casebook, ItemFilter(text="école"))] == ["ÉCOLE élémentaire"]
    assert [item.text for item in all_items(casebook, ItemFilter(text="STRASSE"))] == ["Straße"]


@pytest.mark.parametrize("month", ["March", "2026-13", "0000-01", "9999-01"])
def test_a_month_that_is_none_is_refused(casebook, month) -> None:
    """It says how to write it."""
    with pytest.raises(UsageError, match="write it as 2026-03"):
        count_items(casebook, ItemFilter(month_from=month))


def test_every_reading_is_kept_and_the_latest_counts(casebook, fill, a_reading) -> None:
    """Until a person decides."""
    item = fill(casebook)[0]
    store_readings(casebook, [(item, a_reading(Label.NONE, model="newer"))])
    assert [reading.model for reading in readings_of(casebook, item)] == ["newer", "default 1 abc"]
    assert count_items(casebook, ItemFilter(labels=(Label.NONE,))) == 2


def test_a_verdict_counts_before_the_reading(casebook, fill, a_verdict) -> None:
    """In the item and in the filters."""
    ids = fill(casebook)
    set_verdict(casebook, ids[0], a_verdict(Label.NONE))
    assert get_item(casebook, ids[0]).label is Label.NONE
    assert ids[0] in [item.id for item in all_items(casebook, ItemFilter(labels=(Label.NONE,), needs_person=False))]


def test_a_mixed_item_is_split_into_parts_that_count_in_its_place(casebook, fill, a_verdict) -> None:
    """Each with its own verdict and the whole's facts."""
    whole = fill(casebook)[0]
    parts = split_item(
        casebook, whole, [Part("Fix the form", Label.TECHNICAL), Part("Face the loss", Label.ADAPTIVE)], a_verdict()
    )
    assert [(part.label, part.parent_id, part.facts.unit) for part in parts] == [
        (Label.TECHNICAL, whole, "School 1"),
        (Label.ADAPTIVE, whole, "School 1"),
    ]
    assert get_item(casebook, whole).split
    assert whole not in [item.id for item in all_items(casebook, ItemFilter(split=False))]
    assert all_items(casebook, ItemFilter(parent_id=whole)) == parts
    with pytest.raises(UsageError, match="two parts or more"):
        split_item(casebook, whole, [Part("One", Label.NONE)], a_verdict())


def test_an_item_that_is_not_there_is_one_line(casebook) -> None:
    """With where to look."""
    with pytest.raises(CasebookError, match="there is no item 7 in the casebook"):
        get_item(casebook, 7)


def test_a_filter_can_offer_the_words_in_use(casebook, fill) -> None:
    """Levels, units and roles."""
    fill(casebook)
    assert words_in_use(casebook) == {"level": ("building",), "unit": ("School 0", "School 1", "School 2"), "role": ()}
