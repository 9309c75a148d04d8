"""
Which terms does a segment know, and where is one of them?

Texts are sorted by their UTF-8 bytes, so a prefix is a range; a term is known by its place in that order (*rank*). A
pair is two ranks of folded syllables in one 64-bit number, so that pairs too are sorted as their texts are.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from ...fields import EXACT, FOLDED
from .columns import Blob
from .layout import SegmentFiles
from .mapped import Array

PAIR_SHIFT = 32
STEP = 64  # terms from one that is kept to the next: between two, six are read to find one
FOUND = 16_384  # texts looked up and remembered for each list of terms: a bound against queries made to fill memory


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The terms of one view: *used* vocabulary numbers in order of text, *rank* the way back."""

    used: Array
    rank: Array
    texts: list[bytes]

    @classmethod
    def of(cls, vocabulary: list[str], streams: list[Array]) -> Dictionary:
        """Return the dictionary of the vocabulary numbers that occur in *streams*."""
        seen = np.zeros(len(vocabulary), bool)
        for stream in streams:
            seen[stream] = True
        pairs = sorted((vocabulary[int(n)].encode(), int(n)) for n in np.flatnonzero(seen))
        used = np.fromiter((n for _, n in pairs), np.int64, len(pairs))
        rank = np.zeros(len(vocabulary), np.uint32)
        rank[used] = np.arange(len(used), dtype=np.uint32)
        return cls(used, rank, [text for text, _ in pairs])


def write_dictionaries(
    files: SegmentFiles, dictionaries: dict[str, Dictionary], fold_of: Array, frequency: dict[str, Array]
) -> None:
    """Write the dictionaries of a segment made from a vocabulary."""
    exact = dictionaries[EXACT]
    fold_rank = dictionaries[FOLDED].rank[fold_of[exact.used]]
    write_terms(files, {view: Blob(d.texts) for view, d in dictionaries.items()}, fold_rank, frequency)


def write_terms(files: SegmentFiles, texts: dict[str, Blob], fold_rank: Array, frequency: dict[str, Array]) -> None:
    """Write sorted texts and frequencies of each view, and which exact terms fold to which folded one."""
    for view, blob in texts.items():
        files.put_all({"blob": blob.blob, "at": blob.at, "freq": frequency[view].astype("<u4")}, f"terms.{view}.")
    order = np.argsort(fold_rank, kind="stable")
    counts = np.bincount(fold_rank, minlength=len(texts[FOLDED])) if len(fold_rank) else np.zeros(len(texts[FOLDED]))
    files.put("forms.at", np.concatenate([[0], np.cumsum(counts)]).astype("<u4"))
    files.put("forms", order.astype("<u4"))
    files.put("forms.fold", fold_rank.astype("<u4"))


class Terms:
    """The sorted texts of one view of one segment."""

    def __init__(self, blob: Array, at: Array, freq: Array) -> None:
        self._blob = blob.data if len(blob) else memoryview(b"")
        self._at = at
        self._places = at.data  # gives numbers of Python, for a third of the time
        self.freq = freq
        self._found: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._at) - 1

    def text(self, rank: int) -> str:
        """Return the text of a term."""
        return str(self.raw(rank), "utf-8")

    def raw(self, rank: int) -> bytes:
        return bytes(self._blob[self._places[rank] : self._places[rank + 1]])

    def find(self, text: str) -> int:
        """Return the rank of *text*, -1 if it is not there."""
        rank = self._found.get(text)
        if rank is None:
            rank = self.look_up(text)
            if len(self._found) >= FOUND:
                self._found.clear()  # most are slips of words that nobody asks for again; usual ones are soon back
            self._found[text] = rank
        return rank

    def look_up(self, text: str) -> int:
        """Return what ``find`` does and remember nothing: for texts by the hundred, which would push out usual ones."""
        key = text.encode()
        rank = self.first_from(key)
        return rank if rank < len(self) and self.raw(rank) == key else -1

    def first_from(self, key: bytes) -> int:
        """Return the rank of the first term that is not before *key*."""
        after = bisect_left(self._signposts, key)
        low, high = max(0, (after - 1) * STEP), min(len(self), after * STEP)
        while low < high:
            middle = (low + high) // 2
            if self.raw(middle) < key:
                low = middle + 1
            else:
                high = middle
        return low

    @cached_property
    def _signposts(self) -> list[bytes]:
        return [self.raw(rank) for rank in range(0, len(self), STEP)]

    def range(self, prefix: str) -> tuple[int, int]:
        """Return the ranks (first, one after the last) of the terms that start with *prefix*."""
        key = prefix.encode()
        # no byte of UTF-8 is 0xFF, so it comes after every term with the prefix
        return self.first_from(key), self.first_from(key + b"\xff")

    def all(self) -> list[bytes]:
        """Return all texts in order."""
        return self.some(0, len(self))

    def some(self, first: int, last: int) -> list[bytes]:
        """Return the texts of ranks *first* to *last* (exclusive)."""
        at = self._at[first : last + 1].tolist()
        start = at[0]
        data = bytes(self._blob[start : at[-1]])
        return [data[a - start : b - start] for a, b in pairwise(at)]
