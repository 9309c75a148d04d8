"""An index in a cluster: who reads it, who writes it, who looks whether it is sound."""

from __future__ import annotations

from collections.abc import Callable

from ..base import Finding
from .check import check
from .service import Service
from .writer import OpenSearchWriter


class OpenSearchEngine(Service):
    """The index behind an alias, as :class:`Service` reads it."""

    def writer(
        self, *, jobs: int = 1, memory_mb: int = 1024, progress: Callable[[str, int, int], None] | None = None
    ) -> OpenSearchWriter:
        """Return the writer, which holds the lease; raises IndexLocked where another one is at work."""
        self.client.verify_server()
        return OpenSearchWriter(self, progress=progress)

    def check(self, *, repair: bool = False) -> list[Finding]:
        """Look at cluster, alias, generation and state; with *repair* mend what can be mended without the sources."""
        return check(self, repair=repair)
