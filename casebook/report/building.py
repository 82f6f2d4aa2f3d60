"""Builds the report out of what is known: pure functions, nothing drawn and nothing written."""

from dataclasses import replace

from casebook.records import CaseItem
from casebook.report.blocks import Audience, Report
from casebook.report.closing import advice_section, limits_section
from casebook.report.counted import count_all, counts_section
from casebook.report.following import actions_section, escalations_section, voices_section
from casebook.report.lens import Lens
from casebook.report.opening import change_section, wins_section
from casebook.report.returning import returning_section, solved_section
from casebook.report.sources import Sources
from casebook.report.working import adaptive_section, person_section, technical_section
from codebook.many import many

_FOR = {
    Audience.TEAM: "For the team: everything that is on record.",
    Audience.LEADERSHIP: "For leadership: texts shortened, people only as roles.",
    Audience.PUBLIC: "For the public: numbers only, small ones hidden.",
}


def build_report(sources: Sources, audience: Audience = Audience.TEAM) -> Report:
    """The report for an audience.

    Args:
        sources: What is known, as it stood on its day.
        audience: Who will read it.
    """
    lens = Lens(audience)
    if not lens.shows_items:
        sources = _without_own_words(sources)
    counted = count_all(sources.now, lens)
    return Report(
        title="Barrier report"
        if sources.log_name is None or not lens.shows_items
        else f"Barrier report: {sources.log_name}",
        period=sources.period,
        standing=sources.standing,
        audience=audience,
        about=f"{_logs(sources)}, {lens.number(len(sources.now))} {_items(sources)}. {_FOR[audience]}",
        sections=(
            wins_section(sources, lens),
            change_section(sources, counted, lens),
            counts_section(sources, counted, lens),
            returning_section(sources, lens),
            solved_section(sources, lens),
            person_section(sources, lens),
            adaptive_section(sources, lens),
            technical_section(sources, lens),
            escalations_section(sources, lens),
            actions_section(sources, lens),
            advice_section(sources, lens),
            voices_section(sources, lens),
            limits_section(sources, lens),
        ),
    )


def _without_own_words(sources: Sources) -> Sources:
    """Without the words of a log that could name someone: its file's name, and levels of its own making."""
    known = {level.key for level in sources.playbook.levels.levels}

    def plain(items: tuple[CaseItem, ...]) -> tuple[CaseItem, ...]:
        return tuple(
            item
            if item.facts.level is None or item.facts.level in known
            else replace(item, facts=replace(item.facts, level="another level"))
            for item in items
        )

    return replace(
        sources,
        items=plain(sources.items),
        last_log=plain(sources.last_log),
        log_name="this log" if sources.log_name is not None else None,
        last_log_name="the log before",
    )


def _logs(sources: Sources) -> str:
    number = len({item.log_id for item in sources.now})
    return "One log" if number == 1 else many(number, "log")


def _items(sources: Sources) -> str:
    return "item" if len(sources.now) == 1 else "items"
