"""The summary in the order in which a team reads it: what went well, what we decided, who does what by when."""

from collections.abc import Iterator

from casebook.label_words import LABEL_SIGNS, label_word
from casebook.meeting.fidelity import HowItWent
from casebook.meeting.marking import Spread
from casebook.meeting.private_entry import BOTH
from casebook.meeting.state import RoundKind
from casebook.meeting.summary.blocks import Bars, Block, Card, Facts, Points, Section, Table, Words
from casebook.meeting.summary.plain import day_words, joined, plain, times
from casebook.meeting.summary.structure import KeptAction, KeptEscalation, KeptItem, Summary
from codebook.keys import Label
from codebook.many import many

_TEMPERATURES = {"1": "comfortable", "2": "warm", "3": "stretched", "4": "hot", "5": "too much"}


def sections(summary: Summary) -> tuple[Section, ...]:
    """The summary's sections; those without anything to say are left out."""
    found = (
        _points("What went well", summary.wins),
        _points("What became of earlier decisions", summary.followed_up),
        _actions(summary),
        _items(summary),
        _escalations(summary),
        _voices(summary),
        _points(_parked(summary), summary.parked),
        _room(summary),
        _how_it_went(summary),
    )
    return tuple(section for section in found if section)


def subtitle(summary: Summary) -> str:
    """The line under the title."""
    people = f", {many(summary.room.people, 'person', 'people')}" if summary.room.people else ""
    return f"{day_words(summary.day)}, {summary.preset.lower()}{people}"


def footer(summary: Summary) -> str:
    """Which model and playbook were used."""
    return (
        f"Session {summary.session_id}. Model {summary.model}, playbook {summary.playbook}. Written by Balcony on this "
        "team's own machine. What people entered in private is kept as counts, without names."
    )


def _points(title: str, points: tuple[str, ...]) -> Section | None:
    return Section(title, (Points(points),)) if points else None


def _actions(summary: Summary) -> Section:
    if not summary.actions:
        return Section("Who does what", (Words("Nothing was taken on in this meeting."),))
    rows = tuple(_action_row(each) for each in summary.actions)
    blocks: list[Block] = [Table(("Action", "Owner", "Due", "Item"), rows, (54, 18, 18, 10))]
    lacking = sum(bool(each.missing) for each in summary.actions)
    if lacking:
        still = many(lacking, "action still lacks", "actions still lack")
        blocks.append(Words(f"{still} something. It is marked above; fill it in while you remember.", quiet=True))
    return Section("Who does what", tuple(blocks))


def _action_row(kept: KeptAction) -> tuple[tuple[str, ...], ...]:
    action = kept.action
    more = [
        f"{plain(action.if_then)}" if action.if_then else "",
        f"We will know by: {plain(action.measure)}" if action.measure else "",
        *(f"⚠ {each}" for each in kept.missing),
    ]
    return (
        (plain(action.text), *filter(None, more)),
        (plain(action.owner) or "—",),
        (day_words(action.due) or "—",),
        (kept.about or "—",),
    )


def _items(summary: Summary) -> Section | None:
    blocks = tuple(block for item in summary.items for block in _item(item))
    return Section("What we worked on", blocks) if blocks else None


def _item(item: KeptItem) -> Iterator[Block]:
    kind = item.label
    yield Card(f"Item {item.name}", item.text, _tag(item), kind.value if kind and not item.parts else "")
    for title, spread in (("In silence", item.before), ("Asked again", item.after)):
        if spread:
            yield _bars(title, spread)
    facts = {
        "Where": (item.where,) if item.where else (),
        "The model": (item.model,) if item.model else (),
        "We said": item.steps,
        "Decided": (item.decision,) if item.decision else (),
        "Approach": (item.approach,) if item.approach else (),
        "We did": item.moves,
    }
    if told := tuple((term, words) for term, words in facts.items() if words):
        yield Facts(told)


def _tag(item: KeptItem) -> str:
    if item.parts:
        return f"taken apart into {joined(item.parts)}"
    if item.label:
        return f"{LABEL_SIGNS[item.label]} {label_word(item.label)}"
    if item.unsettled:
        return item.unsettled
    return "" if item.shown else "no time for it"


def _escalations(summary: Summary) -> Section | None:
    blocks: list[Block] = []
    for each in summary.escalations:
        blocks += [
            Card(
                f"Item {each.about}" if each.about else "",
                plain(each.escalation.ask or each.escalation.what),
                f"to {each.to}",
            ),
            _memo(each),
        ]
    return Section("What we asked of others", tuple(blocks)) if blocks else None


def _memo(kept: KeptEscalation) -> Facts:
    asked = kept.escalation
    facts = {
        "From": kept.sender,
        "In the way": plain(asked.what),
        "We have seen": plain(asked.evidence),
        "We have tried": plain(asked.tried),
        "Sent": day_words(asked.sent),
        "Answer by": day_words(asked.answer_due),
        "Answer": plain(asked.answer),
        "Still empty": f"⚠ {joined(kept.missing)}" if kept.missing else "",
    }
    return Facts(tuple((term, (words,)) for term, words in facts.items() if words))


def _voices(summary: Summary) -> Section | None:
    blocks: list[Block] = []
    if summary.dissents:
        blocks += [Words("Not everyone agreed. This was put on record, without a name:"), Points(summary.dissents)]
    if summary.missing_voices:
        blocks += [Words("These views were not in the room:"), Points(summary.missing_voices)]
    return Section("Voices", tuple(blocks)) if blocks else None


def _room(summary: Summary) -> Section | None:
    room = summary.room
    blocks: list[Block] = []
    for title, spread in (("On the way in", room.temperature_in), ("On the way out", room.temperature_out)):
        if spread:
            blocks.append(_bars(title, spread))
    told = []
    if room.heat_up or room.heat_down:
        turned = tuple(f"{way} {times(n)}" for way, n in (("up", room.heat_up), ("down", room.heat_down)) if n)
        told.append(f"The heat was turned {joined(turned)}.")
    told += [f"Turning away from the work: {name} ({times(number)})" for name, number in room.avoidance]
    if told:
        blocks.append(Points(tuple(told)))
    return Section("How it was in the room", tuple(blocks)) if blocks else None


def _how_it_went(summary: Summary) -> Section:
    went = summary.fidelity
    rows = tuple(
        (
            (summary.name_of_phase(phase.key),),
            (str(phase.planned_minutes),),
            (str(phase.minutes),),
            (_went(phase.went, phase.why),),
        )
        for phase in went.phases
    )
    covered = summary.coverage
    counts = (
        f"{many(went.items, 'item')}: {covered.shown} had a turn, {covered.decided} {_were(covered.decided)} decided, "
        f"{went.owned_and_dated} left with an action that has an owner and a date.",
        f"{many(went.voices, 'voice')} on record.",
    )
    total = (("All together",), (str(went.planned_minutes),), (str(went.minutes),), ("",))
    table = Table(("Phase", "Planned", "Took", "What became of it"), (*rows, total), (40, 14, 14, 32))
    note = Words(
        "These counts are about the meeting, so that the next one can be better. They grade nobody.", quiet=True
    )
    return Section("How the meeting went", (Points(counts) if went.items else Words(counts[-1]), table, note))


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _parked(summary: Summary) -> str:
    """In a case consultation the group notes its readings there, while the presenter only listens."""
    listened = any(phase.key == "listen" for phase in summary.fidelity.phases)
    return "What the group thought of" if listened else "Parking lot"


def _went(went: HowItWent, why: str | None) -> str:
    if went is HowItWent.SKIPPED:
        return f"skipped: {plain(why)}" if why else "skipped"
    return went.value


def _bars(title: str, spread: Spread) -> Bars:
    if spread.kind is RoundKind.BALLOT:
        words = {**{label.value: label_word(label) for label in Label}, BOTH: "both"}
        given = tuple((words[value], number) for value, number in spread.counts if number)
        return Bars(title, given)
    return Bars(title, tuple((_TEMPERATURES[value], number) for value, number in spread.counts))
