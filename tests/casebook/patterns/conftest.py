"""Makes items with a verdict and the columns that a test is about."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from casebook.facts import ItemFacts
from casebook.records import CaseItem, Verdict
from codebook.keys import Driver, Label, Strategy


@pytest.fixture
def item() -> Callable[..., CaseItem]:
    """An item by id and label; what else is given goes into its facts."""

    def make(
        number: int, label: str | None = "technical", driver: str = "data", parent_id: int | None = None, **facts: Any
    ) -> CaseItem:
        strategy = Strategy.VOICES if label == "adaptive" else None
        decided = datetime(2026, 1, 1, tzinfo=UTC)
        verdict = (
            Verdict(Label(label), strategy, Driver(driver), "coach", decided, seen_reading=False) if label else None
        )
        found = ItemFacts(**facts)
        return CaseItem(number, 1, "log", number, f"item {number}", facts=found, verdict=verdict, parent_id=parent_id)

    return make
