"""A page is the beginning of the whole list, however the engine spares itself the rest."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from engine.brute import Brute, random_article, random_plan

from search.engine.base import Engine, Entry


def test_a_page_is_a_part_of_the_whole_list(exact_engine_factory: Callable[[], Engine]) -> None:
    """In a collection so large that articles without a chance are left behind early; over two segments."""
    rng = random.Random(11)
    articles = [random_article(rng, f"{n:04}") for n in range(1500)]
    engine = exact_engine_factory()
    for full, part in ((True, articles[:1000]), (False, articles[1000:])):
        with engine.writer() as writer:
            writer.start(full=full)
            writer.add(Entry(article) for article in part)
            writer.commit(sources=[], fingerprints={})
    brute = Brute(articles[:30])  # for its words only
    snapshot = engine.snapshot()
    compared = 0
    for _ in range(50):
        plan = replace(random_plan(rng, brute), sort="relevance", facets=())
        whole = snapshot.execute(replace(plan, limit=2000))
        assert len(whole.hits) == whole.total
        for offset, limit in ((0, 1), (0, 4), (3, 5), (40, 10)):
            page = snapshot.execute(replace(plan, offset=offset, limit=limit))
            assert (page.total, page.hits) == (whole.total, whole.hits[offset : offset + limit]), plan
            compared += len(page.hits)
    assert compared > 300
