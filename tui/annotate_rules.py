"""The codebook's rules as the Annotate screen lists and cites them, and what a changed rule calls back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from casebook.annotating.cited_rules import changed_rules, cited_in, items_citing, rules_of
from casebook.database.annotating import list_annotations, list_gold
from casebook.database.preferences import get_setting, set_setting
from casebook.records import Annotation, Gold
from codebook.errors import DataError

if TYPE_CHECKING:
    from casebook.database.casebook import Casebook

_KEY = "annotating.rules"
_SECTION = re.compile(r"^##\s+(\d+)\.?\s*(.*)$", re.MULTILINE)
_MARKS = re.compile(r"\*\*|`|(?<!\w)\*|\*(?!\w)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the codebook."""

    id: str
    """As notes cite it."""
    section: int
    words: str
    """Without the marks of Markdown."""
    entry: bool = False
    """Whether it is an entry of a list."""


@dataclass(frozen=True)
class Codebook:
    """The codebook as a list to read and to search."""

    sections: Mapping[int, str]
    """Headings by number."""
    rules: tuple[Rule, ...]

    def search(self, words: str) -> tuple[Rule, ...]:
        """The rules that hold all of the words."""
        wanted = words.casefold().split()
        return tuple(rule for rule in self.rules if all(word in rule.words.casefold() for word in wanted))


def read_codebook() -> str:
    """The codebook's text.

    Raises:
        DataError: It is missing.
    """
    from classifier.locations import training_data_folder

    path = training_data_folder() / "CODEBOOK.md"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise DataError(f"the codebook {path} cannot be read; install Balcony again") from err


def codebook_of(text: str) -> Codebook:
    """The codebook's sections that ask something, with their rules and tie-breaks."""
    sections = {int(number): _MARKS.sub("", title) for number, title in _SECTION.findall(text)}
    rules = tuple(
        Rule(key, int(key.split("-")[0]), _plain(words), words.startswith("- "))
        for key, words in rules_of(text).items()
    )
    paragraphs = tuple(_tie_breaks(text, {rule.words for rule in rules}))
    found = sorted((*rules, *paragraphs), key=lambda rule: rule.section)
    return Codebook({number: title for number, title in sections.items() if number <= _ASKED}, tuple(found))


_ASKED = 3
"""The sections on label, strategy and driver; what follows is about files."""


def called_back_by_rules(casebook: "Casebook") -> dict[int, str]:
    """The items that cite a rule of the codebook which was changed after they were labelled, each with why.

    The rules are kept in the casebook as they were last seen, with when each was changed.
    """
    now = rules_of(read_codebook())
    kept = get_setting(casebook, _KEY)
    changed: dict[str, str] = dict(kept["changed"]) if kept else {}
    before = kept["rules"] if kept else now
    fresh = changed_rules(before, now)
    if kept is None or fresh or before != now:
        moment = datetime.now(UTC).isoformat()
        changed.update(dict.fromkeys(fresh, moment))
        set_setting(casebook, _KEY, {"rules": now, "changed": changed})
    if not changed:
        return {}
    found: dict[int, str] = {}
    said: tuple[Annotation | Gold, ...] = (*list_annotations(casebook), *list_gold(casebook))
    for each in said:
        since = {rule for rule in cited_in(each.note) if rule in changed and _before(each.at, changed[rule])}
        found |= items_citing([(each.item_id, each.note)], frozenset(since))
    return found


def _before(at: datetime | None, changed: str) -> bool:
    return at is None or at < datetime.fromisoformat(changed)


def _plain(words: str) -> str:
    if words.startswith("| "):
        key, name, about = (part.strip() for part in words.strip("| ").split("|", 2))
        return _MARKS.sub("", f"{key} — {name}: {about}").replace("\\", "")
    return _MARKS.sub("", words).removeprefix("- ")


def _tie_breaks(text: str, known: set[str]) -> list[Rule]:
    """The paragraphs with the tie-breaks, which begin no list: they can be read, and need no id to be cited by."""
    found, section = [], 0
    for block in re.split(r"\n\s*\n", text):
        if heading := _SECTION.match(block):
            section = int(heading[1])
        first = " ".join(re.split(r"\n- ", block)[0].split())
        if section in (2, 3) and re.match(r"(Tie-breaks|When nothing|Choose the driver)", first) and first not in known:
            found.append(Rule("", section, _plain(first)))
    return found
