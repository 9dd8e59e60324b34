"""Writes the model as ONNX with weights of 8 bits."""

from __future__ import annotations

import copy
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from . import mix
from .model import Screen
from .rows import Row

OPSET = 17
LONGEST = 512
OUTPUTS = ["toxicity", "injection", "names", "embedding"]


class _Words(nn.Module):
    """Word embeddings of 8 bits with a scale for each piece."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        scale = words.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("steps", (words.weight.detach() / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return self.steps[ids].to(torch.float32) * self.scale[ids]


class _Exported(nn.Module):
    def __init__(self, model: Screen) -> None:
        super().__init__()
        self.model = copy.deepcopy(model).eval()
        self.model.words = _Words(model.words)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        outputs = self.model(input_ids, attention_mask)
        return outputs.toxicity, outputs.injection, outputs.names, outputs.embedding


def export(model: Screen, target: Path) -> None:
    """Writes `target`: inputs input_ids and attention_mask, outputs toxicity, injection, names, embedding."""
    ids = torch.randint(4, model.words.num_embeddings, (2, 9))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            _Exported(model),
            (ids, torch.ones_like(ids)),
            plain,
            input_names=["input_ids", "attention_mask"],
            output_names=OUTPUTS,
            dynamic_axes={
                "input_ids": {0: "batch", 1: "tokens"},
                "attention_mask": {0: "batch", 1: "tokens"},
                "toxicity": {0: "batch"},
                "injection": {0: "batch"},
                "names": {0: "batch", 1: "tokens"},
                "embedding": {0: "batch"},
            },
            opset_version=OPSET,
            dynamo=False,
        )
        # Seven bits of the weights, so that processors without VNNI don't overflow their sums of 16 bits.
        quantize_dynamic(
            plain,
            target,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    onnx.checker.check_model(str(target))


def session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """A session as the gateway runs it: one thread, CPU."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(screen: onnxruntime.InferenceSession, tokenizer: Tokenizer, rows: list[Row]) -> dict[str, list[np.ndarray]]:
    """All outputs of each row, each text by itself, as a call of the gateway would."""

    def outputs_of(row: Row) -> list[np.ndarray]:
        limit = LONGEST if row.spans is not None else None
        ids = np.array([mix.encode(tokenizer, row, limit).ids], np.int64)
        return screen.run(OUTPUTS, {"input_ids": ids, "attention_mask": np.ones_like(ids)})

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(outputs_of, rows))
    return {name: [outputs[place][0] for outputs in results] for place, name in enumerate(OUTPUTS)}
