"""Annotation lines as votes: which lines are about the same item, and which of them count."""

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.annotating.lines import GOLD, Line
from casebook.annotating.votes import Vote
from classifier.annotations import same_words
from codebook.many import many


@dataclass(frozen=True)
class Votes:
    """Votes, and what was left aside, in words for a person."""

    votes: tuple[Vote, ...]
    notes: tuple[str, ...]


def votes_of_lines(lines: Sequence[Line]) -> Votes:
    """One vote for each item and annotator.

    Lines are about the same item where id and words are the same. Where that leaves no item with two annotators, files
    that number their lines each in their own way are compared by the words alone. Of several lines by one annotator
    about one item the last counts; settled labels are nobody's vote.
    """
    labelled = [line for line in lines if line.state != GOLD and line.label is not None]
    notes = []
    if settled := sum(line.state == GOLD for line in lines):
        notes.append(f"{settled} settled labels left aside: they are nobody's vote.")
    if unlabelled := len(lines) - settled - len(labelled):
        notes.append(f"{many(unlabelled, 'line')} without a label (skipped or unsure) left aside.")
    places = [(line.id, same_words(line.text)) for line in labelled]
    if not _shared(labelled, places) and _shared(labelled, by_words := [("", words) for _, words in places]):
        places = by_words
        notes.append("No id is shared by two annotators, so items were matched by their words.")
    kept = {(place, line.annotator): line for place, line in zip(places, labelled, strict=True)}
    if again := len(labelled) - len(kept):
        notes.append(f"{again} earlier labels by the same person of the same item left aside: the last one counts.")
    return Votes(tuple(_vote("\n".join(place), line) for (place, _), line in kept.items()), tuple(notes))


def _shared(lines: Sequence[Line], places: Sequence[tuple[str, str]]) -> bool:
    first: dict[tuple[str, str], str] = {}
    return any(
        first.setdefault(place, line.annotator) != line.annotator for place, line in zip(places, lines, strict=True)
    )


def _vote(item: str, line: Line) -> Vote:
    answers = (("label", line.label), ("strategy", line.strategy), ("driver", line.driver))
    return Vote(item, line.annotator, answers, line.kind)
