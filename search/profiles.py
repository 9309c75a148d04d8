"""
What is known of a cluster, year by year? Members, officers, agreements and awards, each with its source.

And the coverage map: which clusters and years, which districts and awards are told of at all, empty cells included.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from .analysis.fold import fold
from .analysis.sorting import sort_key
from .fields import facet_values
from .model import Article, Award, Cluster, Evidence
from .told import Told


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said of a cluster in one year: *what* in words, the article and the sentence that say it."""

    what: str
    article: Article
    evidence: Evidence | None


@dataclass
class ProfileYear:
    """
    A cluster in one year. *joined* and *left* compare with the year before for which members are known.

    Members stand in the year in which an article tells of them, if it also speaks of that year's work; officers and
    awards in the year that is said, else in the year reviewed; an agreement in the year for which it was signed.
    """

    year: int | None
    members: dict[str, Fact] = field(default_factory=dict)
    officers: list[Fact] = field(default_factory=list)
    agreements: list[Fact] = field(default_factory=list)
    awards: list[tuple[Award, Article]] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass
class ClusterProfile:
    """Everything the index holds of one cluster; *years* newest first, ``None`` (not known) last."""

    value: str
    name: str
    number: int | None
    place: str | None
    years: list[ProfileYear] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)


def profiles(articles: Iterable[Article]) -> dict[str, ClusterProfile]:
    """Return the profile of every cluster in *articles*, by facet value, in Vietnamese order of place, then number."""
    told: dict[str, list[tuple[Article, Cluster]]] = {}
    for article in articles:
        for cluster in article.clusters:
            told.setdefault(cluster.value, []).append((article, cluster))
    order = sorted(
        told,
        key=lambda v: (
            sort_key(told[v][0][1].place or "￿"),
            told[v][0][1].number or 10_000,
            sort_key(told[v][0][1].name),
        ),
    )
    return {value: _profile(value, told[value]) for value in order}


def coverage(articles: Iterable[Article], rows: str, columns: str) -> dict[tuple[str, str], int]:
    """Return the number of articles for each pair of values of two facets: ``("cluster", "year")``, say."""
    cells: dict[tuple[str, str], int] = {}
    for article in articles:
        values = facet_values(article)
        for pair in ((r, c) for r in values[rows] for c in values[columns]):
            cells[pair] = cells.get(pair, 0) + 1
    return cells


def _profile(value: str, told: list[tuple[Article, Cluster]]) -> ClusterProfile:
    first = told[0][1]
    out = ClusterProfile(value, first.name, first.number, first.place)
    years: dict[int | None, ProfileYear] = {}
    for article, cluster in sorted(told, key=lambda t: (t[0].published_at or t[0].event_at or "", t[0].id)):
        out.articles.append(article)
        _take(years, article, cluster)
    out.years = [years[y] for y in sorted(years, key=lambda y: (y is None, -(y or 0)))]
    _compare(out.years)
    return out


def _year_of(article: Article) -> int | None:
    """The year an article's unspecific statements belong to: the year reviewed, else of the event or the stamp."""
    covers = article.years.covers
    return min(covers) if covers else article.years.event or article.years.published


def _year_told(article: Article) -> int | None:
    """The year in which the article tells who belongs to a cluster: that of the event, if its work is spoken of."""
    year = article.years.event or article.years.published
    return year if year in article.years.covers else _year_of(article)


def _take(years: dict[int | None, ProfileYear], article: Article, cluster: Cluster) -> None:
    def at(year: int | None) -> ProfileYear:
        """The profile's year, which then lists this article: it holds a fact of it."""
        found = years.setdefault(year, ProfileYear(year))
        if article not in found.articles:
            found.articles.append(article)
        return found

    main = at(_year_of(article))
    told, here = Told(article), at(_year_told(article)) if cluster.members else main
    for member in cluster.members:
        here.members.setdefault(member, Fact(member, article, told.member(member, cluster.evidence)))
    for officer in cluster.officers:
        where = told.officer(officer.unit, officer.role, officer.year, cluster.evidence)
        fact = Fact(f"{officer.role}: {officer.unit}", article, where)
        held = at(officer.year if officer.year else main.year).officers
        if fact.what not in {f.what for f in held}:
            held.append(fact)
    for year, evidence in told.agreements.items():
        at(year).agreements.append(Fact(f"Ký giao ước thi đua năm {year}", article, evidence))
    for award in article.awards:
        if _belongs(award, cluster, article):
            at(award.year or main.year).awards.append((award, article))


def _belongs(award: Award, cluster: Cluster, article: Article) -> bool:
    """A member's award; in an article about one cluster without a member list, every unit's award."""
    if not award.recipient:
        return False
    named = f" {fold(award.recipient)} "
    return any(f" {fold(m)} " in named for m in cluster.members) or (not cluster.members and len(article.clusters) == 1)


def _compare(years: list[ProfileYear]) -> None:
    known = sorted((y for y in years if y.members and y.year is not None), key=lambda y: y.year or 0)
    for before, after in itertools.pairwise(known):
        after.joined = tuple(m for m in after.members if m not in before.members)
        after.left = tuple(m for m in before.members if m not in after.members)
