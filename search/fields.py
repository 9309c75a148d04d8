"""
Which fields does an article have for searching, and what is each for?

One table for text fields and one for facets; schema, request parser, pages, API and documents are derived from them.
A *view* is one way of indexing a text field's syllables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .model import Article

EXACT: Final = "exact"  # spelling key of each syllable, marks kept (đống), with positions
FOLDED: Final = "folded"  # the same syllables without marks (dong), with positions
PAIR: Final = "pair"  # two neighbouring folded syllables ("dong da"), frequencies only
WORD: Final = "word"  # PyVi's compounds, folded ("bang_khen"), frequencies only
VIEWS: Final = (EXACT, FOLDED, PAIR, WORD)

NONE: Final = "_none"  # the facet value that means "not known"


@dataclass(frozen=True, slots=True)
class TextField:
    """
    A text field: *name* as in queries (``title:…``), *label* as people read it.

    *weight* is how many times a word of it counts when all fields are ranked together (``TOGETHER``).
    """

    name: str
    label: str
    weight: int


TEXT_FIELDS: Final = (
    TextField("title", "Tiêu đề", 3),
    TextField("summary", "Tóm tắt", 1),
    TextField("body", "Nội dung", 1),
    TextField("captions", "Chú thích ảnh", 1),
)
TEXT_NAMES: Final = tuple(f.name for f in TEXT_FIELDS)

TOGETHER: Final = "together"  # for ranking only: all text fields as one, each repeated as often as its weight says
FIELD_WEIGHTS: Final = {f.name: f.weight for f in TEXT_FIELDS}


@dataclass(frozen=True, slots=True)
class FacetField:
    """
    A facet. *joint* facets describe award records: filters on several of them must hold of one record.

    *parent* says by what its values are grouped on the page (``province`` for districts, ``award_level`` for types).
    """

    name: str
    label: str
    many: bool
    joint: bool = False
    parent: str | None = None


FACETS: Final = (
    FacetField("cluster", "Cụm, khối thi đua", True),
    FacetField("district", "Địa bàn (cấp huyện, đến 30/6/2025)", True, parent="province"),
    FacetField("year", "Năm đăng", False),
    FacetField("award_type", "Hình thức khen thưởng", True, joint=True, parent="award_level"),
    FacetField("award_status", "Trạng thái khen thưởng", True, joint=True),
    FacetField("award_level", "Cấp khen thưởng", True, joint=True),
    FacetField("province", "Tỉnh, thành phố", True),
    FacetField("covers", "Năm công tác", True),
    FacetField("source", "Nguồn", False),
)
FACET_NAMES: Final = tuple(f.name for f in FACETS)
JOINT_FACETS: Final = tuple(f.name for f in FACETS if f.joint)

AwardKey = tuple[str | None, str | None, str | None]  # award type, status, level


def award_keys(article: Article) -> tuple[AwardKey, ...]:
    """
    Return what the joint facets see of an article: (type, status, level) of each award record, without repeats.

    A type that is named without a record gives ``(type, None, None)``; an article without awards the one key
    ``(None, None, None)``, so that "not known" is a value like any other.
    """
    keys: dict[AwardKey, None] = {(a.award_type, a.status, a.level): None for a in article.awards}
    told = {a.award_type for a in article.awards}
    keys.update({(t, None, None): None for t in article.award_types if t not in told})
    return tuple(keys) or ((None, None, None),)


def facet_values(article: Article) -> dict[str, tuple[str, ...]]:
    """Return each facet's values for an article (no repeats; empty where nothing is known), joint facets included."""
    subjects = [d for d in article.districts if d.role == "subject"]
    year = article.years.published or article.years.event
    provinces = [d.province for d in subjects if d.province] + [c.place for c in article.clusters if c.place]
    values: dict[str, list[str]] = {
        "cluster": [c.value for c in article.clusters],
        "district": [d.value for d in subjects],
        "year": [str(year)] if year else [],
        "province": provinces,
        "covers": [str(y) for y in article.years.covers],
        "source": [article.source] if article.source else [],
    }
    keys = award_keys(article)
    for at, name in enumerate(("award_type", "award_status", "award_level")):
        values[name] = [key[at] or NONE for key in keys]
    return {name: tuple(dict.fromkeys(values[name])) for name in FACET_NAMES}


def date_of(article: Article) -> str | None:
    """Return the ISO date (``YYYY-MM-DD``) that sorting and date filters use: of publication, else of the event."""
    stamp = article.published_at or article.event_at
    return stamp[:10] if stamp else None
