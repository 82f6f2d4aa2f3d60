"""Texts that stand more than once, and what stands on both sides of a split."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from classifier.data_checks.findings import Finding, Grade, share, some
from classifier.data_checks.near import near_pairs
from classifier.data_checks.words import normalised
from classifier.splitting import DEV_AUTHORS, TEST_AUTHORS, TEST_DOMAIN, TEST_KIND
from classifier.training_items import Split, TrainingItem

Items = tuple[TrainingItem, ...]
Groups = Sequence[tuple[TrainingItem, ...]]

MOST_COPIES = 0.01
"""Of all items. Real minutes repeat short lines ("Adjourned"); more than one in a hundred is pasted text, which counts
twice in training and makes every interval too narrow."""


def find_copies(items: Items, splits: Mapping[str, Split]) -> list[Finding]:
    """Same and nearly the same texts: as copies, as copies with two labels, and as leaks between splits."""
    same = _groups(items, lambda item: normalised(item.text))
    near = _near(items)
    return [
        _copies("same text", same, len(items)),
        _copies("nearly the same text", near, len(items)),
        _contradictions([*same, *near]),
        _leak("the same text", "take one of them out", same, splits),
        _leak("nearly the same text", "take one of them out", near, splits),
        _leak("a document", "give its items one split", _groups(items, lambda item: item.document), splits),
        _leak("a contrast pair", "give both one split", _pairs(items), splits),
    ]


def find_held_out(items: Items, splits: Mapping[str, Split]) -> Finding:
    """Items to learn from that are of a domain, kind or author held out to measure on."""
    learnt = [item for item in items if splits.get(item.id) in (Split.TRAIN, Split.HEADS)]
    places = tuple(f"{item.id} ({reason})" for item in learnt if (reason := _held_out(item)))
    says = "no held-out domain, kind or author is in train or heads"
    if places:
        says = (
            f"a held-out domain, kind or author in train or heads, with {some(len(places), 'item')}: take the line "
            "out of splits.tsv and run python -m classifier.splitting FOLDER"
        )
    return Finding(check="held out", grade=Grade.FAIL if places else Grade.GOOD, says=says, places=places)


def _held_out(item: TrainingItem) -> str | None:
    if item.domain is TEST_DOMAIN or item.kind is TEST_KIND:
        return f"{TEST_DOMAIN if item.domain is TEST_DOMAIN else TEST_KIND} is for test"
    if item.annotator in TEST_AUTHORS | DEV_AUTHORS:
        return f"{item.annotator} is for {Split.TEST if item.annotator in TEST_AUTHORS else Split.DEV}"
    return None


def _groups(items: Items, key_of: Callable[[TrainingItem], str | None]) -> Groups:
    """The items that share a key, where two or more do."""
    found: dict[str, list[TrainingItem]] = defaultdict(list)
    for item in items:
        if (key := key_of(item)) is not None:
            found[key].append(item)
    return [tuple(group) for group in found.values() if len(group) > 1]


def _pairs(items: Items) -> Groups:
    by_id = {item.id: item for item in items}
    found = {tuple(sorted((item.id, item.pair))) for item in items if item.pair in by_id and item.pair != item.id}
    return [(by_id[one], by_id[other]) for one, other in sorted(found)]


def _near(items: Items) -> Groups:
    """Nearly the same, without those that are the same and without contrast partners, who are meant to be alike."""
    return [
        (items[one], items[other])
        for one, other in near_pairs([item.text for item in items])
        if items[one].pair != items[other].id
        and items[other].pair != items[one].id
        and normalised(items[one].text) != normalised(items[other].text)
    ]


def _copies(check: str, groups: Groups, whole: int) -> Finding:
    copies = len({item.id for group in groups for item in group[1:]})
    bad = share(copies, whole) > MOST_COPIES
    says = f"{copies:,} of {whole:,} items ({share(copies, whole):.1%}) repeat another"
    if bad:
        says += f"; over {MOST_COPIES:.0%} weighs some texts double: take the copies out"
    grade = Grade.WARN if bad else Grade.GOOD
    return Finding(check=check, grade=grade, says=says, places=_named(groups), counts=(("copies", copies),))


def _contradictions(groups: Groups) -> Finding:
    torn = [group for group in groups if len({item.label for item in group}) > 1]
    says = "no text stands under two labels, but for contrast pairs"
    if torn:
        says = f"{some(len(torn), 'text')} under two labels, the same or nearly: settle on one, or make a contrast pair"
    return Finding(check="two labels", grade=Grade.WARN if torn else Grade.GOOD, says=says, places=_named(torn))


def _leak(what: str, remedy: str, groups: Groups, splits: Mapping[str, Split]) -> Finding:
    """What stands in two splits: a model measured on one would have learnt from the other."""
    torn = [group for group in groups if len({splits[item.id] for item in group if item.id in splits}) > 1]
    says = f"{what} never stands in two splits"
    if torn:
        says = f"{what} stands in two splits, in {some(len(torn), 'case')}, so figures come out too good: {remedy}"
    places = tuple(", ".join(f"{item.id} ({splits.get(item.id, 'none')})" for item in group) for group in torn)
    return Finding(check=f"leak: {what}", grade=Grade.FAIL if torn else Grade.GOOD, says=says, places=places)


def _named(groups: Iterable[tuple[TrainingItem, ...]]) -> tuple[str, ...]:
    return tuple(", ".join(item.id for item in group) for group in groups)
