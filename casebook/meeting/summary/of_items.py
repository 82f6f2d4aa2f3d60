"""What a summary keeps of each item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from casebook.label_words import label_word
from casebook.meeting.deciding import worked_out
from casebook.meeting.marking import spreads_of
from casebook.meeting.state import Focus, RoundKind
from casebook.meeting.summary.plain import plain
from casebook.meeting.summary.structure import KeptItem
from casebook.meeting.words_of_the_group import GroupWord, Says, group_word, strategy_for
from casebook.records import CaseItem, Mark
from codebook.keys import Label, Strategy
from strategies.diagnosis import Answer, Step
from strategies.schema import Approach, Playbook

_TWICE = 2


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of the meeting as a whole."""

    playbook: Playbook
    since: datetime
    """When it began: a verdict from before is not its own."""
    marks: Sequence[Mark]
    items: Mapping[int, CaseItem]

    def label(self, item: CaseItem) -> Label | None:
        """An item's kind, by the group's word as far as it has one."""
        return group_word(item, spreads_of(self.marks, RoundKind.BALLOT, item.id), self.since).label

    @property
    def names(self) -> dict[int, str]:
        """What people call each item: its own number, or its row; a part by its whole's, with a letter."""
        names: dict[int, str] = {}
        parts: dict[int, int] = {}
        for _, item in sorted(self.items.items()):
            own = plain(item.own_id) or str(item.row)
            if item.parent_id is not None:
                parts[item.parent_id] = parts.get(item.parent_id, 0) + 1
                own += _letters(parts[item.parent_id])
            names[item.id] = own
        return names


def kept_item(item: CaseItem, focus: Focus, held: Held) -> KeptItem:
    """What a meeting made of an item.

    Args:
        item: As it is in the casebook.
        focus: How the meeting worked on it.
        held: The meeting as a whole.
    """
    playbook, names = held.playbook, held.names
    own = [mark for mark in held.marks if mark.item_id == item.id]
    spreads = spreads_of(own, RoundKind.BALLOT, item.id)
    word = group_word(item, spreads, held.since)
    judged = word.says is Says.GROUP
    diagnosis = worked_out(playbook, item, [mark for mark in own if mark.kind == "diagnosis"])
    approach = _approach(playbook, item, focus, word)
    return KeptItem(
        item_id=item.id,
        name=names[item.id],
        text=plain(item.text),
        where="" if item.parent_id in names else _where(playbook, item),
        before=spreads[0] if spreads else None,
        after=spreads[-1] if len(spreads) >= _TWICE else None,
        model=_model(item) if focus.reading_shown else "",
        steps=tuple(_step(playbook, step) for step in diagnosis.steps),
        label=item.label if judged else None,
        decision=plain(item.verdict.note) if item.verdict and judged else "",
        parts=tuple(names[part] for part, other in sorted(held.items.items()) if other.parent_id == item.id),
        approach=approach.name if approach and (judged or focus.moves or focus.strategy) else "",
        moves=_moves(playbook, focus),
        shown=focus.shown,
        unsettled=_unsettled(word),
    )


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    before, at = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("a") + at)


def _model(item: CaseItem) -> str:
    reading = item.reading
    if reading is None:
        return ""
    said = f"{label_word(reading.label)}, {reading.p[reading.label]:.0%}"
    return said if reading.sure else f"{said}, not sure"


def _unsettled(word: GroupWord) -> str:
    if word.says is Says.GROUP or word.spread is None:
        return ""
    return f"not settled, {word.majority.told}" if word.majority else "not settled, people differed"


def _approach(playbook: Playbook, item: CaseItem, focus: Focus, word: GroupWord) -> Approach | None:
    """The card that it was worked with: the group's own choice, else the one for its word."""
    strategy: Strategy | None = focus.strategy or strategy_for(item, word.label)
    if word.label is Label.TECHNICAL:
        return playbook.technical
    return playbook.strategies[strategy] if strategy and word.label is Label.ADAPTIVE else None


def _moves(playbook: Playbook, focus: Focus) -> tuple[str, ...]:
    cards: list[Approach] = [playbook.technical, *playbook.strategies.values()]
    names = {move.key: move.name for card in cards for move in card.moves}
    return tuple(names.get(key, plain(key)) for key in focus.moves)


def _step(playbook: Playbook, step: Step) -> str:
    """The question and the answer, which tell more to those who read it later than what the answer says."""
    headings = playbook.headings
    given = {Answer.YES: headings.yes, Answer.NO: headings.no, Answer.UNSURE: headings.unsure}[step.answer]
    said = f"{step.asked} {given}"
    if not step.weight:
        return plain(f"{said}.")
    words = headings.step.replace("{before}", f"{step.before:.0%}").replace("{after}", f"{step.after:.0%}")
    return plain(words.replace("{says}", said))


def _where(playbook: Playbook, item: CaseItem) -> str:
    return ", ".join(plain(word) for word in (_level(playbook, item), item.facts.unit) if word)


def _level(playbook: Playbook, item: CaseItem) -> str | None:
    names = {level.key: level.name for level in playbook.levels.levels}
    return names.get(item.facts.level or "", item.facts.level)
