"""Exports the trained tagger: fp32 and int8 ONNX, tokenizer, configuration, manifest; compares int8 with fp32."""

import hashlib
import json

import numpy as np
import onnx
import onnxruntime
import torch

from . import evaluate, samples, vocab
from .calibrate import input_ranges
from .config import MODEL_ID
from .graph import Graph
from .labels import TAGS
from .model import Tagger
from .tokenizer import tokenizer_files
from .units import Pieces

TESTS = ["msra", "peoples_daily", "resume", "aishell_ner", "uner_gsd", "uner_pud", "weibo"]


def onnx_scorer(path, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def scorer(ids):
        feeds = {"input_ids": ids, "attention_mask": (ids != 0).astype(np.int64), "token_type_ids": np.zeros_like(ids)}
        logits = session.run(None, feeds)[0]
        return logits - np.logaddexp.reduce(logits, -1, keepdims=True)

    return scorer


def write_config(folder, run, words):
    config = {
        "architectures": ["BertForTokenClassification"],
        "model_type": "bert",
        "vocab_size": len(words),
        "hidden_size": run.model.width,
        "num_hidden_layers": len(run.model.blocks),
        "num_attention_heads": run.model.heads,
        "intermediate_size": run.model.conv_hidden,
        "max_position_embeddings": run.model.max_positions,
        "type_vocab_size": 2,
        "pad_token_id": 0,
        "id2label": {str(i): tag for i, tag in enumerate(TAGS)},
        "label2id": {tag: i for i, tag in enumerate(TAGS)},
        "broadsheet": {"blocks": list(run.model.blocks), "buckets": run.model.buckets},
    }
    (folder / "config.json").write_text(json.dumps(config, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for name, content in tokenizer_files(words, run.model.max_positions).items():
        (folder / name).write_text(content, encoding="utf-8")


def write_manifest(folder, model_id, revision):
    """Names the folder's files in the manifest that all models share, in place of what it said of this model."""
    files = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README.md"):
        data = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        files.append({"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    entry = {"id": model_id, "revision": revision, "licence": "see README.md in the model folder", "files": files}
    path = folder.parent / "manifest.json"
    models = json.loads(path.read_text(encoding="utf-8"))["models"] if path.exists() else []
    models = sorted([m for m in models if m["id"] != model_id] + [entry], key=lambda m: m["id"])
    path.write_text(json.dumps({"models": models}, indent=2) + "\n", encoding="utf-8")


def run_export(run, folder):
    words = vocab.load(run)
    pieces = Pieces(words)
    limit = run.model.max_positions
    model = Tagger(run.model, len(words), len(TAGS))
    state = torch.load(run.out / "tagger.pt", weights_only=True)
    model.load_state_dict({k[7:]: v for k, v in state["average"].items() if k.startswith("module.")})
    dev = samples.load(run, "dev", pieces, ["msra", "cluener", "resume", "uner_gsd"])
    calibration = [s for rows in dev.values() for s in rows[:150] if s.ids]
    ids_of = lambda sample: samples.flatten(sample.ids, sample.targets, pieces.vocab, limit)[0]
    ranges = input_ranges(model, calibration, lambda sample: model(torch.tensor([ids_of(sample)])))
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    full, small = run.out / "model.onnx", folder / "onnx" / "model_quantized.onnx"
    onnx.save(Graph(model).build(), full)
    quantised = Graph(model, ranges).build()
    onnx.checker.check_model(quantised)
    onnx.save(quantised, small)
    write_config(folder, run, words)
    write_manifest(folder, MODEL_ID, f"step-{state['step']}")
    tests = {**samples.load(run, "test", pieces, TESTS), "cluener": samples.load(run, "dev", pieces, ["cluener"])["cluener"]}
    for title, path in (("fp32", full), ("int8", small)):
        results = evaluate.score(tests, onnx_scorer(path, run.threads), pieces.vocab, limit)
        print(f"{title} ({path.stat().st_size} bytes)\n{evaluate.table(results)}", flush=True)
