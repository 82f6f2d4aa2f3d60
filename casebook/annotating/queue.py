"""Which item an annotator should label next, and why. Pure: the same candidates give the same queue."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

import numpy as np

from casebook.annotating.queue_parts import LABELS, Candidate, Drawn, Vectors, chance, farthest_first
from casebook.annotating.suspects import find_suspects

_DIVERSE_AT_ONCE = 200
"""How far the k-center walk looks ahead: a queue is made anew long before it is used up."""


@dataclass(frozen=True)
class QueueOptions:
    """How a queue is mixed."""

    random_share: float = 0.2
    """Which part of the items is set aside to be drawn by chance, and which part of the queue they are."""
    newcomer: int = 20
    """How many items a newcomer gets easy."""
    gold_every: int = 25
    """Every so many items one that is settled already, to see whether one still labels as agreed; 0 for never."""
    pattern: tuple[Drawn, ...] = (
        Drawn.UNCERTAIN, Drawn.DIVERSE, Drawn.UNCERTAIN, Drawn.DISAGREEING, Drawn.UNCERTAIN, Drawn.SUSPECT,
    )  # fmt: skip
    """In which turn the others come; one that has nothing left is passed over."""
    seed: int = 7


DEFAULT = QueueOptions()


@dataclass(frozen=True)
class Queued:
    """An item in the queue."""

    candidate: Candidate
    drawn: Drawn
    why: str
    """One sentence for the annotator."""


@dataclass(frozen=True)
class Queue:
    """What to label, in order."""

    items: tuple[Queued, ...]
    left: Mapping[Drawn, int]
    """How many are left of each kind."""


def is_measured(key: str, options: QueueOptions = DEFAULT) -> bool:
    """Whether an item is set aside to measure on. It depends on the item alone, so adding items moves none."""
    return chance(options.seed, "random", key) < options.random_share


def make_queue(
    candidates: Sequence[Candidate],
    vectors: Vectors,
    annotator: str,
    *,
    done: int = 0,
    options: QueueOptions = DEFAULT,
) -> Queue:
    """Order the items for one annotator.

    Items that are set aside come by chance and for no other reason, so they stay a fair sample of all. The others come
    in turn: those the model is least sure of, those least like what was labelled, those where the rule or a colleague
    says otherwise, and labels that look wrong.

    Args:
        candidates: Every item, labelled ones too: they show what is covered, and which labels are doubtful.
        vectors: A row for each candidate.
        annotator: For whom. What they labelled comes back only as suspect, as settled, or when it was sent back.
        done: How many they have labelled: the first ones are easy.
        options: How to mix.
    """
    pools = _Pools(candidates, vectors, annotator, options)
    mixed = tuple(_mix(pools.by_kind, done, options))
    return Queue(mixed, {kind: sum(each.drawn is kind for each in mixed) for kind in Drawn})


class _Pools:
    """The items of each kind, best first; one item may stand in several."""

    def __init__(
        self, candidates: Sequence[Candidate], vectors: Vectors, annotator: str, options: QueueOptions
    ) -> None:
        self.candidates, self.annotator = candidates, annotator
        measured = [is_measured(each.key, options) for each in candidates]
        mine = [each.votes.get(annotator) for each in candidates]
        fresh = [place for place, label in enumerate(mine) if label is None or candidates[place].returned]
        taught = [place for place in fresh if not measured[place] and candidates[place].gold is None]
        by_chance = [place for place in fresh if measured[place] and candidates[place].gold is None]
        by_chance.sort(key=lambda place: chance(options.seed, "order", candidates[place].key))
        settled = [place for place in fresh if candidates[place].gold is not None]
        settled.sort(key=lambda place: chance(options.seed, "gold", annotator, candidates[place].key))
        self.by_kind: dict[Drawn, Iterator[Queued]] = {
            Drawn.RANDOM: self._each(
                by_chance, Drawn.RANDOM, lambda _: "drawn by chance: only these measure the model"
            ),
            Drawn.UNCERTAIN: self._each(
                sorted(taught, key=lambda place: (not candidates[place].returned, candidates[place].margin)),
                Drawn.UNCERTAIN,
                _doubt,
            ),
            Drawn.DIVERSE: self._each(
                self._diverse(vectors, taught), Drawn.DIVERSE, lambda _: "unlike anything that was labelled so far"
            ),
            Drawn.DISAGREEING: self._each(self._disagreeing(taught), Drawn.DISAGREEING, self._difference),
            Drawn.SUSPECT: self._suspects(measured),
            Drawn.EASY: self._each(_easy(candidates, taught), Drawn.EASY, lambda _: "an easy one to start with"),
            Drawn.GOLD: self._each(settled, Drawn.GOLD, lambda _: "one that is settled, to see whether we still agree"),
        }

    def _each(self, places: Sequence[int], kind: Drawn, why: Callable[[Candidate], str]) -> Iterator[Queued]:
        for place in places:
            each = self.candidates[place]
            yield Queued(each, kind, f"sent back: {each.returned}" if each.returned else why(each))

    def _diverse(self, vectors: Vectors, taught: Sequence[int]) -> list[int]:
        labelled = [place for place, each in enumerate(self.candidates) if each.votes]
        places = [*labelled, *taught]
        if not taught:
            return []
        rows = np.asarray(vectors)[places]
        return [places[at] for at in farthest_first(rows, range(len(labelled)), _DIVERSE_AT_ONCE)]

    def _disagreeing(self, taught: Sequence[int]) -> list[int]:
        """Colleagues who differ first, then a colleague and the model, then the model and the rule."""

        def rank(place: int) -> int | None:
            each = self.candidates[place]
            said = set(each.votes.values())
            if len(said) > 1:
                return 0
            if said and each.guess not in said:
                return 1
            return 2 if not said and each.rule not in (None, each.guess) else None

        ranked = [
            (found, -max(self.candidates[place].p), place) for place in taught if (found := rank(place)) is not None
        ]
        return [place for _, _, place in sorted(ranked)]

    def _difference(self, each: Candidate) -> str:
        said = set(each.votes.values())
        if len(said) > 1:
            return "colleagues labelled it differently"
        if said:
            return "a colleague and the model see it differently"
        return f"the keyword rule says {each.rule}, the model says {each.guess}"

    def _suspects(self, measured: Sequence[bool]) -> Iterator[Queued]:
        mine = [
            place
            for place, each in enumerate(self.candidates)
            if self.annotator in each.votes and not measured[place] and each.gold is None and not each.returned
        ]
        given = np.array([LABELS.index(self.candidates[place].votes[self.annotator]) for place in mine], dtype=np.intp)
        p = np.array([self.candidates[place].p for place in mine]).reshape(len(mine), len(LABELS))
        for found in find_suspects(p, given):
            each = self.candidates[mine[found.row]]
            yield Queued(
                each, Drawn.SUSPECT, "your label may be a slip: look again; about half of such labels are right"
            )


def _doubt(each: Candidate) -> str:
    second, first = (LABELS[place] for place in np.argsort(each.p, kind="stable")[-2:])
    return f"the model wavers between {first} and {second}"


def _easy(candidates: Sequence[Candidate], taught: Sequence[int]) -> list[int]:
    """The surest of each label in turn, so that a newcomer meets them all."""
    surest = sorted(taught, key=lambda place: -max(candidates[place].p))
    of_label = {label: iter([place for place in surest if candidates[place].guess is label]) for label in LABELS}
    found: list[int] = []
    while of_label:
        for label in list(of_label):
            if (place := next(of_label[label], None)) is None:
                del of_label[label]
            else:
                found.append(place)
    return found


def _mix(pools: Mapping[Drawn, Iterator[Queued]], done: int, options: QueueOptions) -> Iterator[Queued]:
    used: set[str] = set()
    turn = cycle(options.pattern)

    def take(*kinds: Drawn) -> Queued | None:
        for kind in kinds:
            for found in pools[kind]:
                if found.candidate.key not in used:
                    used.add(found.candidate.key)
                    return found
        return None

    number, owed = done, done * options.random_share
    owed -= int(owed)
    while True:
        number += 1
        owed += options.random_share
        found = take(Drawn.GOLD) if options.gold_every and number % options.gold_every == 0 else None
        if found is None and owed >= 1 - 1e-9:
            owed -= 1
            found = take(Drawn.RANDOM)
        if found is None and number <= options.newcomer:
            found = take(Drawn.EASY)
        for _ in options.pattern:
            found = found or take(next(turn))
        # Where nothing else is left the rest of the random ones come, and what no turn of the pattern names.
        found = found or take(*options.pattern, Drawn.UNCERTAIN, Drawn.RANDOM)
        if found is None:
            return
        yield found
