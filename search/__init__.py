"""
The core: what an article is, how text is analysed, asked for, matched, ranked and counted. No pipeline, no pages.

>>> from search import open_index
>>> with open_index("var/index") as index:                                      # doctest: +SKIP
...     results = index.search("cụm thi đua số 9", filters={"district": ["Tây Hồ"]})
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from .errors import RequestError, TimTinError
    from .index import Index
    from .model import Article, Award, Cluster, District, Evidence
    from .request import SearchRequest
    from .result import Facet, FacetValue, Hit, SearchResult

__all__ = [
    "Article",
    "Award",
    "Cluster",
    "District",
    "Evidence",
    "Facet",
    "FacetValue",
    "Hit",
    "Index",
    "RequestError",
    "SearchRequest",
    "SearchResult",
    "TimTinError",
    "open_index",
]

_HOME = {
    "Article": "model",
    "Award": "model",
    "Cluster": "model",
    "District": "model",
    "Evidence": "model",
    "Facet": "result",
    "FacetValue": "result",
    "Hit": "result",
    "SearchResult": "result",
    "Index": "index",
    "SearchRequest": "request",
    "RequestError": "errors",
    "TimTinError": "errors",
}


def open_index(location: str | Path) -> Index:
    """
    Open the index at *location*: a folder, or ``opensearch://host:port/name``.

    Raises IndexMissing, IndexDamaged or IndexIncompatible (all TimTinError) where there is nothing to search.
    """
    from .engine.locate import engine_at
    from .index import Index

    engine = engine_at(location)
    engine.snapshot()
    return Index(engine)


def __getattr__(name: str) -> Any:
    """Load public names on first use, so that a plain import stays cheap."""
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
