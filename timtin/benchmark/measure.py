"""
How long does each engine take for the same queries? Asked in alternation: query by query, engine by engine.

Times are CPU milliseconds of the whole process (other work on the machine does not count, though it cools the caches
for everybody alike). The engine that begins changes from query to query; garbage is collected between, not within.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from .engines.base import FACETS, Engine
from .queries import CLASSES, Query

WARM = 10  # queries of a class that are asked before any is timed
TOLERANCE = 1e-3  # relative difference up to which two scores are equal
Asked = TypeVar("Asked")


@dataclass
class Times:
    """CPU milliseconds, one for each query."""

    values: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Return the value below which *share* of all lie (0 to 1), interpolated; 0 for none."""
        if not self.values:
            return 0.0
        ordered = sorted(self.values)
        place = share * (len(ordered) - 1)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (ordered[high] - ordered[low]) * (place - low)

    @property
    def p50(self) -> float:
        return self.percentile(0.5)

    @property
    def p95(self) -> float:
        return self.percentile(0.95)


@dataclass
class Agreement:
    """*compared* queries, of which *same* had equal answers; *what* was compared."""

    what: str
    compared: int = 0
    same: float = 0


def alternate(
    actors: Mapping[str, Callable[[Asked], object]], asked: Sequence[Asked], budget: float = math.inf
) -> dict[str, Times]:
    """
    Time every actor on everything asked, after some of it untimed; one that has taken *budget* seconds of CPU in all is
    asked no more.
    """
    names = list(actors)
    out = {name: Times() for name in names}
    for name in names:
        begun = time.process_time()
        for one in asked[:WARM]:
            if time.process_time() - begun < budget / WARM:
                actors[name](one)
    gc.collect()
    gc.disable()
    try:
        for at, one in enumerate(asked):
            for step in range(len(names)):
                name = names[(at + step) % len(names)]
                if sum(out[name].values) > budget * 1000:
                    continue
                begun = time.process_time()
                actors[name](one)
                out[name].values.append((time.process_time() - begun) * 1000)
            if at % 20 == 19:
                gc.collect()
    finally:
        gc.enable()
    return out


def measure(
    engines: Mapping[str, Engine], queries: Mapping[str, Sequence[Query]], budget: float, tell: Callable[[str], None]
) -> dict[str, dict[str, Times]]:
    """Return class -> engine -> times."""
    out = {}
    for kind in CLASSES:
        able = {name: engine.answer for name, engine in engines.items() if kind in engine.classes}
        out[kind] = alternate(able, queries[kind], budget)
        tell(f"  {kind}: " + ", ".join(f"{name} {times.p50:.3f}" for name, times in out[kind].items()))
    return out


def agree(
    ours: Engine, reference: Engine, peers: Mapping[str, Engine], queries: Mapping[str, Sequence[Query]], count: int
) -> dict[str, list[Agreement]]:
    """
    Compare answers on the first *count* queries of each class: the set of all matching articles, the four facets, and
    the ten best. *reference* is ours with stock Whoosh's formula: there the scores must be the same. Of others the
    formulas differ, and the share of common articles among the ten best is told.
    """
    out: dict[str, list[Agreement]] = {}
    for name, peer in peers.items():
        sets, facets = Agreement("sets of matching articles"), Agreement("facet counts")
        whoosh = name == "whoosh"
        top = Agreement("scores of the ten best (Whoosh's formula)" if whoosh else "articles among the ten best")
        for kind in CLASSES:
            if kind not in peer.classes:
                continue
            for query in queries[kind][:count]:
                _compare_sets(ours, peer, query, sets)
                if kind.endswith("_facets"):
                    facets.compared += 1
                    facets.same += _plain(ours, query) == _plain(peer, query)
                elif kind in ("frequent", "rare", "and", "or"):
                    _compare_top(reference if whoosh else ours, peer, query, top, scores=whoosh)
        out[name] = [sets, facets, top]
    return out


def _compare_sets(ours: Engine, peer: Engine, query: Query, sets: Agreement) -> None:
    theirs = peer.matching(query)
    if theirs is not None:
        sets.compared += 1
        sets.same += ours.matching(query) == theirs


def _plain(engine: Engine, query: Query) -> dict[str, dict[str, int]]:
    counts = engine.counts(query)
    return {name: dict(counts[name]) for name in FACETS}


def _compare_top(ours: Engine, peer: Engine, query: Query, top: Agreement, *, scores: bool) -> None:
    theirs, mine = peer.top(query), ours.top(query)
    if theirs is None or mine is None:
        return
    top.compared += 1
    if scores:
        close = [abs(a - b) <= TOLERANCE * max(abs(b), 1) for (a, _), (b, _) in zip(mine, theirs, strict=False)]
        top.same += len(mine) == len(theirs) and all(close)
    elif mine or theirs:
        found = {n for _, n in mine}
        top.same += len(found & {n for _, n in theirs}) / max(1, len(found), len(theirs))
    else:
        top.same += 1
