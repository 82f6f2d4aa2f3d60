"""The pure parts of the app: rows, filters, words and drawings."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rich.style import Style

from casebook.database.item_filter import ItemFilter
from casebook.facts import ItemFacts, Status
from casebook.records import CaseItem, Event, StoredReading, Verdict
from codebook.keys import Driver, Label, Strategy
from strategies.loader import load_playbook
from tui import filters
from tui.detail_text import Styles, item_text, whole_text
from tui.history_words import told
from tui.home_records import WHOLE, Around, Shown
from tui.meeting_actions import MEETING_ACTIONS
from tui.plain import clean, middle_cut, one_line
from tui.rows import row_of
from tui.screens.help import key_words
from tui.widgets.pictures import bar, columns, shade, shares, sparkline
from tui.window import PIECE, Window

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 4, 1)
READING = StoredReading(
    Label.ADAPTIVE,
    {Label.NONE: 0.1, Label.TECHNICAL: 0.25, Label.ADAPTIVE: 0.65},
    False,
    True,
    ((Strategy.VOICES, 0.6), (Strategy.BALCONY, 0.4)),
    ((Driver.COACHING, 0.8), (Driver.DATA, 0.2)),
    ((0, 6, 0.3),),
    "test",
    NOON,
)
ITEM = CaseItem(7, 1, "log.csv", 3, "Nobody says it.", facts=ItemFacts(raised=date(2026, 3, 1)), reading=READING)
STYLES = Styles("#111111", "#222222", "#333333", "#444444", "#555555")


@pytest.mark.parametrize(
    ("item", "doubt", "age"),
    [
        (ITEM, "65%?", 31),
        (replace(ITEM, reading=replace(READING, sure=True)), "65%", 31),
        (replace(ITEM, verdict=Verdict(Label.NONE, None, None, "ana", NOON, True)), "✓", 31),
        (replace(ITEM, reading=None), "", 31),
        (replace(ITEM, facts=ItemFacts(raised=date(2026, 3, 1), status=Status.CLOSED)), "65%?", None),
        (replace(ITEM, facts=ItemFacts(raised=date(2026, 5, 1))), "65%?", 0),
    ],
)
def test_a_row_says_how_sure_and_how_old(item: CaseItem, doubt: str, age: int | None) -> None:
    """A person's word is a tick; what is closed has no age."""
    row = row_of(item, TODAY)
    assert (row.doubt, row.age) == (doubt, age)


def test_every_choice_of_the_filter_switches_on_and_off_again() -> None:
    """Also where a level is called like a flag."""
    words = {"level": ("yes", "team:x"), "unit": ("[/foo]",), "role": ()}
    for choice in filters.choices(WHOLE, words):
        on = filters.switched(WHOLE, choice.key)
        assert on != WHOLE
        assert filters.in_words(on)
        assert filters.switched(on, choice.key) == WHOLE


def test_a_filter_is_told_in_words() -> None:
    """What it asks for, and nothing where it asks for nothing."""
    wanted = ItemFilter(labels=(Label.TECHNICAL,), logs=(3,), text="copier")
    assert filters.in_words(wanted) == "one log · technical · “copier”"
    assert filters.in_words(WHOLE) == ""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, {"label": "adaptive"}, "called it adaptive"),
        ({"label": "adaptive"}, None, "verdict withdrawn"),
    ],
)
def test_an_event_is_told_in_words(before: dict[str, str] | None, after: dict[str, str] | None, words: str) -> None:
    """What happened; what took something back says so."""
    event = Event(1, NOON, "ana", "verdicts", 7, before, after, 1)
    assert told(event) == words
    assert told(replace(event, undoes=1)) == f"took back: {words}"
    assert told(replace(event, what="something new")) is None


def test_the_whole_item_is_one_text_under_headings() -> None:
    """Evidence underlined, probabilities, advice; headings only over what is there."""
    playbook = load_playbook()
    text = whole_text(Shown(Around(ITEM, (), ()), playbook, None, ()), STYLES)
    assert "What the model reads" in text.plain
    assert "65%" in text.plain
    assert "wants a person's look; looks mixed" in text.plain
    assert "History" not in text.plain
    assert any(span.style.underline for span in item_text(ITEM, STYLES).spans if isinstance(span.style, Style))


def test_evidence_keeps_its_place_beside_control_characters() -> None:
    """Each becomes one space, so that offsets fit."""
    item = replace(ITEM, text="\x1b[31mNobody\u202e says it.")
    assert len(item_text(item, STYLES).plain) == len(item.text)
    assert "\x1b" not in item_text(item, STYLES).plain


@pytest.mark.parametrize(
    "text", ["[/foo]", "a\x1b[31mb", "a\u202eb", "👩‍🏫 x", "漢字" * 20, "a\nb\tc", "x" * 10_000, ""]
)
def test_plain_text_is_one_safe_line(text: str) -> None:
    """No control characters, and no wider than asked."""
    assert "\x1b" not in clean(text)
    assert "\u202e" not in clean(text)
    assert Style.null() is not None
    for shown in (one_line(text, 10), middle_cut(text, 10)):
        assert "\n" not in shown
        assert len(shown) <= 10


def test_names_of_files_keep_their_ends() -> None:
    """Where they differ."""
    assert middle_cut("barrier-log-2025-08-12.csv", 18) == "barrie…5-08-12.csv"


def test_drawings_are_exact() -> None:
    """Bars to an eighth of a cell; something small still shows; nothing is nothing."""
    assert (bar(1, 1, 4), bar(1, 8, 1), bar(0, 1, 4), bar(1, 1_000, 4)) == ("████", "▏", "", "▏")
    assert sparkline([0, 1, 8]) == "·▁█"
    assert columns([1, 2], 2) == [" █", "██"]
    assert shares([(1, Style.null()), (1, Style.null()), (0, Style.null())], 6).plain == "██████"
    assert [shade(value, 4) for value in (0, 1, 4)] == [" ", "▒", "█"]


def test_a_window_asks_once_for_each_piece() -> None:
    """And gives what came, by id: one that has gone leaves a gap, and the others stay in their places."""
    asked: list[int] = []
    window: Window[str] = Window(range(1_000), lambda number, _: asked.append(number))
    assert (window.get(0), window.get(1), window.get(PIECE), window.get(-1), window.get(1_000)) == (None,) * 5
    assert asked == [0, 1]
    window.take(0, {0: "zero", 2: "two"})
    assert (window.get(0), window.get(1), window.get(2)) == ("zero", None, "two")
    assert asked == [0, 1]


def test_a_new_window_shows_what_the_former_one_held() -> None:
    """Until its own pieces come, so that nothing goes blank; even over two windows in a row."""
    first: Window[str] = Window((1, 2), lambda *_: None)
    first.take(0, {1: "one", 2: "two"})
    second: Window[str] = Window((2, 3), lambda *_: None, before=first)
    third: Window[str] = Window((3, 2), lambda *_: None, before=second)
    assert (second.get(0), second.get(1), third.get(1)) == ("two", None, "two")
    third.take(0, {2: "new", 3: "three"})
    assert (third.get(0), third.get(1)) == ("three", "new")


def test_a_comma_is_written_as_a_key() -> None:
    """It also divides keys, so it must not fall apart."""
    comma = next(action for action in MEETING_ACTIONS if action.key == "comma")
    assert key_words(comma) == ","
