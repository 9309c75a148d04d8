"""
Which articles have a signal, and how often, all its fields together? One list of numbers and weighted frequencies.

A term stands in up to four fields, each with a list of its own; ranking adds their frequencies times the fields'
weights first. Added up once and kept, a frequent term costs one list a query and not four.
"""

from __future__ import annotations

import numpy as np

from ...fields import FIELD_WEIGHTS, TOGETHER
from .mapped import Array

THIN = 64  # lists with less than one in so many articles are joined by sorting, others by adding to a row of all
PACKED = 32  # a list with more than one in so many articles takes less room as bits than as numbers
OVERHEAD = 500  # bytes of Python's objects around a kept list
_ONE = np.uint64(1)


class Joined:
    """
    Articles and the weighted frequency in each. Long lists are bits, with the number of articles before every 64 of
    them: whether an article is there, and which one it is, are a few operations however long the list is.
    """

    __slots__ = ("_before", "_bits", "_ids", "_row", "_tf", "size")

    def __init__(self, ids: Array, tf: Array, row: Array | None = None) -> None:
        """*ids* ascending, *tf* of the same length; *row*: flags of *ids*, a multiple of 64, where known."""
        self.size = len(ids)
        self._ids: Array | None = ids
        self._tf = tf
        self._row = row
        self._bits: Array | None = None
        self._before: Array | None = None

    def packed(self, articles: int) -> Joined:
        """Return the same in the least room, to be kept."""
        out = Joined(self.ids, self._tf)
        if self.size and self._tf.dtype != np.uint8 and self._tf.max() <= 255:
            out._tf = self._tf.astype(np.uint8)
        if self.size * PACKED < articles:
            out._ids = self.ids.astype(np.int32)
            return out
        row = self._row
        if row is None:
            row = np.zeros(_padded(articles), bool)
            row[self.ids] = True
        out._bits = bits = np.packbits(row, bitorder="little").view("<u8")
        counts = np.bitwise_count(bits)
        out._before = np.cumsum(counts, dtype=np.int32) - counts
        out._ids = None
        return out

    @property
    def nbytes(self) -> int:
        held = (self._ids, self._tf, self._bits, self._before)
        return OVERHEAD + sum(array.nbytes for array in held if array is not None)

    @property
    def long(self) -> bool:
        """Whether it is kept as bits: then looking for some articles costs the same however long it is."""
        return self._bits is not None

    @property
    def ids(self) -> Array:
        """The articles, ascending, ready for indexing."""
        if self._ids is not None:
            return self._ids.astype(np.intp, copy=False)
        assert self._bits is not None
        return np.unpackbits(self._bits.view(np.uint8), bitorder="little").view(np.bool_).nonzero()[0]

    @property
    def tf(self) -> Array:
        return self._tf.astype(np.float32, copy=False)

    def mark(self, row: Array) -> None:
        """Set the flags of the articles in *row*, which is as long as the segment."""
        if self._bits is None:
            row[self.ids] = True
        else:
            row |= np.unpackbits(self._bits.view(np.uint8), count=len(row), bitorder="little").view(np.bool_)

    def among_only(self, docs: Array) -> Array:
        """Return those of *docs* (ascending numbers) that are there."""
        if self._bits is None:
            ids = self._ids if self._ids is not None else self.ids
            return docs[among(ids, docs)[0]]
        have = (self._bits[docs >> 6] >> (docs & 63).astype(np.uint64)) & _ONE
        some: Array = docs[have != 0]
        return some

    def at(self, places: Array) -> Array:
        """Return the frequencies at *places* of the list."""
        return self._tf[places].astype(np.float32, copy=False)

    def among(self, docs: Array) -> tuple[Array, Array]:
        """Return which of *docs* (ascending numbers) are there, as places in *docs*, and their frequencies."""
        if self._bits is None or self._before is None:
            have, where = among(self._ids if self._ids is not None else self.ids, docs)
            return have, self.at(where)
        word = docs >> 6
        bit = (docs & 63).astype(np.uint64)
        bits = self._bits[word]
        have = ((bits >> bit) & _ONE != 0).nonzero()[0]
        below = bits[have] & ((_ONE << bit[have]) - _ONE)
        return have, self.at(self._before[word[have]] + np.bitwise_count(below))


_NONE = np.zeros(0, np.intp)
NOTHING = Joined(_NONE, np.zeros(0, np.float32))


def among(ids: Array, docs: Array) -> tuple[Array, Array]:
    """Return (places in *docs*, places in *ids*) of the numbers that both have; *docs* are few beside *ids*."""
    if not len(ids):
        return _NONE, _NONE
    where = ids.searchsorted(docs.astype(ids.dtype, copy=False))
    where[where == len(ids)] = 0
    have = (ids[where] == docs).nonzero()[0]
    return have, where[have]


def weights_of(field: str) -> dict[str, int]:
    """Return the fields that a field of a signal stands for, and how often a word in each of them counts."""
    return FIELD_WEIGHTS if field == TOGETHER else {field: 1}


def join(found: list[tuple[Array, Array, int]], docs: int) -> Joined:
    """Return lists of a segment with *docs* articles as one: each has articles, frequencies, and what one counts."""
    if not found:
        return NOTHING
    if len(found) == 1:
        ids, tf, weight = found[0]
        return Joined(ids, tf if weight == 1 else tf * np.float32(weight))
    if sum(len(ids) for ids, _, _ in found) * THIN < docs:
        return _sorted(found)
    return _added(found, docs)


def _added(found: list[tuple[Array, Array, int]], articles: int) -> Joined:
    """Join by adding to a row of all articles: of single bytes where none of the sums can be larger."""
    found.sort(key=lambda one: -len(one[0]))
    most = sum(int(tf.max()) * weight for _, tf, weight in found)
    total = np.zeros(_padded(articles), np.uint8 if most <= 255 else np.float32)
    for number, (ids, tf, weight) in enumerate(found):
        mine = tf.astype(total.dtype, copy=False)
        if weight != 1:
            mine = mine * total.dtype.type(weight)
        if number:
            total[ids] = total[ids] + mine
        else:
            total[ids] = mine  # most of it: written, not added
    row = total != 0
    ids = row.nonzero()[0]  # of booleans: many times faster than of numbers
    return Joined(ids, total[ids], row)


def _padded(articles: int) -> int:
    """The next multiple of 64."""
    return -(-articles // 64) * 64


def _sorted(found: list[tuple[Array, Array, int]]) -> Joined:
    ids = np.concatenate([ids for ids, _, _ in found])
    tf = np.concatenate([tf * np.float32(weight) for _, tf, weight in found])
    order = ids.argsort(kind="stable")
    ids = ids[order]
    new = np.ones(len(ids), bool)
    np.not_equal(ids[1:], ids[:-1], out=new[1:])
    first = new.nonzero()[0]
    return Joined(ids[first], np.add.reduceat(tf[order], first))
