"""
Who is compared? One module an engine: it builds an index of a prepared corpus, opens it, and answers queries.

A module is imported only where its engine is asked for, so a missing peer costs one line of the report.
"""

from __future__ import annotations

from importlib import import_module

from .base import Answer, Engine, Missing

NAMES = {
    "timtin": "timtin.benchmark.engines.ours",
    "whoosh": "timtin.benchmark.engines.stock_whoosh",
    "tantivy": "timtin.benchmark.engines.tantivy_engine",
    "sqlite": "timtin.benchmark.engines.sqlite_fts5",
    "bm25s": "timtin.benchmark.engines.bm25s_engine",
    "xapian": "timtin.benchmark.engines.xapian_engine",
}

__all__ = ["NAMES", "Answer", "Engine", "Missing", "load"]


def load(name: str) -> Engine:
    """Return an engine by name. Raises Missing with what to install."""
    engine: Engine = import_module(NAMES[name]).ENGINE()
    return engine
