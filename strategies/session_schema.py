"""What a playbook holds on the meeting itself: its phases, their words, and how long each takes in which preset."""

from typing import Annotated

from pydantic import Field

from strategies.schema_base import Entry, Text, Texts


class SessionPhase(Entry):
    """A phase of a meeting, with the facilitator's words for it."""

    key: Text
    name: Annotated[str, Field(min_length=1, max_length=28)]
    """Short enough for a list of phases beside the clock."""
    purpose: Text
    say: Text
    """What the facilitator says aloud."""
    do: Texts
    """What happens on the screen and in the room."""
    watch_for: Texts
    about_item: bool = False
    """Whether an item stands on the screen while it lasts."""
    sources: Texts


class SessionPreset(Entry):
    """A length of meeting, and how it is shared out among the phases."""

    key: Text
    name: Text
    fits: Text
    length: Annotated[int, Field(ge=1, le=480)]
    """In minutes: what the phases add up to."""
    focus: Annotated[int, Field(ge=1, le=20)]
    """How many items it has time for."""
    minutes: Annotated[dict[str, Annotated[int, Field(ge=1)]], Field(min_length=1)]
    """By the phase's key; a phase that is not named is left out. They come in the phases' own order."""


class SessionEntry(Entry):
    """How a meeting runs."""

    purpose: Text
    phases: Annotated[tuple[SessionPhase, ...], Field(min_length=1)]
    presets: Annotated[tuple[SessionPreset, ...], Field(min_length=1)]
    guardrails: Texts
    sources: Texts

    def phase(self, key: str) -> SessionPhase | None:
        """A phase by its key; None where an overlay took it out since."""
        return next((each for each in self.phases if each.key == key), None)

    def preset(self, key: str) -> SessionPreset | None:
        """A preset by its key."""
        return next((each for each in self.presets if each.key == key), None)

    def phases_of(self, preset: SessionPreset) -> tuple[SessionPhase, ...]:
        """The phases that a preset has minutes for, in order."""
        return tuple(each for each in self.phases if each.key in preset.minutes)


Slip = tuple[tuple[int | str, ...], str]
"""Where in the entry something is wrong, and what."""


def slip_in(session: SessionEntry) -> Slip | None:
    """The first thing that does not fit together: a key that stands twice, an unknown phase, minutes that are off.

    A schema cannot see these: they are between entries, and an overlay can bring them about by hiding a phase.
    """
    for table, entries in (("phases", session.phases), ("presets", session.presets)):
        keys = [each.key for each in entries]
        for i, key in enumerate(keys):
            if key in keys[:i]:
                return (table, i), f"the key {key!r} stands twice in {table}"
    known = {each.key for each in session.phases}
    for i, preset in enumerate(session.presets):
        for key in preset.minutes:
            if key not in known:
                return (
                    "presets",
                    i,
                    "minutes",
                    key,
                ), f"preset {preset.key!r} has minutes for {key!r}, which is no phase"
        total = sum(preset.minutes.values())
        if total != preset.length:
            slip = f"the minutes of preset {preset.key!r} add up to {total}, and its length is {preset.length}"
            return ("presets", i, "minutes"), slip
    return None
