"""Pre-trains the encoder on unlabelled news: masked pieces are predicted from what is left."""

import random
import time
from dataclasses import replace

import numpy as np
import torch
from torch.nn import functional as F

from . import checkpoint, vocab
from .corpora import labelled, news
from .model import MaskedModel
from .train import groups, rate
from .units import UNIT, Pieces


def texts(run, rng):
    """Paragraphs of the news and the texts of the training corpora, each as often as its weight says."""
    for name, text in news(run.data):
        yield from [text] * copies(run.pretrain.weight.get(name, 1), rng)
    for corpus in run.train.repeat:
        for text, _ in labelled(run.data, corpus, "train"):
            yield from [text] * copies(run.pretrain.weight.get("ner", 1), rng)


def copies(weight, rng):
    return int(weight) + (rng.random() < weight % 1)


def pieces_of_news(run, words):
    """One long stream of piece ids, paragraphs in shuffled order with [SEP] between them; kept on disk."""
    path = run.out / "news.npy"
    if not path.exists():
        rng = random.Random(run.seed)
        pieces = Pieces(words)
        separator = pieces.vocab["[SEP]"]
        paragraphs = [
            np.array([*(i for unit in UNIT.findall(text) for i in pieces.of(unit)), separator], dtype=np.uint16)
            for text in texts(run, rng)
            if len(text) >= 10
        ]
        rng.shuffle(paragraphs)
        np.save(path, np.concatenate(paragraphs))
    return np.load(path)


def masked(ids, rng, share, mask_id, first_plain, size):
    """Corrupts runs of one to three pieces; returns the corrupted ids and where to predict."""
    starts = rng.random(ids.shape) < share / 1.9
    at = starts.copy()
    lengths = rng.integers(1, 4, ids.shape)
    at[:, 1:] |= starts[:, :-1] & (lengths[:, :-1] >= 2)
    at[:, 2:] |= starts[:, :-2] & (lengths[:, :-2] >= 3)
    at &= ids >= first_plain  # never a special piece
    how = rng.random(ids.shape)
    out = np.where(at & (how < 0.8), mask_id, ids)
    out = np.where(at & (how > 0.9), rng.integers(first_plain, size, ids.shape), out)
    return out, at


def run_pretraining(run):
    torch.set_num_threads(run.threads)
    torch.manual_seed(run.seed)
    config = run.pretrain
    words = vocab.load(run)
    stream = pieces_of_news(run, words)
    print(f"{len(stream)} pieces of news")
    shape = replace(run.model, dropout=config.dropout, ngram_dropout=config.ngram_dropout)
    model = MaskedModel(shape, len(words))
    for table in (*model.encoder.embedding.bigram, *model.encoder.embedding.trigram):
        torch.nn.init.normal_(table.weight, std=0.05)
    optimiser = torch.optim.AdamW(groups(model, run.train), lr=config.learning_rate, betas=(0.9, 0.98), fused=True)
    state = checkpoint.resume(run.out / "encoder.pt", model=model, optimiser=optimiser)
    step, spent = state.get("step", 0), state.get("spent", 0.0)
    started = time.time() - spent
    rows = config.tokens_per_batch // config.length
    per_pass = len(stream) // config.length
    total = 0.0
    model.train()
    while True:
        minutes = (time.time() - started) / 60
        share = minutes / run.minutes if run.minutes else step / config.steps
        if share >= 1:
            break
        # The batch of a step depends on the seed and the step alone, so a resumed run sees what it would have seen.
        rng = np.random.default_rng((run.seed, step))
        chosen = rng.integers(0, per_pass, rows)
        clean = np.stack([stream[i * config.length : (i + 1) * config.length] for i in chosen]).astype(np.int64)
        clean[:, 0] = words.index("[CLS]")
        ids, at = masked(clean, rng, config.mask_share, words.index("[MASK]"), 5, len(words))
        step += 1
        for group in optimiser.param_groups:
            group["lr"] = config.learning_rate * group["scale"] * rate(share, step, config.warmup)
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(torch.from_numpy(ids), torch.from_numpy(at))
            loss = F.cross_entropy(logits.float(), torch.from_numpy(clean[at]))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        total += loss.item()
        if step % 50 == 0:
            print(f"step {step} loss {total / 50:.4f} minutes {minutes:.1f} share {share:.3f}", flush=True)
            total = 0.0
        if step % 500 == 0:
            checkpoint.save(run.out / "encoder.pt", model=model, optimiser=optimiser, step=step, spent=time.time() - started)
    checkpoint.save(run.out / "encoder.pt", model=model, optimiser=optimiser, step=step, spent=time.time() - started)
