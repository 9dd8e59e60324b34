"""Turns logits into probabilities, and chooses the thresholds of pass, review and block."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from .heads import TOXICITY
from .rows import Row

ENOUGH = 40
SHARES = {"own": 0.45, "open": 0.2, "neutral": 0.35}
TOXIC_AMONG_PASSED = 0.01
PRECISION_OF_BLOCK = 0.97
ANSWERS = ("service", "llm_answer", "neutral")


@dataclass(frozen=True)
class Platt:
    """p = 1 / (1 + exp(-(a * logit + b)))."""

    a: float
    b: float

    def __call__(self, logits: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-(self.a * logits + self.b)))


@dataclass(frozen=True)
class Scored:
    """Held-out texts of one task with labels 0 or 1, logits, and where each is from: own, open or neutral."""

    rows: list[Row]
    labels: np.ndarray
    logits: np.ndarray
    origins: np.ndarray

    def part(self, chosen: np.ndarray) -> Scored:
        return Scored(
            [row for row, is_chosen in zip(self.rows, chosen, strict=True) if is_chosen],
            self.labels[chosen],
            self.logits[chosen],
            self.origins[chosen],
        )

    @property
    def languages(self) -> np.ndarray:
        return np.array([row.language for row in self.rows])


def weights(scored: Scored) -> np.ndarray:
    """Each origin gets its share, and within it each source counts by the root of its size."""
    sources = np.array([row.source for row in scored.rows])
    values = np.zeros(len(sources))
    for origin, share in SHARES.items():
        inside = scored.origins == origin
        names, counts = np.unique(sources[inside], return_counts=True)
        for name, count in zip(names, counts, strict=True):
            values[inside & (sources == name)] = share * count**0.5 / count / (counts**0.5).sum()
    return values * len(sources)


def fit(scored: Scored) -> dict[str, Platt]:
    """A curve for all texts, and one for each language that has enough texts of both labels."""
    curves = {"all": _platt(scored)}
    for language in sorted(set(scored.languages)):
        inside = scored.languages == language
        own = inside & (scored.origins == "own")
        if min((scored.labels[own] == 0).sum(), (scored.labels[own] == 1).sum()) >= ENOUGH:
            curves[language] = _platt(scored.part(inside))
    return curves


def apply(curves: dict[str, Platt], scored: Scored) -> np.ndarray:
    """The probability of each text by its language's curve."""
    return np.array(
        [curves.get(row.language, curves["all"])(logit) for row, logit in zip(scored.rows, scored.logits, strict=True)]
    )


def cross_fitted(scored: Scored) -> np.ndarray:
    """Probabilities by curves that were fitted on the other half of the texts: what calibration errors are measured on."""
    half = np.array([zlib.crc32(row.text.encode()) % 2 for row in scored.rows])
    result = np.zeros(len(scored.rows))
    for side in (0, 1):
        curves = fit(scored.part(half != side))
        result[half == side] = apply(curves, scored.part(half == side))
    return result


def thresholds(scored: Scored, probabilities: np.ndarray) -> tuple[float, float]:
    """`lo`: at most 1 % of what is below is harmful. `hi`: at least 97 % of what is above is harmful, in answers of
    companies and models for toxicity, in all texts of our own for injection."""
    value = weights(scored)
    low = _best(probabilities, scored.labels, value, below=True)
    panel = np.array([row.function in ANSWERS or row.source == "own_injection" for row in scored.rows])
    high = _best(probabilities[panel], scored.labels[panel], value[panel], below=False)
    return min(low, high), high


def fit_categories(rows: list[Row], logits: np.ndarray) -> dict[str, Platt]:
    """A curve for each category, on texts where it is known."""
    curves = {}
    for number, name in enumerate(TOXICITY[1:], 1):
        labels = np.array([row.toxicity[number] for row in rows])
        known = ~np.isnan(labels)
        curves[name] = _fit(logits[known, number], labels[known], np.ones(known.sum()))
    return curves


def ece(labels: np.ndarray, probabilities: np.ndarray, bins: int = 10) -> float:
    """The expected calibration error over bins of equal width."""
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [
        abs(labels[place == b].mean() - probabilities[place == b].mean()) * (place == b).mean()
        for b in range(bins)
        if (place == b).any()
    ]
    return float(sum(gaps))


def _platt(scored: Scored) -> Platt:
    return _fit(scored.logits, scored.labels, weights(scored))


def _fit(logits: np.ndarray, labels: np.ndarray, weight: np.ndarray) -> Platt:
    if len(set(labels)) < 2:
        return Platt(1.0, 0.0)
    model = LogisticRegression(C=10).fit(logits[:, None], labels, sample_weight=weight)
    return Platt(float(model.coef_[0, 0]), float(model.intercept_[0]))


def _best(probabilities: np.ndarray, labels: np.ndarray, weight: np.ndarray, below: bool) -> float:
    order = np.argsort(probabilities if below else -probabilities)
    harmful = np.cumsum((labels * weight)[order])
    share = harmful / np.cumsum(weight[order])
    good = share <= TOXIC_AMONG_PASSED if below else share >= PRECISION_OF_BLOCK
    if not good.any():
        return 0.01 if below else 0.99
    return float(probabilities[order][np.flatnonzero(good)[-1]])
