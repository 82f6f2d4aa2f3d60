"""Taking an item apart: two lists beside each other."""

from casebook.database.casebook import Casebook
from casebook.database.items import get_item
from casebook.meeting.focusing import next_item
from codebook.keys import Label
from tui.screens.meeting_parts.splitting import Splitting
from tui.screens.split_dialog import SplitDialog

from .small_meeting import NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, warned


async def test_an_item_is_taken_apart_by_keys(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Both parts stand in their lists and in focus behind the whole; a second time there is nothing to do."""
    app, room = make_app(), room_at(filled_casebook, "split")
    async with shown(app, settled, Splitting(room)) as (pilot, small):
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, SplitDialog)
        await pilot.press(*"Agenda", "tab", *"[/foo]", "ctrl+s")
        await settled(pilot)
        assert "■ technical part • Agenda ◆ adaptive part • [/foo] It is taken apart." in small.words
        _, technical, adaptive, _ = (each.item_id for each in room.meeting.state.focus)
        assert get_item(filled_casebook, technical).label is Label.TECHNICAL
        assert get_item(filled_casebook, adaptive).parent_id == UNSPOKEN
        assert await warned(pilot, settled, "e") == ["This item is taken apart already; press . to go to its parts"]
        room.meeting.do(NOW, next_item)
        small.body.show()
        assert "▶ Agenda" in small.words
        assert "Nobody says in the meeting what everyone knows." in small.words


async def test_escape_leaves_the_item_whole(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Nothing is decided; the questions that find the parts stay."""
    app, room = make_app(), room_at(filled_casebook, "split")
    async with shown(app, settled, Splitting(room)) as (pilot, small):
        await pilot.press("e", *"Agenda", "escape")
        await settled(pilot)
        assert not get_item(filled_casebook, UNSPOKEN).split
        assert "it would still be there afterwards" in small.words
        assert "Which part would go away with enough time and money?" in small.words


async def test_the_lists_stand_beside_each_other(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The playbook speaks of left and right."""
    async with shown(make_app(), settled, Splitting(room_at(filled_casebook, "split")), (60, 24)) as (_, small):
        left, right = (small.query_one(f"#splitting-{part}").region for part in ("technical", "adaptive"))
        assert left.y == right.y
        assert left.right <= right.x


async def test_without_an_item_there_is_nothing_to_take_apart(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """It says so, and so does the key."""
    app, room = make_app(), room_at(filled_casebook, "split", item_ids=())
    async with shown(app, settled, Splitting(room)) as (pilot, small):
        assert "No item is chosen." in small.words
        assert await warned(pilot, settled, "e") == ["No item is chosen; press . for the next one"]
