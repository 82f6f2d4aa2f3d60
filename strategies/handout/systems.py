"""Pages of drivers, stages, levels, diagnosis, avoidance and log-level advice."""

from codebook.keys import Driver, Stage
from strategies.advice import made_up_by
from strategies.handout.approaches import sources
from strategies.handout.blocks import Block, Card, Cards, Choice, Field, Form, NewPage, Page, Points, Sheet, Words
from strategies.handout.noting import Noting
from strategies.schema import Playbook
from strategies.system_schema import Level


def driver_page(playbook: Playbook, key: Driver, noting: Noting) -> Page:
    """A driver, and how it and others make up for one another."""
    entry, words = playbook.drivers[key], playbook.headings
    links = tuple(f"{playbook.drivers[each.driver].name}: {each.how}" for each in entry.compensates)
    back = tuple(f"{each.name}: {each.how}" for each in made_up_by(playbook, key))
    blocks: tuple[Block, ...] = (
        Words(entry.definition),
        *noting.notes("drivers", key.value),
        Points(words.technical_examples, entry.technical_examples),
        Points(words.adaptive_examples, entry.adaptive_examples),
        Points(words.questions, entry.questions),
        Points(words.makes_up_for, links),
        Points(words.made_up_by, back),
        *sources(playbook, entry.sources),
    )
    return Page(key.value, entry.name, words.drivers, blocks)


def stage_page(playbook: Playbook, key: Stage, noting: Noting) -> Page:
    """A stage's questions, for all and by driver."""
    entry, words = playbook.stages[key], playbook.headings
    blocks: tuple[Block, ...] = (
        Words(entry.purpose),
        *noting.notes("stages", key.value),
        Points(words.questions, entry.questions),
        *(Points(playbook.drivers[driver].name, asked) for driver, asked in entry.by_driver.items()),
        Points(words.signs_of_moving_on, entry.signs_of_moving_on),
        *sources(playbook, entry.sources),
    )
    return Page(key.value, entry.name, words.stages, blocks)


def levels_page(playbook: Playbook, noting: Noting) -> Page:
    """Ours or to be raised; behind it the memo to fill in and the way of the answer back."""
    entry, words = playbook.levels, playbook.headings
    loop = tuple(Card(step.name, str(i), step.do, step.say) for i, step in enumerate(entry.loop, start=1))
    blocks: tuple[Block, ...] = (
        Words(entry.purpose),
        *noting.notes("levels"),
        Points(words.ours_when, entry.ours_when),
        Points(words.raise_when, entry.raise_when),
        Points(words.questions, entry.questions),
        *(Points(f"{each.name}: {words.decides.lower()}", each.decides) for each in entry.levels),
        Points(words.pitfalls, entry.pitfalls),
        *sources(playbook, entry.sources),
        NewPage(words.memo),
        Form("", tuple(Field(each.name, each.prompt) for each in entry.memo)),
        NewPage(words.loop),
        Cards("", loop),
    )
    return Page("levels", words.levels, words.levels, blocks)


def level_page(playbook: Playbook, level: Level, noting: Noting) -> Page:
    """What one level can decide."""
    index = playbook.levels.levels.index(level)
    blocks: tuple[Block, ...] = (
        *noting.notes("levels", "levels", index),
        Points(playbook.headings.decides, level.decides),
    )
    return Page(level.key, level.name, playbook.headings.levels, blocks)


def diagnosis_page(playbook: Playbook, noting: Noting) -> Page:
    """The sheet that a group ticks, with the weight of each answer beside its box."""
    entry, words = playbook.diagnosis, playbook.headings
    choices = tuple(
        Choice(
            each.ask,
            (
                (f"{words.yes} ({each.yes:+.1f})", each.yes_says),
                (f"{words.no} ({each.no:+.1f})", each.no_says),
                (f"{words.unsure} (0)", ""),
            ),
        )
        for each in entry.questions
    )
    blocks: tuple[Block, ...] = (
        Words(entry.purpose),
        Words(entry.how),
        *noting.notes("diagnosis"),
        Form("", (Field(words.starts_at, "%"),)),
        Sheet("", choices),
        Points(words.after, entry.after),
        *sources(playbook, entry.sources),
    )
    return Page("diagnosis", words.diagnosis, f"{words.technical} / {words.adaptive}", blocks)


def avoidance_page(playbook: Playbook, noting: Noting) -> Page:
    """The signs of turning away from the work, by family."""
    words = playbook.headings
    cards: dict[str, list[Card]] = {"diversion": [], "displacement": []}
    for key, each in playbook.avoidance.items():
        facts = " · ".join((f"{words.check_first}: {each.check_first}", *noting.short("avoidance", key)))
        cards[each.family].append(Card(each.name, "", " ".join(each.looks_like), each.ask, facts))
    blocks = tuple(Cards(getattr(words, family), tuple(found)) for family, found in cards.items() if found)
    return Page("avoidance", words.avoidance, words.notes, blocks)


def log_advice_page(playbook: Playbook, noting: Noting) -> Page:
    """What patterns over a whole log suggest."""
    words, blocks = playbook.headings, list[Block]()
    for key, each in playbook.log_advice.items():
        facts = f"{words.when}: {each.when}"
        if each.strategy:
            facts += f" · {words.strategy}: {playbook.strategies[each.strategy].name}"
        blocks.append(Cards("", (Card(each.name, "", each.means, facts=facts),)))
        blocks.extend(noting.notes("log_advice", key.value))
        blocks.append(Points(words.do, each.do))
        blocks.append(Points(words.ask, each.ask))
    return Page("log_advice", words.log_advice, words.notes, tuple(blocks))
