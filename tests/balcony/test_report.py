"""`balcony report` from the command line to a file."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from casebook.database.logs import add_log
from casebook.database.opening import open_casebook
from casebook.facts import ItemFacts
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.records import StoredReading
from codebook.keys import Driver, Label, Strategy

Run = Callable[..., object]


def _reading(label: Label) -> StoredReading:
    p = {**dict.fromkeys(Label, 0.05), label: 0.9}
    ranked = ((Strategy.VOICES, 1.0),), ((Driver.DATA, 1.0),)
    return StoredReading(label, p, True, False, *ranked, (), "default 1", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def two_logs() -> None:
    """Two meetings' logs in the casebook of the test's home."""
    with open_casebook() as casebook:
        for number, day in ((1, date(2025, 9, 2)), (2, date(2026, 2, 3))):
            rows = [
                NewItem(Item(f"{row}", f"Trouble {row} of log {number}", row), ItemFacts(raised=day), _reading(label))
                for row, label in enumerate((Label.TECHNICAL, Label.ADAPTIVE, Label.NONE), start=1)
            ]
            sha = hashlib.sha256(bytes([number])).hexdigest()
            add_log(casebook, "ana", name=f"log-{number}.csv", kind="csv", sha256=sha, rows=rows)


@pytest.mark.usefixtures("two_logs")
@pytest.mark.parametrize("ending", ["html", "md", "docx"])
def test_report_is_written_by_its_ending(run: Run, tmp_path: Path, ending: str) -> None:
    """Words on standard error, nothing on standard output, one whole file."""
    done = run("report", "--out", str(tmp_path / f"r.{ending}"))
    assert (done.code, done.out) == (0, "")
    assert "2 logs, 6 items" in done.err
    assert [path.name for path in tmp_path.iterdir()] == [f"r.{ending}"]


@pytest.mark.usefixtures("two_logs")
def test_report_of_a_log_or_a_time_holds_that_alone(run: Run, tmp_path: Path) -> None:
    """Each stands beside what came before it."""
    for words in (("--log", "2"), ("--from", "2026-02", "--to", "2026-02")):
        assert run("report", "--out", str(tmp_path / "r.md"), *words).code == 0
        text = (tmp_path / "r.md").read_text(encoding="utf-8")
        assert "Trouble 2 of log 2" in text
        assert "Trouble 2 of log 1" not in text


@pytest.mark.usefixtures("two_logs")
def test_public_report_names_nothing(run: Run, tmp_path: Path) -> None:
    """No text of an item, and no file name."""
    assert run("report", "--out", str(tmp_path / "r.md"), "--audience", "public", "--log", "2").code == 0
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "Trouble" not in text
    assert "log-" not in text


@pytest.mark.usefixtures("two_logs")
@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--out", "r.pdf"), 2, "must end in one of .html, .md, .docx"),
        (("--out", "r.md", "--from", "2026-13"), 2, "write it as 2026-03"),
        (("--out", "r.md", "--to", "2026-03"), 2, "needs --from"),
        (("--out", "r.md", "--from", "2026-03", "--to", "2026-01"), 2, "comes before"),
        (("--out", "r.md", "--from", "2026-01", "--log", "1"), 2, "leave out --from"),
        (("--out", "r.md", "--log", "77"), 2, "there is no log 77"),
        (("--out", "r.md", "--from", "2025-11", "--to", "2025-11"), 4, "choose another --from"),
        ((), 2, "--out"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_done_is_said_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, says: str
) -> None:
    """And nothing is written."""
    monkeypatch.chdir(tmp_path)
    done = run("report", *words)
    assert done.code == code
    assert says in done.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_casebook_says_how_to_fill_it(run: Run, tmp_path: Path) -> None:
    """Nothing to do is its own exit code."""
    done = run("report", "--out", str(tmp_path / "r.html"))
    assert done.code == 4
    assert "balcony triage FILE --save" in done.err
