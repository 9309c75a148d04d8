"""
What must an engine do for one search, whatever the engine?

A *plan* says which articles match (a tree of nodes), what raises them (signals), which filters hold, and what to
count. Engines only carry plans out; all understanding of Vietnamese happens before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..fields import TEXT_NAMES


@dataclass(frozen=True, slots=True)
class Word:
    """
    Articles that have any of *terms* in any of *fields*. Each term is (view, text): ``("exact", "đống")``.

    One typed word may stand for many terms (``đong``: đống, đồng …). No terms: nothing matches.
    """

    terms: tuple[tuple[str, str], ...]
    fields: tuple[str, ...] = TEXT_NAMES


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles that have the words side by side, in this order, in one field. Positions as the analyzer gives them."""

    words: tuple[Word, ...]
    fields: tuple[str, ...] = TEXT_NAMES


@dataclass(frozen=True, slots=True)
class Prefix:
    """Articles with a term of *view* that starts with *text*, at most *limit* terms (the most frequent ones)."""

    view: str
    text: str
    fields: tuple[str, ...] = TEXT_NAMES
    limit: int = 1000


@dataclass(frozen=True, slots=True)
class FacetIs:
    """Articles that have one of *values* in a facet (``_none``: that have none)."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of *nodes*; none at all means every article."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of *nodes*; none at all means no article."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


Node = Word | Phrase | Prefix | FacetIs | And | Or | Not
EVERYTHING = And(())
NOTHING = Or(())


@dataclass(frozen=True, slots=True)
class Signal:
    """
    BM25 of one term in one view of one field, times *weight*, added to the score of articles that have it.

    The field ``TOGETHER`` is all text fields written one after the other, each as often as its weight says
    (``search.fields``): frequencies and lengths are added first and weighed once, so that a word that stands in
    every field does not outweigh two words that stand in one.

    Several *terms* count as one term: frequencies are added, the document frequency is that of their union.
    *word* is the index of the query word it belongs to (for explanations), -1 for none.
    """

    field: str
    view: str
    terms: tuple[str, ...]
    weight: float
    word: int = -1


@dataclass(frozen=True, slots=True)
class Plan:
    """
    One search for an engine.

    Hits are the articles that match *match*, hold *filters* (facet name -> values; see ``search.facets``) and the
    date range. By relevance they are ordered by how many of *tiers* they do not match (fewest first), then by
    score, then newest, then id; by date with id as the tie-break (articles without a date come last).
    *words* are tested on each returned hit (``Ranked.matched``) and change nothing else; *coverage* is a bonus for
    each of them that matches, times its own weight (used where matching is loose). *facets* names what is counted.
    After *deadline* (``time.monotonic()``) an engine leaves facets uncounted and says so; hits and totals are whole.
    """

    match: Node = EVERYTHING
    signals: tuple[Signal, ...] = ()
    tiers: tuple[Node, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str | None = None
    date_to: str | None = None
    sort: Literal["relevance", "newest", "oldest"] = "relevance"
    offset: int = 0
    limit: int = 10
    facets: tuple[str, ...] = ()
    words: tuple[Node, ...] = ()
    coverage: tuple[float, ...] = ()
    explain: bool = False
    deadline: float | None = None
