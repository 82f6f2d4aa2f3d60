"""The card of a retrained model: that of any model, and what the annotations changed."""

from collections.abc import Sequence
from pathlib import Path

from classifier.classifier import Classifier
from classifier.evaluation import report_on
from classifier.head_examples import ANNOTATION_WEIGHT
from classifier.labelled import from_items
from classifier.model_card import write_card
from classifier.model_files import CARD_FILE, Model, read_manifest
from classifier.retraining_change import Change
from classifier.training_items import TrainingItem

_RETRAINED = """
## Retrained

The heads were fitted again with a team's own annotations; the encoder is that of {base}. Nobody outside the team has
looked at this model.

- {annotations} annotations of {texts} texts, each text counting {weight:g} times a plain base item, beside
  {base_items} base items; {superseded} base items gave way to an annotation of the same text.
- {left_out} annotations were left out, for they are of texts that the figures above are measured on.
- Three-way macro-F1 on {dev_n} dev items: {dev_before:.3f} before, {dev_after:.3f} after; {dev_changed} of them are
  given another label.
- Annotated labels that are read: {own_before:.0%} before, {own_after:.0%} after, when each text is read by heads that
  were fitted without it.
"""


def write_retrained_card(folder: Path, model: Model, dev: Sequence[TrainingItem], change: Change) -> None:
    """Write `CARD.md` of a retrained model.

    Args:
        folder: Its folder.
        model: The model, loaded from it.
        dev: The dev items.
        change: What the retraining did.
    """
    write_card(folder, read_manifest(folder), report_on(Classifier(model), from_items(dev)))
    facts = {name: getattr(change, name) for name in Change.__dataclass_fields__}
    with (folder / CARD_FILE).open("a", encoding="utf-8") as file:
        file.write(_RETRAINED.format(weight=ANNOTATION_WEIGHT, **facts))
