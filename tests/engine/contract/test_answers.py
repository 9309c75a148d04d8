"""An engine answers plans as a plain reading of every article would: matching, order, scores, facet counts."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from engine.brute import Brute, Expected, random_collection, random_plan
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine.base import Answer, Engine, Entry
from search.query.plan import Plan


def fill(engine: Engine, articles: list, parts: int = 1) -> None:
    """Index *articles* in so many runs."""
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(Entry(a) for a in articles[::parts])
        writer.commit(sources=[], fingerprints={})
    for part in range(1, parts):
        with engine.writer() as writer:
            writer.start(full=False)
            writer.add(Entry(a) for a in articles[part::parts])
            writer.commit(sources=[], fingerprints={})


def assert_same(answer: Answer, expected: Expected, plan: Plan) -> None:
    """Compare; articles whose scores differ by less than a float's precision may stand in either order."""
    by_id = {article_id: (missed, score) for missed, score, article_id in expected.order}
    assert answer.total == len(by_id), plan
    assert {hit.id for hit in answer.hits} == set(by_id), plan
    assert dict(answer.facets) == expected.facets, plan
    for hit, (missed, score, article_id) in zip(answer.hits, expected.order, strict=True):
        assert by_id[hit.id][0] == missed, plan
        assert hit.score == pytest.approx(by_id[hit.id][1], abs=1e-4), plan
        assert hit.score == pytest.approx(score, abs=1e-4), plan
        assert hit.id == article_id or any(
            s[1] != t[1] for s in expected.order for t in expected.order if s[2] == hit.id and t[2] == article_id
        ), plan
        assert hit.matched == expected.matched[hit.id], plan


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1 << 32), parts=st.integers(1, 3))
def test_plans_are_answered_as_by_reading_every_article(
    exact_engine_factory: Callable[[], Engine], seed: int, parts: int
) -> None:
    """Whatever the collection, the plan, and the number of runs that brought the articles."""
    rng = random.Random(seed)
    articles = random_collection(rng)
    engine, brute = exact_engine_factory(), Brute(articles)
    fill(engine, articles, parts)
    for _ in range(12):
        plan = random_plan(rng, brute)
        snapshot = engine.snapshot()
        expected = brute.answer(plan)
        assert_same(snapshot.execute(plan), expected, plan)
        assert sorted(a.id for a in snapshot.scan(plan)) == sorted(row[2] for row in expected.order)
