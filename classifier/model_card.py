"""Writes a model's card: what it was trained on, how good it is, and where it must not be trusted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from classifier.evaluation import Score
from classifier.model_files import CARD_FILE, model_id

_CARD = """# Model card: {id}

Reads one item (a barrier, or a statement out of notes) and says whether it is no challenge, a technical problem or an
adaptive challenge, which strategy an adaptive one calls for, and where in the system it sits. It is a first, lexical
model: TF-IDF over words and pieces of words, and three logistic regressions. It knows words, not meaning.

- Trained on {fitted} items written by hand for this project (`training_data/`, sha256 {data}), seed {seed}.
- Temperature, thresholds and the figures below come from {dev} dev items, which were not trained on.
- Expected shares in real documents (none, technical, adaptive): {prior}.
- A reading is sure from probability {sure:.2f}; a technical one only while adaptive keeps at most {doubt:.2f}.

## Figures on the dev items

| figure | value | 95% interval | n | always the commonest |
| --- | --- | --- | --- | --- |
{rows}

Intervals come from a bootstrap over documents and pairs. Invented items flatter every model: the dev items were
written by the same authors as the training items, or for the same purpose.

## Real text

{mirror}

## Limits

English only. It overuses words such as worried, frustrated or confusing as signs of an adaptive challenge. It cannot
see what was left unsaid. A wrong, confident label is the worst that it can do: look at every item that is not sure,
and let people commit to their own label first.
"""


def write_card(folder: Path, manifest: dict[str, Any], scores: Sequence[Score], mirror: str = "Not measured.") -> None:
    """Write `CARD.md` beside the model's files.

    Args:
        folder: The model's folder.
        manifest: Its manifest.
        scores: Figures on held-out items.
        mirror: What was measured on real text, in a sentence or a table.
    """
    rows = [f"| {s.name} | {s.value:.2f} | {s.low:.2f} to {s.high:.2f} | {s.n} | {s.majority:.2f} |" for s in scores]
    items = manifest["items"]
    text = _CARD.format(
        id=model_id(manifest),
        fitted=items["train"] + items["heads"],
        data=manifest["data_sha256"][:12],
        seed=manifest["seed"],
        dev=items["dev"],
        prior=", ".join(f"{share:.2f}" for share in manifest["prior"].values()),
        sure=manifest["thresholds"]["sure"],
        doubt=manifest["thresholds"]["adaptive_doubt"],
        rows="\n".join(rows),
        mirror=mirror,
    )
    (folder / CARD_FILE).write_text(text, encoding="utf-8")
