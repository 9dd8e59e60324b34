"""Disguises texts and puts them into other texts, keeping their labels."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from .rows import HARMLESS, Row

LEET = str.maketrans("aeiostAEIOST", "431057431057")
HOMOGLYPHS = str.maketrans("aceiopsxyABCEHIKMOPTX", "асеіорѕхуАВСЕНІКМОРТХ")
DISGUISED = 0.08
IN_COMPANY = 0.12
SMUGGLED = 0.15


class Augmenter:
    """Makes a variant of a row, or leaves it as it is. Texts beside it come from rows known to be harmless."""

    def __init__(self, harmless: Iterable[Row], documents: Iterable[Row], seed: int) -> None:
        self.random = random.Random(seed)
        self.sentences = _by_language(harmless)
        self.documents = _by_language(documents)

    def vary(self, row: Row) -> Row:
        """A variant with the same labels."""
        if row.spans is not None:
            return row
        chance = self.random.random()
        if chance < DISGUISED and row.language not in ("ja", "zh", "ko"):
            return replace(row, text=self._disguise(row.text))
        chance -= DISGUISED
        if row.source == "own_injection" and chance < SMUGGLED and row.function != "indirect" and row.injection == 1:
            return self._smuggle(row)
        if row.toxicity[0] == row.toxicity[0] and 0 <= chance < IN_COMPANY:
            return self._accompany(row)
        return row

    def _disguise(self, text: str) -> str:
        kind = self.random.randrange(4)
        if kind == 0:
            return re.sub(r"\w+", lambda m: m[0].translate(LEET) if self.random.random() < 0.6 else m[0], text)
        if kind == 1:
            return text.translate(HOMOGLYPHS)
        if kind == 2:
            return re.sub(r"\w{4,}", lambda m: " ".join(m[0]) if self.random.random() < 0.4 else m[0], text)
        return re.sub(r"[aeiouAEIOU](?=\w)", lambda m: m[0] * 3 if self.random.random() < 0.2 else m[0], text)

    def _accompany(self, row: Row) -> Row:
        pool = self.sentences.get(row.language)
        if not pool:
            return row
        others = [self.random.choice(pool).text for _ in range(self.random.randint(1, 3))]
        others.insert(self.random.randint(0, len(others)), row.text)
        glue = "" if row.language == "ja" else " "
        return replace(row, text=glue.join(others))

    def _smuggle(self, row: Row) -> Row:
        pool = self.documents.get(row.language)
        if not pool:
            return row
        parts = re.split(r"(?<=[.!?。！？\n])\s*", self.random.choice(pool).text)
        parts.insert(self.random.randint(1, len(parts)), row.text)
        glue = self.random.choice(("", "\n")) if row.language == "ja" else self.random.choice((" ", "\n"))
        return replace(row, text=glue.join(part for part in parts if part))


def _by_language(rows: Iterable[Row]) -> dict[str, list[Row]]:
    pools: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.toxicity == HARMLESS and row.injection == 0:
            pools[row.language].append(row)
    return pools
