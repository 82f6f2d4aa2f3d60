"""Runs commands in this process, through the one error edge, as the console script does."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from balcony.errors_edge import run_at_edge
from balcony.main import app


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


class _Pipe(io.TextIOWrapper):
    """Standard input as a pipe that holds some bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `balcony` with some words and bytes on standard input."""

    def run_command(*words: str, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["balcony", *words])
        monkeypatch.setattr(sys, "stdin", _Pipe(stdin))
        capsys.readouterr()
        code = run_at_edge(app)
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return run_command
