"""Strict entity F1 of any scoring function over the corpora, restricted to the labels that each one annotates in full."""

import numpy as np

from .decode import Score, spans, viterbi
from .labels import CORPORA, TYPES
from .samples import flatten

LABELS = {"weibo": ("PER", "ORG", "LOC")}


def score(samples, scorer, vocab, limit, tokens=8192):
    """{corpus: Score}; scorer maps ids [batch, length] to logits."""
    results = {}
    for corpus, rows in samples.items():
        complete = CORPORA[corpus][1]
        result = Score()
        order = sorted((i for i in range(len(rows)) if rows[i].ids), key=lambda i: len(rows[i].ids))
        at = 0
        while at < len(order):
            flat = []
            while at < len(order) and (not flat or (len(flat) + 1) * (len(rows[order[at]].ids) + 2) < tokens):
                flat.append(order[at])
                at += 1
            pairs = [flatten(rows[i].ids, rows[i].targets, vocab, limit) for i in flat]
            width = max(len(ids) for ids, _ in pairs)
            ids = np.zeros((len(pairs), width), dtype=np.int64)
            for row, (pieces, _) in enumerate(pairs):
                ids[row, : len(pieces)] = pieces
            logits = scorer(ids)
            for row, i in enumerate(flat):
                sample = rows[i]
                first = np.cumsum([1] + [len(u) for u in sample.ids[:-1]])
                first = first[first < width - 1]
                found = spans(viterbi(logits[row, first]))
                result.add([s for s in found if s[2] in complete], [m for m in sample.mentions if m[2] in complete])
        results[corpus] = result
    return results


def table(results):
    lines = []
    for corpus, result in results.items():
        parts = [f"{label} {result.f1([label]):.1f}" for label in TYPES if result.counts[label][2]]
        lines.append(f"{corpus:14} F1 {result.f1():.2f}  " + "  ".join(parts))
    return "\n".join(lines)
