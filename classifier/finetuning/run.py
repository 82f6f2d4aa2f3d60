"""Fine-tunes the encoder on the training items and writes it as ONNX.

Run as `python -m classifier.finetuning.run training_data BASE models/default`, where BASE holds a copy of
all-MiniLM-L6-v2. Seeds are fixed; on the same machine the same items give the same file.
"""

import math
import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from classifier.finetuning.base_weights import checked_base
from classifier.finetuning.examples import Example, as_columns, batches
from classifier.finetuning.export import export_encoder
from classifier.finetuning.network import ThreeHeads
from classifier.onnx_encoder import MAX_TOKENS
from classifier.training_items import Split, TrainingItem, load_items, load_splits, select
from classifier.weights import weigh_items


@dataclass(frozen=True)
class FinetuningOptions:
    """What can be chosen about the fine-tuning; `models/default/CARD.md` says what was tried."""

    epochs: int = 3
    batch: int = 32
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    warm_up: float = 0.1
    """Share of the steps over which the learning rates rise."""
    seeds: tuple[int, ...] = (1, 2, 3)
    """One run for each; where there are several, their weights are averaged."""


def finetune(items: list[TrainingItem], base: Path, options: FinetuningOptions, seed: int) -> ThreeHeads:
    """One run over the items, from the base weights."""
    torch.manual_seed(seed)
    network = ThreeHeads(base)
    examples = _examples(items, base)
    steps = options.epochs * math.ceil(len(examples) / options.batch)
    optimizer = torch.optim.AdamW(
        [
            {"params": network.encoder.parameters(), "lr": options.encoder_rate},
            {"params": network.heads.parameters(), "lr": options.head_rate},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (options.warm_up * steps), 1.0) * (1 - step / steps)
    )
    started = time.monotonic()
    for epoch in range(options.epochs):
        network.train()
        for batch in batches(examples, options.batch, seed * 1000 + epoch):
            optimizer.zero_grad()
            network.loss(batch).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        print(f"seed {seed}, epoch {epoch + 1} of {options.epochs}: {time.monotonic() - started:.0f} s", flush=True)  # noqa: T201 - a long run says how far it is
    return network


def average(networks: list[ThreeHeads]) -> ThreeHeads:
    """The first network with the mean of all networks' weights (Wortsman et al. 2022, model soups)."""
    states = [network.state_dict() for network in networks]

    def mean(name: str) -> Tensor:
        if not states[0][name].is_floating_point():
            return states[0][name]
        return torch.stack([state[name] for state in states]).mean(dim=0)

    networks[0].load_state_dict({name: mean(name) for name in states[0]})
    return networks[0]


def _examples(items: list[TrainingItem], base: Path) -> list[Example]:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    encodings = tokenizer.encode_batch([item.text for item in items])
    weights = weigh_items(items)
    return [
        Example(tuple(encoding.ids), as_columns(item), float(weight))
        for item, encoding, weight in zip(items, encodings, weights, strict=True)
    ]


def main(data: Path, base: Path, folder: Path, options: FinetuningOptions) -> None:
    """Fine-tune with each seed, average, and write `encoder.onnx` and `tokenizer.json` into `folder`."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    checked_base(base)
    items = select(load_items(data), load_splits(data), Split.TRAIN)
    network = average([finetune(items, base, options, seed) for seed in options.seeds])
    folder.mkdir(parents=True, exist_ok=True)
    export_encoder(network.encoder, folder / "encoder.onnx")
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), FinetuningOptions())
