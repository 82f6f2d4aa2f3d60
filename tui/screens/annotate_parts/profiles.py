"""Who labels: choose a name, or add one; and whether everyone labels every item."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from casebook.annotating.profiles import add_profile, load_assignment, remove_profile, share_with_everyone
from casebook.database.annotating import list_annotations
from tui.screens.dialogs import Ask, Choice, Choose

if TYPE_CHECKING:
    from tui.app import BalconyApp

_NEW, _SHARE, _REMOVE = "\n", "\t", "\r"
"""No name has any of these in it."""
_SHARED_OUT = (
    "Items are shared out among all names, and each keeps its share when a name joins. One in five goes to two people,"
    " so that agreement can be measured."
)
_EVERY_ITEM = "Everyone labels every item, each without seeing what the others say: so agreement is measured on all."


def choose_profile(app: "BalconyApp", done: Callable[[], None]) -> None:
    """Ask who labels, then call `done`."""
    casebook = app.services.casebook()
    assignment = load_assignment(casebook)
    names = assignment.annotators
    if not names:
        _add(app, done, _SHARED_OUT)
        return
    counts = Counter(each.annotator for each in list_annotations(casebook) if each.label is not None)
    choices = [Choice(name, name, f"{counts[name]} labelled") for name in names]
    choices.append(Choice(_NEW, "another name …", shortcut="+"))
    other_way = "share the items out again" if assignment.by_everyone else "let everyone label every item"
    if len(names) > 1:
        choices.append(Choice(_SHARE, other_way, shortcut="="))
        choices.append(Choice(_REMOVE, "take a name away …", shortcut="-"))
    words = _EVERY_ITEM if assignment.by_everyone else _SHARED_OUT

    def take(key: str | None) -> None:
        if key == _NEW:
            _add(app, done, words)
        elif key == _SHARE:
            app.attempt(partial(share_with_everyone, casebook, every_item=not assignment.by_everyone))
            done()
            choose_profile(app, done)  # what changed stands there, and nobody was chosen yet
        elif key == _REMOVE:
            _remove(app, done, [choice for choice in choices if choice.shortcut is None])
        elif key is not None:
            app.services.annotator = key
            done()

    app.push_screen(Choose("Who labels?", choices, words, current=app.services.annotator), take)


def _remove(app: "BalconyApp", done: Callable[[], None], names: Sequence[Choice]) -> None:
    def take(name: str | None) -> None:
        if name is not None:
            app.attempt(remove_profile, app.services.casebook(), name)
            if app.services.annotator == name:
                app.services.annotator = ""
            done()
            choose_profile(app, done)

    words = "What they labelled stays, and their share goes to the others."
    app.push_screen(Choose("Who labels no longer?", names, words), take)


def _add(app: "BalconyApp", done: Callable[[], None], words: str) -> None:
    def take(written: str | None) -> None:
        name = " ".join((written or "").split())
        if name:
            app.attempt(add_profile, app.services.casebook(), name)
            app.services.annotator = name
            done()

    app.push_screen(Ask("Your name", words, value=app.services.preferences.who), take)
