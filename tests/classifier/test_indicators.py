"""The finder: every example of the shipped file, further sentences, and what a hit is."""

import dataclasses

import pytest

from classifier.encoder import MAX_CHARACTERS
from classifier.indicators import IndicatorFinder, IndicatorHit
from strategies.indicators import load_indicators

INDICATORS = load_indicators()


@pytest.fixture(scope="module")
def finder() -> IndicatorFinder:
    """With the shipped patterns."""
    return IndicatorFinder(
        {key: each.patterns for key, each in INDICATORS.items()},
        {key: each.unless for key, each in INDICATORS.items()},
    )


def _keys(finder: IndicatorFinder, text: str) -> set[str]:
    return {hit.key for hit in finder.find([text])[0]}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, each in INDICATORS.items() for text in each.matches])
def test_an_indicator_finds_its_own_examples(finder: IndicatorFinder, key: str, text: str) -> None:
    """Every sentence under `matches`."""
    assert key in _keys(finder, text)


@pytest.mark.parametrize(
    ("key", "text"), [(key, text) for key, each in INDICATORS.items() for text in each.near_misses]
)
def test_an_indicator_leaves_its_near_misses_alone(finder: IndicatorFinder, key: str, text: str) -> None:
    """Every sentence under `near_misses`."""
    assert key not in _keys(finder, text)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("shared_definition", "Both offices reported the same error on Monday."),
        ("known_fix", "The sensor has to be recalibrated by the vendor."),
        ("authority_can_decide", "Can't start until the finance committee approves the lease"),
        ("missing_resource", "there's no interpreter for the evening clinic"),
        ("owner_unassigned", "Nobody’s been assigned to weekends."),
        ("competing_views", "Staff can’t agree on what counts as late."),
        ("unspoken_issue", "We dont talk about the layoffs."),
        (
            "said_versus_done",
            "In theory every unit is consulted; on paper it is open, in practice it is decided already.",
        ),
        ("loss", "The foremen fear losing their say over the rota."),
        ("avoidance_blame", "Everyone was pointing fingers at the night shift."),
        ("avoidance_denial", "They refuse to look at the exit interviews."),
        ("avoidance_diversion", "Someone made a joke, and that was the end of it."),
        ("one_more_committee", "Yet another working group will look into it."),
        ("waiting_for_authority", "The wards wait for someone to tell them."),
        ("voice_missing", "FAMILIES WERE NEVER CONSULTED"),
        ("heat", "The call ended in shouting."),
        ("recurrence", "The same complaint comes up again every spring."),
        ("agreed_not_done", "Decisions are made and not followed."),
        ("trained_not_used", "Tutors were shown the method, but hardly anyone uses it."),
    ],
)
def test_an_indicator_finds_sentences_that_its_file_does_not_hold(finder, key: str, text: str) -> None:
    """Other words, typographic and missing apostrophes, capitals."""
    assert key in _keys(finder, text)


@pytest.mark.parametrize(
    "text",
    [
        "The heat in the gym is unbearable.",
        "Culture results from the lab are due on Friday.",
        "There is resistance in the wiring of the second panel.",
        "We lost the keys to the store room.",
        "No objection.",
        "No objections; policy adopted.",
        "Minutes approved as read.",
        "The committee thanked the volunteers for the picnic.",
        "The silent auction raised four hundred pounds.",
        "Fire drill went well, everyone out in three minutes.",
        "The lost property box is by the door.",
        "Present tense is used in all reports.",
        "Nobody was hurt.",
        "Wait times fell to twelve minutes.",
        "Change of address forms are at the desk.",
        "Another lovely morning at the allotment.",
        "Everyone agreed to meet at nine.",
        "The training room was repainted.",
        "",
        "   \n ",
        "🙂 ** [/foo] <b>",
    ],
)
def test_plain_notes_show_nothing(finder: IndicatorFinder, text: str) -> None:
    """Words that sound like an indicator, in sentences that hold none."""
    assert finder.find([text]) == [()]


@pytest.mark.parametrize(
    "text", ["\tThey  blame\nus. 🙂 Nobody’s in charge — “angry” people.", "x" * 50 + " we blame them"]
)
def test_a_hit_stands_where_it_says(finder: IndicatorFinder, text: str) -> None:
    """Offsets count characters of the text as it was given."""
    hits = finder.find([text])[0]
    assert hits
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


def test_a_hit_cannot_be_changed() -> None:
    """What flows between layers is frozen."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        IndicatorHit("heat", 0, 1, "a").key = "loss"  # type: ignore[misc]


def test_of_overlapping_hits_of_one_indicator_the_longest_stays() -> None:
    """One place, one hit; another indicator may stand on the same words."""
    short, long = [{"NORM": "b"}], [{"NORM": "a"}, {"NORM": "b"}]
    finder = IndicatorFinder({"one": [short, long], "two": [short]})
    assert finder.find(["a b c b"]) == [
        (
            IndicatorHit("one", 0, 3, "a b"),
            IndicatorHit("two", 2, 3, "b"),
            IndicatorHit("one", 6, 7, "b"),
            IndicatorHit("two", 6, 7, "b"),
        )
    ]


def test_what_stands_under_unless_takes_only_its_own_indicators_hit_back() -> None:
    """And only where the two overlap."""
    finder = IndicatorFinder(
        {"one": [[{"NORM": "b"}]], "two": [[{"NORM": "b"}]]}, {"one": [[{"NORM": "a"}, {"NORM": "b"}]]}
    )
    assert [(hit.key, hit.start) for hit in finder.find(["a b, b"])[0]] == [("two", 2), ("one", 5), ("two", 5)]


def test_a_gap_does_not_reach_into_the_next_sentence(finder: IndicatorFinder) -> None:
    """On paper in one sentence and in practice in the next is no gap between saying and doing."""
    assert "said_versus_done" in _keys(finder, "On paper it is shared and in practice it is not.")
    assert "said_versus_done" not in _keys(finder, "Put it on paper. The band is in practice.")


def test_no_more_is_read_than_the_encoder_reads(finder: IndicatorFinder) -> None:
    """A cell of a million words costs no more than a long one."""
    assert finder.find(["x " * MAX_CHARACTERS + "we blame them"]) == [()]


def test_texts_are_found_alike_alone_and_among_others(finder: IndicatorFinder) -> None:
    """One result for each text, in order; none for no text."""
    texts = ["They blame us.", "", "People are angry."]
    assert finder.find(texts) == [finder.find([text])[0] for text in texts]
    assert finder.find([]) == []
