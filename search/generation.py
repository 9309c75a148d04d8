"""What is worked out once for one state of an index, and kept as long as that is the current one?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import log

from .completion import Completer, Completion
from .engine.base import Snapshot
from .facets import label_of
from .fields import NONE
from .ledger import Row, rows_of
from .lookup import candidates
from .profiles import ClusterProfile, profiles
from .query.evidence import Rescue
from .query.plan import FacetIs, Not, Plan
from .query.understand import ResolveFacet
from .query.words import Unit

_HAS_AWARD = FacetIs("award_status", ("received", "announced", "proposed"))


class Generation:
    """What is worked out once for a snapshot and kept as long as it is the current one."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._values: dict[str, Mapping[str, int]] = {}

    def values(self, facet: str) -> Mapping[str, int]:
        """Return every value of a facet with its number of articles."""
        if facet not in self._values:
            self._values[facet] = self.snapshot.facet_values(facet)
        return self._values[facet]

    @cached_property
    def rows(self) -> list[Row]:
        """The whole award ledger, newest first."""
        return list(rows_of(self.snapshot.scan(Plan(match=_HAS_AWARD, sort="newest"))))

    @cached_property
    def clusters(self) -> dict[str, ClusterProfile]:
        """The profile of every cluster, by facet value."""
        return profiles(self.snapshot.scan(Plan(match=Not(FacetIs("cluster", (NONE,))), sort="newest")))

    @cached_property
    def completer(self) -> Completer:
        """Names that a typed text may go on to."""
        names = [
            Completion("facet", label_of(f, v), label_of(f, v), n, f, v)
            for f in ("cluster", "district", "award_type", "province", "source")
            for v, n in self.values(f).items()
            if v != NONE
        ]
        recipients: dict[str, int] = {}
        for row in self.rows:
            if row.award.recipient:
                recipients[row.award.recipient] = recipients.get(row.award.recipient, 0) + 1
        names += [Completion("recipient", r, r, n) for r, n in recipients.items()]
        return Completer(names)

    @cached_property
    def rescue(self) -> Rescue:
        """The vocabulary, as rescue needs it."""
        return Rescue(self.snapshot)

    def rarity(self, unit: Unit) -> float:
        """Return how much *unit* tells (``ranking.Rarity``), by its rarest syllable as typed."""
        frequency = min((self.rescue.df(s.key) for s in unit.syllables), default=0)
        return log(1 + (max(0, self.snapshot.articles - frequency) + 0.5) / (frequency + 0.5))

    def resolver(self) -> ResolveFacet:
        """Return what a typed facet value may mean here, for ``district:…`` in a text."""

        def resolve_typed(facet: str, typed: str) -> tuple[str, ...]:
            return tuple(candidates(facet, typed, self.values(facet)))

        return resolve_typed
