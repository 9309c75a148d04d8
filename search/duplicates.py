"""
Which articles say the same in almost the same words, because several papers printed one text?

By shared runs of folded words, as near-duplicate detection does since Broder (1997). With ten texts to compare, all
runs are taken instead of a sample: hashing a tuple of words costs less than choosing which to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .model import Article
from .scout import read

RUN = 4  # words: long enough that a shared run is no accident
ALIKE = 0.6  # share of common runs; a rewritten lead and another signature leave more than that
MIN_RUNS = 32  # below, a text is too short to judge


def groups(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """Return, for each article that others repeat, their ids: ``{first: (later, …)}`` in the order given."""
    out: dict[str, list[str]] = {}
    heads: list[tuple[str, frozenset[int]]] = []
    seen: set[int] = set()  # the runs of all heads: who has few of them repeats none
    for article in articles:
        runs = _runs_of(article.body)
        head = None
        if len(seen & runs) >= ALIKE * len(runs):
            head = next((i for i, other in heads if _alike(runs, other)), None)
        if head is not None:
            out.setdefault(head, []).append(article.id)
        elif len(runs) >= MIN_RUNS:
            heads.append((article.id, runs))
            seen |= runs
    return {head: tuple(ids) for head, ids in out.items()}


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    few, many = sorted((len(one), len(other)))
    if few < MIN_RUNS or few < ALIKE * many:  # what both have is no more than the fewer, what any has no less
        return False
    common = len(one & other)
    return common >= ALIKE * (few + many - common)


@lru_cache(maxsize=256)
def _runs_of(text: str) -> frozenset[int]:
    words = read(text).split()
    return frozenset(map(hash, zip(*(words[at:] for at in range(RUN)), strict=False)))
