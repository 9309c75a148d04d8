"""TimTin's embedded engine, asked by plans over one field and one view."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import numpy as np

from search.engine.base import Answer as Found
from search.engine.embedded import EmbeddedEngine, EmbeddedSnapshot
from search.engine.embedded.columns import Columns
from search.engine.embedded.edits import within_one_edit
from search.engine.embedded.prepare import BATCH, Prepared, Tokens
from search.engine.embedded.stored import Packer
from search.engine.generations.files import dump_record
from search.engine.generations.manifest import FORMAT
from search.fields import FOLDED, NONE, TEXT_NAMES
from search.query.plan import EVERYTHING, And, Node, Or, Phrase, Plan, Prefix, Signal, Word

from ..corpus import Doc, read_docs
from ..queries import CLASSES, Query
from .base import FACETS, TOP, Answer, Counts

FIELD = "body"
ALL = 1 << 30


class TimTin:
    """*reference* scores as stock Whoosh does, with its one-byte lengths."""

    name = "TimTin"
    version = f"format {FORMAT}"
    classes = frozenset(CLASSES)

    def __init__(self, reference: bool = False) -> None:
        self._reference = reference
        self._snapshot: EmbeddedSnapshot | None = None

    def build(self, corpus: Path, folder: Path, limit: int | None) -> None:
        with EmbeddedEngine(folder).writer(memory_mb=2048) as writer:
            writer.start(full=True)
            docs = read_docs(corpus, limit)
            while batch := list(islice(docs, BATCH)):
                writer.accept(prepared(batch))
            writer.optimise()
            writer.commit(sources=(), fingerprints={})

    def open(self, folder: Path) -> None:
        self._snapshot = EmbeddedEngine(folder, reference=self._reference).snapshot()

    @property
    def snapshot(self) -> EmbeddedSnapshot:
        assert self._snapshot is not None
        return self._snapshot

    def answer(self, query: Query) -> Answer:
        found = self._execute(query, TOP, FACETS if query.kind.endswith("_facets") else ())
        return Answer([title for _, title in self.snapshot.titles([hit.id for hit in found.hits])], found.facets)

    def matching(self, query: Query) -> set[int]:
        return {int(hit.id) for hit in self._execute(query, ALL).hits}

    def top(self, query: Query) -> list[tuple[float, int]]:
        return [(hit.score, int(hit.id)) for hit in self._execute(query, TOP).hits]

    def counts(self, query: Query) -> Counts:
        found = self._execute(query, 0, FACETS).facets
        return {name: {value: n for value, n in values.items() if value != NONE} for name, values in found.items()}

    def _execute(self, query: Query, limit: int, facets: tuple[str, ...] = ()) -> Found:
        terms = query.terms
        if query.kind == "fuzzy":
            terms = tuple(within_one_edit(self.snapshot.state, FOLDED, terms[0]))
        if query.kind in ("prefix", "all_facets"):
            node: Node = EVERYTHING if query.kind == "all_facets" else Prefix(FOLDED, terms[0], (FIELD,), ALL)
            return self.snapshot.execute(Plan(node, limit=limit, facets=facets, sort="newest"))
        words = tuple(Word(((FOLDED, term),), (FIELD,)) for term in terms)
        signals = tuple(Signal(FIELD, FOLDED, (term,), 1.0) for term in dict.fromkeys(terms))
        return self.snapshot.execute(Plan(_node(query.kind, words), signals, limit=limit, facets=facets))


def _node(kind: str, words: tuple[Word, ...]) -> Node:
    if kind == "phrase":
        return Phrase(words, (FIELD,))
    if len(words) == 1:
        return words[0]
    return And(words) if kind == "and" else Or(words)


def prepared(docs: list[Doc]) -> Prepared:
    """Return a batch as the engine takes it, made of given tokens: what the analyzer would do is left out."""
    vocabulary: dict[str, int] = {}
    columns, counts, numbers = Columns(), [], []
    for doc in docs:
        columns.add(doc.article(text=False), "bench", doc.id)
        tokens = doc.tokens.split()
        counts.append(len(tokens))
        numbers += [vocabulary.setdefault(token, len(vocabulary)) for token in tokens]
    stored = [dump_record({"id": doc.id, "title": doc.text.title}) for doc in docs]
    packer = Packer(b"")  # a title gains nothing from a dictionary, and reading it is what ten hits cost
    empty = _tokens([], [0] * len(docs))
    fields = {name: _tokens(numbers, counts) if name == FIELD else empty for name in TEXT_NAMES}
    return Prepared(
        columns,
        fields,
        list(vocabulary),
        [],
        [packer.pack(text) for text in stored],
        [b""] * len(docs),
        packer.dictionary,
    )


def _tokens(numbers: list[int], counts: Iterable[int]) -> Tokens:
    sizes = np.array(list(counts), np.int64)
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    position = (np.arange(len(numbers)) - starts).astype(np.uint32)
    nothing, none = np.zeros(0, np.uint32), np.zeros(len(sizes), np.int64)
    return Tokens(np.array(numbers, np.uint32), position, np.zeros(len(numbers), np.uint8), sizes, sizes, nothing, none)


ENGINE = TimTin
