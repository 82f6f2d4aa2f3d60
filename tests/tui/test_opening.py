"""Opening a file from inside: the picker, the columns, the progress, and what goes wrong on the way."""

import csv
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, ProgressBar, Static

from casebook.database.casebook import Casebook
from casebook.database.items import all_items, count_items
from tui.app import BalconyApp
from tui.background import Cancel, Progress, Stop
from tui.screens.column_preview import ColumnPreviewScreen
from tui.screens.dialogs import Choose, ErrorDialog
from tui.screens.home import Home
from tui.screens.open_file import LogTree
from tui.screens.progress import ProgressScreen

from .snapshots import compare, words

Settled = Callable[[Pilot[None]], Awaitable[None]]
MakeApp = Callable[..., BalconyApp]
HOSTILE = "[b]שלום\u202e👩‍🏫 [/b] [@click=app.quit]q[/] " + "w" * 60
SIZE = (80, 24)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a known name, in which the app is started."""
    inner = tmp_path / "logs"
    inner.mkdir()
    monkeypatch.chdir(inner)
    return inner


def _log(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.mark.usefixtures("empty_casebook")
async def test_the_windows_look_as_they_are_kept(make_app: MakeApp, settled: Settled, folder: Path) -> None:
    """Picker and columns, at 80 by 24."""
    _log(folder / "log.csv", ("Barrier", "School", "Shoe size"), ("The copier is broken.", "Birch", "41"))
    (folder / "picture.png").write_bytes(b"no log")
    app = make_app()
    async with app.run_test(size=SIZE, notifications=False) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        compare(app, "window_open_80x24")
        await pilot.press("down", "enter")
        await settled(pilot)
        compare(app, "window_columns_80x24")


@pytest.mark.usefixtures("empty_casebook")
async def test_a_folder_with_nothing_to_read_says_so_and_backspace_leaves_it(
    make_app: MakeApp, settled: Settled, folder: Path
) -> None:
    """What cannot be read is not shown; the folder above holds this one."""
    (folder / "picture.png").write_bytes(b"no log")
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        empty = app.screen.query_one("#open-empty", Static)
        assert "nothing here that can be read. Press backspace" in str(empty.render())
        assert empty.display
        await pilot.press("backspace")
        await settled(pilot)
        assert Path(app.screen.query_one(LogTree).path) == folder.parent
        assert not empty.display


@pytest.mark.usefixtures("empty_casebook")
async def test_a_typed_folder_is_shown_and_a_typed_file_is_opened(
    make_app: MakeApp, settled: Settled, folder: Path
) -> None:
    """Tab leads to the line for the path."""
    (folder / "year").mkdir()
    _log(folder / "year" / "log.csv", ("Barrier",), ("The copier is broken.",))
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        await pilot.press("tab", *"year", "enter")
        await settled(pilot)
        assert isinstance(app.focused, LogTree)
        assert Path(app.focused.path).name == "year"
        await pilot.press("tab", "ctrl+u", *"year/log.csv", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ColumnPreviewScreen)


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize("first", ["y", "/", "~", "2"])
async def test_what_is_typed_in_the_tree_goes_into_the_line_for_the_path(
    make_app: MakeApp, settled: Settled, folder: Path, first: str
) -> None:
    """From the first letter on, without tab, in the place of what stood there."""
    (folder / "logs_of_2025").mkdir()
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        app.screen.query_one(Input).value = "an old path"
        await pilot.press({"/": "slash", "~": "tilde"}.get(first, first), *"ear")
        await settled(pilot)
        assert app.screen.query_one(Input).value == f"{first}ear"
        assert isinstance(app.focused, Input)


@pytest.mark.usefixtures("empty_casebook")
async def test_letters_that_come_faster_than_the_focus_are_all_kept(
    make_app: MakeApp, settled: Settled, folder: Path
) -> None:
    """As from a fast hand or a slow machine; a path that is pasted goes there whole."""
    (folder / "logs").mkdir()
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        for letter in "logs":
            app.post_message(events.Key(letter, letter))
        await settled(pilot)
        assert app.screen.query_one(Input).value == "logs"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.focused, LogTree)
        app.post_message(events.Paste(f"{folder}/logs/minutes.docx\n"))
        await settled(pilot)
        assert app.screen.query_one(Input).value == f"{folder}/logs/minutes.docx"


async def test_a_path_typed_straight_away_is_opened(make_app: MakeApp, settled: Settled, folder: Path) -> None:
    """And the keys of the tree still work in the tree."""
    _log(folder / "log.csv", ("Barrier",), ("The copier is broken.",))
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        await pilot.press("down", "space")
        await pilot.press("escape", "i")
        await settled(pilot)
        assert isinstance(app.focused, LogTree)
        await pilot.press(*"log.csv", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ColumnPreviewScreen)


@pytest.mark.usefixtures("empty_casebook")
@pytest.mark.parametrize(
    ("name", "inside"), [("broken.xlsx", b"\x00\xff" * 300), ("empty.csv", b""), ("heads.csv", b"Barrier,School\n")]
)
async def test_a_file_that_holds_nothing_to_read_is_told_and_nothing_is_saved(
    make_app: MakeApp, settled: Settled, folder: Path, empty_casebook: Casebook, name: str, inside: bytes
) -> None:
    """A window with its name and what to do; after it the items again."""
    (folder / name).write_bytes(inside)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        told = [str(each.render()) for each in app.screen.query(Static)] + [each.message for each in app._notifications]
        assert any(name in each and "Opening" not in each for each in told)
        await pilot.press(*["enter"] * isinstance(app.screen, ErrorDialog))
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert count_items(empty_casebook) == 0


@pytest.mark.usefixtures("empty_casebook")
async def test_a_column_is_put_right_by_keyboard(make_app: MakeApp, settled: Settled, folder: Path) -> None:
    """Enter, the list of what a column may hold, and the columns again as they are understood now."""
    _log(folder / "log.csv", ("Barrier", "Where"), ("The copier is broken.", "Birch"), ("Nobody speaks.", "Alder"))
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("down", "enter")
        assert isinstance(app.screen, Choose)
        choices = app.screen.query_one(OptionList)
        choices.highlighted = choices.get_option_index("owner")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ColumnPreviewScreen)
        assert "who owns it" in words(app)


async def test_hostile_names_headers_and_cells_are_words(
    make_app: MakeApp, settled: Settled, folder: Path, empty_casebook: Casebook
) -> None:
    """In the tree, in the columns, in the list of what one holds, and in an empty cell there is nothing."""
    name = HOSTILE.replace("/", "") + ".csv"
    _log(folder / name, ("Barrier", HOSTILE, ""), (HOSTILE, HOSTILE, ""), ("Nobody \x1b[31mspeaks.", "", "x"))
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        assert "[b]" in words(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ColumnPreviewScreen)
        assert "[b]" in words(app)
        await pilot.press("down", "enter")
        assert isinstance(app.screen, Choose)
        assert "What does “[b]" in words(app)
        for sign in ("\x1b", "\u202e"):
            assert sign not in words(app)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert count_items(empty_casebook) == 0


@pytest.mark.usefixtures("empty_casebook")
async def test_progress_is_shown_and_escape_asks_to_stop(make_app: MakeApp, settled: Settled) -> None:
    """Before the first message, in the middle, and with a hostile name; no total is no harm."""
    cancel, app = Cancel(), make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        shown = ProgressScreen(f"Reading {HOSTILE}", cancel)
        await app.push_screen(shown)
        await pilot.pause()
        assert "Loading the model" in words(app)
        assert "Reading [b]" in words(app)
        shown.post_message(Progress(0, 0, "items read"))
        shown.post_message(Progress(1_200, 4_000, "items read"))
        await settled(pilot)
        assert shown.query_one(ProgressBar).percentage == 0.3
        compare(app, "window_progress_80x24")
        await pilot.press("escape")
        await pilot.pause()
        with pytest.raises(Stop):
            cancel.check()
        assert isinstance(app.screen, Home)


async def test_stopped_in_the_middle_nothing_is_saved(
    make_app: MakeApp, settled: Settled, folder: Path, empty_casebook: Casebook
) -> None:
    """Escape while the model reads; the items stay as they were, and the same file can be read later."""
    rows = [(f"The bus number {number} was late and nobody told the families.",) for number in range(3_000)]
    _log(folder / "log.csv", ("Barrier",), *rows)
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ProgressScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert count_items(empty_casebook) == 0


async def test_a_model_that_is_gone_is_told_after_the_columns(
    make_app: MakeApp, settled: Settled, folder: Path, empty_casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The progress window makes way for the error, and nothing is saved."""
    monkeypatch.setenv("BALCONY_MODEL", str(folder / "nowhere"))
    _log(folder / "log.csv", ("Barrier",), ("The copier is broken.",))
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert isinstance(app.screen, ErrorDialog)
        await pilot.press("enter")
        assert isinstance(app.screen, Home)
        assert count_items(empty_casebook) == 0


@pytest.mark.usefixtures("empty_casebook")
async def test_doubts_are_told_with_the_columns_and_dates_are_turned_with_a_key(
    make_app: MakeApp, settled: Settled, folder: Path
) -> None:
    """3/4 may be either; `d` reads it the other way, and so it is kept."""
    _log(folder / "log.csv", ("Barrier", "Date raised"), ("The copier is broken.", "3/4/2026"))
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        await pilot.press(*"log.csv", "enter")
        await settled(pilot)
        told = str(app.screen.query_one("#columns-doubts", Static).content)
        assert told == ("No date tells whether the day or the month comes first, so 3/4/2026 is read as 4 March 2026.")
        await pilot.press("d")
        await settled(pilot)
        assert "no date tells" not in words(app)
        await pilot.press("r")
        await settled(pilot)
        assert [item.facts.raised for item in all_items(app.services.casebook())] == [date(2026, 4, 3)]


@pytest.mark.usefixtures("empty_casebook")
async def test_notes_are_read_at_once_for_they_have_no_columns(
    make_app: MakeApp, settled: Settled, folder: Path
) -> None:
    """Brackets and pictures in them are words like any other."""
    (folder / "notes.txt").write_text("- [b]Nobody[/b] trusts [link=x]the data\n- 🛏️ Beds short 😩\n", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("i")
        await settled(pilot)
        await pilot.press(*"notes.txt", "enter")
        await settled(pilot)
        assert isinstance(app.screen, Home)
        assert "[b]Nobody[/b] trusts [link=x]" in words(app)
        assert "🛏️ Beds short" in words(app)
