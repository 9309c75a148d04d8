"""Known articles are found at the same places on a cluster as in a folder: real news, typed with and without marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from relevance.generate import draw, read_articles, title_items
from relevance.noise import typed_as

from search.engine.base import Engine, Entry
from search.engine.embedded import EmbeddedEngine
from search.engine.opensearch import OpenSearchEngine
from search.evaluation import JudgedQuery, evaluate
from search.index import Index
from search.model import Article

pytestmark = [pytest.mark.opensearch, pytest.mark.shared, pytest.mark.slow]
ARTICLES, QUERIES, NEAR = 600, 80, 0.01


def filled(engine: Engine, articles: list[dict[str, str]]) -> Index:
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(Entry(Article(a["id"], body=a["body"])) for a in articles)
        writer.commit(sources=[], fingerprints={})
    return Index(engine)


def test_judged_queries_measure_the_same_on_both_engines(
    shared: Path, make: Callable[[], OpenSearchEngine], tmp_path: Path
) -> None:
    """nDCG@10 of each condition differs by less than a hundredth."""
    articles = draw(read_articles(shared / "corpus" / "news-30k.jsonl.gz"), count=ARTICLES)
    items = title_items(articles, count=QUERIES)
    qrels = {item.id: {item.article: 1} for item in items}
    small, large = (filled(engine, articles) for engine in (EmbeddedEngine(tmp_path / "index"), make()))
    for condition in ("full", "folded"):
        queries = [JudgedQuery(item.id, typed_as(condition, item.text, item.id)) for item in items]
        mine, theirs = (evaluate(index, queries, qrels, ["nDCG@10"]).metrics["nDCG@10"] for index in (small, large))
        assert theirs == pytest.approx(mine, abs=NEAR), condition
        assert mine > 0.5
