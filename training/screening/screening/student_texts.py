"""Writes what the student of the cascade goes on with: `python3 -m screening.student_texts DATA SERVICE OUT`.

Needs nothing but Python. SERVICE is what `screening.service` wrote. OUT gets `to-score.jsonl`, for `ScoreTexts`: sentences of
services, own lines and the held-out texts; and `more.jsonl`, texts to be learned as the student sees them already.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from .data import Sets, neutral, read
from .rows import Row

OWN = Path(__file__).parent.parent / "data"
OTHERS = 9_500
OPEN = 14_000
NEUTRAL = 28_000


def _line(row: Row, task: str, split: str) -> dict | None:
    label = row.toxicity[0] if task == "toxicity" else row.injection
    function = row.function if row.source.startswith("own_") else row.source
    line = {"text": row.text, "lang": row.language, "task": task, "split": split, "function": function}
    return line | {"label": int(label)} if label == label else None


def _neutral(rows: Iterable[Row], split: str) -> list[dict]:
    return [
        {"text": row.text, "lang": row.language, "task": "toxicity", "split": split, "function": "neutral", "label": None}
        for row in neutral(rows)
    ]


def _labelled(toxicity: Iterable[Row], injection: Iterable[Row], split: str) -> list[dict]:
    lines = [_line(row, task, split) for task, rows in (("toxicity", toxicity), ("injection", injection)) for row in rows]
    return [line for line in lines if line]


def _all(sets: Sets, split: str) -> list[dict]:
    own = _labelled(sets.own_toxicity, sets.own_injection, split)
    return own + _labelled(sets.open_toxicity, sets.open_injection, split) + _neutral(sets.names, split)


def _write(path: Path, lines: Iterable[dict]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def main(data: Path, service: Path, out: Path) -> None:
    """Writes the two files."""
    sets = read(data, OWN, "train")
    chance = random.Random(5)
    own = _labelled(sets.own_toxicity, sets.own_injection, "train")
    others = [line for line in own if line["function"] != "service"]
    chance.shuffle(others)
    known = _labelled(sets.open_toxicity, sets.open_injection, "train")
    chance.shuffle(known)
    harmless = _neutral(sets.names, "train")
    chance.shuffle(harmless)
    services = [json.loads(line) for line in service.read_text(encoding="utf-8").splitlines()]
    mine = [line for line in own if line["function"] == "service"] + others[:OTHERS]
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "to-score.jsonl", services + mine + _all(read(data, OWN, "dev"), "dev"))
    _write(out / "more.jsonl", known[:OPEN] + harmless[:NEUTRAL])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
