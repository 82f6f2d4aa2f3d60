"""Measures how well like items are found, and how fast.

Run from the checkout: `.venv/bin/python benchmarks/recurrence.py`. Two sets of labelled pairs are used: rewordings of
24 troubles with every other pair as a negative (`tests/casebook/recurrence/stories.tsv`), and pairs of hand-written
items of a year's log (`examples/casebook/pairs.tsv`), which tell one trouble in words that have little in common and
set it beside other troubles told in the same words. Stories are halved: the threshold is chosen on one half of the
rewordings, the lowest that keeps a precision of `PRECISIONS`, and all figures are of the other half. Intervals
resample stories.

Beside it stands a ranking: for each retold item of the year's log, how often an earlier telling is among the first
earlier items, with and without what `suggesting.py` adds to the vectors. It is of all stories, and the two weights were
chosen on them.
"""

import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT)]

from casebook.database.readings import stored  # noqa: E402 - the checkout comes first
from casebook.records import CaseItem  # noqa: E402
from casebook.recurrence.alike import shown_matches  # noqa: E402
from casebook.recurrence.directions import shipped_directions  # noqa: E402
from casebook.recurrence.matching import find_matches  # noqa: E402
from casebook.recurrence.recurrences import may_recur  # noqa: E402
from casebook.recurrence.suggesting import PLACE_SHARE, WORDS_SHARE, exact_words  # noqa: E402
from casebook.recurrence.thresholds import LIKE  # noqa: E402
from casebook.recurrence.vectors import MODEL_SHARE, ItemEncoder  # noqa: E402
from casebook.recurrence.words import unit_rows, word_vectors  # noqa: E402
from classifier.bootstrap import estimate  # noqa: E402
from classifier.classifier import Classifier  # noqa: E402
from classifier.onnx_encoder import OnnxEncoder  # noqa: E402

PRECISIONS = (0.8, 0.9)
TOPS = (1, 3, 5, 10)
STORED, NEW = 50_000, 5_000


class Pairs(NamedTuple):
    """Labelled pairs of texts."""

    one: NDArray[np.intp]
    other: NDArray[np.intp]
    like: NDArray[np.bool_]
    stories: list[str]
    """The story of each pair's first item."""

    def where(self, kept: NDArray[np.bool_]) -> "Pairs":
        """Some of the pairs."""
        stories = [story for story, keep in zip(self.stories, kept.tolist(), strict=True) if keep]
        return Pairs(self.one[kept], self.other[kept], self.like[kept], stories)


def halves(pairs: Pairs, story_of: Sequence[str]) -> tuple[Pairs, Pairs]:
    """Pairs within each half of the stories; a pair across the halves is in neither."""
    names = sorted(set(story_of))
    order = np.random.default_rng(7).permutation(len(names))
    first = {names[place] for place in order[: len(names) // 2]}
    side = np.array([story in first for story in story_of])
    one, other = side[pairs.one], side[pairs.other]
    return pairs.where(one & other), pairs.where(~one & ~other)


def rewordings() -> tuple[list[str], list[str], Pairs]:
    """Texts, the story of each, and all their pairs."""
    lines = (CHECKOUT / "tests/casebook/recurrence/stories.tsv").read_text(encoding="utf-8").splitlines()
    stories, _, texts = zip(*(line.split("\t") for line in lines), strict=True)
    one, other = np.triu_indices(len(texts), 1)
    like = np.array([stories[a] == stories[b] for a, b in zip(one, other, strict=True)])
    return list(texts), list(stories), Pairs(one, other, like, [stories[a] for a in one])


def year_log() -> tuple[list[str], list[str], Pairs]:
    """Texts, the story of each, and the labelled pairs."""
    folder = CHECKOUT / "examples/casebook"
    items = [json.loads(line) for line in (folder / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
    place = {item["id"]: number for number, item in enumerate(items)}
    rows = [line.split("\t") for line in (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    one, other = (np.array([place[row[side]] for row in rows]) for side in (0, 1))
    stories = [item["story"] for item in items]
    like = np.array([row[2] == "yes" for row in rows])
    return [item["text"] for item in items], stories, Pairs(one, other, like, [stories[a] for a in one])


class Retold(NamedTuple):
    """The year's challenges, and which of them tell an earlier trouble again."""

    items: list[tuple[CaseItem, frozenset[str]]]
    """Each with the schools that raised it."""
    story_of: dict[int, str]
    earlier: dict[int, set[int]]
    """For an item that tells a trouble again, its earlier tellings."""
    choices: dict[int, set[int]]
    """What such an item is compared with."""


def retold() -> Retold:
    """The statements of the year's log, of which only stories with a pair that is alike count as told again."""
    folder = CHECKOUT / "examples/casebook"
    lines = [json.loads(line) for line in (folder / "stories.jsonl").read_text(encoding="utf-8").splitlines()]
    said = {number: line for number, line in enumerate(lines, start=1) if line["label"] != "none"}
    number_of = {line["id"]: number for number, line in said.items()}
    pairs = [line.split("\t") for line in (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    linked = {(number_of[one], number_of[other]) for one, other, like, _ in pairs if like == "yes"}
    troubles = {said[number]["story"] for pair in linked for number in pair} - {"mixed-bag"}
    earlier: dict[int, set[int]] = {}
    choices: dict[int, set[int]] = {}
    for number, line in said.items():
        if line["story"] not in troubles:
            continue
        own = {each for each, other in said.items() if other["story"] == line["story"]}
        before = {each for each, other in said.items() if other["month"] <= line["month"]} - own
        told = {each for each in own if said[each]["order"] < line["order"]}
        told |= {each for each in before if (each, number) in linked or (number, each) in linked}
        if told:
            earlier[number], choices[number] = told, before | told
    items = [
        (CaseItem(number, 1, "", number, line["text"]), frozenset(line["schools"])) for number, line in said.items()
    ]
    return Retold(items, {number: line["story"] for number, line in said.items()}, earlier, choices)


def lowest_threshold(similar: NDArray[np.float32], like: NDArray[np.bool_], precision: float) -> float:
    """The lowest similarity at or above which that share of the pairs are alike."""
    order = np.argsort(-similar)
    precise = np.cumsum(like[order]) / np.arange(1, len(like) + 1)
    good = np.nonzero(precise >= precision)[0]
    return float(similar[order][good[-1]]) if len(good) else float("inf")


def figures(similar: NDArray[np.float32], pairs: Pairs, threshold: float) -> str:
    """Precision, recall and F1 with their intervals."""
    called, like = similar >= threshold, pairs.like

    def ratio(top: NDArray[np.bool_], bottom: NDArray[np.float64]) -> str:
        def measure(weights: NDArray[np.float64]) -> float:
            below = float((weights * bottom).sum())
            return float((weights * top).sum()) / below if below else 0.0

        found = estimate(measure, pairs.stories)
        return f"{found.value:.2f} [{found.low:.2f}, {found.high:.2f}]"

    hits = called & like
    parts = (ratio(hits, called * 1.0), ratio(hits, like * 1.0), ratio(hits, (called * 1.0 + like) / 2))
    return "precision {}, recall {}, F1 {}".format(*parts) + f" (of {int(like.sum())} like, {len(like)} pairs)"


def quality(encoder: OnnxEncoder) -> None:
    """Print the figures of several ways to compare."""
    sets = (rewordings(), year_log())
    rows = [(encoder.encode(texts), word_vectors(texts)) for texts, _, _ in sets]
    directions = shipped_directions(encoder)
    if directions is None:
        raise SystemExit("directions.npz was made for another encoder; see casebook/recurrence/directions.py")
    plain = [(unit_rows(model), words) for model, words in rows]
    topics = [(directions.topics(model), words) for model, words in rows]
    ways = {"words alone": (0.0, plain), "model alone": (1.0, plain), "model and words": (0.5, plain)}
    ways |= {"topics alone": (1.0, topics), "topics and words": (MODEL_SHARE, topics)}
    for way, (share, parts) in ways.items():
        alike = [share * model @ model.T + (1 - share) * words @ words.T for model, words in parts]
        chosen, held = halves(sets[0][2], sets[0][1])
        _, year = halves(sets[1][2], sets[1][1])
        for precision in PRECISIONS:
            threshold = lowest_threshold(alike[0][chosen.one, chosen.other], chosen.like, precision)
            say(f"{way}, precision {precision} on the other half: threshold {threshold:.3f}")
            say(f"   rewordings: {figures(alike[0][held.one, held.other], held, threshold)}")
            say(f"   year's log: {figures(alike[1][year.one, year.other], year, threshold)}")


def shown(classifier: Classifier) -> None:
    """Print how many pairs of different texts people are shown as the same trouble, and how many of them are right."""
    maker = ItemEncoder.of(classifier.model.encoder)
    for name, (texts, stories, _) in {"rewordings": rewordings(), "year's log": year_log()}.items():
        readings = classifier.read(texts, evidence=False)
        items = {
            number: CaseItem(number, 1, "", number, text, reading=stored(reading))
            for number, (text, reading) in enumerate(zip(texts, readings, strict=True))
        }
        ids = np.array([number for number, item in items.items() if may_recur(item)])
        rows = maker.vectors([texts[number] for number in ids])
        found = shown_matches(find_matches(ids, rows, ids[:0], rows[:0], LIKE), items)
        right = sum(stories[each.one] == stories[each.other] for each in found)
        say(f"shown as the same trouble, {name}: {len(found)} pairs, {right} of them right")


def ranking(classifier: Classifier) -> None:
    """Print how often an earlier telling of the same trouble is among the first suggestions.

    Every statement of the year is asked about once for each school that raised it, and those count as one; all
    challenges of earlier months, and those of its own month that are of other stories, are there to choose from.
    """
    said = retold()
    maker = ItemEncoder.of(classifier.model.encoder)
    rows = maker.vectors([item.text for item, _ in said.items])
    vectors = dict(zip((item.id for item, _ in said.items), rows, strict=True))
    for name, shares in {"vectors alone": (0.0, 0.0), "with words and place": (WORDS_SHARE, PLACE_SHARE)}.items():
        firsts: list[tuple[str, float, int]] = []
        for item, schools in said.items:
            truth = said.earlier.get(item.id)
            for school in schools if truth else ():
                scores = {
                    other.id: float(vectors[item.id].astype(np.float32) @ vectors[other.id].astype(np.float32))
                    + shares[0] * exact_words(item.text, other.text)
                    + shares[1] * (school in elsewhere)
                    for other, elsewhere in said.items
                    if other.id in said.choices[item.id]
                }
                ranked = sorted(scores, key=lambda each: (-scores[each], -each))
                place = next(number for number, each in enumerate(ranked) if each in (truth or ()))
                firsts.append((said.story_of[item.id], 1 / len(schools), place))
        say(f"an earlier telling, {name}: " + ", ".join(f"among {top} {among(firsts, top)}" for top in TOPS))


def among(firsts: Sequence[tuple[str, float, int]], top: int) -> str:
    """The share of items whose first earlier telling is among so many, with its interval over stories."""
    weights = np.array([weight for _, weight, _ in firsts])
    hits = np.array([place < top for _, _, place in firsts]) * weights

    def measure(drawn: NDArray[np.float64]) -> float:
        below = float((drawn * weights).sum())
        return float((drawn * hits).sum()) / below if below else 0.0

    found = estimate(measure, [story for story, _, _ in firsts])
    return f"{found.value:.2f} [{found.low:.2f}, {found.high:.2f}]"


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def speed(encoder: OnnxEncoder) -> None:
    """Print how long it takes to compare a large new log with a large casebook."""
    width = ItemEncoder.of(encoder).width
    rng = np.random.default_rng(7)
    stored = np.empty((STORED, width), dtype=np.float16)
    for start in range(0, STORED, NEW):
        stored[start : start + NEW] = unit_rows(rng.standard_normal((NEW, width), dtype=np.float32))
    new = unit_rows(rng.standard_normal((NEW, width), dtype=np.float32)).astype(np.float16)
    new[:100] = stored[:100]
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    found = find_matches(np.arange(STORED, STORED + NEW), new, np.arange(STORED), stored, 0.5)
    taken = time.perf_counter() - start
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    say(f"{NEW} new against {STORED} stored, {width} wide: {taken:.1f} s, {more:.0f} MB more, {len(found)} matches")


def main() -> None:
    """Print everything."""
    encoder = OnnxEncoder.load(CHECKOUT / "models" / "default")
    classifier = Classifier.load(CHECKOUT / "models" / "default")
    shown(classifier)
    ranking(classifier)
    quality(encoder)
    speed(encoder)


if __name__ == "__main__":
    main()
