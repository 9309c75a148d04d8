"""What is worked out once for one state of an index, and kept as long as that is the current one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import log

from .completion import Completer, Completion
from .engine.base import Snapshot
from .facets import label_of
from .fields import NONE
from .ledger import Row, rows_of
from .lookup import candidates
from .pace import Ahead, Pace
from .profiles import ClusterProfile, profiles
from .query.evidence import Rescue
from .query.plan import FacetIs, Not, Plan
from .query.understand import ResolveFacet
from .query.words import Unit

SUGGESTED = 2_000  # texts whose completions are kept, some 4 MB
Asked = tuple[str, int, bool]  # a typed text, how many completions, and whether recipients were there
_HAS_AWARD = FacetIs("award_status", ("received", "announced", "proposed"))


class Generation:
    """What is worked out once for a snapshot and kept as long as it is the current one."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._values: dict[str, Mapping[str, int]] = {}
        self.suggested: dict[Asked, tuple[Completion, ...]] = {}
        self._pace = Pace()
        self._rows = Ahead(self._read_rows, self._pace)
        self._clusters = Ahead(self._read_clusters, self._pace)
        self._facet_names = Ahead(self._name_facets, self._pace)
        self._recipients = Ahead(self._name_recipients, self._pace)

    def values(self, facet: str) -> Mapping[str, int]:
        """Return every value of a facet with its number of articles."""
        if facet not in self._values:
            self._values[facet] = self.snapshot.facet_values(facet)
        return self._values[facet]

    @property
    def rows(self) -> list[Row]:
        """The whole award ledger, newest first; of each article only ``Article.outline``."""
        return self._rows.get()

    @property
    def clusters(self) -> dict[str, ClusterProfile]:
        """The profile of every cluster, by facet value."""
        return self._clusters.get()

    @property
    def facet_names(self) -> Completer:
        """Facet values that a typed text may go on to."""
        return self._facet_names.get()

    def recipients(self, *, wait: bool = True) -> Completer | None:
        """Return the names of who got awards, that a typed text may go on to; without *wait* only if they are there."""
        return self._recipients.get() if wait else self._recipients.ready()

    def prepare(self) -> None:
        """Make ahead what takes long, in small steps with rests between them. Raises Stopped after :meth:`leave`."""
        for one in (self._facet_names, self._rows, self._recipients, self._clusters):
            one.prepare()

    def leave(self) -> None:
        """There is a newer one: nothing needs to be made ahead for this one."""
        self._pace.stop()

    def suggest_again(self, asked: Asked, found: Sequence[Completion]) -> tuple[Completion, ...]:
        """Keep completions: the first letters of what people type are few."""
        if len(self.suggested) >= SUGGESTED:
            self.suggested.clear()
        kept = self.suggested[asked] = tuple(found)
        return kept

    def _read_rows(self) -> list[Row]:
        articles = self.snapshot.outlines(Plan(match=_HAS_AWARD, sort="newest"))
        return list(rows_of(self._pace.steps(articles)))

    def _read_clusters(self) -> dict[str, ClusterProfile]:
        articles = self.snapshot.scan(Plan(match=Not(FacetIs("cluster", (NONE,))), sort="newest"))
        return profiles(self._pace.steps(articles))

    def _name_facets(self) -> Completer:
        return Completer(
            Completion("facet", label_of(f, v), label_of(f, v), n, f, v)
            for f in ("cluster", "district", "award_type", "province", "source")
            for v, n in self.values(f).items()
            if v != NONE
        )

    def _name_recipients(self) -> Completer:
        counts: dict[str, int] = {}
        for row in self._pace.steps(self._rows.made()):
            if row.award.recipient:
                counts[row.award.recipient] = counts.get(row.award.recipient, 0) + 1
        return Completer(self._pace.steps(Completion("recipient", r, r, n) for r, n in counts.items()))

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
