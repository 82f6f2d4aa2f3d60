"""The card of a retrained model: that of any model, and what the annotations changed."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from classifier.classifier import Classifier
from classifier.evaluation import report_on
from classifier.head_examples import ANNOTATION_WEIGHT
from classifier.labelled import from_items
from classifier.model_card import write_card
from classifier.model_files import CARD_FILE, Model, read_manifest
from classifier.model_store import RETRAINED
from classifier.retraining_change import Change
from classifier.training_items import TrainingItem

_ODD = re.compile(r"[^\w .-]")
_RETRAINED = """
## Retrained

The heads were fitted again with a team's own annotations; the encoder is that of {base}. Nobody outside the team has
looked at this model.

- {annotations} annotations of {texts} texts, each text counting {weight:g} times a plain base item, beside
  {base_items} base items; {superseded} base items gave way to an annotation of the same text.
- {left_out} annotations were left out, for they are of texts that the figures above are measured on.
- {origin}
- {files}
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
    given = read_manifest(folder)[RETRAINED]
    facts |= {"origin": _origin(given["origin"]), "files": _files(given["files"])}
    with (folder / CARD_FILE).open("a", encoding="utf-8") as file:
        file.write(_RETRAINED.format(weight=ANNOTATION_WEIGHT, **facts))


def _origin(origin: Mapping[str, Any]) -> str:
    """Who labelled and when, without a name."""
    people = ", ".join(map(str, origin["people"]))
    labelled = f"{len(origin['people'])} people gave {people} labels" if people else "Who labelled is not said"
    days = f", from {origin['first']} to {origin['last']}" if origin["first"] else ", on days that are not said"
    return f"{labelled}; {origin['settled']} of the annotations were settled between them{days}."


def _files(hashes: Mapping[str, str]) -> str:
    """Which data it saw, so that anyone can see whether a file is the one. A name may hold anything."""
    shown = ", ".join(f"{_ODD.sub('_', name)} {digest}" for name, digest in hashes.items())
    return f"Annotations by sha256: {shown}."
