"""The five screens behind Annotate, on the example log with the labels of two coaches: how they look, what keys do."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from casebook.annotating.challenger import OWN, SHIPPED, Comparison, compare_labels, decide
from casebook.annotating.exchange import lines_of
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.items import all_items
from casebook.database.keeping import add
from casebook.database.opening import open_casebook
from casebook.database.preferences import set_setting
from casebook.records import NEW, Annotation
from classifier.labelled import LabelledText
from codebook.keys import Label
from tui.app import BalconyApp
from tui.norming_data import begin, keep_norming
from tui.screens.annotate_parts.doors import screen_of
from tui.screens.annotate_parts.learn import Learn
from tui.screens.dialogs import Ask, Confirm, ErrorDialog

from .labelled_log import READ, a_challenger, make_home, move_in
from .snapshots import compare, words

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
SIZES = [(80, 24), (120, 40)]


@pytest.fixture(scope="module")
def differing_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the labels of both coaches, nothing of it settled. Read only."""
    return make_home(tmp_path_factory.mktemp("differing"), settled=False)


@pytest.fixture(scope="module")
def settled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a third person settled, too. Read only."""
    return make_home(tmp_path_factory.mktemp("settled"), settled=True)


@pytest.fixture
def differing(differing_home: Path) -> None:
    """The home of the test: both coaches have labelled."""
    move_in(differing_home)


@pytest.fixture
def all_settled(settled_home: Path) -> None:
    """The home of the test: what they differed about is settled."""
    move_in(settled_home)


@pytest.fixture
def as_kim(make_app: MakeApp) -> BalconyApp:
    """The app with Kim at it, on a screen that fetches nothing."""
    app = make_app("settings")
    app.services.annotator = "Kim"
    return app


async def at(app: BalconyApp, name: str, pilot: Pilot[None], settled: Settled, *keys: str) -> None:
    """Open one of the screens and press keys."""
    await settled(pilot)
    app.push_screen(screen_of(name))
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


@pytest.mark.usefixtures("all_settled")
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["agreement", "readiness"])
async def test_a_report_looks_as_it_is_kept(
    as_kim: BalconyApp, settled: Settled, name: str, size: tuple[int, int]
) -> None:
    """Figures with their intervals; both answers with their reasons."""
    async with as_kim.run_test(size=size) as pilot:
        await at(as_kim, name, pilot, settled)
        compare(as_kim, f"annotate_{name}_{size[0]}x{size[1]}")


@pytest.mark.usefixtures("differing")
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("stage", "keys"), [("strategy", "a"), ("reason", "a68"), ("votes", "a682")])
async def test_settling_looks_as_it_is_kept(
    as_kim: BalconyApp, settled: Settled, stage: str, keys: str, size: tuple[int, int]
) -> None:
    """The longest questions in sight; the votes once it is settled."""
    async with as_kim.run_test(size=size) as pilot:
        await at(as_kim, "adjudicate", pilot, settled, *keys)
        compare(as_kim, f"annotate_settle_{stage}_{size[0]}x{size[1]}")


@pytest.mark.usefixtures("differing")
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("stage", "keys"), [("turn", ["b", "t"]), ("spread", ["b", "t", "a", "enter", "2", "t"]), ("end", [])]
)
async def test_norming_looks_as_it_is_kept(
    as_kim: BalconyApp, settled: Settled, stage: str, keys: list[str], size: tuple[int, int]
) -> None:
    """Whose turn it is, what came of it, and what the talk did."""
    if stage == "end":
        talked_through()
    async with as_kim.run_test(size=size) as pilot:
        await at(as_kim, "norming", pilot, settled, *keys)
        compare(as_kim, f"annotate_norming_{stage}_{size[0]}x{size[1]}")


def talked_through() -> None:
    """Keep a session in which eight items were talked over; Ben thought again on three of the four they differed on."""
    with open_casebook() as casebook:
        session, _ = begin(casebook)
        for place, item in enumerate(session.items):
            for who, label in (("Ana", Label.ADAPTIVE), ("Ben", Label.TECHNICAL if place % 2 else Label.ADAPTIVE)):
                session = session.vote(who, item, label)
            session = session.reveal(item)
            if place > 2:
                session = session.vote("Ben", item, Label.ADAPTIVE)
        keep_norming(casebook, session, len(session.items))


def compared(*, better: bool = False) -> Comparison:
    """A comparison of two models, whose figures are made here."""
    texts = [LabelledText(f"What was said at meeting {n}. " * 4, Label.NONE, (), (), str(n)) for n in range(60)]
    right, wrong = [Label.NONE] * 60, [Label.ADAPTIVE] * 30 + [Label.NONE] * 30
    old, new = (wrong, right) if better else (right, [Label.TECHNICAL, *right[1:]])
    sides = [compare_labels(OWN, texts[:8], right[:8], new[:8]), compare_labels(SHIPPED, texts, old, new)]
    return decide("default", "ours-1", sides)


def learn_screen(comparison: Comparison) -> Learn:
    """The screen with a comparison that was made before."""
    screen = Learn()
    screen._comparison = comparison
    return screen


@pytest.mark.usefixtures("all_settled")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_learning_looks_as_it_is_kept(as_kim: BalconyApp, settled: Settled, size: tuple[int, int]) -> None:
    """Before there is a new model, and with one beside the one in use."""
    async with as_kim.run_test(size=size) as pilot:
        await at(as_kim, "learn", pilot, settled)
        compare(as_kim, f"annotate_learn_{size[0]}x{size[1]}")
        a_challenger()
        as_kim.push_screen(learn_screen(compared()))
        await settled(pilot)
        compare(as_kim, f"annotate_learn_compared_{size[0]}x{size[1]}")


@pytest.mark.usefixtures("differing")
@pytest.mark.parametrize("letter", ["", "a", "a6", "a68"])
async def test_all_answers_are_in_sight_while_one_settles(as_kim: BalconyApp, settled: Settled, letter: str) -> None:
    """At 80 by 24, with an item of four lines: the last answer of each question."""
    async with as_kim.run_test(size=(80, 24)) as pilot:
        await at(as_kim, "adjudicate", pilot, settled, *letter)
        last = {"": "no challenge", "a": "Protect all voices", "a6": "Leadership", "a68": "true disagreement"}[letter]
        assert last in words(as_kim)


@pytest.mark.usefixtures("all_settled")
async def test_where_every_item_has_a_label_nobody_is_sent_to_label_on(as_kim: BalconyApp, settled: Settled) -> None:
    """Five items of the log have no label at first; once they have, it takes another log."""
    async with as_kim.run_test(size=(120, 40)) as pilot:
        await at(as_kim, "readiness", pilot, settled)
        assert "Label on." in words(as_kim)
        assert "are too few for the test" in words(as_kim)
        with open_casebook() as casebook:
            done = {each.item_id for each in list_annotations(casebook)}
            for item in all_items(casebook):
                if item.id not in done:
                    add(casebook, "Ana", Annotation(NEW, item.id, "Ana", Label.NONE, at=READ))
        await pilot.press("r")
        await settled(pilot)
        assert "Label on." not in words(as_kim)
        assert "escape, then i, reads another log in" in words(as_kim)
        assert "Every item here has a label, so there is none to accept unseen." in words(as_kim)


@pytest.mark.usefixtures("all_settled")
async def test_labels_are_exported_by_keys_as_the_command_does(
    as_kim: BalconyApp, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path is asked for; a file that is there is written over only when a person says so."""
    monkeypatch.chdir(tmp_path)
    async with as_kim.run_test(size=(80, 24), notifications=True) as pilot:
        await at(as_kim, "agreement", pilot, settled, "x")
        assert isinstance(as_kim.screen, Ask)
        assert as_kim.screen.query_one(Input).value == "kim.jsonl"
        await pilot.press("enter")
        await settled(pilot)
        with open_casebook() as casebook:
            expected = [line.as_json() for line in lines_of(casebook)]
        assert Path("kim.jsonl").read_text(encoding="utf-8").splitlines() == expected
        assert f"{len(expected)} labels written" in words(as_kim)
        Path("kim.jsonl").write_text("mine", encoding="utf-8")
        for answer, kept in (("n", "mine"), ("y", expected[0])):
            await pilot.press("x", "enter")
            await settled(pilot)
            assert isinstance(as_kim.screen, Confirm)
            await pilot.press(answer)
            await settled(pilot)
            assert Path("kim.jsonl").read_text(encoding="utf-8").splitlines()[0] == kept
    assert json.loads(expected[0])["annotator"]


@pytest.mark.usefixtures("all_settled")
@pytest.mark.parametrize(
    ("written", "told"), [("", "is a folder"), ("no/such/ana.jsonl", "no folder"), ("w" * 400, "shorter")]
)
async def test_a_path_that_cannot_be_written_to_is_told(
    as_kim: BalconyApp, settled: Settled, tmp_path: Path, written: str, told: str
) -> None:
    """In a window, and nothing is written."""
    async with as_kim.run_test(size=(80, 24)) as pilot:
        await at(as_kim, "agreement", pilot, settled, "x")
        as_kim.screen.query_one(Input).value = str(tmp_path / written)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(as_kim.screen, ErrorDialog)
        assert told in " ".join(str(each.render()) for each in as_kim.screen.query(Static))
    assert not list(tmp_path.glob("*.jsonl"))


@pytest.mark.usefixtures("differing")
async def test_norming_goes_on_at_the_item_that_was_talked_over_and_back(make_app: MakeApp, settled: Settled) -> None:
    """Closed after the spread was shown it opens there; z goes to the item before, which stays revealed."""
    for keys, shown in (
        (["b", "t", "a", "enter"], "The spread"),
        (["2", "t", "enter", "n", "z"], "Ana, it is your turn"),
        (["z"], "adaptive → technical"),
    ):
        app = make_app("settings")
        async with app.run_test(size=(80, 24)) as pilot:
            await at(app, "norming", pilot, settled, *keys)
            assert shown in words(app)


@pytest.mark.usefixtures("differing")
async def test_from_the_end_of_a_session_one_goes_back_to_its_last_item(as_kim: BalconyApp, settled: Settled) -> None:
    """With its spread; a second word given then counts, and on the first item there is nothing before it."""
    talked_through()
    async with as_kim.run_test(size=(80, 24), notifications=True) as pilot:
        await at(as_kim, "norming", pilot, settled)
        assert "7 of 8 items" in words(as_kim)
        for keys, shown in ((["z"], "Item 8 of 8"), (["z"] * 6, "Item 2 of 8"), (["2", "a", "z", "z"], "Item 1 of 8")):
            await pilot.press(*keys)
            await settled(pilot)
            assert shown in words(as_kim)
        assert "first item" in words(as_kim)
        await pilot.press(*["enter"] * 8)
        await settled(pilot)
        assert "8 of 8 items" in words(as_kim)


@pytest.mark.usefixtures("all_settled")
async def test_a_better_model_is_used_by_keys(as_kim: BalconyApp, settled: Settled) -> None:
    """A question first, then yes; and who said so stands there."""
    a_challenger()
    async with as_kim.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        as_kim.push_screen(learn_screen(compared(better=True)))
        await settled(pilot)
        assert "Use it: " in words(as_kim)
        await pilot.press("p", "n", "p", "y")
        await settled(pilot)
        assert "In use: ours-1" in words(as_kim)
        assert "Chosen by Kim" in words(as_kim)


@pytest.mark.usefixtures("differing")
async def test_what_is_settled_is_kept_and_the_next_one_comes(as_kim: BalconyApp, settled: Settled) -> None:
    """By keys alone: settle, think again, another reason, next."""
    async with as_kim.run_test(size=(80, 24)) as pilot:
        await at(as_kim, "adjudicate", pilot, settled, "a", "6", "8", "2", "t", "5", "4", "enter")
        assert "25 to settle, by Kim" in words(as_kim)
    with open_casebook() as casebook:
        (gold,) = list_gold(casebook)
    assert (gold.label, gold.driver, gold.reason, gold.adjudicator) == (
        Label.TECHNICAL,
        "leadership",
        "edge case",
        "Kim",
    )


@pytest.mark.usefixtures("all_settled")
async def test_who_chose_the_model_stands_there(as_kim: BalconyApp, settled: Settled) -> None:
    """With why, and on which day."""
    kept = {"model": "default", "before": "x", "who": "Kim", "why": "ours", "at": "2026-03-20T10:00:00+00:00"}
    with open_casebook() as casebook:
        set_setting(casebook, "annotating.promoted", [kept])
    async with as_kim.run_test(size=(80, 24)) as pilot:
        await at(as_kim, "learn", pilot, settled)
        assert "Chosen by Kim on 20 Mar 2026: ours" in words(as_kim)
