"""What a model has to beat: the commonest answer, and a keyword rule that anyone can read."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from classifier.labelled import LabelledText
from classifier.readings import Reading
from codebook.keys import Driver, Label, Strategy

MAJORITY, KEYWORDS = "always the commonest", "keyword rule"
_Key = TypeVar("_Key", bound=StrEnum)
_SMOOTHING = 0.5
"""Added to the cues of each label, so that a text without any still has a probability of each."""

_TIE_BREAK = 0.01
"""Lets the label that was read have the highest probability."""


@dataclass(frozen=True)
class Rule:
    """Words that speak for one key. A `*` at the end of a word stands for any ending."""

    name: str
    key: StrEnum
    cues: tuple[str, ...]

    def count(self, text: str) -> int:
        """How many cues stand in a text; each occurrence counts."""
        return len(_pattern(self.cues).findall(text.casefold().replace("’", "'")))


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(cue).replace(r"\*", r"\w*") for cue in cues)
    return re.compile(rf"\b(?:{words})\b")


def _rule(name: str, key: StrEnum, cues: str) -> Rule:
    return Rule(name, key, tuple(cue.strip() for cue in cues.split(",")))


LABEL_RULES: tuple[Rule, ...] = (
    _rule("formalities", Label.NONE, "minutes, agenda, approved, adjourn*, attendance, present, absent, seconded"),
    _rule("thanks and praise", Label.NONE, "thank*, congratulat*, celebrat*, welcome*, pleased, went well, great"),
    _rule("news", Label.NONE, "will present, reported that, updated, completed, announced, introduced, on track"),
    _rule("broken", Label.TECHNICAL, "broken, down, error*, bug*, crash*, fail*, wrong, slow, jam*, outdated, expired"),
    _rule(
        "missing", Label.TECHNICAL, "missing, lack of, lacks, no access, not enough, shortage*, vacan*, cannot, can't"
    ),
    _rule("late", Label.TECHNICAL, "late, delay*, backlog*, waiting list*, overdue, deadline*, behind schedule"),
    _rule(
        "unclear on paper", Label.TECHNICAL, "unclear, confusing, duplicat*, manual*, by hand, form, forms, difficult"
    ),
    _rule(
        "difficulty", Label.TECHNICAL, "problem*, issue*, hard to, struggl*, too, without, did not, do not, don't, only"
    ),
    _rule(
        "feeling", Label.ADAPTIVE, "afraid, fear*, anxi*, angry, anger, frustrat*, exhaust*, burn* out, worr*, tears"
    ),
    _rule("trust", Label.ADAPTIVE, "trust*, distrust*, blam*, resist*, buy-in, culture, morale, ownership, defensive"),
    _rule(
        "values", Label.ADAPTIVE, "believe*, belief*, value, values, disagree*, priorities, tension*, identity, used to"
    ),
    _rule("avoidance", Label.ADAPTIVE, "nobody, no one, avoid*, silen*, quiet*, pretend*, unspoken, keeps coming back"),
)
STRATEGY_RULES: tuple[Rule, ...] = (
    _rule(
        "pattern", Strategy.BALCONY, "again, same, fire*, firefighting, every year, each month, pattern*, initiatives"
    ),
    _rule("contested", Strategy.IDENTIFY, "disagree*, means, believe*, values, really about, priorities, what counts"),
    _rule(
        "heat", Strategy.DISTRESS, "afraid, fear*, angry, anger, exhaust*, overwhelm*, tears, burn* out, anxi*, grief"
    ),
    _rule(
        "avoidance",
        Strategy.ATTENTION,
        "blam*, committee*, avoid*, change* the subject, joke*, afterwards, agreed, denial",
    ),
    _rule(
        "dependency", Strategy.GIVE_BACK, "wait*, tell us, told what to do, permission, decide for, ownership, approval"
    ),
    _rule(
        "silence", Strategy.VOICES, "asked, heard, voice*, silen*, speak up, spoke up, dominat*, at the table, ignored"
    ),
)
DRIVER_RULES: tuple[Rule, ...] = (
    _rule(
        "hiring", Driver.SELECTION, "hir*, recruit*, vacan*, interview*, candidate*, applicant*, turnover, post, posts"
    ),
    _rule("courses", Driver.TRAINING, "train*, workshop*, onboarding, course*, orientation, induction, learned, learn"),
    _rule("support", Driver.COACHING, "coach*, mentor*, supervis*, feedback, one-to-one*, debrief*, practice with"),
    _rule("as intended", Driver.FIDELITY, "fidelity, observ*, audit*, apprais*, checklist*, walkthrough*, as intended"),
    _rule(
        "numbers", Driver.DATA, "data, report, reports, dashboard*, spreadsheet*, metric*, survey*, numbers, records"
    ),
    _rule(
        "house",
        Driver.ADMINISTRATION,
        "schedul*, budget*, room*, form, forms, policy, procedure*, roles, calendar, email*",
    ),
    _rule(
        "outside", Driver.SYSTEMS, "state, federal, law, vendor*, supplier*, funder*, grant*, union*, partner*, press"
    ),
    _rule(
        "direction",
        Driver.LEADERSHIP,
        "leader*, priorit*, trust, culture, vision, direction, manag*, director*, change",
    ),
)


def matching_rules(text: str, rules: Sequence[Rule] = LABEL_RULES) -> list[Rule]:
    """The rules with a cue in a text, for people who ask why."""
    return [rule for rule in rules if rule.count(text)]


def label_by_keywords(text: str) -> Label | None:
    """The label with most cues in a text, as `read_by_keywords` gives it; None where there is no cue."""
    cues = _count(LABEL_RULES, text)
    return _label_of(cues) if any(cues.values()) else None


def _label_of(cues: Mapping[str, float]) -> Label:
    order = (Label.TECHNICAL, Label.ADAPTIVE, Label.NONE) if any(cues.values()) else (Label.NONE,)
    return max(order, key=lambda key: cues[key])


def read_by_keywords(text: str) -> Reading:
    """Read a text by counting cues: the label with most, none where there is no cue, technical where two are equal.

    Probabilities are shares of the cues and so not calibrated; a driver without a cue is the codebook's default.
    """
    cues = _count(LABEL_RULES, text)
    label = _label_of(cues)
    shares = {key: cues[key] + _SMOOTHING + (_TIE_BREAK if key is label else 0) for key in Label}
    p = {key: value / sum(shares.values()) for key, value in shares.items()}
    fallback = Driver.LEADERSHIP if label is Label.ADAPTIVE else Driver.ADMINISTRATION
    drivers = _count(DRIVER_RULES, text)
    drivers |= {fallback: drivers[fallback] + _SMOOTHING}
    return _reading(KEYWORDS, label, p, _ranked(Strategy, _count(STRATEGY_RULES, text)), _ranked(Driver, drivers))


def read_as_commonest(texts: Sequence[LabelledText]) -> list[Reading]:
    """One answer for all texts: the commonest label, strategies and drivers among them, with their shares."""
    labels = Counter(each.label for each in texts)
    p = {key: labels[key] / max(1, len(texts)) for key in Label}
    strategies = Counter(key for each in texts for key in each.strategies)
    drivers = Counter(key for each in texts for key in each.drivers)
    label = max(Label, key=lambda key: p[key])
    return [_reading(MAJORITY, label, p, _ranked(Strategy, strategies), _ranked(Driver, drivers))] * len(texts)


def _count(rules: Sequence[Rule], text: str) -> dict[str, float]:
    cues: dict[str, float] = defaultdict(float)
    for rule in rules:
        cues[rule.key] += rule.count(text)
    return cues


def _ranked(keys: type[_Key], counts: Mapping[str, float]) -> tuple[tuple[_Key, float], ...]:
    total = sum(counts.values()) or 1
    shares = [(key, counts.get(key, 0) / total) for key in keys]
    return tuple(sorted(shares, key=lambda pair: -pair[1]))


def _reading(
    model: str,
    label: Label,
    p: Mapping[Label, float],
    strategy: tuple[tuple[Strategy, float], ...],
    driver: tuple[tuple[Driver, float], ...],
) -> Reading:
    return Reading(label, p, False, False, strategy, driver, (), model)
