"""What does a search answer? Plain frozen values; ``to_json`` gives the contract's JSON (section 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .model import Article

Reason = Literal["telex", "vni", "spelling", "spaces", "wider"]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and the number of articles if this facet's choice were this value alone."""

    value: str
    label: str
    count: int
    selected: bool = False
    parent: str | None = None  # the value it is grouped under: a province, an award level


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: chosen values first, then by count, then in Vietnamese order. *truncated*: there are more values."""

    field: str
    label: str
    values: tuple[FacetValue, ...]
    missing: int = 0
    missing_selected: bool = False
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: which view of which field of which word gave how much."""

    word: str
    field: str
    view: str
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """
    One article found. *title_html* and *snippet_html* are escaped HTML with ``<mark>``; *missing* are the words a
    near hit lacks; *why* is one Vietnamese sentence and *parts* the numbers behind it (only when asked for).
    """

    id: str
    score: float
    article: Article
    title_html: str
    snippet_html: str
    snippet_field: str = "body"
    snippet_start: int = 0
    missing: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    why: str | None = None
    duplicates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another text to search for, its number of articles, why, and whether its answer is the one given."""

    text: str
    total: int
    reason: Reason
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """How the text was read: *text* in one line, *ignored* what was left out, *words* the words that are required."""

    text: str = ""
    ignored: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # "UBND = Ủy ban nhân dân"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """
    The answer to one :class:`SearchRequest`. *total* counts articles (not *near*); *pages* is at least 1.

    *near* are the nearest articles that lack some words, given where the last page of full hits is not full.
    """

    text: str
    understood: Understood
    filters: Mapping[str, tuple[str, ...]]
    sort: str
    total: int
    page: int
    pages: int
    took_ms: float
    generation: str
    articles: int
    hits: tuple[Hit, ...] = ()
    facets: tuple[Facet, ...] = ()
    suggestion: Suggestion | None = None
    near: tuple[Hit, ...] = ()
    partial: tuple[str, ...] = ()  # what ran out of time: names of facets, "hits", "near", "suggestion"
    extra: Mapping[str, Any] = field(default_factory=dict)
