"""Markdown, Word and the page as files."""

import re
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from casebook.report.building import build_report
from casebook.report.markdown import markdown_of, safe
from casebook.report.saving import check_ending, save
from casebook.report.sources import Sources
from casebook.report.web import html_of
from codebook.errors import OutputError, UsageError


def test_markdown_reads_as_plain_text(sources: Sources) -> None:
    """Headings in order, numbers below each other, every row with as many cells as its head."""
    text = markdown_of(build_report(sources))
    levels = [len(found[1]) for found in re.finditer(r"^(#+) ", text, re.MULTILINE)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert "| technical    |      1 |   5 |     +4 |" in text


def test_hostile_words_stay_words_in_markdown(hostile: Sources) -> None:
    """No tag, no table bar, no control character of a person's own."""
    text = markdown_of(build_report(hostile))
    assert not re.search(r"(?<!\\)<(script|b|/)", text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert safe("# head | [a](http://x)") == r"\# head \| \[a\](http:\//x)"


def test_hostile_words_stay_words_on_the_page(hostile: Sources) -> None:
    """Not one element more than with harmless words, and no template that runs."""
    page = html_of(build_report(hostile))
    assert "<script" not in page
    assert "<b>" not in page
    assert page.count("</style>") == 1
    assert "{{ 7*7 }}" in page


def test_the_page_names_nothing_outside_itself(sources: Sources) -> None:
    """No address, no script, no import: links lead within."""
    page = html_of(build_report(sources))
    assert not re.search(r"https?:|//[a-z]|@import|<script|<link|<img|<iframe", page)
    assert set(re.findall(r"url\(([^)]*)\)", page)) <= {"#hatch", "#dots"}
    assert {link[0] for link in re.findall(r'(?:href|src)="([^"]*)"', page)} == {"#"}
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_word_has_real_headings_and_header_rows(sources: Sources, tmp_path: Path) -> None:
    """Styles that Word's outline knows, and tables whose first row repeats."""
    save(build_report(sources), tmp_path / "r.docx")
    document = docx.Document(str(tmp_path / "r.docx"))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert styles.count("Heading 1") == 13
    assert all(table.rows[0]._tr.xpath("w:trPr/w:tblHeader") for table in document.tables)
    assert len(document.tables) > 8


def test_hostile_words_are_written_into_word(hostile: Sources, tmp_path: Path) -> None:
    """Control characters, which XML forbids, break nothing."""
    save(build_report(hostile), tmp_path / "r.docx")
    words = "\n".join(p.text for p in docx.Document(str(tmp_path / "r.docx")).paragraphs)
    assert "<script>alert(1)</script>" in words


def test_a_failed_write_leaves_the_old_file(sources: Sources, tmp_path: Path) -> None:
    """A file where the folder should be."""
    (tmp_path / "block").write_text("old")
    with pytest.raises(OutputError, match="is a file and no folder; choose another place"):
        save(build_report(sources), tmp_path / "block" / "r.html")
    assert (tmp_path / "block").read_text() == "old"


def test_another_ending_is_refused() -> None:
    """Before anything is read."""
    with pytest.raises(UsageError, match=r"must end in one of \.html, \.md, \.docx"):
        check_ending(Path("report.pdf"))
