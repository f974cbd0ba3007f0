"""Every number that shapes the model or its training, in one place."""

from dataclasses import dataclass, field
from pathlib import Path

MODEL_ID = "broadsheet-ner-zh-small"


@dataclass(frozen=True)
class ModelConfig:
    width: int = 256
    char_width: int = 128
    # Each n-gram is looked up in two tables under two hashes: two n-grams that collide in one rarely collide in the other.
    buckets: int = 65521  # prime, so that a linear hash spreads
    bigram_width: int = 32
    trigram_width: int = 16
    conv_hidden: int = 384
    heads: int = 4
    # A number is a convolution block of that dilation, "attention" a self-attention block.
    blocks: tuple = (1, 1, 2, "attention", 1, 2, "attention")
    dropout: float = 0.15
    ngram_dropout: float = 0.2
    max_positions: int = 512


@dataclass(frozen=True)
class PretrainConfig:
    steps: int = 6000
    tokens_per_batch: int = 4096
    length: int = 128
    learning_rate: float = 1e-3
    warmup: int = 200
    mask_share: float = 0.2
    dropout: float = 0.05  # text is plentiful here
    ngram_dropout: float = 0.1
    # How often a collection is taken: reports of government hold few names, and the corpora are what the tagger will see.
    weight: dict = field(default_factory=lambda: {"gov": 0.33, "sohu": 2, "eb": 2, "chinanews": 2, "ner": 3})


@dataclass(frozen=True)
class TrainConfig:
    epochs: float = 10
    tokens_per_batch: int = 2560
    learning_rate: float = 8e-4
    embedding_rate: float = 2.0  # the n-gram tables are sparse and need longer steps
    weight_decay: float = 0.01
    warmup: int = 200
    ema: float = 0.99  # per four steps: averages over about 400 steps
    swap: float = 0.3  # share of mentions replaced by another mention of the same type
    join: float = 0.6  # share of samples joined with their neighbours to paragraph length
    join_length: tuple = (48, 192)
    # How often a corpus is seen in one epoch.
    repeat: dict = field(default_factory=lambda: {
        "msra": 1, "cluener": 2, "resume": 1, "aishell_ner": 1, "uner_gsd": 1, "weibo": 1,
    })


@dataclass(frozen=True)
class VocabConfig:
    min_char: int = 6
    min_word: int = 200
    max_words: int = 1500


@dataclass
class Run:
    data: Path
    out: Path
    seed: int = 20261123
    threads: int = 2
    minutes: float = 0  # wall-clock limit of the stage, 0 for none; the schedule follows it
    init: str = ""  # checkpoint of the encoder to start from
    model: ModelConfig = field(default_factory=ModelConfig)
    pretrain: PretrainConfig = field(default_factory=PretrainConfig)
    train: TrainConfig = field(default_factory=TrainConfig)
    vocab: VocabConfig = field(default_factory=VocabConfig)
