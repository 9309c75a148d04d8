"""
What can be done with a batch of articles anywhere, before a segment is put together? Analysis, columns, compression.

The one place where the engine meets the analyzer. A :class:`Prepared` batch is plain arrays and bytes with term numbers
of its own, so that it can come from another process; the expensive part of indexing is done when it exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from threading import local

import numpy as np

from ...analysis.bulk import BatchEncoder, Encoded
from ...fields import TEXT_NAMES
from ...model import Article
from ..base import Entry
from ..generations.files import dump_record
from .columns import Columns
from .heap import keep_freed
from .mapped import Array
from .stored import SAMPLE, Packer, sample_dictionary

BATCH = 256  # articles: large enough for NumPy, small enough to be passed between processes at once
CHUNKS = 200_000  # chunks of text that a preparer remembers: 30,000 articles have 140,000
CAPTION_GAP = 100  # positions between two captions, so that no phrase reaches from one into the next
EXTRA, JOINED = 1, 2  # flags of a token: shares the position of the one before; makes a pair with the next main one


@dataclass(frozen=True, slots=True)
class Tokens:
    """
    One text field of a batch, article after article. *counts*: tokens of each article; *lengths*: its main tokens.

    *exact* and *words* are numbers into the batch's own lists of terms; *word_counts*: compounds of each article.
    """

    exact: Array
    position: Array
    flags: Array
    counts: Array
    lengths: Array
    words: Array
    word_counts: Array


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch on its way into a segment. *dictionary* is what *stored* and *raw* were compressed with."""

    columns: Columns
    fields: dict[str, Tokens]
    exact: list[str]
    words: list[str]
    stored: list[bytes]
    raw: list[bytes]
    dictionary: bytes
    characters: int = field(default=0)


class Preparer:
    """Prepares batches; remembers chunks of text, so one that lives long is faster. Not shared between threads."""

    def __init__(self, chunks: int = CHUNKS) -> None:
        self.chunks = chunks
        self._encoder: BatchEncoder | None = None
        self._packer: Packer | None = None

    def __call__(self, entries: Sequence[Entry]) -> Prepared:
        columns = Columns()
        for entry in entries:
            columns.add(entry.article, entry.origin, entry.content_hash)
        texts = [dump_record(entry.article.to_json()) for entry in entries]
        if self._packer is None:
            self._packer = Packer(sample_dictionary(texts[:SAMPLE]))
        fields, exact, words = self._tokens([entry.article for entry in entries])
        pack = self._packer.pack
        raw = [b"" if e.raw is None else b"\1" + pack(e.raw.encode()) for e in entries]
        return Prepared(
            columns,
            fields,
            exact,
            words,
            [pack(text) for text in texts],
            raw,
            self._packer.dictionary,
            sum(map(len, texts)),
        )

    def _tokens(self, articles: Sequence[Article]) -> tuple[dict[str, Tokens], list[str], list[str]]:
        if self._encoder is None:
            self._encoder = BatchEncoder(words=True, max_chunks=self.chunks, lasting=False)
        per_field = [[_texts(article, name) for article in articles] for name in TEXT_NAMES]
        encoded = self._encoder.encode([text for rows in per_field for texts in rows for text in texts])
        exact, exact_used = _renumber(encoded.exact, len(self._encoder.exact_terms))
        words, words_used = _renumber(encoded.word, len(self._encoder.word_terms))
        flags = _flags(encoded)
        out, first = {}, 0
        for name, rows in zip(TEXT_NAMES, per_field, strict=True):
            sizes = [len(texts) for texts in rows]
            out[name] = _field(encoded, exact, words, flags, first, sizes)
            first += sum(sizes)
        terms, compounds = self._encoder.exact_terms, self._encoder.word_terms
        return out, [terms[n] for n in exact_used.tolist()], [compounds[n] for n in words_used.tolist()]


_own = local()


def prepare(entries: Sequence[Entry], chunks: int = CHUNKS) -> Prepared:
    """
    Prepare a batch with this thread's own preparer: picklable by name, for worker processes. *chunks* bounds what it
    remembers (some 900 bytes each); fewer are slower.
    """
    preparer: Preparer | None = getattr(_own, "preparer", None)
    if preparer is None or preparer.chunks != chunks:
        keep_freed()
        preparer = _own.preparer = Preparer(chunks)
    return preparer(entries)


def _texts(article: Article, name: str) -> tuple[str, ...]:
    if name == "captions":
        return article.captions
    text = article.text_of(name)
    return (text,) if text else ()


def _renumber(numbers: Array, size: int) -> tuple[Array, Array]:
    """Return *numbers* counted anew from 0 without holes, and what the new numbers were."""
    seen = np.zeros(size, bool)
    seen[numbers] = True
    used = np.flatnonzero(seen)
    new = np.zeros(size, np.uint32)
    new[used] = np.arange(len(used), dtype=np.uint32)
    return new[numbers], used


def _flags(encoded: Encoded) -> Array:
    flags: Array = encoded.extra.astype(np.uint8) * np.uint8(EXTRA)
    main = np.flatnonzero(~encoded.extra)
    # the first token of a text has a gap before it, so no pair reaches over the end of a text
    joined = main[:-1][encoded.gap[main[1:]] == 0]
    flags[joined] |= JOINED
    return flags


def _field(encoded: Encoded, exact: Array, words: Array, flags: Array, first: int, sizes: list[int]) -> Tokens:
    """Cut one field out: its texts are those from *first* on, *sizes* of them for each article."""
    ends = first + np.array([0, *accumulate(sizes)])
    a, b = int(encoded.offsets[ends[0]]), int(encoded.offsets[ends[-1]])
    c, d = int(encoded.word_offsets[ends[0]]), int(encoded.word_offsets[ends[-1]])
    position = encoded.position[a:b]
    if max(sizes, default=0) > 1:
        position = position + np.repeat(
            _bases(encoded.lengths[first : int(ends[-1])], sizes), np.diff(encoded.offsets[first : int(ends[-1]) + 1])
        )
    lengths = np.concatenate([[0], np.cumsum(encoded.lengths, dtype=np.int64)])[ends]
    return Tokens(
        exact[a:b],
        position.astype(np.uint32),
        flags[a:b],
        np.diff(encoded.offsets[ends]),
        np.diff(lengths),
        words[c:d],
        np.diff(encoded.word_offsets[ends]),
    )


def _bases(lengths: Array, sizes: list[int]) -> Array:
    """Return the position at which each text starts: texts of one article follow each other, a gap apart."""
    out, at = np.zeros(len(lengths), np.int64), 0
    for size in sizes:
        for i in range(at + 1, at + size):
            out[i] = out[i - 1] + int(lengths[i - 1]) + CAPTION_GAP
        at += size
    return out
