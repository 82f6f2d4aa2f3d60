"""The Annotate screen by its keys alone: blind first, kept at once, taken back as far as one likes."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from casebook.annotating.adjudication import disputes
from casebook.annotating.queue_parts import Drawn
from casebook.database.annotating import list_annotations
from casebook.database.casebook import Casebook
from codebook.keys import Driver, Label, Strategy
from tui.app import BalconyApp
from tui.screens.annotate import Annotate

from .annotating import desk_of, part, shown
from .snapshots import compare

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
SIZES = [(80, 24), (120, 40)]


@pytest.mark.usefixtures("as_ana")
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("name", "keys"), [("label", ""), ("driver", "a3"), ("reading", "a381")])
async def test_annotate_looks_as_it_is_kept(
    ana_app: BalconyApp, settled: Settled, size: tuple[int, int], name: str, keys: str
) -> None:
    """Each stage of an item, with and without the codebook beside it."""
    async with ana_app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        compare(ana_app, f"annotate_{name}_{size[0]}x{size[1]}")


async def test_an_item_is_labelled_blind_and_then_changed(
    ana_app: BalconyApp, settled: Settled, as_ana: Casebook
) -> None:
    """The reading stays hidden until the last answer; what was said before and after it are both kept."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        item = desk_of(ana_app).turn
        assert item is not None
        await pilot.press("t")
        assert list_annotations(as_ana)[0].label is Label.TECHNICAL
        assert "The model reads" not in shown(ana_app)
        await pilot.press("6", "m", "2")
        assert "The model reads" in shown(ana_app)
        await pilot.press("a", "6", "enter")
        (said,) = list_annotations(as_ana)
        assert (said.blind_label, said.label, said.strategy) == (Label.TECHNICAL, Label.ADAPTIVE, Strategy.VOICES)
        assert (said.driver, said.mixed, said.confidence) == (Driver.ADMINISTRATION, True, "medium")
        assert (said.item_id, said.annotator, said.drawn) == (item.item.id, "Ana", item.drawn.value)
        turn = desk_of(ana_app).turn
        assert turn is not None
        assert turn.item.id != item.item.id


async def test_enter_alone_skips_no_question(ana_app: BalconyApp, settled: Settled, as_ana: Casebook) -> None:
    """Without an answer it says so, and nothing is kept."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = desk_of(ana_app).turn
        await pilot.press("enter")
        assert desk_of(ana_app).turn is before
        assert list_annotations(as_ana) == ()


@pytest.mark.usefixtures("as_ana")
async def test_why_an_item_comes_gives_no_reading_away(ana_app: BalconyApp, settled: Settled) -> None:
    """What the model or others say stands in the reason only once the reading is shown."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        desk = desk_of(ana_app)
        desk.turns[0] = replace(desk.turns[0], drawn=Drawn.UNCERTAIN, why="the model wavers between none and adaptive")
        assert isinstance(ana_app.screen, Annotate)
        ana_app.screen.draw()
        assert "wavers" not in shown(ana_app)
        await pilot.press("n", "1")
        assert "wavers between none and adaptive" in shown(ana_app)


async def test_all_is_taken_back_after_a_restart(make_app: MakeApp, settled: Settled, as_ana: Casebook) -> None:
    """Key by key down to nothing, then brought back; a log that was read in is not touched."""
    for keys in ("n1", "zzz", "yy"):
        app = make_app("annotate")
        app.services.annotator = "Ana"
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press(*keys)
            await settled(pilot)
        said = list_annotations(as_ana)
        assert [each.confidence for each in said] == ([] if keys == "zzz" else ["high"])
    assert len(desk_items(as_ana)) == 6


def desk_items(casebook: Casebook) -> list[int]:
    """The ids of all items."""
    from casebook.database.items import all_items

    return [item.id for item in all_items(casebook)]


async def test_an_unfinished_item_is_gone_on_with(make_app: MakeApp, settled: Settled, as_ana: Casebook) -> None:
    """Whoever was cut off finds the same item at the same question."""
    for keys in ("a", "2"):
        app = make_app("annotate")
        app.services.annotator = "Ana"
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press(keys)
    (said,) = list_annotations(as_ana)
    assert (said.label, said.strategy) == (Label.ADAPTIVE, Strategy.IDENTIFY)


async def test_skip_unsure_and_flag_are_kept_with_why(ana_app: BalconyApp, settled: Settled, as_ana: Casebook) -> None:
    """A skipped item comes last again; the others go to whoever settles."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("k", "u", *"two", "space", *"ways", "enter", "f", *"a", "space", *"name", "enter")
        await settled(pilot)
        assert {each.state: each.note for each in list_annotations(as_ana)} == {
            "skipped": "",
            "unsure": "two ways",
            "flagged": "a name",
        }
        await pilot.press("f5")
        assert isinstance(ana_app.screen, Annotate)
        ana_app.screen.reload()
        await settled(pilot)
        assert desk_of(ana_app).turns[-1].why == "you skipped it earlier"
        assert len(desk_of(ana_app).turns) == 4
    assert {each.about for each in disputes(as_ana)} == {("unsure",)}


async def test_evidence_and_note_are_kept(ana_app: BalconyApp, settled: Settled, as_ana: Casebook) -> None:
    """A clause by arrows, a note with words that look like markup."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("t", "e", "down", "up", "enter", "w", *"[/foo]", "enter")
        await settled(pilot)
        (said,) = list_annotations(as_ana)
        item = desk_of(ana_app).turn
        assert item is not None
        assert said.span is not None
        assert 0 <= said.span[0] < said.span[1] <= len(item.item.text)
        assert said.note == "[/foo]"
        assert "[/foo]" in shown(ana_app)


async def test_the_codebook_is_searched_and_cited(ana_app: BalconyApp, settled: Settled, as_ana: Casebook) -> None:
    """It jumps to what is asked; enter on a rule cites it in the note."""
    async with ana_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("a", "slash", *"tie-breaks")
        await settled(pilot)
        assert ana_app.screen.query_one("#codebook-rules", OptionList).option_count == 2
        ana_app.screen.query_one("#codebook-search", Input).value = "topic decides"
        await settled(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert list_annotations(as_ana)[0].note == "[rule 1-topic-decides-nothing]"


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize("key", ["", "t", "enter", "e", "k", "z", "w", "u"])
async def test_an_empty_casebook_says_what_to_do(make_app: MakeApp, settled: Settled, key: str) -> None:
    """And no key fails."""
    app = make_app("annotate")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        if key:
            await pilot.press(key)
        assert "There is nothing to label yet" in shown(app)


async def test_the_last_item_leads_on(make_app: MakeApp, settled: Settled, as_ana: Casebook) -> None:
    """When all is labelled the screen names what comes next."""
    app = make_app("annotate")
    app.services.annotator, app.services.annotated_only = "Ana", frozenset({1})
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n", "1", "enter")
        await settled(pilot)
        assert "Nothing is left for you: 1 labelled." in shown(app)
    assert [each.item_id for each in list_annotations(as_ana)] == [1]


@pytest.mark.usefixtures("as_ana")
async def test_what_is_taken_back_is_said_beside_the_item(ana_app: BalconyApp, settled: Settled) -> None:
    """In words, and not over the item."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("t", "6", "3", "z")
        assert "You took back: how sure: a guess" in shown(ana_app)
        await pilot.press("z", "z", "y")
        assert "You brought back: labelled it technical" in shown(ana_app)


@pytest.mark.usefixtures("as_ana")
async def test_a_flag_that_is_brought_back_says_so_and_enter_leaves_it(ana_app: BalconyApp, settled: Settled) -> None:
    """Nobody takes a flagged item for one that was never looked at."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = desk_of(ana_app).turn
        await pilot.press("f", *"name", "enter", "z", "y")
        assert "You flagged it. enter leaves it so" in shown(ana_app)
        assert "note: name" in shown(ana_app)
        await pilot.press("enter")
        assert desk_of(ana_app).turn is not first
        assert "You flagged it" not in shown(ana_app)


async def test_what_is_skipped_comes_after_the_others(ana_app: BalconyApp, settled: Settled, as_ana: Casebook) -> None:
    """It is not gone; and the last item of all cannot be skipped, which is said."""
    ana_app.services.annotated_only = frozenset({1, 2})
    async with ana_app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        first = desk_of(ana_app).turn
        assert first is not None
        await pilot.press("k", "n", "1", "enter")
        turn = desk_of(ana_app).turn
        assert turn is not None
        assert (turn.item.id, turn.why) == (first.item.id, "you skipped it earlier")
        await pilot.press("k")
        await settled(pilot)
        assert desk_of(ana_app).turn is turn
        assert "No other item is left" in part(ana_app)
    assert sorted(each.state for each in list_annotations(as_ana)) == ["labelled", "skipped"]


@pytest.mark.usefixtures("as_ana")
async def test_mixed_says_what_else_is_in_it(ana_app: BalconyApp, settled: Settled) -> None:
    """A technical item has no technical fault besides."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("t")
        assert "mixed: there is an adaptive side in it too" in shown(ana_app)
        await pilot.press("a", "1")
        assert "mixed: there is a technical fault in it too" in shown(ana_app)


@pytest.mark.usefixtures("as_ana")
async def test_no_rule_of_the_codebook_is_cut_off(ana_app: BalconyApp, settled: Settled) -> None:
    """Its last word stands where a bar beside it makes the lines shorter."""
    async with ana_app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        pane = part(ana_app)
        assert "(or plainly could be)" in pane
        assert "true:" in pane
        assert " it; " in pane.replace("\n", " ")
