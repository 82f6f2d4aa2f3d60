"""What is asked next about an item, and what an answer changes. Pure: the annotation itself says how far it is."""

from dataclasses import replace
from enum import StrEnum

from casebook.records import NEW, Annotation
from codebook.keys import Confidence, Driver, Label, Strategy


class Stage(StrEnum):
    """A question about an item."""

    LABEL = "label"
    STRATEGY = "strategy"
    DRIVER = "driver"
    SURE = "sure"
    READING = "reading"
    """All is answered: the model's reading is shown, and one keeps or changes."""


ANSWERS: dict[Stage, tuple[StrEnum, ...]] = {
    Stage.LABEL: tuple(Label),
    Stage.STRATEGY: tuple(Strategy),
    Stage.DRIVER: tuple(Driver),
    Stage.SURE: tuple(Confidence),
    Stage.READING: (),
}
"""What can be answered with a number from 1 on; a label has letters of its own."""


def blank(item_id: int, annotator: str, drawn: str) -> Annotation:
    """An annotation that says nothing yet."""
    return Annotation(NEW, item_id, annotator, None, drawn=drawn)


def again(each: Annotation) -> Annotation:
    """The same to be answered anew. What was said blind the first time stays what was said blind."""
    return replace(each, label=None, strategy=None, driver=None, mixed=False, confidence=None)


def stage_of(each: Annotation) -> Stage:
    """What is asked next."""
    if each.label is None:
        return Stage.LABEL
    if each.label is Label.ADAPTIVE and each.strategy is None:
        return Stage.STRATEGY
    if each.label is not Label.NONE and each.driver is None:
        return Stage.DRIVER
    return Stage.READING if each.confidence else Stage.SURE


def has_seen(each: Annotation) -> bool:
    """Whether the reading was shown: from the last blind answer on."""
    return each.label is not None and each.confidence is not None


def rests(each: Annotation) -> bool:
    """Whether it was left open or flagged without a label, and was not called back since: it may stay so."""
    return each.label is None and each.state in ("unsure", "flagged") and each.blind_label is None


def label_given(each: Annotation, label: Label) -> Annotation:
    """The annotation with a label; what does not go with it is taken off."""
    still_blind = not has_seen(each) and each.blind_label in (None, each.label)
    challenge = label is not Label.NONE
    return replace(
        each,
        label=label,
        blind_label=label if still_blind else each.blind_label,
        strategy=each.strategy if label is Label.ADAPTIVE else None,
        driver=each.driver if challenge else None,
        mixed=each.mixed and challenge,
        state="labelled",
    )


def answered(each: Annotation, stage: Stage, number: int) -> Annotation | None:
    """The annotation with the answer of that number, from 1 on; None where there is no such answer."""
    answers = ANSWERS[stage]
    if not 1 <= number <= len(answers):
        return None
    answer = answers[number - 1]
    if isinstance(answer, Label):
        return label_given(each, answer)
    if isinstance(answer, Strategy):
        return replace(each, strategy=answer)
    return replace(each, driver=answer) if isinstance(answer, Driver) else replace(each, confidence=str(answer))


def put_aside(each: Annotation, state: str, why: str = "") -> Annotation:
    """The annotation as skipped, unsure or flagged, with why; a flag leaves the label where there is one."""
    note = " ".join(part for part in (each.note, why) if part)
    if state == "flagged" and each.label is not None:
        return replace(each, state=state, note=note)
    # Without what was said blind: an unsure annotation with it is one that was called back.
    return replace(again(each), blind_label=None, state=state, note=note)
