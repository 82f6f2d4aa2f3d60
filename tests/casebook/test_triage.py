"""Items in, each with a reading and advice out."""

from pathlib import Path

from casebook.added_columns import ADDED_COLUMNS, added_cells
from casebook.intake.reading import read_log
from casebook.items import Item
from casebook.triage import triage
from classifier.classifier import Classifier
from codebook.keys import Label
from strategies.schema import Playbook


def test_every_item_gets_a_reading_in_order(examples: Path, classifier: Classifier, playbook: Playbook) -> None:
    """And the reading is the classifier's own."""
    items = read_log(examples / "barrier_log.xlsx").items
    done = triage(items, classifier, playbook)
    assert [each.item for each in done] == list(items)
    assert [each.reading for each in done] == classifier.read([item.text for item in items])


def test_advice_fits_the_label(examples: Path, classifier: Classifier, playbook: Playbook) -> None:
    """None where nobody is stuck, the technical approach, or that of the likeliest strategy."""
    done = triage(read_log(examples / "barrier_log.xlsx").items, classifier, playbook)
    assert {each.reading.label for each in done} == set(Label)
    for each in done:
        approach = {
            Label.NONE: None,
            Label.TECHNICAL: playbook.technical.name,
            Label.ADAPTIVE: playbook.strategies[each.reading.strategy[0][0]].name,
        }[each.reading.label]
        assert (each.advice.approach if each.advice else None) == approach


def test_the_added_cells_are_those_of_the_contract(examples: Path, classifier: Classifier, playbook: Playbook) -> None:
    """In its order; a column that does not apply is empty."""
    for each in triage(read_log(examples / "barrier_log.xlsx").items, classifier, playbook):
        cells = added_cells(each)
        assert tuple(cells) == ADDED_COLUMNS
        assert (cells["balcony_strategy"] is None) is (each.reading.label is not Label.ADAPTIVE)
        assert (cells["balcony_driver"] is None) is (each.reading.label is Label.NONE)
        assert (cells["balcony_approach"] is None) is (each.reading.label is Label.NONE)


def test_no_items_give_nothing(classifier: Classifier, playbook: Playbook) -> None:
    """An empty list is no error here."""
    assert triage([], classifier, playbook) == []


def test_hostile_texts_are_read_like_any_other(classifier: Classifier, playbook: Playbook) -> None:
    """Escape codes, markup, one huge word, nothing but signs."""
    texts = ["\x1b[31m[bold]", "x" * 1_000_000, "…", "\u202e", "word " * 50_000]
    done = triage([Item(str(n), text, n) for n, text in enumerate(texts, start=1)], classifier, playbook)
    assert [each.item.text for each in done] == texts
