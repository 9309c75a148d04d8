"""Stock Whoosh over our files finds the same articles in the same order with the same scores (reference mode)."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from engine.brute import random_article
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine, EmbeddedSnapshot
from search.engine.embedded.whoosh_codec import FIELDS, whoosh_reader
from search.query.plan import And, Node, Not, Or, Phrase, Plan, Prefix, Signal, Word

TEXT_VIEWS = [(name, *place) for name, place in FIELDS.items()]
PLACED = [row for row in TEXT_VIEWS if row[2] in ("exact", "folded")]


def made(folder: str, rng: random.Random) -> EmbeddedEngine:
    """An index of one to three segments, with deletions."""
    engine = EmbeddedEngine(Path(folder), reference=True)
    articles = [random_article(rng, f"{n:03}") for n in range(rng.randint(2, 60))]
    parts = rng.randint(1, 3)
    for part in range(parts):
        with engine.writer() as writer:
            writer.start(full=part == 0)
            writer.add(Entry(article) for article in articles[part::parts])
            writer.remove([a.id for a in articles if rng.random() < 0.1])
            writer.commit(sources=[], fingerprints={})
    return engine


class Both:
    """One question, for Whoosh and for us; *signals* are the terms that score in Whoosh."""

    def __init__(self, rng: random.Random, terms: dict[str, list[str]]) -> None:
        self._rng, self._terms = rng, terms

    def term(self, rows: list[tuple[str, str, str]] = TEXT_VIEWS) -> tuple[query.Query, Node, list[Signal]]:
        name, field, view = self._rng.choice([row for row in rows if self._terms[row[0]]])
        text = self._rng.choice(self._terms[name])
        return query.Term(name, text), Word(((view, text),), (field,)), [Signal(field, view, (text,), 1.0)]

    def many(self, kind: str) -> tuple[query.Query, Node, list[Signal]]:
        parts = [self.term() for _ in range(self._rng.randint(2, 4))]
        nodes = tuple(part[1] for part in parts)
        whoosh = {"and": query.And, "or": query.Or}[kind]([part[0] for part in parts])
        return whoosh, (And if kind == "and" else Or)(nodes), [s for part in parts for s in part[2]]

    def without(self) -> tuple[query.Query, Node, list[Signal], query.Query]:
        (want, node, signals), (no, excluded, _) = self.many("or"), self.term()
        return want, And((node, Not(excluded))), signals, no

    def phrase(self) -> tuple[query.Query, Node, list[Signal]]:
        name, field, view = self._rng.choice([row for row in PLACED if self._terms[row[0]]])
        words = [self._rng.choice(self._terms[name]) for _ in range(2)]
        return query.Phrase(name, words), Phrase(tuple(Word(((view, w),), (field,)) for w in words), (field,)), []

    def prefix(self) -> tuple[query.Query, Node, list[Signal]]:
        name, field, view = self._rng.choice([row for row in TEXT_VIEWS if self._terms[row[0]] and row[2] != "pair"])
        text = self._rng.choice(self._terms[name])[:2]
        return query.Prefix(name, text), Prefix(view, text, (field,)), []


def assert_agree(snapshot: EmbeddedSnapshot, searcher: Searcher, asked: tuple[Any, ...]) -> None:
    """A fourth part of a question is excluded by Whoosh's mask, since its AndNot lets a first match pass."""
    whoosh, node, signals, *excluded = asked
    answer = snapshot.execute(Plan(match=node, signals=tuple(signals), limit=100))
    results = searcher.search(whoosh, limit=None, mask=excluded[0] if excluded else None)
    theirs = {hit["id"]: hit.score for hit in results}
    assert {hit.id for hit in answer.hits} == set(theirs), whoosh
    if signals:
        for hit in answer.hits:
            assert hit.score == pytest.approx(theirs[hit.id], abs=1e-4), whoosh
        ours = [round(hit.score, 3) for hit in answer.hits]
        assert ours == pytest.approx([hit.score for hit in results], abs=2e-3), whoosh
        # the first three alone make Whoosh skip by its bounds of blocks
        best = searcher.search(whoosh, limit=3, mask=excluded[0] if excluded else None)
        assert ours[:3] == pytest.approx([hit.score for hit in best], abs=2e-3), whoosh


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1 << 32))
def test_whoosh_and_we_agree_on_random_indexes(seed: int) -> None:
    """Terms, AND, OR, NOT with scores; phrases and prefixes as sets."""
    rng = random.Random(seed)
    with TemporaryDirectory() as folder, made(folder, rng).snapshot() as snapshot:
        reader = whoosh_reader(snapshot)
        terms: dict[str, list[str]] = {name: [] for name in FIELDS}
        for name, text in reader.all_terms():
            terms[name].append(text.decode())
        if not any(terms.values()):
            return
        both = Both(rng, terms)
        searcher = Searcher(reader, weighting=BM25F())
        for _ in range(6):
            for asked in (both.term(), both.many("and"), both.many("or"), both.phrase(), both.prefix(), both.without()):
                assert_agree(snapshot, searcher, asked)
