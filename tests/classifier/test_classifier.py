"""The classifier reads texts: in order, whatever they hold, and alike in every batch."""

import json

import numpy as np
import pytest

from classifier.classifier import Classifier
from classifier.readings import Evidence, Reading
from classifier.training_items import TrainingItem
from codebook.keys import Driver, Label, Strategy

ODD = {
    "empty": "",
    "blank": " \t\r\n ",
    "emoji": "😀👩‍👩‍👧‍👦 staff are afraid 🔥",
    "control characters": "the\x00 printer\x07 jams\x1b[31m\x7f and\x85 nobody\u2028 came\ufeff",
    "lone surrogate": "the printer \ud800 jams",
    "other script": "Принтер застрял. プリンターが詰まった。",
    "combining": "e" + "\u0301" * 3000,
    "ligature that grows": "\ufdfa" * 4000,
}


def _numbers(reading: Reading) -> list[float]:
    return [*reading.p.values(), *(p for _, p in reading.strategy), *(p for _, p in reading.driver)]


def test_read_learned_what_it_was_shown(classifier: Classifier, tiny_items: tuple[TrainingItem, ...]) -> None:
    """Of the hand-made items, at least nine in ten come back with their own label."""
    readings = classifier.read([item.text for item in tiny_items], evidence=False)
    right = [reading.label is item.label for item, reading in zip(tiny_items, readings, strict=True)]
    assert sum(right) >= 0.9 * len(right)


def test_read_keeps_the_order(classifier: Classifier, tiny_items: tuple[TrainingItem, ...]) -> None:
    """Texts backwards give readings backwards."""
    texts = [item.text for item in tiny_items]
    forwards, backwards = classifier.read(texts), classifier.read(texts[::-1])
    assert len({reading.p[Label.ADAPTIVE] for reading in forwards}) > len(texts) / 2
    for one, other in zip(forwards, backwards[::-1], strict=True):
        assert _numbers(one) == pytest.approx(_numbers(other), abs=1e-6)


def test_batches_do_not_change_results(classifier: Classifier, tiny_items: tuple[TrainingItem, ...]) -> None:
    """65 texts at once, one more than a batch, equal the same texts one by one."""
    texts = [f"{tiny_items[i % len(tiny_items)].text} {tiny_items[i // 3].text}" for i in range(65)]
    for together, text in zip(classifier.read(texts), texts, strict=True):
        [alone] = classifier.read([text])
        assert (together.label, together.sure, together.mixed) == (alone.label, alone.sure, alone.mixed)
        assert _numbers(together) == pytest.approx(_numbers(alone), abs=1e-6)
        assert [each.text for each in together.evidence] == [each.text for each in alone.evidence]


def test_label_probabilities_are_those_of_the_readings(classifier: Classifier) -> None:
    """The short way gives the same numbers."""
    texts = ["The printers jam.", "Nobody dares to speak.", ""]
    p = [list(reading.p.values()) for reading in classifier.read(texts)]
    np.testing.assert_allclose(classifier.label_probabilities(texts), p, atol=1e-6)


def test_read_of_nothing_is_nothing(classifier: Classifier) -> None:
    """An empty list in, an empty list out."""
    assert classifier.read([]) == []
    assert classifier.label_probabilities([]).shape == (0, 3)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_read_takes_whatever_stands_in_a_cell(classifier: Classifier, text: str) -> None:
    """Probabilities still sum to 1, and evidence still stands where it says."""
    [reading] = classifier.read([text])
    assert sum(reading.p.values()) == pytest.approx(1)
    assert all(text[each.start : each.end] == each.text for each in reading.evidence)


def test_an_empty_text_is_read_from_the_bias_alone(classifier: Classifier) -> None:
    """As is a text of unknown words; there is nothing to show for it."""
    empty, unknown = classifier.read(["", "☃"])
    assert empty == unknown
    assert empty.evidence == ()


def test_ten_megabytes_are_read_like_their_beginning(classifier: Classifier) -> None:
    """What stands beyond the longest item changes nothing."""
    text = "Staff are afraid and the meeting ended in tears. " * 200_000
    assert len(text) > 9_000_000
    whole, beginning = classifier.read([text, text[:5000]])
    assert whole == beginning
    assert whole.evidence or whole.p[whole.label] > 0.3


def test_read_without_evidence_gives_the_same_labels(classifier: Classifier) -> None:
    """Only the evidence is left out."""
    text = "Staff are afraid. The printer jams again."
    [short], [full] = classifier.read([text], evidence=False), classifier.read([text])
    assert short.evidence == ()
    assert full.evidence
    assert _numbers(short) == pytest.approx(_numbers(full))


def test_rankings_hold_every_key_likeliest_first(classifier: Classifier) -> None:
    """All six strategies and all eight drivers, each ranking summing to 1."""
    [reading] = classifier.read(["The coach has no time and people are afraid."])
    for ranking, keys in ((reading.strategy, Strategy), (reading.driver, Driver)):
        shares = [p for _, p in ranking]
        assert {key for key, _ in ranking} == set(keys)
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) == pytest.approx(1)


def test_the_label_is_the_likeliest(classifier: Classifier, tiny_items: tuple[TrainingItem, ...]) -> None:
    """For every item."""
    for reading in classifier.read([item.text for item in tiny_items]):
        assert reading.p[reading.label] == max(reading.p.values())


def test_as_record_has_the_contracts_keys_and_rounds() -> None:
    """Plain JSON with four decimals, in the order of the contract."""
    reading = Reading(
        label=Label.ADAPTIVE,
        p={Label.NONE: 0.1, Label.TECHNICAL: 0.23456, Label.ADAPTIVE: 0.66544},
        sure=False,
        mixed=True,
        strategy=((Strategy.VOICES, 0.99999),),
        driver=((Driver.DATA, 0.5),),
        evidence=(Evidence(0, 4, "fear", 0.123456),),
        model="tiny 0.2.0 (00000000)",
    )
    assert list(reading.as_record().items()) == [
        ("label", "adaptive"),
        ("p", {"none": 0.1, "technical": 0.2346, "adaptive": 0.6654}),
        ("sure", False),
        ("mixed", True),
        ("strategy", [["voices", 1.0]]),
        ("driver", [["data", 0.5]]),
        ("evidence", [{"start": 0, "end": 4, "text": "fear", "effect": 0.1235}]),
        ("model", "tiny 0.2.0 (00000000)"),
    ]


def test_records_are_plain_json_whose_p_sums_to_one(classifier: Classifier) -> None:
    """A record comes back from JSON as it went; the model says who read it."""
    for reading in classifier.read(["The printer jams.", "People are afraid to speak."]):
        record = reading.as_record()
        assert json.loads(json.dumps(record)) == record
        assert sum(record["p"].values()) == pytest.approx(1, abs=2e-4)
        assert record["model"].startswith("tiny 0.2.0 (")
