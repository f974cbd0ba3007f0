"""The encoder: hashed n-gram embeddings, dilated convolutions, two self-attention layers."""

import torch
from torch import nn
from torch.nn import functional as F

# Multipliers of the linear n-gram hashes; export.py writes the same arithmetic into the graph.
BIGRAM_HASHES = ((7919, 104729), (1299709, 15485863))
TRIGRAM_HASHES = ((7927, 104743, 611953), (1299721, 15485867, 32452843))


def shift(x, by):
    """x moved along the sequence: result[i] = x[i - by], zero (or [PAD]) where nothing moves in."""
    pad = (0, 0) * (x.dim() - 2)
    n = x.shape[1]
    if by >= 0:
        return F.pad(x[:, : max(n - by, 0)], pad + (min(by, n), 0))
    return F.pad(x[:, min(-by, n):], pad + (0, min(-by, n)))


class Dropout(nn.Module):
    """Dropout that reads its mask at a random place of a drawn-once pool: drawing afresh took a quarter of the step."""

    SIZE = 1 << 24
    POOLS = {}

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or not self.p:
            return x
        if self.p not in self.POOLS:
            self.POOLS[self.p] = (torch.rand(self.SIZE) >= self.p).to(torch.bfloat16) / (1 - self.p)
        at = int(torch.randint(self.SIZE - x.numel(), ()))
        return x * self.POOLS[self.p][at : at + x.numel()].view(x.shape)


def hashed(ids, offsets, multipliers, buckets):
    return sum(shift(ids, o) * m for o, m in zip(offsets, multipliers)) % buckets


class Embedding(nn.Module):
    def __init__(self, config, vocab):
        super().__init__()
        self.config = config
        self.char = nn.Embedding(vocab, config.char_width)
        self.bigram = nn.ModuleList(nn.Embedding(config.buckets, config.bigram_width) for _ in BIGRAM_HASHES)
        self.trigram = nn.ModuleList(nn.Embedding(config.buckets, config.trigram_width) for _ in TRIGRAM_HASHES)
        for table in (self.char, *self.bigram, *self.trigram):
            nn.init.normal_(table.weight, std=0.1)
        concat = config.char_width + 4 * config.bigram_width + 2 * config.trigram_width
        self.project = nn.Linear(concat, config.width)
        self.norm = nn.LayerNorm(config.width)
        self.dropout = Dropout(config.dropout)

    def forward(self, ids):
        n = self.config.buckets
        left = torch.cat([t(hashed(ids, (1, 0), m, n)) for t, m in zip(self.bigram, BIGRAM_HASHES)], -1)
        left = left * (ids != 0).unsqueeze(-1)  # else the last position would see how much padding follows
        around = torch.cat([t(hashed(ids, (1, 0, -1), m, n)) for t, m in zip(self.trigram, TRIGRAM_HASHES)], -1)
        # The bigram to the right of a character is the bigram to the left of the next one.
        parts = [left, shift(left, -1), around]
        if self.training:
            # Whole n-grams are dropped so that unseen ones do not surprise the encoder.
            keep = 1 - self.config.ngram_dropout
            parts = [p * (torch.rand(ids.shape + (1,)) < keep) / keep for p in parts]
        x = torch.cat([self.char(ids), *parts], -1)
        return self.norm(self.project(self.dropout(x)))


class Convolution(nn.Module):
    def __init__(self, config, dilation):
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(config.width)
        self.inner = nn.Linear(3 * config.width, config.conv_hidden)
        self.outer = nn.Linear(config.conv_hidden, config.width)
        self.dropout = Dropout(config.dropout)

    def forward(self, x, mask, _bias):
        h = self.norm(x) * mask
        h = torch.cat([shift(h, self.dilation), h, shift(h, -self.dilation)], -1)
        return x + self.dropout(self.outer(self.dropout(F.relu(self.inner(h)))))


class Attention(nn.Module):
    def __init__(self, config, _):
        super().__init__()
        self.heads = config.heads
        self.norm = nn.LayerNorm(config.width)
        self.qkv = nn.Linear(config.width, 3 * config.width)
        self.out = nn.Linear(config.width, config.width)
        self.dropout = Dropout(config.dropout)

    def forward(self, x, _mask, bias):
        b, n, d = x.shape
        q, k, v = self.qkv(self.norm(x)).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-1, -2) * (d // self.heads) ** -0.5 + bias.to(q.dtype)).softmax(-1)
        mixed = weights.to(v.dtype) @ v
        return x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, n, d)))


class Encoder(nn.Module):
    def __init__(self, config, vocab):
        super().__init__()
        self.embedding = Embedding(config, vocab)
        self.blocks = nn.ModuleList(
            Attention(config, b) if b == "attention" else Convolution(config, b) for b in config.blocks
        )
        self.norm = nn.LayerNorm(config.width)

    def forward(self, ids):
        real = ids != 0
        mask = real.unsqueeze(-1).float()
        bias = (~real).float()[:, None, None, :] * -1e4
        x = self.embedding(ids)
        for block in self.blocks:
            x = block(x, mask, bias)
        return self.norm(x)


class Tagger(nn.Module):
    def __init__(self, config, vocab, labels):
        super().__init__()
        self.encoder = Encoder(config, vocab)
        self.dropout = Dropout(config.dropout)
        self.classify = nn.Linear(config.width, labels)

    def forward(self, ids):
        return self.classify(self.dropout(self.encoder(ids)))


class MaskedModel(nn.Module):
    """Predicts masked pieces; its output table is the character table."""

    def __init__(self, config, vocab):
        super().__init__()
        self.encoder = Encoder(config, vocab)
        self.project = nn.Linear(config.width, config.char_width)
        self.norm = nn.LayerNorm(config.char_width)
        self.bias = nn.Parameter(torch.zeros(vocab))

    def forward(self, ids, at):
        x = self.norm(F.gelu(self.project(self.encoder(ids)[at])))
        return F.linear(x, self.encoder.embedding.char.weight, self.bias)
