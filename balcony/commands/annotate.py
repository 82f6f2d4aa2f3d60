"""`balcony annotate`: label items one at a time, blind first, so that the next model learns from you."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.commands.app import File, check_file
from balcony.doubts import say_doubts
from balcony.terminal import plain, say
from codebook.errors import NothingToDoError, UsageError

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from tui.services import Services

EPILOG = """\b
Examples:
  balcony annotate --as Ana
  balcony annotate examples/barrier_log.xlsx --as Ben

t a n label, a number answers, enter keeps your word and takes the next item, z takes back, ? explains. Every key that
decides is saved at once. In the app the same is under F5; balcony agreement counts how far people agree."""

Profile = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", help="Under whose name you label; a new name joins. Asked for otherwise."),
]


def annotate(file: File = None, profile: Profile = None) -> None:
    """Label items one at a time, to teach the next model.

    With FILE only its items come; it is read into the casebook if it is not there yet. Without, all items of the
    casebook. You label each item before you see what the model reads.
    """
    name = " ".join((profile or "").split())
    if profile is not None and not name:
        raise UsageError("--as needs a name")
    if "TEXTUAL_DRIVER" not in os.environ and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("labelling needs a terminal; labels from elsewhere come in with balcony annotations merge")
    check_file(file)
    from tui.app import BalconyApp  # Textual, 0.4 s
    from tui.services import Services

    services = Services()
    services.annotator = name
    prepare(services, file)
    BalconyApp(services, start="annotate").run()


def prepare(services: "Services", file: Path | None) -> None:
    """Add the name, and read the file in.

    Raises:
        InputError: The file cannot be read.
        NothingToDoError: It holds nothing.
        CasebookError: The casebook cannot be used.
    """
    from casebook.annotating.profiles import add_profile

    if services.annotator:
        add_profile(services.casebook(), services.annotator)
    if file is not None:
        services.annotated_only = _items_of(services, file)


def _items_of(services: "Services", file: Path) -> frozenset[int]:
    """The ids of a file's items, which are read into the casebook where they are not there yet."""
    from casebook.intake.choices import Choices
    from casebook.intake.reading import read_log
    from casebook.intake.remembered import recall
    from casebook.saving import read_and_save

    memory, _ = recall()
    log = read_log(file, choices=Choices(memory=memory))
    try:
        saved = read_and_save(services.casebook(), services.who, log, services.classifier())
    except NothingToDoError:
        if (known := _known(services.casebook(), file)) is None:
            raise
        say(f"{plain(log.name)} is in the casebook already.")
        return known
    say_doubts(log)
    say(saved.sentence)
    return frozenset(saved.item_ids)


def _known(casebook: "Casebook", file: Path) -> frozenset[int] | None:
    from casebook.database.items import all_items
    from casebook.database.logs import log_of_file
    from casebook.intake.reading import read_log
    from casebook.saving import digest
    from classifier.annotations import same_words

    read = read_log(file)
    log = log_of_file(casebook, digest(read))
    if log is None:
        return None
    words = {same_words(item.text) for item in read.items}
    return frozenset(item.id for item in all_items(casebook) if item.log_id == log.id or same_words(item.text) in words)
