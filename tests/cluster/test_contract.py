"""A cluster of three nodes answers plans as a plain reading of every article would, however the articles came."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import pytest
from cluster.counted import Counted
from engine.brute import random_collection, random_plan

from search.engine.base import Engine, Entry
from search.engine.opensearch import OpenSearchEngine
from search.index import Index
from search.model import Article

pytestmark = pytest.mark.opensearch


def fill(engine: Engine, articles: list, parts: int = 1) -> None:
    """Index *articles* in so many runs."""
    for part in range(parts):
        with engine.writer() as writer:
            writer.start(full=part == 0)
            writer.add(Entry(a, "source", f"hash {a.id}", raw=f"raw {a.id}") for a in articles[part::parts])
            writer.commit(sources=["source"], fingerprints={"fields": "x"})


@pytest.mark.parametrize("seed", range(4))
def test_plans_are_answered_as_by_reading_every_article(make: Callable[[], OpenSearchEngine], seed: int) -> None:
    """Matching, totals, facets, tiers, words, date order and scans are equal; scores are close (lengths are coded)."""
    rng = random.Random(seed)
    articles = random_collection(rng)
    engine, brute = make(), Counted(articles)
    fill(engine, articles, 1 + seed % 3)
    snapshot = engine.snapshot()
    for _ in range(25):
        plan = random_plan(rng, brute)
        expected, answer = brute.answer(plan), snapshot.execute(plan)
        by_id = {article_id: (missed, score) for missed, score, article_id in expected.order}
        assert answer.total == len(by_id), plan
        assert {hit.id for hit in answer.hits} == set(by_id), plan
        assert dict(answer.facets) == expected.facets, plan
        assert [by_id[hit.id][0] for hit in answer.hits] == [missed for missed, _, _ in expected.order], plan
        assert all(hit.matched == expected.matched[hit.id] for hit in answer.hits), plan
        if all(len(set(signal.terms)) == 1 for signal in plan.signals):  # of several, a shard weighs those it has
            assert all(hit.score == pytest.approx(by_id[hit.id][1], rel=0.1, abs=1e-2) for hit in answer.hits), plan
        if plan.sort != "relevance":
            assert [hit.id for hit in answer.hits] == [article_id for _, _, article_id in expected.order], plan
        assert sorted(a.id for a in snapshot.scan(plan)) == sorted(by_id), plan
        assert answer.partial == ()


def test_very_long_questions_are_answered(make: Callable[[], OpenSearchEngine]) -> None:
    """OpenSearch takes some thousand clauses a query; a question of a thousand letters may have more signals."""
    engine = make()
    words = [f"{a}{b}" for a in "bcdghklmnpqrstvx" for b in "aeiouy" for _ in range(2)]
    words = [word + "ng" * (at % 2) for at, word in enumerate(words)]
    fill(engine, [Article("half", title=" ".join(words[::2])), Article("most", title=" ".join(words[:-1]))])
    with Index(engine) as index:
        for text in (" ".join(words), " ".join(f'"{a} {b}"' for a, b in itertools.pairwise(words))[:1000]):
            assert index.search(text, match="any").hits[0].id == "most"
            assert index.search(text, exact=True).partial == ()
