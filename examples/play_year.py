"""Plays the year of `make_casebook.py` into a casebook, through the program's own functions.

Run it as `BALCONY_HOME=out/example python examples/play_year.py` (or with `--url` for another database); `make
example-casebook` does that. Twice a month the team's log is read, triaged and saved; then verdicts are given, actions
taken on and closed, questions raised and answered, and what people see to be the same trouble is linked. The casebook
must be empty. The same seed gives the same casebook, but for the times at which it was written.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import make_casebook

from casebook.database.casebook import Casebook
from casebook.database.items import count_items
from casebook.database.keeping import add, change
from casebook.database.logs import all_logs
from casebook.database.opening import open_casebook
from casebook.database.verdicts import set_verdict
from casebook.intake.reading import read_log
from casebook.records import NEW, Action, ActionState, Escalation, Verdict
from casebook.recurrence.by_hand import say_by_hand
from casebook.recurrence.refreshing import refresh_likenesses
from casebook.saving import read_items, save_log
from classifier.classifier import Classifier
from classifier.locations import model_folder
from codebook.keys import Driver, Label, Strategy

TEAM = "District leadership team"
Decision = Mapping[str, Any]
Places = dict[tuple[str, int], int]
"""The item that stands in a row of a log."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Play the year, and say how long it took and what is there."""
    parser = argparse.ArgumentParser(description="Play the example year into an empty casebook.")
    parser.add_argument("--url", help="the casebook's database; otherwise casebook.db in BALCONY_HOME")
    parser.add_argument("--seed", type=int, default=5, help="another seed, another year (default 5)")
    parser.add_argument("--logs", type=Path, help="keep the 24 logs here")
    parser.add_argument("--meetings", type=int, default=24, help="only the first so many meetings (default 24)")
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    with open_casebook(options.url) as casebook, tempfile.TemporaryDirectory() as scratch:
        if all_logs(casebook):
            sys.exit(f"{casebook.place} is not empty; move it away, or set BALCONY_HOME to another folder")
        folder = options.logs or Path(scratch)
        make_casebook.main([str(folder), "--seed", str(options.seed)])
        counts = play(casebook, folder, options.meetings)
        items = count_items(casebook)
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    sys.stdout.write(f"{items:,} items; {told}; {time.perf_counter() - began:.0f} s\n")


def play(casebook: Casebook, folder: Path, meetings: int) -> Counter[str]:
    """Hold the meetings one after the other.

    Returns:
        How much there was of each kind.
    """
    classifier = Classifier.load(model_folder())
    lines = (folder / "decisions.jsonl").read_text("utf-8").splitlines()
    decided = {log: list(some) for log, some in groupby(sorted(map(json.loads, lines), key=_order), lambda d: d["log"])}
    places: Places = {}
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("barrier-log-*"))[:meetings]:
        log = read_log(path)
        saved = save_log(casebook, TEAM, log, read_items(log, classifier))
        places.update(((path.name, item.row), item_id) for item, item_id in zip(log.items, saved.item_ids, strict=True))
        counts.update({"rows": len(log.items), "rows known from an earlier log": saved.known})
        for decision in decided.get(path.name, ()):
            _DECIDE[decision["kind"]](casebook, decision, places)
            counts[f"{decision['kind']}s"] += 1
    kept = refresh_likenesses(casebook, classifier.model.encoder)
    counts["pairs that say the same"] = len(kept)
    counts["of them after a fix"] = sum(each.after_fix for each in kept)
    return counts


def _order(decision: Decision) -> tuple[str, str, int, str]:
    return decision["log"], decision["date"], decision["row"], decision["kind"]


def _item(decision: Decision, places: Places) -> int:
    return places[decision["log"], decision["row"]]


def _verdict(casebook: Casebook, decision: Decision, places: Places) -> None:
    strategy, driver = decision["strategy"], decision["driver"]
    verdict = Verdict(
        label=Label(decision["label"]),
        strategy=Strategy(strategy) if strategy else None,
        driver=Driver(driver) if driver else None,
        who=TEAM,
        decided=_noon(decision["date"]),
        seen_reading=decision["seen_reading"],
    )
    set_verdict(casebook, _item(decision, places), verdict)


def _action(casebook: Casebook, decision: Decision, places: Places) -> None:
    made = Action(
        id=NEW,
        text=decision["text"],
        item_id=_item(decision, places),
        owner=decision["owner"],
        due=date.fromisoformat(decision["due"]),
        made=_noon(decision["date"]),
    )
    kept = add(casebook, TEAM, made)
    if decision["closed"]:
        done = replace(kept, state=ActionState.DONE, closed=_noon(decision["closed"]), why=decision["result"])
        change(casebook, TEAM, done)


def _escalation(casebook: Casebook, decision: Decision, places: Places) -> None:
    sent = Escalation(
        id=NEW,
        item_id=_item(decision, places),
        to_level=decision["to_level"],
        from_level=decision["from_level"],
        ask=decision["ask"],
        sent=date.fromisoformat(decision["sent"]),
        answer_due=date.fromisoformat(decision["answer_due"]),
    )
    kept = add(casebook, TEAM, sent)
    if decision["answered"]:
        answered = date.fromisoformat(decision["answered"])
        change(casebook, TEAM, replace(kept, answer=decision["answer"], answered=answered))


def _link(casebook: Casebook, decision: Decision, places: Places) -> None:
    earlier = decision["earlier"]
    say_by_hand(casebook, places[earlier["log"], earlier["row"]], _item(decision, places), same=True)


_DECIDE: Mapping[str, Callable[[Casebook, Decision, Places], None]] = {
    "verdict": _verdict,
    "action": _action,
    "escalation": _escalation,
    "link": _link,
}


def _noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


if __name__ == "__main__":
    main()
