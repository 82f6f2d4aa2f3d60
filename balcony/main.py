"""Builds the command line. Commands load what they need themselves, so that `--help` comes at once."""

import sys
from typing import Annotated

import typer

from balcony import __version__
from balcony.commands import (
    actions,
    agreement,
    annotate,
    annotations,
    classify,
    data,
    doctor,
    escalate,
    evaluate,
    export,
    import_,
    items,
    models,
    playbook,
    readiness,
    redact,
    report,
    serve,
    session,
    train,
    triage,
    undo,
    verdict,
)
from balcony.commands.app import EPILOG as APP_EPILOG
from balcony.commands.app import app as open_app
from balcony.errors_edge import run_at_edge

app = typer.Typer(
    name="balcony",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=triage.EPILOG)(triage.triage)
app.command(epilog=classify.EPILOG)(classify.classify)
app.command("app", epilog=APP_EPILOG)(open_app)
app.command(epilog=session.EPILOG)(session.session)
app.command(epilog=serve.EPILOG)(serve.serve)
app.command(epilog=evaluate.EPILOG)(evaluate.evaluate)
app.add_typer(data.app, name="data")
app.command(epilog=train.EPILOG)(train.train)
app.command(epilog=agreement.EPILOG)(agreement.agreement)
app.command(epilog=annotate.EPILOG)(annotate.annotate)
app.add_typer(annotations.app, name="annotations")
app.command(epilog=readiness.EPILOG)(readiness.readiness)
app.add_typer(models.app, name="models")
app.add_typer(items.app, name="items")
app.command(epilog=verdict.EPILOG)(verdict.verdict)
app.add_typer(actions.app, name="actions")
app.add_typer(escalate.app, name="escalate")
app.command(epilog=undo.EPILOG)(undo.undo)
app.command(epilog=undo.EPILOG)(undo.redo)
app.add_typer(playbook.app, name="playbook")
app.command(epilog=report.EPILOG)(report.report)
app.command(epilog=redact.EPILOG)(redact.redact)
app.command(epilog=export.EPILOG)(export.export)
app.command("import", epilog=import_.EPILOG)(import_.import_)
app.command()(doctor.doctor)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"balcony {__version__}")
        raise typer.Exit


@app.callback()
def balcony(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Tell technical problems from adaptive challenges in your team's own barrier log or notes.

    Nothing leaves this machine. Start with: balcony triage examples/barrier_log.xlsx

    Exit codes: 0 done, 1 a check found something, 2 called wrongly, 3 bad input or output, 4 nothing to do,
    5 a part of Balcony is missing or damaged, 130 interrupted.
    """


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run_at_edge(app))
