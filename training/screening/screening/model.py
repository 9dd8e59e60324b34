"""The encoder with its four heads."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from .base import Base
from .heads import NAMES, TOXICITY

HIDDEN_OF_HEAD = 256


@dataclass(frozen=True)
class Outputs:
    """Raw logits of the three classifying heads, and sentence embeddings of length one."""

    toxicity: Tensor
    injection: Tensor
    names: Tensor
    embedding: Tensor


class Layer(nn.Module):
    """A transformer layer that normalises after each half, as BERT's do."""

    def __init__(self, hidden: int, heads: int, feed_forward: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query_key_value = nn.Linear(hidden, 3 * hidden)
        self.output = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, epsilon)
        self.widen = nn.Linear(hidden, feed_forward)
        self.narrow = nn.Linear(feed_forward, hidden)
        self.norm = nn.LayerNorm(hidden, epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, blocked: Tensor) -> Tensor:
        batch, tokens, hidden = states.shape
        split = self.query_key_value(states).view(batch, tokens, 3, self.heads, hidden // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(2, 3) * (hidden // self.heads) ** -0.5 + blocked
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, tokens, hidden)
        states = self.attention_norm(states + self.output(mixed))
        return self.norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Pooled(nn.Module):
    """A head for whole texts: the mean of the tokens beside a mean that the head weights itself."""

    def __init__(self, hidden: int, outputs: int, dropout: float) -> None:
        super().__init__()
        self.weight = nn.Linear(hidden, 1)
        self.dense = nn.Linear(2 * hidden, HIDDEN_OF_HEAD)
        self.out = nn.Linear(HIDDEN_OF_HEAD, outputs)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mean: Tensor, blocked: Tensor) -> Tensor:
        weights = (self.weight(states).squeeze(-1) + blocked).softmax(-1)
        chosen = (weights.unsqueeze(1) @ states).squeeze(1)
        features = functional.gelu(self.dense(self.dropout(torch.cat([mean, chosen], -1))))
        return self.out(self.dropout(features))


class Screen(nn.Module):
    """Reads token ids [batch, tokens] with their attention mask (1 = text, 0 = padding)."""

    def __init__(self, vocabulary: int, base: Base, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        hidden = base.hidden
        self.words = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(base.positions, hidden)
        self.norm = nn.LayerNorm(hidden, base.epsilon)
        self.layers = nn.ModuleList(
            Layer(hidden, base.heads, base.feed_forward, base.epsilon, dropout) for _ in range(layers)
        )
        self.toxicity = Pooled(hidden, len(TOXICITY), dropout)
        self.injection = Pooled(hidden, 1, dropout)
        self.names = nn.Linear(hidden, len(NAMES))
        self.embedding = nn.Linear(hidden, hidden)
        self.dropout = nn.Dropout(dropout)
        with torch.no_grad():
            self.embedding.weight.copy_(torch.eye(hidden))
            self.embedding.bias.zero_()

    def forward(self, ids: Tensor, mask: Tensor) -> Outputs:
        states = self.encode(ids, mask)
        weight = mask.to(states.dtype)
        blocked = (1 - weight) * -1e4
        mean = (states * weight.unsqueeze(-1)).sum(1) / weight.sum(1, keepdim=True)
        return Outputs(
            self.toxicity(states, mean, blocked),
            self.injection(states, mean, blocked),
            self.names(self.dropout(states)),
            functional.normalize(self.embedding(mean), dim=-1),
        )

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The last layer's states, [batch, tokens, hidden]."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.words(ids) + self.positions(positions))
        blocked = (1 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, blocked)
        return states

    def load_base(self, base: Base, kept: list[int]) -> None:
        """Copies the pre-trained weights; row i of the word embeddings is that of the base's piece kept[i]."""
        tensors = {name: torch.from_numpy(values) for name, values in base.tensors.items()}
        with torch.no_grad():
            self.words.weight.copy_(tensors["emb.word"][torch.tensor(kept)])
            self.positions.weight.copy_(tensors["emb.pos"] + tensors["emb.type"][: base.hidden])
            _fill(self.norm, tensors["emb.ln.w"], tensors["emb.ln.b"])
            for number, layer in enumerate(self.layers):
                at = f"l{number}."
                _fill(
                    layer.query_key_value,
                    torch.cat([tensors[at + part + ".w"] for part in "qkv"]),
                    torch.cat([tensors[at + part + ".b"] for part in "qkv"]),
                )
                for module, name in (
                    (layer.output, "ao"),
                    (layer.attention_norm, "aln"),
                    (layer.widen, "fi"),
                    (layer.narrow, "fo"),
                    (layer.norm, "oln"),
                ):
                    _fill(module, tensors[f"{at}{name}.w"], tensors[f"{at}{name}.b"])


def _fill(module: nn.Linear | nn.LayerNorm, weight: Tensor, bias: Tensor) -> None:
    module.weight.copy_(weight)
    module.bias.copy_(bias)
