"""What did a run do? Counts, and every input that gave no article with its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from .sources.base import Rejection


@dataclass
class Report:
    """
    The summary of one reindex. *changed* is false where there was nothing to do (or with a dry run).

    *kept* are articles that stayed because their new version was rejected; *seconds* by stage are CPU-independent
    wall times; *reason* says why everything was done again, where it was.
    """

    counts: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejection] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: bool = False
    dry_run: bool = False
    reason: str = ""
    generation: str = ""
    articles: int = 0
    seconds: float = 0.0
    peak_mb: int = 0
    index_bytes: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object that ``timtin reindex --json`` prints."""
        return {
            "changed": self.changed,
            "dry_run": self.dry_run,
            "reason": self.reason or None,
            "added": self.counts["add"],
            "updated": self.counts["update"],
            "unchanged": self.counts["keep"],
            "removed": len(self.removed),
            "kept_after_rejection": len(self.kept),
            "withdrawn": self.counts["withdrawn"],
            "rejected": len(self.rejected),
            "generation": self.generation,
            "articles": self.articles,
            "seconds": round(self.seconds, 2),
            "peak_mb": self.peak_mb,
            "index_bytes": self.index_bytes,
            "warnings": self.warnings,
            "rejections": [rejection_json(r) for r in self.rejected],
        }


def rejection_json(rejection: Rejection) -> dict[str, Any]:
    """Return one line of a rejection report."""
    return {
        "where": rejection.where,
        "reason": rejection.reason,
        "hint": rejection.hint,
        "id": rejection.article_id,
        "source": rejection.source,
    }
