"""Writes a model's card: what it was trained on, how good it is, and where it must not be trusted."""

from pathlib import Path
from typing import Any

from classifier.evaluation import Report
from classifier.model_files import CARD_FILE, model_id
from classifier.report_forms import as_markdown

TRIED_FILE = "TRIED.md"
"""What a person noted of other runs; it stands at the end of the card."""
_ENCODERS = {
    "tfidf": "TF-IDF over words and pieces of words, and three logistic regressions. It knows words, not meaning.",
    "onnx": "a six-layer MiniLM sentence encoder, fine-tuned on the three questions together, run as int8 by\n"
    "onnxruntime, and three logistic regressions over its 384 numbers, fitted on items that the encoder has not seen.",
    "joined": "a six-layer MiniLM sentence encoder, fine-tuned on the three questions together, run as int8 by\n"
    "onnxruntime, beside TF-IDF over words and pieces of words, and three linear heads over both: what a logistic\n"
    "regression over the sentence encoder's 384 numbers says (fitted on items that it has not seen), and\n"
    "what one over the TF-IDF terms says (fitted on all), weighted {weights}.",
}
_CARD = """# Model card: {id}

{in_short}
It is a second reader: a question mark beside its word asks for a person's look, and a wrong word that sounds sure is
possible.

Reads one item (a barrier, or a statement out of notes) and says whether it is no challenge, a technical problem or an
adaptive challenge, which strategy an adaptive one calls for, and where in the system it sits. It is
{encoder}

- Trained on {fitted} items written by hand for this project (`training_data/`, sha256 {data}): {train} in the train
  split, {heads} kept for the heads. Seed {seed}.
- Temperature, thresholds and the first figures below come from {dev} dev items, which were not trained on.
- The temperature is then multiplied by {realism}: real documents are harder than written ones, so on the dev items the
  probabilities are too modest, and on real text about right.
- Expected shares in real documents (none, technical, adaptive): {prior}. Training items hold more adaptive ones.
- A reading is sure from probability {sure:.2f}; a technical one only while adaptive keeps at most {doubt:.2f}.

## Figures on the dev items

{n} items of {groups} documents and pairs; intervals come from a bootstrap over these. Invented items flatter every
model: they were written for this purpose, and most of their authors wrote training items too. The last figure of the
first table counts the dear mistake, and less is better: adaptive items called technical, and sure. A contrast pair has
nearly the same words and two labels. Beside each figure stands what always giving the commonest answer and what a
keyword rule (`classifier/baselines.py`) reach on the same texts. Where n is under 30, it says few.

{figures}

## Figures on real text

{real}

## Limits

English only. Ordinary remarks about a tool, a rule or a workload are still called adaptive too often when people,
worry or frustration are mentioned. The model cannot see what was left unsaid. A wrong, confident label is the worst
that it can do: look at every item that is not sure, and let people commit to their own label first.
"""
_NOT_MEASURED = "Not measured in this run."
_REAL = """{n} excerpts of real minutes, interviews and retrospectives, labelled blind by three readers; not part of
this project, never trained on, but looked at to choose data and model. A strategy or driver counts as right when any
reader of the majority named it. They come from {groups} sources, so the intervals are wide.

{figures}"""


def write_card(folder: Path, manifest: dict[str, Any], dev: Report, real: Report | None = None) -> None:
    """Write `CARD.md` beside the model's files; `TRIED.md`, where there is one, is taken into it.

    Args:
        folder: The model's folder.
        manifest: Its manifest.
        dev: Figures on held-out items.
        real: Figures on real texts, where some were at hand.
    """
    items = manifest["items"]
    text = _CARD.format(
        id=model_id(manifest),
        in_short=_in_short(dev, real),
        encoder=_ENCODERS[manifest["encoder"]].format(weights=_weights(manifest)),
        fitted=items["train"] + items["heads"],
        train=items["train"],
        heads=items["heads"],
        data=manifest["data_sha256"][:12],
        seed=manifest["seed"],
        dev=items["dev"],
        realism=manifest["realism"],
        prior=", ".join(f"{share:.2f}" for share in manifest["prior"].values()),
        sure=manifest["thresholds"]["sure"],
        doubt=manifest["thresholds"]["adaptive_doubt"],
        **_facts(dev),
        real=_REAL.format(**_facts(real)) if real else _NOT_MEASURED,
    )
    tried = folder / TRIED_FILE
    if tried.is_file():
        text += "\n" + tried.read_text(encoding="utf-8")
    (folder / CARD_FILE).write_text(text, encoding="utf-8")


def _in_short(dev: Report, real: Report | None) -> str:
    """What matters most, for people who never read a table of figures."""
    told = [_told(dev, "items that were written for it and that it did not learn from")]
    if real:
        told.append(_told(real, "passages of real documents"))
    return "\n".join(told)


def _told(report: Report, words: str) -> str:
    share = {score.key: score.value for score in report.scores}
    said = f"Of {report.n} {words}, it names the right kind for {share['accuracy']:.0%}."
    if not share["sure_share"]:
        return said
    sure = f"It is sure of {share['sure_share']:.0%} of them, and right about {share['sure_precision']:.0%} of those."
    return f"{said}\n{sure}"


def _weights(manifest: dict[str, Any]) -> str:
    return ", ".join(f"{weight:g} for the {head}" for head, weight in manifest.get("lexical_weights", {}).items())


def _facts(report: Report) -> dict[str, Any]:
    return {"n": report.n, "groups": report.groups, "figures": as_markdown(report, "###")}
