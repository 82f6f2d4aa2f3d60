"""A small casebook's worth of records, made by hand, and the report on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from casebook.facts import ItemFacts, Status
from casebook.patterns.periods import Period
from casebook.records import Action, ActionState, CaseItem, Escalation, StoredReading, Verdict, Voice
from casebook.recurrence.recurrences import recurrences
from casebook.report.sources import Sources
from codebook.keys import Driver, Label, Strategy
from strategies.schema import Playbook

HOSTILE = "</style><script>alert(1)</script> {{ 7*7 }} [/foo] | a | =1+1 \x1b[31m \u202e & <b>bold</b>"
"""What a person may have written, and what must come out as words."""


@pytest.fixture(scope="session")
def an_item() -> Callable[..., CaseItem]:
    """An item by number and label, decided by a person unless `sure` says what the model said; the rest are facts."""

    def make(number: int, label: str = "technical", text: str = "", sure: bool | None = None, **facts: Any) -> CaseItem:
        at = datetime(2026, 1, 20, tzinfo=UTC)
        strategy, driver = (Strategy.VOICES if label == "adaptive" else None), Driver.COACHING
        rest = {other: 0.2 for other in Label if other != label}
        p = {**rest, Label(label): 0.6}
        ranked = (((Strategy.VOICES, 1.0),), ((Driver.COACHING, 1.0),))
        reading = StoredReading(Label(label), p, bool(sure), False, *ranked, (), "default 0.2.0 (abc)", at)
        verdict = Verdict(Label(label), strategy, driver, "ana", at, seen_reading=False) if sure is None else None
        found = ItemFacts(**{"raised": date(2026, 1, 10), "unit": "Alder School", "level": "building", **facts})
        words = text or f"Item number {number}."
        return CaseItem(number, 1, "log.csv", number, words, facts=found, reading=reading, verdict=verdict)

    return make


@pytest.fixture
def sources(an_item: Callable[..., CaseItem], playbook: Playbook) -> Sources:
    """Half a year with one of everything."""
    noon = datetime(2026, 1, 15, 12, tzinfo=UTC)
    items = (
        an_item(
            1, text="The old carts are slow.", raised=date(2025, 9, 3), closed=date(2025, 9, 20), status=Status.CLOSED
        ),
        an_item(2, text="The carts are slow again.", raised=date(2025, 12, 2), status=Status.OPEN),
        an_item(3, "adaptive", "Nobody says why the plan fails.", status=Status.OPEN),
        an_item(4, "none", "The fair raised money.", win=True),
        an_item(5, sure=False, text="Ask Mrs. Okafor about the keys, or maria@example.org."),
        an_item(6, text="Printer jams.", owner="Maria Alvarez", due=date(2026, 1, 20), status=Status.OPEN),
        an_item(7, text="Badge fixed.", closed=date(2026, 1, 12), status=Status.CLOSED, resolution="New reader"),
        an_item(8, text="Was there before.", raised=date(2025, 5, 5)),
    )
    return Sources(
        items=items,
        actions=(
            Action(1, "Order a part", 6, owner="Maria Alvarez", due=date(2026, 1, 20), made=noon),
            Action(2, "Write to families", 3, owner="coach", due=date(2026, 3, 1), made=noon),
            Action(
                3, "Move the desk", 7, owner="nurse", state=ActionState.DONE, made=noon, closed=noon, why="It is moved"
            ),
        ),
        escalations=(
            Escalation(1, 3, "district", ask="Free the hour", sent=date(2026, 1, 12), answer_due=date(2026, 1, 20)),
        ),
        voices=(Voice(1, "Two of us do not agree.", missing=False), Voice(2, "The night shift.", missing=True)),
        recurrences=tuple(recurrences([(1, 2)], {item.id: item for item in items})),
        playbook=playbook,
        period=Period(date(2025, 8, 1), date(2026, 1, 31)),
        standing=date(2026, 1, 31),
        program="Balcony 0.1.0",
        undated_too=False,
    )


@pytest.fixture
def hostile(sources: Sources) -> Sources:
    """The same with markup, formulas and control characters in every text."""
    items = tuple(
        replace(item, text=HOSTILE, facts=replace(item.facts, unit=HOSTILE, owner=HOSTILE, level=HOSTILE, role=HOSTILE))
        for item in sources.items
    )
    return replace(
        sources,
        items=items,
        actions=tuple(replace(each, text=HOSTILE, owner=HOSTILE, why=HOSTILE) for each in sources.actions),
        voices=tuple(replace(each, text=HOSTILE) for each in sources.voices),
        log_name=HOSTILE,
        last_log=items[:1],
        last_log_name=HOSTILE,
    )
