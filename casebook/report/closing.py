"""How a report closes: what the whole picture suggests, and what all of this rests on."""

from collections.abc import Sequence
from dataclasses import replace

from casebook.patterns.log_counts import log_counts
from casebook.records import CaseItem
from casebook.recurrence.recurrences import Recurrence
from casebook.report.blocks import Block, Points, Section, Words
from casebook.report.lens import Lens
from casebook.report.sources import Sources
from casebook.small_cells import SMALL
from codebook.keys import Label
from codebook.many import many
from strategies.log_advice import LogAdvice, advise_on_log
from strategies.pattern_schema import LogPattern


def advice_section(sources: Sources, lens: Lens) -> Section:
    """What the playbook says of the whole log."""
    title = "What the whole picture suggests"
    now = sources.now
    ids = {item.id for item in now}
    counts = log_counts(
        now,
        sources.standing,
        actions=sources.actions,
        escalations=sources.escalations,
        recurrences=[_of_this_time(each, ids) for each in sources.recurrences if ids & set(each.item_ids)],
    )
    found = [
        each
        for each in advise_on_log(sources.playbook, counts)
        if lens.shows_items or each.pattern is not LogPattern.ONE_REPORTER
    ]
    if not found:
        return Section("advice", title, (Words("No pattern stands out over the whole of it."),))
    return Section("advice", title, tuple(block for each in found for block in _advice(each, lens)))


def _of_this_time(each: Recurrence, ids: set[int]) -> Recurrence:
    """Only what came back within the period counts for it, not how often it had come back before."""
    back = each.after_fix if each.after_fix and each.after_fix.again_id in ids else None
    return replace(each, occasions=1 + min(each.occasions - 1, len(ids & set(each.item_ids))), after_fix=back)


def _advice(each: LogAdvice, lens: Lens) -> list[Block]:
    counted = f"{each.counts}. " if lens.shows_items else ""
    strategy = f" Strategy: {each.strategy_name}." if each.strategy_name else ""
    return [
        Points(each.name, (f"{counted}{each.means}{strategy}",)),
        Points("Do", each.do, below=True),
        Points("Ask", each.ask, below=True),
    ]


def limits_section(sources: Sources, lens: Lens) -> Section:
    """What this rests on, and what it cannot say."""
    models = sorted({item.reading.model for item in sources.now if item.reading})
    made_with = [sources.program, *(f"Model {name}" for name in models)]
    return Section(
        "limits",
        "What this rests on",
        (
            Points("Numbers", tuple(_rests_on(sources, lens))),
            Points("What it cannot say", tuple(_cannot_say(lens))),
            Points("Made with", tuple(made_with)),
        ),
    )


def _rests_on(sources: Sources, lens: Lens) -> list[str]:
    now = sources.now
    decided = [item for item in now if item.verdict]
    found = [
        f"{lens.number(len(now)).capitalize()} items; a person has decided about {lens.number(len(decided))} of them, "
        "the others stand as the model read them.",
        *_agreement(decided, lens),
    ]
    ids = {item.id for item in now}
    if copies := sum(item_id in ids for item_id in sources.copies):
        found.append(
            f"{lens.number(copies).capitalize()} {'row stands' if copies == 1 else 'rows stand'} in a later log again, "
            "with the same words, place and day: each counts once, as its latest row has it."
        )
    if lens.hides_small:
        return found
    if undated := sum(item.facts.raised is None for item in now):
        found.append(f"{many(undated, 'item bears no date and stands', 'items bear no date and stand')} in no month.")
    if alone := sum(item.label is Label.ADAPTIVE and item.verdict is None for item in now):
        are = many(alone, "item is", "items are")
        found.append(f"{are} called adaptive by the model alone: treat that as a question.")
    return found


def _agreement(decided: Sequence[CaseItem], lens: Lens) -> list[str]:
    """How often people and the model said the same, where people could not lean on it."""
    pairs = [(item.verdict, item.reading) for item in decided if item.verdict and item.reading]
    blind = [(verdict, reading) for verdict, reading in pairs if not verdict.seen_reading]
    if not blind:
        return []
    same = sum(verdict.label is reading.label for verdict, reading in blind)
    share = "" if lens.hides_small else f"; in {same:,} of them the person and the model said the same"
    return [f"{lens.number(len(blind)).capitalize()} of these decisions were taken before the reading was seen{share}."]


def _cannot_say(lens: Lens) -> list[str]:
    found = [
        "The model reads each item by itself: it does not know your people, your history or what was said aloud.",
        "Whether something is technical or adaptive is a judgement, and can change once people have talked about it.",
        "Counts show what was written down. Many items may mean many barriers, or people who write them down.",
        "Like items are found by their words: some that belong together are missed, some may be put together wrongly.",
    ]
    if lens.hides_small:
        found.append(
            f"Counts from 1 to {SMALL - 1} are hidden, and as many others as it takes that nobody can work them out. "
            "This protects this report; beside another one of nearly the same items it may not."
        )
    if not lens.shows_items:
        found.append("Texts, names and roles are left out.")
    elif lens.hides_names:
        found.append("Texts are cut short. Names are hidden where a rule finds them: read it before you pass it on.")
    return found
