"""The memo to the next level: the playbook's fields, with what is known filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.escalating.levels import level_name
from casebook.records import Escalation
from codebook.errors import UsageError
from codebook.writing import replacing, write_at_once
from strategies.schema import Playbook

_ENDINGS = (".docx", ".md")


@dataclass(frozen=True, slots=True)
class MemoPart:
    """One field."""

    name: str
    text: str
    """Empty where nobody has written it yet."""
    prompt: str
    """What belongs there."""


@dataclass(frozen=True, slots=True)
class Memo:
    """A page that can be passed on."""

    title: str
    parts: tuple[MemoPart, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the empty fields."""
        return tuple(part.name for part in self.parts if not part.text)


def memo_of(
    escalation: Escalation, playbook: Playbook, *, unit: str | None = None, own_names: Mapping[str, str] | None = None
) -> Memo:
    """The memo of a request.

    Args:
        escalation: What is asked, of whom.
        playbook: Its fields.
        unit: The school, ward or site that asks.
        own_names: The organisation's names for levels.
    """
    from_level = level_name(escalation.from_level, playbook, own_names)
    to_level = level_name(escalation.to_level, playbook, own_names)
    known = {
        "from": ", ".join(word for word in (unit, from_level and f"{from_level} level") if word),
        "to": f"{to_level} level",
        "what": escalation.what,
        "evidence": escalation.evidence,
        "tried": escalation.tried,
        "ask": escalation.ask,
        "answer_by": escalation.answer_due.isoformat() if escalation.answer_due else "",
    }
    parts = tuple(
        MemoPart(each.name, " ".join(known.get(each.key, "").split()), each.prompt) for each in playbook.levels.memo
    )
    return Memo(f"{playbook.headings.memo}: {to_level}", parts)


def memo_text(memo: Memo) -> str:
    """The memo as Markdown; an empty field shows in brackets what belongs there."""
    lines = [f"# {_plain(memo.title)}", ""]
    for part in memo.parts:
        lines += [f"## {_plain(part.name)}", "", _plain(part.text) or f"_[{_plain(part.prompt)}]_", ""]
    return "\n".join(lines)


def check_ending(path: Path) -> None:
    """See that a memo can be written as that file; before anything is decided.

    Raises:
        UsageError: It cannot.
    """
    if path.suffix.lower() not in _ENDINGS:
        raise UsageError(f"--out {path} must end in .docx or .md")


def write_memo(memo: Memo, path: Path) -> None:
    """Write it as a Word document or as Markdown, whole or not at all.

    Raises:
        UsageError: The ending is another one.
        OutputError: The file cannot be written; what was there before stays.
    """
    check_ending(path)
    with replacing(path) as draft:
        if path.suffix.lower() == ".docx":
            _write_word(memo, draft)
        else:
            draft.write_text(memo_text(memo), encoding="utf-8", errors="replace", newline="\n")


def _write_word(memo: Memo, path: Path) -> None:
    from docx import Document  # only for those who ask for Word

    document: Any = Document()
    document.add_heading(_storable(memo.title), level=1)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for part in memo.parts:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(_storable(part.name)).bold = True
        run = cells[1].paragraphs[0].add_run(_storable(part.text or part.prompt))
        run.italic = not part.text
    write_at_once(document.save, path)


def _storable(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(each if each.isprintable() else " " for each in text)


def _plain(text: str) -> str:
    """A person's text is no markup: what would begin a heading, a list, a link or a tag is written out."""
    escaped = "".join(f"\\{each}" if each in "\\`*_[]<>#|" else each for each in _storable(text))
    return f"\\{escaped}" if escaped.startswith(("-", "+", "=")) else escaped
