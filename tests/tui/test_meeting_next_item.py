"""Items are worked one after the other: where the work on one ends, the session says how the next one begins."""

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from casebook.database.casebook import Casebook
from casebook.meeting.moving import jump, start
from casebook.meeting.running import begin
from casebook.meeting.state import SessionState
from casebook.meeting.summary.gathering import gather
from tui.app import BalconyApp
from tui.screens.dialogs import Choose
from tui.screens.meeting import MeetingScreen
from tui.session_wanted import SessionWanted

from .small_meeting import HOSTILE_ONE, NOW, UNSPOKEN, the_playbook

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]


def at_the_end_of_an_item(casebook: Casebook, *item_ids: int) -> SessionWanted:
    """A session that decides on its first item."""
    meeting = begin(casebook, the_playbook(), "30", NOW, item_ids=item_ids, people=3)
    meeting.do(NOW, start)
    meeting.do(NOW, jump, "decide")
    return SessionWanted(session_id=meeting.id, now=lambda: NOW)


def state_of(app: BalconyApp) -> SessionState:
    """Where the session stands."""
    screen = app.screen
    assert isinstance(screen, MeetingScreen)
    return screen.held().meeting.state


async def test_the_key_for_the_next_item_begins_it_at_the_first_phase(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Deciding on the first is done with; the second is to be settled in silence before it is decided."""
    app = make_app("session", session=at_the_end_of_an_item(filled_casebook, UNSPOKEN, HOSTILE_ONE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("full_stop")
        await settled(pilot)
        state = state_of(app)
        assert (state.phase.key, state.item_id) == ("diagnose", HOSTILE_ONE)
        assert next(each.done for each in state.phases if each.key == "decide")
        room = app.screen.held()
        assert all(each.shown for each in gather(filled_casebook, room.playbook, room.meeting.id).items)
        await pilot.press("full_stop")
        assert (state_of(app).phase.key, state_of(app).item_id) == ("diagnose", UNSPOKEN)


async def test_going_on_asks_once_whether_the_next_item_has_its_turn(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Escape stays; asked a second time the session simply goes on."""
    app = make_app("session", session=at_the_end_of_an_item(filled_casebook, UNSPOKEN, HOSTILE_ONE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("right")
        await settled(pilot)
        assert isinstance(app.screen, Choose)
        assert app.screen._title == "1 item has had no turn yet"
        assert "[/foo] [bold red]" in str(app.screen._choices[0].hint)
        await pilot.press("escape")
        await settled(pilot)
        assert state_of(app).phase.key == "decide"
        await pilot.press("right")
        await settled(pilot)
        assert state_of(app).phase.key == "voices"


async def test_the_question_leads_either_way(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Enter takes the next item, its own key goes on to the next phase."""
    for keys, there in ((("enter",), ("diagnose", HOSTILE_ONE)), (("o",), ("voices", UNSPOKEN))):
        app = make_app("session", session=at_the_end_of_an_item(filled_casebook, UNSPOKEN, HOSTILE_ONE))
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("right")
            await settled(pilot)
            await pilot.press(*keys)
            await settled(pilot)
            assert (state_of(app).phase.key, state_of(app).item_id) == there


async def test_with_one_item_nothing_is_asked(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """The arrow goes on at once."""
    app = make_app("session", session=at_the_end_of_an_item(filled_casebook, UNSPOKEN))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("right")
        await settled(pilot)
        assert state_of(app).phase.key == "voices"
