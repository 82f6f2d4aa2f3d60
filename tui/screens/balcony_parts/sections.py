"""The sections in their order, each with the key that jumps to it."""

from collections.abc import Callable

from tui.balcony_data import View
from tui.screens.balcony_parts.advice import advice_part
from tui.screens.balcony_parts.kinds import kinds_part, trend_part
from tui.screens.balcony_parts.opening import returning_part, wins_part
from tui.screens.balcony_parts.pen import Pen
from tui.screens.balcony_parts.people import voices_part, waiting_part
from tui.screens.balcony_parts.places import drivers_part, levels_part
from tui.widgets.picture import Picture

Part = Callable[[View, Pen, int], Picture]

SECTIONS: tuple[tuple[str, Part], ...] = (
    ("What went well", wins_part),
    ("What came back", returning_part),
    ("Technical or adaptive", kinds_part),
    ("Month by month", trend_part),
    ("Where it sits", drivers_part),
    ("At which level", levels_part),
    ("Who is heard", voices_part),
    ("Promised and asked", waiting_part),
    ("What the playbook says", advice_part),
)
"""What went well comes first, what came back after it."""
