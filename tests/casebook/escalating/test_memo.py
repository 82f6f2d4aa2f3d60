"""The memo fills in what is known, and names what is missing."""

from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest

from casebook.escalating.drafting import draft
from casebook.escalating.levels import level_key, level_name
from casebook.escalating.memo import memo_of, memo_text, write_memo
from casebook.facts import ItemFacts
from casebook.records import Action, ActionState, CaseItem
from codebook.errors import OutputError, UsageError
from strategies.schema import Playbook


def item(number: int, raised: date, **facts: str) -> CaseItem:
    """An item of Ash's."""
    return CaseItem(number, 1, "log", number, "Two routes *run* late.", facts=ItemFacts(raised=raised, **facts))


FIRST = item(1, date(2026, 1, 12), unit="Ash", level="building", action="Asked the depot", resolution="No reply.")
LATER = item(2, date(2026, 3, 2), unit="Ash", level="building")


def test_the_draft_counts_how_often_it_was_raised_and_what_was_tried() -> None:
    """Done actions stand before what the log names, and no owner is named."""
    done = Action(
        1, "Moved the bell.", 1, owner="Pat Ellis", state=ActionState.DONE, closed=datetime(2026, 2, 1, tzinfo=UTC),
        why="Helped a week",
    )  # fmt: skip
    made = draft(LATER, "district", like=[FIRST], actions=[done])
    assert made.evidence.startswith("Raised 12 January 2026, an action for it was done 1 February 2026")
    assert made.tried == "Moved the bell (2026-02-01): Helped a week."
    assert "Pat Ellis" not in made.tried + made.evidence + made.what
    assert draft(LATER, "district", like=[FIRST]).tried == "Asked the depot: No reply."
    assert draft(LATER, "district").evidence == "Raised on 2026-03-02. Where: Ash."


def test_the_memo_has_the_playbooks_fields_and_names_what_is_missing(playbook: Playbook) -> None:
    """An empty field shows what belongs there; a person's text is no markup."""
    memo = memo_of(draft(LATER, "district", answer_due=date(2026, 4, 1)), playbook, unit="Ash")
    assert [part.name for part in memo.parts] == [field.name for field in playbook.levels.memo]
    assert memo.missing == ("What we have tried", "What we ask")
    text = memo_text(memo)
    assert r"Two routes \*run\* late." in text
    assert "Ash, Building level" in text
    assert "2026-04-01" in text


def test_the_memo_is_written_as_word_and_markdown(playbook: Playbook, tmp_path: Path) -> None:
    """Control characters, which Word cannot hold, become blanks."""
    memo = memo_of(draft(LATER, "district", ask="A bus\x0b until June"), playbook)
    write_memo(memo, tmp_path / "new" / "memo.docx")
    table = docx.Document(str(tmp_path / "new" / "memo.docx")).tables[0]
    assert {row.cells[0].text: row.cells[1].text for row in table.rows}["What we ask"] == "A bus until June"
    write_memo(memo, tmp_path / "memo.md")
    assert (tmp_path / "memo.md").read_text("utf-8") == memo_text(memo)
    with pytest.raises(UsageError, match=r"\.docx or \.md"):
        write_memo(memo, tmp_path / "memo.pdf")
    with pytest.raises(OutputError):
        write_memo(memo, tmp_path / "memo.md" / "memo.md")


def test_levels_are_found_by_key_name_or_the_organisations_own_word(playbook: Playbook) -> None:
    """A slip is answered with the nearest."""
    own = {"district": "Trust"}
    assert level_key(" District ", playbook) == level_key("trust", playbook, own) == "district"
    assert (level_name("district", playbook, own), level_name("moon", playbook)) == ("Trust", "moon")
    with pytest.raises(UsageError, match="did you mean 'district'"):
        level_key("distrct", playbook)
