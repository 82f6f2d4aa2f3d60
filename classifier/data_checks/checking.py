"""All checks of a folder of training data, in the order in which they are read."""

from collections.abc import Mapping

from classifier.data_checks.amounts import count_items, find_skewed_shares, find_thin_classes
from classifier.data_checks.copies import find_copies, find_held_out
from classifier.data_checks.findings import Finding, Grade, some
from classifier.data_checks.folder import DataFolder
from classifier.data_checks.giveaways import find_length_give_away, find_word_give_aways
from classifier.training_items import Split, TrainingItem

Items = tuple[TrainingItem, ...]


def check_data(data: DataFolder) -> tuple[Finding, ...]:
    """Check what a folder holds.

    Args:
        data: The items and splits that are sound, and the lines that are not.

    Returns:
        One finding for each check, good ones as well.
    """
    items, splits = data.items, data.splits
    return (
        _find_broken(data.broken),
        _find_unsplit(items, splits),
        _find_left_over(items, splits),
        _find_lost_partners(items),
        *count_items(items, splits),
        *find_thin_classes(items, splits),
        *find_copies(items, splits),
        find_held_out(items, splits),
        find_length_give_away(items, splits),
        find_word_give_aways(items, splits),
        *find_skewed_shares(items),
    )


def _find_broken(broken: tuple[str, ...]) -> Finding:
    says = "every line holds a valid item or split, with keys of the codebook"
    if broken:
        says = f"no valid item or split in {some(len(broken), 'line')}: mend it as section 4 of the codebook says"
    return Finding(check="lines", grade=Grade.FAIL if broken else Grade.GOOD, says=says, places=broken)


def _find_unsplit(items: Items, splits: Mapping[str, Split]) -> Finding:
    places = tuple(item.id for item in items if item.id not in splits)
    says = "every item has its split"
    if places:
        says = f"no split for {some(len(places), 'item')}: give it one with python -m classifier.splitting FOLDER"
    return Finding(check="no split", grade=Grade.FAIL if places else Grade.GOOD, says=says, places=places)


def _find_left_over(items: Items, splits: Mapping[str, Split]) -> Finding:
    known = {item.id for item in items}
    places = tuple(item_id for item_id in splits if item_id not in known)
    says = "every split belongs to an item"
    if places:
        says = f"no item for {some(len(places), 'line')} of splits.tsv: put the item back, or take the line out"
    return Finding(check="splits left over", grade=Grade.WARN if places else Grade.GOOD, says=says, places=places)


def _find_lost_partners(items: Items) -> Finding:
    known = {item.id for item in items}
    places = tuple(
        f"{item.id} (pair {item.pair})" for item in items if item.pair is not None and item.pair not in known
    )
    says = "every contrast pair has both its items"
    if places:
        says = f"no contrast partner where {some(len(places), 'item')} names one: add it, or set pair to null"
    return Finding(check="pairs", grade=Grade.WARN if places else Grade.GOOD, says=says, places=places)
