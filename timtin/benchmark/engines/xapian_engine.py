"""Xapian (C++), as Debian packages it; a value slot for each value an article may have, counted by match spies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from ..corpus import read_docs
from ..queries import CLASSES, Query
from .base import FACETS, TOP, Answer, Counts, Missing, require

DEBIAN = "/usr/lib/python3/dist-packages"  # where Debian's package is, if its Python is this one's version
HOW = "Xapian is not installed: apt install python3-xapian (and a Python of Debian's version)"
SLOTS = 3  # most values of a facet in one article


def _import() -> Any:
    try:
        return require("xapian", HOW)
    except Missing:
        sys.path.append(DEBIAN)
        try:
            return require("xapian", HOW)
        finally:
            sys.path.remove(DEBIAN)


xapian = _import()


class Xapian:
    name = "Xapian"
    version = str(xapian.version_string())
    classes = frozenset(CLASSES) - {"fuzzy"}

    def __init__(self) -> None:
        self._db: Any = None

    def build(self, corpus: Path, folder: Path, limit: int | None) -> None:
        db = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
        generator = xapian.TermGenerator()
        for doc in read_docs(corpus, limit):
            row = xapian.Document()
            generator.set_document(row)
            generator.set_termpos(0)
            generator.index_text(doc.tokens)
            row.set_data(doc.text.title)
            for facet, (_, values) in enumerate(doc.decoration.facets().items()):
                for at, value in enumerate(values[:SLOTS]):
                    row.add_value(facet * SLOTS + at, value)
            db.replace_document(doc.number + 1, row)
        db.commit()
        db.close()

    def open(self, folder: Path) -> None:
        self._db = xapian.Database(str(folder))

    def answer(self, query: Query) -> Answer:
        enquire = self._enquire(query)
        spies = _spies(enquire) if query.kind.endswith("_facets") else []
        found = enquire.get_mset(0, TOP, self._db.get_doccount() if spies else 0)
        return Answer([str(hit.document.get_data(), "utf-8") for hit in found], _counted(spies) if spies else {})

    def matching(self, query: Query) -> set[int]:
        return {hit.docid - 1 for hit in self._enquire(query).get_mset(0, self._db.get_doccount())}

    def top(self, query: Query) -> list[tuple[float, int]]:
        return [(hit.weight, hit.docid - 1) for hit in self._enquire(query).get_mset(0, TOP)]

    def counts(self, query: Query) -> Counts:
        enquire = self._enquire(query)
        spies = _spies(enquire)
        enquire.get_mset(0, TOP, self._db.get_doccount())
        return _counted(spies)

    def _enquire(self, query: Query) -> Any:
        enquire = xapian.Enquire(self._db)
        enquire.set_weighting_scheme(xapian.BM25Weight(1.2, 0, 1, 0.75, 0.5))
        enquire.set_query(_query(query))
        return enquire


def _spies(enquire: Any) -> list[Any]:
    spies = []
    for at, name in enumerate(FACETS):
        for slot in range(1 if name in ("source", "year") else SLOTS):
            spies.append((name, xapian.ValueCountMatchSpy(at * SLOTS + slot)))
            enquire.add_matchspy(spies[-1][1])
    return spies


def _counted(spies: list[Any]) -> Counts:
    out: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for name, spy in spies:
        for row in spy.values():
            value = str(row.term, "utf-8")
            out[name][value] = out[name].get(value, 0) + row.termfreq
    return out


def _query(query: Query) -> Any:
    make = xapian.Query
    if query.kind == "all_facets":
        return make.MatchAll
    if query.kind == "prefix":
        return xapian.QueryParser().parse_query(f"{query.terms[0]}*", xapian.QueryParser.FLAG_WILDCARD)
    if query.kind == "phrase":
        return make(make.OP_PHRASE, list(query.terms), len(query.terms))
    return make(make.OP_AND if query.kind == "and" else make.OP_OR, list(query.terms))


ENGINE = Xapian
