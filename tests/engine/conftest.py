"""Every engine takes the same contract tests: ``engine_factory`` gives an empty one of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.engine.base import Engine
from search.engine.embedded import EmbeddedEngine

EngineFactory = Callable[[], Engine]


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
