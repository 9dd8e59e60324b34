"""What each head is told about a batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from .mix import IGNORED, Batch
from .model import Outputs

WEIGHT_CATEGORIES = 0.5
WEIGHT_INJECTION = 1.5
WEIGHT_NAMES = 3.0
WEIGHT_EMBEDDING = 1.0


def losses(outputs: Outputs, batch: Batch, targets: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weighted loss of each head; `targets` has the base's own embeddings of some texts."""
    count = len(batch.rows)
    toxicity = _binary(outputs.toxicity.float(), batch.toxicity)
    injection = _binary(outputs.injection.float(), batch.injection)
    parts = {
        "toxic": toxicity[:, 0].sum() / count,
        "categories": WEIGHT_CATEGORIES * toxicity[:, 1:].sum() / count,
        "injection": WEIGHT_INJECTION * injection.sum() / count,
    }
    labelled = batch.names != IGNORED
    if labelled.any():
        each = functional.cross_entropy(
            outputs.names.float().transpose(1, 2), batch.names, ignore_index=IGNORED, reduction="none"
        )
        parts["names"] = WEIGHT_NAMES * (each.sum(1) / labelled.sum(1).clamp(min=1)).sum() / count
    known = [number for number, row in enumerate(batch.rows) if row.text in targets]
    if known:
        wanted = torch.stack([targets[batch.rows[number].text] for number in known])
        parts["embedding"] = WEIGHT_EMBEDDING * (1 - (outputs.embedding.float()[known] * wanted).sum(1)).mean()
    return parts


def _binary(logits: Tensor, labels: Tensor) -> Tensor:
    each = functional.binary_cross_entropy_with_logits(logits, labels.nan_to_num(), reduction="none")
    return each * ~labels.isnan()
