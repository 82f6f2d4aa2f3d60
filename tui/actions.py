"""Every action of the app, once: its key, its word in the footer, and the sentence that help and palette show."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does."""

    name: str
    """The action method of the screen, without `action_`; arguments in brackets may follow."""
    key: str
    """One or more keys, divided by commas; none for what the command palette alone offers."""
    word: str
    """What the footer calls it."""
    sentence: str
    """What it does, for help and the command palette."""
    footer: bool = True
    """Whether it stands in the footer; the others are found in help."""
    key_word: str | None = None
    """How the key is written, where its own name would not do."""
    priority: bool = False
    """Whether the key works while someone types in a field."""

    def binding(self) -> Binding:
        """The binding that Textual knows."""
        return Binding(
            self.key,
            self.name,
            self.word,
            show=self.footer,
            key_display=self.key_word,
            priority=self.priority,
            tooltip=self.sentence,
            id=self.name,
        )


def bindings(actions: Iterable[Action]) -> list[Binding]:
    """The bindings of a screen's actions."""
    return [action.binding() for action in actions if action.key]


APP_ACTIONS = (
    Action("help", "f1,question_mark", "Help", "Explain this screen and list its keys.", key_word="?"),
    Action("go('home')", "f2", "Items", "Show the items of the casebook.", footer=False),
    Action("go('balcony')", "f3", "Balcony", "Step back and look at the patterns.", footer=False),
    Action("go('session')", "f4", "Session", "Run a meeting, or go on with one.", footer=False),
    Action("go('annotate')", "f5", "Annotate", "Label items so that the next model learns from you.", footer=False),
    Action("go('playbook')", "f6", "Playbook", "Browse and search the playbook.", footer=False),
    Action("go('models')", "f7", "Models", "See which model reads, and how good it is.", footer=False),
    Action("go('settings')", "f8", "Settings", "Choose theme, minutes and names of levels.", footer=False),
    Action("undo", "ctrl+z", "Undo", "Take back the last decision, as far back as you like.", footer=False),
    Action("redo", "ctrl+y", "Redo", "Bring back a decision that was taken back.", footer=False),
    Action("command_palette", "ctrl+p", "Find a command", "Search everything that can be done here.", footer=False),
    Action("tour", "", "Tour", "Show once more what was shown the first time.", footer=False),
    Action("quit", "ctrl+q", "Quit", "Leave. Everything is saved already.", footer=False, priority=True),
)

HOME_ACTIONS = (
    Action("verdict('technical')", "t", "■ tech", "Decide: technical. Works on all selected items."),
    Action("verdict('adaptive')", "a", "◆ adapt", "Decide: adaptive. Works on all selected items."),
    Action("verdict('none')", "n", "· none", "Decide: no challenge. Works on all selected items."),
    Action("verdict_in_full", "v", "Verdict…", "Decide label, strategy and driver, with a note.", footer=False),
    Action(
        "clear_verdict", "x", "Withdraw", "Take the verdict away, so that the model's reading counts.", footer=False
    ),
    Action("split", "s", "Split", "Take a mixed item apart into a technical and an adaptive part."),
    Action("select", "space", "Select", "Select or let go of this item, to decide several at once.", footer=False),
    Action("select_all", "ctrl+a", "All", "Select all items that are listed, or let go of all.", footer=False),
    Action("search", "slash", "Search", "Search the items as you type.", key_word="/"),
    Action("filter", "f", "Filter", "Show only some labels, drivers, levels, units."),
    Action("sort", "o", "Sort", "Sort the list another way.", footer=False),
    Action("same_as", "y", "Said before?", "Say which earlier item is the same trouble, or none.", footer=False),
    Action("same(True)", "m", "Same", "Say that the two selected items are the same trouble.", footer=False),
    Action("same(False)", "M", "Not the same", "Say that the two selected items are not the same.", footer=False),
    Action("add_action", "c", "Action", "Note who does what by when about this item.", footer=False),
    Action("escalate", "e", "Raise", "Raise it to a level that can decide it.", footer=False),
    Action("open_file", "i", "Open", "Read a log or notes into the casebook."),
    Action("signs", "w", "Signs", "Show the signs that stand in the words themselves.", footer=False),
    Action("detail", "enter", "Whole item", "Show the whole item; again, or escape, to go back.", footer=False),
    Action(
        "everything",
        "escape",
        "Show all",
        "Leave one thing at a time: the whole item, the selection, then search and filter.",
        footer=False,
    ),
)

PLAYBOOK_ACTIONS = (
    Action("search", "slash", "Search", "Search names and texts of the playbook.", key_word="/"),
    Action("origins", "o", "Ours or theirs", "Say of each entry whether it is shipped or your own, and in which file."),
    Action("handout", "p", "Handout", "Write this page as a handout to print, beside where you started Balcony."),
    Action("everything", "escape", "All", "Clear the search.", footer=False),
)

MODELS_ACTIONS = (
    Action("use", "u", "Use", "Let the chosen model read from now on."),
    Action("reload", "r", "Look again", "Look for models again.", footer=False),
)

SETTINGS_ACTIONS = (
    Action("change", "enter", "Change", "Change the setting under the cursor.", key_word="⏎", priority=True),
)
"""The arrow keys choose a setting."""

BALCONY_ACTIONS = (
    Action("open", "enter", "Show items", "Show the items behind the bar or number under the cursor."),
    Action("period", "p", "Time", "Look at all there is, a school year, three months or one month."),
    Action("earlier(1)", "comma", "Earlier", "Look at the time before.", key_word=","),
    Action("earlier(-1)", "full_stop", "Later", "Look at the time after.", key_word="."),
    Action("level", "l", "Level", "Look at one level only, or at all."),
    Action("unit", "u", "Unit", "Look at one school, ward or site only, or at all."),
    Action("with_units", "b", "Units", "Show or hide bars of schools, wards and sites.", footer=False),
    Action("everything", "escape", "All", "Look at everything again.", footer=False),
    Action("jump(1)", "1", "Wins", "Go to what went well.", footer=False),
    Action("jump(2)", "2", "Back", "Go to what came back.", footer=False),
    Action("jump(3)", "3", "Kinds", "Go to technical or adaptive.", footer=False),
    Action("jump(4)", "4", "Months", "Go to month by month.", footer=False),
    Action("jump(5)", "5", "Drivers", "Go to where it sits.", footer=False),
    Action("jump(6)", "6", "Levels", "Go to at which level.", footer=False),
    Action("jump(7)", "7", "Voices", "Go to who is heard.", footer=False),
    Action("jump(8)", "8", "Promises", "Go to promised and asked.", footer=False),
    Action("jump(9)", "9", "Advice", "Go to what the playbook says.", footer=False),
)
"""`tab` goes from section to section, the arrow keys from bar to bar."""

ANNOTATE_ACTIONS = (
    Action("label('technical')", "t", "tech", "Label it technical."),
    Action("label('adaptive')", "a", "adapt", "Label it adaptive."),
    Action("label('none')", "n", "none", "Label it as no challenge."),
    Action("choose(1)", "1", "Answer", "Answer with the number that stands before the words.", False, "1 to 8"),
    Action("keep", "enter", "Keep", "Keep your word and take the next item.", key_word="⏎"),
    Action("mixed", "m", "Mixed", "Say that there is a technical fault in it too, or not.", footer=False),
    Action("note", "w", "Note", "Write a note on this item.", footer=False),
    Action("evidence", "e", "Evidence", "Choose the words that show it.", footer=False),
    Action("ask('strategy')", "s", "Strategy", "Choose the strategy again.", footer=False),
    Action("ask('driver')", "d", "Driver", "Choose the driver again.", footer=False),
    Action("skip", "k", "Skip", "Put this item behind the others."),
    Action("aside('unsure')", "u", "Unsure", "Say that you are unsure, and why: someone else settles it."),
    Action("aside('flagged')", "f", "Flag", "Say that something is wrong with this item.", footer=False),
    Action("codebook", "c", "Codebook", "Show or hide the codebook.", footer=False),
    Action("search", "slash", "Rules", "Search the codebook; enter on a rule cites it in your note.", key_word="/"),
    Action("undo", "z,ctrl+z", "Undo", "Take back your last answer, as far back as you like.", key_word="z"),
    Action("redo", "y,ctrl+y", "Redo", "Bring back what you took back.", footer=False, key_word="y"),
    Action("profile", "p", "Who", "Choose who labels, or add a name.", footer=False),
    Action("part('agreement')", "g", "Agreement", "See how far people agree.", footer=False),
    Action("part('adjudicate')", "j", "Judge", "Settle what people differ about.", footer=False),
    Action("part('norming')", "o", "Norm", "Label a few items together, talk, and label again.", footer=False),
    Action("part('readiness')", "r", "Ready?", "See whether you have labelled enough.", footer=False),
    Action("part('learn')", "l", "Learn", "Let a model learn from your labels, and compare it.", footer=False),
    Action("open_file", "i", "Open", "Read a log or notes into the casebook.", footer=False),
    Action("leave", "escape", "Back", "Leave the search, the evidence or a question asked again.", footer=False),
)
ANNOTATE_NUMBERS = (
    *(Action(f"choose({number})", str(number), str(number), "", footer=False) for number in range(2, 9)),
    Action("move(-1)", "up,left", "", "", footer=False),
    Action("move(1)", "down,right", "", "", footer=False),
    Action("move(-10)", "pageup", "", "", footer=False),
    Action("move(10)", "pagedown", "", "", footer=False),
)
"""More keys of the same kind, which help need not list one by one."""

PART_ACTIONS = (Action("close", "escape", "Back", "Go back to the item in hand."),)
"""Of each screen behind the Annotate screen."""

AGREEMENT_ACTIONS = (
    Action("reload", "r", "Again", "Count again what was labelled meanwhile."),
    *PART_ACTIONS,
)

_ANSWERS = (
    Action("label('technical')", "t", "tech", "Label it technical."),
    Action("label('adaptive')", "a", "adapt", "Label it adaptive."),
    Action("label('none')", "n", "none", "Label it as no challenge."),
)

ADJUDICATE_ACTIONS = (
    *_ANSWERS,
    Action("choose(1)", "1", "Answer", "Answer with the number that stands before the words.", False, "1 to 8"),
    Action("for_codebook", "x", "Codebook", "Say that the codebook should say more about such items, or not."),
    Action("note", "w", "Note", "Write why you settle it so.", footer=False),
    Action("next", "enter", "Next", "Take the next one.", key_word="⏎"),
    Action("skip", "k", "Later", "Leave it for later."),
    Action("undo", "z,ctrl+z", "Undo", "Take back what you settled last.", key_word="z"),
    Action("redo", "y,ctrl+y", "Redo", "Bring back what you took back.", footer=False, key_word="y"),
    *PART_ACTIONS,
)

NORMING_ACTIONS = (
    Action("begin", "b", "Begin", "Begin a session with everyone who labels, on items that people differ about."),
    *_ANSWERS,
    Action("choose(1)", "1", "Who", "After the talk: choose whose mind changed.", False, "1 to 8"),
    Action("next", "enter", "Next", "Reveal the spread; then take the next item.", key_word="⏎"),
    Action("step_back", "backspace", "Redo", "Let the one before say it again, as long as it is hidden."),
    *PART_ACTIONS,
)

READINESS_ACTIONS = (
    Action("reload", "r", "Again", "Work it out again."),
    Action("curve", "c", "Curve", "Fit models on growing parts of the labels, to see whether more of them help."),
    *PART_ACTIONS,
)

LEARN_ACTIONS = (
    Action("train", "t", "Train", "Let a model learn from the labels, while you go on."),
    Action("compare", "c", "Compare", "Compare the new model with the one in use again.", footer=False),
    Action("promote", "p", "Promote", "Let the new model read from now on."),
    Action("roll_back", "b", "Roll back", "Let the model before read again."),
    Action("read_again", "a", "Read again", "Let the model in use read the items again that another one read."),
    *PART_ACTIONS,
)

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

MEETING_BEGIN_ACTIONS = (
    Action("choose", "enter", "Choose", "Begin a session of this length, or go on with one.", footer=False),
)

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
    Action("reply('yes')", "y", "Yes", "The group answers the question on the screen with yes.", footer=False),
    Action("reply('no')", "n", "No", "The group answers with no.", footer=False),
    Action("reply('unsure')", "u", "Unsure", "The group cannot say.", footer=False),
)
SPLITTING_ACTIONS = (Action("split", "e", "Take apart", "Write the technical and the adaptive part as two items."),)
WORKING_ACTIONS = (
    Action("tick", "space", "Tick", "Tick the move under the cursor, or take the tick away.", footer=False),
    Action("strategy", "t", "Strategy", "Choose another strategy for this item."),
    Action("questions", "o", "Ask", "Show the questions to ask aloud, or the moves again."),
)
DECIDING_ACTIONS = (
    Action("verdict('technical')", "t", "■ tech", "The group calls it technical.", footer=False),
    Action("verdict('adaptive')", "a", "◆ adapt", "The group calls it adaptive.", footer=False),
    Action("verdict('none')", "n", "· none", "The group calls it no challenge.", footer=False),
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
    Action("take_on", "d", "Step", "Note the step that is taken on: who does it, by when."),
)
