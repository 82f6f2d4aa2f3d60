"""The screens behind Annotate: what their keys do to a casebook with two people's labels."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from casebook.annotating.profiles import add_profile
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.casebook import Casebook
from casebook.database.keeping import add
from codebook.keys import Label
from tui.app import BalconyApp
from tui.screens.annotate import Annotate
from tui.screens.dialogs import Ask

from .annotating import part, said_of

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]


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
