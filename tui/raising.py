"""Raising an item to a level that can decide it, outside of any widget."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.database.following_up import list_actions
from casebook.database.items import get_item, get_items
from casebook.database.keeping import add
from casebook.database.likenesses import list_likenesses
from casebook.escalating.drafting import draft
from casebook.escalating.levels import level_name
from casebook.escalating.memo import memo_of, write_memo
from casebook.records import Escalation
from strategies.schema import Playbook

if TYPE_CHECKING:
    from tui.services import Services


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known before a person writes anything."""

    escalation: Escalation
    playbook: Playbook
    levels: tuple[tuple[str, str], ...]
    """Key and name of each level that it can go to, the nearest first."""
    today: date


def drafted(services: "Services", item_id: int) -> Draft:
    """What is known of a request about an item, to the level above its own."""
    casebook, playbook, today = services.casebook(), services.playbook(), services.today()
    item = get_item(casebook, item_id)
    pairs = list_likenesses(casebook, item_id=item_id)
    like = get_items(casebook, [each.like_id if each.item_id == item_id else each.item_id for each in pairs])
    about = {item_id, *(each.id for each in like)}
    actions = [each for each in list_actions(casebook) if each.item_id in about]
    keys = [level.key for level in playbook.levels.levels]
    above = keys[keys.index(item.facts.level) + 1 :] if item.facts.level in keys else keys[1:]
    names = services.preferences.level_names
    levels = tuple((key, level_name(key, playbook, names)) for key in above or keys[-1:])
    return Draft(draft(item, levels[0][0], like=like, actions=actions, sent=today), playbook, levels, today)


def raised(services: "Services", escalation: Escalation, memo_file: Path | None) -> str:
    """Keep a request, write its memo where that is wanted, and say so.

    Raises:
        UsageError: The memo's file is to be neither docx nor md; nothing was kept.
        OutputError: The memo cannot be written; nothing was kept.
    """
    said = memo_written(services, escalation, memo_file)
    add(services.casebook(), services.who, escalation)
    return said


def memo_written(services: "Services", escalation: Escalation, memo_file: Path | None) -> str:
    """Write a request's memo where that is wanted, and say to whom it goes.

    Raises:
        UsageError: The memo's file is to be neither docx nor md.
        OutputError: The memo cannot be written.
    """
    casebook, playbook, names = services.casebook(), services.playbook(), services.preferences.level_names
    said = f"Raised to {level_name(escalation.to_level, playbook, names)}."
    if memo_file is not None:
        unit = get_item(casebook, escalation.item_id).facts.unit
        write_memo(memo_of(escalation, playbook, unit=unit, own_names=names), memo_file.expanduser())
        said += f" The memo is {memo_file.expanduser().resolve()}: read it before you send it."
    return said
