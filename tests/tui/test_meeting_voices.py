"""Who sees it differently, and whether every item had its turn."""

from datetime import date

from casebook.database.casebook import Casebook
from casebook.database.following_up import list_voices
from casebook.meeting.deciding import decide_label
from casebook.meeting.taking_on import take_on
from casebook.records import NEW, Action
from codebook.keys import Label
from tui.screens.meeting_parts.voices import Voices

from .conftest import HOSTILE
from .small_meeting import HOSTILE_ONE, NOW, UNSPOKEN, MakeApp, Settled, room_at, shown, typed, warned


async def test_each_item_shows_its_turn(make_app: MakeApp, settled: Settled, filled_casebook: Casebook) -> None:
    """Shown, decided, with an owner and a date; the group can say that one had its turn."""
    app, room = make_app(), room_at(filled_casebook, "voices")
    decide_label(room.meeting, NOW, UNSPOKEN, Label.ADAPTIVE)
    take_on(room.meeting, NOW, Action(NEW, "Ask", UNSPOKEN, owner="Kim", due=date(2026, 4, 30)))
    async with shown(app, settled, Voices(room), (60, 30)) as (pilot, small):
        assert "Did every item have its turn? 1 of 2" in small.words
        assert "✓ turn ✓ decided ✓ owner and date" in small.words
        assert "○ no turn ○ not decided ○ no action" in small.words
        await pilot.press("down", "d")
        await settled(pilot)
        assert "Did every item have its turn? 2 of 2" in small.words


async def test_a_dissent_and_a_missing_view_are_put_on_record(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """About the item under the cursor, without a name; hostile words stay words."""
    app, room = make_app(), room_at(filled_casebook, "voices")
    async with shown(app, settled, Voices(room)) as (pilot, small):
        assert "Silence is not agreement." in small.words
        await pilot.press("v")
        await settled(pilot)
        await typed(pilot, settled, "Not now")
        await pilot.press("down", "n")
        await settled(pilot)
        app.screen.query_one("#answer").value = HOSTILE
        await pilot.press("enter")
        await settled(pilot)
        found = list_voices(filled_casebook, session_id=room.meeting.id)
        assert [(each.missing, each.item_id) for each in found] == [(False, UNSPOKEN), (True, HOSTILE_ONE)]
        assert "differs “Not now”" in small.words
        assert "not here “[/foo] [bold red]" in small.words
        await pilot.press("v", "escape")
        await settled(pilot)
        assert len(list_voices(filled_casebook, session_id=room.meeting.id)) == 2


async def test_item_and_marks_share_a_line_where_there_is_room(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """So that on a low screen the question is seen as well."""
    async with shown(make_app(), settled, Voices(room_at(filled_casebook, "voices"))) as (_, small):
        lines = str(small.query_one("#voices").render()).splitlines()
        assert lines[1].startswith("▶ Nobody says in the meeting")
        assert lines[1].endswith("○ no action")


async def test_a_session_without_items_still_asks(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """A voice belongs to no item then."""
    app, room = make_app(), room_at(filled_casebook, "voices", item_ids=())
    async with shown(app, settled, Voices(room)) as (pilot, small):
        assert "No item was chosen in this session." in small.words
        [word] = await warned(pilot, settled, "d")
        assert "no item was chosen" in word.casefold()
        await pilot.press("v")
        await settled(pilot)
        await typed(pilot, settled, "No")
        [voice] = list_voices(filled_casebook, session_id=room.meeting.id)
        assert voice.item_id is None
