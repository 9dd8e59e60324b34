"""Writes the texts that took no part in training, for `trustrail eval`: `python3 -m screening.held_out DATA OUT`.

Needs nothing but Python: DATA and the hand-written lines as the training reads them. OUT gets `toxicity.jsonl`,
`injection.jsonl`, and the hand-written ones alone, `own-toxicity.jsonl` and `own-injection.jsonl`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from .data import neutral, read
from .rows import Row

OWN = Path(__file__).parent.parent / "data"


def _write(path: Path, task: str, own: Iterable[Row], others: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for rows, is_own in ((own, True), (others, False)):
            for row in rows:
                label = row.toxicity[0] if task == "toxicity" else row.injection
                if label == label:
                    line = {
                        "text": row.text,
                        "lang": row.language,
                        "label": int(label),
                        "source": row.function if is_own else row.source,
                        "category": row.category,
                    }
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")


def main(data: Path, out: Path) -> None:
    """Writes the four files."""
    sets = read(data, OWN, "dev")
    harmless = neutral(sets.names)
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "toxicity.jsonl", "toxicity", sets.own_toxicity, [*sets.open_toxicity, *harmless])
    _write(out / "injection.jsonl", "injection", sets.own_injection, [*sets.open_injection, *harmless])
    _write(out / "own-toxicity.jsonl", "toxicity", sets.own_toxicity, [])
    _write(out / "own-injection.jsonl", "injection", sets.own_injection, [])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
