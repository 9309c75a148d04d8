"""How do the columns and the stored articles of several segments become those of one? Copied, article by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from .build import write_compression
from .columns import KEYS, PLAIN_FACETS, hash_arrays, order_arrays, place_type, split_column, text_order
from .layout import SegmentFiles
from .mapped import Array
from .merge_source import Source, each, joined

COPIED = 4 << 20  # bytes of stored articles that are copied at a time
READ = 4096  # articles whose titles are read at a time


def merge_columns(files: SegmentFiles, sources: Sequence[Source], docs: int) -> dict[str, list[Any]]:
    """Write the columns; return the values that codes of origins and facets stand for."""
    _merge_ids(files, sources)
    _merge_titles(files, sources)
    _merge_blobs(files, sources, "hash")
    values: dict[str, _Values] = {}
    codes = joined(sources, lambda s: _codes(values, "origin", s)[s.segment.array("origin")][s.keep])
    files.put("origin", codes.astype("<u4"))
    for name in (*PLAIN_FACETS, KEYS):
        pairs = list(each(sources, lambda s, name=name: _pairs(s, name, _codes(values, name, s))))  # type: ignore[misc]
        doc, code = np.concatenate(pairs, axis=1)
        files.put_all(split_column(name, doc, code, docs, len(values[name].merged)))
    return {name: known.merged for name, known in values.items()}


def _merge_ids(files: SegmentFiles, sources: Sequence[Source]) -> None:
    blob, at = _blobs(sources, "id")
    files.put_all({"id.blob": blob, "id.at": at})
    files.put_all(hash_arrays(joined(sources, _hashes)))
    dates = joined(sources, lambda s: s.segment.array("date")[s.keep])
    files.put_all(order_arrays(text_order(blob, at), dates))


def _hashes(source: Source) -> Array:
    """The hashes of living ids in the order of articles; a segment has them sorted."""
    hashes = np.zeros(source.segment.docs, np.uint64)
    hashes[source.segment.array("id.doc")] = source.segment.array("id.hash")
    return hashes[source.keep]


def _merge_titles(files: SegmentFiles, sources: Sequence[Source]) -> None:
    """Titles are copied in runs; out of a segment that has them only in its articles they are read."""
    if all(source.segment.has("title.at") for source in sources):
        _merge_blobs(files, sources, "title")
        return
    pieces: list[Array] = []
    sizes: list[Array] = []
    for source in sources:
        if source.segment.has("title.at"):
            sizes.append(_sizes(source, "title"))
            pieces += _pieces(source, "title")
        else:
            for docs in np.array_split(np.flatnonzero(source.keep), source.segment.docs // READ + 1):
                read = [source.segment.title(doc).encode() for doc in docs.tolist()]
                sizes.append(np.fromiter(map(len, read), np.int64, len(read)))
                pieces.append(np.frombuffer(b"".join(read), "|u1"))
                source.segment.let_go()
    files.put("title.blob", np.concatenate([np.zeros(0, "|u1"), *pieces]))
    files.put("title.at", _places(np.concatenate(sizes)))


def _merge_blobs(files: SegmentFiles, sources: Sequence[Source], name: str) -> None:
    """Copy short texts in runs, without holding them."""
    at = _places(joined(sources, lambda s: _sizes(s, name)))
    files.put_pieces(f"{name}.blob", "|u1", (piece for s in sources for piece in _pieces(s, name)))
    files.put(f"{name}.at", at)


def _blobs(sources: Sequence[Source], name: str) -> tuple[Array, Array]:
    pieces = [piece for source in sources for piece in _pieces(source, name)]
    return np.concatenate([np.zeros(0, "|u1"), *pieces]), _places(joined(sources, lambda s: _sizes(s, name)))


def _sizes(source: Source, name: str) -> Array:
    sizes: Array = np.diff(source.segment.array(f"{name}.at").astype(np.int64))[source.keep]
    return sizes


def _places(sizes: Array) -> Array:
    ends = np.cumsum(sizes)
    return np.concatenate([[0], ends]).astype(place_type(ends))


def _pieces(source: Source, name: str) -> Iterator[Array]:
    """Yield copies of the texts of living articles, a run at a time; then the pages are given back."""
    at, blob = source.segment.array(f"{name}.at"), source.segment.array(f"{name}.blob")
    for first, last in source.runs:
        yield blob[int(at[first]) : int(at[last])].copy()
    source.segment.let_go()


class _Values:
    """The values of a facet over all segments, in order of first sight."""

    def __init__(self) -> None:
        self.merged: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        key = tuple(value) if isinstance(value, list) else value
        found = self._numbers.setdefault(key, len(self.merged))
        if found == len(self.merged):
            self.merged.append(value)
        return found


def _codes(values: dict[str, _Values], name: str, source: Source) -> Array:
    """Add a segment's values to the merged list; return its codes in that list."""
    known = values.setdefault(name, _Values())
    return np.array([known.number(value) for value in source.segment.meta["values"][name]], np.int64)


def _pairs(source: Source, name: str, codes: Array) -> Array:
    """Return (new article, merged code) of every living article, in order of articles, as two rows."""
    single = source.segment.array(f"{name}.single")
    one = np.flatnonzero(source.keep & (single < len(codes)))
    several = source.segment.array(f"{name}.multi_doc")
    keep = source.keep[several]
    doc = np.concatenate([source.new[one], source.new[several[keep]]])
    code = np.concatenate([codes[single[one]], codes[source.segment.array(f"{name}.multi_code")[keep]]])
    order = np.argsort(doc, kind="stable")
    return np.array([doc[order], code[order]], np.int64)


def put_stored(files: SegmentFiles, sources: Sequence[Source]) -> None:
    """Write where each stored article and raw page will be, and what they were compressed with."""
    dictionaries: dict[bytes, int] = {}
    files.put("stored.dict", joined(sources, lambda s: _dictionaries(s, dictionaries)).astype("<u2"))
    write_compression(files, list(dictionaries))
    for name in ("stored", "raw"):
        sizes = joined(sources, lambda s, name=name: _sizes(s, name))  # type: ignore[misc]
        files.put(f"{name}.at", np.concatenate([[0], np.cumsum(sizes)]).astype("<u8"))


def copy_stored(files: SegmentFiles, sources: Sequence[Source]) -> None:
    """Copy stored articles and raw pages as they are packed."""
    for name in ("stored", "raw"):
        for source in sources:
            _copy_blobs(files, source, name)


def _dictionaries(source: Source, known: dict[bytes, int]) -> Array:
    """Return the merged number of the compression dictionary of each living article."""
    segment = source.segment
    numbers = [known.setdefault(segment.dictionary(n), len(known)) for n in range(len(segment.array("dict.at")) - 1)]
    out: Array = np.array(numbers, np.int64)[segment.array("stored.dict")][source.keep]
    return out


def _copy_blobs(files: SegmentFiles, source: Source, name: str) -> None:
    at = source.segment.array(f"{name}.at")
    file = source.segment.files[f"{name}.bin"]
    for first, last in source.runs:
        start, end = int(at[first]), int(at[last])
        for place in range(start, end, COPIED):
            files.sinks[f"{name}.bin"].write(file.bytes(place, min(end, place + COPIED)))
            file.let_go()
    source.segment.let_go()
