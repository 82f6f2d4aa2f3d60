"""Counts again, from the exported files alone, every figure that Balcony printed. It uses nothing of Balcony's.

Only Python's own library is needed, so that whoever doubts a figure can check it:

    balcony annotations export labels.jsonl
    balcony agreement labels.jsonl --format json > agreement.json
    python examples/check_figures.py agreement labels.jsonl --printed agreement.json

    balcony models compare ours --format json --items compared.jsonl > compared.json
    python examples/check_figures.py compare compared.jsonl --printed compared.json

    balcony readiness --format json --items counted.jsonl > readiness.json
    python examples/check_figures.py readiness counted.jsonl --printed readiness.json

Each line shows a figure as it was printed and as it was counted again. Intervals are drawn anew with other random
numbers, so they are held to lie near the printed ones. The exit code is 1 where anything differs.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import ceil, comb
from pathlib import Path
from typing import Any

EXACT, NEAR = 0.00006, 0.06
"""How far a figure may be from the printed four digits, and a bound of an interval from one drawn otherwise."""
DRAWS = 600
LABELS = ("none", "technical", "adaptive")
STRATEGIES = ("balcony", "identify", "distress", "attention", "give_back", "voices")
DRIVERS = ("selection", "training", "coaching", "fidelity", "data", "administration", "systems", "leadership")
KEYS = {"label": LABELS, "strategy": STRATEGIES, "driver": DRIVERS}
Unit = tuple[str, ...]
"""The answers of all who answered about one item."""
Found = tuple[str, float | None, float | None, float]
"""A figure's name, as printed, as counted again, and how far the two may be apart."""


def percent(units: Sequence[Unit], _keys: Sequence[str]) -> float | None:
    """The share of pairs of answers about an item that are the same, mean over items."""
    shared = [unit for unit in units if len(unit) > 1]
    alike = [sum(a == b for a, b in combinations(unit, 2)) / comb(len(unit), 2) for unit in shared]
    return sum(alike) / len(alike) if alike else None


def alpha(units: Sequence[Unit], _keys: Sequence[str]) -> float | None:
    """Krippendorff's alpha for names, by its coincidences (Krippendorff 2011)."""
    coincidences: Counter[tuple[str, str]] = Counter()
    for unit in units:
        for i, j in ((i, j) for i in range(len(unit)) for j in range(len(unit)) if i != j):
            coincidences[unit[i], unit[j]] += Fraction(1, len(unit) - 1)  # type: ignore[assignment]
    of_key: Counter[str] = Counter()
    for (first, _), count in coincidences.items():
        of_key[first] += count
    n = sum(of_key.values())
    differing = sum(count for (a, b), count in coincidences.items() if a != b)
    expected = n * n - sum(count * count for count in of_key.values())
    return None if not expected else float(1 - (n - 1) * differing / expected)


def ac1(units: Sequence[Unit], keys: Sequence[str]) -> float | None:
    """Gwet's AC1 (Gwet 2008): chance by how evenly the keys are used."""
    observed = percent(units, keys)
    answered = [unit for unit in units if unit]
    if observed is None or len(keys) < 2:  # noqa: PLR2004 - one key leaves nothing to chance
        return None
    used = [sum(unit.count(key) / len(unit) for unit in answered) / len(answered) for key in keys]
    chance = sum(share * (1 - share) for share in used) / (len(keys) - 1)
    return (observed - chance) / (1 - chance)


def kappa(pairs: Sequence[Unit], keys: Sequence[str]) -> float | None:
    """Cohen's kappa of two people over the items that both answered."""
    if not pairs:
        return None
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    chance = sum(sum(a == key for a, _ in pairs) * sum(b == key for _, b in pairs) for key in keys) / n**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def check_agreement(lines: Sequence[dict[str, Any]], printed: dict[str, Any]) -> Iterator[Found]:
    """Percent, kappa, alpha and AC1 of each question, and of the label the interval of alpha."""
    votes = [line for line in lines if line.get("state", "labelled") != "gold" and line.get("label")]
    people = sorted({line["annotator"] for line in votes})
    yield "items", printed["items"], len({line["id"] for line in votes}), 0
    for question, keys in KEYS.items():
        said: dict[str, dict[str, str]] = defaultdict(dict)
        for line in votes:
            said[line["id"]].update({line["annotator"]: line[question]} if line.get(question) else {})
        units = [tuple(answers.values()) for answers in said.values()]
        both = [[answers for answers in said.values() if {a, b} <= set(answers)] for a, b in combinations(people, 2)]
        of_pair = [
            [(answers[a], answers[b]) for answers in shared]
            for (a, b), shared in zip(combinations(people, 2), both, strict=True)
        ]
        kappas = [found for pairs in of_pair if (found := kappa(pairs, keys)) is not None]
        again = {
            "percent": percent(units, keys),
            "kappa": sum(kappas) / len(kappas) if kappas else None,
            "alpha": alpha(units, keys),
            "ac1": ac1(units, keys),
        }
        shown = printed[question]["overall"]
        yield f"{question}: items with two answers", shown["percent"]["n"], sum(len(unit) > 1 for unit in units), 0
        for name, value in again.items():
            yield f"{question}: {name}", shown[name]["value"], value, EXACT
        if question == "label" and again["alpha"] not in (None, 1) and shown["alpha"]["low"] is not None:
            low, high = interval(units, lambda drawn: alpha(drawn, LABELS))
            yield "label: alpha from", shown["alpha"]["low"], low, NEAR
            yield "label: alpha to", shown["alpha"]["high"], high, NEAR


def accuracy(items: Sequence[dict[str, Any]], who: str) -> float:
    """The share that one model read right."""
    return sum(bool(item[who] == item["right"]) for item in items) / len(items)


def macro_f1(items: Sequence[dict[str, Any]], who: str) -> float:
    """Mean over the labels that occur of 2 right / (given + true)."""
    found: list[float] = []
    for label in LABELS:
        given, true = sum(item[who] == label for item in items), sum(item["right"] == label for item in items)
        if given + true:
            found.append(2 * sum(item[who] == item["right"] == label for item in items) / (given + true))
    return sum(found) / len(found)


def check_compare(lines: Sequence[dict[str, Any]], printed: dict[str, Any]) -> Iterator[Found]:
    """Accuracy, macro-F1 and gain of each side, and whether the gain's interval leaves out nothing gained."""
    for side in printed["sides"]:
        items = [line for line in lines if line["side"] == side["name"]]
        yield f"{side['name']}: items", side["n"], len(items), 0
        changed = sum(item["champion"] != item["challenger"] for item in items)
        yield "  read differently", len(side["changed"]), changed, 0
        for who in ("champion", "challenger"):
            yield f"  accuracy of the {who}", side["accuracy"][who], accuracy(items, who), EXACT
            yield f"  macro-F1 of the {who}", side["macro_f1"][who]["value"], macro_f1(items, who), EXACT
        for name, measure in (("gain", macro_f1), ("accuracy_gain", accuracy)):
            gain = measure(items, "challenger") - measure(items, "champion")
            yield f"  {name}", side[name]["value"], gain, EXACT
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for item in items:
            groups[item["group"]].append(item)
        low, high = interval(list(groups.values()), _gain)
        near = 0.01 if len(items) > DRAWS else 0.15
        yield "  gain from", side["gain"]["low"], low, near
        yield "  gain to", side["gain"]["high"], high, near


def _gain(groups: Sequence[Sequence[dict[str, Any]]]) -> float:
    items = [item for group in groups for item in group]
    return macro_f1(items, "challenger") - macro_f1(items, "champion")


def check_readiness(lines: Sequence[dict[str, Any]], printed: dict[str, Any]) -> Iterator[Found]:
    """Each part that was tested: where it begins, how many of it are right, and the bound; then the answer."""
    checked, pool = ([line for line in lines if line["checked"] is is_checked] for is_checked in (True, False))
    shown = printed["may_accept"]
    yield "items drawn by chance", printed["measured"], len(checked), 0
    yield "of them not drawn by chance", 0, sum(line["drawn"] != "random" for line in checked), 0
    yield "items without a label", printed["unlabelled"], len(pool), 0
    surest = sorted(line["confidence"] for line in pool)
    accepted = None
    for step in shown["steps"]:
        name = f"the surest {step['part']:.0%}"
        begins = surest[ceil(round((1 - step["part"]) * (len(surest) - 1), 9))]
        taken = [line for line in checked if line["confidence"] >= begins]
        right = sum(line["read"] == line["right"] for line in taken)
        bound = lower_bound(right, len(taken), shown["level"])
        yield f"{name}: from probability", step["threshold"], begins, EXACT
        yield f"{name}: items", step["n"], len(taken), 0
        yield f"{name}: right", step["right"], right, 0
        yield f"{name}: at least", step["bound"], bound, EXACT
        yield f"{name}: passes", step["passed"], bound >= shown["wanted"], 0
        accepted = begins if bound >= shown["wanted"] else accepted
    yield "accepted from probability", shown["from_probability"], accepted, EXACT


def lower_bound(right: int, n: int, level: float) -> float:
    """The exact one-sided bound (Clopper and Pearson 1934): at a lower share so many right are rarer than `level`."""
    low, high = 0.0, 1.0
    for _ in range(50):
        share = (low + high) / 2
        tail = sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(right, n + 1))
        low, high = (share, high) if tail <= level else (low, share)
    return low if right else 0.0


def interval(units: Sequence[Any], measure: Callable[[list[Any]], float | None]) -> tuple[float, float]:
    """The middle 95% of a figure over items drawn again and again."""
    rng = random.Random(2026)  # noqa: S311 - a draw to count with, no secret
    drawn = (measure(rng.choices(units, k=len(units))) for _ in range(DRAWS))
    values = sorted(value for value in drawn if value is not None)
    return values[round(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))]


def agrees(printed: float | None, again: float | None, apart: float) -> bool:
    """Whether a figure was counted again, or both have none."""
    if printed is None or again is None:
        return printed is again
    return abs(printed - again) <= apart


def main() -> int:
    """Check one kind of figures; print each, and end with 1 where one differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("what", choices=("agreement", "compare", "readiness"))
    parser.add_argument("files", nargs="+", type=Path, help="what was exported, as JSON lines")
    parser.add_argument("--printed", type=Path, required=True, help="what the command printed with --format json")
    asked = parser.parse_args()
    lines = [json.loads(line) for path in asked.files for line in path.read_text(encoding="utf-8").split("\n") if line]
    printed = json.loads(asked.printed.read_text(encoding="utf-8"))
    check = {"agreement": check_agreement, "compare": check_compare, "readiness": check_readiness}[asked.what]
    differing = 0
    for name, shown, again, apart in check(lines, printed):
        good = agrees(shown, again, apart)
        differing += not good
        sys.stdout.write(f"{'same' if good else 'DIFFERS':<8}{name:<52}{_figure(shown):>12}{_figure(again):>12}\n")
    sys.stdout.write(f"{differing} figures differ\n" if differing else "every figure was counted again\n")
    return 1 if differing else 0


def _figure(value: float | None) -> str:
    return "none" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main())
