"""`balcony serve`: the app in a browser on this machine."""

import shlex
import sys
from typing import Annotated

import typer

from balcony.commands.app import File, ModelFolder, check_file
from balcony.commands.playbook import PlaybookFile
from balcony.terminal import say
from codebook.errors import UsageError

EPILOG = """\b
Example:
  balcony serve
  then open http://127.0.0.1:8000 in a browser on this machine

Nothing is fetched from elsewhere, and no other machine can look in. Each window is an app of its own on the same
casebook. Ctrl C ends it."""


def serve(
    file: File = None,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="The port to listen on.")] = 8000,
    host: Annotated[
        str, typer.Option(help="The address to listen on; other machines reach all but 127.0.0.1.")
    ] = "127.0.0.1",
    others: Annotated[
        bool, typer.Option("--yes-let-others-in", help="Needed beside a --host that other machines can reach.")
    ] = False,
    model: ModelFolder = None,
    playbook_file: PlaybookFile = None,
) -> None:
    """Show the app in a browser, on this machine only."""
    from balcony.serving.server import LOOPBACK, LocalServer  # aiohttp and Jinja2, 0.4 s

    if host not in LOOPBACK and not others:
        raise UsageError(
            f"--host {host} would let everyone who reaches this machine read and change the casebook, without a "
            "password; if that is what you want, add --yes-let-others-in"
        )
    check_file(file)
    if host not in LOOPBACK:
        say(f"Everyone who reaches {host} can now read and change the casebook, without a password and unencrypted.")
    words = [sys.executable, "-m", "balcony", "app"]
    for option, value in (("--model", model), ("--playbook", playbook_file)):
        words += [option, str(value)] if value else []
    words += ["--", str(file)] if file else []
    LocalServer(shlex.join(words), "127.0.0.1" if host == "localhost" else host, port).run()
