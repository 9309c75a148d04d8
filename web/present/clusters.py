"""How is a cluster shown, year beside year, and what changed from one to the next?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.model import Article, Evidence
from search.profiles import ClusterProfile, Fact, ProfileYear

from ..i18n import day
from ..i18n import gettext as _
from ..links import UrlState, article_path, cluster_path
from .article import AwardRow, award_row
from .hits import Chip
from .sentences import anchor_of, sentences


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact with the sentence that says it. *change* is ``new`` for what the year before had not."""

    text: str
    url: str
    source: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class AwardCell:
    """One award with the sentence that says it."""

    award: AwardRow
    url: str
    source: str


@dataclass(frozen=True, slots=True)
class YearView:
    """A cluster in one year. Empty lists are shown as "chưa có tin", so that gaps are seen."""

    title: str
    members: tuple[Cell, ...]
    left: tuple[str, ...]
    officers: tuple[Cell, ...]
    agreements: tuple[Cell, ...]
    awards: tuple[AwardCell, ...]
    articles: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The clusters of one place, each with a link."""

    name: str
    clusters: tuple[tuple[Chip, str], ...]


def sentence_link(article: Article, evidence: Evidence | None, lang: str) -> str:
    """Return the address of the sentence, or of the article where no sentence is named."""
    page = UrlState.of(article_path(article.id), [("lang", lang)]).url
    anchor = anchor_of(sentences(article), evidence)
    return f"{page}#{anchor}" if anchor else page


def origin(article: Article) -> str:
    """Return paper and day: "Hànộimới, 22/01/2024"."""
    return ", ".join(p for p in (article.source, day(article.published_at or article.event_at)) if p) or article.title


def _cells(facts: Iterable[Fact], lang: str, new: Iterable[str] = ()) -> tuple[Cell, ...]:
    """Facts that one sentence says stand together: "Sơn Tây, Ba Vì, Phúc Thọ" with one source."""
    fresh = set(new)
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for f in facts:
        said = (sentence_link(f.article, f.evidence, lang), origin(f.article), "new" if f.what in fresh else "")
        grouped.setdefault(said, []).append(f.what)
    return tuple(Cell(("; " if ":" in what[0] else ", ").join(what), *said) for said, what in grouped.items())


def year_view(year: ProfileYear, lang: str = "") -> YearView:
    """Return one year of a profile."""
    awards = tuple(
        AwardCell(award_row(a, ""), sentence_link(article, a.evidence, lang), origin(article))
        for a, article in year.awards
    )
    articles = tuple(
        Cell(a.title or _("(Không có tiêu đề)"), sentence_link(a, None, lang), origin(a)) for a in year.articles
    )
    return YearView(
        str(year.year) if year.year else _("(Không rõ năm)"),
        _cells(year.members.values(), lang, year.joined),
        year.left,
        _cells(year.officers, lang),
        _cells(year.agreements, lang),
        awards,
        articles,
    )


def path_of(profile: ClusterProfile) -> str:
    """Return the path of a cluster's page."""
    return cluster_path(profile.place, profile.value.partition("/")[2])


def label_of(profile: ClusterProfile) -> str:
    """Return "Cụm thi đua số 9 (Hà Nội)"."""
    return f"{profile.name} ({profile.place})" if profile.place else profile.name


def places(profiles: Iterable[ClusterProfile], lang: str = "") -> list[Place]:
    """Return the clusters by place, in the order they came."""
    found: dict[str, list[tuple[Chip, str]]] = {}
    for p in profiles:
        years = ", ".join(str(y.year) for y in p.years if y.year)
        found.setdefault(p.place or _("(Không rõ nơi)"), []).append(
            (Chip(p.name, UrlState.of(path_of(p), [("lang", lang)]).url), years)
        )
    return [Place(name, tuple(rows)) for name, rows in found.items()]
