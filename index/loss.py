"""
What would be lost by making an index anew that cannot be read? Its articles cannot be carried over, so a run must bring
every source it had, or be told that the rest may go.
"""

from __future__ import annotations

from collections.abc import Collection

from search.engine.base import Remains
from search.errors import SourceError

from .plan import ADDED_BY_HAND, MAX_SILENT_LOSS


def lost_with(remains: Remains | None, origins: Collection[str]) -> list[str]:
    """Return what an index that cannot be read is known to hold beside *origins*, in words, sources first."""
    if remains is None:
        return []
    held = {*remains.sources, *(remains.origins or ())}
    told = [f"the articles of {source}" for source in sorted(held - {*origins, ADDED_BY_HAND})]
    return told + (["articles added by hand"] if ADDED_BY_HAND in held else [])


def refuse_loss(remains: Remains | None, origins: Collection[str]) -> None:
    """Raise SourceError where a run over *origins* would lose articles of an index that cannot be read."""
    lost = lost_with(remains, origins)
    if lost:
        raise SourceError(
            f"the index cannot be read, so nothing of it can be carried over, and this run would lose {listed(lost)}",
            where="reindex",
            hint="Nothing was changed. `timtin check --repair` goes back to the generation before, if that is sound. "
            "Else name all sources, or accept the loss with --allow-deletes, and add again what was added by hand.",
        )


def refuse_shrinking(remains: Remains | None, articles: int) -> None:
    """Raise SourceError where the sources give less than half of what an index that cannot be read had."""
    had = remains.articles if remains else 0
    if had - articles > MAX_SILENT_LOSS and articles * 2 < had:
        raise SourceError(
            f"the index had {had} articles, and the sources have {articles} of them left",
            hint="Nothing was changed. If that is meant, run again with --allow-deletes.",
        )


def notes(remains: Remains | None, origins: Collection[str]) -> list[str]:
    """Return what people should know of a run that makes such an index anew."""
    lost = lost_with(remains, origins)
    out = [f"not carried over from the index that cannot be read: {listed(lost)}"] if lost else []
    if remains is None or remains.origins is None:
        out.append("whether the index that cannot be read had articles added by hand cannot be told; add them again")
    return out


def listed(parts: Collection[str]) -> str:
    """Return *parts* as a list in a sentence."""
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last
