"""The Annotate screen by its keys alone: blind first, kept at once, taken back as far as one likes."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from casebook.annotating.adjudication import disputes
from casebook.annotating.profiles import add_profile, load_assignment
from casebook.annotating.queue_parts import Drawn
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.database.keeping import add
from casebook.records import NEW, Annotation
from codebook.keys import Driver, Label, Strategy
from tui.app import BalconyApp
from tui.screens.annotate import Annotate
from tui.screens.annotate_parts.desk import Desk
from tui.screens.dialogs import Ask

from .snapshots import compare

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def as_ana(filled_casebook: Casebook) -> Casebook:
    """The small casebook, with Ana to label all of it."""
    add_profile(filled_casebook, "Ana")
    return filled_casebook


@pytest.fixture
def ana_app(make_app: MakeApp) -> BalconyApp:
    """The app with Ana at the Annotate screen."""
    app = make_app("annotate")
    app.services.annotator = "Ana"
    return app


def desk_of(app: BalconyApp) -> Desk:
    """What lies before the annotator."""
    assert isinstance(app.screen, Annotate)
    assert app.screen.desk is not None
    return app.screen.desk


def shown(app: BalconyApp) -> str:
    """All words of the item in hand."""
    return "\n".join(str(app.screen.query_one(place, Static).content) for place in ("#annotate-item", "#annotate-ask"))


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


async def test_two_names_share_the_items_and_some_go_to_both(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """The first name is asked for, the second is added beside it; a hostile name is a name."""
    app = make_app("annotate")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Who labels?" in shown(app)
        await pilot.press("p", *"Ana", "enter")
        await settled(pilot)
        assert desk_of(app).left == 6
        await pilot.press("p", "plus", *"[b]Ben", "enter")
        await settled(pilot)
        assert desk_of(app).annotator == "[b]Ben"
        assert desk_of(app).left < 6
    assert load_assignment(filled_casebook).annotators == ("Ana", "[b]Ben")


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


def said_of(item_id: int, who: str, label: Label, *, drawn: str = "random", minutes: int = 0) -> Annotation:
    """A whole annotation."""
    strategy = Strategy.VOICES if label is Label.ADAPTIVE else None
    driver = None if label is Label.NONE else Driver.DATA
    at = datetime(2026, 4, 1, 9, tzinfo=UTC) + timedelta(minutes=minutes)
    return Annotation(
        NEW, item_id, who, label, strategy, driver, confidence="high", at=at, blind_label=label, drawn=drawn
    )


@pytest.fixture
def two_labelled(as_ana: Casebook) -> Casebook:
    """Ana and Ben have labelled three items, and differ about the first."""
    add_profile(as_ana, "Ben")
    for item_id, ana, ben in (
        (1, Label.TECHNICAL, Label.ADAPTIVE),
        (2, Label.TECHNICAL, Label.TECHNICAL),
        (3, Label.ADAPTIVE, Label.ADAPTIVE),
    ):
        add(as_ana, "Ana", said_of(item_id, "Ana", ana))
        add(as_ana, "Ben", said_of(item_id, "Ben", ben))
    return as_ana


def part(app: BalconyApp) -> str:
    """What a screen behind the Annotate screen shows, as it is drawn."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


@pytest.mark.usefixtures("two_labelled")
async def test_agreement_is_shown_with_intervals_and_reasons(ana_app: BalconyApp, settled: Settled) -> None:
    """By key; escape goes back to the item in hand."""
    async with ana_app.run_test(size=(80, 60)) as pilot:
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        assert "Agreement (alpha)" in part(ana_app)
        assert "alpha Krippendorff's" in part(ana_app)
        assert "Ana (3), Ben (3)" in part(ana_app)
        await pilot.press("escape")
        assert isinstance(ana_app.screen, Annotate)


async def test_votes_are_hidden_until_it_is_settled(
    ana_app: BalconyApp, settled: Settled, two_labelled: Casebook
) -> None:
    """Label, strategy, driver, reason: with the reason it is committed, and only then the votes show."""
    async with ana_app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j")
        await settled(pilot)
        assert "2 people differ about label" in part(ana_app)
        await pilot.press("x", "a", "6", "8")
        assert "Ben" not in part(ana_app)
        assert list_gold(two_labelled) == ()
        await pilot.press("2")
        (gold,) = list_gold(two_labelled)
        assert (gold.label, gold.reason, gold.adjudicator) == (Label.ADAPTIVE, "guideline gap", "Ana")
        assert gold.note == "[codebook]"
        assert "Ben" in part(ana_app)
        await pilot.press("enter")
        assert "Nothing waits to be settled" in part(ana_app)
        await pilot.press("z")
        await settled(pilot)
        assert list_gold(two_labelled) == ()
        assert len(list_annotations(two_labelled)) == 6


@pytest.mark.usefixtures("two_labelled")
async def test_a_norming_session_goes_on_after_a_restart(make_app: MakeApp, settled: Settled) -> None:
    """All label blind in turn, the spread is revealed, one thinks again; before and after stand at the end."""
    for keys, words in (
        (["o", "b", "t"], "Ben, it is your turn"),
        (["o", "backspace"], "Ana, it is your turn"),
        (["o", "t", "a", "enter"], "The spread"),
        (["o", "enter", *["n", "n", "enter", "enter"] * 5], "The session is over"),
    ):
        app = make_app("annotate")
        app.services.annotator = "Ana"
        async with app.run_test(size=(80, 40)) as pilot:
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
            assert words in part(app)


@pytest.mark.usefixtures("two_labelled")
async def test_readiness_says_how_many_more(ana_app: BalconyApp, settled: Settled) -> None:
    """Three labels are too few for anything, and it says so; the curve too."""
    async with ana_app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert "May we stop labelling? Not yet." in part(ana_app)
        assert "May sure labels be accepted unseen? No." in part(ana_app)
        assert "The reading said" in part(ana_app) or "In " in part(ana_app)
        await pilot.press("c")
        await settled(pilot)
        assert "Too few labels for it" in part(ana_app)


@pytest.mark.usefixtures("two_labelled")
async def test_learning_says_what_is_missing(ana_app: BalconyApp, settled: Settled) -> None:
    """All labels are of items that came by chance: there is nothing to learn from, and nothing to promote."""
    async with ana_app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        await pilot.press("l")
        await settled(pilot)
        assert "In use: default" in part(ana_app)
        await pilot.press("p")
        await pilot.press("t")
        await settled(pilot)
        assert "There is no label to learn from" in part(ana_app)


async def test_everyone_may_label_every_item(ana_app: BalconyApp, settled: Settled, as_ana: Casebook) -> None:
    """Two who share the items have fewer each; by one key all come to both, and by the same key no longer."""
    add_profile(as_ana, "Ben")
    ana_app.services.annotator = "Ben"
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        alone = desk_of(ana_app).left
        assert alone < 6
        for left, words in ((6, "both label every item"), (alone, f"your share: {alone} of 6")):
            await pilot.press("p", "equals_sign")
            await settled(pilot)
            await pilot.press("escape")
            await settled(pilot)
            assert desk_of(ana_app).left == left
            assert words in part(ana_app)


async def test_a_name_that_was_mistyped_is_taken_away(ana_app: BalconyApp, settled: Settled, as_ana: Casebook) -> None:
    """Its share goes to the others; what it labelled stays."""
    add_profile(as_ana, "Banana")
    add(as_ana, "Banana", said_of(1, "Banana", Label.NONE))
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("p", "minus", "down", "enter")
        await settled(pilot)
        assert "Who labels?" in part(ana_app)
        await pilot.press("escape")
        await settled(pilot)
        assert desk_of(ana_app).left == 6
    assert load_assignment(as_ana).annotators == ("Ana",)
    assert [each.annotator for each in list_annotations(as_ana)] == ["Banana"]


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


@pytest.mark.usefixtures("two_labelled")
async def test_labels_are_exported_from_the_palette(ana_app: BalconyApp, settled: Settled) -> None:
    """Without a key of its own; the file is named after whose labels they are."""
    async with ana_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot)
        await pilot.press(*"export", "space", *"labels")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(ana_app.screen, Ask)
        assert ana_app.screen.query_one(Input).value == "ana.jsonl"


@pytest.mark.usefixtures("two_labelled")
async def test_agreement_names_what_it_counts_as_one_answers(ana_app: BalconyApp, settled: Settled) -> None:
    """Names and shares, not keys of files; one kind of text alone needs no line of its own."""
    async with ana_app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        assert "Protect all voices" in part(ana_app)
        assert "67%" in part(ana_app)
        assert "kind barrier" not in part(ana_app)


@pytest.mark.usefixtures("two_labelled")
async def test_who_settles_stands_there_and_what_is_taken_back(ana_app: BalconyApp, settled: Settled) -> None:
    """Ana settles; her ruling is taken back in words."""
    async with ana_app.run_test(size=(80, 40), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("j")
        await settled(pilot)
        assert "1 to settle, by Ana" in part(ana_app)
        await pilot.press("n", "1", "z")
        await settled(pilot)
        assert "Taken back: settled: no challenge" in part(ana_app)


def test_the_ends_of_a_readiness_card_are_words() -> None:
    """Once is once; and never is said, not counted."""
    from casebook.annotating.automation_bias import AutomationBias
    from tui.screens.annotate_parts.readiness_words import bias_words

    words = bias_words(AutomationBias(n=9, differed=5, followed=1, kept=4, other=0, led_astray=0, helped=1))
    assert "kept their word 4 times, followed it once, and chose a third label never" in words
    assert "following helped once and misled never" in words
