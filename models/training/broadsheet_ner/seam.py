"""Trains the seam model: every place in a paragraph is a cut, everything else in the batch is what does not belong there.

Left of a cut stands a tail, right of it a head. Each is read towards the cut by one causal network, so one pass over a
paragraph in either direction gives the tails and the heads of all its cuts, and their products are compared with those of
all other cuts in the batch: of the same paragraph, the same article, and others of the same paper. Likewise for paragraphs
that follow each other and for paragraphs of one article. The text comes from bench/fold-news.ts.
"""

import json
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from . import checkpoint
from .seam_model import SeamConfig, SeamModel
from .train import rate

PAD, UNKNOWN = 0, 1
SPECIAL = ("[PAD]", "[UNK]")
MIN_COUNT = 8
LONGEST = 96
PARAGRAPHS = 6
ROWS = 44
CUTS = 1400
RATE = 1.5e-3
# How often a paper is taken: a tenth of the characters of the reports of government would be enough.
WEIGHT = {"xwlb": 5, "hk": 4, "eb": 4, "chinanews": 4, "sohu": 2, "gov": 1.5, "en": 0.8, "tw": 0.6, "cec": 0.2, "bilingual": 0.3}


def read_articles(path):
    """{source: [articles]}; an article is a list of paragraphs, its title first."""
    papers = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            paragraphs = ([article["title"]] if article["title"] else []) + article["paragraphs"]
            if len(paragraphs) > 1:
                papers.setdefault(article["source"], []).append(paragraphs)
    return papers


def build_vocabulary(papers):
    counts = {}
    for articles in papers.values():
        for paragraphs in articles:
            for text in paragraphs:
                for c in text:
                    counts[c] = counts.get(c, 0) + 1
    return list(SPECIAL) + sorted(c for c, n in counts.items() if n >= MIN_COUNT and c.isprintable() and ord(c) < 0x10000)


def draw_rows(papers, index, rng):
    """Rows of one paper: (ids, article, paragraph, whether its beginning and its end are there)."""
    names = list(papers)
    paper = papers[rng.choices(names, [WEIGHT[n] for n in names])[0]]
    rows, article = [], 0
    while len(rows) < ROWS:
        paragraphs = rng.choice(paper)
        at = rng.randrange(max(1, len(paragraphs) - PARAGRAPHS + 1))
        article += 1
        for number, text in enumerate(paragraphs[at : at + PARAGRAPHS], at):
            ids = [index.get(c, UNKNOWN) for c in text[:600]]
            n = len(ids)
            if n <= LONGEST:
                rows.append((ids, article, number, True, True))
                continue
            size = rng.randint(LONGEST // 2, LONGEST)
            rows.append((ids[:size], article, number, True, False))
            if len(text) <= 600:
                rows.append((ids[-size:], article, number, False, True))
            if n > 2 * LONGEST and rng.random() < 0.5:
                start = rng.randrange(n - LONGEST)
                rows.append((ids[start : start + LONGEST], article, number, False, False))
    return rows[: ROWS + 4]


def pack(rows):
    length = max(len(r[0]) for r in rows)
    ids = np.zeros((len(rows), length), dtype=np.int64)
    back = np.zeros_like(ids)
    for i, (row, *_) in enumerate(rows):
        ids[i, : len(row)] = row
        back[i, : len(row)] = row[::-1]
    return torch.from_numpy(ids), torch.from_numpy(back)


def mean_of(states, lengths):
    mask = (torch.arange(states.shape[1])[None, :] < lengths[:, None]).unsqueeze(-1)
    return (states * mask).sum(1) / lengths[:, None]


def both_ways(scores):
    target = torch.arange(len(scores))
    return (F.cross_entropy(scores, target) + F.cross_entropy(scores.T, target)) / 2


def edge_loss(layer, cuts, edges):
    """A cut in a paragraph against a paragraph's own end (or beginning), both sides weighing the same."""
    return F.softplus(-layer(cuts)).mean() + F.softplus(layer(edges)).mean()


class Setting:
    """Where lines may end: numbers and Latin words are set whole, closing marks begin no line. Now and then they do."""

    LAX = 0.15

    def __init__(self, index):
        self.whole = {index[c] for c in index if len(c) == 1 and (c.isascii() and c.isalnum() or c in ".%")}
        self.hanging = {index[c] for c in "，。、；：！？”’）》)" if c in index}

    def breaks(self, before, after, rng):
        whole = before in self.whole and after in self.whole
        return not (whole or after in self.hanging) or rng.random() < self.LAX


def losses(model, rows, setting, rng):
    ids, back = pack(rows)
    lengths = torch.tensor([len(r[0]) for r in rows])
    count = len(rows)
    states = model.encoder(torch.cat([ids, back]), torch.arange(2 * count) >= count).float()
    ahead, behind = states[:count], states[count:]
    # Place i of a row: the tail ends with its character, the head begins with the next one.
    places = [
        (r, i) for r, (row, *_) in enumerate(rows) for i in range(1, len(row) - 1) if setting.breaks(row[i], row[i + 1], rng)
    ]
    chosen = rng.sample(places, min(CUTS, len(places)))
    r, i = torch.tensor(chosen).T
    tails, heads = ahead[r, i], behind[r, lengths[r] - 2 - i]
    starts = [n for n, row in enumerate(rows) if row[3]]
    ends = [n for n, row in enumerate(rows) if row[4]]
    openings = behind[starts, lengths[starts] - 1]
    endings = ahead[ends, lengths[ends] - 1]
    u, v = model.rest[0](tails), model.rest[1](torch.cat([heads, openings]))
    scores = u @ v.T * model.scale[0]
    target = torch.arange(len(u))
    rest = (F.cross_entropy(scores, target) + F.cross_entropy(scores[:, : len(u)].T, target)) / 2
    hits = (scores.argmax(1) == target).float().mean().item()

    edges = edge_loss(model.edge[0], tails, endings) + edge_loss(model.edge[1], heads, openings)

    mean_ahead, mean_behind = mean_of(ahead, lengths), mean_of(behind, lengths)
    follows = {(row[1], row[2]): n for n, row in enumerate(rows) if row[3]}
    pairs = [(n, follows[row[1], row[2] + 1]) for n, row in enumerate(rows) if row[4] and (row[1], row[2] + 1) in follows]
    following = torch.zeros(())
    if len(pairs) > 1:
        a, b = torch.tensor(pairs).T
        u = model.next[0](torch.cat([ahead[a, lengths[a] - 1], mean_ahead[a]], -1))
        v = model.next[1](torch.cat([behind[b, lengths[b] - 1], mean_behind[b]], -1))
        following = both_ways(u @ v.T * model.scale[1])

    # A piece at inference is one row or two; each row's mean stands for it.
    z = F.normalize(torch.cat([model.topic(mean_ahead), model.topic(mean_behind)]), dim=-1)
    article = torch.tensor([row[1] for row in rows] * 2)
    same = article[:, None] == article[None, :]
    paragraph = torch.tensor([row[1] * 1000 + row[2] for row in rows] * 2)
    other = paragraph[:, None] != paragraph[None, :]
    similar = torch.where(other, z @ z.T * model.scale[2].exp(), torch.tensor(-1e4))
    log = similar.log_softmax(1)
    positive = (same & other).float()
    has = positive.sum(1) > 0
    topic = -((log * positive).sum(1)[has] / positive.sum(1)[has]).mean()
    return rest, hits, following, topic, edges


def run_seam(run, text):
    torch.set_num_threads(run.threads)
    torch.manual_seed(run.seed)
    papers = read_articles(text)
    path = run.out / "seam-vocab.json"
    if not path.exists():
        path.write_text(json.dumps(build_vocabulary(papers), ensure_ascii=False), encoding="utf-8")
    words = json.loads(path.read_text(encoding="utf-8"))
    index = {c: i for i, c in enumerate(words)}
    setting = Setting(index)
    model = SeamModel(SeamConfig(), len(words))
    print(f"{len(words)} characters, {sum(p.numel() for p in model.parameters())} weights", flush=True)
    table = [p for n, p in model.named_parameters() if "gram.weight" in n or "char.weight" in n]
    known = {id(p) for p in table}
    groups = [
        {"params": table, "weight_decay": 0.0, "scale": 2.0},
        {"params": [p for p in model.parameters() if id(p) not in known], "weight_decay": 0.01, "scale": 1.0},
    ]
    optimiser = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98), fused=True)
    state = checkpoint.resume(run.out / "seam.pt", model=model, optimiser=optimiser)
    step, spent = state.get("step", 0), state.get("spent", 0.0)
    started = time.time() - spent
    totals = np.zeros(5)
    model.train()
    while True:
        minutes = (time.time() - started) / 60
        share = minutes / run.minutes
        if share >= 1:
            break
        rng = random.Random(run.seed * 1_000_003 + step)
        rows = draw_rows(papers, index, rng)
        step += 1
        for group in optimiser.param_groups:
            group["lr"] = RATE * group["scale"] * rate(share, step, 200)
        with torch.autocast("cpu", torch.bfloat16):
            rest, hits, following, topic, edges = losses(model, rows, setting, rng)
            loss = rest + 0.3 * following + 0.2 * topic + 0.3 * edges
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        totals += [rest.item(), hits, following.item(), topic.item(), edges.item()]
        if step % 50 == 0:
            names = ("rest", "hits", "next", "topic", "edges")
            print(f"step {step} " + " ".join(f"{n} {t / 50:.3f}" for n, t in zip(names, totals)) + f" minutes {minutes:.1f}", flush=True)
            totals[:] = 0
        if step % 250 == 0:
            checkpoint.save(run.out / "seam.pt", model=model, optimiser=optimiser, step=step, spent=time.time() - started)
    checkpoint.save(run.out / "seam.pt", model=model, optimiser=optimiser, step=step, spent=time.time() - started)
