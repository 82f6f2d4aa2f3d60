"""Every action of a session and of its phases, once, as `tui/actions.py` does for the other screens."""

from tui.actions import Action

MEETING_ACTIONS = (
    Action("next_phase", "right", "Next", "Go on to the next phase; this one is done.", key_word="→", priority=True),
    Action("last_phase", "left", "Back", "Go back to the phase before.", key_word="←", priority=True),
    Action("skip", "s", "Skip", "Go on without this phase; why may be said, and may be left open."),
    Action("jump", "j", "Go to", "Go to any phase.", footer=False),
    Action("script", "tab", "Script", "Show the next part of what to say, to do and to watch for.", footer=False),
    Action("pause", "z", "Pause", "Stop the clock, or let it run again.", footer=False),
    Action("minutes(1)", "plus", "More time", "Give this phase a minute more.", footer=False, key_word="+"),
    Action("minutes(-1)", "minus", "Less time", "Take a minute from this phase.", footer=False, key_word="-"),
    Action("item(1)", "full_stop", "Item", "Go on to the next item.", key_word="."),
    Action("item(-1)", "comma", "Item before", "Go back to the item before.", footer=False, key_word=","),
    Action("park", "p", "Park", "Put something into the parking lot, to come back to."),
    Action("voice", "m", "Voice", "Put a dissent, or a view that is missing here, on record without a name."),
    Action("avoidance", "w", "Turned away", "Note that the group turned away from the work, never who.", footer=False),
    Action("heat(True)", "h", "Warmer", "Note that the heat rose, or raise it: what helps is shown.", footer=False),
    Action("heat(False)", "c", "Cooler", "Note that the heat fell, or lower it: what helps is shown.", footer=False),
    Action("undo", "ctrl+z", "Undo", "Take back what this session decided last.", footer=False),
    Action("close_meeting", "ctrl+e", "Close", "Close the session for good.", footer=False),
)
"""While a session runs. A phase's own keys stand beside these."""

OPENING_ACTIONS = (
    Action("people", "k", "How many", "Say how many people are here."),
    Action("title", "t", "Title", "Give the session a title."),
)
TEMPERATURE_ACTIONS = (
    Action("begin_round", "r", "Begin", "Begin the private entry: pass the keyboard round."),
    Action("show_spread", "v", "Show", "Show the spread, once all have entered.", footer=False),
)
FOLLOW_UP_ACTIONS = (
    Action("done", "d", "Done", "It is done; say what came of it."),
    Action("keep", "k", "Keep", "It goes on, perhaps with another date."),
    Action("drop", "x", "Drop", "It is given up, with a reason."),
    Action("answer", "a", "Answer", "Enter what another level answered.", footer=False),
)
DIAGNOSING_ACTIONS = (
    Action("begin_round", "r", "Vote", "Let each person enter a kind in private: pass the keyboard round."),
    Action("show_spread", "v", "Show", "Show the spread; then, pressed again, what the model reads."),
    Action("questions", "o", "Ask", "Show the questions that test the reading, or the reading again."),
    Action(
        "settle",
        "enter",
        "Settle",
        "Settle what most said; where that is both, take it apart.",
        footer=False,
    ),
    Action("kind('technical')", "t", "■ tech", "The group calls it technical, whatever the vote.", footer=False),
    Action("kind('adaptive')", "a", "◆ adapt", "The group calls it adaptive, whatever the vote.", footer=False),
    Action("reply('yes')", "y", "Yes", "The group answers the question on the screen with yes.", footer=False),
    Action("reply('no')", "n", "No", "No to the question on screen; where none is, no challenge.", footer=False),
    Action("reply('unsure')", "u", "Unsure", "The group cannot say.", footer=False),
)
SPLITTING_ACTIONS = (Action("split", "e", "Take apart", "Write the technical and the adaptive part as two items."),)
WORKING_ACTIONS = (
    Action("tick", "space", "Tick", "Tick the move under the cursor, or take the tick away.", footer=False),
    Action("strategy", "g", "Strategy", "Choose another strategy for this item."),
    Action("questions", "o", "Ask", "Show the questions to ask aloud, or the moves again."),
    Action("kind('technical')", "t", "■ tech", "The group calls it technical; the card follows.", footer=False),
    Action("kind('adaptive')", "a", "◆ adapt", "The group calls it adaptive; the card follows.", footer=False),
    Action("kind('none')", "n", "· none", "The group calls it no challenge; there is no card then.", footer=False),
)
DECIDING_ACTIONS = (
    Action("kind('technical')", "t", "■ tech", "The group calls it technical.", footer=False),
    Action("kind('adaptive')", "a", "◆ adapt", "The group calls it adaptive.", footer=False),
    Action("kind('none')", "n", "· none", "The group calls it no challenge.", footer=False),
    Action("action", "d", "Act", "Note who does what by when."),
    Action("experiment", "x", "Try", "Note something to try: if this happens, then we do that."),
    Action("fill_in", "enter", "Fill in", "Write what the action under the cursor still lacks.", footer=False),
    Action("escalate", "e", "Raise", "Raise it to a level that can decide it."),
)
VOICES_ACTIONS = (
    Action("covered", "d", "Turn", "The group agrees that the item under the cursor had its turn."),
    Action("differs", "v", "Differs", "Put a different view of someone here on record, without a name."),
    Action("not_here", "n", "Not here", "Put the view of someone who is not here on record.", footer=False),
)
CLOSING_ACTIONS = (
    Action("begin_round", "r", "Warmth", "Take the temperature again, in private."),
    Action("show_spread", "v", "Show", "Show the spread, once all have entered.", footer=False),
    Action("export", "o", "Export", "Write the summary in every form, before anyone leaves."),
    Action("finish", "ctrl+e", "Close", "Close the session for good.", footer=False),
)
CONSULTING_ACTIONS = (
    Action("question", "t", "Question", "Write what the presenter asks; it stands above the item."),
    Action("kinds", "k", "Kind", "Settle what kind of item it is, in the presenter's word.", footer=False),
    Action("take_on", "d", "Step", "Note the step that is taken on: who does it, by when."),
)
