"""A whole casebook leaves as a folder and comes back identically, on whichever database."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from casebook.database import keeping
from casebook.database.exporting import export_casebook
from casebook.database.importing import import_casebook
from casebook.database.ledger import redo, undo
from casebook.database.likenesses import store_likenesses
from casebook.database.opening import open_casebook
from casebook.database.preferences import set_setting
from casebook.database.verdicts import set_verdict, split_item
from casebook.incoming import Part
from casebook.records import NEW, Action, Likeness
from codebook.errors import CasebookError, InputError, OutputError
from codebook.keys import Label


def _live_in(casebook, fill, a_verdict) -> None:
    ids = fill(casebook, ("One\u2028", "[/Two]", "'=1+1\r\n\t\x00", "😀\ud800"))
    set_verdict(casebook, ids[0], a_verdict())
    split_item(casebook, ids[1], [Part("a", Label.TECHNICAL), Part("b", Label.NONE)], a_verdict())
    keeping.add(casebook, "ana", Action(NEW, "Call", ids[0]))
    undo(casebook, "ana")
    store_likenesses(casebook, [Likeness(ids[1], ids[0], 0.875)])
    set_setting(casebook, "theme", None)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_casebook_moves_to_another_database_and_back(casebook, beside, fill, a_verdict, state_of, tmp_path) -> None:
    """Rows, ids and ledger: the second export has the bytes of the first, and undo goes on where it was."""
    _live_in(beside, fill, a_verdict)
    export_casebook(beside, tmp_path / "first")
    counts = import_casebook(casebook, tmp_path / "first")
    assert counts["items"] == 6
    assert state_of(casebook) == state_of(beside)
    export_casebook(casebook, tmp_path / "second")
    assert _files(tmp_path / "second") == _files(tmp_path / "first")
    [back] = redo(casebook, "ana")
    assert keeping.add(casebook, "ana", Action(NEW, "Write")).id > back.row_id


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=40))
@example(words="\x00\ud800\udc00\x1f\x85\u2029")
@example(words="NULL")
def test_any_text_survives(words, fill, tmp_path_factory, state_of) -> None:
    """Line ends of every kind, quotes and control characters included."""
    folder = tmp_path_factory.mktemp("any")
    with open_casebook(f"sqlite:///{folder}/a.db") as one, open_casebook(f"sqlite:///{folder}/b.db") as other:
        fill(one, (words,))
        export_casebook(one, folder / "out")
        import_casebook(other, folder / "out")
        assert state_of(other) == state_of(one)


def test_only_an_empty_casebook_takes_an_export(casebook, beside, fill, tmp_path) -> None:
    """Ids would clash."""
    export_casebook(beside, tmp_path / "out")
    fill(casebook)
    with pytest.raises(CasebookError, match="is not empty"):
        import_casebook(casebook, tmp_path / "out")


def test_an_export_does_not_overwrite(beside, tmp_path) -> None:
    """And leaves nothing beside it when it fails."""
    (tmp_path / "out").mkdir()
    with pytest.raises(OutputError, match="is there already"):
        export_casebook(beside, tmp_path / "out")
    with pytest.raises(OutputError, match="cannot write"):
        export_casebook(beside, tmp_path / "no" / "where")
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["out"]


def _edit(out: Path) -> None:
    manifest = out / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"0001"', '"0999"'))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda out: (out / "items.jsonl").write_bytes(b"{}\n"), "was changed since"),
        (lambda out: (out / "items.jsonl").unlink(), "cannot be read"),
        (lambda out: (out / "manifest.json").write_bytes(b"[1]"), "is no exported casebook"),
        (lambda out: (out / "manifest.json").unlink(), "is no exported casebook"),
        (_edit, "newer Balcony"),
    ],
)
def test_a_spoilt_export_is_refused_whole(beside, state_of, tmp_path, spoil, says) -> None:
    """Nothing of it stays behind."""
    export_casebook(beside, tmp_path / "out")
    spoil(tmp_path / "out")
    with pytest.raises((InputError, CasebookError), match=says):
        import_casebook(beside, tmp_path / "out")
    assert not any(state_of(beside).values())


def test_a_row_that_does_not_fit_takes_the_rest_with_it(casebook, beside, fill, state_of, tmp_path) -> None:
    """Even where the sums were made to agree: nothing stays behind, and the line is named."""
    fill(beside)
    export_casebook(beside, tmp_path / "out")
    path, manifest = tmp_path / "out" / "items.jsonl", tmp_path / "out" / "manifest.json"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(path.read_bytes() + b'{"id": 9}\n')
    manifest.write_text(manifest.read_text().replace(before, hashlib.sha256(path.read_bytes()).hexdigest()))
    with pytest.raises(InputError, match=r"items\.jsonl, line 4: no row of this casebook"):
        import_casebook(casebook, tmp_path / "out")
    assert not any(state_of(casebook).values())
