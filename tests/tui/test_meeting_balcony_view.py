"""The view from the balcony within a session."""

from casebook.database.casebook import Casebook
from tui.screens.meeting_parts.balcony_view import BalconyView

from .small_meeting import MakeApp, Settled, room_at, shown

_ORDER = ("What went well", "What came back", "Technical or adaptive", "Month by month", "Who is heard")


async def test_the_pictures_begin_with_what_went_well(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Then what came back, the kinds, the months, and who is heard; hostile words stay words."""
    app, room = make_app(), room_at(filled_casebook, "balcony")
    async with shown(app, settled, BalconyView(room), (120, 40)) as (_, small):
        assert small.words.startswith("Read it in silence for a minute.")
        places = [small.words.index(title) for title in _ORDER]
        assert places == sorted(places)
        assert "[/foo] [bold red][31mevil[link=x]" in small.words


async def test_the_pictures_are_drawn_to_the_width(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """No line is wider than the body, whatever its size was before."""
    app, room = make_app(), room_at(filled_casebook, "balcony")
    async with shown(app, settled, BalconyView(room), (120, 40)) as (pilot, small):
        for cells in (44, 80):
            await pilot.resize_terminal(cells, 24)
            await settled(pilot)
            drawn = str(small.query_one("#balcony-view").render()).splitlines()
            bars = [line for line in drawn if "█" in line]
            assert bars
            assert max(map(len, bars)) <= small.body.scrollable_content_region.width
        await pilot.press("pagedown")
        await settled(pilot)
        assert small.body.scroll_target_y > 0


async def test_an_empty_casebook_says_what_to_do(make_app: MakeApp, settled: Settled, empty_casebook: Casebook) -> None:
    """Nothing to see is said as such."""
    app, room = make_app(), room_at(empty_casebook, "balcony")
    async with shown(app, settled, BalconyView(room)) as (_, small):
        assert small.words == "There is nothing to see yet. Read a log first: press F2, then i."
