"""How much there is: counts, thin classes, and the shares that tell how the items were labelled."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from classifier.data_checks.findings import Finding, Grade, share
from classifier.training_items import Split, TrainingItem
from codebook.keys import Confidence, Domain, Driver, Kind, Label, Strategy

Items = tuple[TrainingItem, ...]

FITTING = (Split.TRAIN, Split.HEADS)
"""The splits that a model learns from."""
ENOUGH_TO_LEARN = 50
"""Items of a class. With fewer, a few authors' turns of phrase are the class, and a tenth of them, held out, says
nothing about it."""
LEAST_MIXED = 0.05
"""Of the adaptive items. Most real problems come as a bundle of both, so a log holds more than one in twenty."""
MOST_DOUBTED = 0.05
"""Of all items. A model is never surer than its labels: more doubt than this belongs back in the codebook."""
MOST_WITHOUT_DOMAIN = 0.25
"""Of all items. Figures for each domain leave these out, so they should not be the most of what is measured."""

_COUNTED: tuple[tuple[str, type[StrEnum], Callable[[TrainingItem], StrEnum | None]], ...] = (
    ("label", Label, lambda item: item.label),
    ("strategy", Strategy, lambda item: item.strategy),
    ("driver", Driver, lambda item: item.driver),
    ("domain", Domain, lambda item: item.domain),
    ("kind", Kind, lambda item: item.kind),
)
_NEEDED = ("label", "strategy", "driver", "train", "dev")
"""Training refuses a folder that has no item of one of these."""


def count_items(items: Items, splits: Mapping[str, Split]) -> list[Finding]:
    """Items by label, strategy, driver, domain, kind and split; a key without any is a finding."""
    found = [_counted(name, keys, Counter(map(key_of, items))) for name, keys, key_of in _COUNTED]
    return [*found, _counted("split", Split, Counter(splits.get(item.id) for item in items))]


def _counted(name: str, keys: type[StrEnum], counts: Mapping[StrEnum | None, int]) -> Finding:
    by_key = tuple((key.value, counts.get(key, 0)) for key in keys)
    whole = sum(number for _, number in by_key)
    says = ", ".join(f"{key} {number:,} ({share(number, whole):.0%})" for key, number in by_key)
    absent = [key for key, number in by_key if not number]
    if absent:
        says += f". Nothing stands under {', '.join(absent)}: add such items, or no model can tell of them"
    stops = any(name in _NEEDED or key in _NEEDED for key in absent)
    grade = Grade.FAIL if stops else Grade.WARN if absent else Grade.GOOD
    return Finding(check=f"count by {name}", grade=grade, says=says, counts=by_key)


def find_thin_classes(items: Items, splits: Mapping[str, Split]) -> list[Finding]:
    """Strategies, and drivers within each label, that have too few items to learn from."""
    fitting = [item for item in items if splits.get(item.id) in FITTING]
    adaptive = [item for item in fitting if item.label is Label.ADAPTIVE]
    technical = [item for item in fitting if item.label is Label.TECHNICAL]
    return [
        _thin("strategies", Strategy, (item.strategy for item in adaptive)),
        _thin("drivers of adaptive items", Driver, (item.driver for item in adaptive)),
        _thin("drivers of technical items", Driver, (item.driver for item in technical)),
    ]


def _thin(of: str, keys: type[StrEnum], found: Iterable[StrEnum | None]) -> Finding:
    counts = Counter(found)
    by_key = tuple((key.value, counts[key]) for key in keys)
    thin = sorted((number, key) for key, number in by_key if number < ENOUGH_TO_LEARN)
    where = f"items in {' and '.join(FITTING)}"
    says = f"each has {min(counts[key] for key in keys):,} {where} or more"
    if thin:
        listed = ", ".join(f"{key} {number}" for number, key in thin)
        says = f"under {ENOUGH_TO_LEARN} {where}: {listed}. Write more of them, each author a few, or they are missed"
    grade = Grade.WARN if thin else Grade.GOOD
    return Finding(check=f"thin {of}", grade=grade, says=says, counts=by_key)


def find_skewed_shares(items: Items) -> list[Finding]:
    """Too few mixed items, too many doubted ones, too many whose domain is not given."""
    adaptive = [item for item in items if item.label is Label.ADAPTIVE]
    mixed = _part(adaptive, lambda item: item.mixed)
    doubted = _part(items, lambda item: item.confidence is Confidence.LOW)
    placeless = _part(items, lambda item: item.domain is None)
    return [
        _share(
            f"mixed: {mixed[0]:,} of {mixed[1]:,} adaptive items",
            mixed,
            f"; under {LEAST_MIXED:.0%} can hardly be learnt or measured: add items that state a technical fault too",
            bad=share(*mixed) < LEAST_MIXED,
        ),
        _share(
            f"low confidence: {doubted[0]:,} of {doubted[1]:,} items",
            doubted,
            f"; over {MOST_DOUBTED:.0%} is much: let a second reader label them, and settle the rule in the codebook",
            bad=share(*doubted) > MOST_DOUBTED,
        ),
        _share(
            f"no domain: {placeless[0]:,} of {placeless[1]:,} items",
            placeless,
            f"; over {MOST_WITHOUT_DOMAIN:.0%} is much: name the domain where the text or its document shows it",
            bad=share(*placeless) > MOST_WITHOUT_DOMAIN,
        ),
    ]


def _part(items: Sequence[TrainingItem], wanted: Callable[[TrainingItem], bool]) -> tuple[int, int]:
    return sum(map(wanted, items)), len(items)


def _share(counted: str, part: tuple[int, int], remedy: str, *, bad: bool) -> Finding:
    check, _, of = counted.partition(": ")
    return Finding(
        check=check,
        grade=Grade.WARN if bad else Grade.GOOD,
        says=f"{of} ({share(*part):.1%})" + (remedy if bad else ""),
        counts=(("found", part[0]), ("of", part[1])),
    )
