"""Pages of the technical approach, the strategies, and splitting."""

from strategies.handout.blocks import Block, Card, Cards, Field, Form, NewPage, Page, Points, Words
from strategies.handout.noting import Noting
from strategies.schema import Approach, Playbook, StrategyEntry


def technical_page(playbook: Playbook, noting: Noting) -> Page:
    """The management approach: moves, then the agenda, the plan to fill in, and what changes by driver."""
    entry, words = playbook.technical, playbook.headings
    agenda = tuple(Card(point.name, f"{point.minutes} {words.minutes}", point.do) for point in entry.agenda)
    plan = tuple(Field(each.name, each.why) for each in entry.plan_fields)
    drivers = tuple(
        Card(playbook.drivers[key].name, "", variant.changes, facts=f"{words.first_move}: {variant.first_move}")
        for key, variant in entry.by_driver.items()
    )
    blocks: tuple[Block, ...] = (
        *_front(playbook, entry, noting, ("technical",)),
        NewPage(words.notes),
        Points(words.warning_signs, entry.warning_signs),
        *_notes(playbook, entry),
        *sources(playbook, entry.sources),
        NewPage(words.by_driver),
        Cards("", drivers),
        NewPage(words.agenda),
        Cards("", agenda),
        NewPage(words.plan),
        Form("", plan),
    )
    return Page("technical", entry.name, words.technical, blocks)


def strategy_page(playbook: Playbook, entry: StrategyEntry, noting: Noting) -> Page:
    """A strategy: what the room needs in front, the facilitator's notes behind."""
    words = playbook.headings
    blocks: tuple[Block, ...] = (
        *_front(playbook, entry, noting, ("strategies", entry.key.value)),
        NewPage(words.notes),
        *_notes(playbook, entry),
        Points(words.raise_heat, entry.raise_heat),
        Points(words.lower_heat, entry.lower_heat),
        Points(words.leads_to, (playbook.strategies[entry.leads_to].name,)),
        *sources(playbook, entry.sources),
    )
    return Page(entry.key.value, entry.name, words.adaptive, blocks)


def mixed_page(playbook: Playbook, noting: Noting) -> Page:
    """How to take a mixed item apart."""
    entry, words = playbook.mixed, playbook.headings
    steps = tuple(Card(step.name, str(i), step.do, step.say) for i, step in enumerate(entry.steps, start=1))
    blocks: tuple[Block, ...] = (
        Words(entry.purpose),
        *noting.notes("mixed"),
        Cards(words.steps, steps),
        Points(words.questions, entry.questions),
        Points(words.pitfalls, entry.pitfalls),
        *sources(playbook, entry.sources),
    )
    return Page("mixed", entry.name, f"{words.technical} + {words.adaptive}", blocks)


def sources(playbook: Playbook, keys: tuple[str, ...]) -> tuple[Block, ...]:
    """Where an entry's ideas come from."""
    titles = dict.fromkeys(playbook.sources[key].title for key in keys)
    return (Words(f"{playbook.headings.sources}: {'; '.join(titles)}", quiet=True),)


def _front(playbook: Playbook, entry: Approach, noting: Noting, location: tuple[str, ...]) -> tuple[Block, ...]:
    words = playbook.headings
    cards = tuple(
        Card(
            move.name,
            f"{move.minutes} {words.minutes}",
            move.do,
            move.say,
            " · ".join(
                (
                    f"{words.who}: {move.who}",
                    f"{words.materials}: {move.materials}",
                    *noting.short(*location, "moves", i),
                )
            ),
        )
        for i, move in enumerate(entry.moves)
    )
    return (
        Words(entry.purpose),
        *noting.notes(*location, but=("moves",)),
        Cards(words.moves, cards),
        Points(words.questions, entry.questions),
    )


def _notes(playbook: Playbook, entry: Approach) -> tuple[Block, ...]:
    words = playbook.headings
    return (
        Points(words.fits_when, entry.fits_when),
        Points(words.not_when, entry.not_when),
        Points(words.pitfalls, entry.pitfalls),
        Points(words.guardrails, entry.guardrails),
        Points(words.signs_of_progress, entry.signs_of_progress),
    )
