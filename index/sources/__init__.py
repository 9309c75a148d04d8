"""
Which articles does a source hold? Folders, files and standard input as one stream of articles and rejections.

*Useful for* reading raw pages (``.txt``), saved pages (``.html``), JSON Lines and CSV with bounded memory, in a defined
order, in one process or several (``list_units`` and ``read_unit``). *Not useful for* facets and awards of an article,
nor for finding two articles with one id: the caller sees all sources, a reader sees one.
"""

from search.errors import SourceError

from .base import Limits, Read, Rejection
from .read import read_source, read_unit
from .units import Unit, check_source, list_units

__all__ = [
    "Limits",
    "Read",
    "Rejection",
    "SourceError",
    "Unit",
    "check_source",
    "list_units",
    "read_source",
    "read_unit",
]
