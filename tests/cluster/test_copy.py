"""An index moves to another place or engine without its sources, and goes on from there."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from engine.brute import random_article

from index.single import copy_index
from search.engine.base import Engine, Entry
from search.engine.embedded import EmbeddedEngine
from search.engine.opensearch import OpenSearchEngine
from search.errors import RequestError
from search.fields import FACET_NAMES
from search.query.plan import Plan

ALL = Plan(sort="newest", limit=1000, facets=FACET_NAMES)


def filled(folder: Path) -> EmbeddedEngine:
    """Thirty articles of two sources, one of them withdrawn."""
    engine = EmbeddedEngine(folder)
    rng = random.Random(7)
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(Entry(random_article(rng, f"bài/{n}"), f"nguồn {n % 2}", f"hash {n}", f"raw {n}") for n in range(30))
        writer.commit(sources=["nguồn 0", "nguồn 1"], fingerprints={"extractor": "x", "analyzer": "old"})
        writer.withdraw(["bài/3"])
    return engine


def assert_same(source: Engine, target: Engine) -> None:
    """Same articles, counts, raw pages, memory of sources, withdrawals."""
    mine, theirs = source.snapshot(), target.snapshot()
    expected, answer = mine.execute(ALL), theirs.execute(ALL)
    assert (answer.total, answer.facets) == (expected.total, expected.facets)
    assert [hit.id for hit in answer.hits] == [hit.id for hit in expected.hits]
    assert list(theirs.scan(ALL)) == list(mine.scan(ALL))
    assert theirs.raw("bài/5") == "raw 5"
    with source.writer() as one, target.writer() as other:
        assert other.known() == one.known()
    assert target.status().sources == ("nguồn 0", "nguồn 1")
    assert target.status().withdrawn == ("bài/3",)


def test_from_folder_to_folder(tmp_path: Path) -> None:
    """The analyzer's fingerprint is that of the copy, the extractor's that of the original; progress is told."""
    source, target = filled(tmp_path / "a"), EmbeddedEngine(tmp_path / "b")
    told: list[tuple[int, int]] = []
    assert copy_index(source, target, progress=lambda done, total: told.append((done, total))) == 29
    assert_same(source, target)
    made = target.status().fingerprints
    assert made["extractor"] == "x"
    assert made["analyzer"] != "old"
    assert told[-1] == (29, 29)
    with pytest.raises(RequestError, match="onto itself"):
        copy_index(source, source)


@pytest.mark.opensearch
def test_from_folder_to_cluster_and_back(make: Callable[[], OpenSearchEngine], tmp_path: Path) -> None:
    """Nothing is lost on the way there, nor on the way back."""
    source, cluster, back = filled(tmp_path / "a"), make(), EmbeddedEngine(tmp_path / "b")
    assert copy_index(source, cluster) == 29
    assert_same(source, cluster)
    assert copy_index(cluster, back) == 29
    assert_same(source, back)
