"""Stock Whoosh, used as its documentation uses it: query objects, ``search(limit=10)``, ``groupedby`` with counts."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..corpus import read_docs
from ..queries import CLASSES, Query
from .base import FACETS, TOP, Answer, Counts, require

HOW = "stock Whoosh is not installed: pip install whoosh3"
index, query, sorting = (require(f"whoosh.{name}", HOW) for name in ("index", "query", "sorting"))
analysis, fields = (require(f"whoosh.{name}", HOW) for name in ("analysis", "fields"))
FIELD = "tokens"


class StockWhoosh:
    name = "stock Whoosh"
    version = version("whoosh3")
    classes = frozenset(CLASSES)

    def __init__(self) -> None:
        self._searcher: Any = None

    def build(self, corpus: Path, folder: Path, limit: int | None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        schema = fields.Schema(
            n=fields.NUMERIC(stored=True),
            title=fields.ID(stored=True),
            tokens=fields.TEXT(analysis.SpaceSeparatedTokenizer()),
            source=fields.ID(sortable=True),
            year=fields.ID(sortable=True),
            district=fields.KEYWORD(commas=True),
            award_type=fields.KEYWORD(commas=True),
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for doc in read_docs(corpus, limit):
            facets = {name: ",".join(values) for name, values in doc.decoration.facets().items()}
            writer.add_document(n=doc.number, title=doc.text.title, tokens=doc.tokens, **facets)
        writer.commit()

    def open(self, folder: Path) -> None:
        self._searcher = index.open_dir(str(folder)).searcher()

    def answer(self, query: Query) -> Answer:
        if not query.kind.endswith("_facets"):
            return Answer([hit["title"] for hit in self._searcher.search(_query(query), limit=TOP)])
        results = self._searcher.search(_query(query), limit=TOP, groupedby=_facets(), maptype=sorting.Count)
        first = range(min(TOP, results.scored_length()))  # with groupedby, Whoosh keeps all hits whatever the limit
        return Answer([results[at]["title"] for at in first], {name: results.groups(name) for name in FACETS})

    def matching(self, query: Query) -> set[int]:
        return {self._searcher.stored_fields(doc)["n"] for doc in self._searcher.docs_for_query(_query(query))}

    def top(self, query: Query) -> list[tuple[float, int]]:
        return [(hit.score, hit["n"]) for hit in self._searcher.search(_query(query), limit=TOP)]

    def counts(self, query: Query) -> Counts:
        found = self._searcher.search(_query(query), limit=TOP, groupedby=_facets(), maptype=sorting.Count)
        return {
            name: {str(value): n for value, n in found.groups(name).items() if value not in (None, "")}
            for name in FACETS
        }


def _facets() -> Any:
    facets = sorting.Facets()
    for name in FACETS:
        facets.add_field(name, allow_overlap=name in ("district", "award_type"))
    return facets


def _query(asked: Query) -> Any:
    if asked.kind == "all_facets":
        return query.Every()
    if asked.kind == "phrase":
        return query.Phrase(FIELD, list(asked.terms))
    if asked.kind == "prefix":
        return query.Prefix(FIELD, asked.terms[0])
    if asked.kind == "fuzzy":
        return query.FuzzyTerm(FIELD, asked.terms[0], maxdist=1, prefixlength=0)
    terms = [query.Term(FIELD, term) for term in asked.terms]
    if len(terms) == 1:
        return terms[0]
    return query.And(terms) if asked.kind == "and" else query.Or(terms)


ENGINE = StockWhoosh
