"""The words for a meeting: complete, speakable, and as long as they say."""

import re
from pathlib import Path

import pytest

from codebook.errors import PlaybookError
from strategies.loader import load_playbook

SESSION = load_playbook().session
PHASES = {phase.key: phase for phase in SESSION.phases}
PRESETS = {preset.key: preset for preset in SESSION.presets}


def test_the_presets_are_those_of_the_design() -> None:
    """Four lengths, and the case consultation."""
    assert {key: preset.length for key, preset in PRESETS.items()} == {
        "15": 15,
        "30": 30,
        "60": 60,
        "90": 90,
        "case": 50,
    }


@pytest.mark.parametrize("key", PRESETS)
def test_a_preset_s_minutes_add_up_to_its_length(key: str) -> None:
    """And every phase that it names is there."""
    preset = PRESETS[key]
    assert sum(preset.minutes.values()) == preset.length
    assert len(SESSION.phases_of(preset)) == len(preset.minutes)


def test_the_case_consultation_runs_as_it_is_known() -> None:
    """Five, ten, fifteen in silence, ten, five, five."""
    case = PRESETS["case"]
    found = [(phase.key, case.minutes[phase.key]) for phase in SESSION.phases_of(case)]
    assert found == [("present", 5), ("ask", 10), ("listen", 15), ("steps", 10), ("respond", 5), ("close", 5)]


def test_a_whole_meeting_goes_through_the_phases_in_their_order() -> None:
    """What was taken on comes first, dissent before the close."""
    assert [phase.key for phase in SESSION.phases_of(PRESETS["60"])] == [
        "open", "temperature_in", "follow_up", "balcony", "diagnose", "split", "work", "decide", "voices", "close",
    ]  # fmt: skip


@pytest.mark.parametrize("key", [key for key in PRESETS if key != "case"])
def test_every_length_decides_hears_dissent_and_closes(key: str) -> None:
    """However short it is."""
    assert {"follow_up", "diagnose", "decide", "voices", "close"} <= set(PRESETS[key].minutes)


@pytest.mark.parametrize("key", PHASES)
def test_what_the_facilitator_says_can_be_said(key: str) -> None:
    """Two to four sentences, none longer than a breath."""
    sentences = re.split(r"(?<=[.?!])\s+", PHASES[key].say)
    assert 2 <= len(sentences) <= 4
    assert max(len(sentence.split()) for sentence in sentences) <= 30


@pytest.mark.parametrize("key", PHASES)
def test_a_phase_has_a_line_of_purpose_and_a_few_points_each(key: str) -> None:
    """Enough to go by, few enough to read standing up."""
    phase = PHASES[key]
    assert len(re.findall(r"[.?!](?:\s|$)", phase.purpose)) == 1
    assert 2 <= len(phase.do) <= 5
    assert 2 <= len(phase.watch_for) <= 4


def _loaded(tmp_path: Path, overlay: str) -> object:
    path = tmp_path / "ours.yaml"
    path.write_text(overlay, encoding="utf-8")
    return load_playbook(overlay=path)


def test_a_team_can_change_one_phase_s_words_by_key(tmp_path: Path) -> None:
    """The rest stays as it is."""
    path = tmp_path / "ours.yaml"
    path.write_text("session:\n  phases:\n    open:\n      say: Good morning. Let us begin.\n", encoding="utf-8")
    session = load_playbook(overlay=path).session
    assert [phase.key for phase in session.phases] == list(PHASES)
    assert session.phases[0].say == "Good morning. Let us begin."
    assert session.phases[0].do == PHASES["open"].do


def test_minutes_that_no_longer_add_up_are_refused_with_their_line(tmp_path: Path) -> None:
    """The message says by how much."""
    overlay = 'session:\n  presets:\n    "30":\n      minutes:\n        work: 9\n'
    with pytest.raises(PlaybookError, match=r"add up to 32, and its length is 30"):
        _loaded(tmp_path, overlay)


def test_a_phase_that_a_preset_needs_cannot_just_be_hidden(tmp_path: Path) -> None:
    """The preset has to let go of it as well."""
    with pytest.raises(PlaybookError, match="which is no phase"):
        _loaded(tmp_path, "session:\n  phases:\n    listen: hide\n")


def test_a_phase_of_one_s_own_can_be_added_to_a_preset_of_one_s_own(tmp_path: Path) -> None:
    """It comes last, and its words are checked like any other's."""
    overlay = """
session:
  phases:
    coffee:
      name: Coffee
      purpose: Drink some.
      say: The coffee is over there. Back in five minutes.
      do: [Drink.]
      watch_for: [Cold coffee.]
      sources: [S0]
  presets:
    ours: {name: Ours, fits: Us, length: 10, focus: 1, minutes: {open: 5, coffee: 5}}
"""
    path = tmp_path / "ours.yaml"
    path.write_text(overlay, encoding="utf-8")
    session = load_playbook(overlay=path).session
    ours = session.preset("ours")
    assert ours is not None
    assert [phase.key for phase in session.phases_of(ours)] == ["open", "coffee"]
