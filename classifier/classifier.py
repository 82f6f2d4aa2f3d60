"""The classifier: loads a model folder and reads texts."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from classifier.decisions import decide_mixed, decide_sure
from classifier.evidence import find_evidence
from classifier.heads import HEAD_KEYS, Probabilities
from classifier.joined_encoder import JoinedEncoder, rows_to_score
from classifier.model_files import Model, load_model
from classifier.onnx_encoder import OnnxEncoder
from classifier.readings import Reading
from codebook.keys import Label

_BATCH = 64  # enough to keep every processor at work, and little to hold


@dataclass(frozen=True)
class Classifier:
    """Reads texts with one model."""

    model: Model

    @classmethod
    def load(cls, folder: Path) -> "Classifier":
        """Load a model folder after checking every file against its manifest.

        Raises:
            ModelError: A file is missing, changed, or of a version that this program does not know.
        """
        return cls(load_model(folder))

    def leaving_one_free(self) -> "Classifier":
        """The same, reading on one processor fewer than there are: for a program whose screen must stay quick."""
        encoder = self.model.encoder
        threads = max((os.cpu_count() or 2) - 1, 1)
        if isinstance(encoder, JoinedEncoder):
            encoder = replace(encoder, sentences=replace(encoder.sentences, threads=threads))
        elif isinstance(encoder, OnnxEncoder):
            encoder = replace(encoder, threads=threads)
        return replace(self, model=replace(self.model, encoder=encoder))

    def read(self, texts: Sequence[str], *, evidence: bool = True) -> list[Reading]:
        """Read texts, in order.

        Args:
            texts: One item each; an empty text is read as what the model holds likeliest without one.
            evidence: Whether to measure which clauses carry each label (about four times the work).
        """
        return [reading for batch in _batches(texts) for reading in self._read_batch(batch, evidence=evidence)]

    def label_probabilities(self, texts: Sequence[str]) -> Probabilities:
        """Probabilities of none, technical and adaptive, shape (len(texts), 3)."""
        head = self.model.heads["label"]
        parts = [head.probabilities(rows_to_score(self.model.encoder, batch)) for batch in _batches(texts)]
        return np.concatenate(parts) if parts else np.empty((0, len(Label)))

    def _read_batch(self, texts: Sequence[str], *, evidence: bool) -> Iterator[Reading]:
        rows = rows_to_score(self.model.encoder, texts)
        p = {name: head.probabilities(rows) for name, head in self.model.heads.items()}
        sure = decide_sure(p["label"], self.model.thresholds)
        mixed = decide_mixed(p["label"], self.model.thresholds)
        clauses = find_evidence(texts, p["label"], self.label_probabilities) if evidence else [()] * len(texts)
        for i in range(len(texts)):
            labels: dict[Any, float] = dict(zip(HEAD_KEYS["label"], p["label"][i].tolist(), strict=True))
            yield Reading(
                label=max(labels, key=lambda key: labels[key]),
                p=labels,
                sure=bool(sure[i]),
                mixed=bool(mixed[i]),
                strategy=_ranked("strategy", p["strategy"][i]),
                driver=_ranked("driver", p["driver"][i]),
                evidence=clauses[i],
                model=self.model.id,
            )


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), _BATCH):
        yield texts[start : start + _BATCH]


def _ranked(head: str, p: Probabilities) -> tuple[tuple[Any, float], ...]:
    return tuple(sorted(zip(HEAD_KEYS[head], p.tolist(), strict=True), key=lambda pair: -pair[1]))
