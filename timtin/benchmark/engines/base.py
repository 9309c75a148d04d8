"""What must an engine of a comparison do?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from ..queries import Query

FACETS = ("source", "year", "district", "award_type")
TOP = 10
Counts = Mapping[str, Mapping[str, int]]


class Missing(Exception):
    """An engine is not installed; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The stored titles of the first ten, and, for the classes that count, the values of four facets."""

    titles: list[str]
    counts: Counts = field(default_factory=dict)


class Engine(Protocol):
    """An engine over one field of given tokens. :meth:`answer` is what is timed; the others compare answers."""

    name: str
    version: str
    classes: frozenset[str]  # kinds of queries it can answer

    def build(self, corpus: Path, folder: Path, limit: int | None) -> None:
        """Index the first *limit* articles of a prepared corpus into *folder*."""

    def open(self, folder: Path) -> None: ...

    def answer(self, query: Query) -> Answer: ...

    def matching(self, query: Query) -> set[int] | None:
        """Return the numbers of all matching articles; ``None`` where that cannot be asked."""

    def top(self, query: Query) -> list[tuple[float, int]] | None:
        """Return (score, number) of the ten best; ``None`` where there are no scores."""

    def counts(self, query: Query) -> Counts:
        """Return all values of the four facets."""


def require(module: str, how: str) -> Any:
    """Import a module of a peer, or raise Missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise Missing(how) from error
