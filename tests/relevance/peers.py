"""
Other engines behind one small interface, used as their documentation uses them: index texts, rank by any word.

An engine makes its index in a folder of its own, or opens it where it was made before. Whoosh's and SQLite's sums are
made by ``peer_scores``.

tantivy and bm25s are optional (``pip install 'timtin[bench]'``); what is not installed is left out and named.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relevance.peer_scores import SqliteScores, WhooshScores

from search.analysis.fold import fold

Rows = Sequence[tuple[str, str]]  # (id, text)


@dataclass(frozen=True)
class Hit:
    id: str


@dataclass(frozen=True)
class Answer:
    """What ``search.evaluation`` needs of a result."""

    hits: tuple[Hit, ...]
    near: tuple[Hit, ...] = ()


class Peer:
    """An engine that ranks the articles it was given; *rank* returns ids, best first. A text is asked for once."""

    def __init__(self, rank: Callable[[str, int], Iterable[str]]) -> None:
        self._rank = rank
        self._asked: dict[tuple[str, int], Answer] = {}  # most texts are the same with the tone placed elsewhere

    def search(self, text: str, *, limit: int = 10, match: str = "any", facets: object = ()) -> Answer:
        if (text, limit) not in self._asked:
            self._asked[text, limit] = Answer(tuple(Hit(article) for article in self._rank(text, limit)))
        return self._asked[text, limit]


def whoosh_standard(rows: Rows, folder: Path) -> Peer:
    """Whoosh with its StandardAnalyzer, without stop words."""
    from whoosh.analysis import StandardAnalyzer

    analyzer = StandardAnalyzer(stoplist=None, minsize=1)
    return _whoosh(folder, {"text": (analyzer, 1.0)}, ((i, {"text": t}) for i, t in rows))


def whoosh_words(rows: Rows, folder: Path) -> Peer:
    """Whoosh with PyVi's words as tokens, in texts and queries."""
    from whoosh.analysis import LowercaseFilter, SpaceSeparatedTokenizer

    analyzer = SpaceSeparatedTokenizer() | LowercaseFilter()

    def segmented() -> Iterator[tuple[str, dict[str, str]]]:
        for (article, _), text in zip(rows, _pyvi_words([text for _, text in rows]), strict=True):
            yield article, {"text": text}

    peer = _whoosh(folder, {"text": (analyzer, 1.0)}, segmented())
    return Peer(lambda text, limit: (hit.id for hit in peer.search(_pyvi_words([text])[0], limit=limit).hits))


def whoosh_two_fields(rows: Rows, folder: Path) -> Peer:
    """Whoosh with an exact field at twice the weight of a folded one."""
    from whoosh.analysis import StandardAnalyzer

    analyzer = StandardAnalyzer(stoplist=None, minsize=1)
    fields = {"text": (analyzer, 1.0), "folded": (analyzer, 0.5)}
    return _whoosh(folder, fields, ((i, {"text": t, "folded": fold(t)}) for i, t in rows), fold_query=True)


def _whoosh(
    folder: Path,
    fields: dict[str, tuple[Any, float]],
    rows: Iterable[tuple[str, dict[str, str]]],
    fold_query: bool = False,
) -> Peer:
    from whoosh import fields as kinds
    from whoosh import index

    if not folder.exists():
        unfinished = folder.with_name(folder.name + ".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        texts_of = {name: kinds.TEXT(analyzer=analyzer, phrase=False) for name, (analyzer, _) in fields.items()}
        writer = index.create_in(str(unfinished), kinds.Schema(id=kinds.STORED, **texts_of)).writer(limitmb=512)
        for article, texts in rows:
            writer.add_document(id=article, **texts)
        writer.commit()
        unfinished.rename(folder)
    searcher = index.open_dir(str(folder)).searcher()
    scores = WhooshScores(searcher)

    def rank(text: str, limit: int) -> list[str]:
        terms = []
        for name, (analyzer, boost) in fields.items():
            typed = fold(text) if fold_query and name == "folded" else text
            terms += [(name, token.text, boost) for token in analyzer(typed)]
        return [searcher.stored_fields(document)["id"] for document in scores.best(terms, limit)]

    return Peer(rank)


def sqlite_fts5(rows: Rows, folder: Path) -> Peer:
    """SQLite FTS5 with unicode61, which removes diacritics (but never folds đ)."""
    database = sqlite3.connect(":memory:")
    database.execute(_fts5_table("t"))
    database.executemany("insert into t values (?, ?)", rows)
    scores = SqliteScores(database, _fts5_table)

    def rank(text: str, limit: int) -> list[str]:
        found = scores.best(text, limit)
        if found is None:
            words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
            asked = database.execute("select rowid from t where t match ? order by rank limit ?", (words, limit))
            found = [row for (row,) in asked]
        return [rows[at - 1][0] for at in found]

    return Peer(rank)


def _fts5_table(name: str) -> str:
    return f"create virtual table {name} using fts5(id unindexed, text, tokenize='unicode61 remove_diacritics 2')"


def tantivy(rows: Rows, folder: Path) -> Peer:
    """tantivy with its default tokenizer."""
    import tantivy as library

    schema = library.SchemaBuilder().add_text_field("id", stored=True).add_text_field("text").build()
    index = library.Index(schema)
    writer = index.writer(256_000_000, 1)
    for article, text in rows:
        writer.add_document(library.Document(id=article, text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def rank(text: str, limit: int) -> list[str]:
        words = " ".join(re.findall(r"\w+", text.lower()))
        if not words:
            return []
        found = searcher.search(index.parse_query(words, ["text"]), limit).hits
        return [searcher.doc(address)["id"][0] for _, address in found]

    return Peer(rank)


def bm25s(rows: Rows, folder: Path) -> Peer:
    """bm25s with its own tokenizer, without stop words."""
    import bm25s as library

    retriever = library.BM25()
    corpus = library.tokenize([text for _, text in rows], stopwords=None, show_progress=False)
    retriever.index(corpus, show_progress=False)

    def rank(text: str, limit: int) -> list[str]:
        tokens = library.tokenize([text], stopwords=None, show_progress=False, return_ids=False)
        found, scores = retriever.retrieve(tokens, k=limit, show_progress=False)
        return [rows[int(at)][0] for at, score in zip(found[0], scores[0], strict=True) if score > 0]

    return Peer(rank)


def _pyvi_words(texts: Sequence[str]) -> list[str]:
    """Return each text as PyVi would write it, with underscores inside words (identical to PyVi's, decoded faster)."""
    from search.analysis.segment import segment

    return [
        " ".join("_".join(text[a:b] for a, b in spans) for spans in words)
        for text, words in zip(texts, segment(texts), strict=True)
    ]


PEERS: dict[str, Callable[[Rows, Path], Peer]] = {
    "Whoosh, StandardAnalyzer": whoosh_standard,
    "Whoosh, PyVi words": whoosh_words,
    "Whoosh, exact + folded": whoosh_two_fields,
    "SQLite FTS5": sqlite_fts5,
    "tantivy": tantivy,
    "bm25s": bm25s,
}
