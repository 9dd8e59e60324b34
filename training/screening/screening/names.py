"""Reads spans off the names' logits, and measures them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from .heads import NAMES
from .rows import Row, Span

# Missing a name costs more than one in vain: "no name" is made less likely by this much.
BIAS = 0.5
SPACELESS = ("\u3040", "\u30ff", "\u4e00", "\u9fff")


def spans(text: str, offsets: list[tuple[int, int]], logits: np.ndarray) -> list[Span]:
    """The names in a text. A token inside a word of letters takes the label of the word's first token."""
    biased = logits.copy()
    biased[:, 0] -= BIAS
    labels = biased.argmax(1)
    found: list[Span] = []
    previous_end, previous = -1, "O"
    for (start, end), number in zip(offsets, labels, strict=True):
        if start == end:
            continue
        label = NAMES[number]
        if start == previous_end and _inside_word(text, start):
            label = "O" if previous == "O" else "I" + previous[1:]
        if label != "O":
            kind = label[2:]
            if label[0] == "I" and found and previous[2:] == kind:
                found[-1] = Span(found[-1].start, end, kind)
            else:
                found.append(Span(start, end, kind))
        previous_end, previous = end, label
    return found


def count(rows: Iterable[Row], found: Iterable[list[Span]], kind: str) -> dict[str, int]:
    """Labels and findings of a type that meet by overlap, and exactly."""
    totals = dict.fromkeys(("labelled", "found", "labelled_met", "found_right", "exact"), 0)
    for row, spans_found in zip(rows, found, strict=True):
        wanted = [span for span in row.spans or () if span.type == kind]
        ignored = [span for span in row.spans or () if span.type in ("IGNORE", "FACILITY", "ADDRESS")]
        got = [span for span in spans_found if span.type == kind and not any(_meet(span, other) for other in ignored)]
        totals["labelled"] += len(wanted)
        totals["found"] += len(got)
        totals["labelled_met"] += sum(any(_meet(span, other) for other in got) for span in wanted)
        totals["found_right"] += sum(any(_meet(span, other) for other in wanted) for span in got)
        totals["exact"] += len({(s.start, s.end) for s in wanted} & {(s.start, s.end) for s in got})
    return totals


def f2_overlap(totals: dict[str, int]) -> float:
    precision = totals["found_right"] / max(totals["found"], 1)
    recall = totals["labelled_met"] / max(totals["labelled"], 1)
    return 5 * precision * recall / max(4 * precision + recall, 1e-9)


def f1_strict(totals: dict[str, int]) -> float:
    return 2 * totals["exact"] / max(totals["found"] + totals["labelled"], 1)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _inside_word(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    low, kana, han, high = SPACELESS
    return all(c.isalnum() and not (low <= c <= kana or han <= c <= high) for c in (before, after))
