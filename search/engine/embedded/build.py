"""
From articles to a segment: everything that is written once and never changed.

:func:`build_segment` is a pure function of its entries (and of the encoder's memory), so worker processes can make
whole segments and hand the :class:`SegmentInfo` to the writer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ...analysis.spelling import fold_key
from ...fields import EXACT, FOLDED, PAIR, TEXT_NAMES, WORD
from ..base import Entry
from .columns import Columns
from .invert import invert
from .layout import LENGTH_OF, SegmentFiles, SegmentInfo
from .mapped import Array
from .postings import ListWriter
from .prepare import BATCH, EXTRA, JOINED, Prepared, Tokens, prepare
from .terms import PAIR_SHIFT, Dictionary, write_dictionaries

TOKEN_COST = 52  # bytes of memory per token at the peak: numbers kept (13) and one view packed, sorted and split


def build_segment(entries: Iterable[Entry], folder: str | Path) -> SegmentInfo:
    """
    Write *entries* as one segment below *folder* (the index's ``segments``) and return what the writer must know.

    Of two entries with one id the later one stays. Memory grows with the batch (some 25 KB an ordinary news article).
    Usable in worker processes.
    """
    builder = SegmentBuilder()
    for batch in batched(entries):
        builder.add(prepare(batch))
    return builder.write(Path(folder))


def batched(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield *entries* in batches that are worth preparing at once."""
    source = iter(entries)
    while batch := list(islice(source, BATCH)):
        yield batch


class Vocabulary(dict[str, int]):
    """text -> number, given out in order; *texts* is the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self.texts)
        self.texts.append(text)
        return number

    def numbers(self, texts: list[str]) -> Array:
        return np.fromiter(map(self.__getitem__, texts), np.uint32, len(texts))


class SegmentBuilder:
    """Collects prepared batches in memory until :meth:`write`."""

    def __init__(self) -> None:
        self.memory = 0  # bytes, estimated, that writing will take at its peak
        self._exact, self._words = Vocabulary(), Vocabulary()
        self._columns = Columns()
        self._tokens: dict[str, list[Tokens]] = {name: [] for name in TEXT_NAMES}
        self._stored: list[bytes] = []
        self._raw: list[bytes] = []
        self._dictionaries: dict[bytes, int] = {}
        self._dictionary_of: list[int] = []
        self._doc_of: dict[str, int] = {}
        self._deleted: list[int] = []

    def __len__(self) -> int:
        return len(self._columns.ids)

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._doc_of

    def add(self, batch: Prepared, without: Collection[str] = ()) -> None:
        """Add a batch; articles with an id that was added before replace them, ids in *without* stay out."""
        base = len(self)
        for at, article_id in enumerate(batch.columns.ids):
            self.drop(article_id)
            if article_id in without:
                self._deleted.append(base + at)
            else:
                self._doc_of[article_id] = base + at
        self._columns.extend(batch.columns)
        exact, words = self._exact.numbers(batch.exact), self._words.numbers(batch.words)
        for name, tokens in batch.fields.items():
            self._tokens[name].append(replace(tokens, exact=exact[tokens.exact], words=words[tokens.words]))
            self.memory += TOKEN_COST * len(tokens.exact)
        self._stored += batch.stored
        self._raw += batch.raw
        number = self._dictionaries.setdefault(batch.dictionary, len(self._dictionaries))
        self._dictionary_of += [number] * len(batch.stored)
        self.memory += sum(map(len, batch.stored)) + sum(map(len, batch.raw)) + 1000 * len(batch.stored)

    def drop(self, article_id: str) -> bool:
        """Take an article out again; return whether it was there."""
        doc = self._doc_of.pop(article_id, None)
        if doc is not None:
            self._deleted.append(doc)
        return doc is not None

    def write(self, folder: Path) -> SegmentInfo:
        """Write the segment below *folder*."""
        docs = len(self)
        with SegmentFiles(folder) as files:
            arrays, values = self._columns.arrays()
            files.put_all(arrays)
            write_blobs(files, "stored", self._stored)
            write_blobs(files, "raw", self._raw)
            files.put("stored.dict", np.array(self._dictionary_of, "<u2"))
            write_compression(files, list(self._dictionaries))
            meta = self._write_text(files, docs)
            return files.finish(docs, {"values": values, **meta}, tuple(sorted(self._deleted)))

    def _write_text(self, files: SegmentFiles, docs: int) -> dict[str, Any]:
        folded = Vocabulary()
        fold_of = folded.numbers([fold_key(text) for text in self._exact.texts])
        flat = {name: _Flat(batches, fold_of) for name, batches in self._tokens.items()}
        dictionaries = {
            view: Dictionary.of(vocabulary.texts, [f.terms(view) for f in flat.values()])
            for view, vocabulary in ((EXACT, self._exact), (FOLDED, folded), (WORD, self._words))
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


def _write_view(
    files: SegmentFiles,
    lists: ListWriter,
    places: dict[str, Any],
    name: str,
    view: str,
    field: _Flat,
    dictionaries: dict[str, Dictionary],
    frequency: dict[str, Array],
) -> None:
    ranks = dictionaries[FOLDED if view == PAIR else view].rank
    term, doc, pos = field.triples(view, ranks)
    inverted = invert(term, doc, pos)
    lists.start(pairs=view == PAIR)
    lists.add(inverted)
    arrays, place = lists.finish(pos is not None)
    if view != PAIR:
        np.add.at(frequency[view], inverted.keys.astype(np.int64), np.diff(inverted.post))
    write_view(files, places, name, view, arrays, place, field.lengths(view))


def write_view(
    files: SegmentFiles,
    places: dict[str, Any],
    name: str,
    view: str,
    arrays: dict[str, Array],
    place: dict[str, int],
    lengths: Array,
) -> None:
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
        files.sinks[f"{name}.bin"].write(b"".join(blobs[at : at + 256]))


def write_compression(files: SegmentFiles, dictionaries: list[bytes]) -> None:
    """Write the compression dictionaries of the stored articles."""
    files.put("dict.blob", np.frombuffer(b"".join(dictionaries), "|u1"))
    files.put("dict.at", np.cumsum([0, *map(len, dictionaries)]).astype("<u4"))


class _Flat:
    """One field of all articles, laid end to end. What can be computed again is not kept: it is most of the memory."""

    def __init__(self, batches: list[Tokens], fold_of: Array) -> None:
        def joined(name: str, dtype: Any) -> Array:
            return np.concatenate([np.zeros(0, dtype), *(getattr(batch, name) for batch in batches)])

        self._fold_of = fold_of
        self.exact = joined("exact", np.uint32)
        self.positions = joined("position", np.uint32)
        self.words = joined("words", np.uint32)
        self._flags = joined("flags", np.uint8)
        self._counts, self._word_counts = joined("counts", np.int64), joined("word_counts", np.int64)
        self._lengths = joined("lengths", np.int64)
        batches.clear()
        self.longest = int(self.positions.max(initial=0))

    def terms(self, view: str) -> Array:
        """Return the vocabulary number of each token."""
        if view == FOLDED:
            folded: Array = self._fold_of[self.exact]
            return folded
        return self.words if view == WORD else self.exact

    def lengths(self, view: str) -> Array:
        """Return the length of the field in each article."""
        if view == PAIR:
            left = np.concatenate([[0], np.cumsum(self._flags & JOINED != 0)])
            ends = np.concatenate([[0], np.cumsum(self._counts)])
            return np.diff(left[ends])
        return self._word_counts if view == WORD else self._lengths

    def triples(self, view: str, ranks: Array) -> tuple[Array, Array, Array | None]:
        """Return (term key, article, position) of every token of a view; positions where the view has them."""
        if view == PAIR:
            main = np.flatnonzero(self._flags & EXTRA == 0).astype(np.uint32)
            first = np.flatnonzero(self._flags[main] & JOINED)
            folded = ranks[self._fold_of[self.exact[main]]].astype(np.uint64)
            keys = folded[first] << np.uint64(PAIR_SHIFT) | folded[first + 1]
            return keys, self._docs(self._counts)[main[first]], None
        if view == WORD:
            return ranks[self.words], self._docs(self._word_counts), None
        return ranks[self.terms(view)], self._docs(self._counts), self.positions

    def _docs(self, counts: Array) -> Array:
        return np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
