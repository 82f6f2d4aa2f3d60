"""The five screens behind Annotate with nothing to show, with what cannot be read, and with words that bite."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from casebook.annotating.challenger import OWN, Comparison, compare_labels, decide
from casebook.annotating.profiles import add_profile
from casebook.database.casebook import Casebook
from casebook.database.keeping import add
from casebook.database.preferences import set_setting
from casebook.facts import ItemFacts
from casebook.records import NEW, Annotation
from classifier.labelled import LabelledText
from codebook.keys import Driver, Label, Strategy
from tui.app import BalconyApp
from tui.screens.annotate_parts.doors import screen_of
from tui.screens.annotate_parts.learn import Learn

from .conftest import fill
from .labelled_log import READ, a_challenger
from .snapshots import words

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
HOSTILE = "[/b] [@click=app.quit]q[/] \x1b[31mred\u202e \x07" + "w" * 200
NAMES = ("[/b]Ana\x1b[2J", "Ben" + "n" * 60)
PARTS = ("agreement", "adjudicate", "norming", "readiness", "learn")


async def opened(app: BalconyApp, name: str, pilot: Pilot[None], settled: Settled, *keys: str) -> str:
    """Open one of the screens, press keys; what stands there."""
    await settled(pilot)
    app.push_screen(screen_of(name))
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    return " ".join(words(app).split())


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("agreement", "Nothing is labelled yet. escape goes back to the items"),
        ("adjudicate", "Nothing waits to be settled."),
        ("norming", "It takes two people or more. escape goes back; p there adds their names."),
        ("readiness", "Nothing is labelled yet. escape goes back to the items"),
        ("learn", "There is nothing to learn from yet"),
    ],
)
async def test_where_there_is_nothing_it_says_what_to_do(
    make_app: MakeApp, settled: Settled, name: str, told: str
) -> None:
    """And no key of the screen fails."""
    app = make_app("settings")
    async with app.run_test(size=(80, 24)) as pilot:
        assert told in await opened(app, name, pilot, settled)
        for key in {"agreement": "r", "readiness": "rc", "learn": "cpba", "norming": "btz1"}.get(name, "ta1xkzy"):
            await pilot.press(key)
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.MODE == "annotate"  # type: ignore[attr-defined]


async def test_a_session_is_begun_with_those_who_label(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook
) -> None:
    """Their names stand there before anybody presses a key."""
    for name in ("Ana", "[/b]Ben", "Cleo"):
        add_profile(filled_casebook, name)
    app = make_app("settings")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "b begins one with Ana, [/b]Ben and Cleo." in await opened(app, "norming", pilot, settled)


@pytest.mark.parametrize("name", PARTS)
async def test_a_casebook_that_cannot_be_read_is_told(make_app: MakeApp, settled: Settled, name: str) -> None:
    """In the screen itself, with what to do; escape leaves it."""
    Path(os.environ["BALCONY_HOME"], "casebook.db").write_bytes(b"no casebook" * 500)
    app = make_app("settings")
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await opened(app, name, pilot, settled)
        assert "casebook.db" in shown
        assert "Mend it, then come back. escape leaves this screen." in shown
        await pilot.press("escape")
        assert app.screen.MODE == "settings"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["readiness", "learn"])
async def test_a_model_that_is_gone_is_told(
    make_app: MakeApp, settled: Settled, filled_casebook: Casebook, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """By name."""
    monkeypatch.setenv("BALCONY_MODEL", "nowhere_at_all")
    add(filled_casebook, "Ana", said_of(1, "Ana", Label.NONE))
    app = make_app("settings")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "nowhere_at_all" in await opened(app, name, pilot, settled)


def said_of(item_id: int, who: str, label: Label) -> Annotation:
    """A whole annotation."""
    strategy = Strategy.VOICES if label is Label.ADAPTIVE else None
    driver = None if label is Label.NONE else Driver.DATA
    return Annotation(
        NEW, item_id, who, label, strategy, driver, confidence="high", note=HOSTILE, at=READ, blind_label=label
    )


@pytest.fixture
def hostile(empty_casebook: Casebook) -> Casebook:
    """Three items and two people whose words and names would be markup or codes, and who differ about the first."""
    facts = ItemFacts(role=HOSTILE, unit=HOSTILE)
    rows = [(f"{HOSTILE} {n}", Label.ADAPTIVE, Driver.DATA, facts) for n in range(3)]
    fill(empty_casebook, rows, name=f"{HOSTILE}.csv")
    for who in NAMES:
        add_profile(empty_casebook, who)
        for item_id in (1, 2, 3):
            label = Label.TECHNICAL if (who, item_id) == (NAMES[0], 1) else Label.ADAPTIVE
            add(empty_casebook, who, said_of(item_id, who, label))
    kept = {"model": "default", "before": "x", "who": NAMES[0], "why": HOSTILE, "at": READ.isoformat()}
    set_setting(empty_casebook, "annotating.promoted", [kept])
    return empty_casebook


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize(
    ("name", "keys", "told"),
    [
        ("agreement", "", "[/b]Ana"),
        ("adjudicate", "", "2 people differ about label"),
        ("adjudicate", "a68", "true disagreement"),
        ("adjudicate", "a682", "1 to 5 another reason"),
        ("norming", "", "b begins one with [/b]Ana"),
        ("norming", "b", "[/b]"),
        ("norming", "bta⏎", "takes the next item"),
        ("readiness", "", "Does the reading sway people?"),
        ("learn", "", "Chosen by [/b]Ana"),
    ],
)
async def test_hostile_words_are_words(
    make_app: MakeApp, settled: Settled, name: str, keys: str, told: str, size: tuple[int, int]
) -> None:
    """No markup, no codes, and what is asked stays in sight, however long a word is."""
    app = make_app("settings")
    app.services.annotator = NAMES[0]
    async with app.run_test(size=size) as pilot:
        pressed = ("enter" if key == "⏎" else key for key in keys)
        shown = await opened(app, name, pilot, settled, *pressed)
        assert told in shown
        drawn = words(app)
        assert not {"\x1b", "\x07", "\u202e"} & set(drawn)


@pytest.mark.usefixtures("hostile")
async def test_a_comparison_of_hostile_items_is_shown(make_app: MakeApp, settled: Settled) -> None:
    """Each on one line."""
    a_challenger()
    app = make_app("settings")
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        screen = Learn()
        screen._comparison = hostile_comparison()
        app.push_screen(screen)
        await settled(pilot)
        lines = [line for line in words(app).splitlines() if "[/b] [@click" in line and "→" in line]
        assert len(lines) == 3


def hostile_comparison() -> Comparison:
    """Three items that are read differently."""
    texts = [LabelledText(HOSTILE, Label.NONE, (), (), str(n)) for n in range(3)]
    return decide("default", "ours-1", [compare_labels(OWN, texts, [Label.NONE] * 3, [Label.ADAPTIVE] * 3)])
