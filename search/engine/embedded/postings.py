"""
How is a posting list stored, and how is a whole list read at once?

A list is sorted article numbers with a frequency each, and with positions in views that have them. Lists are laid end
to end in five streams of a segment; what a list looks like is chosen list by list:

    RAW    article numbers as they are (where differences would be no smaller)
    GAP8   differences of one byte     GAP16   differences of two bytes (a running sum gives the numbers back)

Frequencies are one byte each; the few above 255 stand in a side table. Positions are absolute, two bytes each (four in
a segment with a text of more than 65,535 positions): nothing to decode, and a phrase reads only the articles it needs.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import count
from typing import Final

import numpy as np

from ..generations.files import Sink
from .kept import Kept
from .mapped import Array, Mapped
from .sets import spread

RAW: Final = 0
GAP8: Final = 1
GAP16: Final = 2
LONG: Final = 4096  # articles from which on a decoded list is worth keeping
KEPT: Final = 32 << 20  # bytes of decoded lists kept in a process
PART: Final = 1 << 21  # postings that are coded at a time: some 100 MB of memory
STREAMS: Final = ("ids", "ids8", "ids16", "tf", "pos")


@dataclass(frozen=True, slots=True)
class Lists:
    """Posting lists of some terms, flat: list *i* is ``ids[post[i]:post[i + 1]]``; positions in the same order."""

    keys: Array  # term numbers (text views) or pair keys, sorted
    post: Array  # start of each list, and the end of the last
    ids: Array
    tf: Array
    pos: Array | None = None  # tf[j] of them for posting j


class ListWriter:
    """Writes the streams of one segment, one view of one field after the other, in ranges of terms."""

    def __init__(self, sinks: dict[str, Sink], docs: int, wide_positions: bool) -> None:
        self._sinks = sinks
        self._raw = "<u2" if docs <= 1 << 16 else "<u4"
        self._pos = "<u4" if wide_positions else "<u2"
        self._done: dict[str, int] = dict.fromkeys(STREAMS, 0)
        self._base: dict[str, int] = {}
        self._parts: dict[str, list[Array]] = {}
        self._keys = "<u4"

    @property
    def dtypes(self) -> dict[str, str]:
        return {"ids": self._raw, "ids8": "|u1", "ids16": "<u2", "tf": "|u1", "pos": self._pos}

    def start(self, *, pairs: bool) -> None:
        """Begin a view of a field. *pairs*: its keys are 64 bits wide."""
        self._base = dict(self._done)
        self._parts = {name: [] for name in ("keys", "post", "at", "kind", "big_at", "big", "pos_at")}
        self._keys = "<u8" if pairs else "<u4"

    def add(self, lists: Lists) -> None:
        """Append lists; their keys follow those that were added before. Works on a part of them at a time."""
        tf_ends = np.concatenate([[0], np.cumsum(lists.tf, dtype=np.int64)]) if lists.pos is not None else None
        for a, b in ranges(lists.post, PART):
            i, j = int(lists.post[a]), int(lists.post[b])
            pos = None if lists.pos is None or tf_ends is None else lists.pos[int(tf_ends[i]) : int(tf_ends[j])]
            self._add(Lists(lists.keys[a:b], lists.post[a : b + 1] - i, lists.ids[i:j], lists.tf[i:j], pos))

    def _add(self, lists: Lists) -> None:
        kind, gaps = self._kinds(lists)
        counts = np.diff(lists.post)
        of_posting = np.repeat(kind, counts)
        at = np.zeros(len(kind), np.int64)
        for number, name, values in ((RAW, "ids", lists.ids), (GAP8, "ids8", gaps), (GAP16, "ids16", gaps)):
            mine = kind == number
            sizes = np.where(mine, counts, 0)
            at[mine] = (np.cumsum(sizes) - sizes)[mine] + self._done[name] - self._base[name]
            self._append(name, values[of_posting == number])
        done = self._done["tf"] - self._base["tf"]
        big = np.flatnonzero(lists.tf > 254)
        self._append("tf", np.minimum(lists.tf, 255))
        pieces = {
            "keys": lists.keys,
            "post": lists.post[:-1] + done,
            "at": at,
            "kind": kind,
            "big_at": big + done,
            "big": lists.tf[big],
        }
        if lists.pos is not None:
            before = np.concatenate([[0], np.cumsum(lists.tf, dtype=np.int64)])[lists.post[:-1]]
            pieces["pos_at"] = before + self._done["pos"] - self._base["pos"]
            self._append("pos", lists.pos)
        dtypes = self._of_term()
        for part, piece in pieces.items():
            self._parts[part].append(piece.astype(dtypes[part]))  # of millions of pairs, each byte counts

    def finish(self, positions: bool) -> tuple[dict[str, Array], dict[str, int]]:
        """Return the per-term arrays of the view and the place of its lists in each stream."""
        out = {
            name: np.concatenate([np.zeros(0, dtype), *self._parts.pop(name)])
            for name, dtype in self._of_term().items()
        }
        end = self._done["tf"] - self._base["tf"]
        out["post"] = np.append(out["post"], np.array([end], "<u4"))
        if positions:
            out["pos_at"] = np.append(out["pos_at"], np.array([self._done["pos"] - self._base["pos"]], "<u4"))
        return out, {**self._base, "positions": int(positions)}

    def _of_term(self) -> dict[str, str]:
        """What is kept of each list, with the type it is written in."""
        wide = ("post", "at", "big_at", "big", "pos_at")
        return {"keys": self._keys, "kind": "|u1", **dict.fromkeys(wide, "<u4")}

    def _kinds(self, lists: Lists) -> tuple[Array, Array]:
        starts = lists.post[:-1]
        gaps = lists.ids.astype(np.int64)
        gaps[1:] -= lists.ids[:-1]
        gaps[starts] = lists.ids[starts]
        widest = np.maximum.reduceat(gaps, starts)
        kind = np.full(len(starts), RAW, np.uint8)
        if self._raw == "<u4":
            kind[widest < 1 << 16] = GAP16
        kind[widest < 1 << 8] = GAP8
        return kind, gaps

    def _append(self, name: str, values: Array) -> None:
        self._sinks[name].write(values.astype(self.dtypes[name]))
        self._done[name] += len(values)


_decoded: Kept[Array] = Kept(KEPT)  # the most frequent syllables are asked for again and again
_marks = count()


class ListReader:
    """The posting lists of one view of one field of one segment. Lists are numbered in the order of their keys."""

    def __init__(
        self, arrays: dict[str, Array], places: dict[str, int], streams: dict[str, Mapped], dtypes: dict[str, str]
    ) -> None:
        self.keys = arrays["keys"]
        self.post = arrays["post"]
        self._at = arrays["at"]
        self._kind = arrays["kind"]
        self._big_at, self._big = arrays["big_at"], arrays["big"]
        self._many_at: list[int] | None = None  # few
        self._pos_at = arrays["pos_at"]
        self._places = places
        self._streams = streams
        self._dtypes = dtypes
        self._mark = next(_marks)
        self._found: dict[int, int] = {}

    @property
    def has_positions(self) -> bool:
        return bool(self._places["positions"])

    def weights(self) -> Array:
        """Return how much lies before each list, and before the end: positions, or postings where there are none."""
        return self._pos_at if self.has_positions else self.post

    def find(self, key: int) -> int:
        """Return the number of the list with this key, -1 if there is none."""
        found = self._found.get(key)
        if found is None:
            at = int(self.keys.searchsorted(self.keys.dtype.type(key)))
            found = at if at < len(self.keys) and self.keys[at] == key else -1
            if len(self._found) < 100_000:  # a bound against queries made to fill memory
                self._found[key] = found
        return found

    def frequency(self, at: int) -> int:
        """Return the number of articles in list *at*, deleted ones included."""
        return int(self.post[at + 1]) - int(self.post[at])

    def ids(self, at: int) -> Array:
        """Return the article numbers of list *at*, ascending, ready for indexing."""
        size = self.frequency(at)
        kind, start = int(self._kind[at]), int(self._at[at])
        if kind == RAW:
            return self._slice("ids", start, size).astype(np.intp)
        found = _decoded.get((self._mark, at)) if size >= LONG else None
        if found is None:
            found = self._slice("ids8" if kind == GAP8 else "ids16", start, size).cumsum(dtype=np.intp)
            if size >= LONG:
                found.flags.writeable = False
                _decoded.put((self._mark, at), found, found.nbytes)
        return found

    def occurring(self, at: int) -> int:
        """Return how often the term of list *at* stands anywhere."""
        return int(self._pos_at[at + 1]) - int(self._pos_at[at])

    def frequencies(self, at: int, places: Array | None = None) -> Array:
        """Return how often the term stands in each article of list *at*, or in those at *places* in it, as float32."""
        tf = self.counts(at)
        out: Array = (tf if places is None else tf[places]).astype(np.float32, copy=False)
        return out

    def counts(self, at: int) -> Array:
        """Return the same of all articles of the list, in bytes where that is enough."""
        a, b = int(self.post[at]), int(self.post[at + 1])
        tf: Array = self._slice("tf", a, b - a)
        many = self._many(at)
        if many is not None:
            tf = tf.astype(np.float32)
            tf[many[0]] = many[1]
        return tf

    def union(self, numbers: Array) -> Array:
        """Return the article numbers of many lists, by their ascending numbers, with repeats; all decoded at once."""
        return self._decode(numbers, self._counts(numbers))

    def occurrences(self, at: int, postings: Array) -> tuple[Array, Array]:
        """Return where in :meth:`stretch` the positions of some postings of list *at* start, and how many there are."""
        ends = self._ends(at)
        first = ends[postings]
        return first, ends[postings + 1] - first

    def _ends(self, at: int) -> Array:
        """Return where the positions of each posting of list *at* start, and where the last one's end."""
        key = (self._mark, at, "ends")
        found = _decoded.get(key)
        if found is None:
            size = self.frequency(at)
            found = np.zeros(size + 1, np.int32)
            tf = self._slice("tf", int(self.post[at]), size)
            many = self._many(at)
            if many is not None:
                tf = tf.astype(np.int32)
                tf[many[0]] = many[1]
            np.cumsum(tf, dtype=np.int32, out=found[1:])
            if size >= LONG:
                found.flags.writeable = False
                _decoded.put(key, found, found.nbytes)
        return found

    def _many(self, at: int) -> tuple[Array, Array] | None:
        """Return which postings of list *at* have a frequency that one byte does not hold, and it; None for none."""
        if self._many_at is None:
            self._many_at = self._big_at.tolist()
        a, b = int(self.post[at]), int(self.post[at + 1])
        i = bisect_left(self._many_at, a)
        j = bisect_left(self._many_at, b, i)
        return (self._big_at[i:j] - np.uint32(a), self._big[i:j]) if i < j else None

    def stretch(self, at: int) -> Array:
        """Return all positions of list *at*, article by article; places in it are relative to the list's start."""
        start, end = int(self._pos_at[at]), int(self._pos_at[at + 1])
        return self._slice("pos", start, end - start)

    def flat(self, first: int, last: int) -> Lists:
        """Return lists *first* to *last* (exclusive) decoded, with frequencies and, where there are any, positions."""
        post = self.post[first : last + 1].astype(np.int64)
        a, b = int(post[0]), int(post[-1])
        post -= a
        counts = np.diff(post)
        ids = self._decode(np.arange(first, last), counts)
        tf = self._slice("tf", a, b - a).astype(np.int64)
        i, j = np.searchsorted(self._big_at, (a, b))
        tf[self._big_at[i:j].astype(np.int64) - a] = self._big[i:j]
        pos = None
        if self.has_positions:
            start, end = (int(self._pos_at[n]) for n in (first, last))
            pos = self._slice("pos", start, end - start)
        return Lists(self.keys[first:last], post, ids, tf, pos)

    def _counts(self, numbers: Array) -> Array:
        counts: Array = self.post[numbers + 1].astype(np.int64) - self.post[numbers]
        return counts

    def _decode(self, numbers: Array, counts: Array) -> Array:
        """Return the article numbers of lists, list by list; *counts* are their lengths."""
        kinds = self._kind[numbers]
        of_posting = np.repeat(kinds, counts)
        ids = np.zeros(len(of_posting), np.int64)
        for kind, name in ((RAW, "ids"), (GAP8, "ids8"), (GAP16, "ids16")):
            mine = kinds == kind
            if mine.any():
                starts, sizes = self._at[numbers[mine]].astype(np.int64), counts[mine]
                values = self._slice(name, int(starts[0]), int(starts[-1] + sizes[-1] - starts[0]))
                if len(values) > int(sizes.sum()):  # lists that are not wanted lie between
                    values = values[spread(starts - starts[0], sizes)]
                ids[of_posting == kind] = values if kind == RAW else _sums(values, sizes)
        return ids

    def _slice(self, name: str, start: int, count: int) -> Array:
        dtype = self._dtypes[name]
        return self._streams[name].array(dtype, (self._places[name] + start) * int(dtype[-1]), count)


def _sums(gaps: Array, counts: Array) -> Array:
    """Return running sums of *gaps* that start anew with each list; *counts* are the lengths of the lists."""
    sums = np.cumsum(gaps, dtype=np.int64)
    starts = np.cumsum(counts) - counts
    before = np.where(starts > 0, sums[starts - 1], 0)
    out: Array = sums - np.repeat(before, counts)
    return out


def ranges(post: Array, limit: int) -> list[tuple[int, int]]:
    """Cut lists, by their starts and the end of the last, into ranges of about *limit* postings, one list at least."""
    out, a, last = [], 0, len(post) - 1
    while a < last:
        b = int(np.searchsorted(post, int(post[a]) + limit, "right")) - 1
        b = min(last, max(a + 1, b))
        out.append((a, b))
        a = b
    return out
