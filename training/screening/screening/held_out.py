"""Writes the texts that took no part in training, for `trustrail eval`: `python3 -m screening.held_out DATA OUT`.

Needs nothing but Python: DATA and the hand-written lines as the training reads them. OUT gets `toxicity.jsonl`,
`injection.jsonl`, and the hand-written ones alone, `own-toxicity.jsonl` and `own-injection.jsonl`; `disguised.jsonl` has those
on toxicity in Latin letters, plain and disguised in six ways, which are its sources.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from .data import neutral, read
from .rows import Row

OWN = Path(__file__).parent.parent / "data"


_LEET = str.maketrans("aeiosAEIOS", "4310543105")
_HOMOGLYPHS = str.maketrans("aeopcxyAEOPCXT", "аеорсхуАЕОРСХТ")
_DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": lambda word: word,
    "leet": lambda word: word.translate(_LEET),
    "zero-width": "\u200b".join,
    "homoglyph": lambda word: word.translate(_HOMOGLYPHS),
    "full-width": lambda word: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word),
    "spaced": " ".join,
    "stretched": lambda word: word[:2] + word[2] * 4 + word[3:],
}


def _write_disguised(path: Path, own: Iterable[Row]) -> None:
    """Every word of more than three letters is disguised with even odds, and all of them in full width."""
    chance = random.Random(7)
    rows = [row for row in own if row.language in ("en", "de", "es", "fr")]
    with path.open("w", encoding="utf-8") as out:
        for name, disguise in _DISGUISES.items():
            for row in rows:
                words = [
                    disguise(word) if name == "full-width" or (len(word) > 3 and chance.random() < 0.5) else word
                    for word in row.text.split(" ")
                ]
                line = {"text": " ".join(words), "lang": row.language, "label": int(row.toxicity[0]), "source": name}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


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
    """Writes the five files."""
    sets = read(data, OWN, "dev")
    harmless = neutral(sets.names)
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "toxicity.jsonl", "toxicity", sets.own_toxicity, [*sets.open_toxicity, *harmless])
    _write(out / "injection.jsonl", "injection", sets.own_injection, [*sets.open_injection, *harmless])
    _write(out / "own-toxicity.jsonl", "toxicity", sets.own_toxicity, [])
    _write(out / "own-injection.jsonl", "injection", sets.own_injection, [])
    _write_disguised(out / "disguised.jsonl", sets.own_toxicity)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
