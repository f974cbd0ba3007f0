"""Our labels, and what each corpus's own labels mean in them."""

import numpy as np

TYPES = ("PER", "ORG", "LOC", "TITLE")
TAGS = ("O",) + tuple(f"{p}-{t}" for t in TYPES for p in "BIES")
TAG_ID = {tag: i for i, tag in enumerate(TAGS)}

# corpus -> (label map, types the corpus annotates in full).
# A type outside the second set may stand, unlabelled, wherever the corpus says nothing.
# Labels absent from the map (books, films, dates, degrees, common nouns) count as "not an entity".
CORPORA = {
    "msra": ({"PER": "PER", "ORG": "ORG", "LOC": "LOC"}, {"PER", "ORG", "LOC"}),
    "peoples_daily": ({"PER": "PER", "ORG": "ORG", "LOC": "LOC"}, {"PER", "ORG", "LOC"}),
    # An address is a postal place, so country names and the like often go unlabelled: LOC is not complete.
    "cluener": (
        {"name": "PER", "company": "ORG", "organization": "ORG", "government": "ORG",
         "position": "TITLE", "address": "LOC", "scene": "LOC"},
        {"PER", "ORG", "TITLE"},
    ),
    # LOC is the native place only.
    "resume": ({"NAME": "PER", "ORG": "ORG", "TITLE": "TITLE", "LOC": "LOC"}, {"PER", "ORG", "TITLE"}),
    "aishell_ner": ({"PER": "PER", "ORG": "ORG", "LOC": "LOC"}, {"PER", "ORG", "LOC"}),
    "uner_gsd": ({"PER": "PER", "ORG": "ORG", "LOC": "LOC"}, {"PER", "ORG", "LOC"}),
    "uner_pud": ({"PER": "PER", "ORG": "ORG", "LOC": "LOC"}, {"PER", "ORG", "LOC"}),
    "weibo": (
        {"PER.NAM": "PER", "ORG.NAM": "ORG", "LOC.NAM": "LOC", "GPE.NAM": "LOC"},
        {"PER", "ORG", "LOC"},
    ),
}


# Common nouns that ResumeNER marks as organisations. In a newspaper they name nobody, so nothing is learnt from them.
GENERIC = {"公司", "本公司", "母公司", "子公司", "集团", "集团公司", "本行", "分厂"}


def _target_table():
    """Rows of admissible tags: one row per tag, one per corpus for its "O", and one that admits all."""
    rows = [np.eye(len(TAGS), dtype=bool)[i] for i in range(len(TAGS))]
    outside = {}
    for corpus, (_, complete) in CORPORA.items():
        row = np.array([tag == "O" or tag[2:] not in complete for tag in TAGS])
        outside[corpus] = len(rows)
        rows.append(row)
    rows.append(np.ones(len(TAGS), dtype=bool))
    return np.stack(rows), outside


# The loss of a token is minus the log of the probability summed over its row: an unlabelled title in a corpus without
# titles costs nothing, yet the token still counts as "neither person nor place nor organisation".
TARGETS, OUTSIDE = _target_table()
IGNORE = len(TARGETS) - 1


def span_tags(length, label):
    if length == 1:
        return [TAG_ID[f"S-{label}"]]
    return [TAG_ID[f"B-{label}"]] + [TAG_ID[f"I-{label}"]] * (length - 2) + [TAG_ID[f"E-{label}"]]
