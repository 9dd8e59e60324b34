"""One text with what is known about it for each head."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

from .heads import TOXICITY

UNKNOWN_TOXICITY = (nan,) * len(TOXICITY)
HARMLESS = (0.0,) * len(TOXICITY)

# What a text of a kind may be besides, so that "no" is not taught.
OVERLAPS = {
    "insult": ("profanity", "identity_attack"),
    "identity_attack": ("insult", "profanity"),
    "threat": ("violence", "insult"),
    "sexual": ("insult", "profanity"),
    "self_harm": ("insult", "violence"),
    "profanity": ("insult",),
    "violence": ("threat", "identity_attack"),
}


@dataclass(frozen=True)
class Span:
    """A labelled piece of a text; offsets in characters."""

    start: int
    end: int
    type: str


@dataclass(frozen=True)
class Row:
    """A text. NaN says that the label is not known; `spans` is None if names are not labelled."""

    text: str
    language: str
    source: str
    function: str
    category: str
    toxicity: tuple[float, ...] = UNKNOWN_TOXICITY
    injection: float = nan
    spans: tuple[Span, ...] | None = None


def toxicity_of(label: int, category: str | None) -> tuple[float, ...]:
    """The eight labels of a row whose kind is `category`; without one only the first is known to be 1."""
    if label == 0:
        return HARMLESS
    if category is None:
        return (1.0, *UNKNOWN_TOXICITY[1:])
    category = "insult" if category == "demeaning" else category
    unsure = OVERLAPS[category]
    return (1.0, *(1.0 if name == category else nan if name in unsure else 0.0 for name in TOXICITY[1:]))
