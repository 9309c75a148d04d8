"""
An index in a folder, for up to about a million articles on one machine: mapped arrays, evaluated with NumPy.

Here is a plan, gimme the answer: ``engine`` -> ``opened`` (the generation in service) -> ``snapshot`` -> ``execute``
(one plan) -> ``evaluate`` (which articles match), ``score`` (how well), ``count`` (facets) -> ``lists`` (each read
once) -> ``segment`` (what is in the files) -> ``postings``, ``terms``, ``columns``, ``stored``. Here is an article,
keep it: ``prepare`` (the analyzer) -> ``writer`` -> ``build``, ``invert`` -> ``layout``; segments are joined: ``merge``
(``merge_columns``, ``merge_lists``). ``whoosh_codec`` lets Whoosh read the same files: the reference in tests.

*Not useful for:* understanding a query (``search.query``), reading sources (``index``).
"""

from __future__ import annotations

from .build import build_segment
from .engine import EmbeddedEngine
from .layout import SegmentInfo
from .snapshot import EmbeddedSnapshot
from .writer import EmbeddedWriter

__all__ = ["EmbeddedEngine", "EmbeddedSnapshot", "EmbeddedWriter", "SegmentInfo", "build_segment"]
