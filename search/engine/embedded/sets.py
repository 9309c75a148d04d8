"""Sorted arrays of article numbers: where do two of them meet? Chooses the way that costs least for their sizes."""

from __future__ import annotations

import numpy as np

from .mapped import Array

ROW = 1 << 19  # flags of one byte each
SPARSE = 12  # searching one number in a sorted list costs about as much as touching so many in a row


def locate(ids: Array, docs: Array, universe: int) -> tuple[Array, Array]:
    """
    Return (places in *docs*, places in *ids*) of the numbers that both have; both are sorted without repeats.

    *universe* is the number of articles of the segment; 0 where the numbers are no article numbers.
    """
    if len(docs) * SPARSE < len(ids) or not len(ids):
        if not len(ids):
            return np.zeros(0, np.intp), np.zeros(0, np.intp)
        where = np.searchsorted(ids, docs)
        where[where == len(ids)] = 0
        have = np.flatnonzero(ids[where] == docs)
        return have, where[have]
    if not universe:
        _, mine, theirs = np.intersect1d(docs, ids, assume_unique=True, return_indices=True)
        return mine, theirs
    if len(ids) * SPARSE < len(docs):
        there, mine = locate(docs, ids, universe)
        return mine, there
    table = np.full(universe, -1, np.int32)
    table[ids] = np.arange(len(ids), dtype=np.int32)
    found = table[docs]
    have = np.flatnonzero(found >= 0)
    return have, found[have].astype(np.intp)


def common(few: Array, many: Array, universe: int) -> Array:
    """
    Return those of *few* that are in *many*; both sorted, below *universe*; repeats stay.

    A row of flags is faster than searching or sorting, as long as it stays in the processor's cache: so it is short,
    and used again for each stretch of numbers.
    """
    cuts = np.arange(0, universe + ROW, ROW)
    a, b = np.searchsorted(few, cuts).tolist(), np.searchsorted(many, cuts).tolist()
    row = np.zeros(ROW, bool)
    out = []
    for at in range(len(cuts) - 1):
        if a[at] == a[at + 1] or b[at] == b[at + 1]:
            continue
        mine, theirs = few[a[at] : a[at + 1]], many[b[at] : b[at + 1]] - cuts[at]
        row[theirs] = True
        out.append(mine[row[mine - cuts[at]]])
        row[theirs] = False
    return np.concatenate(out) if out else few[:0]


def spread(starts: Array, counts: Array) -> Array:
    """Return ``starts[0], starts[0] + 1, …`` (*counts[0]* of them), then those from ``starts[1]``; counts are > 0."""
    total = int(counts.sum())
    if not total:
        return np.zeros(0, np.int64)
    kind = starts.dtype
    steps = np.ones(total, kind)
    steps[0] = starts[0]
    steps[np.cumsum(counts[:-1])] = starts[1:] - starts[:-1] - counts[:-1] + kind.type(1)
    return steps.cumsum(dtype=kind, out=steps)


def stretched(values: Array, counts: Array) -> Array:
    """Return each of *values* as often as *counts* says; counts are > 0. Faster than ``np.repeat``."""
    total = int(counts.sum())
    if not total:
        return np.zeros(0, np.int64)
    steps = np.zeros(total, values.dtype)
    steps[0] = values[0]
    steps[np.cumsum(counts[:-1])] = np.diff(values)
    return steps.cumsum(dtype=values.dtype, out=steps)
