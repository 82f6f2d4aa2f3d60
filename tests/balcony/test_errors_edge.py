"""The one error edge: each family has its exit code, and what is not ours is not hidden."""

import re
import subprocess
import sys

import pytest

from balcony.errors_edge import exit_code_for, run_at_edge
from balcony.exit_codes import ExitCode
from codebook import errors


@pytest.mark.parametrize("family", errors.BalconyError.__subclasses__())
def test_every_error_family_has_an_exit_code(family: type[errors.BalconyError]) -> None:
    """No family falls through the edge."""
    assert exit_code_for(family("what, where, what to do")) in ExitCode


def test_an_interrupt_ends_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C is answered in words and by the shell's code."""

    def interrupted(*, standalone_mode: bool) -> None:  # noqa: ARG001 - the app's signature
        raise KeyboardInterrupt

    assert run_at_edge(interrupted) == ExitCode.INTERRUPTED
    assert "stopped" in capsys.readouterr().err


def test_a_bug_is_not_hidden() -> None:
    """An error outside the family keeps its traceback."""

    def broken(*, standalone_mode: bool) -> None:  # noqa: ARG001 - the app's signature
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_at_edge(broken)


def test_a_reader_that_leaves_early_is_no_error() -> None:
    """`balcony ... | head -1` ends quietly."""
    command = (
        f"'{sys.executable}' -m balcony triage examples/barrier_log.csv --format csv | head -1; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == ExitCode.DONE
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("word", ["triag", "--frobnicate"])
def test_an_unknown_word_is_wrong_usage_on_one_line(run, word: str) -> None:
    """A misspelt command or option: exit code 2."""
    ended = run(word)
    assert ended.code == ExitCode.USAGE
    assert word in ended.err
    assert len(ended.err.splitlines()) == 1


def test_no_word_at_all_gets_the_help(run) -> None:
    """Someone who types only the name is shown what there is, line by line."""
    ended = run()
    assert ended.code == ExitCode.USAGE
    assert ended.err.startswith("Usage: ")
    assert "  triage " in ended.err


@pytest.mark.parametrize(
    "words", ["items show 999", "verdict 999 none", "escalate 999 --to district", "actions done 999", "items same 1 2"]
)
def test_an_id_that_is_not_in_the_casebook_is_wrong_usage(run, words: str) -> None:
    """Nothing is damaged: another one was meant."""
    ended = run(*words.split())
    assert ended.code == ExitCode.USAGE
    assert re.search(r"there is no (item|row) \d+", ended.err)
