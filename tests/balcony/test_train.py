"""`balcony train` as a coach calls it, with a few of the shipped training items."""

import hashlib
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode
from casebook.database.items import all_items
from casebook.database.keeping import add
from casebook.database.opening import open_casebook
from casebook.records import NEW, Annotation
from classifier.head_fitting import JOINED_OPTIONS
from classifier.locations import models_home, named_model, training_data_folder
from classifier.model_files import load_model, read_manifest
from classifier.onnx_encoder import OnnxEncoder
from classifier.training import TrainingOptions, train
from classifier.training_items import Split, load_splits
from codebook.keys import Label

_OF_EACH = {Split.TRAIN: 6, Split.DEV: 3}
"""Items of each strategy and driver."""


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a few of the shipped items, some for every class."""
    folder, shipped = tmp_path_factory.mktemp("small_data"), training_data_folder()
    (folder / "items").mkdir()
    splits, taken = load_splits(shipped), Counter[tuple[str, ...]]()
    lines, places = [], []
    for path in sorted((shipped / "items").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            split = splits.get(item["id"], Split.TEST)
            kinds = [(split, item["label"], str(item["strategy"])), (split, item["label"], str(item["driver"]))]
            if split in _OF_EACH and any(taken[kind] < _OF_EACH[split] for kind in kinds):
                taken.update(kinds)
                lines.append(line + "\n")
                places.append(f"{item['id']}\t{split}\n")
    (folder / "items" / "small.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "splits.tsv").write_text("".join(places), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small_model(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lexical model of those items."""
    folder = tmp_path_factory.mktemp("small_model")
    train(small_data, folder, TrainingOptions(max_terms=500), name="small")
    return folder


@pytest.fixture(autouse=True)
def _small(small_data: Path, small_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small model is in use, and its items are the shipped ones."""
    monkeypatch.setenv("BALCONY_MODEL", str(small_model))
    monkeypatch.setattr("classifier.locations.training_data_folder", lambda: small_data)


@pytest.fixture
def labels(tmp_path: Path) -> Callable[..., str]:
    """Writes annotations; gives the file's name."""

    def write(name: str = "labels.jsonl", words: Sequence[str] = "abcdefgh", **changes: str) -> str:
        line = {"label": "adaptive", "strategy": "voices", "driver": "systems", "annotator": "ana"} | changes
        records = [line | {"id": word, "text": f"The ramp is too steep, {word} say."} for word in words]
        path = tmp_path / name
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return str(path)

    return write


def test_train_writes_a_whole_model_where_it_is_told(run, labels, tmp_path: Path, small_model: Path) -> None:
    """Files, manifest and card; figures on standard output, words on standard error."""
    out = tmp_path / "new" / "ours"
    ended = run("train", "--annotations", labels(), "--out", str(out))
    assert ended.code == ExitCode.DONE, ended.err
    names = {"CARD.md", "encoder.npz", "heads.npz", "manifest.json", "pipeline.joblib"}
    assert {path.name for path in out.iterdir()} == names
    lines = ended.out.splitlines()
    assert lines[0] == f"{load_model(out).id}, from {load_model(small_model).id}"
    assert lines[1].startswith("8 annotations of 8 texts, beside ")
    assert lines[3].startswith("dev items, macro-F1 ")
    assert lines[3].endswith(f" {read_manifest(out)['items']['dev']}")
    assert f"Written to {out}. Use it with: --model {out}" in ended.err
    assert [path.name for path in out.parent.iterdir()] == ["ours"]


def test_a_named_model_joins_the_others_and_can_be_used(run, labels, monkeypatch: pytest.MonkeyPatch) -> None:
    """From annotations to readings by the new model."""
    assert run("train", "--annotations", labels(), "--name", "ours").code == ExitCode.DONE
    monkeypatch.delenv("BALCONY_MODEL")
    ended = run("models", "use", "ours", "--force")  # of a few items: worse than the one that came with Balcony
    assert ended.out == f"in use: {load_model(models_home() / 'ours').id}\n"
    assert json.loads(run("classify", "The ramp is too steep.").out)["model"].startswith("ours ")
    assert "* ours" in run("models", "list").out


@pytest.fixture
def taught(run, tmp_path: Path, small_data: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A casebook with ten labelled items, of which two came by chance; the items' ids."""
    for module in ("retraining_run", "challenger"):
        monkeypatch.setattr(f"casebook.annotating.{module}.training_data_folder", lambda: small_data)
    rows = "".join(f"{n},The ramp at door {n} is too steep.\n" for n in range(10))
    (tmp_path / "log.csv").write_text("id,barrier\n" + rows, encoding="utf-8")
    assert run("triage", str(tmp_path / "log.csv"), "--save").code == ExitCode.DONE
    with open_casebook() as casebook:
        ids = [item.id for item in all_items(casebook)]
        for place, item_id in enumerate(ids):
            drawn, at = "random" if place < 2 else "uncertain", datetime(2026, 3, 2 + place, tzinfo=UTC)
            add(casebook, "ana", Annotation(NEW, item_id, "ana", Label.TECHNICAL, at=at, drawn=drawn))
    return ids


@pytest.mark.usefixtures("taught")
def test_the_casebook_teaches_a_model_that_is_compared_and_not_used(run, tmp_path: Path) -> None:
    """The items that came by chance measure; the card says which labels it saw, by count, day and hash."""
    ended = run("train", "--from-casebook", "--name", "ours")
    assert ended.code == ExitCode.DONE, ended.err
    assert "8 annotations of 8 texts" in ended.out
    assert "on your items drawn by chance, 2:" in ended.out
    assert "on the items that came with Balcony" in ended.out
    assert ended.out.splitlines()[-1].startswith(("use it: ", "leave it: "))
    run("annotations", "export", str(tmp_path / "t.jsonl"), "--for-training")
    digest = hashlib.sha256((tmp_path / "t.jsonl").read_bytes()).hexdigest()
    card = (models_home() / "ours" / "CARD.md").read_text(encoding="utf-8")
    assert "1 people gave 8 labels; 0 of the annotations were settled between them, from 2026-03-04 to" in card
    assert f"Annotations by sha256: casebook {digest}." in card
    assert "ana" not in card.split("## Retrained")[1].split()
    assert "* ours" not in run("models", "list").out


@pytest.mark.parametrize(
    "words",
    [("--from-casebook",), ("--from-casebook", "--name", "x", "--out", "y"), ("--from-casebook", "--annotations", "f")],
)
def test_what_to_learn_from_and_where_to_is_said_once(run, words: tuple[str, ...]) -> None:
    """Else it is wrong usage, and nothing is made."""
    assert run("train", *words).code == ExitCode.USAGE
    assert not models_home().exists()


def test_train_reads_several_files_and_takes_the_name_of_its_folder(run, labels, tmp_path: Path) -> None:
    """`--annotations` may be repeated."""
    files = labels("ana.jsonl"), labels("ben.jsonl", words="fghijk", annotator="ben")
    ended = run("train", "--annotations", files[0], "--annotations", files[1], "--out", str(tmp_path / "team"))
    manifest = read_manifest(tmp_path / "team")
    assert ended.out.splitlines()[1].startswith("14 annotations of 11 texts")
    assert (manifest["name"], manifest["retrained"]["annotators"]) == ("team", 2)
    assert sorted(manifest["retrained"]["files"]) == ["ana.jsonl", "ben.jsonl"]


def test_a_model_is_replaced_only_when_asked(run, labels, tmp_path: Path) -> None:
    """And only one that this command made."""
    words = "train", "--annotations", labels(), "--out", str(tmp_path / "ours")
    run(*words)
    before = (tmp_path / "ours" / "heads.npz").read_bytes()
    refused = run(*words)
    assert (refused.code, "--replace" in refused.err) == (ExitCode.USAGE, True)
    assert (tmp_path / "ours" / "heads.npz").read_bytes() == before
    labels(label="technical", strategy="")
    assert run(*words, "--replace").code == ExitCode.DONE
    assert (tmp_path / "ours" / "heads.npz").read_bytes() != before


def test_a_folder_with_other_things_is_never_replaced(run, labels, tmp_path: Path, small_model: Path) -> None:
    """A person's folder, and a model that was not retrained."""
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.docx").touch()
    shutil.copytree(small_model, tmp_path / "trained")
    for name in ("thesis", "trained"):
        ended = run("train", "--annotations", labels(), "--out", str(tmp_path / name), "--replace")
        assert ended.code == ExitCode.USAGE
        assert "no model made by balcony train" in ended.err
    assert (tmp_path / "thesis" / "chapter.docx").exists()


def test_train_says_what_it_left_out(run, labels, tmp_path: Path, small_data: Path) -> None:
    """A dev item's text, and keys beside a label that has none."""
    splits = load_splits(small_data)
    items = map(json.loads, (small_data / "items" / "small.jsonl").read_text(encoding="utf-8").splitlines())
    dev = next(item["text"] for item in items if splits[item["id"]] is Split.DEV)
    path = Path(labels(label="none"))
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"text": dev, "label": "none"}) + "\n")
    ended = run("train", "--annotations", str(path), "--out", str(tmp_path / "ours"))
    assert "1 annotations left out" in ended.err
    assert "16 strategies or drivers ignored" in ended.err


def test_train_fills_the_cache_of_the_data_folder(
    run, labels, tmp_path: Path, home_of_the_test: Path, small_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows of sentences, of base and dev items, for the next time; rows of words are quickly made."""
    data, cache = tmp_path / "data", home_of_the_test / "cache"
    shutil.copytree(small_data, data)
    splits = (data / "splits.tsv").read_text(encoding="utf-8")
    (data / "splits.tsv").write_text(splits.replace(f"\t{Split.TRAIN}\n", f"\t{Split.HEADS}\n"), encoding="utf-8")
    options = replace(JOINED_OPTIONS, max_terms=500)
    train(data, tmp_path / "joined", options, sentences=OnnxEncoder.load(named_model("default")))
    monkeypatch.setattr("classifier.locations.training_data_folder", lambda: data)
    run("train", "--annotations", labels(), "--out", str(tmp_path / "lexical"))
    assert list(cache.glob("*.npy")) == []
    words = "train", "--annotations", labels(), "--model", str(tmp_path / "joined"), "--out"
    assert run(*words, str(tmp_path / "one")).code == ExitCode.DONE
    kept = {path.name: path.stat().st_mtime_ns for path in cache.glob("*.npy")}
    assert len(kept) == 2
    assert run(*words, str(tmp_path / "two")).code == ExitCode.DONE
    assert {path.name: path.stat().st_mtime_ns for path in cache.glob("*.npy")} == kept


def test_an_empty_folder_may_be_given(run, labels, tmp_path: Path) -> None:
    """A person may make the folder first; there is nothing in it to lose."""
    (tmp_path / "ours").mkdir()
    assert run("train", "--annotations", labels(), "--out", str(tmp_path / "ours")).code == ExitCode.DONE
    assert load_model(tmp_path / "ours").id.startswith("ours ")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--annotations", "absent.jsonl", "--name", "x"), ExitCode.INPUT, "there is no file absent.jsonl"),
        (("--annotations", "{bad}", "--name", "x"), ExitCode.INPUT, "line 1 is not JSON"),
        (("--annotations", "{few}", "--name", "x"), ExitCode.INPUT, "2 annotated texts are too few"),
        (("--annotations", "{good}"), ExitCode.USAGE, "say where the model goes"),
        (("--annotations", "{good}", "--name", "default"), ExitCode.USAGE, "the default model"),
        (("--annotations", "{good}", "--name", "../x"), ExitCode.USAGE, "a name is at most"),
        (("--annotations", "{good}", "--name", "x", "--model", "nowhere"), ExitCode.BROKEN, "no model in nowhere"),
        (("--name", "x"), ExitCode.USAGE, "--annotations"),
    ],
)
def test_train_answers_a_bad_call_with_one_line_and_leaves_nothing(
    run, labels, tmp_path: Path, words: tuple[str, ...], code: ExitCode, says: str
) -> None:
    """What, where, what to do; no folder, whole or half."""
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    files = {"good": labels(), "few": labels("few.jsonl", words="ab"), "bad": str(tmp_path / "bad.jsonl")}
    ended = run("train", *(word.format(**files) for word in words))
    assert (ended.code, ended.out) == (code, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1
    assert not models_home().exists() or list(models_home().iterdir()) == []


def test_train_without_scikit_learn_is_an_installation_to_mend(run, labels, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 5, and the line that installs it."""
    monkeypatch.setitem(sys.modules, "sklearn", None)
    ended = run("train", "--annotations", labels(), "--name", "ours")
    assert ended.code == ExitCode.BROKEN
    assert '-m pip install "scikit-learn' in ended.err
