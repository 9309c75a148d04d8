"""
What raises an article? Which signals a query gives, with which weights. See docs/relevancy.md for plain words.

The weights were found by measuring (docs/decisions); each view is scored with BM25 by its own lengths and document
frequencies, and the scores are added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..fields import EXACT, FOLDED, PAIR, TEXT_NAMES, WORD
from .plan import EVERYTHING, And, Node, Not, Or, Plan, Signal
from .understand import Query
from .words import Syllable, Unit


@dataclass(frozen=True, slots=True)
class Weights:
    """
    How much each view and field counts.

    *marked* and *unmarked*: (exact, folded) weights of a syllable with and without typed marks in a query that has
    some; a query without any uses the folded view alone. *pair* and *compound* are for neighbours; *fields* multiply.
    """

    marked: tuple[float, float] = (0.7, 0.3)
    unmarked: tuple[float, float] = (0.2, 0.8)
    pair: float = 0.4
    compound: float = 0.2
    fields: tuple[tuple[str, float], ...] = (("title", 1.0), ("summary", 0.6), ("body", 1.0), ("captions", 0.3))
    coverage: float = 2.0


WEIGHTS = Weights()


def plan_all(query: Query, weights: Weights = WEIGHTS) -> Plan:
    """Return the plan that finds articles with all of the query's units."""
    required = (*(u.node for u in query.units), *query.facets, *(Not(n) for n in query.excluded))
    return Plan(
        match=And(required) if required else EVERYTHING,
        signals=tuple(signals(query, weights)),
        tiers=tuple(u.tier for u in query.units if u.tier is not None),
    )


def plan_near(query: Query, weights: Weights = WEIGHTS) -> Plan:
    """Return the plan for the nearest articles that lack some units, but not all; ranked by what they have."""
    nodes = tuple(u.node for u in query.units)
    rest: tuple[Node, ...] = (*query.facets, *(Not(n) for n in query.excluded))
    base = plan_all(query, weights)
    return replace(
        base,
        match=And((Or(nodes), Not(And(nodes)), *rest)),
        tiers=(),
        words=nodes,
        coverage=tuple(weights.coverage for _ in nodes),
    )


def plan_any(query: Query, weights: Weights = WEIGHTS) -> Plan:
    """Return the plan that ranks articles that have any of the units."""
    nodes = tuple(u.node for u in query.units)
    return replace(plan_all(query, weights), match=Or(nodes), tiers=())


def signals(query: Query, weights: Weights = WEIGHTS) -> Iterator[Signal]:
    """Yield the signals of a query: each syllable in its views, neighbours as pairs and as compounds."""
    marked = query.marked
    before: Syllable | None = None
    for index, unit in enumerate(query.units):
        fields = _fields_of(unit, weights)
        for syllable in unit.syllables:
            yield from _syllable(syllable, marked, index, fields, weights)
            if before is not None and syllable.joined and unit.kind != "choice":
                yield from _neighbours(before, syllable, index, fields, weights)
            before = syllable
        for other in unit.also:
            yield from _other(other, index, fields, weights)


def _fields_of(unit: Unit, weights: Weights) -> tuple[tuple[str, float], ...]:
    only = getattr(unit.node, "fields", TEXT_NAMES)
    return tuple((f, w) for f, w in weights.fields if f in only)


def _syllable(
    syllable: Syllable, marked_query: bool, index: int, fields: tuple[tuple[str, float], ...], weights: Weights
) -> Iterator[Signal]:
    exact, folded = (weights.marked if syllable.marked else weights.unmarked) if marked_query else (0.0, 1.0)
    for field, weight in fields:
        if exact:
            yield Signal(field, EXACT, (syllable.key,), exact * weight, index)
        yield Signal(field, FOLDED, (syllable.folded,), folded * weight, index)


def _neighbours(
    left: Syllable, right: Syllable, index: int, fields: tuple[tuple[str, float], ...], weights: Weights
) -> Iterator[Signal]:
    for field, weight in fields:
        yield Signal(field, PAIR, (f"{left.folded} {right.folded}",), weights.pair * weight, index)
        yield Signal(field, WORD, (f"{left.folded}_{right.folded}",), weights.compound * weight, index)


def _other(
    keys: tuple[str, ...], index: int, fields: tuple[tuple[str, float], ...], weights: Weights
) -> Iterator[Signal]:
    """Another spelling of a unit (12 for XII), by its exact view; a long form (ủy ban nhân dân) by its first word."""
    for field, weight in fields:
        yield Signal(field, EXACT, keys[:1], weight, index)
