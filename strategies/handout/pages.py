"""Finds the pages for keys, in the playbook's order."""

from collections.abc import Callable, Iterable
from functools import partial

from codebook.errors import UsageError
from strategies.checked_yaml import nearest
from strategies.handout import approaches, systems
from strategies.handout.blocks import Page
from strategies.handout.noting import Noting
from strategies.loader import Origins
from strategies.schema import Playbook

FOR_A_ROOM = ("diagnosis", "technical", "strategies", "mixed", "levels", "avoidance")
"""What a handout holds when no key is named."""
Maker = Callable[[], Page]


def pages(playbook: Playbook, keys: Iterable[str] = (), origins: Origins | None = None) -> tuple[Page, ...]:
    """The pages for some keys; all of them where none is named.

    Args:
        playbook: A loaded playbook.
        keys: Keys of entries, or `strategies`, `drivers`, `stages` for all of a kind.
        origins: Where entries are written, to note it on the pages.

    Raises:
        UsageError: There is no entry with a key; the message names the nearest.
    """
    makers = _makers(playbook, Noting(playbook.headings, origins))
    groups = {
        "strategies": list(map(str, playbook.strategies)),
        "drivers": list(map(str, playbook.drivers)),
        "stages": list(map(str, playbook.stages)),
    }
    own = {each.key for each in playbook.levels.levels}
    wanted: dict[str, Maker] = {}
    for key in list(keys) or [each for each in makers if each not in own]:
        for each in groups.get(key, [key]):
            if each not in makers:
                raise UsageError(f"the playbook has no {key!r}{nearest(key, [*makers, *groups])}")
            wanted[each] = makers[each]
    return tuple(make() for make in wanted.values())


def _makers(playbook: Playbook, noting: Noting) -> dict[str, Maker]:
    """What makes the page of each key. A level that a team gives the key of another entry stands behind it."""
    made: dict[str, Maker] = {"technical": partial(approaches.technical_page, playbook, noting)}
    for entry in playbook.strategies.values():
        made[entry.key.value] = partial(approaches.strategy_page, playbook, entry, noting)
    made["mixed"] = partial(approaches.mixed_page, playbook, noting)
    for driver in playbook.drivers:
        made[driver.value] = partial(systems.driver_page, playbook, driver, noting)
    for stage in playbook.stages:
        made[stage.value] = partial(systems.stage_page, playbook, stage, noting)
    made["levels"] = partial(systems.levels_page, playbook, noting)
    made["diagnosis"] = partial(systems.diagnosis_page, playbook, noting)
    made["avoidance"] = partial(systems.avoidance_page, playbook, noting)
    made["log_advice"] = partial(systems.log_advice_page, playbook, noting)
    for level in playbook.levels.levels:
        made.setdefault(level.key, partial(systems.level_page, playbook, level, noting))
    return made
