"""What follows training: calibration, figures, and the model's judgement of all texts for the fast student."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from . import calibrate, evaluate, export, mix
from .data import Sets, neutral
from .evaluate import Figures, Held
from .heads import TOXICITY
from .model import Screen
from .rows import Row
from .train import SEED, predict

POOL = 12000


def finish(model: Screen, tokenizer: Tokenizer, held_out: Sets, out: Path) -> Figures:
    """Writes calibration.json beside the exported model, and measures it."""
    session = export.session(out / "screen.onnx")
    held = Held(held_out, session, tokenizer)
    tasks: dict[str, Any] = {}
    figures: Figures = {}
    for name in ("toxicity", "injection"):
        scored = held.scored(name)
        curves = calibrate.fit(scored)
        low, high = calibrate.thresholds(scored, calibrate.apply(curves, scored))
        tasks[name] = {
            "output": name,
            "index": 0,
            "lo": round(low, 4),
            "hi": round(high, 4),
            "platt": {language: _rounded(curve) for language, curve in curves.items()},
        }
        figures[name] = evaluate.task(scored, calibrate.cross_fitted(scored), (low, high))
    rows, logits = held.categories()
    kinds = calibrate.fit_categories(rows, logits)
    calibration = {
        "formula": "p = 1 / (1 + exp(-(a * logit + b))); the language's curve, or that of all",
        "tasks": tasks,
        "categories": {
            name: {"output": "toxicity", "index": TOXICITY.index(name), **_rounded(curve)}
            for name, curve in kinds.items()
        },
    }
    (out / "calibration.json").write_text(json.dumps(calibration, indent=1) + "\n")
    figures["categories"] = evaluate.categories(rows, logits, kinds)
    figures["names"] = evaluate.people(held)
    figures["parity"] = evaluate.parity(model, held)
    figures["latency"] = evaluate.latency(session, tokenizer.get_vocab_size())
    figures["unknown pieces"] = evaluate.tokens_cut(tokenizer, held_out.own_toxicity)
    figures["thresholds"] = {name: {"lo": task["lo"], "hi": task["hi"]} for name, task in tasks.items()}
    return figures


def write_scores(model: Screen, tokenizer: Tokenizer, sets: Sets, held_out: Sets, target: Path) -> None:
    """One line a text: text, lang, task, label, split, and the calibrated probabilities' raw source, p of the logits."""
    groups = mix.groups(sets, SEED)
    pool = [row for row in sets.names if len(row.text) < 400]
    parts = (
        [(row, "toxicity", "train") for name in ("own_toxicity", "open_toxicity") for row in groups[name]]
        + [(row, "injection", "train") for name in ("own_injection", "open_injection") for row in groups[name]]
        + [(row, "toxicity", "own") for row in held_out.own_toxicity]
        + [(row, "injection", "own") for row in held_out.own_injection]
        + [(row, "toxicity", "dev") for row in held_out.open_toxicity]
        + [(row, "injection", "dev") for row in held_out.open_injection]
        + [(row, "neutral", "dev") for row in neutral(held_out.names)]
        + [(row, "neutral", "train") for row in random.Random(SEED).sample(pool, min(POOL, len(pool)))]
    )
    outputs = predict(model, tokenizer, [row for row, _, _ in parts])
    toxic, injection = (1 / (1 + np.exp(-outputs[name][:, 0])) for name in ("toxicity", "injection"))
    with target.open("w", encoding="utf-8") as lines:
        for (row, task, split), p, q in zip(parts, toxic, injection, strict=True):
            line = {
                "text": row.text,
                "lang": row.language,
                "task": task,
                "label": _label(row, task),
                "split": split,
                "toxic": round(float(p), 5),
                "injection": round(float(q), 5),
                "source": row.source,
                "function": row.function,
            }
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


def _label(row: Row, task: str) -> int | None:
    if task == "neutral":
        return None
    return int(row.toxicity[0] if task == "toxicity" else row.injection)


def _rounded(curve: calibrate.Platt) -> dict[str, float]:
    return {"a": round(curve.a, 4), "b": round(curve.b, 4)}
