"""Loads a playbook, checks it against the schema, and knows where each of its parts is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from codebook.errors import PlaybookError
from codebook.keys import Driver, Stage, Strategy
from strategies.checked_yaml import Entry, nearest, validate
from strategies.documents import SHIPPED, read_documents
from strategies.merged import Location, Merged, Origin, origin_of, own_parts
from strategies.pattern_schema import DiagnosisEntry, LogAdviceEntry, LogPattern
from strategies.schema import DriverEntry, Headings, MixedEntry, Playbook, Source, StrategyEntry, TechnicalEntry
from strategies.session_schema import SessionEntry, slip_in
from strategies.system_schema import AvoidanceMarker, LevelsEntry, StageEntry

__all__ = ["SHIPPED", "Loaded", "Origins", "load_playbook", "load_with_origins"]

Key = TypeVar("Key", bound=StrEnum)


@dataclass(frozen=True)
class Origins:
    """Where each part of a playbook is written."""

    tree: Merged

    def of(self, *location: int | str) -> Origin | None:
        """Where a part is written, or the nearest part around it."""
        return origin_of(self.tree, location)

    def own(self, *location: int | str) -> Mapping[Location, Origin]:
        """What the team's own files changed at a location, or below it."""
        return own_parts(self.tree, location)


@dataclass(frozen=True)
class Loaded:
    """A playbook with its origins."""

    playbook: Playbook
    origins: Origins


def load_playbook(folder: Path = SHIPPED, overlay: Path | None = None) -> Playbook:
    """Load a playbook, with a team's own overlay where there is one.

    Args:
        folder: Holds a file for each section, and one for each strategy.
        overlay: A file or folder with what a team adds, replaces or hides.

    Raises:
        PlaybookError: A file is missing or does not follow the schema, an entry is missing, or a source is not
            listed; the message names file, line and key.
    """
    return load_with_origins(folder, overlay).playbook


def load_with_origins(folder: Path = SHIPPED, overlay: Path | None = None) -> Loaded:
    """Load a playbook as `load_playbook` does, and keep where each part is written.

    Raises:
        PlaybookError: As `load_playbook` says.
    """
    tree = read_documents(folder, overlay)
    playbook = Playbook(
        technical=_entry(tree, TechnicalEntry, "technical"),
        strategies={key: _entry(tree, StrategyEntry, "strategies", key.value) for key in Strategy},
        mixed=_entry(tree, MixedEntry, "mixed"),
        drivers=_table(tree, DriverEntry, "drivers", Driver),
        stages=_table(tree, StageEntry, "stages", Stage),
        levels=_entry(tree, LevelsEntry, "levels"),
        diagnosis=_entry(tree, DiagnosisEntry, "diagnosis"),
        avoidance={key: _entry(tree, AvoidanceMarker, "avoidance", key) for key in _keys(tree, "avoidance")},
        log_advice=_table(tree, LogAdviceEntry, "log_advice", LogPattern),
        session=_entry(tree, SessionEntry, "session"),
        headings=_entry(tree, Headings, "headings"),
        sources={key: _entry(tree, Source, "sources", key) for key in _keys(tree, "sources")},
    )
    for key, entry in playbook.strategies.items():
        if entry.key is not key:
            where = origin_of(tree, ("strategies", key.value))
            raise PlaybookError(f"{where}: key is {entry.key.value!r}; it must be {key.value!r}")
    _check_complete(playbook, tree)
    _check_sources(playbook, tree)
    if slip := slip_in(playbook.session):
        raise PlaybookError(f"{origin_of(tree, ('session', *slip[0]))}: {slip[1]}")
    return Loaded(playbook, Origins(tree))


def _entry(tree: Merged, schema: type[Entry], section: str, key: str | None = None) -> Entry:
    location: Location = (section,) if key is None else (section, key)
    value: Any = tree[section] if key is None else tree[section][key]
    # A strategy stands in a file of its own, so its name says nothing more.
    shown = () if key is None or section == "strategies" else (key,)
    return validate(value, schema, lambda within: origin_of(tree, location + within), shown)


def _table(tree: Merged, schema: type[Entry], section: str, keys: type[Key]) -> dict[Key, Entry]:
    """A section of entries by key, of which only certain ones are allowed."""
    for key in _keys(tree, section):
        if key not in list(keys):
            where = origin_of(tree, (section, key))
            raise PlaybookError(f"{where}: unknown key {key!r}{nearest(key, list(map(str, keys)))}")
    return {keys(key): _entry(tree, schema, section, key) for key in tree[section]}


def _keys(tree: Merged, section: str) -> list[str]:
    for key in tree[section]:
        if not isinstance(key, str):
            where = origin_of(tree, (section, key))
            raise PlaybookError(f"{where}: the key {key!r} is not text; put it in quotes")
    return list(tree[section])


def _check_complete(playbook: Playbook, tree: Merged) -> None:
    """Every key of the codebook has its entry; what a team has hidden of the log-level advice is its own affair."""
    needs: list[tuple[str, Location, Iterable[str], Iterable[str]]] = [
        ("driver", ("drivers",), Driver, playbook.drivers),
        ("stage", ("stages",), Stage, playbook.stages),
        ("by_driver entry", ("technical", "by_driver"), Driver, playbook.technical.by_driver),
        ("count", ("headings", "counts"), LogPattern, playbook.headings.counts),
    ]
    needs += [
        ("by_driver entry", ("stages", key.value, "by_driver"), Driver, entry.by_driver)
        for key, entry in playbook.stages.items()
    ]
    for what, location, keys, present in needs:
        if absent := [key for key in keys if key not in present]:
            raise PlaybookError(f"{origin_of(tree, location)}: no {what} for {str(absent[0])!r}")


def _check_sources(playbook: Playbook, tree: Merged) -> None:
    for location, sources in _cited(playbook):
        for i, source in enumerate(sources):
            if source not in playbook.sources:
                where = origin_of(tree, (*location, "sources", i))
                raise PlaybookError(
                    f"{where}: the source {source!r} is not listed in sources.yaml{nearest(source, playbook.sources)}"
                )


def _cited(playbook: Playbook) -> Iterator[tuple[Location, tuple[str, ...]]]:
    for section in ("technical", "mixed", "levels", "diagnosis", "session"):
        yield (section,), getattr(playbook, section).sources
    for section in ("strategies", "drivers", "stages", "avoidance", "log_advice"):
        for key, entry in getattr(playbook, section).items():
            yield (section, str(key)), entry.sources
    for i, question in enumerate(playbook.diagnosis.questions):
        yield ("diagnosis", "questions", i), question.sources
    for i, phase in enumerate(playbook.session.phases):
        yield ("session", "phases", i), phase.sources
