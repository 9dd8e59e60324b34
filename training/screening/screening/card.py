"""Writes what the model is made of and how good it is: model-card.json, and tables for people."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from .base import Base
from .data import Sets
from .evaluate import Figures
from .train import Settings

COLUMNS = ("texts", "harmful", "AUC", "F1", "recall", "false alarms", "blocked in vain", "ECE")
LEARNING = ("tokens", "layers", "frozen", "rate", "rate_of_heads", "rate_of_names", "decay_per_layer")
FILES = ("screen.onnx", "tokenizer.json", "calibration.json")


def write(figures: Figures, base: Base, sets: Sets, settings: Settings, out: Path) -> None:
    """Writes model-card.json and figures.md."""
    used = Counter(row.source for rows in vars(sets).values() for row in rows)
    card = {
        "name": "screen",
        "base": {"name": "multilingual-e5-small", "license": "MIT", "sha256": base.sha256},
        "training": {name: vars(settings)[name] for name in LEARNING} | {"rows": dict(sorted(used.items()))},
        "files": {name: _facts(out / name) for name in FILES},
        "figures": _rounded(figures),
    }
    (out / "model-card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")
    (out / "figures.md").write_text(tables(figures))


def tables(figures: Figures) -> str:
    """The figures as Markdown."""
    lines: list[str] = []
    for task in ("toxicity", "injection"):
        lines += [f"### {task.capitalize()}", "", _row(("texts of", *COLUMNS)), _row(["---"] * (len(COLUMNS) + 1))]
        for part, values in figures[task].items():
            groups = (
                {part: values} if "texts" in values else {f"{part.split()[0]}: {name}": v for name, v in values.items()}
            )
            lines += [_row((name, *(_cell(group.get(column)) for column in COLUMNS))) for name, group in groups.items()]
        lines.append("")
    lines += ["### Kinds of toxicity", "", _row(("kind", "texts", "of the kind", "AUC")), _row(["---"] * 4)]
    for name, group in figures["categories"].items():
        lines.append(_row((name, group["texts"], group["harmful"], _cell(group.get("AUC")))))
    lines += [
        "",
        "### Names",
        "",
        _row(("type, language, part", "labelled", "overlap F2", "strict F1")),
        _row(["---"] * 4),
    ]
    for name, group in figures["names"].items():
        lines.append(_row((name, group["labelled"], _cell(group["overlap F2"]), _cell(group["strict F1"]))))
    return "\n".join(lines) + "\n"


def _row(cells: list | tuple) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def _cell(value: float | int | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _facts(path: Path) -> dict[str, int | str]:
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, 4) if isinstance(value, float) else value
