"""Lays the hand-written statements of `casebook/` out as one school year of a district's barrier logs.

Run it with a folder: `python examples/make_casebook.py FOLDER [--seed 5] [--rows 1500]`. It writes 24 logs, one for
each meeting of the leadership team from August 2025 to July 2026, and `decisions.jsonl`: what was decided about which
row, and when. The same seed gives the same bytes. Every text in the logs was written by hand; chance only decides at
which meeting a school logs it, how many days before, and which rows are looked at again at a later meeting.
"""

import argparse
import calendar
import csv
import io
import json
import random
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

STORIES = Path(__file__).resolve().parent / "casebook" / "stories.jsonl"
PAIRS = STORIES.with_name("pairs.tsv")
HEADER = (
    "Date", "School", "Level", "Reported by (role)", "Barrier",
    "Action", "Owner", "Due", "Status", "Closed", "Resolution",
)  # fmt: skip
FIRST_MONTH, MONTHS = date(2025, 8, 1), 12
YEAR_ENDS = date(2026, 7, 31)
TITLE_ROWS = 3
"""Rows above the header of a workbook: a title, a note, an empty one."""
VERDICT_SHARE = {"none": 0.35, "technical": 0.6, "adaptive": 0.85}
"""How often a team gets to decide about a row: the adaptive ones first."""
LINK_SHARE = 0.5
"""How often someone notices that a school tells the same trouble again in other words."""

Statement = Mapping[str, Any]
"""A line of `stories.jsonl`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as one school logged it, and what became of it there."""

    statement: Statement
    school: str
    meeting: date
    raised: date
    status: str
    resolution: str = ""
    settled: date | None = None
    """When it was closed or answered."""
    again: bool = False
    """Whether this row shows it at a later meeting."""

    @property
    def due(self) -> date | None:
        """When its action is due."""
        weeks = self.statement["due_weeks"]
        return None if weeks is None else self.raised + timedelta(weeks=weeks)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the logs and the decisions, and say what they hold."""
    parser = argparse.ArgumentParser(description="Make the example casebook: 24 logs of one school year.")
    parser.add_argument("folder", type=Path, help="where the logs are written; made if it is missing")
    parser.add_argument("--seed", type=int, default=5, help="another seed, another year (default 5)")
    parser.add_argument("--rows", type=int, default=1500, help="about how many rows in all (default 1500)")
    options = parser.parse_args(arguments)
    statements = [json.loads(line) for line in STORIES.read_text("utf-8").splitlines()]
    chance = random.Random(options.seed)  # noqa: S311 - a seeded layout, nothing secret
    entries = follow_up(first_entries(statements, chance), options.rows, chance)
    options.folder.mkdir(parents=True, exist_ok=True)
    decisions: list[dict[str, Any]] = []
    places: dict[tuple[str, str], dict[str, Any]] = {}
    for number, meeting in enumerate(meetings()):
        rows = sorted((e for e in entries if e.meeting == meeting), key=_row_order)
        workbook = number % 6 == 5  # noqa: PLR2004 - every sixth secretary keeps a workbook
        name = f"barrier-log-{meeting.isoformat()}.{'xlsx' if workbook else 'csv'}"
        (options.folder / name).write_bytes(as_workbook(rows, meeting) if workbook else as_csv(rows))
        above = 2 + (TITLE_ROWS if workbook else 0)
        for position, entry in enumerate(rows):
            place = {"log": name, "row": position + above}
            places.setdefault((entry.statement["id"], entry.school), {**place, "date": meeting.isoformat()})
            decisions.extend(decide(entry, place, chance))
    decisions.extend(links(statements, places, chance))
    decisions.sort(key=lambda d: (d["date"], d["log"], d["row"], d["kind"]))
    lines = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in decisions)
    (options.folder / "decisions.jsonl").write_text(lines, "utf-8", newline="\n")
    sys.stdout.write(summary(entries, decisions))


def meetings() -> list[date]:
    """The second and fourth Tuesday of each month of the school year."""
    found = []
    for offset in range(MONTHS):
        years, month = divmod(FIRST_MONTH.month - 1 + offset, 12)
        year, month = FIRST_MONTH.year + years, month + 1
        tuesdays = [week[calendar.TUESDAY] for week in calendar.monthcalendar(year, month) if week[calendar.TUESDAY]]
        found += [date(year, month, tuesdays[1]), date(year, month, tuesdays[3])]
    return found


def first_entries(statements: Sequence[Statement], chance: random.Random) -> list[Entry]:
    """Every statement once at each of its schools, in the order of its story there."""
    latest: dict[tuple[str, str], date] = {}
    found = []
    for position, statement in enumerate(statements):
        following = statements[position + 1] if position + 1 < len(statements) else None
        limit = _first_day(following["month"]) if following and following["story"] == statement["story"] else YEAR_ENDS
        for school in statement["schools"]:
            fits = [m for m in meetings() if statement["month"] <= f"{m:%Y-%m}" <= statement["until"]]
            key = (statement["story"], school)
            fits = [m for m in fits if m >= latest.get(key, m)] or fits[-1:]
            meeting = latest[key] = chance.choice(fits)
            raised = _working_day(meeting - timedelta(days=chance.randrange(min(12, meeting.day))), 1)
            entry = Entry(statement, school, meeting, raised, _first_status(statement))
            found.append(replace(entry, settled=_settled(entry, limit, chance)))
    return found


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _working_day(day: date, step: int) -> date:
    """The day, or the nearest one after (1) or before (-1) a weekend."""
    while day.weekday() >= calendar.SATURDAY:
        day += timedelta(days=step)
    return day


def _first_status(statement: Statement) -> str:
    if statement["label"] == "none":
        return "Win" if statement["outcome"] == "win" else "Noted"
    return "Raised" if statement["to_level"] else "Open"


def _settled(entry: Entry, limit: date, chance: random.Random) -> date | None:
    """When it was closed or answered: a fix holds until `limit`, where its story goes on; answers come late."""
    outcome = entry.statement["outcome"]
    if outcome not in ("fixed", "came_back", "answered") or entry.due is None:
        return None
    if outcome == "answered":
        return _working_day(min(entry.due + timedelta(days=chance.randrange(3, 40)), YEAR_ENDS), -1)
    days = (entry.due - entry.raised).days
    when = entry.raised + timedelta(days=chance.randrange(max(1, days // 2), days + 5))
    if outcome == "came_back":
        when = min(when, limit - timedelta(days=1))
    return _working_day(min(max(when, entry.raised + timedelta(days=1)), YEAR_ENDS), -1)


def follow_up(entries: Sequence[Entry], rows: int, chance: random.Random) -> list[Entry]:
    """Add rows that look at an entry again, up to `rows` in all; an entry closed otherwise shows it on its own row."""
    found, again = list(entries), {}
    waiting = [number for number, entry in enumerate(entries) if _later(entry)]
    chance.shuffle(waiting)
    for number in waiting[: max(0, rows - len(entries))]:
        again[number] = _shown_again(entries[number], _later(entries[number])[0])
    for number, entry in enumerate(entries):
        if number not in again and entry.settled:
            found[number] = _closed(entry)
    return found + list(again.values())


def _later(entry: Entry) -> list[date]:
    """The meetings at which there is something to say about an entry again."""
    if entry.statement["label"] == "none":
        return []
    return [m for m in meetings() if m > entry.meeting and m >= (entry.settled or entry.meeting)]


def _closed(entry: Entry) -> Entry:
    answer = entry.statement["answer"]
    return replace(entry, status="Answered" if answer else "Closed", resolution=answer or entry.statement["resolution"])


def _shown_again(entry: Entry, meeting: date) -> Entry:
    later = replace(entry, meeting=meeting, again=True)
    if entry.settled:
        return _closed(later)
    return replace(later, status="No answer yet" if entry.statement["to_level"] else "Still open")


def _row_order(entry: Entry) -> tuple[date, str, str]:
    return entry.raised, entry.school, entry.statement["id"]


def cells(entry: Entry) -> list[Any]:
    """A row of a log, with dates as dates."""
    said = entry.statement
    return [
        entry.raised, entry.school, said["level"].capitalize(), said["role"].capitalize(), said["text"],
        said["action"] or "", (said["owner_role"] or "").capitalize(), entry.due or "", entry.status,
        entry.settled if entry.status in ("Closed", "Answered") else "", entry.resolution,
    ]  # fmt: skip


def as_csv(rows: Sequence[Entry]) -> bytes:
    """A log as a spreadsheet program saves it, with a byte order mark and dates as Americans write them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for entry in rows:
        writer.writerow([f"{c.month}/{c.day}/{c.year}" if isinstance(c, date) else c for c in cells(entry)])
    return out.getvalue().encode("utf-8-sig")


def as_workbook(rows: Sequence[Entry], meeting: date) -> bytes:
    """A log as a workbook, with a title and a note above the header."""
    from openpyxl import Workbook  # slower to import than the rest of the script takes

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = "Barrier log"
    sheet.append([f"District leadership team: barrier log for {meeting:%B} {meeting.day}, {meeting.year}"])
    sheet.append(["One row for each barrier, note or success. No names please."])
    sheet.append([])
    sheet.append(list(HEADER))
    for entry in rows:
        sheet.append([cell if cell != "" else None for cell in cells(entry)])
    out = io.BytesIO()
    book.save(out)
    return _without_clock(out.getvalue(), meeting)


def _without_clock(book: bytes, meeting: date) -> bytes:
    """The same workbook with the meeting's day for every date that a saved workbook takes from the clock."""
    out = io.BytesIO()
    stamp = f"{meeting.isoformat()}T15:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", stamp, content)
            new.writestr(zipfile.ZipInfo(name, (meeting.year, meeting.month, meeting.day, 15, 0, 0)), content)
    return out.getvalue()


def decide(entry: Entry, place: Mapping[str, Any], chance: random.Random) -> Iterator[dict[str, Any]]:
    """What was decided about a row: a verdict, an action with its end, an escalation with its answer."""
    said = entry.statement
    base = {**place, "item": said["id"], "school": entry.school}
    if chance.random() < VERDICT_SHARE[said["label"]]:
        verdict = {key: said[key] for key in ("label", "strategy", "driver", "mixed")}
        seen = chance.random() < 0.7  # noqa: PLR2004 - most verdicts are given with the reading on the screen
        yield {"date": entry.meeting.isoformat(), "kind": "verdict", **base, **verdict, "seen_reading": seen}
    if entry.again or entry.due is None:
        return
    if said["to_level"]:
        yield {
            "date": entry.meeting.isoformat(), "kind": "escalation", **base,
            "from_level": "building" if said["level"] == "building" else "district",
            "to_level": said["to_level"], "ask": said["action"], "owner": said["owner_role"],
            "sent": entry.meeting.isoformat(), "answer_due": entry.due.isoformat(),
            "answer": said["answer"], "answered": entry.settled.isoformat() if entry.settled else None,
        }  # fmt: skip
        return
    closed = entry.settled or _done_without_solving(entry.due, chance)
    state = "done" if closed else "overdue" if entry.due < YEAR_ENDS else "open"
    yield {
        "date": entry.meeting.isoformat(), "kind": "action", **base,
        "text": said["action"], "owner": said["owner_role"], "due": entry.due.isoformat(), "state": state,
        "closed": closed.isoformat() if closed else None, "result": said["resolution"],
    }  # fmt: skip


def links(
    statements: Sequence[Statement], places: Mapping[tuple[str, str], Mapping[str, Any]], chance: random.Random
) -> Iterator[dict[str, Any]]:
    """What people saw to be the same trouble at one school: each fix that did not hold, and half of what else is."""
    by_id = {said["id"]: said for said in statements}
    back = [
        (one, other)
        for one, other in pairwise(statements)
        if one["story"] == other["story"] and one["outcome"] == "came_back"
    ]
    lines = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines()[1:]]
    told_again = [(by_id[one], by_id[other]) for one, other, like, _ in lines if like == "yes"]
    others = [pair for pair in told_again if pair not in back]
    for one, other in back + others:
        for school in other["schools"]:
            earlier, later = places.get((one["id"], school)), places.get((other["id"], school))
            if not (earlier and later and earlier["date"] < later["date"]):
                continue
            if (one, other) in back or chance.random() < LINK_SHARE:
                before = {"log": earlier["log"], "row": earlier["row"]}
                yield {
                    "date": later["date"], "kind": "link", "log": later["log"], "row": later["row"],
                    "item": other["id"], "school": school, "earlier": before,
                }  # fmt: skip


def _done_without_solving(due: date, chance: random.Random) -> date | None:
    """When an action on an open item was done: about half are; the trouble may stay."""
    when = due + timedelta(days=chance.randrange(-5, 12))
    return when if chance.random() < 0.5 and when <= YEAR_ENDS else None  # noqa: PLR2004 - half


def summary(entries: Sequence[Entry], decisions: Sequence[Mapping[str, Any]]) -> str:
    """Counts of what was written, one line for each."""
    said = [entry.statement for entry in entries]
    groups = {
        "label": Counter(s["label"] for s in said),
        "driver": Counter(s["driver"] for s in said if s["driver"]),
        "month": Counter(f"{entry.meeting:%Y-%m}" for entry in entries),
        "outcome": Counter(s["outcome"] or "note" for s in said),
        "decisions": Counter(d["kind"] for d in decisions),
    }
    lines = [f"{len(entries)} rows in {len(meetings())} logs, from {len({s['id'] for s in said})} statements"]
    lines += [f"{name}: " + ", ".join(f"{key} {n}" for key, n in sorted(c.items())) for name, c in groups.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
