"""
Which segments become one, and how is that done without reading articles again?

Lists are merged in ranges of terms, so memory follows the size of a range and not of the index. Stored articles are
copied as they are packed. Deleted articles, and terms that only they had, are gone afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .layout import TEXT_VIEWS, SegmentFiles, SegmentInfo
from .mapped import Array
from .merge_columns import copy_stored, merge_columns, put_stored
from .merge_lists import merge_lists, merge_terms
from .merge_source import sources_of
from .segment import Segment

FAN = 4  # segments of about one size that are merged into one: each article is rewritten log4(articles) times
SMALL = 512  # articles; smaller segments count as of one size
LARGEST = 4_000_000  # articles of a segment: places in its streams are 32 bits wide
RANGE_COST = 100  # bytes of memory per posting or position of a range of terms, at the peak
LEAST = 10_000  # postings or positions of a range, however little memory there is


def merge_plan(sizes: dict[str, int]) -> list[list[str]]:
    """Return groups of segments, by their number of articles, that are worth merging now."""
    levels: dict[int, list[str]] = {}
    for segment, size in sizes.items():
        level, limit = 0, SMALL
        while size >= limit:
            level, limit = level + 1, limit * FAN
        levels.setdefault(level, []).append(segment)
    return [group for group in levels.values() if len(group) >= FAN and sum(sizes[s] for s in group) <= LARGEST]


def merge_segments(
    parts: Sequence[tuple[Segment, Array]], folder: Path, memory: int = 1 << 28, *, threaded: bool = False
) -> SegmentInfo | None:
    """
    Write the living articles of *parts* (segments, each with its dead articles) as one; ``None`` if none lives.

    Ranges of terms are chosen so that they take about *memory* bytes. *threaded*: another core helps.
    """
    sources, docs = sources_of(parts)
    if not docs:
        return None
    limit = max(LEAST, memory // (RANGE_COST * (2 if threaded else 1)))
    with SegmentFiles(folder) as files, ThreadPoolExecutor(1) as pool:
        values = merge_columns(files, sources, docs)
        put_stored(files, sources)
        copied = pool.submit(copy_stored, files, sources)
        if not threaded:
            copied.result()
        texts = {view: merge_terms(sources, view, limit) for view in TEXT_VIEWS}  # writes nothing
        copied.result()
        meta = merge_lists(files, sources, docs, texts, limit, threaded=threaded)
        return files.finish(docs, {"values": values, **meta})
