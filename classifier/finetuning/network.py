"""The network that is fine-tuned: MiniLM, mean pooling, and the three heads together."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from classifier.finetuning.examples import ABSENT, Example
from classifier.heads import HEAD_KEYS

HEAD_WEIGHTS = {"label": 1.0, "strategy": 0.5, "driver": 0.4}
"""What each head's loss counts."""
_SMOOTHING = 0.05
_DROPOUT = 0.1


class Pooled(nn.Module):
    """Token ids in, the mean of the last layer's states out."""

    def __init__(self, base: Path) -> None:
        """Load the base weights."""
        super().__init__()
        self.transformer = AutoModel.from_pretrained(str(base), local_files_only=True)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Rows of shape (texts, width)."""
        states = self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        return (states * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)


class ThreeHeads(nn.Module):
    """The encoder with one linear layer for each head."""

    def __init__(self, base: Path) -> None:
        """Load the base weights; the heads start at random."""
        super().__init__()
        self.encoder = Pooled(base)
        width = self.encoder.transformer.config.hidden_size
        self.dropout = nn.Dropout(_DROPOUT)
        self.heads = nn.ModuleDict({name: nn.Linear(width, len(keys)) for name, keys in HEAD_KEYS.items()})

    def loss(self, batch: list[Example]) -> Tensor:
        """The weighted loss of a batch over all heads."""
        rows = self.dropout(self.encoder(*padded(batch)))
        weight = torch.tensor([example.weight for example in batch])
        total = rows.new_zeros(())
        for place, name in enumerate(HEAD_KEYS):
            columns = torch.tensor([example.columns[place] for example in batch])
            counted = weight * (columns != ABSENT)
            if counted.sum() > 0:
                each = nn.functional.cross_entropy(
                    self.heads[name](rows), columns, label_smoothing=_SMOOTHING, ignore_index=ABSENT, reduction="none"
                )
                total = total + HEAD_WEIGHTS[name] * (each * counted).sum() / counted.sum()
        return total


def padded(batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Token ids and attention mask of a batch, each of shape (examples, longest)."""
    longest = max(len(example.tokens) for example in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    for row, example in enumerate(batch):
        ids[row, : len(example.tokens)] = torch.tensor(example.tokens)
        mask[row, : len(example.tokens)] = 1
    return ids, mask
