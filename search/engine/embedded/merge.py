"""
Which segments become one, and how is that done without reading articles again?

Lists are merged in ranges of terms, so memory follows the size of a range and not of the index. Stored articles are
copied as they are packed. Deleted articles, and terms that only they had, are gone afterwards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np

from ...fields import EXACT, FOLDED, PAIR, TEXT_NAMES
from .build import write_compression, write_view
from .columns import KEYS, PLAIN_FACETS, Blob, id_arrays, order_arrays, place_type, split_column
from .layout import LENGTH_OF, POSITION_VIEWS, TEXT_VIEWS, SegmentFiles, SegmentInfo
from .mapped import Array
from .postings import Lists, ListWriter, ranges
from .segment import Segment
from .terms import PAIR_SHIFT, write_terms

FAN = 4  # segments of about one size that are merged into one: each article is rewritten log4(articles) times
SMALL = 512  # articles; smaller segments count as of one size
LARGEST = 4_000_000  # articles of a segment: places in its streams are 32 bits wide
_SHIFT = np.uint64(PAIR_SHIFT)
_RIGHT = np.uint64((1 << PAIR_SHIFT) - 1)
RANGE_COST = 100  # bytes of memory per posting or position of a range of terms, at the peak


def merge_plan(sizes: dict[str, int]) -> list[list[str]]:
    """Return groups of segments, by their number of articles, that are worth merging now."""
    levels: dict[int, list[str]] = {}
    for segment, size in sizes.items():
        level, limit = 0, SMALL
        while size >= limit:
            level, limit = level + 1, limit * FAN
        levels.setdefault(level, []).append(segment)
    return [group for group in levels.values() if len(group) >= FAN and sum(sizes[s] for s in group) <= LARGEST]


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment being merged: *new* is the number each article gets, -1 for the dead; *ranks* those of its terms."""

    segment: Segment
    keep: Array
    new: Array
    ranks: dict[str, Array]


def merge_segments(parts: list[tuple[Segment, Array]], folder: Path, memory: int = 1 << 28) -> SegmentInfo | None:
    """
    Write the living articles of *parts* (segments, each with its dead articles) as one; ``None`` if none lives.

    Ranges of terms are chosen so that they take about *memory* bytes.
    """
    sources, docs = [], 0
    for segment, dead in parts:
        keep = np.ones(segment.docs, bool)
        keep[dead] = False
        new = np.where(keep, np.cumsum(keep) - 1 + docs, -1)
        docs += int(np.count_nonzero(keep))
        sources.append(_Source(segment, keep, new, {}))
    if not docs:
        return None
    with SegmentFiles(folder) as files:
        values = _merge_columns(files, sources, docs)
        _copy_stored(files, sources)
        _let_go(sources)
        limit = max(10_000, memory // RANGE_COST)
        texts = {view: _merge_terms(sources, view, limit) for view in TEXT_VIEWS}
        meta = _merge_lists(files, sources, docs, texts, limit)
        return files.finish(docs, {"values": values, **meta})


def _merge_columns(files: SegmentFiles, sources: list[_Source], docs: int) -> dict[str, list[Any]]:
    ids = [i for s in sources for i, keep in zip(s.segment.ids, s.keep.tolist(), strict=True) if keep]
    dates = np.concatenate([s.segment.array("date")[s.keep] for s in sources])
    files.put_all(id_arrays(ids) | order_arrays(ids, dates))
    _merge_titles(files, sources)
    hashes = Blob(
        [
            h.encode()
            for s in sources
            for h, keep in zip(s.segment.content_hashes(), s.keep.tolist(), strict=True)
            if keep
        ]
    )
    files.put_all({"hash.blob": hashes.blob, "hash.at": hashes.at})
    values: dict[str, list[Any]] = {}
    codes = [_shared(values, "origin", s)[s.segment.array("origin")][s.keep] for s in sources]
    files.put("origin", np.concatenate(codes).astype("<u4"))
    for name in (*PLAIN_FACETS, KEYS):
        pairs = [_pairs(s, name, _shared(values, name, s)) for s in sources]
        doc, code = (np.concatenate(column) for column in zip(*pairs, strict=True))
        files.put_all(split_column(name, doc, code, docs, len(values[name])))
    return values


def _merge_titles(files: SegmentFiles, sources: list[_Source]) -> None:
    """Titles are copied in runs; out of a segment that has them only in its articles they are read."""
    pieces: list[Array] = []
    sizes: list[Array] = []
    for source in sources:
        segment = source.segment
        if segment.has("title.at"):
            at, blob = segment.array("title.at").astype(np.int64), segment.array("title.blob")
            sizes.append(np.diff(at)[source.keep])
            pieces += [blob[at[a] : at[b]] for a, b in _runs(source.keep)]
        else:
            read = [segment.title(doc).encode() for doc in np.flatnonzero(source.keep).tolist()]
            sizes.append(np.fromiter(map(len, read), np.int64, len(read)))
            pieces.append(np.frombuffer(b"".join(read), "|u1"))
    ends = np.cumsum(np.concatenate(sizes))
    files.put("title.blob", np.concatenate([np.zeros(0, "|u1"), *pieces]))
    files.put("title.at", np.concatenate([[0], ends]).astype(place_type(ends)))


def _shared(values: dict[str, list[Any]], name: str, source: _Source) -> Array:
    """Add a segment's values to the merged list; return its codes in that list."""
    merged = values.setdefault(name, [])
    numbers = {_hashable(value): at for at, value in enumerate(merged)}
    out = []
    for value in source.segment.meta["values"][name]:
        if _hashable(value) not in numbers:
            numbers[_hashable(value)] = len(merged)
            merged.append(value)
        out.append(numbers[_hashable(value)])
    return np.array(out, np.int64)


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _pairs(source: _Source, name: str, codes: Array) -> tuple[Array, Array]:
    """Return (new article, merged code) of every living article, in order of articles."""
    single = source.segment.array(f"{name}.single")
    one = np.flatnonzero(source.keep & (single < len(codes)))
    several = source.segment.array(f"{name}.multi_doc")
    keep = source.keep[several]
    doc = np.concatenate([source.new[one], source.new[several[keep]]])
    code = np.concatenate([codes[single[one]], codes[source.segment.array(f"{name}.multi_code")[keep]]])
    order = np.argsort(doc, kind="stable")
    return doc[order], code[order]


def _copy_stored(files: SegmentFiles, sources: list[_Source]) -> None:
    dictionaries: dict[bytes, int] = {}
    numbers = []
    for source in sources:
        segment = source.segment
        new = np.array(
            [
                dictionaries.setdefault(segment.dictionary(n), len(dictionaries))
                for n in range(len(segment.array("dict.at")) - 1)
            ],
            np.int64,
        )
        numbers.append(new[segment.array("stored.dict")][source.keep])
    files.put("stored.dict", np.concatenate(numbers).astype("<u2"))
    write_compression(files, list(dictionaries))
    for name in ("stored", "raw"):
        sizes = []
        for source in sources:
            at = source.segment.array(f"{name}.at")
            sizes.append(np.diff(at.astype(np.int64))[source.keep])
            for first, last in _runs(source.keep):
                for a in range(first, last, 4096):
                    b = min(last, a + 4096)
                    old = source.segment.files[f"{name}.bin"]
                    files.sinks[f"{name}.bin"].write(old.bytes(int(at[a]), int(at[b])))
                    old.let_go()
        files.put(f"{name}.at", np.concatenate([[0], np.cumsum(np.concatenate(sizes))]).astype("<u8"))


def _runs(keep: Array) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], keep.astype(np.int8), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _merge_terms(sources: list[_Source], view: str, limit: int) -> list[bytes]:
    """
    Return the texts that living articles have, in order, and note in each source what ranks its terms get.

    Ranks are doubled: a living term of rank r is 2 r + 1; a term that only dead articles have stands at an even number
    between its neighbours, so that keys stay in order although nothing of it is kept.
    """
    alive = [_living_terms(source, view, limit) for source in sources]
    union: set[bytes] = set()
    for source, live in zip(sources, alive, strict=True):  # the texts of one segment at a time: they take memory
        union.update(compress(source.segment.terms(view).all(), live.tolist()))
    merged = sorted(union)
    del union
    numbers = dict(zip(merged, range(1, 2 * len(merged), 2), strict=True))
    for source, live in zip(sources, alive, strict=True):
        texts = zip(source.segment.terms(view).all(), live.tolist(), strict=True)
        ranks = (numbers[text] if lives else 2 * bisect_left(merged, text) for text, lives in texts)
        source.ranks[view] = np.fromiter(ranks, np.uint32, len(live))
    return merged


def _living_terms(source: _Source, view: str, limit: int) -> Array:
    alive = np.zeros(len(source.segment.terms(view)), bool)
    if source.keep.all():
        return ~alive
    for field in TEXT_NAMES:
        lists = source.segment.lists(field, view)
        for a, b in ranges(lists.post, limit):
            flat = lists.flat(a, b)
            counts = np.add.reduceat(source.keep[flat.ids], flat.post[:-1], dtype=np.int64)
            alive[flat.keys[counts > 0]] = True
            source.segment.let_go()
    return alive


def _merge_lists(
    files: SegmentFiles, sources: list[_Source], docs: int, texts: dict[str, list[bytes]], limit: int
) -> dict[str, Any]:
    wide = any(s.segment.meta["streams"]["pos"] == "<u4" for s in sources)
    writer = ListWriter(files.streams(), docs, wide)
    places: dict[str, Any] = {}
    frequency = {view: np.zeros(len(terms), np.int64) for view, terms in texts.items()}
    for field in TEXT_NAMES:
        for view in LENGTH_OF:
            writer.start(pairs=view == PAIR)
            for lists in _merged_ranges(sources, field, view, limit):
                writer.add(lists)
                if view != PAIR and len(lists.keys):
                    np.add.at(frequency[view], lists.keys.astype(np.int64), np.diff(lists.post))
            arrays, place = writer.finish(view in POSITION_VIEWS)
            lengths = np.concatenate([s.segment.lengths(field, view)[s.keep] for s in sources])
            write_view(files, places, field, view, arrays, place, lengths)
    write_terms(files, texts, _merge_forms(sources, len(texts[EXACT])), frequency)
    return {"places": places, "streams": writer.dtypes}


def _merge_forms(sources: list[_Source], terms: int) -> Array:
    """Return the folded rank of each exact term of the merged segment."""
    out = np.zeros(terms, np.uint32)
    for source in sources:
        ranks = source.ranks[EXACT]
        alive = ranks % 2 == 1
        out[ranks[alive] // 2] = source.ranks[FOLDED][source.segment.array("forms.fold")[alive]] // 2
    return out


def _merged_ranges(sources: list[_Source], field: str, view: str, limit: int) -> Iterator[Lists]:
    """Yield the lists of a view of a field in order of their new keys, a range at a time."""
    readers = [s.segment.lists(field, view) for s in sources]
    keys = [_new_keys(s, r.keys, view) for s, r in zip(sources, readers, strict=True)]
    total = sum(int(r.post[-1]) for r in readers)
    if not total:
        return
    largest = max(range(len(readers)), key=lambda i: int(readers[i].post[-1]))
    weights = readers[largest].weights()
    share = max(1, int(limit * int(readers[largest].post[-1]) / total))
    cuts = [int(keys[largest][b]) for _, b in ranges(weights, share)[:-1]]
    starts = [np.concatenate([[0], np.searchsorted(mine, np.array(cuts, mine.dtype)), [len(mine)]]) for mine in keys]
    for i in range(len(cuts) + 1):
        yield _join(
            [
                _piece(s, r.flat(int(at[i]), int(at[i + 1])), k[int(at[i]) : int(at[i + 1])], view)
                for s, r, k, at in zip(sources, readers, keys, starts, strict=True)
            ]
        )
        _let_go(sources)


def _let_go(sources: list[_Source]) -> None:
    """What was read of the old segments counts as this process's memory until it is given back."""
    for source in sources:
        source.segment.let_go()


def _new_keys(source: _Source, keys: Array, view: str) -> Array:
    """Return keys made of doubled ranks, in the order of *keys*."""
    if view != PAIR:
        out: Array = source.ranks[view][keys].astype(np.uint64)
        return out
    ranks = source.ranks[FOLDED].astype(np.uint64)
    pairs: Array = ranks[keys >> _SHIFT] << _SHIFT | ranks[keys & _RIGHT]
    return pairs


def _halved(keys: Array, view: str) -> Array:
    """Return the keys that doubled keys of living terms stand for."""
    half: Array = keys >> np.uint64(1)
    return half if view != PAIR else (half >> _SHIFT) << _SHIFT | (keys & _RIGHT) >> np.uint64(1)


def _piece(source: _Source, flat: Lists, keys: Array, view: str) -> tuple[Array, Array, Array, Array | None]:
    """Return (new key, new article, frequency, positions) of the living postings of a range of one source."""
    key = np.repeat(_halved(keys, view), np.diff(flat.post))
    if source.keep.all():
        return key, source.new[flat.ids], flat.tf, flat.pos
    keep = source.keep[flat.ids]
    pos = flat.pos[np.repeat(keep, flat.tf)] if flat.pos is not None else None
    return key[keep], source.new[flat.ids[keep]], flat.tf[keep], pos


def _join(pieces: list[tuple[Array, Array, Array, Array | None]]) -> Lists:
    """Merge the postings of several sources: articles of a later source have higher numbers."""
    key = np.concatenate([piece[0] for piece in pieces])
    doc = np.concatenate([piece[1] for piece in pieces])
    tf = np.concatenate([piece[2] for piece in pieces])
    order = np.argsort(key, kind="stable")
    pos = None
    if pieces[0][3] is not None:
        flat = np.concatenate([piece[3] for piece in pieces if piece[3] is not None])
        starts = np.cumsum(tf) - tf
        counts = tf[order]
        first = np.cumsum(counts) - counts
        pos = flat[np.repeat(starts[order] - first, counts) + np.arange(len(flat))]
    key, doc, tf = key[order], doc[order], tf[order]
    heads = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else np.zeros(0, np.int64)
    return Lists(key[heads], np.append(heads, len(key)), doc, tf, pos)
