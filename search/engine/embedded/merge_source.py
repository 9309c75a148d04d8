"""
What is read of a segment that is being merged, and how does it stay out of memory?

Mapped pages count as memory of the process that touched them until they are given back, so every pass reads one
segment after the other, copies what it needs, and lets the pages go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from .mapped import Array
from .segment import Segment


@dataclass(frozen=True, slots=True)
class Source:
    """
    A segment being merged. *keep* marks the living articles, all of them if *whole*; *new* is the number each of these
    gets; *ranks* are those that its terms get, by view.
    """

    segment: Segment
    keep: Array
    new: Array
    whole: bool
    ranks: dict[str, Array] = field(default_factory=dict)

    @property
    def runs(self) -> list[tuple[int, int]]:
        """Neighbouring living articles: (first, one after the last)."""
        edges = np.flatnonzero(np.diff(np.concatenate([[0], self.keep.astype(np.int8), [0]])))
        return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def sources_of(parts: Sequence[tuple[Segment, Array]]) -> tuple[list[Source], int]:
    """Return the sources of a merge of segments, each with its dead articles, and how many articles live."""
    sources, docs = [], 0
    for segment, dead in parts:
        keep = np.ones(segment.docs, bool)
        keep[dead] = False
        new = (np.cumsum(keep) - 1 + docs).astype(np.uint32)
        docs += int(np.count_nonzero(keep))
        sources.append(Source(segment, keep, new, bool(keep.all())))
    return sources, docs


def each(sources: Sequence[Source], read: Callable[[Source], Array]) -> Iterator[Array]:
    """Yield what *read* finds in each source, copied; its pages are given back before the next one is read."""
    for source in sources:
        yield np.array(read(source))
        source.segment.let_go()


def joined(sources: Sequence[Source], read: Callable[[Source], Array]) -> Array:
    """Return the same end to end."""
    return np.concatenate(list(each(sources, read)))
