"""Writes ordinary sentences of customer service, and contempt in their tone: `python3 -m screening.service OUT`.

Needs nothing but Python. `data/service.LANG.txt` has lists (`day = Monday | tomorrow`) and templates: `+` for harmless,
`-` for harmful ones; `{day}` is one of a list, `[a|b]` one of these. Every fifth template is held out, and so is every
fourth entry of a list: a held-out sentence is of a held-out template, with held-out entries. The same files give the same
sentences.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

OWN = Path(__file__).parent.parent / "data"
HARMLESS_EACH = 14
HARMFUL_EACH = 10
TRIES = 4
EVERY_TEMPLATE = 5
EVERY_ENTRY = 4


def _entries(line: str, held_out: bool) -> list[str]:
    every = [entry.strip() for entry in line.split("|")]
    mine = [entry for i, entry in enumerate(every) if (i % EVERY_ENTRY == EVERY_ENTRY - 1) == held_out]
    return mine or every


def _fill(template: str, lists: dict[str, str], held_out: bool, chance: random.Random) -> str:
    text = re.sub(r"\[([^\]]*)\]", lambda it: chance.choice(it[1].split("|")), template)
    text = re.sub(r"\{(\w+)\}", lambda it: chance.choice(_entries(lists[it[1]], held_out)), text)
    return re.sub(r" +([.,!?]?)( |$)", r"\1\2", text).strip()


def sentences(path: Path) -> Iterator[dict]:
    """The lines of one language."""
    lists: dict[str, str] = {}
    templates = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:2] in ("+ ", "- "):
            templates.append((line[0] == "-", line[2:]))
        elif line and not line.startswith("#"):
            name, entries = line.split(" = ", 1)
            lists[name] = entries
    for number, (harmful, template) in enumerate(templates):
        held_out = number % EVERY_TEMPLATE == EVERY_TEMPLATE - 1
        chance = random.Random(f"{path.name}{number}")
        wanted = HARMFUL_EACH if harmful else HARMLESS_EACH
        filled = [_fill(template, lists, held_out, chance) for _ in range(wanted * TRIES)]
        for text in list(dict.fromkeys(filled))[:wanted]:
            yield {
                "text": text,
                "lang": path.suffixes[-2][1:],
                "task": "toxicity",
                "label": 1 if harmful else None,
                "split": "ordinary" if held_out else "train",
                "function": "contempt" if harmful else "ordinary",
            }


def main(out: Path) -> None:
    """Writes the file."""
    with out.open("w", encoding="utf-8") as lines:
        for path in sorted(OWN.glob("service.*.txt")):
            for row in sentences(path):
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
