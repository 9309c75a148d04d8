"""An index in a folder: who reads it, who writes it, who looks whether it is sound."""

from __future__ import annotations

from collections.abc import Callable

from ..base import Finding
from .check import check
from .opened import Opened
from .snapshot import EmbeddedSnapshot
from .writer import EmbeddedWriter


class EmbeddedEngine(Opened):
    """The index in folder *location*."""

    def snapshot(self) -> EmbeddedSnapshot:
        """Return the current generation, following a switch. Raises IndexMissing, IndexDamaged, IndexIncompatible."""
        return EmbeddedSnapshot(self.current())

    def writer(
        self, *, jobs: int = 1, memory_mb: int = 1024, progress: Callable[[str, int, int], None] | None = None
    ) -> EmbeddedWriter:
        """Return the writer, which holds the lock; raises IndexLocked where another one is at work."""
        return EmbeddedWriter(self, jobs=jobs, memory_mb=memory_mb, progress=progress)

    def check(self, *, repair: bool = False) -> list[Finding]:
        """Verify every byte; with *repair* remove what a killed writer left behind."""
        return check(self, repair=repair)
