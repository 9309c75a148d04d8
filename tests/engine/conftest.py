"""Every engine takes the same contract tests: ``engine_factory`` gives an empty one of each kind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.engine.base import Engine
from search.engine.embedded import EmbeddedEngine

EngineFactory = Callable[[], Engine]


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Syncing costs most of the time of small indexes and shows only when the power fails; its steps stay."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def exact_engine_factory(tmp_path: Path) -> Iterator[EngineFactory]:
    """As ``engine_factory``, for what only the embedded engine promises: scores to the last bit."""
    yield from _embedded(tmp_path)


@pytest.fixture(params=["embedded", pytest.param("opensearch", marks=pytest.mark.opensearch)])
def engine_factory(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EngineFactory]:
    """Return a function that makes one more empty engine; all are closed at the end."""
    yield from _embedded(tmp_path) if request.param == "embedded" else _opensearch()


def _opensearch() -> Iterator[EngineFactory]:
    from cluster.running import cluster_or_skip, remove

    from search.engine.opensearch import OpenSearchEngine

    cluster = cluster_or_skip()
    made: list[OpenSearchEngine] = []

    def make() -> Engine:
        made.append(OpenSearchEngine(cluster.url()))
        return made[-1]

    yield make
    remove(made)


def _embedded(tmp_path: Path) -> Iterator[EngineFactory]:
    made: list[Engine] = []

    def make() -> Engine:
        made.append(EmbeddedEngine(tmp_path / f"index-{len(made)}"))
        return made[-1]

    yield make
    for engine in made:
        engine.close()
