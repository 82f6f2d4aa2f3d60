"""What a model may learn from the casebook, and that a stop leaves nothing behind."""

import hashlib
from pathlib import Path

import pytest

from casebook.annotating.adjudication import Reason, Ruling, settle
from casebook.annotating.exchange import lines_of, lines_to_train_on
from casebook.annotating.lines import write_lines
from casebook.annotating.retraining_run import SOURCE, judge, labels_to_learn, own_items, run_retraining
from casebook.database.casebook import Casebook
from casebook.database.logs import add_log
from casebook.incoming import NewItem
from casebook.items import Item
from casebook.watching import Watch
from classifier.locations import model_folder, models_home
from codebook.errors import NothingToDoError, UsageError
from codebook.keys import Label, Strategy


class _StoppedError(Exception):
    """A person asked to stop."""


@pytest.fixture
def taught(open_filled, label) -> Casebook:
    """Ana and Ben differ about the second item, which is settled; the first and one of its words came by chance."""
    casebook, ids = open_filled("ours")
    rows = [NewItem(Item("9", "the printers jam", 1)), *(NewItem(Item(str(n), f"Text {n}.", n)) for n in range(2, 6))]
    more = add_log(casebook, "x", name="b.csv", kind="csv", sha256="f" * 64, rows=rows)[1]
    label(casebook, ids[0], "ana", Label.TECHNICAL, drawn="random")
    for item in (*ids[1:], *more):
        label(casebook, item, "ana", Label.TECHNICAL, drawn="uncertain")
    label(casebook, ids[1], "ben", Label.ADAPTIVE, strategy=Strategy.VOICES)
    settle(casebook, "kim", ids[1], Ruling(Label.ADAPTIVE, Strategy.VOICES, None, Reason.EDGE_CASE))
    return casebook


def test_a_model_learns_what_is_settled_and_no_words_that_measure(taught: Casebook, tmp_path: Path) -> None:
    """Its hash is that of the file that is exported for training; the card gets counts and days, no names."""
    given = labels_to_learn(taught)
    assert [each.label for each in given.annotations if each.text == "Nobody says it aloud."] == [Label.ADAPTIVE]
    assert not [each.text for each in given.annotations if "printers" in each.text]
    assert given.origin.people == (7, 1)
    assert given.origin.settled == 1
    assert given.origin.first == "2026-03-02"
    write_lines(tmp_path / "t.jsonl", lines_to_train_on(lines_of(taught)))
    assert given.hashes == {SOURCE: hashlib.sha256((tmp_path / "t.jsonl").read_bytes()).hexdigest()}


def test_what_measures_is_what_came_by_chance(taught: Casebook) -> None:
    """With the label that people gave."""
    assert [(each.text, each.label) for each in own_items(taught)] == [("The printers jam.", Label.TECHNICAL)]


@pytest.mark.parametrize("step", [1, 2])
def test_a_stop_leaves_nothing_behind(taught: Casebook, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the training, and after it."""
    monkeypatch.setattr("classifier.retraining.retrain", lambda *_, **__: None)  # minutes on the real items
    asked = []

    def check() -> None:
        asked.append(1)
        if len(asked) == step:
            raise _StoppedError

    with pytest.raises(_StoppedError):
        run_retraining(taught, model_folder(), "ours", watch=Watch(check=check))
    assert list(models_home().iterdir()) == []


def test_without_a_label_there_is_nothing_to_learn(open_filled, label) -> None:
    """Items drawn by chance alone teach nothing."""
    casebook, ids = open_filled("ours")
    label(casebook, ids[0], "ana", Label.TECHNICAL, drawn="random")
    with pytest.raises(NothingToDoError, match="only measure"):
        labels_to_learn(casebook)
    with pytest.raises(UsageError, match="the default model"):
        run_retraining(casebook, model_folder(), "default")


def test_a_model_that_was_not_retrained_has_nothing_to_prove() -> None:
    """The default is what one goes back to."""
    assert judge("default", []) is None
