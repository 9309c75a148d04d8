"""Which segments become one, and how? (First version: merging is added below.)"""

from __future__ import annotations

from pathlib import Path

from .layout import SegmentInfo
from .mapped import Array
from .segment import Segment


def merge_plan(sizes: dict[str, int]) -> list[list[str]]:
    return []


def merge_segments(parts: list[tuple[Segment, Array]], folder: Path) -> SegmentInfo | None:
    raise NotImplementedError
