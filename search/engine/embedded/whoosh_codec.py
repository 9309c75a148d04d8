"""
How does Whoosh read our segments? A codec, Whoosh's own extension point, over the same mapped arrays.

:func:`whoosh_reader` gives a reader for ``whoosh.searching.Searcher``, so that any Whoosh query runs on an index of
ours: the reference that tests compare the vectorised evaluation with. Fields are named ``body_exact``. Read only: the
writer is our own, in bulk. Whoosh's table of contents and its segments are pickles; nothing of them is used, and the
schema is made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import numpy as np
from whoosh.analysis.analyzers import KeywordAnalyzer
from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, Segment, TermsReader
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Format, Frequency, Positions
from whoosh.matching.mcore import LeafMatcher, ReadTooFar
from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader, TermInfo

from ...fields import PAIR
from .layout import FIELD_VIEWS, POSITION_VIEWS
from .mapped import Array
from .postings import ListReader
from .reference import coded_lengths
from .snapshot import EmbeddedSnapshot
from .state import Part

BLOCK = 128  # postings that Whoosh's quality bounds speak of; as in its own codec
WRITING = "Segments are written by search.engine.embedded.build_segment, in bulk, and never changed."
FIELDS = {f"{field}_{view}": (field, view) for field, view in FIELD_VIEWS}


def whoosh_schema() -> Schema:
    """Return the schema that our segments have for Whoosh."""
    schema = Schema()
    for name, (_, view) in FIELDS.items():
        kind: Format = Positions() if view in POSITION_VIEWS else Frequency()
        schema.add(name, FieldType(kind, cast(Any, KeywordAnalyzer()), scorable=True))
    schema.add("id", STORED())
    return schema


def whoosh_reader(snapshot: EmbeddedSnapshot) -> IndexReader:
    """Return a Whoosh reader of the snapshot's articles; document numbers count through the segments in order."""
    schema = whoosh_schema()
    readers: list[IndexReader] = [
        SegmentReader(cast(Any, None), schema, ArraySegment(part), codec=ArrayCodec()) for part in snapshot.state.parts
    ]
    if not readers:
        return EmptyReader(schema)
    return readers[0] if len(readers) == 1 else MultiReader(readers)


class ArraySegment(Segment):
    """What Whoosh wants to know of a segment: our part of a generation, with its deletions."""

    def __init__(self, part: Part) -> None:
        super().__init__("timtin")  # type: ignore[no-untyped-call]
        self.part = part

    def codec(self) -> ArrayCodec:
        return ArrayCodec()

    def doc_count_all(self) -> int:
        return self.part.docs

    def deleted_count(self) -> int:
        return len(self.part.dead)

    def deleted_docs(self) -> set[int]:
        return set(self.part.dead.tolist())

    def is_deleted(self, docnum: int) -> bool:
        return self.part.live is not None and not self.part.live[docnum]

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        raise NotImplementedError(WRITING)


class ArrayCodec(Codec):
    """Reads; asked to write, it says who does."""

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError(WRITING)

    per_document_writer = field_writer = postings_writer = postings_reader = new_segment = _refuse

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTerms:
        return ArrayTerms(segment.part)

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> ArrayDocuments:
        return ArrayDocuments(segment.part)


class ArrayTerms(TermsReader):
    """Terms and postings of one segment."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def _find(self, fieldname: str, text: bytes) -> tuple[ListReader, int]:
        field, view = FIELDS[fieldname]
        key = self._part.segment.key(view, text.decode())
        lists = self._part.segment.lists(field, view)
        return lists, lists.find(key) if key >= 0 else -1

    def _texts(self, fieldname: str) -> list[bytes]:
        field, view = FIELDS[fieldname]
        segment = self._part.segment
        keys = segment.lists(field, view).keys.tolist()
        if view == PAIR:
            return [segment.pair_text(key).encode() for key in keys]
        return [segment.terms(view).raw(key) for key in keys]

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] in FIELDS and self._find(*term)[1] >= 0

    def cursor(self, fieldname: str, fieldobj: FieldType) -> ArrayCursor:
        return ArrayCursor(self._texts(fieldname))

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, text) for name in sorted(FIELDS) for text in self._texts(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((name, text) for name, text in self.terms() if (name, text) >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def frequency(self, fieldname: str, text: bytes) -> float:
        return self.term_info(fieldname, text).weight()

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        lists, at = self._find(fieldname, text)
        return lists.frequency(at) if at >= 0 else 0

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        lists, at = self._find(fieldname, text)
        if at < 0:
            raise KeyError(f"{fieldname}:{text!r}")
        ids, tf = lists.ids(at), lists.frequencies(at)
        lengths = coded_lengths(self._part.segment.lengths(*FIELDS[fieldname])[ids])
        return TermInfo(
            float(tf.sum()),
            len(ids),
            int(lengths.min()),
            int(lengths.max()),  # type: ignore[no-untyped-call]
            float(tf.max()),
            int(ids[0]),
            int(ids[-1]),
        )

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: Any = None) -> ArrayMatcher:
        lists, at = self._find(fieldname, text)
        lengths = coded_lengths(self._part.segment.lengths(*FIELDS[fieldname]))
        return ArrayMatcher(lists, at, lengths, format_, (fieldname, text), scorer)

    def indexed_field_names(self) -> list[str]:
        return sorted(FIELDS)


class ArrayMatcher(LeafMatcher):
    """One posting list, for Whoosh's own evaluation, posting by posting."""

    def __init__(
        self, lists: ListReader, at: int, lengths: Array, format_: Format, term: tuple[str, bytes], scorer: Any
    ) -> None:
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._source = lists, at, lengths
        self._ids: list[int] = lists.ids(at).tolist()
        self._tf: list[float] = lists.frequencies(at).tolist()
        self._i = 0

    def is_active(self) -> bool:
        return self._i < len(self._ids)

    def id(self) -> int:
        return self._ids[self._i]

    def weight(self) -> float:
        return self._tf[self._i]

    def value(self) -> bytes:
        lists, at, _ = self._source
        if not lists.has_positions:
            return bytes(self.format.encode(int(self._tf[self._i])))  # type: ignore[attr-defined]
        start, count = (int(a[0]) for a in lists.occurrences(at, np.array([self._i])))
        return bytes(self.format.encode(lists.stretch(at)[start : start + count].tolist()))  # type: ignore[attr-defined]

    def next(self) -> bool:  # type: ignore[override]  # Whoosh's own leaf matcher tells of the end of a block too
        self._i += 1
        return self._i % BLOCK == 0

    def reset(self) -> None:
        self._i = 0

    def copy(self) -> ArrayMatcher:
        lists, at, lengths = self._source
        other = ArrayMatcher(lists, at, lengths, self.format, self._term, self.scorer)
        other._i = self._i
        return other

    def skip_to(self, targetid: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        if targetid > self.id():
            self._i += int(np.searchsorted(np.array(self._ids[self._i :]), targetid))

    def skip_to_quality(self, minquality: float) -> int:
        skipped = 0
        while self.is_active() and self.scorer.block_quality(self) <= minquality:
            self._i = (self._i // BLOCK + 1) * BLOCK
            skipped += 1
        return skipped

    def _block(self) -> slice:
        first = self._i // BLOCK * BLOCK
        return slice(first, min(len(self._ids), first + BLOCK))

    def _block_lengths(self) -> list[int]:
        return [int(length) for length in self._source[2][self._ids[self._block()]]]

    def block_min_id(self) -> int:
        return int(self._ids[self._block().start])

    def block_max_id(self) -> int:
        return int(self._ids[self._block().stop - 1])

    def block_max_weight(self) -> float:
        return max(self._tf[self._block()])

    def block_min_length(self) -> int:
        return int(min(self._block_lengths()))

    def block_max_length(self) -> int:
        return int(max(self._block_lengths()))


class ArrayCursor(FieldCursor):
    """The sorted terms of a field, for Whoosh's automata (fuzzy terms)."""

    def __init__(self, texts: list[bytes]) -> None:
        self._texts = [str(text, "utf-8") for text in texts]
        self._i = 0

    def first(self) -> str | None:
        self._i = 0
        return self.text()

    def find(self, string: str) -> str | None:
        wanted = string.decode() if isinstance(string, bytes) else string
        self._i = next((i for i, text in enumerate(self._texts) if text >= wanted), len(self._texts))
        return self.text()

    def next(self) -> str | None:
        self._i += 1
        return self.text()

    def text(self) -> str | None:
        return self._texts[self._i] if self._i < len(self._texts) else None


class ArrayDocuments(PerDocumentReader):
    """Lengths, deletions and ids of one segment."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._lengths: dict[str, Array] = {}

    def doc_count(self) -> int:
        return self._part.count

    def doc_count_all(self) -> int:
        return self._part.docs

    def has_deletions(self) -> bool:
        return bool(len(self._part.dead))

    def is_deleted(self, docnum: int) -> bool:
        return self._part.live is not None and not self._part.live[docnum]

    def deleted_docs(self) -> set[int]:
        return set(self._part.dead.tolist())

    def _exact_lengths(self, fieldname: str) -> Array:
        return self._part.segment.lengths(*FIELDS[fieldname])

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._lengths.get(fieldname)
        if lengths is None:
            lengths = self._lengths[fieldname] = coded_lengths(self._exact_lengths(fieldname))
        return int(lengths[docnum]) or default

    def field_length(self, fieldname: str) -> int:
        return int(self._exact_lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        return int(self._exact_lengths(fieldname).min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        return int(self._exact_lengths(fieldname).max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return {"id": self._part.segment.article_id(docnum)}
