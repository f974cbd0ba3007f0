"""Labelled samples as piece ids and loss targets, with their augmentation and batches."""

import random
from dataclasses import dataclass

import numpy as np

from .corpora import labelled
from .labels import CORPORA, GENERIC, IGNORE, OUTSIDE, span_tags
from .units import units


@dataclass(frozen=True)
class Sample:
    ids: tuple  # per unit: its pieces
    targets: tuple  # per unit: row of labels.TARGETS
    mentions: tuple  # (start, end, type) over units


def encode(text, entities, corpus, pieces):
    mapping = CORPORA[corpus][0]
    parts = [(pieces.of(u), start, end) for u, start, end in units(text)]
    parts = [part for part in parts if part[0]]
    targets = [OUTSIDE[corpus]] * len(parts)
    mentions, taken = [], 0
    for start, end, label in sorted(entities, key=lambda e: (e[0], -e[1])):
        inside = [i for i, (_, s, e) in enumerate(parts) if s < end and e > start]
        if label not in mapping or not inside or inside[0] < taken:
            continue
        first, last = inside[0], inside[-1] + 1
        taken = last
        if text[start:end] in GENERIC:
            targets[first:last] = [IGNORE] * (last - first)
            continue
        targets[first:last] = span_tags(last - first, mapping[label])
        mentions.append((first, last, mapping[label]))
    return Sample(tuple(tuple(p[0]) for p in parts), tuple(targets), tuple(mentions))


def load(run, split, pieces, corpora=None):
    return {
        corpus: [encode(text, entities, corpus, pieces) for text, entities in labelled(run.data, corpus, split)]
        for corpus in (corpora or CORPORA)
    }


class Swapper:
    """Replaces mentions by others of the same corpus and type; person names are also recombined."""

    def __init__(self, samples, rng):
        self.rng = rng
        self.pool = {}
        for sample in samples:
            for start, end, label in sample.mentions:
                self.pool.setdefault(label, []).append(sample.ids[start:end])

    def pick(self, label, length):
        choice = self.rng.choice(self.pool[label])
        if label == "PER" and 2 <= length <= 3 and self.rng.random() < 0.5:
            other = self.rng.choice(self.pool[label])
            if 2 <= len(choice) <= 3 and 2 <= len(other) <= 3:
                return choice[:1] + other[1:]
        return choice

    def apply(self, sample, share):
        if not sample.mentions or share <= 0:
            return sample.ids, sample.targets
        ids, targets, at = [], [], 0
        for start, end, label in sample.mentions:
            if self.rng.random() >= share:
                continue
            ids += sample.ids[at:start]
            targets += sample.targets[at:start]
            new = self.pick(label, end - start)
            ids += new
            targets += span_tags(len(new), label)
            at = end
        return ids + list(sample.ids[at:]), targets + list(sample.targets[at:])


def flatten(ids, targets, vocab, limit):
    """Pieces with [CLS] and [SEP]; a unit's further pieces take no part in the loss."""
    flat, goal = [vocab["[CLS]"]], [IGNORE]
    for unit, target in zip(ids, targets):
        flat += unit
        goal += [target] + [IGNORE] * (len(unit) - 1)
    return flat[: limit - 1] + [vocab["[SEP]"]], goal[: limit - 1] + [IGNORE]


def epoch(samples, config, vocab, limit, seed):
    """All samples of one epoch, augmented and joined, as (ids, targets)."""
    rng = random.Random(seed)
    out = []
    for corpus, rows in samples.items():
        swapper = Swapper(rows, rng)
        for _ in range(config.repeat.get(corpus, 0)):
            i = 0
            while i < len(rows):
                want = rng.randint(*config.join_length) if rng.random() < config.join else 1
                ids, targets = [], []
                # Neighbours in the file are mostly neighbours in the newspaper.
                while i < len(rows) and len(ids) < want:
                    more = swapper.apply(rows[i], config.swap)
                    ids, targets = [*ids, *more[0]], [*targets, *more[1]]
                    i += 1
                if ids:
                    out.append(flatten(ids, targets, vocab, limit))
    rng.shuffle(out)
    return out


def batches(rows, tokens, rng):
    """Batches of like length, in random order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]) + rng.random() * 8)
    groups, group, width = [], [], 0
    for i in order:
        width = max(width, len(rows[i][0]))
        if group and width * (len(group) + 1) > tokens:
            groups.append(group)
            group, width = [], len(rows[i][0])
        group.append(i)
    groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        width = max(len(rows[i][0]) for i in group)
        ids = np.zeros((len(group), width), dtype=np.int64)
        targets = np.full((len(group), width), IGNORE, dtype=np.int64)
        for row, i in enumerate(group):
            ids[row, : len(rows[i][0])] = rows[i][0]
            targets[row, : len(rows[i][1])] = rows[i][1]
        yield ids, targets
