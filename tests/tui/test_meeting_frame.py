"""The session's frame by keyboard alone: begin, move, note, take back, go on after a stop, close, look back."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import text as sql
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Markdown, OptionList

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_parked, list_voices
from casebook.database.sessions import list_sessions, marks_of
from casebook.preferences import Preferences, save_preferences
from tui.app import BalconyApp
from tui.meeting_room import Room
from tui.screens.dialogs import Ask, ErrorDialog
from tui.screens.focus_dialog import FocusDialog
from tui.screens.help import Help
from tui.screens.meeting import MeetingScreen
from tui.screens.meeting_held import HeldScreen
from tui.session_wanted import SessionWanted

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
HALF_AN_HOUR = 2
"""Where the preset stands in the list, its heading counted."""


def options(screen: Screen[None]) -> list[str]:
    """The lines of the list on a screen."""
    listed = screen.query_one(OptionList)
    return [str(listed.get_option_at_index(place).prompt) for place in range(listed.option_count)]


async def begin(pilot: Pilot[None], settled: Settled, people: str = "3") -> Room:
    """Half an hour with the items that are suggested."""
    await settled(pilot)
    await pilot.press("down", "enter")
    await settled(pilot)
    assert isinstance(pilot.app.screen, FocusDialog)
    await pilot.press("enter")
    assert isinstance(pilot.app.screen, Ask)
    await pilot.press("backspace", *people, "enter")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, MeetingScreen)
    return screen.held()


async def read_errors(pilot: Pilot[None], settled: Settled) -> None:
    """Close every window that tells of an error."""
    await settled(pilot)
    while isinstance(pilot.app.screen, ErrorDialog):
        await pilot.press("escape")
        await settled(pilot)


async def test_a_session_begins_with_items_and_people(
    filled_casebook: Casebook, make_app: MakeApp, settled: Settled
) -> None:
    """It is in the casebook with the first key, and its clock runs."""
    app = make_app("session")
    async with app.run_test(size=(80, 24)) as pilot:
        room = await begin(pilot, settled)
        assert (room.meeting.state.preset, room.meeting.state.people, room.meeting.state.running) == ("30", 3, True)
        assert room.meeting.state.focus
    assert [each.ended for each in list_sessions(filled_casebook)] == [None]


@pytest.mark.usefixtures("filled_casebook")
async def test_no_label_shows_before_people_have_settled_theirs(make_app: MakeApp, settled: Settled) -> None:
    """Neither a word nor a shape, nor a reason that gives the kind away."""
    app = make_app("session")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        shown = "\n".join(options(app.screen))
        assert shown
        assert [
            word for word in ("technical", "adaptive", "no challenge", "■", "◆", "people may") if word in shown
        ] == []


async def test_arrows_move_and_skipping_keeps_the_reason(
    filled_casebook: Casebook, make_app: MakeApp, settled: Settled
) -> None:
    """On, back, past; every place is saved."""
    app = make_app("session")
    async with app.run_test(size=(80, 24)) as pilot:
        room = await begin(pilot, settled)
        await pilot.press("right", "right", "left")
        assert room.meeting.state.phase.key == "temperature_in"
        await pilot.press("s", *"no time", "enter")
        await settled(pilot)
        assert (room.meeting.state.phase.key, room.meeting.state.phases[1].skipped) == ("follow_up", "no time")
        await pilot.press("plus", "plus", "minus", "z")
        await settled(pilot)
        assert (room.meeting.state.phase.extra_minutes, room.meeting.state.running) == (1, False)
    saved = list_sessions(filled_casebook)[0].state
    assert (saved["at"], saved["phases"][1]["skipped"]) == (2, "no time")


async def test_what_is_noted_is_kept_without_a_name_and_can_be_taken_back(
    filled_casebook: Casebook, make_app: MakeApp, settled: Settled
) -> None:
    """Parking lot, voice, avoidance, heat; hostile words stay as they are."""
    app = make_app("session")
    async with app.run_test(size=(80, 24)) as pilot:
        room = await begin(pilot, settled)
        await pilot.press("p", *"[/foo]", "enter", "m", "2", *"[red]x", "enter", "w", "enter", "h")
        await settled(pilot)
        assert [each.text for each in list_parked(filled_casebook)] == ["[/foo]"]
        assert [(each.text, each.missing) for each in list_voices(filled_casebook)] == [("[red]x", True)]
        kinds = [each.kind for each in marks_of(filled_casebook, room.meeting.id)]
        assert kinds == ["avoidance", "heat_up"]
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await settled(pilot)
        assert list_voices(filled_casebook) == ()
        assert [each.text for each in list_parked(filled_casebook)] == ["[/foo]"]


async def test_a_session_goes_on_where_it_stood(filled_casebook: Casebook, make_app: MakeApp, settled: Settled) -> None:
    """Another start of the program finds phase and item."""
    first = make_app("session")
    async with first.run_test(size=(80, 24)) as pilot:
        room = await begin(pilot, settled)
        await pilot.press("right", "right", "right", "right", "full_stop")
        await settled(pilot)
        stood = (room.meeting.state.phase.key, room.meeting.state.item_id)
    session_id = list_sessions(filled_casebook)[0].id
    second = make_app("session")
    second.session_wanted = SessionWanted(session_id=session_id)
    async with second.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = second.screen
        assert isinstance(screen, MeetingScreen)
        state = screen.held().meeting.state
        assert (state.phase.key, state.item_id) == stood
        assert stood[0] == "diagnose"


async def test_a_closed_session_can_be_looked_at(
    filled_casebook: Casebook, make_app: MakeApp, settled: Settled
) -> None:
    """It stands in the list with how it went, and opens as its summary."""
    app = make_app("session")
    async with app.run_test(size=(120, 40)) as pilot:
        await begin(pilot, settled)
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        assert list_sessions(filled_casebook)[0].ended is not None
        assert "How the last one went" in str(app.screen.query_one("#begin-over").render())  # type: ignore[attr-defined]
        await pilot.press("end", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HeldScreen)
        assert app.screen.query_one(Markdown).source.startswith("#")
        await pilot.press("escape")
        assert isinstance(app.screen, MeetingScreen)


@pytest.mark.usefixtures("empty_casebook")
async def test_without_an_item_one_is_told_what_to_do(make_app: MakeApp, settled: Settled) -> None:
    """And stands at the beginning again."""
    app = make_app("session")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert [each.message[:26] for each in app._notifications] == ["There is no open item to w"]
        assert "Half an hour" in "\n".join(options(app.screen))


async def test_a_save_that_fails_is_shown_and_the_session_goes_on(
    filled_casebook: Casebook, make_app: MakeApp, settled: Settled
) -> None:
    """Neither a key nor the clock ends the app, and a session that could not be closed does not look closed."""
    app = make_app("session")
    async with app.run_test(size=(80, 24)) as pilot:
        room = await begin(pilot, settled)
        with filled_casebook.writing() as connection:
            connection.execute(sql("ALTER TABLE phases RENAME TO gone"))
        await pilot.press("s", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
        await read_errors(pilot, settled)
        await pilot.press("ctrl+e")
        await read_errors(pilot, settled)  # the clock may tell of its own
        await pilot.press("y")
        await read_errors(pilot, settled)
        assert isinstance(app.screen, MeetingScreen)
        assert app.screen.room is room
        assert not room.meeting.state.ended
        with filled_casebook.writing() as connection:
            connection.execute(sql("ALTER TABLE gone RENAME TO phases"))
        await pilot.press("right")
        await settled(pilot)
        assert room.meeting.state.phase.key == "temperature_in"


@pytest.mark.usefixtures("filled_casebook")
async def test_help_and_palette_know_the_keys_of_the_phase(make_app: MakeApp, settled: Settled) -> None:
    """Before those of every phase."""
    app = make_app("session")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, settled)
        words = [each.title for each in app.get_system_commands(app.screen)]
        assert words[:2] == ["How many", "Title"]
        await pilot.press("question_mark")
        assert isinstance(app.screen, Help)


@pytest.mark.usefixtures("filled_casebook")
async def test_a_teams_own_minutes_are_planned(make_app: MakeApp, settled: Settled) -> None:
    """Those of Settings, in the place of the preset's."""
    save_preferences(Preferences(minutes={"open": 9}, tour_seen=True))
    app = make_app("session")
    async with app.run_test(size=(80, 24)) as pilot:
        room = await begin(pilot, settled)
        assert room.meeting.state.phases[0].planned_minutes == 9
