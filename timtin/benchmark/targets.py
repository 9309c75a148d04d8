"""What was promised of each class? Bounds on ratios of median CPU times; a report says which were kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .measure import Times


@dataclass(frozen=True, slots=True)
class Target:
    """Ours must be at least *stock* times as fast as stock Whoosh, and take at most *tantivy* times tantivy's time."""

    stock: float = 1.0
    tantivy: float | None = None


TARGETS = {
    "frequent": Target(1, 3),
    "rare": Target(1, 3),
    "and": Target(1, 3),
    "fuzzy": Target(1, 3),
    "or": Target(25),
    "phrase": Target(40),
    "prefix": Target(200),
    "or_facets": Target(150, 1.3),
    "all_facets": Target(1, 1.0),
}


def verdict(kind: str, times: Mapping[str, Times]) -> str:
    """Return which bounds of a class were kept, as text; empty where nothing can be said."""
    target, ours = TARGETS[kind], times["timtin"].p50
    out = []
    if "whoosh" in times and ours:
        ratio = times["whoosh"].p50 / ours
        out.append(f"{_mark(ratio >= target.stock)} stock/ours {ratio:.1f} (≥ {target.stock:g})")
    if "tantivy" in times and target.tantivy is not None and times["tantivy"].p50:
        ratio = ours / times["tantivy"].p50
        out.append(f"{_mark(ratio <= target.tantivy)} ours/tantivy {ratio:.2f} (≤ {target.tantivy:g})")
    return "; ".join(out)


def _mark(kept: bool) -> str:
    return "kept" if kept else "**missed**"
