"""`balcony session`: a meeting with a team, in this terminal."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from balcony.commands.app import ModelFolder, check_file
from balcony.commands.playbook import PlaybookFile
from balcony.doubts import say_doubts
from balcony.terminal import say
from codebook.errors import NothingToDoError, UsageError
from codebook.many import many

if TYPE_CHECKING:
    from tui.services import Services

EPILOG = """\b
Examples:
  balcony session examples/barrier_log.xlsx --preset 30
  balcony session --resume

The clock suggests and never forces. The arrow keys go on and back, ? explains each screen. What is decided is saved
with the key press: if the machine stops, --resume goes on at the same phase, item and second."""

File = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="A log or notes; its items are suggested to work on.", show_default=False),
]


def session(
    file: File = None,
    preset: Annotated[
        str | None, typer.Option(help="How long: 15, 30, 60, 90, or case for a consultation.", show_default=False)
    ] = None,
    go_on: Annotated[bool, typer.Option("--resume", help="Go on with the session that was not closed.")] = False,
    model: ModelFolder = None,
    playbook_file: PlaybookFile = None,
) -> None:
    """Run a session with your team, phase by phase.

    Reads FILE into the casebook if it is not there yet, suggests items, and leads through the meeting.
    """
    served = "TEXTUAL_DRIVER" in os.environ
    if not served and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("a session needs a terminal, where the people in the room can see it")
    if go_on and (file or preset):
        raise UsageError("--resume goes on with what was begun; leave out FILE and --preset")
    check_file(file)
    from tui.app import BalconyApp
    from tui.services import Services
    from tui.session_wanted import SessionWanted

    services = Services(model=model, playbook=playbook_file)
    _check_preset(services, preset)
    log_id = _log(services, file) if file else None
    wanted = SessionWanted(log_id, preset, _unfinished(services) if go_on else None)
    BalconyApp(services, start="session", session=wanted).run()


def _check_preset(services: "Services", preset: str | None) -> None:
    presets = [each.key for each in services.playbook().session.presets]
    if preset is not None and preset not in presets:
        raise UsageError(f"there is no preset {preset!r}; use one of {', '.join(presets)}")


def _log(services: "Services", file: Path) -> int | None:
    """The id of the file's log, which is read in first where it is new.

    None, which is the whole casebook, where earlier logs hold some of its rows: those would be missing from its own.
    """
    from casebook.database.logs import log_of_file
    from casebook.intake.choices import Choices
    from casebook.intake.reading import read_log
    from casebook.intake.remembered import recall
    from casebook.recurrence.refreshing import refresh_likenesses
    from casebook.saving import digest, read_and_save

    memory, _ = recall()
    log = read_log(file, choices=Choices(memory=memory))
    if known := log_of_file(services.casebook(), digest(log)):
        return known.id
    say_doubts(log)
    say(f"Reading {many(len(log.items), 'item')} out of {file} ...")
    saved = read_and_save(services.casebook(), services.who, log, services.classifier())
    say(saved.sentence)
    if saved.new:
        refresh_likenesses(services.casebook(), services.classifier().model.encoder)
    return None if saved.known else saved.log.id


def _unfinished(services: "Services") -> int:
    from casebook.meeting.running import find_unfinished

    found = find_unfinished(services.casebook())
    if not found:
        raise NothingToDoError("no session was left unfinished; begin one with: balcony session FILE")
    return found[0].id
