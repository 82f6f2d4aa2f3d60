"""What the page on privacy says of names in marked notes is what is measured."""

import re
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]
sys.path.insert(0, str(CHECKOUT / "benchmarks"))
try:
    from redaction import measure
finally:
    sys.path.remove(str(CHECKOUT / "benchmarks"))


def test_the_privacy_page_gives_the_measured_figures() -> None:
    """Found of all names, and right of all that is hidden."""
    hits, mentions, right, spans, _, _ = measure()
    page = " ".join((CHECKOUT / "docs/privacy.md").read_text(encoding="utf-8").split())
    told = re.search(r"now (\d+) of (\d+) names .*?and (\d+) of (\d+) hidden", page)
    assert told is not None
    assert tuple(map(int, told.groups())) == (hits, mentions, right, spans)


def test_few_of_the_words_that_only_look_like_names_are_hidden() -> None:
    """Title I, a preschool, a product: three of them at most, and never these."""
    wrong = measure()[5]
    assert len(wrong) <= 3
    assert not re.search(r"Title|Barn|Quarry|May|Will|Epic|Teams|Plan|Structure|History", " ".join(wrong))
