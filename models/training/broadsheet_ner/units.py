"""Text to units and units to word pieces, exactly as models/ner/units.ts and tokenizer.json do it.

A unit is a run of digits, a run of letters outside the Han script, or any other single character that is not white space.
One unit carries one tag, read off its first piece.
"""

import re
import unicodedata

UNIT = re.compile(
    r"[0-9\uff10-\uff19]+"
    r"|[A-Za-z\u00aa-\u02af\u0370-\u052f\u1e00-\u1fff\uff21-\uff3a\uff41-\uff5a]+"
    r"|\S"
)


def units(text):
    """(string, start, end) of every unit; offsets in code points."""
    return [(m.group(), m.start(), m.end()) for m in UNIT.finditer(text)]


def _words(unit):
    """The words that BertNormalizer and BertPreTokenizer make of one NFKC-folded, lower-cased unit."""
    out, run = [], ""
    for c in unicodedata.normalize("NFKC", unit).lower():
        cat = unicodedata.category(c)
        single = "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or cat[0] == "P" or (c.isascii() and cat[0] == "S")
        if cat[0] in "ZC" or c == "\ufffd" or single:
            if run:
                out.append(run)
            run = ""
            if single:
                out.append(c)
        else:
            run += c
    return out + [run] if run else out


class Pieces:
    """Word pieces of units over a fixed vocabulary, remembered per unit."""

    def __init__(self, vocab):
        self.vocab = {piece: i for i, piece in enumerate(vocab)}
        self.unknown = self.vocab["[UNK]"]
        self.memory = {}

    def of(self, unit):
        known = self.memory.get(unit)
        if known is None:
            known = [i for word in _words(unit) for i in self._greedy(word)][:16]
            self.memory[unit] = known
        return known

    def _greedy(self, word):
        ids, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self.vocab:
                    ids.append(self.vocab[piece])
                    start = end
                    break
            else:
                return [self.unknown]
        return ids
