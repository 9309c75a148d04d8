"""
The best labels of a whole batch, with NumPy.

With two labels, Viterbi carries one number along a text: the difference D of the best scores ending in B and in I.
``D[i] = d[i] + f(D[i-1])``, where f is constant outside a narrow window. Nearly every D is known to lie on one side of
it whatever came before, so nearly every step is independent of its neighbour; the few that are not form short chains,
settled by repeating the step until nothing changes, which gives the very numbers of the sequential walk.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from .features import Weights

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

MAX_ROUNDS = 64  # longer chains than this do not occur in prose; then the rest is walked one by one


class Window:
    """The step function f of a model, and the edges between which it is not constant."""

    def __init__(self, transitions: tuple[float, float, float, float]) -> None:
        self.bb, self.bi, self.ib, self.ii = transitions
        self.begin_edge, self.inside_edge = self.ib - self.bb, self.ii - self.bi
        self.top, self.bottom = max(self.begin_edge, self.inside_edge), min(self.begin_edge, self.inside_edge)
        self.above, self.below = self.bb - self.bi, self.ib - self.ii

    def step(self, difference: Any) -> Any:
        """f for an array: the best way into B minus the best way into I."""
        return np.maximum(difference + self.bb, self.ib) - np.maximum(difference + self.bi, self.ii)

    def step_one(self, difference: float) -> float:
        """f for one number."""
        return max(difference + self.bb, self.ib) - max(difference + self.bi, self.ii)


def begins_word(d: Floats, first: Flags, window: Window) -> Flags:
    """
    Return where the best path has the label B.

    *d* is each syllable's own score difference, *first* marks the first syllable of each text.
    """
    scores = _forward(d, first, window)
    last = np.append(first[1:], True)
    return _backward(scores, last, window)


def _forward(d: Floats, first: Flags, window: Window) -> Floats:
    least, most = sorted((window.above, window.below))
    sure_above = np.where(first, d, d + least) >= window.top
    sure_below = np.where(first, d, d + most) < window.bottom
    carried = np.where(sure_above, window.above, window.below)
    scores = d.copy()
    inner = np.flatnonzero(~first)
    scores[inner] += carried[inner - 1]
    open_ = inner[~(sure_above | sure_below)[inner - 1]]
    for _ in range(MAX_ROUNDS):
        found = d[open_] + window.step(scores[open_ - 1])
        if np.array_equal(found, scores[open_]):
            return scores
        scores[open_] = found
    for at in open_.tolist():
        scores[at] = d[at] + window.step_one(float(scores[at - 1]))
    return scores


def _backward(scores: Floats, last: Flags, window: Window) -> Flags:
    begins: Flags = scores >= window.begin_edge
    begins[last] = scores[last] >= 0.0
    open_ = np.flatnonzero((scores >= window.bottom) & (scores < window.top) & ~last)
    for _ in range(MAX_ROUNDS):
        found = np.where(begins[open_ + 1], scores[open_] >= window.begin_edge, scores[open_] >= window.inside_edge)
        if np.array_equal(found, begins[open_]):
            return begins
        begins[open_] = found
    for at in open_[::-1].tolist():
        begins[at] = scores[at] >= (window.begin_edge if begins[at + 1] else window.inside_edge)
    return begins


class PairSets:
    """The listed words of two and three syllables as bitmaps and sorted keys, for whole batches."""

    def __init__(self, weights: Weights) -> None:
        self.size = len(weights.numbers) + 1
        pairs = np.array(sorted(weights.pairs), np.int64).reshape(-1, 2)
        triples = np.array(sorted(weights.triples), np.int64).reshape(-1, 3)
        self._pair_bits = self._bitmap(pairs[:, 0] * self.size + pairs[:, 1])
        self._prefix_bits = self._bitmap(triples[:, 0] * self.size + triples[:, 1])
        self._triples = (triples[:, 0] * self.size + triples[:, 1]) * self.size + triples[:, 2]
        self._triples.sort()

    def _bitmap(self, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
        bits = np.zeros(self.size * self.size // 8 + 1, np.uint8)
        np.bitwise_or.at(bits, keys >> 3, (1 << (keys & 7)).astype(np.uint8))
        return bits

    @staticmethod
    def _in(bits: npt.NDArray[np.uint8], keys: npt.NDArray[np.int64]) -> Flags:
        found: Flags = (bits[keys >> 3] >> (keys & 7).astype(np.uint8)) & 1 == 1
        return found

    def find(self, numbers: npt.NDArray[np.int64], inner: Flags) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """
        Return where a listed pair begins, and where a listed triple does.

        *inner[i]* says that syllables i and i + 1 belong to one text.
        """
        keys = numbers[:-1] * self.size + numbers[1:]
        pairs = np.flatnonzero(self._in(self._pair_bits, keys) & inner)
        starts = np.flatnonzero(self._in(self._prefix_bits, keys[:-1]) & inner[:-1] & inner[1:])
        if not len(self._triples):
            return pairs, starts[:0]
        whole = keys[starts] * self.size + numbers[starts + 2]
        at = np.minimum(np.searchsorted(self._triples, whole), len(self._triples) - 1)
        return pairs, starts[self._triples[at] == whole]
