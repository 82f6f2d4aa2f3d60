"""Evidence: the clauses that carry the label."""

from collections.abc import Sequence

import numpy as np
import pytest

from classifier.classifier import Classifier
from classifier.clauses import split_clauses, without
from classifier.encoder import MAX_CHARACTERS
from classifier.evidence import MAX_EVIDENCE, MIN_EFFECT, find_evidence
from classifier.heads import Probabilities
from classifier.readings import Evidence

LONG = (
    "The printer jams and nobody has ordered toner. People are afraid and the last meeting ended in tears; "
    "parents are never asked and those who spoke up were punished."
)


def _counting_fear(texts: Sequence[str]) -> Probabilities:
    """A reader whose adaptive probability is a tenth for each `fear`."""
    adaptive = np.array([min(0.9, 0.1 * text.count("fear")) for text in texts])
    return np.column_stack([np.zeros(len(texts)), 0.05 * np.ones(len(texts)), adaptive])


def _evidence(text: str) -> tuple[Evidence, ...]:
    [found] = find_evidence([text], _counting_fear([text]), _counting_fear)
    return found


def test_effect_is_what_the_label_loses_without_the_clause(classifier: Classifier) -> None:
    """The difference of the two readings, for each clause that is shown, and none is missed."""
    [reading] = classifier.read([LONG])
    column = list(reading.p).index(reading.label)
    effects = {}
    for clause in split_clauses(LONG):
        p = classifier.label_probabilities([without(LONG, clause)])[0, column]
        effects[clause.text] = reading.p[reading.label] - p
    shown = {each.text: each.effect for each in reading.evidence}
    assert shown
    assert shown == pytest.approx({text: effect for text, effect in effects.items() if effect >= MIN_EFFECT}, abs=1e-6)


def test_evidence_stands_where_it_says(classifier: Classifier) -> None:
    """Offsets cut it out of the item's text."""
    for evidence in classifier.read([LONG])[0].evidence:
        assert LONG[evidence.start : evidence.end] == evidence.text


def test_evidence_is_three_clauses_strongest_first() -> None:
    """Of five clauses that count, the three that count most."""
    found = _evidence("One fear here. Two fear fear here. Three fear fear fear. Another fear here. All is well now.")
    assert [each.text for each in found] == ["Three fear fear fear.", "Two fear fear here.", "One fear here."]
    assert [each.effect for each in found] == pytest.approx([0.3, 0.2, 0.1])
    assert len(found) == MAX_EVIDENCE


def test_a_clause_that_moves_little_is_not_shown() -> None:
    """What does not carry the label is no evidence."""
    assert [each.text for each in _evidence("All is well now. There is fear here.")] == ["There is fear here."]


def test_a_single_clause_is_compared_with_no_text() -> None:
    """Its effect is all that it adds."""
    [evidence] = _evidence("fear fear")
    assert evidence == Evidence(0, 9, "fear fear", pytest.approx(0.2))


@pytest.mark.parametrize("text", ["", "  \n", "All is well."])
def test_a_text_that_says_nothing_has_no_evidence(text: str) -> None:
    """No clause, or none that counts."""
    assert _evidence(text) == ()


def test_evidence_of_several_items_stays_with_its_item() -> None:
    """One batch, each clause back to where it came from."""
    texts = ["", "There is fear. We met at noon.", "All is well.", "We have fear here."]
    found = find_evidence(texts, _counting_fear(texts), _counting_fear)
    assert [[each.text for each in item] for item in found] == [[], ["There is fear."], [], ["We have fear here."]]


def test_evidence_looks_no_further_than_the_encoder() -> None:
    """A clause beyond what is read costs no copy of a long text."""
    read: list[int] = []

    def reader(texts: Sequence[str]) -> Probabilities:
        read.extend(map(len, texts))
        return _counting_fear(texts)

    text = "There is fear here. " * 10_000
    find_evidence([text], _counting_fear([text]), reader)
    assert 0 < max(read) <= MAX_CHARACTERS


def test_a_text_that_is_left_over_twice_is_read_once() -> None:
    """Of every item of one clause, nothing is left."""
    asked: list[str] = []

    def read(texts: Sequence[str]) -> Probabilities:
        asked.extend(texts)
        return _counting_fear(texts)

    texts = ["fear is here", "there is fear", "fear is here"]
    found = find_evidence(texts, _counting_fear(texts), read)
    assert asked == [""]
    assert [[each.text for each in evidence] for evidence in found] == [[text] for text in texts]
