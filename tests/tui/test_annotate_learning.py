"""A new model takes the place of the one in use only when a person says so, and goes again as easily."""

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from casebook.annotating.automation_bias import readings_shown
from casebook.annotating.challenger import OWN, compare_labels, decide
from casebook.annotating.reading_again import read_again
from casebook.database.casebook import Casebook
from casebook.database.items import all_items
from casebook.database.preferences import get_setting
from casebook.database.readings import readings_of
from casebook.records import NEW, Annotation
from classifier.classifier import Classifier
from classifier.labelled import LabelledText
from classifier.locations import models_home, named_model
from codebook.errors import NothingToDoError
from codebook.keys import Label
from tui.annotate_learning import Learning, learning_of, promote, roll_back
from tui.detail_text import Styles
from tui.screens.annotate_parts.learn_text import learn_text


@pytest.fixture
def with_challenger(filled_casebook: Casebook) -> Casebook:
    """A casebook beside whose default model stands one of the same files."""
    place = models_home() / "ours-1"
    shutil.copytree(named_model("default"), place)
    return filled_casebook


def test_promoting_keeps_who_and_why_and_rolling_back_ends_it(with_challenger: Casebook) -> None:
    """What reads, before and after; and nothing is left to go back to."""
    learning = learning_of(with_challenger)
    assert (learning.in_use, learning.challenger, learning.before) == ("default", "ours-1", None)
    promote(with_challenger, learning, "Ana", "our words are in it")
    after = learning_of(with_challenger)
    assert (after.in_use, after.challenger, after.before) == ("ours-1", None, "default")
    (kept,) = get_setting(with_challenger, "annotating.promoted")
    assert (kept["model"], kept["before"], kept["who"], kept["why"]) == (
        "ours-1", "default", "Ana", "our words are in it",
    )  # fmt: skip
    assert json.dumps(kept)
    roll_back()
    assert learning_of(with_challenger).in_use == "default"
    with pytest.raises(NothingToDoError):
        roll_back()


def test_without_a_new_model_there_is_nothing_to_promote(filled_casebook: Casebook) -> None:
    """Words that say what to do."""
    with pytest.raises(NothingToDoError, match="t trains one"):
        promote(filled_casebook, learning_of(filled_casebook), "Ana", "")


def test_the_comparison_says_how_many_changed_and_shows_hostile_words_as_words() -> None:
    """A challenger that reads two of forty items otherwise, one rightly; the advice stands with its reason."""
    texts = [LabelledText(f"[/foo] {n}", Label.NONE, (), (), str(n)) for n in range(40)]
    champion = [Label.NONE] * 39 + [Label.ADAPTIVE]
    challenger = [Label.TECHNICAL] + [Label.NONE] * 39
    found = decide("default", "ours-1", [compare_labels(OWN, texts, champion, challenger)])
    shown = learn_text(Learning("default", "ours-1", None, 40, 40), found, "", _styles())
    assert "Leave it: it is not better beyond chance" in shown.plain
    assert "2 read differently: 1 right now, 1 right before" in shown.plain
    assert "[/foo] 39" in shown.plain


def _styles() -> Styles:
    """Any styles."""
    return Styles("red", "green", "blue", "yellow", "cyan")


def test_items_of_another_model_are_counted_and_read_again(filled_casebook: Casebook) -> None:
    """All six were read by `test`: now by the default model, the earlier readings kept, decisions untouched."""
    classifier = Classifier.load(named_model("default"))
    assert learning_of(filled_casebook).old == 6
    before = {item.id: item.reading for item in all_items(filled_casebook)}
    read, changed = read_again(filled_casebook, classifier)
    now = {item.id: item.reading for item in all_items(filled_casebook)}
    assert read == 6
    assert changed == sum(now[each].label is not before[each].label for each in now)  # type: ignore[union-attr]
    assert learning_of(filled_casebook).old == 0
    assert readings_of(filled_casebook, 1)[-1] == before[1]
    assert read_again(filled_casebook, classifier) == (0, 0)


def test_the_screen_says_that_items_keep_their_reading_and_who_chose_the_model() -> None:
    """What waits to be read again, with its key, and whose word it was."""
    shown = learn_text(Learning("ours-1", None, "default", 40, 40, 65, "Chosen by [/b]: why"), None, "", _styles())
    assert "65 items were read by another model and keep that reading. a reads them again." in shown.plain
    assert "Chosen by [/b]: why" in shown.plain
    assert "keep that reading" not in learn_text(Learning("ours-1", None, None, 1, 1), None, "", _styles()).plain


def test_what_was_shown_stays_what_was_shown() -> None:
    """Whoever was swayed by a reading was swayed by the one of that day, whatever a newer model says."""
    day = datetime(2026, 4, 1, tzinfo=UTC)
    said = [Annotation(NEW, 1, "Ana", Label.NONE, at=day + timedelta(days=1))]
    read = {1: [(day, Label.TECHNICAL), (day + timedelta(days=2), Label.NONE)], 2: [(day, Label.ADAPTIVE)]}
    assert readings_shown(said, read) == {1: Label.TECHNICAL, 2: Label.ADAPTIVE}


@pytest.mark.parametrize("width", [80, 112])
def test_a_changed_item_stands_on_one_line(width: int) -> None:
    """However long its words are."""
    texts = [LabelledText("many words of it " * 20 + str(n), Label.NONE, (), (), str(n)) for n in range(3)]
    found = decide("default", "ours-1", [compare_labels(OWN, texts, [Label.NONE] * 3, [Label.ADAPTIVE] * 3)])
    shown = learn_text(Learning("default", "ours-1", None, 3, 3), found, "", _styles(), cells=width - 6)
    changed = [line for line in shown.plain.splitlines() if "many words" in line]
    assert len(changed) == 3
    assert max(len(line) for line in changed) <= width - 6
