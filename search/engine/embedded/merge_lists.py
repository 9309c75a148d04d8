"""
How do the posting lists of several segments become those of one? A range of terms at a time, so that memory follows the
size of a range and not of the index.

Terms have doubled ranks while they are merged: a living term of rank r is 2 r + 1; a term that only dead articles have
stands at an even number between its neighbours, so that keys stay in order although nothing of it is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np

from ...fields import EXACT, FOLDED, PAIR, TEXT_NAMES
from .behind import ahead
from .build import write_view
from .columns import Blob
from .layout import LENGTH_OF, POSITION_VIEWS, SegmentFiles
from .mapped import Array
from .merge_source import Source, joined
from .postings import ListReader, Lists, ListWriter, ranges
from .sets import spread
from .terms import PAIR_SHIFT, write_terms

TEXTS = 100_000  # terms of all segments together that are read at a time: up to 20 MB
CUTTING = 8  # times that a range which is too large is cut again
_SHIFT = np.uint64(PAIR_SHIFT)
_RIGHT = np.uint64((1 << PAIR_SHIFT) - 1)


def merge_terms(sources: Sequence[Source], view: str, limit: int) -> Blob:
    """
    Return the texts that living articles have, in order, and note in each source what ranks its terms get.

    Texts take memory, so they are read in ranges of the alphabet, and one segment at a time.
    """
    alive = [_living_terms(source, view, limit) for source in sources]
    starts = _alphabet(sources, view)
    for source, live in zip(sources, alive, strict=True):
        source.ranks[view] = np.zeros(len(live), np.uint32)
    blobs, sizes, known = [], [np.zeros(0, np.int64)], 0
    for at in range(starts.shape[1] - 1):
        parts = [(s, live, *row[at : at + 2].tolist()) for s, live, row in zip(sources, alive, starts, strict=True)]
        merged = _merge_texts(parts, view, known)
        blobs.append(b"".join(merged))
        sizes.append(np.fromiter(map(len, merged), np.int64, len(merged)))
        known += len(merged)
    return Blob.of(b"".join(blobs), np.concatenate(sizes))


def _alphabet(sources: Sequence[Source], view: str) -> Array:
    """Return where each range of some ``TEXTS`` terms begins in each source, and the ends; rows are sources."""
    sizes = [len(source.segment.terms(view)) for source in sources]
    most = sources[int(np.argmax(sizes))].segment.terms(view)
    pieces = sum(sizes) // TEXTS + 1
    cuts = [most.raw(rank) for rank in range(0, len(most), len(most) // pieces + 1)][1:]
    rows = []
    for source, size in zip(sources, sizes, strict=True):
        rows.append([0, *map(source.segment.terms(view).first_from, cuts), size])
        source.segment.let_go()
    return np.array(rows, np.int64)


def _merge_texts(parts: Sequence[tuple[Source, Array, int, int]], view: str, known: int) -> list[bytes]:
    """Return the living texts of a range of each source, in order, and note their ranks; *known* come before them."""
    union: set[bytes] = set()
    for source, live, a, b in parts:
        union.update(compress(source.segment.terms(view).some(a, b), live[a:b].tolist()))
        source.segment.let_go()
    merged = sorted(union)
    del union
    numbers = dict(zip(merged, range(2 * known + 1, 2 * (known + len(merged)), 2), strict=True))
    for source, _, a, b in parts:
        texts = source.segment.terms(view).some(a, b)
        if source.whole:
            ranks: Iterable[int] = map(numbers.__getitem__, texts)
        else:
            ranks = (numbers.get(text) or 2 * (known + bisect_left(merged, text)) for text in texts)
        source.ranks[view][a:b] = np.fromiter(ranks, np.uint32, b - a)
        source.segment.let_go()
    return merged


def _living_terms(source: Source, view: str, limit: int) -> Array:
    alive = np.zeros(len(source.segment.terms(view)), bool)
    if source.whole:
        return ~alive
    for field in TEXT_NAMES:
        lists = source.segment.lists(field, view)
        for a, b in ranges(lists.post, limit):
            flat = lists.flat(a, b)
            counts = np.add.reduceat(source.keep[flat.ids], flat.post[:-1], dtype=np.int64)
            alive[flat.keys[counts > 0]] = True
            source.segment.let_go()
    return alive


def merge_lists(
    files: SegmentFiles,
    sources: Sequence[Source],
    docs: int,
    texts: dict[str, Blob],
    limit: int,
    *,
    threaded: bool = False,
) -> dict[str, Any]:
    """
    Write all lists, lengths and terms; return what the segment's description says of them.

    Some *limit* postings, or positions, are in memory at a time, or one list; *threaded*: twice as much, as the next
    ones are read in a thread while some are written.
    """
    wide = any(s.segment.meta["streams"]["pos"] == "<u4" for s in sources)
    writer = ListWriter(files.streams(), docs, wide)
    places: dict[str, Any] = {}
    frequency = {view: np.zeros(len(terms), np.int64) for view, terms in texts.items()}
    begun = False
    merged = _merged(sources, limit)
    for field, view, lists in ahead(merged) if threaded else merged:
        if not begun:
            writer.start(pairs=view == PAIR)
            begun = True
        if lists is not None:
            writer.add(lists)
            if view != PAIR:
                np.add.at(frequency[view], lists.keys.astype(np.int64), np.diff(lists.post))
            continue
        begun = False
        arrays, place = writer.finish(view in POSITION_VIEWS)
        lengths = joined(sources, lambda s, f=field, v=view: s.segment.lengths(f, v)[s.keep])  # type: ignore[misc]
        write_view(files, places, field, view, arrays, place, lengths)
    write_terms(files, texts, _merge_forms(sources, len(texts[EXACT])), frequency)
    return {"places": places, "streams": writer.dtypes}


def _merged(sources: Sequence[Source], limit: int) -> Iterator[tuple[str, str, Lists | None]]:
    """Yield (field, view, lists) range by range, and none at the end of each view of each field."""
    for field in TEXT_NAMES:
        for view in LENGTH_OF:
            for lists in _merged_ranges(sources, field, view, limit):
                yield field, view, lists
            yield field, view, None


def _merge_forms(sources: Sequence[Source], terms: int) -> Array:
    """Return the folded rank of each exact term of the merged segment."""
    out = np.zeros(terms, np.uint32)
    for source in sources:
        ranks = source.ranks[EXACT]
        alive = ranks % 2 == 1
        out[ranks[alive] // 2] = source.ranks[FOLDED][source.segment.array("forms.fold")[alive]] // 2
        source.segment.let_go()
    return out


def _merged_ranges(sources: Sequence[Source], field: str, view: str, limit: int) -> Iterator[Lists]:
    """Yield the lists of a view of a field in order of their new keys, a range at a time."""
    lanes: list[Lane] = []
    for source in sources:
        reader = source.segment.lists(field, view)
        if len(reader.keys):
            lanes.append(Lane(source, reader, view))
        source.segment.let_go()
    if not lanes:
        return
    starts = _cut(lanes, limit)
    for at in range(starts.shape[1] - 1):
        a, b = starts[:, at].tolist(), starts[:, at + 1].tolist()
        pieces = [lane.piece(i, j) for lane, i, j in zip(lanes, a, b, strict=True) if i < j]
        if pieces:
            yield _join(pieces)


def _cut(lanes: Sequence[Lane], limit: int) -> Array:
    """
    Return where each range of about *limit* postings or positions begins in each lane; rows are lanes.

    The lane that has most in a range says where it is cut. A range that is too large all the same (segments of other
    words) is cut again, until it is one list.
    """
    cuts = np.zeros(0, np.uint64)
    starts = np.array([[0, len(lane.reader.keys)] for lane in lanes], np.int64)
    for _ in range(CUTTING):
        sizes = np.array([lane.sizes(row) for lane, row in zip(lanes, starts, strict=True)])
        totals = sizes.sum(axis=0)
        more = [
            lanes[most].cuts(int(starts[most, at]), int(starts[most, at + 1]), limit * int(sizes[most, at]) // total)
            for at, total in enumerate(totals.tolist())
            if total > 2 * limit
            for most in [int(sizes[:, at].argmax())]
        ]
        finer = np.unique(np.concatenate([cuts, *more]))
        if len(finer) == len(cuts):
            break
        cuts = finer
        ends = [(lane.places(cuts), len(lane.reader.keys)) for lane in lanes]
        starts = np.array([np.concatenate([[0], places, [end]]) for places, end in ends], np.int64)
    return starts


@dataclass(frozen=True, slots=True)
class _Piece:
    """The living postings of a range of one source: lists, and the articles, frequencies and positions in them."""

    keys: Array
    counts: Array
    doc: Array
    tf: Array
    pos: Array | None
    pos_counts: Array | None


class Lane:
    """One view of one field of a source, read from start to end in ranges."""

    def __init__(self, source: Source, reader: ListReader, view: str) -> None:
        self.reader = reader
        self._source, self._view = source, view
        self._ranks = source.ranks[FOLDED if view == PAIR else view]

    def sizes(self, starts: Array) -> Array:
        """Return how much lies between each two neighbours of *starts*."""
        sizes: Array = np.diff(self.reader.weights()[starts].astype(np.int64))
        self._source.segment.let_go()
        return sizes

    def cuts(self, first: int, last: int, share: int) -> Array:
        """Return new keys that cut lists *first* to *last* (exclusive) into pieces of about *share*, one list each."""
        pieces = np.array(ranges(self.reader.weights()[first : last + 1], max(1, share)), np.int64) + first
        starts, ends = pieces[:, 0], pieces[:, 1]
        keys = self._new_keys(self.reader.keys[starts])
        after = keys[ends - starts == 1] + np.uint64(1)  # neighbours that others have are not added to one long list
        self._source.segment.let_go()
        out: Array = np.concatenate([keys, after])
        return out

    def places(self, cuts: Array) -> Array:
        """Return the number of the first list whose new key is not before each of *cuts*."""
        ranks = self._ranks
        if self._view != PAIR:
            local = np.searchsorted(ranks, cuts.astype(np.uint32))
        else:
            left, right = (cuts >> _SHIFT).astype(np.uint32), (cuts & _RIGHT).astype(np.uint32)
            first = np.searchsorted(ranks, left)
            have = ranks[np.minimum(first, len(ranks) - 1)] == left
            local = first << PAIR_SHIFT | np.where(have, np.searchsorted(ranks, right), 0)
        found: Array = np.searchsorted(self.reader.keys, local.astype(self.reader.keys.dtype))
        self._source.segment.let_go()
        return found

    def _new_keys(self, keys: Array) -> Array:
        """Return keys made of doubled ranks, in the order of *keys*."""
        if self._view != PAIR:
            out: Array = self._ranks[keys].astype(np.uint64)
            return out
        left, right = self._ranks[keys >> _SHIFT].astype(np.uint64), self._ranks[keys & _RIGHT]
        pairs: Array = left << _SHIFT | right
        return pairs

    def _halved(self, keys: Array) -> Array:
        """Return the keys that doubled keys of living terms stand for."""
        half: Array = keys >> np.uint64(1)
        return half if self._view != PAIR else (half >> _SHIFT) << _SHIFT | (keys & _RIGHT) >> np.uint64(1)

    def piece(self, first: int, last: int) -> _Piece:
        """Return what lives of lists *first* to *last* (exclusive), copied."""
        flat = self.reader.flat(first, last)
        source, lists = self._source, flat.post[:-1]
        keys, counts = self._halved(self._new_keys(flat.keys)), np.diff(flat.post)
        ids, tf, pos = flat.ids, flat.tf, flat.pos
        pos_counts = None if pos is None else np.add.reduceat(tf, lists)
        if not source.whole:
            keep = source.keep[ids]
            counts = np.add.reduceat(keep, lists, dtype=np.int64)
            if pos is not None:
                pos_counts, pos = np.add.reduceat(tf * keep, lists), pos[np.repeat(keep, tf)]
            ids, tf, lives = ids[keep], tf[keep], counts > 0
            keys, counts = keys[lives], counts[lives]
            pos_counts = None if pos_counts is None else pos_counts[lives]
        copied = None if pos is None else np.array(pos)
        source.segment.let_go()
        return _Piece(keys, counts, source.new[ids], tf.astype(np.uint32), copied, pos_counts)


def _join(pieces: Sequence[_Piece]) -> Lists:
    """Merge the postings of several sources, list by list: articles of a later source have higher numbers."""
    keys, counts = (np.concatenate([getattr(piece, name) for piece in pieces]) for name in ("keys", "counts"))
    order = np.argsort(keys, kind="stable")
    doc = _ordered([piece.doc for piece in pieces], counts, order)
    tf = _ordered([piece.tf for piece in pieces], counts, order)
    pos = None
    if pieces[0].pos is not None:
        sizes = np.concatenate([piece.pos_counts for piece in pieces if piece.pos_counts is not None])
        pos = _ordered([piece.pos for piece in pieces if piece.pos is not None], sizes, order)
    keys = keys[order]
    heads = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.zeros(0, np.int64)
    ends = np.concatenate([[0], np.cumsum(counts[order])])
    return Lists(keys[heads], np.append(ends[heads], ends[-1]), doc, tf, pos)


def _ordered(pieces: Sequence[Array], counts: Array, order: Array) -> Array:
    """Return the values of lists, of which each piece has some end to end, in this order of lists."""
    values = np.concatenate(pieces)
    if not len(order) or (order[:-1] < order[1:]).all():
        return values
    starts = np.cumsum(counts) - counts
    out: Array = values[spread(starts[order], counts[order])]
    return out
