"""From what a person asks for on the command line to a filter, with a hint where a word is not in use."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codebook.errors import UsageError
from codebook.keys import Driver, Label, Strategy

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from casebook.database.item_filter import ItemFilter, ItemOrder


def chosen(  # noqa: PLR0913 - one parameter for each option
    casebook: "Casebook",
    *,
    search: str,
    labels: Sequence[Label] | None,
    strategies: Sequence[Strategy] | None,
    drivers: Sequence[Driver] | None,
    levels: Sequence[str] | None,
    units: Sequence[str] | None,
    roles: Sequence[str] | None,
    statuses: Sequence[str] | None,
    logs: Sequence[int] | None,
    first: str | None,
    last: str | None,
    needs_look: bool,
    again: bool,
    after_fix: bool,
) -> "ItemFilter":
    """The filter.

    Raises:
        UsageError: A word is not in use, or a month is none.
    """
    from casebook.database.item_filter import ItemFilter
    from casebook.database.items import words_in_use
    from casebook.facts import Status

    words = words_in_use(casebook) if levels or units or roles else {}
    return ItemFilter(
        logs=tuple(logs or ()),
        labels=tuple(labels or ()),
        strategies=tuple(strategies or ()),
        drivers=tuple(drivers or ()),
        levels=_in_use("--level", levels, words.get("level", ())),
        units=_in_use("--unit", units, words.get("unit", ())),
        roles=_in_use("--role", roles, words.get("role", ())),
        statuses=tuple(Status(each) for each in _in_use("--status", statuses, [each.value for each in Status])),
        text=search,
        month_from=first,
        month_to=last,
        needs_person=True if needs_look else None,
        recurring=True if again else None,
        after_fix=True if after_fix else None,
        split=False,
    )


def order_of(word: str) -> "ItemOrder":
    """How to sort.

    Raises:
        UsageError: There is no such order.
    """
    from casebook.database.item_filter import ItemOrder

    return ItemOrder(_in_use("--sort", [word], [each.value for each in ItemOrder])[0])


def _in_use(option: str, wanted: Sequence[str] | None, known: Sequence[str]) -> tuple[str, ...]:
    from strategies.checked_yaml import nearest

    by_folded: dict[str, list[str]] = {}
    for each in known:
        by_folded.setdefault(each.casefold(), []).append(each)
    found: list[str] = []
    for word in wanted or ():
        folded = " ".join(word.split()).casefold()
        if folded not in by_folded:
            raise UsageError(f"{option} {word!r} is not in use" + (nearest(word, known) if known else " in any log"))
        found += by_folded[folded]
    return tuple(found)
