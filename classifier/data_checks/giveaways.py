"""What gives a label away without a word being understood: the length of a text, and single words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from classifier.data_checks.findings import Finding, Grade, share, some
from classifier.data_checks.words import words
from classifier.training_items import Split, TrainingItem
from codebook.keys import Label

Items = tuple[TrainingItem, ...]

MOST_LONGER = 0.15
"""How much longer the items of one label may be, on average, than those of another. A sixth is a word or two in an
item of ten to fifteen: what follows from having more to say."""
MOST_GUESSED = 0.05
"""What a guess from length alone may gain on the majority. At 5 points a model has something to gain from length."""
LONGEST = 60
"""Texts of so many words and more are one length: there are too few of each."""
OFTEN = 30
"""Items that a word stands in: with fewer, nine in ten under one label comes about by chance."""
GIVES_AWAY = 0.90
"""Share of a word's items that have one label: such a word decides by itself."""


def find_length_give_away(items: Items, splits: Mapping[str, Split]) -> Finding:
    """Whether one label's items are longer, and how far length alone gets. Test items are left out."""
    seen = _without_test(items, splits)
    lengths: dict[Label, list[int]] = defaultdict(list)
    for item in seen:
        lengths[item.label].append(len(words(item.text)))
    means = {label: sum(lengths[label]) / len(lengths[label]) for label in Label if lengths[label]}
    guessed, majority = _guess_by_length(seen), share(max(map(len, lengths.values()), default=0), len(seen))
    says = (
        f"mean words {', '.join(f'{label} {mean:.1f}' for label, mean in means.items())}; a guess from length alone is "
        f"right for {guessed:.1%}, the commonest label for {majority:.1%} (n {len(seen):,})"
    )
    short, long = min(means, key=means.__getitem__, default=None), max(means, key=means.__getitem__, default=None)
    longer = means[long] / max(means[short], 1) - 1 if short and long else 0.0
    bad = longer > MOST_LONGER or guessed - majority > MOST_GUESSED
    if bad:
        says += (
            f". {long} items are {longer:.0%} longer than {short} ones: write shorter {long} or longer {short} items"
        )
    return Finding(check="length", grade=Grade.WARN if bad else Grade.GOOD, says=says)


def _guess_by_length(items: Sequence[TrainingItem]) -> float:
    """Share of right guesses, each half of the items guessed from the other half."""
    halves = items[::2], items[1::2]
    right = sum(_right(known, asked) for known, asked in (halves, halves[::-1]))
    return share(right, len(items))


def _right(known: Iterable[TrainingItem], asked: Iterable[TrainingItem]) -> int:
    by_length: dict[int, Counter[Label]] = defaultdict(Counter)
    every: Counter[Label] = Counter()
    for item in known:
        by_length[_length(item)][item.label] += 1
        every[item.label] += 1
    guesses = {length: labels.most_common(1)[0][0] for length, labels in by_length.items()}
    commonest = every.most_common(1)[0][0] if every else None
    return sum(guesses.get(_length(item), commonest) is item.label for item in asked)


def _length(item: TrainingItem) -> int:
    return min(len(words(item.text)), LONGEST)


def find_word_give_aways(items: Items, splits: Mapping[str, Split]) -> Finding:
    """Words that stand in many items of nearly always one label, the commonest first. Test items are left out."""
    labels_of: dict[str, Counter[Label]] = defaultdict(Counter)
    seen = _without_test(items, splits)
    for item in seen:
        for word in set(words(item.text)):
            labels_of[word][item.label] += 1
    found: list[tuple[int, int, str, Label]] = []
    for word, labels in labels_of.items():
        label, most = labels.most_common(1)[0]
        if labels.total() >= OFTEN and most > GIVES_AWAY * labels.total():
            found.append((-most, labels.total(), word, label))
    found.sort()
    says = f"no word in {OFTEN} or more items has one label in over {GIVES_AWAY:.0%} of them"
    if found:
        telling = {word for _, _, word, _ in found}
        touched = sum(not telling.isdisjoint(words(item.text)) for item in seen)
        says = (
            f"{some(len(found), 'word')} of {OFTEN} or more items with one label in over {GIVES_AWAY:.0%} of them, "
            f"held by {share(touched, len(seen)):.0%} of all items: write items of the other labels with each"
        )
    places = tuple(f"{word}: {label} in {-most} of {total}" for most, total, word, label in found)
    return Finding(check="telling words", grade=Grade.WARN if found else Grade.GOOD, says=says, places=places)


def _without_test(items: Items, splits: Mapping[str, Split]) -> list[TrainingItem]:
    return [item for item in items if splits.get(item.id) is not Split.TEST]
