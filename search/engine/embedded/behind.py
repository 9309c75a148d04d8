"""
How does a full batch become a segment while the next one is collected, and how is one range of terms read while another
one is written? In a thread, where there are cores for it.

Sorting and checksums let other threads run meanwhile, so workers are not kept waiting for the process that writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from .build import SegmentBuilder
from .layout import SegmentInfo

Item = TypeVar("Item")


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """Yield *items*; each is made in a thread while the caller works on the one before."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = pool.submit(next, items, None)
            yield item


class Behind:
    """Writes one segment at a time; *threaded*: while the caller goes on. For one caller."""

    def __init__(self, *, threaded: bool) -> None:
        self._pool = ThreadPoolExecutor(1) if threaded else None
        self._builder: SegmentBuilder | None = None
        self._written: Future[SegmentInfo] = Future()
        self._late: set[str] = set()

    def start(self, builder: SegmentBuilder, folder: Path) -> None:
        """Write a segment; the one before must have been taken."""
        self._builder, self._late = None, set()
        if self._pool is not None:
            self._written = self._pool.submit(builder.write, folder)
        else:
            info = builder.write(folder)  # if this fails the caller is told at once, and nobody waits for it later
            self._written = Future()
            self._written.set_result(info)
        self._builder = builder

    def drop(self, article_id: str) -> None:
        """Note that an article of the segment being written is gone by now."""
        if self._builder is not None and article_id in self._builder:
            self._late.add(article_id)

    def take(self) -> tuple[SegmentInfo, set[str]] | None:
        """Wait for the segment; return it and the ids that went since it was begun. Raises what stopped its writing."""
        if self._builder is None:
            return None
        self._builder = None
        return self._written.result(), self._late

    def forget(self) -> None:
        """Let a segment that nobody will take come to its end."""
        if self._builder is not None:
            with suppress(BaseException):
                self._written.exception()
        self._builder = None

    def close(self) -> None:
        """End; nothing can be started any more."""
        self.forget()
        if self._pool is not None:
            self._pool.shutdown()
