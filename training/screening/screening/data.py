"""Reads the labelled texts: open data, personal data with names, and our own hand-written lines."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import nan
from pathlib import Path

from .rows import HARMLESS, UNKNOWN_TOXICITY, Row, Span, toxicity_of

BLOCK = 8
HELD_OUT_OF_TEN = 7
SHARE_ALIKE = ("UNER", "stockmark", "WAC")
NOISY_PROSE = ("BTC", "WNUT")
NAME_TYPES = {"PERSON", "LOCATION", "ORG"}
CATEGORIES = {
    ("convabuse", "sex_harassment"): "sexual",
    ("convabuse", "homophobic"): "identity_attack",
    ("convabuse", "racist"): "identity_attack",
    ("convabuse", "sexist"): "identity_attack",
    ("convabuse", "ableist"): "identity_attack",
    ("convabuse", "intellectual"): "insult",
    ("davidson", "hate"): "identity_attack",
    ("germeval2018", "insult"): "insult",
    ("germeval2018", "profanity"): "profanity",
    ("hatemojibuild", "animosity"): "identity_attack",
    ("hatemojibuild", "derogation"): "identity_attack",
    ("hatemojibuild", "dehumanizinglanguage"): "identity_attack",
    ("hatemojibuild", "threateninglanguage"): "threat",
}


@dataclass(frozen=True)
class Sets:
    """The texts of one split, by what they are for."""

    own_toxicity: list[Row]
    own_injection: list[Row]
    open_toxicity: list[Row]
    open_injection: list[Row]
    names: list[Row]


def read(data: Path, own: Path, split: str, without_share_alike: bool = False) -> Sets:
    """Reads `split` ("train" or "dev") of the data; for "dev" the own rows are the held-out ones."""
    personal = list(_personal(data / "pii" / f"{split}.jsonl"))
    if without_share_alike:
        personal = [row for row in personal if is_free(row)]
    held_out = split == "dev"
    injection = list(_open_injection(data / "injection" / f"{split}.jsonl"))
    own_injection = list(_own(own, "injection", held_out))
    if not held_out:
        injection += _open_injection(data / "injection" / "indirect_bipia_train.jsonl")
        own_injection += _open_injection(data / "injection" / "train_seed_handwritten.jsonl")
    return Sets(
        list(_own(own, "toxicity", held_out)),
        own_injection,
        list(_open_toxicity(data / "toxicity" / f"{split}.jsonl")),
        injection,
        personal,
    )


def neutral(personal: Iterable[Row]) -> list[Row]:
    """Edited prose and chats as harmless rows of both tasks, without share-alike texts, cut to a few sentences."""
    return [
        Row(_beginning(row.text), row.language, f"neutral-{row.source}", "neutral", "none", HARMLESS, 0.0)
        for row in personal
        if is_free(row) and not row.source.startswith(NOISY_PROSE) and len(row.text) > 15
    ]


def is_free(row: Row) -> bool:
    """Whether no licence asks that what is made from a labelled text is shared alike."""
    if row.source.startswith(SHARE_ALIKE):
        return False
    kinds = {span.type for span in row.spans or ()}
    is_from_lists = bool(kinds & {"LOCATION", "ADDRESS"}) or (row.language == "ja" and "PERSON" in kinds)
    return not (row.source.startswith("synth") and is_from_lists)


def capped(rows: Iterable[Row], limits: dict[str, int], seed: int) -> list[Row]:
    """At most limits[source] rows of each source and language, chosen by chance; sources not named stay whole."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.source, row.language].append(row)
    chosen = []
    for (source, language), members in sorted(groups.items()):
        limit = limits.get(source, len(members))
        chosen += random.Random(f"{seed}{source}{language}").sample(members, min(limit, len(members)))
    return chosen


def _beginning(text: str) -> str:
    return re.sub(r"(?s)^(.{200,400}?[.!?。！？\n]).*", r"\1", text)[:500]


def _json_lines(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _open_toxicity(path: Path) -> Iterator[Row]:
    for item in _json_lines(path):
        source, kind = item["source"], item["category"]
        if source == "own_concat":
            continue
        category = "identity_attack" if source == "toxigen_demonstrations" else CATEGORIES.get((source, kind))
        labels = toxicity_of(item["label"], category)
        yield Row(item["text"], item["lang"], source, source, kind, labels, nan if item["label"] else 0.0)


def _open_injection(path: Path) -> Iterator[Row]:
    for item in _json_lines(path):
        is_harmless = item["label"] == 0 and item["source"] != "germeval2018"
        labels = HARMLESS if is_harmless else UNKNOWN_TOXICITY
        yield Row(
            item["text"], item["lang"], item["source"], item["source"], item["category"], labels, float(item["label"])
        )


def _own(folder: Path, task: str, held_out: bool) -> Iterator[Row]:
    for path in sorted(folder.glob(f"{task}.*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            block, place = divmod(number, BLOCK)
            is_held_out = block % 10 == HELD_OUT_OF_TEN
            is_beside = (place == 0 and block % 10 == HELD_OUT_OF_TEN + 1) or (
                place == BLOCK - 1 and block % 10 == HELD_OUT_OF_TEN - 1
            )
            if is_held_out == held_out and not is_beside:
                yield _own_row(task, path.suffixes[-2][1:], line)


def _own_row(task: str, language: str, line: str) -> Row:
    label, category, function, text = line.split("\t")
    text = text.replace("\\n", "\n")
    if task == "injection":
        labels = HARMLESS if label == "0" else UNKNOWN_TOXICITY
        return Row(text, language, "own_injection", function, category, labels, float(label))
    is_attack_maybe = label == "1" and function == "chat_prompt"
    labels = toxicity_of(int(label), None if label == "0" else category)
    return Row(text, language, "own_toxicity", function, category, labels, nan if is_attack_maybe else 0.0)


def _personal(path: Path) -> Iterator[Row]:
    for item in _json_lines(path):
        labelled = set(item["labeled"])
        if "*" in labelled or labelled >= NAME_TYPES:
            text = item["text"]
            at = _characters(text)
            spans = tuple(Span(at[s["start"]], at[s["end"]], s["type"]) for s in item["spans"])
            yield Row(text, item["lang"], item["source"], item["source"], "none", spans=spans)


def _characters(text: str) -> list[int]:
    """For each UTF-16 offset the number of the character there."""
    offsets = []
    for number, character in enumerate(text):
        offsets += [number] * (2 if ord(character) > 0xFFFF else 1)
    return offsets + [len(text)]
