"""The seam encoder: reads a tail left to right, or a head right to left, and says in vectors what should meet it."""

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

from .model import Attention, Dropout, shift

BIGRAM = (7919, 104729)
TRIGRAM = (7927, 104743, 611953)


@dataclass(frozen=True)
class SeamConfig:
    width: int = 256
    char_width: int = 128
    buckets: int = 131071
    bigram_width: int = 32
    trigram_width: int = 24
    conv_hidden: int = 384
    heads: int = 4
    # Distance weights of the heads: how fast a character far from the cut fades.
    slopes: tuple = (0.0, 0.03, 0.1, 0.3)
    blocks: tuple = (1, 2, 4, "attention", 1, "attention")
    dropout: float = 0.05
    ngram_dropout: float = 0.1
    rest: int = 192  # how the paragraph goes on
    next: int = 96  # which paragraph comes next
    topic: int = 64  # which article it is of


class SeamEmbedding(nn.Module):
    """Characters with the hashed pair and triple that end in them: nothing of what is still to come."""

    def __init__(self, config, vocab):
        super().__init__()
        self.config = config
        self.char = nn.Embedding(vocab, config.char_width)
        self.bigram = nn.Embedding(config.buckets, config.bigram_width)
        self.trigram = nn.Embedding(config.buckets, config.trigram_width)
        for table in (self.char, self.bigram, self.trigram):
            nn.init.normal_(table.weight, std=0.1)
        self.project = nn.Linear(config.char_width + config.bigram_width + config.trigram_width, config.width)
        self.direction = nn.Embedding(2, config.width)
        nn.init.normal_(self.direction.weight, std=0.02)  # the default would drown the characters
        self.norm = nn.LayerNorm(config.width)
        self.dropout = Dropout(config.dropout)

    def forward(self, ids, heads):
        # A head is read backwards: its pairs are hashed apart from a tail's.
        turn = heads.long()[:, None]
        n = self.config.buckets
        pair = (ids * BIGRAM[1] + shift(ids, 1) * BIGRAM[0] + turn * 31337) % n
        triple = (ids * TRIGRAM[2] + shift(ids, 1) * TRIGRAM[1] + shift(ids, 2) * TRIGRAM[0] + turn * 31337) % n
        parts = [self.bigram(pair), self.trigram(triple)]
        if self.training:
            keep = 1 - self.config.ngram_dropout
            parts = [p * (torch.rand(ids.shape + (1,)) < keep) / keep for p in parts]
        x = self.project(self.dropout(torch.cat([self.char(ids), *parts], -1)))
        return self.norm(x + self.direction(turn))


class CausalConvolution(nn.Module):
    def __init__(self, config, dilation):
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(config.width)
        self.inner = nn.Linear(3 * config.width, config.conv_hidden)
        self.outer = nn.Linear(config.conv_hidden, config.width)
        self.dropout = Dropout(config.dropout)

    def forward(self, x, _mask, _bias):
        # Narrow before the copies: casting them cost as much as the products.
        h = self.norm(x).to(torch.bfloat16 if self.training else x.dtype)
        h = torch.cat([shift(h, 2 * self.dilation), shift(h, self.dilation), h], -1)
        return x + self.dropout(self.outer(self.dropout(F.relu(self.inner(h)))))


def causal_bias(config, length):
    """[heads, length, length]: what is to come is hidden, what is far away fades."""
    back = torch.arange(length)[:, None] - torch.arange(length)[None, :]
    slopes = torch.tensor(config.slopes)[:, None, None]
    return torch.where(back >= 0, -slopes * back, torch.tensor(-1e4))


class SeamEncoder(nn.Module):
    def __init__(self, config, vocab):
        super().__init__()
        self.config = config
        self.embedding = SeamEmbedding(config, vocab)
        self.blocks = nn.ModuleList(
            Attention(config, b) if b == "attention" else CausalConvolution(config, b) for b in config.blocks
        )
        self.norm = nn.LayerNorm(config.width)

    def forward(self, ids, heads):
        bias = causal_bias(self.config, ids.shape[1])
        x = self.embedding(ids, heads)
        for block in self.blocks:
            x = block(x, None, bias)
        return self.norm(x)


class SeamModel(nn.Module):
    """Vectors of tails and heads whose products are log odds: of being one paragraph, of following, of one article."""

    def __init__(self, config, vocab):
        super().__init__()
        self.config = config
        self.encoder = SeamEncoder(config, vocab)
        w = config.width
        # Index 0 for tails, 1 for heads.
        self.rest = nn.ModuleList(nn.Linear(w, config.rest) for _ in range(2))
        self.next = nn.ModuleList(nn.Linear(2 * w, config.next) for _ in range(2))
        self.topic = nn.Linear(w, config.topic)
        self.edge = nn.ModuleList(nn.Linear(w, 1) for _ in range(2))
        self.scale = nn.Parameter(torch.tensor([0.1, 0.1, 2.0]))
