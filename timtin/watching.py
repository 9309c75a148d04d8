"""How does `timtin reindex --watch` follow its sources?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from search.errors import RequestError, TimTinError

from .output import warn

SETTLE_MS = 1600  # a page is often written in several steps; wait until nothing has changed for so long


def watch_sources(sources: Sequence[str], run: Callable[[], int]) -> None:
    """Run once, then after every change of a source, until interrupted. A failed run is told, and the next awaited."""
    import watchfiles

    if "-" in sources:
        raise RequestError("standard input cannot be watched", where="--watch", hint="Name files or folders.")
    _run(run)
    warn("Watching " + ", ".join(sources) + " (Ctrl-C stops)")
    for _ in watchfiles.watch(*[Path(s) for s in sources], debounce=SETTLE_MS, raise_interrupt=False):
        _run(run)


def _run(run: Callable[[], int]) -> None:
    try:
        run()
    except TimTinError as error:
        warn(f"Error: {error}")
