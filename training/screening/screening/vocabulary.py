"""Cuts the base's 250,000 pieces down to those that the texts use, and makes the tokenizer of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from .base import Base

BEGIN, PAD, END, UNKNOWN = range(4)
SPECIAL = 4
MARK = "\u2581"
SCRIPTS = ("LATIN", "HIRAGANA", "KATAKANA", "CJK", "IDEOGRAPHIC", "FULLWIDTH")


def full_tokenizer(base: Base) -> Tokenizer:
    """The tokenizer over all pieces of the base."""
    return _tokenizer([(piece, float(score)) for piece, score in zip(base.pieces[:-1], base.scores[:-1], strict=True)])


def choose(base: Base, texts: Iterable[str], seldom: Iterable[str], size: int) -> list[int]:
    """The numbers of the pieces to keep, ascending: special ones, single characters, what `texts` use, then what
    `seldom` and the base's own frequencies rank highest, `size` in all."""
    tokenizer = full_tokenizer(base)
    kept = dict.fromkeys(range(SPECIAL))
    kept.update(dict.fromkeys(i for i in range(SPECIAL, len(base.pieces) - 1) if _is_basic(base.pieces[i])))
    used, rare = _count(tokenizer, texts), _count(tokenizer, seldom)
    by_frequency = sorted(
        (i for i in range(SPECIAL, len(base.pieces) - 1) if _is_readable(base.pieces[i])),
        key=lambda i: -float(base.scores[i]),
    )
    ranked = chain(
        (i for i, _ in used.most_common()),
        (i for i, count in rare.most_common() if count > 1),
        by_frequency,
    )
    for number in ranked:
        if len(kept) >= size:
            break
        kept[number] = None
    return sorted(kept)


def pruned_tokenizer(base: Base, kept: list[int]) -> Tokenizer:
    """The tokenizer over the kept pieces: the piece kept[i] has the id i."""
    return _tokenizer([(base.pieces[i], float(base.scores[i])) for i in kept])


def _count(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    batch = list(texts)
    for at in range(0, len(batch), 2000):
        for encoding in tokenizer.encode_batch_fast(batch[at : at + 2000], add_special_tokens=False):
            counts.update(encoding.ids)
    return counts


def _is_basic(piece: str) -> bool:
    text = piece.removeprefix(MARK)
    return len(text) <= 1 and _is_readable(piece)


def _is_readable(piece: str) -> bool:
    return all(not c.isalpha() or unicodedata.name(c, "").startswith(SCRIPTS) for c in piece.removeprefix(MARK))


def _tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(MARK, prepend_scheme="always")]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", BEGIN), ("</s>", END)]
    )
    return tokenizer
