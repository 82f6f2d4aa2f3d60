"""What a person chose comes back, and a broken file says so."""

import pytest

from casebook.preferences import Preferences, load_preferences, preferences_file, save_preferences
from codebook.errors import InputError


def test_choices_come_back_as_they_were_saved() -> None:
    """Also beside what a newer program kept."""
    chosen = Preferences(who="Ana", minutes={"open": 5}, level_names={"district": "Trust"}, tour_seen=True)
    assert load_preferences() == Preferences()
    save_preferences(chosen)
    assert load_preferences() == chosen
    text = preferences_file().read_text("utf-8")
    preferences_file().write_text(text.replace("{", '{"newer": 1,', 1), "utf-8")
    assert load_preferences() == chosen


@pytest.mark.parametrize("text", ["{", "[]", '{"who": 5}', '{"minutes": {"open": "5"}}'])
def test_a_broken_file_is_named(text: str) -> None:
    """With what to do."""
    save_preferences(Preferences())
    preferences_file().write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"preferences\.json.*delete it"):
        load_preferences()
