"""
Which articles say the same in almost the same words, because several papers printed one text?

By shared runs of words, as near-duplicate detection does since Broder (1997): each text is a sample of its hashed
runs, and two texts are alike if their samples are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from .model import Article

RUN = 4  # words: long enough that a shared run is no accident
KEEP_ONE_IN = 4  # sampling by hash value keeps the same runs in both texts
ALIKE = 0.6  # share of common runs; a rewritten lead and another signature leave more than that
MIN_RUNS = 8  # below, a text is too short to judge
_WORD = re.compile(r"\w+")


def groups(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """Return, for each article that others repeat, their ids: ``{first: (later, …)}`` in the order given."""
    out: dict[str, list[str]] = {}
    heads: list[tuple[str, frozenset[int]]] = []
    for article in articles:
        sample = _sample(article.body)
        head = next((i for i, other in heads if _alike(sample, other)), None)
        if head is not None:
            out.setdefault(head, []).append(article.id)
        elif len(sample) >= MIN_RUNS:
            heads.append((article.id, sample))
    return {head: tuple(ids) for head, ids in out.items()}


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    if len(one) < MIN_RUNS:
        return False
    return len(one & other) >= ALIKE * len(one | other)


@lru_cache(maxsize=2048)
def _sample(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    runs = (crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1))
    return frozenset(run for run in runs if run % KEEP_ONE_IN == 0)
