"""Who labels what: names, shares, and everyone labelling everything."""

from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from casebook.annotating.profiles import add_profile, load_assignment
from casebook.database.annotating import list_annotations
from casebook.database.casebook import Casebook
from casebook.database.keeping import add
from codebook.keys import Label
from tui.app import BalconyApp

from .annotating import desk_of, part, said_of, shown

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]


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
