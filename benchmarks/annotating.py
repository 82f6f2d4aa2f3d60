"""Simulates a coach who labels an unseen field from 0 to 600 items: our queue against random order.

Run from the checkout: `.venv/bin/python benchmarks/annotating.py [--domain health] [--svg FILE]`. A few minutes of one
core. Everything of one domain is held out: vocabulary and weights of the TF-IDF encoder are fitted on the texts (never
the labels) of the train split's other domains, and the head on nothing but what the simulated coach has labelled so
far. The fine-tuned encoder is left out on purpose: it learned from the domain. The pool and the measured items are
items of the domain in the train, heads and dev splits, parted by document and pair; the test split is not touched.

Four ways are compared, with the same measured items and the same labels bought:
- `random`: items in random order, all taught, so that none is left to measure on;
- `random, a fifth aside`: the same, with a fifth set aside to measure on, as the queue has;
- `queue`: the product's queue, its random fifth set aside to measure on and not taught, as the product does;
- `queue, all taught`: the same order, the random fifth taught too: what setting it aside costs.
"""

import argparse
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT)]

from casebook.annotating.queue import QueueOptions, make_queue  # noqa: E402 - the checkout comes first
from casebook.annotating.queue_parts import LABELS, Candidate, Drawn  # noqa: E402
from classifier.baselines import matching_rules, read_by_keywords  # noqa: E402
from classifier.example_rows import rows_of  # noqa: E402
from classifier.head_fitting import TrainingOptions, fit_encoder  # noqa: E402
from classifier.metrics import macro_f1  # noqa: E402
from classifier.splitting import group_items  # noqa: E402
from classifier.training_items import Split, TrainingItem, load_items, load_splits, select  # noqa: E402

SIZES = (25, 50, 75, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600)
SEEDS = 10
RANDOM, ASIDE = "random", "random, a fifth aside"
QUEUE, TAUGHT = "queue", "queue, all taught"
WAYS = (RANDOM, ASIDE, QUEUE, TAUGHT)
PAIRS = ((QUEUE, ASIDE), (TAUGHT, RANDOM), (QUEUE, RANDOM))
"""What is compared with what: the first two pairs teach as many labels on both sides."""
_MEASURED = 0.33
_NARROW = 100
"""The k-center walk looks at rows brought down to so many numbers by a random projection."""
_COLOURS = {RANDOM: "#777777", ASIDE: "#2f9e44", QUEUE: "#0a6ebd", TAUGHT: "#c2410c"}
Curves = dict[str, NDArray[np.float64]]


class Field:
    """One domain's items, with rows of an encoder that never saw them."""

    def __init__(self, domain: str) -> None:
        items, splits = load_items(CHECKOUT / "training_data"), load_splits(CHECKOUT / "training_data")
        known = select(items, splits, Split.TRAIN, Split.HEADS, Split.DEV)
        self.items = [item for item in known if item.domain == domain]
        others = [item.text for item in select(items, splits, Split.TRAIN) if item.domain not in (domain, None)]
        encoder = fit_encoder(others, TrainingOptions(max_terms=8_000))
        self.rows = rows_of(encoder, [item.text for item in self.items])
        projection = np.random.default_rng(0).normal(size=(encoder.width, _NARROW)).astype(np.float32)
        self.narrow = self.rows @ projection
        self.right = np.array([LABELS.index(item.label) for item in self.items])
        self.rules = [read_by_keywords(i.text).label if matching_rules(i.text) else None for i in self.items]

    def parted(self, seed: int) -> tuple[list[int], list[int]]:
        """Places to label and places to measure on; a document or pair is on one side."""
        place = {item.id: number for number, item in enumerate(self.items)}
        groups: list[list[TrainingItem]] = list(group_items(self.items))
        order = np.random.default_rng(seed).permutation(len(groups))
        measured: list[int] = []
        pool: list[int] = []
        for number in order:
            side = measured if len(measured) < _MEASURED * len(self.items) else pool
            side.extend(place[item.id] for item in groups[number])
        return pool, measured


def fit(rows: object, right: NDArray[np.intp], wanted: object) -> NDArray[np.float64]:
    """Probabilities of the wanted rows by a regression on the others; equal ones while a label is missing."""
    from sklearn.linear_model import LogisticRegression

    seen = np.unique(right)
    p = np.full((wanted.shape[0], len(LABELS)), 1 / len(LABELS))  # type: ignore[attr-defined]
    if len(seen) < 2:  # noqa: PLR2004 - a regression needs two classes
        return p
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=200).fit(rows, right)
    p[:] = 0
    p[:, seen] = model.predict_proba(wanted)
    return p


def measured(field: Field, taught: Sequence[int], places: Sequence[int]) -> float:
    """Macro-F1 on the measured items of a model that was taught those labels."""
    p = fit(field.rows[list(taught)], field.right[list(taught)], field.rows[places])
    return macro_f1(field.right[places], p.argmax(axis=1))


def by_queue(field: Field, pool: Sequence[int], seed: int) -> list[tuple[int, Drawn]]:
    """The order in which the queue asks; it is made anew at every size, as after a retraining."""
    options, asked = QueueOptions(seed=seed, gold_every=0), []
    for size in SIZES:
        taught = [place for place, drawn in asked if drawn is not Drawn.RANDOM]
        p = fit(field.rows[taught], field.right[taught], field.rows[pool]) if taught else np.full((len(pool), 3), 1 / 3)
        done = {place for place, _ in asked}
        candidates = [
            Candidate(
                field.items[place].id,
                field.items[place].text,
                tuple(row),
                {"coach": LABELS[field.right[place]]} if place in done else {},
                field.rules[place],
            )
            for place, row in zip(pool, p.tolist(), strict=True)
        ]
        place_of = {field.items[place].id: place for place in pool}
        queue = make_queue(candidates, field.narrow[pool], "coach", done=len(asked), options=options)
        fresh = [(place_of[each.candidate.key], each.drawn) for each in queue.items if not each.candidate.votes]
        asked += fresh[: size - len(asked)]
    return asked


def simulate(field: Field) -> Curves:
    """Macro-F1 by way, seed and size."""
    curves = {way: np.zeros((SEEDS, len(SIZES))) for way in WAYS}
    for seed in range(SEEDS):
        pool, places = field.parted(seed)
        order = np.random.default_rng(100 + seed).permutation(pool).tolist()
        asked = by_queue(field, pool, seed)
        for column, size in enumerate(SIZES):
            curves[RANDOM][seed, column] = measured(field, order[:size], places)
            curves[ASIDE][seed, column] = measured(field, order[: round(0.8 * size)], places)
            kept = [place for place, drawn in asked[:size] if drawn is not Drawn.RANDOM]
            curves[QUEUE][seed, column] = measured(field, kept, places)
            curves[TAUGHT][seed, column] = measured(field, [place for place, _ in asked[:size]], places)
    return curves


def table(curves: Curves) -> str:
    """Means over seeds with the band that holds the middle four fifths of the seeds."""
    lines = ["| labels | " + " | ".join(WAYS) + " | " + " | ".join(f"{a} ahead of {b}" for a, b in PAIRS[:2]) + " |"]
    lines.append("| --- " * (len(WAYS) + 3) + "|")
    for column, size in enumerate(SIZES):
        cells = []
        for way in WAYS:
            low, high = np.percentile(curves[way][:, column], (10, 90))
            cells.append(f"{curves[way][:, column].mean():.3f} ({low:.3f} to {high:.3f})")
        ahead = [int((curves[one][:, column] >= curves[other][:, column]).sum()) for one, other in PAIRS[:2]]
        lines.append(f"| {size} | {' | '.join(cells)} | {ahead[0]} of {SEEDS} | {ahead[1]} of {SEEDS} |")
    return "\n".join(lines)


def verdict(curves: Curves, way: str, other: str) -> str:
    """What the areas under the curves say, paired by seed."""
    area = (curves[way] - curves[other]).mean(axis=1)
    half = 2.262 * area.std(ddof=1) / np.sqrt(SEEDS)  # Student's t of 9 degrees of freedom
    low, high = area.mean() - half, area.mean() + half
    shown = (
        f"{way}: {area.mean():+.3f} macro-F1 over the curve against {other} (95% interval {low:+.3f} to {high:+.3f})"
    )
    if low > 0:
        return f"{shown}: better beyond chance."
    if high < 0:
        return f"{shown}: worse beyond chance; {other} is better here."
    return f"{shown}: {other} is as good here."


def svg(curves: Curves, domain: str) -> str:
    """The curves with their bands."""
    width, height, left, bottom = 640, 360, 50, 40
    values = np.concatenate(list(curves.values()))
    least, most = float(values.min()) - 0.02, float(values.max()) + 0.02

    def at(size: float, value: float) -> str:
        x = left + (width - left - 20) * size / SIZES[-1]
        return f"{x:.1f},{height - bottom - (height - bottom - 30) * (value - least) / (most - least):.1f}"

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">']
    parts.append(f'<text x="{left}" y="18" font-size="13">Macro-F1 by labels, field held out: {domain}</text>')
    for number, way in enumerate(WAYS):
        low, high = np.percentile(curves[way], (10, 90), axis=0)
        band = [at(*pair) for pair in zip(SIZES, high, strict=True)]
        band += [at(*pair) for pair in zip(SIZES[::-1], low[::-1], strict=True)]
        line = " ".join(at(*pair) for pair in zip(SIZES, curves[way].mean(axis=0), strict=True))
        parts.append(f'<polygon points="{" ".join(band)}" fill="{_COLOURS[way]}" opacity="0.12"/>')
        parts.append(f'<polyline points="{line}" fill="none" stroke="{_COLOURS[way]}" stroke-width="2"/>')
        y = height - bottom - 14 * (len(WAYS) - number)
        parts.append(f'<text x="{width - 160}" y="{y}" font-size="12" fill="{_COLOURS[way]}">{way}</text>')
    for size in (0, 200, 400, 600):
        x = at(size, least).split(",")[0]
        parts.append(f'<text x="{x}" y="{height - 20}" font-size="11" text-anchor="middle">{size}</text>')
    for value in np.arange(np.ceil(least * 10) / 10, most, 0.1):
        y = at(0, float(value)).split(",")[1]
        parts.append(f'<text x="{left - 8}" y="{y}" font-size="11" text-anchor="end">{value:.1f}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    """Print the table and what follows from it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--domain", default="health")
    parser.add_argument("--svg", type=Path)
    asked = parser.parse_args()
    warnings.filterwarnings("ignore", message=".*lbfgs failed to converge.*")
    field = Field(asked.domain)
    curves = simulate(field)
    pool, places = field.parted(0)
    sys.stdout.write(f"{asked.domain}: {len(pool)} items to label, {len(places)} to measure on, {SEEDS} seeds\n\n")
    sys.stdout.write(table(curves) + "\n\n" + "\n".join(verdict(curves, *pair) for pair in PAIRS) + "\n")
    if asked.svg:
        asked.svg.write_text(svg(curves, asked.domain), encoding="utf-8")


if __name__ == "__main__":
    main()
