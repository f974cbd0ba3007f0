"""Trains the tagger on all corpora at once."""

import math
import random
import time

import torch

from . import checkpoint, evaluate, samples, vocab
from .labels import IGNORE, TAGS, TARGETS
from .model import Tagger
from .units import Pieces


def loss_of(logits, targets, admissible):
    """Minus the log of the probability of all admissible tags."""
    logp = logits.float().log_softmax(-1)
    mass = (logp + admissible[targets]).logsumexp(-1)
    known = targets != IGNORE
    return -(mass * known).sum() / known.sum().clamp(min=1)


def groups(model, config):
    """Parameter groups: tables learn faster and are not decayed; norms and biases are not decayed."""
    tables, plain, decayed = [], [], []
    for name, p in model.named_parameters():
        if "bigram" in name or "trigram" in name or "char" in name:
            tables.append(p)
        else:
            (decayed if p.dim() > 1 else plain).append(p)
    return [
        {"params": tables, "scale": config.embedding_rate, "weight_decay": 0.0},
        {"params": plain, "scale": 1.0, "weight_decay": 0.0},
        {"params": decayed, "scale": 1.0, "weight_decay": config.weight_decay},
    ]


def rate(share, step, warmup):
    """Linear warm-up, then down to zero at share = 1."""
    return min(1.0, step / warmup) * max(0.0, 0.5 * (1 + math.cos(math.pi * min(share, 1.0))))


def run_training(run):
    torch.set_num_threads(run.threads)
    torch.manual_seed(run.seed)
    config = run.train
    words = vocab.load(run)
    pieces = Pieces(words)
    limit = run.model.max_positions
    data = samples.load(run, "train", pieces, list(config.repeat))
    dev = samples.load(run, "dev", pieces, ["msra", "cluener", "resume"])
    model = Tagger(run.model, len(words), len(TAGS))
    if run.init:
        model.encoder.load_state_dict(torch.load(run.init, weights_only=True)["encoder"])
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(config.ema))
    optimiser = torch.optim.AdamW(groups(model, config), lr=config.learning_rate, betas=(0.9, 0.98), fused=True)
    state = checkpoint.resume(run.out / "tagger.pt", model=model, average=average, optimiser=optimiser)
    step, number, spent = state.get("step", 0), state.get("epoch", 0), state.get("spent", 0.0)
    admissible = torch.from_numpy(TARGETS).float().log().clamp(min=-1e4)
    started = time.time() - spent
    done = False
    while not done and number < config.epochs:
        model.train()
        rows = samples.epoch(data, config, pieces.vocab, limit, run.seed + number)
        groups_of = list(samples.batches(rows, config.tokens_per_batch, random.Random(run.seed + number)))
        total = 0.0
        for i, (ids, targets) in enumerate(groups_of):
            minutes = (time.time() - started) / 60
            share = (number + i / len(groups_of)) / config.epochs
            if run.minutes:
                share = minutes / run.minutes
                done = minutes >= run.minutes
            if done:
                break
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = config.learning_rate * group["scale"] * rate(share, step, config.warmup)
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(torch.from_numpy(ids))
            loss = loss_of(logits, torch.from_numpy(targets), admissible)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            if step % 4 == 0:
                average.update_parameters(model)
            if step % 250 == 0:
                save(run, model, average, optimiser, step, number, started)
            total += loss.item()
            if i % 50 == 49:
                print(f"epoch {number} {i + 1}/{len(groups_of)} loss {total / 50:.4f} minutes {minutes:.1f} share {share:.3f}", flush=True)
                total = 0.0
        number += 1
        results = evaluate.score(dev, torch_scorer(average.module), pieces.vocab, limit)
        print(f"after epoch {number}, {(time.time() - started) / 60:.1f} minutes\n{evaluate.table(results)}", flush=True)
        save(run, model, average, optimiser, step, number, started)


def save(run, model, average, optimiser, step, epoch, started):
    """A resumed run starts the epoch again that it was stopped in."""
    checkpoint.save(run.out / "tagger.pt", model=model, average=average, optimiser=optimiser,
                    step=step, epoch=epoch, spent=time.time() - started)


def torch_scorer(model):
    def scorer(ids):
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            return model(torch.from_numpy(ids)).float().log_softmax(-1).numpy()

    return scorer
