"""
What does an article say about clusters, districts, years and the day of the event; each with its sentence.

:func:`extract_facts` fills these fields, and the awards that :mod:`index.extract.awards` finds in the same sentences.
Nothing that a source has given is replaced by a guess: a stated ``event_at`` stays.
"""

from __future__ import annotations

from dataclasses import replace

from search.model import Article, Said

from ..awards import read_awards
from .clusters import find_clusters
from .districts import Places, find_districts, read_places
from .events import event_day
from .page import page_province
from .text import Document, Sentence, make_document
from .years import read_years

__all__ = [
    "MAX_BODY",
    "Document",
    "Places",
    "Sentence",
    "extract_facts",
    "make_document",
    "page_province",
    "read_document",
]


def read_document(article: Article, *, site: str | None = None) -> Document:
    """Return *article* prepared for reading: sentences, the page's day and province, the day of the event."""
    document = make_document(article, site=site, province=page_province(article, site))
    found = None if document.event else event_day(document)
    return document.with_event(*found) if found else document


MAX_BODY = 200_000
"""Characters of a body that facts are read from, twice the longest of 30,000: time grows faster than length."""


def _read_so_far(article: Article) -> Article:
    """Return *article* with a body that ends, at a line's end if one is near, where no more facts are read."""
    if len(article.body) <= MAX_BODY:
        return article
    end = article.body.rfind("\n", MAX_BODY // 2, MAX_BODY)
    return replace(article, body=article.body[: end if end > 0 else MAX_BODY])


def extract_facts(article: Article, *, site: str | None = None) -> Article:
    """
    Return *article* with event_at, clusters, districts, years, award_types and awards read from its text.

    Of a body no more than :data:`MAX_BODY` characters are read. *site* is the host name of the page if the reader
    knows it (``haiphong.gov.vn``); it may decide a province.
    An article that was read before (a stored one) gives the same again: its day counts as stated only if no sentence of
    its text was named for it.
    """
    if article.event_at and article.evidence_for("event_at", article.event_at):
        article = replace(article, event_at=None)
    document = read_document(_read_so_far(article), site=site)
    places = read_places(document)
    clusters = find_clusters(document, places)
    members = [name for cluster in clusters for name in (*cluster.members, *(o.unit for o in cluster.officers))]
    award_types, awards, types_said = read_awards(document)
    years, years_said = read_years(document, clusters, award_types)
    day = document.event_sentence
    return replace(
        article,
        event_at=article.event_at or (document.event.isoformat() if document.event else None),
        clusters=clusters,
        districts=find_districts(document, places, members),
        years=years,
        award_types=award_types,
        awards=awards,
        evidence=(
            *((Said("event_at", document.event.isoformat(), day.evidence),) if document.event and day else ()),
            *years_said,
            *(Said("award_types", name, evidence) for name, evidence in types_said.items()),
        ),
    )
