"""The keys in the code are the keys in the codebook that people read."""

import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest

from codebook import errors
from codebook.keys import Confidence, Domain, Driver, Kind, Label, Strategy

CODEBOOK = (Path(__file__).parents[2] / "training_data" / "CODEBOOK.md").read_text(encoding="utf-8")


def _section(number: int) -> str:
    return re.split(r"^## ", CODEBOOK, flags=re.MULTILINE)[number]


def _listed(name: str) -> list[str]:
    """The words that section 4 lists after a field's name, without what stands in brackets."""
    line = re.search(rf"^`{name}`: (.+)\.$", _section(4), re.MULTILINE)
    assert line
    return re.sub(r" \([^)]*\)", "", line[1]).split(", ")


def test_labels_are_those_of_the_codebooks_first_heading() -> None:
    """`## 1. label: none | technical | adaptive`."""
    assert list(Label) == _section(1).splitlines()[0].partition(": ")[2].split(" | ")


def test_each_label_has_its_definition() -> None:
    """Section 1 defines every label in bold."""
    assert list(Label) == re.findall(r"^\*\*(\w+)\*\* —", _section(1), re.MULTILINE)


@pytest.mark.parametrize(("keys", "number"), [(Strategy, 2), (Driver, 3)])
def test_table_keys_equal_the_codebooks_table(keys: type[StrEnum], number: int) -> None:
    """Same keys, in the order of the table's rows."""
    assert list(keys) == re.findall(r"^\| `(\w+)` \|", _section(number), re.MULTILINE)


@pytest.mark.parametrize(("keys", "name"), [(Domain, "domain"), (Kind, "kind")])
def test_record_keys_equal_the_codebooks_lists(keys: type[StrEnum], name: str) -> None:
    """Same keys, in the order of section 4."""
    assert list(keys) == _listed(name)


def test_the_codebook_names_no_confidence_beyond_ours() -> None:
    """`confidence: low` and its like stand among the keys."""
    named = set(re.findall(r'"?confidence"?: "?(\w+)', CODEBOOK))
    assert named
    assert named <= set(Confidence)


@pytest.mark.parametrize("keys", [Label, Strategy, Driver, Domain, Kind, Confidence])
def test_keys_are_plain_lower_case_words(keys: type[StrEnum]) -> None:
    """They stand in files and commands, so they need no quotes."""
    assert all(re.fullmatch(r"[a-z_]+", key) for key in keys)


def test_every_error_belongs_to_the_one_family() -> None:
    """The edge catches one type."""
    classes = [each for _, each in inspect.getmembers(errors, inspect.isclass)]
    assert len(classes) > 5
    assert all(issubclass(each, errors.BalconyError) for each in classes)
