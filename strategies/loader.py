"""Reads the playbook's YAML files and checks them against the schema."""

from pathlib import Path

from codebook.errors import PlaybookError
from codebook.keys import Driver, Strategy
from strategies.checked_yaml import load_entry, load_table, nearest, parse, place
from strategies.schema import DriverEntry, MixedEntry, Playbook, Source, StrategyEntry, TechnicalEntry

SHIPPED = Path(__file__).parent / "playbook"
"""The playbook that comes with the program."""


def load_playbook(folder: Path = SHIPPED) -> Playbook:
    """Load a playbook folder.

    Args:
        folder: Holds `technical.yaml`, one file for each strategy, `mixed.yaml`, `drivers.yaml`, `sources.yaml`.

    Raises:
        PlaybookError: A file is missing or does not follow the schema, an entry is missing, or a source is not
            listed; the message names file, line and key.
    """
    strategies = {key: load_entry(folder / f"{key}.yaml", StrategyEntry) for key in Strategy}
    for key, entry in strategies.items():
        if entry.key is not key:
            raise PlaybookError(f"{folder / f'{key}.yaml'}: key is {entry.key.value!r}; it must be {key.value!r}")
    playbook = Playbook(
        technical=load_entry(folder / "technical.yaml", TechnicalEntry),
        strategies=strategies,
        mixed=load_entry(folder / "mixed.yaml", MixedEntry),
        drivers={Driver(key): entry for key, entry in load_table(folder / "drivers.yaml", DriverEntry, Driver).items()},
        sources=load_table(folder / "sources.yaml", Source),
    )
    _check_complete(playbook, folder)
    return playbook


def _check_complete(playbook: Playbook, folder: Path) -> None:
    for what, path, present in (
        ("driver", folder / "drivers.yaml", playbook.drivers),
        ("by_driver entry", folder / "technical.yaml", playbook.technical.by_driver),
    ):
        if absent := [key for key in Driver if key not in present]:
            raise PlaybookError(f"{path}: no {what} for {absent[0].value!r}")
    cited: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
        ("technical", (), playbook.technical.sources),
        ("mixed", (), playbook.mixed.sources),
    ]
    cited += [(key.value, (), entry.sources) for key, entry in playbook.strategies.items()]
    cited += [("drivers", (key.value,), entry.sources) for key, entry in playbook.drivers.items()]
    for name, prefix, sources in cited:
        if unknown := [i for i, source in enumerate(sources) if source not in playbook.sources]:
            path, source = folder / f"{name}.yaml", sources[unknown[0]]
            where = place(path, parse(path), (*prefix, "sources", unknown[0]))
            raise PlaybookError(
                f"{where}: the source {source!r} is not listed in sources.yaml{nearest(source, playbook.sources)}"
            )
