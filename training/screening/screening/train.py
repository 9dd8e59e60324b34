"""Trains the encoder and its heads, and writes a checkpoint."""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from . import mix
from .augment import Augmenter
from .base import Base
from .data import Sets
from .losses import losses
from .model import Screen
from .rows import Row

SEED = 20261122
TOKENS_PER_BATCH = 2048
TOKENS_PER_PREDICTION = 16384
EMBEDDED = 6000
MINE_AT = (0.35, 0.65)
MINED_ABOVE = 0.25
MINED_FROM = 3000
PATIENCE = 1800  # seconds until a worker gives up on the others


@dataclass(frozen=True)
class Settings:
    """How long and how fast to learn: `tokens` in all, `frozen` lowest layers keep the base's weights, `start` is a
    checkpoint to go on from, `workers` threads work on a part of each batch. Whatever ends first,
    `tokens` or `minutes`, ends it; the rate of learning falls to nothing by then."""

    tokens: int
    layers: int = 12
    frozen: int = 4
    rate: float = 1.2e-4
    rate_of_heads: float = 6e-4
    rate_of_names: float = 3e-3
    decay_per_layer: float = 0.9
    workers: int = 2
    minutes: float = math.inf
    start: str | None = None


@dataclass(frozen=True)
class _Task:
    """What all workers share."""

    model: Screen
    gradients: list[tuple[Tensor | None, ...]]
    seen: list[int]
    barrier: threading.Barrier
    rows: dict[str, list[Row]]
    targets: dict[str, Tensor]
    tokenizer: Tokenizer
    settings: Settings
    out: Path

    clock: list[float] = field(default_factory=lambda: [time.time()])

    @property
    def done(self) -> float:
        passed = (self.clock[-1] - self.clock[0]) / 60
        return max(sum(self.seen) / self.settings.tokens, passed / self.settings.minutes)


def train(sets: Sets, base: Base, kept: list[int], tokenizer: Tokenizer, settings: Settings, out: Path) -> Screen:
    """Trains until `settings.tokens` tokens were read."""
    torch.manual_seed(SEED)
    model = Screen(len(kept), base, settings.layers)
    model.load_base(base, kept)
    rows = mix.groups(sets, SEED)
    print({name: len(group) for name, group in rows.items()}, flush=True)
    targets = _embedding_targets(model, tokenizer, rows, out.with_name("embeddings.pt"))
    if settings.start:
        model.load_state_dict(torch.load(settings.start))
    for module in (model.words, model.positions, model.norm, *model.layers[: settings.frozen]):
        module.requires_grad_(False)
    workers = settings.workers
    barrier = threading.Barrier(workers, timeout=PATIENCE)
    task = _Task(model, [()] * workers, [0] * workers, barrier, rows, targets, tokenizer, settings, out)
    model.train()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with ThreadPoolExecutor(workers) as pool:
        for result in [pool.submit(_work, task, rank) for rank in range(workers)]:
            result.result()
    torch.set_num_threads(threads)
    torch.save(model.state_dict(), out)
    return model.eval()


def predict(model: Screen, tokenizer: Tokenizer, rows: list[Row], exact: bool = False) -> dict[str, np.ndarray]:
    """Raw logits of toxicity and injection, and embeddings, in the order of the rows; fast unless `exact`."""
    was_training = model.training
    model.eval()
    encoded = [mix.encode(tokenizer, row) for row in rows]
    order = sorted(range(len(rows)), key=lambda number: len(encoded[number].ids))
    parts: dict[str, list[Tensor]] = {"toxicity": [], "injection": [], "embedding": []}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=not exact):
        for items in mix.packed([encoded[number] for number in order], TOKENS_PER_PREDICTION):
            batch = mix.collate(items)
            outputs = model(batch.ids, batch.mask)
            for name, tensors in parts.items():
                tensors.append(getattr(outputs, name).float())
    model.train(was_training)
    places = np.argsort(order)
    return {name: torch.cat(tensors).numpy()[places] for name, tensors in parts.items()}


def _work(task: _Task, rank: int) -> None:
    torch.set_num_threads(1)
    batches = _mixer(task, SEED + rank).batches()
    step = _steps(task) if rank == 0 else None
    trained = _trained(task.model)
    while task.done < 1:
        batch = next(batches)
        with torch.autocast("cpu", torch.bfloat16):
            outputs = task.model(batch.ids, batch.mask)
        parts = losses(outputs, batch, task.targets)
        total = sum(parts.values(), torch.zeros(()))
        task.gradients[rank] = torch.autograd.grad(total, trained, allow_unused=True)
        task.barrier.wait()
        task.seen[rank] += int(batch.mask.sum())
        task.barrier.wait()
        if step:
            step(parts)
        task.barrier.wait()


def _trained(model: Screen) -> list[nn.Parameter]:
    return [p for p in model.parameters() if p.requires_grad]


def _mixer(task: _Task, seed: int) -> mix.Mixer:
    rows = task.rows
    harmless = [
        row for name in ("own_toxicity", "own_injection", "neutral") for row in rows[name] if len(row.text) < 250
    ]
    documents = [
        row for name in ("own_injection", "neutral", "open_injection") for row in rows[name] if len(row.text) > 150
    ]
    return mix.Mixer(rows, task.tokenizer, Augmenter(harmless, documents, seed), TOKENS_PER_BATCH, seed)


def _steps(task: _Task) -> Callable[[dict[str, Tensor]], None]:
    """Steps of the optimiser by the workers' mean gradient; looks for hard neutral texts, and says how it goes."""
    settings, model = task.settings, task.model
    trained = _trained(model)
    optimiser = _optimiser(model, settings)
    peaks = [group["lr"] for group in optimiser.param_groups]
    smooth: dict[str, float] = {}
    mine_at = list(MINE_AT)
    chance = random.Random(SEED)
    start, count = time.time(), 0

    def step(parts: dict[str, Tensor]) -> None:
        nonlocal count
        count += 1
        task.clock.append(time.time())
        for parameter, *gradients in zip(trained, *task.gradients, strict=True):
            known = [gradient for gradient in gradients if gradient is not None]
            parameter.grad = torch.stack(known).sum(0) / settings.workers if known else None
        nn.utils.clip_grad_norm_(trained, 1.0)
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * _schedule(task.done)
        optimiser.step()
        for name, value in parts.items():
            smooth[name] = 0.97 * smooth.get(name, value.item()) + 0.03 * value.item()
        if mine_at and task.done >= mine_at[0]:
            mine_at.pop(0)
            task.rows["mined"] = _mine(task, chance)
        if count % 25 == 0:
            told = " ".join(f"{name} {value:.4f}" for name, value in smooth.items())
            speed = sum(task.seen) / (time.time() - start)
            print(f"step {count} {task.done:.1%} {speed:.0f} tokens/s {told}", flush=True)
        if count % 100 == 0:
            torch.save(model.state_dict(), task.out)

    return step


def _schedule(done: float) -> float:
    warm = 0.05
    return done / warm + 0.01 if done < warm else 0.5 * (1 + math.cos(math.pi * (done - warm) / (1 - warm)))


def _optimiser(model: Screen, settings: Settings) -> torch.optim.Optimizer:
    groups = [
        {
            "params": list(layer.parameters()),
            "lr": settings.rate * settings.decay_per_layer ** (settings.layers - 1 - number),
        }
        for number, layer in enumerate(model.layers)
        if number >= settings.frozen
    ]
    for head in (model.toxicity, model.injection):
        groups.append({"params": list(head.parameters()), "lr": settings.rate_of_heads})
    groups.append({"params": list(model.names.parameters()), "lr": settings.rate_of_names})
    groups.append({"params": list(model.embedding.parameters()), "lr": settings.rate})
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _embedding_targets(
    model: Screen, tokenizer: Tokenizer, rows: dict[str, list[Row]], cache: Path
) -> dict[str, Tensor]:
    if cache.exists():
        return torch.load(cache)
    candidates = [row for name in sorted(rows) for row in rows[name] if 10 < len(row.text) < 300]
    chosen = random.Random(SEED).sample(candidates, min(EMBEDDED, len(candidates)))
    asked = [replace(row, text=f"query: {row.text}", spans=None) for row in chosen]
    outputs = predict(model, tokenizer, asked)
    targets = {row.text: torch.from_numpy(values) for row, values in zip(chosen, outputs["embedding"], strict=True)}
    torch.save(targets, cache)
    return targets


def _mine(task: _Task, chance: random.Random) -> list[Row]:
    neutral = task.rows["neutral"]
    sample = chance.sample(neutral, min(MINED_FROM, len(neutral)))
    outputs = predict(task.model, task.tokenizer, sample)
    worst = np.maximum(outputs["toxicity"][:, 0], outputs["injection"][:, 0])
    mined = [row for row, logit in zip(sample, worst, strict=True) if 1 / (1 + math.exp(-logit)) > MINED_ABOVE]
    print(f"mined {len(mined)} of {len(sample)} neutral texts", flush=True)
    return mined
