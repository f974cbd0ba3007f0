"""Exports the seam model: fp32 and int8 ONNX, characters, configuration, manifest; compares int8 with fp32 on held-out cuts."""

import json
import random

import numpy as np
import onnx
import onnxruntime
import torch

from . import seam
from .calibrate import input_ranges
from .export import write_manifest
from .seam_graph import WINDOW, SeamGraph
from .seam_model import SeamConfig, SeamModel

MODEL_ID = "broadsheet-seam-small"


def ends_of(rows):
    """The two ends that meet at a place in each row, as the product reads them: at most a window on either side."""
    tails, heads = [], []
    for ids, *_ in rows:
        if len(ids) < 8:
            continue
        at = len(ids) // 2
        tails.append(ids[:at][-WINDOW:])
        heads.append(ids[at:][:WINDOW][::-1])
    return tails, heads


def feeds(ends, side):
    ids = np.zeros((len(ends), WINDOW), dtype=np.int64)
    mask = np.zeros_like(ids)
    for i, end in enumerate(ends):
        ids[i, : len(end)] = end
        mask[i, : len(end)] = 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.full_like(ids, side)}


def found(session, tails, heads, config):
    """Share of tails that pick their own head among those of the whole batch."""
    left = session.run(None, feeds(tails, 0))[0][:, : config.rest]
    right = session.run(None, feeds(heads, 1))[0][:, : config.rest]
    return float(((left @ right.T).argmax(1) == np.arange(len(tails))).mean())


def run_seam_export(run, text, folder):
    words = json.loads((run.out / "seam-vocab.json").read_text(encoding="utf-8"))
    index = {c: i for i, c in enumerate(words)}
    config = SeamConfig()
    model = SeamModel(config, len(words))
    state = torch.load(run.out / "seam.pt", weights_only=True)
    model.load_state_dict(state["model"])
    papers = seam.read_articles(text)
    rng = random.Random(run.seed + 1)
    batches = [seam.draw_rows(papers, index, rng) for _ in range(24)]
    setting = seam.Setting(index)
    ranges = input_ranges(model, batches[:16], lambda rows: seam.losses(model, rows, setting, random.Random(1)))
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    full, small = run.out / "seam.onnx", folder / "onnx" / "model_quantized.onnx"
    onnx.save(SeamGraph(model).build(), full)
    quantised = SeamGraph(model, ranges).build()
    onnx.checker.check_model(quantised)
    onnx.save(quantised, small)
    layout = {"rest": config.rest, "next": config.next, "topic": config.topic}
    (folder / "config.json").write_text(json.dumps({
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": len(words),
        "hidden_size": config.width,
        "num_hidden_layers": len(config.blocks),
        "num_attention_heads": config.heads,
        "intermediate_size": config.conv_hidden,
        "max_position_embeddings": WINDOW,
        "type_vocab_size": 2,
        "broadsheet": {"window": WINDOW, "layout": layout, "blocks": list(config.blocks), "buckets": config.buckets},
    }, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (folder / "vocab.json").write_text(json.dumps(words, ensure_ascii=False) + "\n", encoding="utf-8")
    write_manifest(folder, MODEL_ID, f"step-{state['step']}")
    for title, path in (("fp32", full), ("int8", small)):
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        shares = [found(session, *ends_of(rows), config) for rows in batches[16:]]
        print(f"{title} ({path.stat().st_size} bytes): a tail finds its head among {len(ends_of(batches[16])[0])} in {100 * np.mean(shares):.1f} %")
