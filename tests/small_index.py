"""A small index in a folder, made of a few articles, for tests of what is above the engine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine
from search.index import Index
from search.model import Article


def article(id_: str, title: str = "", body: str = "", **more: object) -> Article:
    """An article with its year of publication filled in, as the pipeline does."""
    return Article(id_, title, body, **more)  # type: ignore[arg-type]


def small_index(folder: Path, articles: Iterable[Article]) -> Index:
    """An open index of *articles*."""
    engine = EmbeddedEngine(folder)
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(Entry(a, "test", a.id) for a in articles)
        writer.commit(sources=["test"], fingerprints={})
    return Index(engine)
