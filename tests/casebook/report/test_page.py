"""The page in a real browser: quiet, whole without JavaScript, and open to everybody."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casebook.report.blocks import Audience
from casebook.report.building import build_report
from casebook.report.saving import save
from casebook.report.sources import Sources

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: install it to test the page in a browser"),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all tests here."""
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield found
        found.close()


@pytest.fixture(params=[Audience.TEAM, Audience.PUBLIC])
def page_file(request: pytest.FixtureRequest, sources: Sources, tmp_path: Path) -> Path:
    """A report on disk."""
    path = tmp_path / "report.html"
    save(build_report(sources, request.param), path)
    return path


@pytest.mark.parametrize("width", [390, 1180])
def test_the_page_stands_without_javascript_and_asks_for_nothing(browser: Any, page_file: Path, width: int) -> None:
    """No request but the file itself, nothing on the console, and no sideways scrolling of the whole."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    assert (said, asked) == ([], [page_file.as_uri()])
    assert page.get_by_role("main").count() == page.get_by_role("navigation").count() == 1
    assert page.get_by_role("heading", level=2).all_inner_texts()[0] == "What went well"
    assert page.locator("main").bounding_box()["width"] <= width
    context.close()
    with_script = browser.new_page(viewport={"width": width, "height": 900})
    with_script.goto(page_file.as_uri())
    assert with_script.evaluate("document.documentElement.scrollWidth") <= width
    with_script.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1180), ("dark", 1180), ("light", 390)])
def test_axe_finds_nothing(browser: Any, page_file: Path, scheme: str, width: int) -> None:
    """Contrast, landmarks, headings, tables and names, with the numbers unfolded."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    context.close()


def test_print_shows_the_folded_numbers(browser: Any, page_file: Path) -> None:
    """On paper nobody can unfold anything."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.emulate_media(media="print")
    tables = page.locator("figure.bars details table")
    assert tables.count() > 0
    assert all(tables.nth(place).bounding_box()["height"] > 20 for place in range(tables.count()))
    page.close()
