"""Sorted arrays of article numbers: where do two of them meet? Chooses the way that costs least for their sizes."""

from __future__ import annotations

import numpy as np

from .mapped import Array

SPARSE = 12  # searching one number in a sorted list costs about as much as touching so many in a row


def locate(ids: Array, docs: Array, universe: int) -> tuple[Array, Array]:
    """
    Return (places in *docs*, places in *ids*) of the numbers that both have; both are sorted without repeats.

    *universe* is the number of articles of the segment.
    """
    if len(docs) * SPARSE < len(ids) or not len(ids):
        if not len(ids):
            return np.zeros(0, np.intp), np.zeros(0, np.intp)
        where = np.searchsorted(ids, docs)
        where[where == len(ids)] = 0
        have = np.flatnonzero(ids[where] == docs)
        return have, where[have]
    if len(ids) * SPARSE < len(docs):
        there, mine = locate(docs, ids, universe)
        return mine, there
    table = np.full(universe, -1, np.int32)
    table[ids] = np.arange(len(ids), dtype=np.int32)
    found = table[docs]
    have = np.flatnonzero(found >= 0)
    return have, found[have].astype(np.intp)


def spread(starts: Array, counts: Array) -> Array:
    """Return ``starts[0], starts[0] + 1, …`` (*counts[0]* of them), then those from ``starts[1]``; counts are > 0."""
    total = int(counts.sum())
    if not total:
        return np.zeros(0, np.int64)
    steps = np.ones(total, np.int64)
    first = np.cumsum(counts[:-1])
    steps[0] = starts[0]
    steps[first] = starts[1:] - starts[:-1] - counts[:-1] + 1
    return np.cumsum(steps)


def stretched(values: Array, counts: Array) -> Array:
    """Return each of *values* as often as *counts* says; counts are > 0. Faster than ``np.repeat``."""
    total = int(counts.sum())
    if not total:
        return np.zeros(0, np.int64)
    steps = np.zeros(total, np.int64)
    steps[0] = values[0]
    steps[np.cumsum(counts[:-1])] = np.diff(values)
    return np.cumsum(steps)
