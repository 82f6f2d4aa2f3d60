"""Fetches what an annotator works on, in a thread: no widget is touched here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from casebook.annotating.assignment import Assignment
from casebook.annotating.candidates import candidates_of
from casebook.annotating.profiles import load_assignment
from casebook.annotating.queue import DEFAULT, QueueOptions, make_queue
from casebook.annotating.queue_parts import Candidate, Drawn, Vectors
from casebook.database import keeping
from casebook.database.annotating import list_annotations
from casebook.records import Annotation, CaseItem
from codebook.keys import Label
from tui.annotate_rules import called_back_by_rules
from tui.background import leave_to_stay, yielding
from tui.own_process import in_own_process

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook
    from tui.services import Services

OPEN_LEFT = "it was left open"
"""How `candidates_of` says that someone was unsure."""
BEFORE_ONE_LOOKS: Mapping[Drawn, str] = {
    Drawn.RANDOM: "drawn by chance: only these measure the model",
    Drawn.UNCERTAIN: "it is not clear-cut, so your word teaches most",
    Drawn.DIVERSE: "unlike anything that was labelled so far",
    Drawn.DISAGREEING: "opinions on it differ",
    Drawn.SUSPECT: "you labelled it before: look again",
    Drawn.EASY: "an easy one to start with",
    Drawn.GOLD: "now and then one comes twice, to see whether we still agree",
}
"""Why an item comes, in words that give away nothing of what the model or others say: the same for one that a colleague
left open as for any other of its kind."""


@dataclass(frozen=True)
class Turn:
    """An item whose turn it is."""

    item: CaseItem
    drawn: Drawn
    why: str
    """Why it comes now; it may tell what the model says."""
    gold: Label | None = None
    """The settled label, where there is one."""

    @property
    def why_blind(self) -> str:
        """Why it comes now, without a word on what anybody says of it."""
        own = self.why.startswith(("sent back", "you ")) and OPEN_LEFT not in self.why
        return self.why if own else BEFORE_ONE_LOOKS.get(self.drawn, self.why)


@dataclass(frozen=True)
class Work:
    """What one annotator has done and has before them."""

    annotator: str
    turns: tuple[Turn, ...]
    mine: Mapping[int, Annotation]
    """What they said so far, by item."""
    unfinished: Turn | None
    """The item that they stopped in the middle of."""
    others: int
    """How many others the items are shared with."""
    in_casebook: int
    """Items there are at all."""
    by_everyone: bool = False
    """Whether everyone labels every item; otherwise each has a share."""
    share: int = 0
    """How many items are this annotator's, with those that they labelled."""


def work_of(services: "Services", vectors: Mapping[int, Vectors] | None) -> Work:
    """The work of whoever was chosen; else of whoever signs decisions here, where they label too."""
    casebook, signs = services.casebook(), services.preferences.who
    named = services.annotator or (signs if signs in load_assignment(casebook).annotators else "")
    with yielding():
        return prepare(casebook, named, only=services.annotated_only, vectors=vectors)


def prepare(
    casebook: "Casebook",
    annotator: str,
    *,
    only: Collection[int] | None = None,
    vectors: Mapping[int, Vectors] | None = None,
    options: QueueOptions = DEFAULT,
) -> Work:
    """Make an annotator's queue.

    Args:
        casebook: Where.
        annotator: Whose queue.
        only: The items to choose from; all where it is not given.
        vectors: Each item's vector; without them none comes for being unlike the others.
        options: How the queue is mixed.
    """
    pairs = candidates_of(casebook, returned=called_back_by_rules(casebook))
    mine = {each.item_id: each for each in list_annotations(casebook, annotator=annotator)}
    shared_with = load_assignment(casebook)
    wanted = [
        (item, _for(candidate, annotator))
        for item, candidate in pairs
        if (only is None or item.id in only) and _is_mine(item, candidate, annotator, shared_with, mine)
    ]
    now = [pair for pair in wanted if not _is_aside(mine.get(pair[0].id), pair[1])]
    if vectors is None:
        options = replace(options, pattern=tuple(kind for kind in options.pattern if kind is not Drawn.DIVERSE))
    queue = make_queue(
        [candidate for _, candidate in now],
        _rows([item for item, _ in now], vectors),
        annotator,
        done=sum(each.label is not None for each in mine.values()),
        options=options,
    )
    items = {candidate.key: item for item, candidate in wanted}
    turns = [Turn(items[each.candidate.key], each.drawn, each.why, each.candidate.gold) for each in queue.items]
    work = Work(
        annotator,
        (*turns, *_skipped([item for item, _ in wanted], mine)),
        mine,
        _unfinished(mine, {item.id: item for item, _ in pairs}),
        max(0, len(shared_with.annotators) - 1),
        len(pairs),
        shared_with.by_everyone,
        sum(item.id in mine or annotator in shared_with.annotators_of(each.key) for item, each in pairs),
    )
    leave_to_stay()
    return work


def _skipped(items: Sequence[CaseItem], mine: Mapping[int, Annotation]) -> list[Turn]:
    """Those that were put behind the others."""
    said = [(item, mine[item.id]) for item in items if item.id in mine]
    return [Turn(item, drawn_of(each), "you skipped it earlier") for item, each in said if each.state == "skipped"]


def drawn_of(said: Annotation) -> Drawn:
    """Why an item came up, as its annotation says; what came from elsewhere may say it in other words."""
    return Drawn(said.drawn) if said.drawn in list(Drawn) else Drawn.FILE


def commit(casebook: "Casebook", annotation: Annotation) -> Annotation:
    """Keep what an annotator decided, now."""
    stamped = replace(annotation, at=datetime.now(UTC))
    if stamped.id:
        return keeping.change(casebook, stamped.annotator, stamped)
    return keeping.add(casebook, stamped.annotator, stamped)


def vectors_by_item(services: "Services") -> "dict[int, Vectors]":
    """Each item's vector; made anew only for items that were not there last time."""
    from tui.heavy_tasks import item_vectors

    ids, rows = in_own_process(item_vectors, services.model)
    return dict(zip(ids, rows, strict=True))


def _for(candidate: Candidate, annotator: str) -> Candidate:
    """Nobody is asked again because a colleague was unsure."""
    left_open = candidate.returned == OPEN_LEFT and annotator in candidate.votes
    return replace(candidate, returned="") if left_open else candidate


def _is_mine(
    item: CaseItem, candidate: Candidate, annotator: str, assignment: Assignment, mine: Mapping[int, Annotation]
) -> bool:
    if annotator not in assignment.annotators or item.id in mine or candidate.gold is not None:
        return True
    return annotator in assignment.annotators_of(candidate.key)


def _is_aside(said: Annotation | None, candidate: Candidate) -> bool:
    """Whether an annotator put an item aside themselves; what was called back since is not."""
    if said is None or said.label is not None:
        return False
    called_back = said.blind_label is not None or candidate.returned not in ("", OPEN_LEFT)
    return said.state == "skipped" or not called_back


def _rows(items: Sequence[CaseItem], vectors: Mapping[int, Vectors] | None) -> Vectors:
    if not vectors:
        return np.zeros((len(items), 1), dtype=np.float32)
    nothing = np.zeros_like(next(iter(vectors.values())))
    return np.array([vectors.get(item.id, nothing) for item in items], dtype=np.float32).reshape(len(items), -1)


def _unfinished(mine: Mapping[int, Annotation], items: Mapping[int, CaseItem]) -> Turn | None:
    """The latest item, where not all was answered: what came in a file is nobody's unfinished work."""
    latest = max(mine.values(), key=lambda each: (each.at is not None, each.at, each.id), default=None)
    if latest is None or latest.label is None or latest.confidence or latest.state != "labelled":
        return None
    if latest.drawn == Drawn.FILE or latest.item_id not in items:
        return None
    return Turn(items[latest.item_id], drawn_of(latest), "you stopped in the middle of it")
