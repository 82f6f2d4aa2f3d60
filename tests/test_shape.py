"""The budgets that keep the code small enough to guess where a thing is."""

import ast
import statistics
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGES = ("codebook", "classifier", "strategies", "casebook", "tui", "balcony")
MODULES = sorted(path for package in PACKAGES for path in (CHECKOUT / package).rglob("*.py"))
MAX_LINES, MAX_MEDIAN, MAX_FUNCTION = 300, 100, 50


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_the_median_module_is_under_a_hundred_lines() -> None:
    """Small modules, each with one subject."""
    assert statistics.median(_lines(path) for path in MODULES if path.name != "__init__.py") < MAX_MEDIAN


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_a_module_fits_its_budget_and_says_what_it_is(path: Path) -> None:
    """At most 300 lines, functions that fit a screen, a docstring on top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert _lines(path) <= MAX_LINES
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno > MAX_FUNCTION]
    assert long == []
