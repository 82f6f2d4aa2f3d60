"""The indicators: the shipped file is in order, and a slip in it is found with file, line and key."""

import re
import shutil
from pathlib import Path

import pytest

from codebook.errors import PlaybookError
from strategies.indicator_schema import Direction
from strategies.indicators import load_indicators
from strategies.loader import SHIPPED

INDICATORS = load_indicators()
CODEBOOK = Path(__file__).parents[2] / "training_data/CODEBOOK.md"
WANTED = {
    Direction.TECHNICAL: {
        "shared_definition", "known_fix", "authority_can_decide", "missing_resource", "owner_unassigned",
    },
    Direction.ADAPTIVE: {
        "competing_views", "unspoken_issue", "said_versus_done", "loss", "avoidance_blame", "avoidance_denial",
        "avoidance_diversion", "one_more_committee", "waiting_for_authority", "voice_missing", "heat", "recurrence",
        "agreed_not_done", "trained_not_used",
    },
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped playbook, to be changed."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "playbook"))


def _replace(folder: Path, old: str, new: str) -> str:
    """Replace the first `old` in the file; gives its place as a message names it."""
    path = folder / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return f"{path}, line {text[: text.index(old)].count(chr(10)) + 1}"


def _refusal(folder: Path) -> str:
    with pytest.raises(PlaybookError) as caught:
        load_indicators(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("direction", Direction)
def test_every_indicator_that_is_wanted_is_there(direction: Direction) -> None:
    """Five speak for a technical problem, fourteen for an adaptive challenge."""
    assert {key for key, each in INDICATORS.items() if each.direction is direction} == WANTED[direction]


@pytest.mark.parametrize("key", INDICATORS)
def test_a_criterion_is_the_codebooks_own_words(key: str) -> None:
    """Whoever asks why finds the sentence in the codebook."""
    words = " ".join(CODEBOOK.read_text(encoding="utf-8").split()).casefold()
    assert " ".join(INDICATORS[key].criterion.split()).casefold() in words


@pytest.mark.parametrize("key", INDICATORS)
def test_an_indicator_has_a_short_name_and_a_sentence_that_ends(key: str) -> None:
    """The name fits a table; the sentence can be read aloud."""
    indicator = INDICATORS[key]
    assert len(indicator.name) <= 30
    assert re.fullmatch(r"[A-Z][^\n]{60,260}\.", indicator.says)


def test_names_and_sentences_stand_once() -> None:
    """Each indicator can be told from the others."""
    assert len({each.name for each in INDICATORS.values()}) == len(INDICATORS)
    assert len({each.says for each in INDICATORS.values()}) == len(INDICATORS)


def test_no_sentence_says_what_the_item_is() -> None:
    """Indicators start a conversation; they give no label."""
    assert [key for key, each in INDICATORS.items() if re.search(r"\b(technical|adaptive)\b", each.says)] == []


def test_an_unchanged_copy_loads_as_the_shipped_file(folder: Path) -> None:
    """The folder is all that counts."""
    assert load_indicators(folder) == INDICATORS


def test_short_forms_become_tokens_of_the_matcher(folder: Path) -> None:
    """A word, several, a list with a phrase in it, a gap, an optional word, and spaCy's own keys."""
    _replace(folder, "  nobody: [nobody, none,", "  few: [few, hardly any]\n  nobody: [nobody, none,")
    _replace(folder, "- [known, bug|bugs|fault|defect|error]", "- [<few>|some, <0-3>, fix?, {TEXT: IT}]")
    found = load_indicators(folder)["shared_definition"].patterns
    rest = (
        {"TEXT": {"NOT_IN": [".", "!", "?", ";", ":", "…", "\n", "\n\n"]}, "OP": "{0,3}"},
        {"NORM": {"IN": ["fix"]}, "OP": "?"},
        {"TEXT": "IT"},
    )
    assert ({"NORM": {"IN": ["few", "some"]}}, *rest) in found
    assert ({"NORM": "hardly"}, {"NORM": "any"}, *rest) in found


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    criterion:", "    critrion:", "unknown key 'critrion'; did you mean 'criterion'?"),
        ("    near_misses:", "    near_mises:", "unknown key 'near_mises'; did you mean 'near_misses'?"),
        ("[{TEXT: IT}", "[{TXT: IT}", "unknown key 'TXT'; did you mean 'TEXT'?"),
        ("[{TEXT: IT}", "[{LEMMA: it}", "unknown key 'LEMMA'; use one of words, NORM,"),
        ("[{TEXT: IT}", "[{TEXT: {ONE_OF: [IT]}}", "unknown key 'ONE_OF'; use one of IN, NOT_IN"),
        ("[{TEXT: IT}", "[{TEXT: IT, OP: '{0,999}'}", "indicators.known_fix.patterns.10.0.OP: value error, must be"),
        ("direction: technical", "direction: technicall", "indicators.shared_definition.direction: input should be"),
        ("words:\n", "wrds:\n", "unknown key 'wrds'; did you mean 'words'?"),
        ("  nobody: [nobody", "  nobody: [No body", "words.nobody.0: value error, 'no body' must be words in small"),
        ("  shared_definition:", "  5:", "indicators.5: input should be a valid string"),
    ],
)
def test_a_slip_is_named_with_file_line_and_key(folder: Path, old: str, new: str, says: str) -> None:
    """At the top, in an entry, in a token, and within what a token holds."""
    place = _replace(folder, old, new)
    assert _refusal(folder).startswith(f"{place}: {says}")


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("<nobdy>, is", "there is no word list 'nobdy'; did you mean 'nobody'?"),
        ("Known, bug", "'Known' is not a word in small letters"),
        ("known||bug", "'' is not a word in small letters"),
        ("two words, bug", "'two words' is not a word in small letters"),
        ("<3>, bug", "there is no word list '3'"),
        ("<0-4>, bug?", "every token may be left out"),
        ("{NORM: bug, OP: '*'}", "every token may be left out"),
    ],
)
def test_a_pattern_that_cannot_work_is_named_with_file_and_line(folder: Path, new: str, says: str) -> None:
    """Before spaCy sees it, and in the file's own terms."""
    place = _replace(folder, "known, bug|bugs|fault|defect|error", new)
    assert _refusal(folder).startswith(f"{place}: indicators.shared_definition.patterns.5: {says}")


def test_three_examples_are_too_few(folder: Path) -> None:
    """Four that must match and four that must not, or it is not known what a pattern does."""
    _replace(folder, "      - It is a known bug in the scheduling module.\n", "")
    assert "indicators.shared_definition.matches: tuple should have at least 4 items" in _refusal(folder)


def test_an_unlisted_source_is_named_with_file_and_line(folder: Path) -> None:
    """The nearest listed one is offered."""
    place = _replace(folder, "sources: [KONU-NPS, S0]", "sources: [KONU-NPT, S0]")
    assert _refusal(folder) == (
        f"{place}: the source 'KONU-NPT' is not listed in sources.yaml; did you mean 'KONU-NPS'?"
    )


def test_a_missing_file_is_named(folder: Path) -> None:
    """As any other file of the playbook."""
    (folder / "indicators.yaml").unlink()
    assert _refusal(folder).startswith(f"the playbook file {folder / 'indicators.yaml'} cannot be read")
