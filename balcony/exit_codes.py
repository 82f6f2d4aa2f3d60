"""The exit codes that scripts may rely on."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a finished command says of itself."""

    DONE = 0
    """The command did what it was asked."""
    FINDING = 1
    """A check found something that is not in order."""
    USAGE = 2
    """The command was called wrongly."""
    INPUT = 3
    """A file cannot be read, or does not hold what is needed."""
    NOTHING_TO_DO = 4
    """The input is in order, but empty."""
    BROKEN = 5
    """A part of Balcony is missing or damaged."""
    INTERRUPTED = 130
    """The person stopped it."""
