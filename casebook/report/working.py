"""What there is to work on: what needs a person, adaptive items with their strategy, technical ones with an owner."""

from collections.abc import Sequence

from casebook.facts import Status
from casebook.label_words import label_word
from casebook.patterns.progress import status_on
from casebook.records import Action, ActionState, CaseItem
from casebook.report.blocks import Block, Card, Section, Words
from casebook.report.dates import short_day
from casebook.report.lens import Lens
from casebook.report.lists import (
    ITEM_COLUMNS,
    MOST,
    Raised,
    driver_word,
    item_grid,
    item_row,
    latest_of_each,
)
from casebook.report.sources import Sources
from codebook.keys import Label, Strategy
from codebook.many import many


def still_open(sources: Sources) -> list[CaseItem]:
    """The period's barriers that nobody has closed."""
    day = sources.standing
    return [item for item in sources.now if status_on(item, day) is not Status.CLOSED and not item.facts.win]


def person_section(sources: Sources, lens: Lens) -> Section:
    """Items about which the model is not sure and nobody has decided."""
    title = "Needs a person"
    found = [item for item in still_open(sources) if item.needs_person]
    if not found:
        words = "Nothing: the model was sure, or a person has decided."
        return Section("person", title, (Words(words),))
    words = f"{lens.number(len(found)).capitalize()} open items are not clear to the model, and nobody has decided yet."
    blocks: list[Block] = [Words(words)]
    if lens.shows_items:
        listed = latest_of_each(found, sources.recurrences)
        rows = [(*item_row(each, lens, sources.playbook), _leaning(each.item)) for each in listed[:MOST]]
        blocks.append(
            item_grid("Decide together what these are", rows, (*ITEM_COLUMNS, "The model leans to"), len(listed))
        )
    return Section("person", title, tuple(blocks))


def _leaning(item: CaseItem) -> str:
    if item.reading is None:
        return "not read"
    ranked = sorted(item.reading.p.items(), key=lambda pair: -pair[1])[:2]
    return ", ".join(f"{label_word(label)} {share:.0%}" for label, share in ranked)


def adaptive_section(sources: Sources, lens: Lens) -> Section:
    """Adaptive items by strategy, each strategy with its purpose, a first move and a question."""
    title = "Adaptive challenges"
    found = [item for item in still_open(sources) if item.label is Label.ADAPTIVE and not item.needs_person]
    if not found:
        return Section("adaptive", title, (Words("No open item is called adaptive."),))
    opening = (
        f"{lens.number(len(found)).capitalize()} open items ask people to change what they do, value or believe. "
        "A technical fix will not settle them; each card says where to begin."
    )
    counted = [(strategy, [item for item in found if item.strategy is strategy]) for strategy in Strategy]
    shown = lens.table((tuple(len(items) for _, items in counted),)).cells[0]  # hidden together, or one gives the other
    cards = [
        _card(strategy, items, "some" if number is None else f"{number:,}", sources, lens)
        for (strategy, items), number in zip(counted, shown, strict=True)
        if items
    ]
    return Section("adaptive", title, (Words(opening), *cards))


def _card(strategy: Strategy, items: Sequence[CaseItem], number: str, sources: Sources, lens: Lens) -> Card:
    entry = sources.playbook.strategies[strategy]
    move = entry.moves[0]
    listed = latest_of_each(items, sources.recurrences)
    rows = [
        (*item_row(each, lens, sources.playbook), driver_word(each.item, sources.playbook)) for each in listed[:MOST]
    ]
    return Card(
        title=entry.name,
        purpose=entry.purpose,
        move=f"{move.name} ({many(move.minutes, 'minute')})",
        do=move.do,
        say=move.say,
        question=entry.questions[0],
        items=item_grid(f"Items for: {entry.name}", rows, (*ITEM_COLUMNS, "Driver"), len(listed))
        if lens.shows_items
        else None,
        note=f"{number} open item{'' if number == '1' else 's'}",
    )


def technical_section(sources: Sources, lens: Lens) -> Section:
    """Technical items with who does what by when; those past their date first."""
    title = "Technical problems"
    found = [item for item in still_open(sources) if item.label is Label.TECHNICAL and not item.needs_person]
    if not found:
        return Section("technical", title, (Words("No open item is called technical."),))
    technical = sources.playbook.technical
    words = f"{lens.number(len(found)).capitalize()} open items have a known kind of answer. {technical.purpose}"
    blocks: list[Block] = [Words(words)]
    if lens.shows_items:
        doing = _doing(sources.actions)
        listed = latest_of_each(found, sources.recurrences)
        rows = [(*item_row(each, lens, sources.playbook)[:3], *_plan(each, doing, sources, lens)) for each in listed]
        columns = ("Item", "Where", "Raised", "Owner", "Due", "What is being done")
        blocks.append(item_grid("Who does what by when", rows[:MOST], columns, len(rows)))
        if missing := sum(row[3] == "nobody yet" for row in rows):
            blocks.append(Words(f"{missing:,} of these have no owner yet.", quiet=True))
    return Section("technical", title, tuple(blocks))


def _doing(actions: Sequence[Action]) -> dict[int, Action]:
    """The open action on each item, else the last one that was done."""
    ranked = sorted(actions, key=lambda each: (each.state is ActionState.OPEN, each.id))
    return {each.item_id: each for each in ranked if each.item_id is not None and each.state is not ActionState.DROPPED}


def _plan(each: Raised, doing: dict[int, Action], sources: Sources, lens: Lens) -> tuple[str, str, str]:
    item, action = each.item, doing.get(each.item.id)
    owner = (action.owner if action else None) or item.facts.owner
    due = (action.due if action else None) or item.facts.due
    what = lens.text((action.text if action else None) or item.facts.action) or "–"
    late = due is not None and due < sources.standing and not (action and action.state is ActionState.DONE)
    done = " (done; the item is still open)" if action and action.state is ActionState.DONE else ""
    return lens.person(owner), f"{short_day(due)}{', overdue' if late else ''}", f"{what}{done}"
