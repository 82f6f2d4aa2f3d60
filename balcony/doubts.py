"""Says what may be read wrongly in a log, where the options that put it right are those of another command."""

from typing import TYPE_CHECKING

from balcony.terminal import say

if TYPE_CHECKING:
    from casebook.items import Log


def say_doubts(log: "Log") -> None:
    """Say them, and where the options that they name can be given."""
    for doubt in log.doubts:
        say(f"{log.name}: {doubt}")
    if log.doubts:
        say("These are options of balcony triage, which remembers them for files with the same headers.")
