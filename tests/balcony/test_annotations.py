"""`balcony annotations` exchanges labels between two people's casebooks."""

import json
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode
from casebook.database.items import all_items
from casebook.database.keeping import add
from casebook.database.opening import open_casebook
from casebook.records import NEW, Annotation
from codebook.keys import Label


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log that both import."""
    path = tmp_path / "log.csv"
    path.write_text("id,barrier\n1,The printers jam again.\n2,Nobody dares to say it aloud.\n", encoding="utf-8")
    return path


def _labelled(run, monkeypatch: pytest.MonkeyPatch, home: Path, log: Path, who: str, labels: list[Label]) -> None:
    monkeypatch.setenv("BALCONY_HOME", str(home))
    assert run("triage", str(log), "--save").code == ExitCode.DONE
    with open_casebook() as casebook:
        for item, label in zip(all_items(casebook), labels, strict=True):
            add(casebook, who, Annotation(NEW, item.id, who, label, drawn="uncertain"))


def test_two_people_exchange_labels_and_measure_agreement(run, monkeypatch, tmp_path: Path, log: Path) -> None:
    """Export, a dry run, the merge, and agreement from the casebook."""
    file = tmp_path / "ben.jsonl"
    _labelled(run, monkeypatch, tmp_path / "b", log, "ben", [Label.TECHNICAL, Label.TECHNICAL])
    assert run("annotations", "export", str(file)).out.startswith("2 labels written")
    _labelled(run, monkeypatch, tmp_path / "a", log, "ana", [Label.TECHNICAL, Label.ADAPTIVE])
    assert "2 labels would be added" in run("annotations", "merge", str(file), "--dry-run").out
    assert "2 labels added, 0 replaced by later ones, 0 the same" in run("annotations", "merge", str(file)).out
    assert "0 labels added, 0 replaced by later ones, 2 the same" in run("annotations", "merge", str(file)).out
    report = json.loads(run("agreement", "--format", "json").out)
    assert report["label"]["overall"]["percent"]["value"] == 0.5


def test_labels_to_train_on_are_read_by_train(run, monkeypatch, tmp_path: Path, log: Path) -> None:
    """Too few here, and it is train that says so."""
    _labelled(run, monkeypatch, tmp_path / "a", log, "ana", [Label.TECHNICAL, Label.ADAPTIVE])
    file = tmp_path / "t.jsonl"
    assert run("annotations", "export", str(file), "--for-training").code == ExitCode.DONE
    ended = run("train", "--annotations", str(file), "--out", str(tmp_path / "model"))
    assert "2 annotated texts are too few" in ended.err


def test_items_that_are_not_here_are_named(run, tmp_path: Path) -> None:
    """With how to bring them in."""
    file = tmp_path / "x.jsonl"
    file.write_text('{"id": "1", "text": "Elsewhere.", "label": "none", "annotator": "zoe"}\n', encoding="utf-8")
    ended = run("annotations", "merge", str(file))
    assert "not in this casebook: zoe, “Elsewhere.”" in ended.out
    assert "balcony triage FILE --save" in ended.err


def test_an_empty_casebook_exports_nothing(run, tmp_path: Path) -> None:
    """And writes no file."""
    ended = run("annotations", "export", str(tmp_path / "x.jsonl"))
    assert ended.code == ExitCode.NOTHING_TO_DO
    assert not (tmp_path / "x.jsonl").exists()
    assert run("annotations", "bias").code == ExitCode.NOTHING_TO_DO


@pytest.fixture
def disputed(run, monkeypatch, tmp_path: Path, log: Path) -> list[int]:
    """A casebook in which Ana and Ben differ about the second of two items; the items' ids."""
    _labelled(run, monkeypatch, tmp_path / "a", log, "ana", [Label.TECHNICAL, Label.ADAPTIVE])
    with open_casebook() as casebook:
        ids = [item.id for item in all_items(casebook)]
        for item_id in ids:
            add(casebook, "ben", Annotation(NEW, item_id, "ben", Label.TECHNICAL))
    return ids


def test_what_people_differ_about_is_settled_blind_and_taken_back(run, disputed: list[int]) -> None:
    """The list shows no vote; the ruling does, and is one step."""
    listed = run("annotations", "settle")
    assert listed.out.split()[:2] == [str(disputed[1]), "label"]
    assert "technical" not in listed.out + listed.err
    words = "adaptive", "--strategy", "voices", "--reason", "edge-case", "--as", "Kim"
    settled = run("annotations", "settle", str(disputed[1]), *words)
    assert settled.out.splitlines() == [
        f"settled {disputed[1]}: adaptive, voices (edge case)",
        "  ana: adaptive",
        "  ben: technical",
    ]
    assert run("annotations", "settle").code == ExitCode.NOTHING_TO_DO
    run("undo")
    assert run("annotations", "settle").out == listed.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("999", "none", "--reason", "edge-case"), "there is no item 999"),
        (("1", "none", "--reason", "because"), "true-disagreement"),
        (("1", "none"), "say why people differed"),
        (("1",), "give item 1 a label"),
        (("1", "technical", "--strategy", "voices", "--reason", "edge case"), "a strategy belongs to adaptive"),
    ],
)
@pytest.mark.usefixtures("disputed")
def test_a_ruling_that_cannot_be_is_wrong_usage(run, words: tuple[str, ...], says: str) -> None:
    """Nothing of Balcony's is broken."""
    ended = run("annotations", "settle", *words)
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert says in ended.err


@pytest.mark.usefixtures("disputed")
def test_an_answer_is_moved_after_a_preview_and_taken_back(run) -> None:
    """Nothing changes before --apply."""
    preview = run("annotations", "relabel", "label", "adaptive", "technical")
    assert preview.out == "1 x annotation: label adaptive becomes technical\n"
    assert "Nothing was changed" in preview.err
    assert run("annotations", "relabel", "label", "adaptive", "technical", "--apply").code == ExitCode.DONE
    assert run("annotations", "relabel", "label", "adaptive", "technical").code == ExitCode.NOTHING_TO_DO
    run("undo")
    assert "1 item would go back to the queue" in run("annotations", "relabel", "label", "adaptive", "--split").out
    assert run("annotations", "relabel", "label", "adaptive").code == ExitCode.USAGE
    assert run("annotations", "relabel", "mood", "adaptive", "none").code == ExitCode.USAGE
