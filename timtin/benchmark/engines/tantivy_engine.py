"""tantivy (Rust) by its Python package: one writing thread, facets by its terms aggregation on fast fields."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..corpus import read_docs
from ..queries import CLASSES, Query
from .base import FACETS, TOP, Answer, Counts, require

tantivy = require("tantivy", "tantivy is not installed: pip install 'timtin[bench]'")
FIELD = "tokens"
EVERY = 100_000  # values of a facet that are asked for when answers are compared


class Tantivy:
    name = "tantivy"
    version = version("tantivy")
    classes = frozenset(CLASSES)

    def __init__(self) -> None:
        self._index: Any = None
        self._searcher: Any = None

    def build(self, corpus: Path, folder: Path, limit: int | None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("n", fast=True)
        builder.add_bytes_field("title", stored=True)
        builder.add_text_field(FIELD, tokenizer_name="whitespace")
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        self._index = tantivy.Index(builder.build(), path=str(folder))
        writer = self._index.writer(heap_size=256_000_000, num_threads=1)
        for doc in read_docs(corpus, limit):
            row = tantivy.Document()
            row.add_unsigned("n", doc.number)
            row.add_bytes("title", doc.text.title.encode())
            row.add_text(FIELD, doc.tokens)
            for name, values in doc.decoration.facets().items():
                for value in values:
                    row.add_text(name, value)
            writer.add_document(row)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def answer(self, query: Query) -> Answer:
        asked = self._query(query)
        found = self._searcher.search(asked, TOP).hits
        titles = [str(self._searcher.doc(address)["title"][0], "utf-8") for _, address in found]
        return Answer(titles, self._counts(asked, 10) if query.kind.endswith("_facets") else {})

    def matching(self, query: Query) -> set[int]:
        hits = self._searcher.search(self._query(query), max(1, self._searcher.num_docs)).hits
        return set(self._numbers([address for _, address in hits]))

    def top(self, query: Query) -> list[tuple[float, int]]:
        hits = self._searcher.search(self._query(query), TOP).hits
        numbers = self._numbers([address for _, address in hits])
        return [(score, number) for (score, _), number in zip(hits, numbers, strict=True)]

    def counts(self, query: Query) -> Counts:
        return self._counts(self._query(query), EVERY)

    def _numbers(self, addresses: list[Any]) -> list[int]:
        return [int(value) for value in self._searcher.fast_field_values("n", addresses)]

    def _counts(self, query: Any, size: int) -> Counts:
        found = self._searcher.aggregate(query, {name: {"terms": {"field": name, "size": size}} for name in FACETS})
        return {name: {str(row["key"]): int(row["doc_count"]) for row in found[name]["buckets"]} for name in FACETS}

    def _query(self, query: Query) -> Any:
        make, schema = tantivy.Query, self._index.schema
        if query.kind == "all_facets":
            return make.all_query()
        if query.kind == "phrase":
            return make.phrase_query(schema, FIELD, list(query.terms))
        if query.kind == "prefix":
            return make.regex_query(schema, FIELD, query.terms[0] + ".*")
        if query.kind == "fuzzy":
            return make.fuzzy_term_query(schema, FIELD, query.terms[0], 1, False)
        terms = [make.term_query(schema, FIELD, term) for term in query.terms]
        if len(terms) == 1:
            return terms[0]
        occur = tantivy.Occur.Must if query.kind == "and" else tantivy.Occur.Should
        return make.boolean_query([(occur, term) for term in terms])


ENGINE = Tantivy
