"""Triaged logs into the casebook, and words for what became of them."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from balcony.terminal import say
from casebook.watching import Watch
from codebook.many import many

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from casebook.items import Log
    from casebook.records import CaseItem, Likeness
    from classifier.classifier import Classifier
    from classifier.readings import Reading

_SHOWN = 5
_CHARACTERS = 70


def save_all(
    read: "Sequence[tuple[Log, Sequence[Reading]]]", classifier: "Classifier", who: str, sheet: str | None
) -> None:
    """Save logs, one decision each, and say what was saved and what came back.

    A file that is in the casebook already is left as it is, so that the same command can be given again.
    """
    from casebook.database.logs import log_of_file
    from casebook.database.opening import open_casebook
    from casebook.recurrence.refreshing import refresh_likenesses
    from casebook.saving import digest, save_log

    with open_casebook() as casebook:
        fresh: set[int] = set()
        for log, readings in read:
            if known := log_of_file(casebook, digest(log, sheet)):
                say(f"{log.name} is in the casebook already, as log {known.id}; nothing was saved")
                continue
            saved = save_log(casebook, who, log, readings, sheet=sheet)
            say(f"{log.name}: {saved.sentence}")
            fresh.update(saved.item_ids)
        if fresh:
            kept = refresh_likenesses(casebook, classifier.model.encoder, terminal_watch())
            tell_again(casebook, [each for each in kept if each.item_id in fresh])
            say("Take it back with: balcony undo. Look at it with: balcony items")


def terminal_watch() -> Watch:
    """Shows how far a long task is, on a terminal only."""
    if not sys.stderr.isatty():
        return Watch()

    def tell(done: int, total: int, words: str) -> None:
        sys.stderr.write(f"\r{done:,} of {total:,} {words}\x1b[K" + ("\r\x1b[K" if done >= total else ""))
        sys.stderr.flush()

    return Watch(tell=tell)


def tell_again(casebook: "Casebook", kept: "Sequence[Likeness]") -> None:
    """Say what was said before, then what of it came back after a fix."""
    from casebook.database.items import get_items

    if not kept:
        return
    later = {each.item_id for each in kept}
    fixed = {each.item_id: each for each in kept if each.after_fix}
    say(
        f"{many(len(later), 'item says', 'items say')} what was said before, here or elsewhere. All that was said more "
        "than once: balcony items --more-than-once"
    )
    shown = list(fixed.values())[:_SHOWN]
    items = {item.id: item for item in get_items(casebook, [each.item_id for each in shown])}
    for each in shown:
        say(f"  came back after a fix: {_words(items[each.item_id])}, settled before as item {each.like_id}")
    if len(fixed) > _SHOWN:
        say(f"  and {len(fixed) - _SHOWN} more came back after a fix")
    if fixed:
        say("All that came back after a fix: balcony items --came-back")


def _words(item: "CaseItem") -> str:
    text = item.text if len(item.text) <= _CHARACTERS else item.text[:_CHARACTERS].rstrip() + "…"
    return f"item {item.id} (“{text}”)"
