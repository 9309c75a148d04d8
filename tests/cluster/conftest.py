"""A real cluster, and engines on it that clean up after themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from cluster.running import RunningCluster, cluster_or_skip, remove

from search.engine.opensearch import OpenSearchEngine

Make = Callable[..., OpenSearchEngine]


@pytest.fixture(scope="session")
def cluster() -> RunningCluster:
    return cluster_or_skip()


@pytest.fixture
def make(cluster: RunningCluster) -> Iterator[Make]:
    """Return a function that makes an engine on an index of its own (or on *location*); all are deleted at the end."""
    made: list[OpenSearchEngine] = []

    def one(location: str = "") -> OpenSearchEngine:
        made.append(OpenSearchEngine(location or cluster.url()))
        return made[-1]

    yield one
    remove(made)
