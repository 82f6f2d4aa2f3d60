"""Exact tests of a share, without scipy: a few sums of binomial terms."""

from functools import cache
from math import exp, lgamma, log

_STEPS = 60


def upper_tail(successes: int, n: int, p: float) -> float:
    """The chance of at least so many successes in n tries, each with probability p."""
    if successes <= 0:
        return 1.0
    if p in (0.0, 1.0):
        return p
    logs = (
        lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) + (n - k) * log(1 - p)
        for k in range(successes, n + 1)
    )
    return min(1.0, sum(exp(each) for each in logs))


@cache
def lower_bound(successes: int, n: int, level: float) -> float:
    """The one-sided Clopper-Pearson bound: a true share below it is ruled out, wrongly in at most `level` of cases."""
    low, high = 0.0, successes / n if n else 0.0
    for _ in range(_STEPS):  # halving: the tail rises with the share
        middle = (low + high) / 2
        low, high = (middle, high) if upper_tail(successes, n, middle) <= level else (low, middle)
    return low


@cache
def fewest_successes(n: int, p: float, level: float) -> int | None:
    """The fewest successes in n tries that rule out a share of p or less; None where even all do not."""
    if upper_tail(n, n, p) > level:
        return None
    low, high = int(n * p), n
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if upper_tail(middle, n, p) <= level else (middle + 1, high)
    return low


@cache
def fewest_tries(p: float, level: float, errors: int) -> int:
    """The fewest tries that rule out a share of p with so many failures among them."""
    n = errors + 1
    while upper_tail(n - errors, n, p) > level:
        n += 1
    return n
