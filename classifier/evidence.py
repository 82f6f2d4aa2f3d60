"""Evidence: which clauses carry a label, measured by leaving each out."""

from collections.abc import Callable, Sequence

from classifier.clauses import Clause, split_clauses, without
from classifier.encoder import MAX_CHARACTERS
from classifier.heads import Probabilities
from classifier.readings import Evidence

MAX_EVIDENCE = 3
MIN_EFFECT = 0.02
"""A clause that moves the label's probability by less than two points is not worth showing."""


def find_evidence(
    texts: Sequence[str], p: Probabilities, label_probabilities: Callable[[Sequence[str]], Probabilities]
) -> list[tuple[Evidence, ...]]:
    """Measure each clause's effect on its item's label.

    Args:
        texts: The items.
        p: Their label probabilities, shape (items, 3).
        label_probabilities: Reads further texts, in one batch.

    Returns:
        For each item at most three clauses, strongest first. An item of one clause is compared with no text at all.
    """
    texts = [text[:MAX_CHARACTERS] for text in texts]  # no encoder reads on, and each clause costs a copy of its text
    clauses: list[tuple[int, Clause]] = [(i, clause) for i, text in enumerate(texts) for clause in split_clauses(text)]
    shortened = [without(texts[i], clause) for i, clause in clauses]
    different = list(dict.fromkeys(shortened))  # of every item of one clause, nothing is left
    left_out = dict(zip(different, label_probabilities(different), strict=True))
    labels = p.argmax(axis=1)
    found: list[list[Evidence]] = [[] for _ in texts]
    for (i, clause), rest in zip(clauses, shortened, strict=True):
        effect = float(p[i, labels[i]] - left_out[rest][labels[i]])
        if effect >= MIN_EFFECT:
            found[i].append(Evidence(clause.start, clause.end, clause.text, effect))
    return [tuple(sorted(each, key=lambda e: -e.effect)[:MAX_EVIDENCE]) for each in found]
