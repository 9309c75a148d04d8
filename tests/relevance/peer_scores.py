"""
How do Whoosh and SQLite rank texts by any of their words, without an hour of their loops for some thousand queries?

Their own indexes are read through their own doors: which documents have a word and how often, how long documents are.
The sums are those of Whoosh's ``BM25F`` over an ``Or`` and of FTS5's ``bm25``, made by NumPy; a test compares the order
with ``Searcher.search`` and ``order by rank``.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

B, K1 = 0.75, 1.2  # of both
REMEMBERED = 2_000  # words with their scores

Documents = NDArray[np.int64]
Numbers = NDArray[np.float64]


def best(found: Iterable[tuple[Documents, Numbers]], documents: int, limit: int) -> list[int]:
    """Return at most *limit* documents with the greatest sums, best first, of equals the first first."""
    sums, has = np.zeros(documents), np.zeros(documents, bool)
    for where, scores in found:  # a word typed twice counts twice
        sums[where] += scores
        has[where] = True
    at = np.flatnonzero(has)
    return [int(document) for document in at[np.argsort(-sums[at], kind="stable")][:limit]]


def bm25(rarity: float, often: Numbers, length: Numbers, mean: float) -> Numbers:
    """Return what a word gives to each document."""
    return rarity * often * (K1 + 1) / (often + K1 * (1 - B + B * length / mean))


class WhooshScores:
    """Ranks an index of one segment for terms of (field, word, boost)."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._reader = searcher.reader()
        self._documents = self._reader.doc_count_all()
        self._lengths = lru_cache(None)(self._of_field)
        self._scored = lru_cache(REMEMBERED)(self._read)

    def best(self, terms: Sequence[tuple[str, str, float]], limit: int) -> list[int]:
        scored = ((*self._scored(field, word), boost) for field, word, boost in terms)
        return best(((where, boost * scores) for where, scores, boost in scored), self._documents, limit)

    def _read(self, field: str, word: str) -> tuple[Documents, Numbers]:
        rows = []
        if (field, word) in self._reader:
            matcher = self._reader.postings(field, word)
            while matcher.is_active():
                rows.append((matcher.id(), matcher.weight()))
                matcher.next()
        documents, often = _columns(rows)
        mean = self._searcher.avg_field_length(field) or 1
        return documents, bm25(self._searcher.idf(field, word), often, self._lengths(field)[documents], mean)

    def _of_field(self, field: str) -> Numbers:
        return np.array([self._reader.doc_field_length(at, field) for at in range(self._documents)], np.float64)


class SqliteScores:
    """Ranks the rows of an FTS5 table ``t`` whose rowids are 1, 2, 3 …; *create* makes one like it, given a name."""

    def __init__(self, database: sqlite3.Connection, create: Callable[[str], str]) -> None:
        self._database = database
        database.execute("create virtual table temp.words_of_t using fts5vocab(main, t, instance)")
        database.execute(create("temp.typed"))
        database.execute("create virtual table temp.words_of_typed using fts5vocab(temp, typed, instance)")
        sizes = database.execute("select sz from t_docsize order by id")
        self._lengths = np.array([0, *(sum(_varints(size)) for (size,) in sizes)], np.float64)
        self._scored = lru_cache(REMEMBERED)(self._read)

    def best(self, text: str, limit: int) -> list[int] | None:
        """Return rowids; ``None`` where a word is several to SQLite, and so a phrase, which it must find itself."""
        found = []
        for word in re.findall(r"\w+", text):
            tokens = self._tokens(word)
            if len(tokens) > 1:
                return None
            found += [self._scored(token) for token in tokens]
        return best(found, len(self._lengths), limit)

    def _tokens(self, word: str) -> list[str]:
        self._database.execute("delete from temp.typed")
        self._database.execute("insert into temp.typed (text) values (?)", (word,))
        return [term for (term,) in self._database.execute("select term from temp.words_of_typed order by offset")]

    def _read(self, token: str) -> tuple[Documents, Numbers]:
        rows = self._database.execute("select doc, count(*) from temp.words_of_t where term = ? group by doc", (token,))
        documents, often = _columns(list(rows))
        total, having = len(self._lengths) - 1, len(documents)
        rarity = log((total - having + 0.5) / (having + 0.5))
        mean = self._lengths.sum() / total
        return documents, bm25(rarity if rarity > 0 else 1e-6, often, self._lengths[documents], mean)


def _columns(rows: Sequence[tuple[int, float]]) -> tuple[Documents, Numbers]:
    return np.array([at for at, _ in rows], np.int64), np.array([often for _, often in rows], np.float64)


def _varints(data: bytes) -> list[int]:
    """The numbers of a column of SQLite's: seven bits a byte, high ones first, the last byte below 128."""
    out, number = [], 0
    for byte in data:
        number = number << 7 | byte & 127
        if byte < 128:
            out.append(number)
            number = 0
    return out
