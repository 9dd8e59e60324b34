"""Measures the exported model on texts that it was not trained on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import onnxruntime
from sklearn.metrics import f1_score, roc_auc_score
from tokenizers import Tokenizer

from . import calibrate, export, names
from .calibrate import Platt, Scored
from .data import NOISY_PROSE, Sets, neutral
from .mix import encode
from .heads import TOXICITY
from .model import Screen
from .rows import HARMLESS, Row
from .train import predict

NEUTRAL_PER_SOURCE = 250
PARITY = 800
Figures = dict[str, Any]


class Held:
    """All held-out texts with the model's outputs."""

    def __init__(self, sets: Sets, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self.sets = sets
        self.session = session
        self.tokenizer = tokenizer
        self.neutral = _neutral(sets)
        self.outputs: dict[str, dict[str, list[np.ndarray]]] = {
            name: export.run(session, tokenizer, rows)
            for name, rows in (*vars(sets).items(), ("neutral", self.neutral))
        }

    def scored(self, task: str) -> Scored:
        """The texts with known labels of a task, "toxicity" or "injection"."""
        parts = (
            (f"own_{task}", "own"),
            (f"open_{task}", "open"),
            ("neutral", "neutral"),
        )
        rows, labels, logits, origins = [], [], [], []
        for name, origin in parts:
            for row, output in zip(self._rows(name), self.outputs[name][task], strict=True):
                label = row.toxicity[0] if task == "toxicity" else row.injection
                if label == label:
                    rows.append(row)
                    labels.append(int(label))
                    logits.append(float(output[0]))
                    origins.append(origin)
        return Scored(rows, np.array(labels), np.array(logits), np.array(origins))

    def categories(self) -> tuple[list[Row], np.ndarray]:
        """The hand-written texts, which have kinds, with their eight logits."""
        return self.sets.own_toxicity, np.array(self.outputs["own_toxicity"]["toxicity"])

    def _rows(self, name: str) -> list[Row]:
        return self.neutral if name == "neutral" else vars(self.sets)[name]


def task(scored: Scored, probabilities: np.ndarray, thresholds: tuple[float, float]) -> Figures:
    """AUC, F1 and false alarms by source, language, function and category; calibration errors by origin."""
    own, opened, plain = (scored.origins == name for name in ("own", "open", "neutral"))

    def by(inside: np.ndarray, key: Callable[[Row], str]) -> Figures:
        keys = np.array([key(row) for row in scored.rows])
        return {
            name: _figures(scored.labels[at], probabilities[at], thresholds)
            for name in sorted(set(keys[inside]))
            if (at := inside & (keys == name)).sum() >= 10
        }

    return {
        "own": _figures(scored.labels[own], probabilities[own], thresholds),
        "own by language": by(own, lambda row: row.language),
        "own by function": by(own, lambda row: row.function),
        "own by category": by(own, lambda row: row.category),
        "dev": _figures(scored.labels[opened], probabilities[opened], thresholds),
        "dev by source": by(opened, lambda row: row.source),
        "neutral by source": by(plain, lambda row: f"{row.language} {row.source.removeprefix('neutral-')}"),
    }


def categories(rows: list[Row], logits: np.ndarray, curves: dict[str, Platt]) -> Figures:
    """AUC of each category against all other hand-written texts."""
    figures = {}
    for number, name in enumerate(TOXICITY[1:], 1):
        labels = np.array([row.toxicity[number] for row in rows])
        known = ~np.isnan(labels)
        figures[name] = _figures(labels[known].astype(int), curves[name](logits[known, number]), (0.5, 0.5))
    return figures


def people(held: Held) -> Figures:
    """How well names are found, by type, language, and whether the text is a real one."""
    rows = held.sets.names
    found = []
    for row, logits in zip(rows, held.outputs["names"]["names"], strict=True):
        encoding = held.tokenizer.encode(row.text)
        found.append(names.spans(row.text, encoding.offsets[: len(logits)], logits))
    figures = {}
    for kind in ("PERSON", "LOCATION", "ORG"):
        for language in sorted({row.language for row in rows}):
            for part in ("all", "real", "made"):
                chosen = [
                    number
                    for number, row in enumerate(rows)
                    if row.language == language
                    and (part == "all" or row.source.startswith("synth") == (part == "made"))
                ]
                if chosen:
                    totals = names.count([rows[n] for n in chosen], [found[n] for n in chosen], kind)
                    figures[f"{kind} {language} {part}"] = {
                        "labelled": totals["labelled"],
                        "overlap F2": names.f2_overlap(totals),
                        "strict F1": names.f1_strict(totals),
                    }
    return figures


def parity(model: Screen, held: Held) -> Figures:
    """How far the exported model's probabilities are from the trained one's."""
    figures = {}
    for name, rows in (("toxicity", held.sets.own_toxicity), ("injection", held.sets.own_injection)):
        part = rows[:PARITY]
        before = predict(model, held.tokenizer, part, exact=True)[name][:, 0]
        after = np.array([float(output[0]) for output in held.outputs[f"own_{name}"][name][:PARITY]])
        labels = [int(row.toxicity[0] if name == "toxicity" else row.injection) for row in part]
        figures[name] = {
            "mean |dp|": float(np.abs(1 / (1 + np.exp(-before)) - 1 / (1 + np.exp(-after))).mean()),
            "AUC before": float(roc_auc_score(labels, before)),
            "AUC after": float(roc_auc_score(labels, after)),
        }
    return figures


def latency(session: onnxruntime.InferenceSession, vocabulary: int) -> Figures:
    """Milliseconds of one text on one thread, by number of tokens."""
    figures = {}
    chance = np.random.default_rng(1)
    for tokens in (16, 32, 64, 128, 256):
        ids = chance.integers(4, vocabulary, (1, tokens))
        times = []
        for _ in range(60):
            start = time.perf_counter()
            session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
            times.append(1000 * (time.perf_counter() - start))
        figures[str(tokens)] = {"p50": float(np.median(times)), "min": min(times)}
    return figures


def tokens_cut(tokenizer: Tokenizer, rows: Iterable[Row]) -> float:
    """The share of unknown pieces."""
    ids = [number for row in rows for number in encode(tokenizer, row).ids]
    return ids.count(3) / max(len(ids), 1)


def _neutral(sets: Sets) -> list[Row]:
    """Harmless prose and chats: those of training's kind, and Japanese encyclopaedia texts, which no harmless text of
    training is from."""
    prose = [
        Row(row.text[:400], row.language, f"neutral-{row.source}", "neutral", "none", HARMLESS, 0.0)
        for row in sets.names
        if row.source.startswith(("stockmark", "WAC")) and not row.source.startswith(NOISY_PROSE)
    ]
    counts: dict[tuple[str, str], int] = {}
    chosen = []
    for row in neutral(sets.names) + prose:
        key = (row.source, row.language)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= NEUTRAL_PER_SOURCE:
            chosen.append(row)
    return chosen


def _figures(labels: np.ndarray, probabilities: np.ndarray, thresholds: tuple[float, float]) -> Figures:
    low, high = thresholds
    harmful, harmless = labels == 1, labels == 0
    figures: Figures = {
        "texts": len(labels),
        "harmful": int(harmful.sum()),
        "ECE": calibrate.ece(labels, probabilities),
    }
    if harmful.any() and harmless.any():
        figures["AUC"] = float(roc_auc_score(labels, probabilities))
        figures["F1"] = float(f1_score(labels, probabilities >= 0.5))
    if harmful.any():
        figures["recall"] = float((probabilities[harmful] >= 0.5).mean())
        figures["passed"] = float((probabilities[harmful] < low).mean())
    if harmless.any():
        figures["false alarms"] = float((probabilities[harmless] >= 0.5).mean())
        figures["blocked in vain"] = float((probabilities[harmless] >= high).mean())
    return figures
