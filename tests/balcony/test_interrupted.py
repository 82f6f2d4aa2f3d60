"""Ctrl-C is answered in words by a real process, and leaves nothing half-written."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from balcony.exit_codes import ExitCode

_SAID = "balcony: stopped; nothing half-written was left behind"
_LOOK = """
import os, signal, sys, threading, time
def stop():
    while {module!r} not in sys.modules:
        time.sleep(0.01)
    time.sleep({after})
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=stop, daemon=True).start()
sys.argv = ["balcony", *{words!r}]
from balcony.main import main
main()
"""


def _stopped(words: Sequence[str], module: str, after: float, home: Path) -> subprocess.CompletedProcess[str]:
    """A command that gets a SIGINT some time after it loaded what it works with."""
    script = _LOOK.format(words=tuple(words), module=module, after=after)
    environment = {**os.environ, "BALCONY_HOME": str(home)}
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.skipif(os.name != "posix", reason="SIGINT is sent as on a POSIX terminal")
@pytest.mark.parametrize("after", [0.2, 2.0])
def test_a_triage_of_a_large_file_is_stopped_in_words(after: float, tmp_path: Path) -> None:
    """Before and while the model reads: code 130, one line, no file."""
    log, out = tmp_path / "log.csv", tmp_path / "out.csv"
    rows = (
        f"The printer in room {n} waits for toner and staff do not agree on what comes first." for n in range(20_000)
    )
    log.write_text("Barrier\n" + "\n".join(rows), encoding="utf-8")
    done = _stopped(["triage", str(log), "--out", str(out)], "classifier.classifier", after, tmp_path / "home")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (ExitCode.INTERRUPTED, _SAID)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["log.csv"]


@pytest.mark.skipif(os.name != "posix", reason="SIGINT is sent as on a POSIX terminal")
def test_a_training_is_stopped_in_words(tmp_path: Path) -> None:
    """The new model's folder is gone as well."""
    labels, out = tmp_path / "labels.jsonl", tmp_path / "models" / "ours"
    out.parent.mkdir()
    lines = [{"id": str(n), "text": f"Room {n} has no key", "label": "technical", "annotator": "a"} for n in range(8)]
    labels.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = _stopped(["train", "--annotations", str(labels), "--out", str(out)], "sklearn", 0.5, tmp_path / "home")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (ExitCode.INTERRUPTED, _SAID)
    assert list(out.parent.iterdir()) == []
