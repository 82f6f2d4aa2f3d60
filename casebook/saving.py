"""A log into the casebook: its items with their readings, in one transaction, and what it said before."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.carrying import Carried, carried_over, plain_words
from casebook.database.casebook import Casebook
from casebook.database.known_items import items_raised_on
from casebook.database.logs import add_log, log_of_file
from casebook.incoming import NewItem
from casebook.intake.dates import turned
from casebook.intake.facts_of import facts_of
from casebook.intake.remembered import remember_orders
from casebook.items import Log
from casebook.records import CaseItem, LogRecord
from casebook.watching import QUIET, Watch
from codebook.errors import InputError, NothingToDoError, OutputError
from codebook.many import many

if TYPE_CHECKING:  # it loads numpy, which the app does without until something is read
    from classifier.classifier import Classifier
    from classifier.readings import Reading

_AT_ONCE = 64
"""Items read between two looks at whether a person asked to stop."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a log."""

    log: LogRecord
    item_ids: tuple[int, ...]
    """Of all its rows, in order; those of a row that was known already are the earlier item's."""
    new: int
    """How many of them are new."""
    known: int
    """How many rows were in the casebook already."""
    changed: int
    """How many of those say something that was not known, such as that they are closed."""
    wins: int
    """How many of the new ones are successes."""
    turned: int = 0
    """How many known ones had a date that was read with day and month the other way round before."""

    @property
    def sentence(self) -> str:
        """What was saved, in words."""
        said = f"Saved as log {self.log.id}: {many(self.new, 'item')} new"
        if self.wins:
            said += f", {self.wins} of them marked as a success"
        if self.known:
            news = f", {self.changed} with news" if self.changed else ""
            said += f"; {many(self.known, 'was', 'were')} known already{news}"
        if self.turned:
            one = self.turned == 1
            said += f". {'1 date was' if one else f'{self.turned:,} dates were'} read with day and month the other way "
            said += f"round before; as read now, {'it counts' if one else 'they count'}"
        return f"{said}."


def save_log(
    casebook: Casebook,
    who: str,
    log: Log,
    readings: "Sequence[Reading]",
    *,
    sheet: str | None = None,
    watch: Watch = QUIET,
) -> Saved:
    """Save a log that was read; `undo` takes it out again, whole.

    Rows that an earlier log holds too become no second item: what they say now is kept with the first.

    Args:
        casebook: Where to.
        who: Who saves it.
        log: As it was read, all of it.
        readings: What the classifier said of its items, in order.
        sheet: The one sheet that was read of a workbook; the others may follow later.
        watch: Asked before the transaction begins whether to go on.

    Raises:
        NothingToDoError: The same file is there already.
        InputError: The file is gone.
        CasebookError: The database cannot be used; nothing was changed.
    """
    from casebook.database.readings import stored

    name = Path(log.name).name
    rows = [
        NewItem(item, facts_of(item, log.mapping), stored(reading))
        for item, reading in zip(log.items, readings, strict=True)
    ]
    carried = carried_over(rows, name, _may_be_known(casebook, rows))
    news = {each.item_id: each.facts for each in carried if each.changed}
    watch.check()
    known = {each.place for each in carried}
    fresh = [row for place, row in enumerate(rows) if place not in known]
    record, ids = add_log(
        casebook, who, name=name, kind=log.kind.value, sha256=digest(log, sheet), rows=fresh, news=news
    )
    _remember(log)
    return Saved(
        log=record,
        item_ids=_in_order(len(rows), carried, ids),
        new=len(ids),
        known=len(carried),
        changed=len(news),
        wins=sum(row.facts.win for row in fresh),
        turned=sum(each.turned for each in carried),
    )


def _remember(log: Log) -> None:
    """Keep how its dates were read; it is saved, so a folder that cannot be written to is no reason to fail."""
    with suppress(OutputError):
        remember_orders(log.mapping)


def read_and_save(
    casebook: Casebook,
    who: str,
    log: Log,
    classifier: "Classifier",
    *,
    watch: Watch = QUIET,
) -> Saved:
    """Let the classifier read a log's items, and save it.

    Raises:
        NothingToDoError: It is there already.
        CasebookError: The database cannot be used; nothing was changed.
    """
    refuse_again(casebook, log)  # before minutes are spent on reading it
    return save_log(casebook, who, log, read_items(log, classifier, watch), watch=watch)


def read_items(log: Log, classifier: "Classifier", watch: Watch = QUIET) -> "list[Reading]":
    """What the classifier says of a log's items, told step by step."""
    found: list[Reading] = []
    texts = [item.text for item in log.items]
    for start in range(0, len(texts), _AT_ONCE):
        watch.check()
        watch.tell(start, len(texts), "items read")
        found += classifier.read(texts[start : start + _AT_ONCE])
    watch.tell(len(texts), len(texts), "items read")
    return found


def refuse_again(casebook: Casebook, log: Log, sheet: str | None = None) -> None:
    """See that a file is not in the casebook yet.

    Raises:
        NothingToDoError: It is.
    """
    if found := log_of_file(casebook, digest(log, sheet)):
        when = f"{found.imported:%Y-%m-%d %H:%M} UTC"
        raise NothingToDoError(f"{log.name} is in the casebook already: it was saved on {when} (log {found.id})")


def digest(log: Log, sheet: str | None = None) -> str:
    """sha256 of a file's bytes; of its items' texts, where it came through a pipe.

    Raises:
        InputError: The file is gone.
    """
    if log.path is None:
        made = hashlib.sha256("\0".join(item.text for item in log.items).encode("utf-8", "surrogatepass"))
    else:
        try:
            with log.path.open("rb") as file:
                made = hashlib.file_digest(file, "sha256")
        except OSError as err:
            raise InputError(f"{log.name} cannot be read: {err.strerror}") from err
    if sheet is not None:
        made.update(f"\0{sheet}".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _may_be_known(casebook: Casebook, rows: Sequence[NewItem]) -> tuple[CaseItem, ...]:
    texts = {plain_words(row.item.text) for row in rows}
    days = {row.facts.raised for row in rows}
    days |= {other for day in days if day and (other := turned(day))}  # if they were read in another order before
    return items_raised_on(casebook, days, lambda text: plain_words(text) in texts)


def _in_order(count: int, carried: Sequence[Carried], fresh: Sequence[int]) -> tuple[int, ...]:
    known = {each.place: each.item_id for each in carried}
    coming = iter(fresh)
    return tuple(known[place] if place in known else next(coming) for place in range(count))
