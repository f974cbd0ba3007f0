"""Reads the corpora and the unlabelled news; everything comes out in the Simplified script."""

import gzip
import json
from functools import cache
from pathlib import Path

NEWS = ("xwlb", "gov", "sohu", "eb", "chinanews", "cec", "hk", "tw", "bilingual")
TRADITIONAL = {"uner_gsd", "uner_pud", "hk", "tw"}


@cache
def fold_table():
    """Character table Traditional -> Simplified; one to one, so offsets stay."""
    import opencc

    table = {}
    path = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        source, _, targets = line.partition("\t")
        if len(source) == 1 and targets and len(targets.split()[0]) == 1:
            table[ord(source)] = targets.split()[0]
    return table


def fold(text, name):
    return text.translate(fold_table()) if name in TRADITIONAL else text


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def labelled(data, corpus, split):
    """(text, entities) of a split, or nothing where the corpus lacks it."""
    path = Path(data) / "ner" / corpus / f"{split}.jsonl.gz"
    if path.exists():
        for row in read(path):
            yield fold(row["text"], corpus), row["entities"]


def news(data):
    """Paragraphs of every Chinese news collection, collection by collection."""
    for name in NEWS:
        for row in read(Path(data) / "news" / f"{name}.jsonl.gz"):
            for paragraph in row["paragraphs"]:
                yield name, fold(paragraph, name)
