"""How far the items are: open or closed, and for how long those have waited that are open."""

from casebook.facts import Status
from casebook.patterns.counts import challenges
from casebook.patterns.progress import progress, status_on
from casebook.report.blocks import Block, Chart, ChartKind, Series, Tone, Words
from casebook.report.dates import day_words, days_words
from casebook.report.lens import Lens
from casebook.report.sources import Sources

_WORDS = {Status.OPEN: "open", Status.IN_PROGRESS: "in progress", Status.CLOSED: "closed", None: "not said"}
_AGES = ((30, "up to 30 days"), (90, "31 to 90 days"), (180, "91 to 180 days"), (10**6, "over 180 days"))


def standing_blocks(sources: Sources, lens: Lens) -> tuple[Block, ...]:
    """Charts of how far the items are and of their age, or a sentence where the log does not say."""
    items = [item for item in challenges(sources.now) if not item.facts.win]
    found = progress(items, sources.standing)
    known = [key for key in found.statuses.keys if key is not None and found.statuses.of(key)]
    if not known:
        return (Words("The log does not say which items are open and which are closed."),)
    keys = [key for key in found.statuses.keys if found.statuses.of(key)]
    statuses = _bars(
        "How far they are",
        f"Challenges by how far they are on {day_words(sources.standing)}.",
        [(_WORDS[Status(key) if key else None], found.statuses.of(key)) for key in keys],
        lens,
    )
    ages = [
        (sources.standing - item.facts.raised).days
        for item in items
        if item.facts.raised and status_on(item, sources.standing) in (Status.OPEN, Status.IN_PROGRESS)
    ]
    if not ages:
        return (statuses,)
    counted, floor = [], -1
    for most, words in _AGES:
        counted.append((words, sum(floor < age <= most for age in ages)))
        floor = most
    says = "Challenges that are open or in progress, by the days since they were raised."
    return (statuses, _bars("How long they have waited", says, counted, lens), *_median(found.waiting.median, lens))


def _median(median: float | None, lens: Lens) -> tuple[Block, ...]:
    if median is None or lens.hides_small:
        return ()
    return (Words(f"Half of what is open has waited for more than {days_words(round(median))}.", quiet=True),)


def _bars(title: str, says: str, counted: list[tuple[str, int]], lens: Lens) -> Chart:
    shown = lens.table((tuple(number for _, number in counted),)).cells[0]
    series = Series(
        rows=tuple(words for words, _ in counted),
        names=("items",),
        tones=(Tone.OTHER,),
        cells=tuple((number,) for number in shown),
        totals=shown,
    )
    return Chart(ChartKind.BARS, title, says, series)
