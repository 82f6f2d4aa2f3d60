"""The queue keeps a fair random share, says why each item comes, and is stable."""

import numpy as np
import pytest

from casebook.annotating.queue import QueueOptions, is_measured, make_queue
from casebook.annotating.queue_parts import Candidate, Drawn, farthest_first
from casebook.annotating.suspects import find_suspects
from codebook.keys import Label


@pytest.fixture(scope="module")
def pool() -> tuple[list[Candidate], np.ndarray]:
    """Three hundred unlabelled items."""
    rng = np.random.default_rng(5)
    p = rng.dirichlet([1, 1, 1], size=300)
    return [Candidate(f"k{n}", f"Text {n}", tuple(row)) for n, row in enumerate(p.tolist())], rng.normal(size=(300, 8))


def test_every_item_comes_once_and_nothing_is_left_out(pool) -> None:
    """Until the queue is empty, and the counts say what is left."""
    queue = make_queue(*pool, "ana", done=50)
    assert sorted(each.candidate.key for each in queue.items) == sorted(each.key for each in pool[0])
    assert sum(queue.left.values()) == 300


def test_the_random_share_comes_by_chance_alone(pool) -> None:
    """An item set aside is drawn as random, one that is not never is; about a fifth of the first hundred are."""
    queue = make_queue(*pool, "ana", done=50)
    assert all((each.drawn is Drawn.RANDOM) == is_measured(each.candidate.key) for each in queue.items)
    assert sum(each.drawn is Drawn.RANDOM for each in queue.items[:100]) == 20


def test_the_random_share_does_not_follow_what_the_model_thinks(pool) -> None:
    """Other probabilities change nothing about which random items come, nor their order."""
    candidates, vectors = pool
    other = [Candidate(each.key, each.text, each.p[::-1]) for each in candidates]
    drawn = [
        [each.candidate.key for each in make_queue(some, vectors, "ana").items if each.drawn is Drawn.RANDOM]
        for some in (candidates, other)
    ]
    assert drawn[0] == drawn[1]


def test_the_same_input_gives_the_same_queue(pool) -> None:
    """Item by item."""
    assert make_queue(*pool, "ana").items == make_queue(*pool, "ana").items


def test_a_newcomer_starts_with_easy_items_of_every_label(pool) -> None:
    """Twenty places, of which the random ones keep theirs; later nothing is easy."""
    first = make_queue(*pool, "ana").items[:20]
    easy = [each for each in first if each.drawn is Drawn.EASY]
    assert len(easy) == 16
    assert {each.candidate.guess for each in easy} == set(Label)
    assert min(max(each.candidate.p) for each in easy) > 0.8
    assert Drawn.EASY not in {each.drawn for each in make_queue(*pool, "ana", done=20).items}


def test_the_uncertain_come_by_the_narrowest_margin(pool) -> None:
    """And the sentence names the two labels."""
    uncertain = [each for each in make_queue(*pool, "ana", done=20).items if each.drawn is Drawn.UNCERTAIN]
    margins = [each.candidate.margin for each in uncertain]
    assert margins == sorted(margins)
    assert uncertain[0].why.startswith("the model wavers between ")


def test_what_one_labelled_comes_back_only_with_a_reason() -> None:
    """As a slip, or because it was sent back; a colleague's label makes a disagreement."""
    options = QueueOptions(random_share=0, newcomer=0)
    sure = (0.05, 0.05, 0.9)
    slips = [Candidate(f"a{n}", "x", sure, {"ana": Label.ADAPTIVE}) for n in range(5)]
    slips += [
        Candidate("slip", "x", sure, {"ana": Label.NONE}),
        Candidate("n", "x", (0.6, 0.2, 0.2), {"ana": Label.NONE}),
    ]
    others = [
        Candidate("colleague", "x", sure, {"ben": Label.NONE}),
        Candidate("back", "x", sure, {"ana": Label.ADAPTIVE}, returned="rule 1 was changed"),
        Candidate("rule", "x", (0.4, 0.1, 0.5), rule=Label.NONE),
    ]
    vectors = np.eye(len(slips) + len(others))
    queue = make_queue([*slips, *others], vectors, "ana", done=30, options=options)
    why = {each.candidate.key: (each.drawn, each.why) for each in queue.items}
    assert set(why) == {"slip", "colleague", "back", "rule"}
    assert why["slip"][0] is Drawn.SUSPECT
    assert why["back"][1] == "sent back: rule 1 was changed"
    assert queue.items[0].candidate.key == "back"


def test_gold_comes_now_and_then_and_not_as_anything_else(pool) -> None:
    """Every fourth place here, as long as there is some."""
    candidates, vectors = pool
    gold = [Candidate(f"g{n}", "x", (0.3, 0.3, 0.4), gold=Label.NONE) for n in range(3)]
    options = QueueOptions(gold_every=4, newcomer=0)
    queue = make_queue([*candidates, *gold], np.vstack([vectors, vectors[:3]]), "ana", options=options)
    assert [place for place, each in enumerate(queue.items) if each.candidate.gold] == [3, 7, 11]
    assert all(each.drawn is Drawn.GOLD for each in queue.items if each.candidate.gold)


def test_farthest_first_goes_to_what_is_not_covered() -> None:
    """Two known directions leave the third."""
    rows = np.array([[1, 0, 0], [0, 1, 0], [0.9, 0.1, 0], [0, 0, 1], [0.1, 0.9, 0]])
    assert farthest_first(rows, [0, 1], 1) == [3]
    assert sorted(farthest_first(rows, [0, 1], 9)) == [2, 3, 4]
    assert len(farthest_first(rows, [], 5)) == 5


def test_flipped_labels_are_found_among_many() -> None:
    """Ten flips in 300: more than half are flagged, and hardly anything else."""
    rng = np.random.default_rng(2)
    truth = rng.integers(3, size=300)
    p = rng.dirichlet([1, 1, 1], size=300) * 0.35
    p[np.arange(300), truth] += 0.65
    given = truth.copy()
    given[:10] = (given[:10] + 1) % 3
    flagged = {found.row for found in find_suspects(p, given)}
    assert len(flagged & set(range(10))) >= 6
    assert len(flagged - set(range(10))) <= 1
    assert find_suspects(np.empty((0, 3)), np.empty(0, dtype=int)) == []
