"""Fits the heads of a retraining, several at a time: each on all examples, and on all but a part of the annotations."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from classifier.calibration import best_temperature, soften, with_prior
from classifier.head_examples import Examples
from classifier.head_fitting import TrainingOptions, fit_examples, seen_labels
from classifier.heads import HEAD_KEYS, Head, Probabilities, softmax

_MAX_THREADS = 4
"""Each fit holds a copy of the rows, some 40 MB."""
_BASE, _ALL = "base", "all"
_Key = tuple[str, int | str]
"""A head, and what it is fitted on: the base alone, all, or all but the annotations of a fold."""


@dataclass(frozen=True)
class Fitted:
    """A calibrated head."""

    head: Head
    own: Probabilities
    """Of each annotation that the head applies to, by a head that was fitted without its text."""


def fit_heads(
    base: Examples, own: Examples, dev: Examples, options: TrainingOptions, known: Mapping[str, Head]
) -> dict[str, Fitted]:
    """Fit each head on all, and find its temperature where its like had not seen the text.

    Args:
        base: The base items.
        own: The annotations.
        dev: The held-out items.
        options: How the base model was fitted.
        known: Heads of the base items alone, by name, for every fit to begin at; made first where there are none.
    """
    starts: dict[_Key, Head] = {(name, _BASE): head for name, head in known.items()}
    missing: list[_Key] = [(name, _BASE) for name in HEAD_KEYS if name not in known]
    starts |= _fit_each(missing, base, own, options, {})
    wanted: list[_Key] = [(name, _ALL) for name in HEAD_KEYS]
    wanted += [(name, int(fold)) for name in HEAD_KEYS for fold in np.unique(own.known_to(name).folds)]
    fits = _fit_each(wanted, base, own, options, starts)
    return {name: _calibrated(name, fits, (base, own, dev), options) for name in HEAD_KEYS}


def _fit_each(
    wanted: Iterable[_Key], base: Examples, own: Examples, options: TrainingOptions, starts: Mapping[_Key, Head]
) -> dict[_Key, Head]:
    keys = list(wanted)

    def fit(name: str, on: int | str) -> Head:
        if on == _BASE:
            return fit_examples(name, base, options)
        part = own if on == _ALL else own.where(own.folds != on)
        return fit_examples(name, base.known_to(name).beside(part.known_to(name)), options, starts[name, _BASE])

    # Threads, for scipy's products leave other threads free to run; the limit within `fit` is set for all at once.
    with threadpool_limits(1, user_api="blas"):
        heads = Parallel(min(_MAX_THREADS, os.cpu_count() or 1), prefer="threads")(delayed(fit)(*key) for key in keys)
    return dict(zip(keys, heads, strict=True))


def _calibrated(
    name: str, fits: Mapping[_Key, Head], parts: tuple[Examples, Examples, Examples], options: TrainingOptions
) -> Fitted:
    base, own, dev = (part.known_to(name) for part in parts)
    head = fits[name, _ALL]
    held_out: NDArray[np.float64] = np.empty((len(own.weights), len(HEAD_KEYS[name])))
    for fold in np.unique(own.folds):
        held_out[own.folds == fold] = fits[name, int(fold)].scores(own.rows[own.folds == fold])
    scores = np.concatenate([head.scores(dev.rows), held_out])
    columns = np.concatenate([dev.columns[name], own.columns[name]])
    head = soften(replace(head, temperature=best_temperature(scores, columns)), options.realism)
    if name != "label":
        return Fitted(head, softmax(held_out / head.temperature))
    shifted = with_prior(head, seen_labels(base.beside(own)), options.prior)
    return Fitted(shifted, softmax((held_out + shifted.bias - head.bias) / head.temperature))
