"""SQLite's FTS5: an external table of titles and single values, tables of the values of which there may be several."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..corpus import Doc, read_docs
from ..queries import CLASSES, Query
from .base import FACETS, TOP, Answer, Counts

SCHEMA = """
CREATE VIRTUAL TABLE text USING fts5(tokens, content='', tokenize='ascii');
CREATE TABLE docs (n INTEGER PRIMARY KEY, title TEXT, source TEXT, year TEXT);
CREATE TABLE district (n INTEGER, value TEXT);
CREATE TABLE award_type (n INTEGER, value TEXT);
"""


class SqliteFts5:
    name = "SQLite FTS5"
    version = sqlite3.sqlite_version
    classes = frozenset(CLASSES) - {"fuzzy"}

    def __init__(self) -> None:
        self._db: Any = None

    def build(self, corpus: Path, folder: Path, limit: int | None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with sqlite3.connect(folder / "index.db") as db:
            db.executescript(SCHEMA)
            for doc in read_docs(corpus, limit):
                _insert(db, doc)
            db.execute("INSERT INTO text(text) VALUES ('optimize')")
            for name in ("district", "award_type"):
                db.execute(f"CREATE INDEX {name}_n ON {name}(n, value)")
        db.close()

    def open(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "index.db")
        self._db.execute("CREATE TEMP TABLE found (n INTEGER PRIMARY KEY)")

    def answer(self, query: Query) -> Answer:
        if query.kind == "all_facets":
            rows = self._db.execute(f"SELECT title FROM docs LIMIT {TOP}").fetchall()
        else:
            rows = self._db.execute(
                f"SELECT title FROM text JOIN docs ON docs.n = text.rowid WHERE text MATCH ? ORDER BY rank LIMIT {TOP}",
                (_match(query),),
            ).fetchall()
        return Answer([title for (title,) in rows], self.counts(query) if query.kind.endswith("_facets") else {})

    def matching(self, query: Query) -> set[int]:
        if query.kind == "all_facets":
            return {n for (n,) in self._db.execute("SELECT n FROM docs")}
        return {n for (n,) in self._db.execute("SELECT rowid FROM text WHERE text MATCH ?", (_match(query),))}

    def top(self, query: Query) -> list[tuple[float, int]] | None:
        if query.kind == "all_facets":
            return None
        sql = f"SELECT rank, rowid FROM text WHERE text MATCH ? ORDER BY rank LIMIT {TOP}"
        return [(-rank, n) for rank, n in self._db.execute(sql, (_match(query),))]

    def counts(self, query: Query) -> Counts:
        if query.kind == "all_facets":
            return {name: dict(self._db.execute(sql)) for name, sql in _counting(all_of=True)}
        self._db.execute("DELETE FROM found")
        self._db.execute("INSERT INTO found SELECT rowid FROM text WHERE text MATCH ?", (_match(query),))
        return {name: dict(self._db.execute(sql)) for name, sql in _counting(all_of=False)}


def _insert(db: sqlite3.Connection, doc: Doc) -> None:
    facets = doc.decoration.facets()
    db.execute("INSERT INTO text(rowid, tokens) VALUES (?, ?)", (doc.number, doc.tokens))
    db.execute(
        "INSERT INTO docs VALUES (?, ?, ?, ?)", (doc.number, doc.text.title, facets["source"][0], facets["year"][0])
    )
    for name in ("district", "award_type"):
        db.executemany(f"INSERT INTO {name} VALUES (?, ?)", [(doc.number, value) for value in facets[name]])


def _counting(all_of: bool) -> Iterator[tuple[str, str]]:
    for name in FACETS:
        table, column = ("docs", name) if name in ("source", "year") else (name, "value")
        join = "" if all_of else f" JOIN found ON found.n = {table}.n"
        yield name, f"SELECT {column}, count(*) FROM {table}{join} GROUP BY {column}"


def _match(query: Query) -> str:
    terms = [f'"{term}"' for term in query.terms]
    if query.kind == "phrase":
        return f'"{" ".join(query.terms)}"'
    if query.kind == "prefix":
        return f"{terms[0]}*"
    return (" OR " if query.kind.startswith("or") else " AND ").join(terms)


ENGINE = SqliteFts5
