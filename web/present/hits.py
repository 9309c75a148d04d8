"""How is one found article shown in a list?"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from search.model import Article
from search.result import Hit

from ..i18n import day
from ..i18n import gettext as _
from ..links import UrlState, article_path, cluster_path
from .labels import Badge, award_badges, status_badge
from .sentences import number_at, sentences

_TAGS = re.compile(r"</?mark>")
CHIPS = 4  # places or awards of one hit; more would hide the next hit on a phone


@dataclass(frozen=True, slots=True)
class Chip:
    """A short link below a hit."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class HitView:
    """What a template prints for a hit. *sentence_url* leads to the sentence the snippet starts with."""

    id: str
    url: str
    title: Markup
    snippet: Markup
    sentence_url: str
    source: str
    day: str
    iso_day: str
    event_day: str
    clusters: tuple[Chip, ...]
    places: tuple[Chip, ...]
    badges: tuple[tuple[Badge, str], ...]
    more: int
    more_places: int
    original: str
    why: str
    missing: str
    duplicates: tuple[Chip, ...]


def marked(text: str) -> Markup:
    """Return highlighted HTML as safe markup. Anything in it but ``<mark>`` is escaped, whoever made it."""
    if "<" in _TAGS.sub("", text):
        return Markup.escape(html.unescape(_TAGS.sub("", text)))
    return Markup(text)


def safe_link(url: str | None) -> str:
    """Return an address of the web as it is, anything else (``javascript:`` …) as nothing."""
    return url if url and re.match(r"https?://[^\s]+$", url, re.IGNORECASE) else ""


def _badges(article: Article, base: UrlState) -> tuple[list[tuple[Badge, str]], int]:
    told = {a.award_type for a in article.awards}
    badges = award_badges(article)
    pairs = [(b, base.set("award_status", b.status).url) for b in badges]
    pairs += [
        (status_badge("named", name), base.set("award_type", name).url)
        for name in article.award_types
        if name not in told
    ]
    return pairs[:CHIPS], max(0, len(pairs) - CHIPS)


Find = Callable[[str], Article | None]


def _again(ids: Sequence[str], find: Find | None, base: UrlState) -> tuple[Chip, ...]:
    """The same story elsewhere, by the name of the paper where it is known."""
    found = [(i, find(i) if find else None) for i in ids]
    return tuple(Chip(a.source or a.id if a else i, base.at(article_path(i)).url) for i, a in found)


def hit_view(hit: Hit, lang: str = "", find: Find | None = None) -> HitView:
    """
    Return the view of a hit. Chips lead to searches of their own, not to the current one narrowed.

    *find* returns an article by its id: near-duplicates are then named by their paper.
    """
    article = hit.article
    base = UrlState.of("/", [("lang", lang)])
    badges, more = _badges(article, base)
    places = [d for d in article.districts if d.role == "subject"]
    page = UrlState.of(article_path(article.id), [("lang", lang)]).url
    at = number_at(sentences(article), hit.snippet_field, hit.snippet_start) if hit.snippet_html else 0
    shown = article.published_at or article.event_at
    return HitView(
        article.id,
        page,
        marked(hit.title_html or html.escape(article.title)),
        marked(hit.snippet_html),
        f"{page}#cau-{at}" if at else "",
        article.source or "",
        day(article.published_at),
        (shown or "")[:10],
        day(article.event_at) if (article.event_at or "")[:10] != (article.published_at or "")[:10] else "",
        tuple(
            Chip(c.label, base.at(cluster_path(c.place, c.value.partition("/")[2])).url)
            for c in article.clusters[:CHIPS]
        ),
        tuple(Chip(d.label, base.set("district", d.value).url) for d in places[:CHIPS]),
        tuple(badges),
        more,
        max(0, len(places) - CHIPS),
        safe_link(article.url),
        hit.why or "",
        _("Thiếu: {words}", words=", ".join(f"“{w}”" for w in hit.missing)) if hit.missing else "",
        _again(hit.duplicates, find, base),
    )


def hit_views(hits: Sequence[Hit], lang: str = "", find: Find | None = None) -> list[HitView]:
    """Return the views of hits in their order."""
    return [hit_view(hit, lang, find) for hit in hits]
