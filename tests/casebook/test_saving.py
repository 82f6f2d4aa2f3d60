"""A log goes into the casebook whole, once, and what it holds again stays one item."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from casebook.database.casebook import Casebook
from casebook.database.items import all_items, count_items, get_item
from casebook.database.ledger import undo
from casebook.database.logs import all_logs
from casebook.database.opening import open_casebook
from casebook.facts import Status
from casebook.intake.reading import read_log, read_standard_input
from casebook.saving import Saved, digest, read_and_save, read_items, save_log
from casebook.watching import Watch
from classifier.classifier import Classifier
from codebook.errors import InputError, NothingToDoError

HEADER = "Date,School,Barrier,Status,Closed,Resolution\n"
FIRST = HEADER + "3/2/2026,Ash,The rosters do not load.,Open,,\n3/2/2026,Ash,Nobody covers lunch.,Open,,\n"
SECOND = (
    HEADER
    + "3/2/2026,Ash,The rosters do not load.,Closed,3/9/2026,Vendor fixed it\n"
    + "3/2/2026,Ash,Nobody covers lunch.,Open,,\n3/16/2026,Ash,Nobody covers lunch.,Open,,\n"
)


@pytest.fixture
def casebook() -> Iterator[Casebook]:
    """An empty casebook in the test's own home."""
    with open_casebook() as opened:
        yield opened


@pytest.fixture
def save(casebook: Casebook, classifier: Classifier, tmp_path: Path) -> Callable[..., Saved]:
    """Writes a log and saves it."""

    def put(text: str, name: str = "log.csv") -> Saved:
        (tmp_path / name).write_text(text, "utf-8")
        return read_and_save(casebook, "ana", read_log(tmp_path / name), classifier)

    return put


def test_a_log_is_saved_with_readings_facts_and_wins(casebook: Casebook, save) -> None:
    """Each row is an item with what its columns say; a status of win is a success."""
    saved = save(FIRST + "3/2/2026,Ash,Breakfast runs by itself now.,Win,,\n")
    items = all_items(casebook)
    assert (saved.new, saved.known, saved.wins) == (3, 0, 1)
    assert tuple(item.id for item in items) == saved.item_ids
    assert all(item.reading and item.facts.raised == date(2026, 3, 2) and item.facts.unit == "Ash" for item in items)
    assert [item.facts.win for item in items] == [False, False, True]
    assert saved.sentence == "Saved as log 1: 3 items new, 1 of them marked as a success."


def test_the_same_file_is_not_saved_twice(casebook: Casebook, save) -> None:
    """Under whatever name it comes; the message says which log it is."""
    save(FIRST)
    with pytest.raises(NothingToDoError, match=r"in the casebook already.*log 1"):
        save(FIRST, "copy.csv")
    assert count_items(casebook) == 2


def test_a_log_that_grew_brings_only_what_is_new(casebook: Casebook, save) -> None:
    """What it says anew of a known row is kept with the first; raised on another day, the same words are new."""
    first = save(FIRST)
    saved = save(SECOND)
    assert (saved.new, saved.known, saved.changed) == (1, 2, 1)
    assert saved.item_ids[:2] == first.item_ids
    facts = get_item(casebook, first.item_ids[0]).facts
    assert (facts.status, facts.closed, facts.resolution) == (Status.CLOSED, date(2026, 3, 9), "Vendor fixed it")
    undo(casebook, "ana")
    assert get_item(casebook, first.item_ids[0]).facts.status is Status.OPEN
    assert [log.id for log in all_logs(casebook)] == [first.log.id]


MONTHLY = "Date,Barrier\n01/09/2026,The rosters do not load.\n02/09/2026,Nobody covers lunch.\n"


def test_a_log_that_is_read_in_another_order_of_dates_doubles_nothing(casebook: Casebook, save) -> None:
    """Read month first by a guess, it grew by a date that tells: the same rows, with the dates put right."""
    first = save(MONTHLY)
    assert get_item(casebook, first.item_ids[0]).facts.raised == date(2026, 1, 9)
    saved = save(MONTHLY + "28/09/2026,The lift is stuck.\n", "october.csv")
    assert (saved.new, saved.known, saved.turned) == (1, 2, 2)
    assert saved.item_ids[:2] == first.item_ids
    assert "2 dates were read with day and month the other way round before; as read now, they count" in saved.sentence
    assert [item.facts.raised for item in all_items(casebook)] == [
        date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 28),
    ]  # fmt: skip


def test_the_same_words_on_a_day_that_was_written_out_are_a_second_occasion(casebook: Casebook, save) -> None:
    """2026-01-09 and 2026-09-01 are two days, whatever the order."""
    save("Date,Barrier\n2026-01-09,The rosters do not load.\n")
    assert save("Date,Barrier\n2026-09-01,The rosters do not load.\n", "later.csv").new == 1
    assert count_items(casebook) == 2


def test_rows_that_fit_as_they_stand_are_never_taken_for_turned_ones(save) -> None:
    """The same words on both days of a pair stay two items, however often the log is saved."""
    rows = "Date,Barrier\n01/09/2026,The bus is late.\n09/01/2026,The bus is late.\n"
    first = save(rows)
    again = save(rows + "10/02/2026,The bus is late.\n", "later.csv")
    assert (again.new, again.known, again.turned) == (1, 2, 0)
    assert again.item_ids[:2] == first.item_ids


def test_two_equal_rows_of_one_log_stay_two_items(casebook: Casebook, save) -> None:
    """Only as many rows are known as there were before."""
    row = "3/2/2026,Ash,The copier jams.,Open,,\n"
    assert save(HEADER + row + row).new == 2
    assert save(HEADER + row + row + row, "later.csv").new == 1
    assert count_items(casebook) == 3


def test_the_same_words_in_another_meetings_notes_are_new(casebook: Casebook, save) -> None:
    """Without a date, only a log of the same name holds a row again."""
    notes = "Barrier\nThe copier jams.\n"
    save(notes)
    assert save(notes + "No paper either.\n").known == 1
    assert save(notes + "Nor toner.\n", "april.csv").known == 0
    assert count_items(casebook) == 4


def test_a_person_who_stops_leaves_nothing_behind(casebook: Casebook, classifier: Classifier, tmp_path: Path) -> None:
    """What the caller raises comes through; progress was told before."""
    (tmp_path / "log.csv").write_text(FIRST, "utf-8")
    told: list[tuple[int, int]] = []

    def stop() -> None:
        if told:
            raise KeyboardInterrupt

    watch = Watch(lambda done, total, _words: told.append((done, total)), stop)
    with pytest.raises(KeyboardInterrupt):
        read_and_save(casebook, "ana", read_log(tmp_path / "log.csv"), classifier, watch=watch)
    assert told[0] == (0, 2)
    assert count_items(casebook) == 0


def test_a_pipe_and_one_sheet_have_marks_of_their_own(casebook: Casebook, classifier: Classifier, tmp_path) -> None:
    """The texts stand for what has no file; another sheet of the same workbook can follow."""
    log = read_standard_input(b"Barrier,School\nThe copier jams.,Ash\n")
    save_log(casebook, "ana", log, read_items(log, classifier))
    assert digest(log) != digest(read_standard_input(b"Barrier,School\nThe copier hums.,Ash\n"))
    (tmp_path / "log.csv").write_text(FIRST, "utf-8")
    filed = read_log(tmp_path / "log.csv")
    assert digest(filed, "March") != digest(filed)
    (tmp_path / "log.csv").unlink()
    with pytest.raises(InputError, match=r"log\.csv"):
        digest(filed)


def test_rows_are_known_whatever_their_spaces_and_capitals(casebook: Casebook, save) -> None:
    """And only on the same day; what is written the same on another day is new."""
    first = save(FIRST)
    second = save(
        HEADER + "3/2/2026,ash,the  ROSTERS do not load.,Open,,\n3/3/2026,Ash,Nobody covers lunch.,Open,,\n", "b.csv"
    )
    assert (second.known, second.new) == (1, 1)
    assert second.item_ids[0] == first.item_ids[0]
    assert count_items(casebook) == 3


def test_what_the_app_needs_to_read_a_file_loads_no_arrays() -> None:
    """Until something is read: numpy takes longer to load than the screen may."""
    script = "import sys, casebook.saving, casebook.recurrence.suggested; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
