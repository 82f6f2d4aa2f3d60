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
    Action("export", "", "Export labels", "Write all labels to a file, to send to a colleague.", footer=False),
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
    Action("export", "x", "Export", "Write all labels to a file, to send to a colleague or to count again."),
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
    Action("step_back", "z,backspace", "Step back", "Take back a hidden word, or go to the item before.", key_word="z"),
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
