"""The words and pictures of the phases in which a group works on an item, as plain text."""

from casebook.meeting.coverage import Coverage, ItemCoverage
from casebook.records import NEW, Action, Voice
from codebook.keys import Label, Strategy
from strategies.advice import advise
from tui.detail_text import Styles
from tui.meeting_work_text import (
    action_text,
    aloud_text,
    card_text,
    covered_text,
    heat_text,
    nothing_taken_on,
    part_column,
    reminder,
    voices_text,
)

from .conftest import HOSTILE
from .small_meeting import the_playbook

STYLES = Styles("blue", "purple", "grey50", "yellow", "cyan")


def test_the_card_holds_the_move_in_full_and_all_moves_with_their_ticks() -> None:
    """Minutes, who, words to say; what was ticked shows in both places."""
    advice = advise(the_playbook(), Label.ADAPTIVE, Strategy.VOICES, None)
    ticked = (advice.moves[0].key,)
    shown = card_text(advice, ticked, 0, STYLES, 56).plain
    assert "✓ done  Collect views in private before the meeting\n15 min, everyone affected, facilitator reads" in shown
    assert "“I'll read every card once" in shown
    assert f"Moves, 1 of {len(advice.moves)} done" in shown
    assert "▶ ✓ 15 min  Collect views in private" in shown
    assert "  ○ 10 min  List who is affected and not here\n" in shown
    assert "✓ done" not in card_text(advice, ticked, 1, STYLES, 56).plain


def test_the_way_that_the_heat_goes_comes_first() -> None:
    """Both ways stand there; a repair has none."""
    advice = advise(the_playbook(), Label.ADAPTIVE, Strategy.VOICES, None)
    up, down = (heat_text(advice, up=up, styles=STYLES).plain for up in (True, False))
    assert up.index(advice.raise_heat[0]) < up.index(advice.lower_heat[0])
    assert down.index(advice.lower_heat[0]) < down.index(advice.raise_heat[0])
    repair = advise(the_playbook(), Label.TECHNICAL, None, None)
    assert "no heat of its own" in heat_text(repair, up=True, styles=STYLES).plain
    assert "Take care" in aloud_text(advice, STYLES).plain


def test_what_suits_the_items_kind_is_offered_first() -> None:
    """An experiment for an adaptive item, a plan for any other."""
    assert nothing_taken_on(Label.ADAPTIVE, STYLES).plain.splitlines()[1].startswith("x ")
    assert nothing_taken_on(Label.TECHNICAL, STYLES).plain.splitlines()[1].startswith("d ")
    assert nothing_taken_on(None, STYLES).plain.splitlines()[1].startswith("d ")


def test_a_complete_action_says_so() -> None:
    """And what one lacks stands beneath it."""
    action = Action(NEW, "Ask", owner="Kim", if_then="if so, then that")
    assert action_text(action, (), here=True).plain.splitlines()[-1] == "  ✓ complete"
    assert action_text(action, ("no date: by when?",), here=False).plain.splitlines() == [
        "• Ask",
        "  Kim, no date",
        "  if … then: if so, then that",
        "  ! no date: by when?",
    ]


def test_a_turn_is_told_in_marks_and_words() -> None:
    """An item that is no longer in the casebook is left out."""
    found = Coverage((ItemCoverage(1, shown=True, decided=False, has_action=True, owned_and_dated=False),))
    assert covered_text(found, {}, 0, 80).plain == ""


def test_hostile_words_stay_words() -> None:
    """In every text that shows what a person wrote."""
    action = Action(NEW, HOSTILE, owner=HOSTILE, measure=HOSTILE, if_then=HOSTILE)
    texts = (
        reminder(HOSTILE, 80),
        part_column(Label.ADAPTIVE, "it would stay", (), None, STYLES),
        action_text(action, (), here=True),
        voices_text([Voice(NEW, HOSTILE, missing=True)], STYLES),
    )
    whole = "\n".join(text.plain for text in texts)
    assert whole.count("[/foo] [bold red]") == 6
    assert "\x1b" not in whole
    assert "\u202e" not in whole
