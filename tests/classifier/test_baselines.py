"""What a model has to beat."""

import pytest

from classifier.baselines import (
    DRIVER_RULES,
    LABEL_RULES,
    STRATEGY_RULES,
    Rule,
    label_by_keywords,
    matching_rules,
    read_as_commonest,
    read_by_keywords,
)
from classifier.labelled import LabelledText
from codebook.keys import Driver, Label, Strategy


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The minutes were approved and the meeting adjourned.", Label.NONE),
        ("The printer is broken and there is a backlog.", Label.TECHNICAL),
        ("They do not trust us; people are afraid and angry.", Label.ADAPTIVE),
        ("A sentence about a bridge.", Label.NONE),
        ("", Label.NONE),
        ("The crash made her worry.", Label.TECHNICAL),
    ],
)
def test_the_keyword_rule_reads_by_its_cues(text: str, label: Label) -> None:
    """Most cues win; none at all is no challenge; two alike are technical."""
    reading = read_by_keywords(text)
    assert reading.label is label
    assert reading.p[label] == max(reading.p.values())
    assert list(reading.p.values()).count(reading.p[label]) == 1


@pytest.mark.parametrize("text", ["We trust nobody here.", "Budget approved. The printer is broken.", "Sunny."])
def test_the_label_alone_is_that_of_the_whole_reading(text: str) -> None:
    """And is left open where no cue stands."""
    expected = read_by_keywords(text).label if matching_rules(text) else None
    assert label_by_keywords(text) is expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fear and fearful, FEARS", 3),
        ("affear", 0),
        ("we don’t know, don't ask", 2),
        ("burn out", 1),
        ("burning out", 1),
    ],
)
def test_a_rule_counts_whole_words_and_their_endings(text: str, count: int) -> None:
    """Case and the kind of apostrophe do not matter."""
    assert Rule("some", Label.ADAPTIVE, ("fear*", "don't", "burn* out")).count(text) == count


def test_matching_rules_say_why() -> None:
    """By name."""
    names = [rule.name for rule in matching_rules("The portal is down and nobody will speak of it: no trust.")]
    assert names == ["broken", "trust", "avoidance"]


@pytest.mark.parametrize(
    ("rules", "keys"), [(LABEL_RULES, Label), (STRATEGY_RULES, Strategy), (DRIVER_RULES, Driver)], ids=str
)
def test_every_key_has_a_rule(rules: tuple[Rule, ...], keys: type) -> None:
    """And no cue is empty."""
    assert {rule.key for rule in rules} == set(keys)
    assert all(cue for rule in rules for cue in rule.cues)


def test_the_keyword_rule_ranks_all_strategies_and_drivers() -> None:
    """The cue's own first; a driver without a cue is the codebook's default."""
    reading = read_by_keywords("Staff were never asked and their voices are ignored; they resist the coaching.")
    assert reading.strategy[0][0] is Strategy.VOICES
    assert reading.driver[0][0] is Driver.COACHING
    assert {key for key, _ in reading.strategy} == set(Strategy)
    assert read_by_keywords("It is broken.").driver[0][0] is Driver.ADMINISTRATION
    assert read_by_keywords("They resist.").driver[0][0] is Driver.LEADERSHIP
    assert sum(reading.p.values()) == pytest.approx(1)
    assert not reading.sure


def test_the_commonest_answer_is_the_same_for_all_texts() -> None:
    """With the shares of the labels as its probabilities."""
    labels = [Label.ADAPTIVE, Label.TECHNICAL, Label.ADAPTIVE, Label.NONE]
    texts = [LabelledText("x", label, ("voices",), ("data", "systems"), "g") for label in labels]
    first, *others = read_as_commonest(texts)
    assert others == [first] * 3
    assert first.label is Label.ADAPTIVE
    assert dict(first.p) == {Label.NONE: 0.25, Label.TECHNICAL: 0.25, Label.ADAPTIVE: 0.5}
    assert first.strategy[0] == (Strategy.VOICES, 1.0)
    assert {key for key, _ in first.driver[:2]} == {Driver.DATA, Driver.SYSTEMS}
