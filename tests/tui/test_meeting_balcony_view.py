"""The view from the balcony within a session."""

from dataclasses import replace

from casebook.database.casebook import Casebook
from casebook.database.items import get_item
from casebook.records import Verdict
from codebook.keys import Label
from tui.balcony_data import gather, view
from tui.balcony_periods import Look
from tui.look import DARK
from tui.screens.balcony_parts.pen import Pen
from tui.screens.meeting_parts.balcony_view import BalconyView, pictures, unread

from .small_meeting import NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, the_playbook

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


def test_an_item_shows_no_label_of_the_model(filled_casebook: Casebook) -> None:
    """People are about to settle it themselves, and nobody can unsee it; what people decided stays."""
    item = get_item(filled_casebook, UNSPOKEN)
    assert item.label is Label.ADAPTIVE
    assert unread(item).label is None
    verdict = Verdict(Label.TECHNICAL, None, None, "the team", NOW, False)
    assert unread(replace(item, verdict=verdict)).label is Label.TECHNICAL
    twice = replace(gather(filled_casebook), groups=((1, 2),))
    pen = Pen.of({"accent": "red", "secondary": "blue", **DARK.variables}, the_playbook(), {})
    words = pictures(view(twice, the_playbook(), Look(), NOW.date()), pen, 76).plain
    assert "? The copier broke down once more." in words
    assert "■ The copier" not in words
