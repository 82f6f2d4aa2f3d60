"""The end of a session: the temperature again, planned against what happened, the summary, its files."""

from pathlib import Path

import pytest
from textual.widgets import Markdown

from casebook.database.casebook import Casebook
from casebook.meeting.marking import reveal
from casebook.meeting.moving import skip
from casebook.meeting.private_entry import enter, open_round
from casebook.meeting.state import RoundKind
from casebook.meeting.taking_on import park, take_on
from casebook.records import NEW, Action
from tui.meeting_close_text import last_steps
from tui.screens.dialogs import Ask, Choose, Confirm
from tui.screens.meeting_parts.closing import Closing

from .conftest import HOSTILE
from .small_meeting import NOW, MakeApp, Settled, room_at, shown, typed


async def test_both_temperatures_stand_beside_each_other(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """On one scale, so that one sees which way the room went."""
    app, room = make_app(), room_at(filled_casebook, "close", people=2)
    room.meeting.do(NOW, open_round, RoundKind.TEMPERATURE_IN)
    for value in ("3", "4"):
        room.meeting.do(NOW, enter, value)
    reveal(room.meeting, NOW)
    async with shown(app, settled, Closing(room)) as (pilot, small):
        assert "○ r take the temperature again" in small.words
        assert "On the way in, 2 answered: 1 stretched, 1 hot." in small.words
        await pilot.press("r", "space", "2", "space", "2")
        await settled(pilot)
        assert "✓ r take the temperature again" in small.words
        assert "On the way in On the way out" in small.words


async def test_planned_against_what_happened_is_told_as_counts(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """A skipped phase with its reason, the one that goes on as such, and no mark for anybody."""
    room = room_at(filled_casebook, "voices")
    room.meeting.do(NOW, skip, why="no [/foo] time")
    async with shown(make_app(), settled, Closing(room), (120, 40)) as (_, small):
        assert "0 of 30 that were planned Phases 0 of 10 done, 1 skipped, 8 not reached" in small.words
        assert "Items 0 of 2 had their turn 0 with an owner and a date" in small.words
        assert "– 0 of 1 min Who sees it differently? no [/foo] time" in small.words
        assert "▶ 0 of 2 min Close" in small.words


async def test_the_summary_stands_on_the_screen_and_hostile_words_stay_words(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """It is the one that the files hold."""
    app, room = make_app(), room_at(filled_casebook, "close")
    park(room.meeting, NOW, HOSTILE)
    async with shown(app, settled, Closing(room), (120, 40)) as (_, small):
        source = small.query_one(Markdown).source
        assert source.startswith("# Our meeting")
        assert "evil" in source
        assert "\x1b" not in source


async def test_the_export_writes_every_form_and_lists_the_files(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into a folder that need not be there; after that closing asks no more than once."""
    monkeypatch.chdir(tmp_path)
    app, room = make_app(), room_at(filled_casebook, "close")
    async with shown(app, settled, Closing(room)) as (pilot, small):
        await pilot.press("o")
        await settled(pilot)
        assert isinstance(app.screen, Ask)
        assert app.screen.query_one("#answer").value.startswith(str(tmp_path / "session_"))
        await typed(pilot, settled, "out")
        number = room.meeting.id
        for ending in ("md", "docx", "html", "csv"):
            assert (tmp_path / "out" / f"session_{number}.{ending}").stat().st_size
        assert not (tmp_path / "out" / f"session_{number}.ics").exists()
        assert "✓ o export the summary in " in small.words
        assert f"session_{number}: md, docx, html, csv no calendar: nothing has a date yet" in small.words
        await pilot.press("ctrl+e")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("n")
        await settled(pilot)
        assert not room.meeting.state.ended
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
    assert room.meeting.state.ended


async def test_dates_go_into_a_calendar(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As soon as one action has a date."""
    monkeypatch.chdir(tmp_path)
    app, room = make_app(), room_at(filled_casebook, "close")
    take_on(room.meeting, NOW, Action(NEW, "Ask", due=NOW.date()))
    async with shown(app, settled, Closing(room)) as (pilot, small):
        await pilot.press("o")
        await settled(pilot)
        await typed(pilot, settled, "out")
        assert (tmp_path / "out" / f"session_{room.meeting.id}.ics").stat().st_size
        assert f"session_{room.meeting.id}: md, docx, html, csv, ics" in small.words


async def test_closing_without_an_export_reminds_of_it(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """One can export then, or close all the same; escape does neither."""
    app, room = make_app(), room_at(filled_casebook, "close")
    async with shown(app, settled, Closing(room)) as (pilot, _):
        await pilot.press("ctrl+e", "escape")
        await settled(pilot)
        assert not room.meeting.state.ended
        await pilot.press("ctrl+e", "o")
        await settled(pilot)
        assert isinstance(app.screen, Ask)
        await pilot.press("escape", "ctrl+e")
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        await pilot.press("c")
        await settled(pilot)
    assert room.meeting.state.ended


def test_the_files_are_named_within_the_width() -> None:
    """A long folder is cut in its middle."""
    written = (Path("/a" * 100) / "session_1.md",)
    lines = last_steps(temperature=True, written=written, cells=40).plain.splitlines()
    assert max(map(len, lines)) <= 40
    assert "    session_1: md" in lines
