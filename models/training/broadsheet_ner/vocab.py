"""The word-piece vocabulary: one piece a character, whole words only for frequent numbers and Latin words."""

import unicodedata
from collections import Counter

from .corpora import labelled, news
from .labels import CORPORA
from .units import UNIT

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def build(run):
    counts = Counter()
    characters = 0
    for _, text in news(run.data):
        counts.update(UNIT.findall(text))
        characters += len(text)
    for corpus in CORPORA:
        for text, _ in labelled(run.data, corpus, "train"):
            # Ten times, so that the names of the training corpora are not lost in the mass of the news.
            for unit in UNIT.findall(text):
                counts[unit] += 10

    singles, words = Counter(), Counter()
    for unit, n in counts.items():
        folded = unicodedata.normalize("NFKC", unit).lower()
        for c in folded:
            singles[c] += n
        if len(folded) > 1 and folded.isascii() and folded.isalnum():
            words[folded] += n
    chars = sorted(c for c, n in singles.items() if n >= run.vocab.min_char and c.isprintable() and not c.isspace())
    kept = [w for w, n in words.most_common(run.vocab.max_words) if n >= run.vocab.min_word]
    inner = [f"##{c}" for c in chars if c.isalnum() and not "\u2e80" <= c <= "\uffff" and ord(c) < 0x10000]
    print(f"vocabulary: {characters} characters read, {len(chars)} characters, {len(kept)} words, {len(inner)} inner pieces")
    return list(SPECIAL) + chars + inner + sorted(kept)


def load(run):
    path = run.out / "vocab.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(build(run)) + "\n", encoding="utf-8")
    return path.read_text(encoding="utf-8").splitlines()
