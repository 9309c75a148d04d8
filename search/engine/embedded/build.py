"""
From articles to a segment: everything that is written once and never changed.

:func:`build_segment` is a pure function of its entries (and of the encoder's memory), so worker processes can make
whole segments and hand the :class:`SegmentInfo` to the writer.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from ...fields import EXACT, FOLDED, PAIR, TEXT_NAMES, WORD
from ..base import Entry
from .columns import ColumnBuilder
from .encode import Encoder, Tokens
from ..generations.files import dump_json
from .invert import invert
from .layout import LENGTH_OF, SegmentFiles, SegmentInfo
from .mapped import Array
from .postings import ListWriter
from .stored import SAMPLE, Packer, sample_dictionary
from .terms import Dictionary, write_dictionaries

TOKEN_COST = 48  # bytes of memory per syllable at the peak: numbers kept (9) and one view packed, sorted and split


def build_segment(entries: Iterable[Entry], folder: str | Path, *, encoder: Encoder | None = None) -> SegmentInfo:
    """
    Write *entries* as one segment below *folder* (the index's ``segments``) and return what the writer must know.

    Ids must differ; memory grows with the batch (some 25 KB an ordinary news article). Usable in worker processes;
    pass the same *encoder* again to keep its vocabulary warm.
    """
    builder = SegmentBuilder(encoder or Encoder())
    for entry in entries:
        builder.add(entry)
    return builder.write(Path(folder))


class SegmentBuilder:
    """Collects articles in memory until :meth:`write`."""

    def __init__(self, encoder: Encoder, packer: Packer | None = None) -> None:
        self._encoder = encoder
        self._columns = ColumnBuilder()
        self._tokens: dict[str, list[tuple[int, Tokens]]] = {name: [] for name in TEXT_NAMES}
        self._waiting: list[tuple[bytes, bytes | None]] = []
        self._blobs: list[bytes] = []
        self._raws: list[bytes] = []
        self.packer = packer
        self.memory = 0
        self.doc_of: dict[str, int] = {}
        self._deleted: list[int] = []

    def __len__(self) -> int:
        return len(self._columns.ids)

    def add(self, entry: Entry) -> None:
        """Add an article; one with the same id that was added before gives way."""
        article, doc = entry.article, len(self)
        self.drop(article.id)
        self.doc_of[article.id] = doc
        self._columns.add(article, entry.origin, entry.content_hash)
        for name, tokens in self._encoder.encode(article).items():
            self._tokens[name].append((doc, tokens))
            self.memory += TOKEN_COST * len(tokens.exact)
        stored = dump_json(article.to_json())
        raw = entry.raw.encode() if entry.raw is not None else None
        self.memory += (len(stored) + len(raw or b"")) // 2 + 1000
        self._waiting.append((stored, raw))
        if self.packer is not None or len(self._waiting) >= SAMPLE:
            self._pack()

    def drop(self, article_id: str) -> bool:
        """Take an article out again; return whether it was there."""
        doc = self.doc_of.pop(article_id, None)
        if doc is not None:
            self._deleted.append(doc)
        return doc is not None

    def write(self, folder: Path) -> SegmentInfo:
        """Write the segment below *folder*."""
        self._pack()
        docs = len(self)
        with SegmentFiles(folder) as files:
            arrays, values = self._columns.arrays()
            files.put_all(arrays)
            meta: dict[str, Any] = {"values": values}
            self._write_stored(files)
            meta |= self._write_text(files, docs)
            return files.finish(docs, meta, tuple(self._deleted))

    def _pack(self) -> None:
        if self.packer is None:
            self.packer = Packer(sample_dictionary([stored for stored, _ in self._waiting]))
        for stored, raw in self._waiting:
            self._blobs.append(self.packer.pack(stored))
            self._raws.append(b"" if raw is None else b"\1" + self.packer.pack(raw))
        self._waiting.clear()

    def _write_stored(self, files: SegmentFiles) -> None:
        assert self.packer is not None
        for name, blobs in (("stored", self._blobs), ("raw", self._raws)):
            write_blobs(files, name, blobs)
        files.put("stored.dict", np.zeros(len(self), "<u2"))
        write_dictionary_blobs(files, [self.packer.dictionary])

    def _write_text(self, files: SegmentFiles, docs: int) -> dict[str, Any]:
        fold_of = self._encoder.fold_of()
        flat = {name: _Flat(rows, docs, fold_of) for name, rows in self._tokens.items()}
        words = self._encoder.words.texts
        dictionaries = {
            EXACT: Dictionary.of(self._encoder.exact.texts, [f.terms(EXACT) for f in flat.values()]),
            FOLDED: Dictionary.of(self._encoder.folded.texts, [f.terms(FOLDED) for f in flat.values()]),
            WORD: Dictionary.of(words, [f.terms(WORD) for f in flat.values()]),
        }
        wide = max((f.longest for f in flat.values()), default=0) >= 1 << 16
        lists = ListWriter(files.streams(), docs, wide)
        places: dict[str, Any] = {}
        frequency = {view: np.zeros(len(d.used), np.int64) for view, d in dictionaries.items()}
        for name in TEXT_NAMES:
            field = flat.pop(name)
            for view in LENGTH_OF:
                _write_view(files, lists, places, name, view, field, dictionaries, frequency)
        write_dictionaries(files, dictionaries, fold_of, frequency)
        return {"places": places, "streams": lists.dtypes}


def _write_view(files: SegmentFiles, lists: ListWriter, places: dict[str, Any], name: str, view: str, field: _Flat,
                dictionaries: dict[str, Dictionary], frequency: dict[str, Array]) -> None:
    ranks = dictionaries[FOLDED if view == PAIR else view].rank
    term, doc, pos = field.triples(view, ranks)
    inverted = invert(term, doc, pos)
    lists.start(pairs=view == PAIR)
    lists.add(inverted)
    arrays, place = lists.finish(pos is not None)
    if view != PAIR:
        np.maximum.at(frequency[view], inverted.keys.astype(np.int64), np.diff(inverted.post))
    write_view(files, places, name, view, arrays, place, field.lengths(view))


def write_view(files: SegmentFiles, places: dict[str, Any], name: str, view: str, arrays: dict[str, Array],
               place: dict[str, int], lengths: Array) -> None:
    """Write the arrays of one view of one field: its lists, and its lengths where they are its own."""
    files.put_all(arrays, f"{name}.{view}.")
    places[f"{name}.{view}"] = {"at": place, "tokens": int(lengths.sum()), "docs": int(np.count_nonzero(lengths))}
    if LENGTH_OF[view] == view:
        files.put(f"{name}.{view}.len", lengths.astype("<u2" if lengths.max(initial=0) < 1 << 16 else "<u4"))


def write_blobs(files: SegmentFiles, name: str, blobs: list[bytes]) -> None:
    """Write blobs into their file and their places into the arrays."""
    ends = np.cumsum(np.fromiter(map(len, blobs), np.int64, len(blobs)))
    files.put(f"{name}.at", np.concatenate([[0], ends]).astype("<u8"))
    for at in range(0, len(blobs), 256):
        files.sinks[f"{name}.bin"].write(b"".join(blobs[at:at + 256]))


def write_dictionary_blobs(files: SegmentFiles, dictionaries: list[bytes]) -> None:
    """Write the compression dictionaries of the stored articles."""
    files.put("dict.blob", np.frombuffer(b"".join(dictionaries), "|u1"))
    files.put("dict.at", np.cumsum([0, *map(len, dictionaries)]).astype("<u4"))


class _Flat:
    """One field of all articles, laid end to end."""

    def __init__(self, rows: list[tuple[int, Tokens]], docs: int, fold_of: Array) -> None:
        none = [np.zeros(0, np.uint32)]
        sizes = np.zeros(docs, np.int64)
        word_sizes = np.zeros(docs, np.int64)
        numbers = [doc for doc, _ in rows]
        sizes[numbers] = [len(t.exact) for _, t in rows]
        word_sizes[numbers] = [len(t.words) for _, t in rows]
        self._sizes = {EXACT: sizes, WORD: word_sizes}
        self.exact = np.concatenate(none + [t.exact for _, t in rows])
        self.folded = fold_of[self.exact]
        self.positions = np.concatenate(none + [t.positions for _, t in rows])
        self.joined = np.concatenate([np.zeros(0, bool)] + [t.joined for _, t in rows])
        self.words = np.concatenate(none + [t.words for _, t in rows])
        self.doc = np.repeat(np.arange(docs), sizes)
        if len(self.joined):
            self.joined[-1] = False
        self._first = np.flatnonzero(self.joined)  # tokens that make a pair with the next one
        self._sizes[PAIR] = np.bincount(self.doc[self._first], minlength=docs)
        self._word_doc = np.repeat(np.arange(docs), word_sizes)
        self.longest = int(self.positions.max(initial=0))

    def terms(self, view: str) -> Array:
        return {EXACT: self.exact, FOLDED: self.folded, WORD: self.words}[view]

    def lengths(self, view: str) -> Array:
        return self._sizes[LENGTH_OF[view]]

    def triples(self, view: str, ranks: Array) -> tuple[Array, Array, Array | None]:
        """Return (term key, article, position) of every token of a view; positions where the view has them."""
        if view == PAIR:
            left = ranks[self.folded[self._first]].astype(np.uint64) << np.uint64(32)
            return left | ranks[self.folded[self._first + 1]].astype(np.uint64), self.doc[self._first], None
        if view == WORD:
            return ranks[self.words], self._word_doc, None
        return ranks[self.terms(view)], self.doc, self.positions
