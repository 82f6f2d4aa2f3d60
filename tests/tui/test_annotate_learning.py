"""A new model takes the place of the one in use only when a person says so, and goes again as easily."""

import json
import shutil

import pytest

from casebook.annotating.challenger import OWN, compare_labels, decide
from casebook.database.casebook import Casebook
from casebook.database.preferences import get_setting
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
    assert "Leave it: it is not better beyond noise" in shown.plain
    assert "2 read differently: 1 right now, 1 right before" in shown.plain
    assert "[/foo] 39" in shown.plain


def _styles() -> Styles:
    """Any styles."""
    return Styles("red", "green", "blue", "yellow", "cyan")
