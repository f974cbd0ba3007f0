"""Constrained Viterbi over BIOES, as models/ner/viterbi.ts does it, and strict entity F1."""

from collections import defaultdict

import numpy as np

from .labels import TAGS


def _allowed(a, b):
    open_before = a[0] in "BI"
    if open_before:
        return b[0] in "IE" and a[2:] == b[2:]
    return b[0] in "OBS"


TRANSITIONS = np.array([[0.0 if _allowed(a, b) else -1e9 for b in TAGS] for a in TAGS], dtype=np.float32)
START = np.array([0.0 if t[0] in "OBS" else -1e9 for t in TAGS], dtype=np.float32)
END = np.array([0.0 if t[0] in "OES" else -1e9 for t in TAGS], dtype=np.float32)


def viterbi(scores):
    """Best path through [units, tags] log scores."""
    best = scores[0] + START
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        through = best[:, None] + TRANSITIONS
        back[i] = through.argmax(0)
        best = through.max(0) + scores[i]
    tag = int((best + END).argmax())
    path = [tag]
    for i in range(len(scores) - 1, 0, -1):
        tag = int(back[i][tag])
        path.append(tag)
    return path[::-1]


def spans(path):
    """(start, end, type) over units; the path obeys the constraints."""
    out, start = [], 0
    for i, tag in enumerate(path):
        name = TAGS[tag]
        if name[0] in "BS":
            start = i
        if name[0] in "ES":
            out.append((start, i + 1, name[2:]))
    return out


class Score:
    """Counts of strict matches per label."""

    def __init__(self):
        self.counts = defaultdict(lambda: [0, 0, 0])  # hits, predicted, gold

    def add(self, predicted, gold):
        predicted, gold = set(predicted), set(gold)
        for kind, group in ((0, predicted & gold), (1, predicted), (2, gold)):
            for span in group:
                self.counts[span[2]][kind] += 1

    def f1(self, labels=None):
        hits, predicted, gold = (sum(self.counts[k][i] for k in (labels or list(self.counts))) for i in range(3))
        return 200 * hits / max(predicted + gold, 1)
