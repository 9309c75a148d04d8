"""
What raises an article? Which signals a query gives, with which weights. See docs/relevancy.md for plain words.

The weights were found by measuring (docs/decisions); each view is scored with BM25 by its own lengths and document
frequencies over all fields together, and the scores of the views are added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..fields import EXACT, FOLDED, PAIR, TEXT_NAMES, TOGETHER, WORD
from .plan import EVERYTHING, And, Node, Not, Or, Plan, Signal
from .understand import Query
from .words import Syllable, Unit

Rarity = Callable[[Unit], float]
"""How much a unit tells: about the logarithm of how many articles there are for one that has it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """
    How much each view counts. The fields' own weights are in ``search.fields``.

    *marked* and *unmarked*: (exact, folded) weights of a syllable with and without typed marks in a query that has
    some; a query without any uses the folded view alone. *pair* and *compound* are for neighbours. *coverage*, times
    a unit's rarity, is for having the unit at all, where articles may lack some. What only asks (``questions``) has
    *asking* times its weight.
    """

    marked: tuple[float, float] = (0.7, 0.3)
    unmarked: tuple[float, float] = (0.2, 0.8)
    pair: float = 0.4
    compound: float = 0.2
    coverage: float = 0.7
    asking: float = 0.2


WEIGHTS = Weights()


def plan_all(query: Query, weights: Weights = WEIGHTS) -> Plan:
    """Return the plan that finds articles with all of the query's units."""
    required = (*(u.node for u in query.units), *query.facets, *(Not(n) for n in query.excluded))
    return Plan(
        match=And(required) if required else EVERYTHING,
        signals=tuple(signals(query, weights)),
        tiers=tuple(u.tier for u in query.units if u.tier is not None),
    )


def plan_near(query: Query, rarity: Rarity | None = None, weights: Weights = WEIGHTS) -> Plan:
    """Return the plan for the nearest articles that lack some units, but not all; ranked by what they have."""
    nodes = tuple(u.node for u in query.units)
    rest: tuple[Node, ...] = (*query.facets, *(Not(n) for n in query.excluded))
    return replace(plan_any(query, rarity, weights), match=And((Or(nodes), Not(And(nodes)), *rest)))


def plan_any(query: Query, rarity: Rarity | None = None, weights: Weights = WEIGHTS) -> Plan:
    """Return the plan that ranks articles that have any of the units. Without *rarity* every unit tells the same."""
    nodes = tuple(u.node for u in query.units)
    coverage = tuple(_share(u, weights) * weights.coverage * (rarity(u) if rarity else 4.0) for u in query.units)
    return replace(plan_all(query, weights), match=Or(nodes), tiers=(), words=nodes, coverage=coverage)


def signals(query: Query, weights: Weights = WEIGHTS) -> Iterator[Signal]:
    """Yield the signals of a query: each syllable in its views, neighbours as pairs and as compounds."""
    marked = query.marked
    before: Syllable | None = None
    share = 1.0
    for index, unit in enumerate(query.units):
        fields = _fields_of(unit)
        last, share = share, _share(unit, weights)
        for syllable in unit.syllables:
            yield from _times(share, _syllable(syllable, marked, index, fields, weights))
            if before is not None and syllable.joined and unit.kind != "choice":
                yield from _times(min(last, share), _neighbours(before, syllable, index, fields, weights))
            before, last = syllable, share
        for other in unit.also:
            yield from (Signal(field, EXACT, other[:1], 1.0, index) for field in fields)


def _share(unit: Unit, weights: Weights) -> float:
    return weights.asking if unit.asks else 1.0


def _times(share: float, signals: Iterator[Signal]) -> Iterator[Signal]:
    return signals if share == 1 else (replace(signal, weight=signal.weight * share) for signal in signals)


def _fields_of(unit: Unit) -> tuple[str, ...]:
    """All fields together, unless the unit was asked for in some of them (``title:…``)."""
    only = tuple(getattr(unit.node, "fields", TEXT_NAMES))
    return (TOGETHER,) if set(only) == set(TEXT_NAMES) else only


def _syllable(
    syllable: Syllable, marked_query: bool, index: int, fields: tuple[str, ...], weights: Weights
) -> Iterator[Signal]:
    exact, folded = (weights.marked if syllable.marked else weights.unmarked) if marked_query else (0.0, 1.0)
    for field in fields:
        if exact:
            yield Signal(field, EXACT, (syllable.key,), exact, index)
        yield Signal(field, FOLDED, (syllable.folded,), folded, index)


def _neighbours(
    left: Syllable, right: Syllable, index: int, fields: tuple[str, ...], weights: Weights
) -> Iterator[Signal]:
    for field in fields:
        yield Signal(field, PAIR, (f"{left.folded} {right.folded}",), weights.pair, index)
        yield Signal(field, WORD, (f"{left.folded}_{right.folded}",), weights.compound, index)
