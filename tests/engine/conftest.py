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


@pytest.fixture(params=["embedded"])
def engine_factory(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EngineFactory]:
    """Return a function that makes one more empty engine; all are closed at the end."""
    made: list[Engine] = []

    def make() -> Engine:
        made.append(EmbeddedEngine(tmp_path / f"index-{len(made)}"))
        return made[-1]

    yield make
    for engine in made:
        engine.close()
