"""Which JSON says a search result, a hit, a suggestion? (contract: additive only)"""

from __future__ import annotations

from typing import Any

from search.fields import NONE
from search.result import Facet, Hit, SearchResult

from ..links import UrlState


def hit_json(hit: Hit, *, explain: bool = False) -> dict[str, Any]:
    """Return one hit. *explain* adds the sentence and the parts of the score; near hits have ``missing``."""
    article = hit.article
    out: dict[str, Any] = {
        "id": hit.id,
        "title": article.title,
        "title_html": hit.title_html,
        "snippet_html": hit.snippet_html,
        "score": hit.score,
        "published_at": article.published_at,
        "source": article.source,
        "year": article.years.published or article.years.event,
        "clusters": [c.value for c in article.clusters],
        "districts": [d.value for d in article.districts if d.role == "subject"],
        "awards": [
            dict(pair)
            for pair in dict.fromkeys((("award_type", a.award_type), ("status", a.status)) for a in article.awards)
        ],
        "url": article.url,
        "explain": {
            "why": hit.why,
            "parts": [{"word": p.word, "field": p.field, "view": p.view, "score": p.score} for p in hit.parts],
        }
        if explain
        else None,
    }
    if hit.missing:
        out["missing"] = list(hit.missing)
    if hit.duplicates:
        out["duplicates"] = list(hit.duplicates)
    return out


def facet_json(facet: Facet, state: UrlState) -> dict[str, Any]:
    """Return one facet with, for each value, the address of the search with that value added or dropped."""
    return {
        "field": facet.field,
        "label": facet.label,
        "values": [
            {
                "value": v.value,
                "label": v.label,
                "count": v.count,
                "selected": v.selected,
                "toggle_url": state.toggle(facet.field, v.value).url,
            }
            | ({"parent": v.parent} if v.parent else {})
            for v in facet.values
        ],
        "missing": facet.missing,
        "missing_selected": facet.missing_selected,
        "truncated": facet.truncated,
        "missing_toggle_url": state.toggle(facet.field, NONE).url,
    }


def search_json(result: SearchResult, state: UrlState, *, explain: bool = False) -> dict[str, Any]:
    """Return a search result. Addresses in it lead to the API at *state*'s path."""
    suggestion = result.suggestion
    return {
        "query": {
            "text": result.text,
            "understood": result.understood.text,
            "ignored": list(result.understood.ignored),
            "notes": list(result.understood.notes),
            "filters": {name: list(values) for name, values in result.filters.items() if values},
            "sort": result.sort,
        },
        "total": result.total,
        "page": result.page,
        "pages": result.pages,
        "took_ms": round(result.took_ms, 2),
        "index": {"generation": result.generation, "articles": result.articles},
        "hits": [hit_json(h, explain=explain) for h in result.hits],
        "facets": [facet_json(f, state) for f in result.facets],
        "suggestion": {
            "text": suggestion.text,
            "total": suggestion.total,
            "reason": suggestion.reason,
            "applied": suggestion.applied,
        }
        if suggestion
        else None,
        "near": [hit_json(h, explain=explain) for h in result.near],
        "partial": list(result.partial),
        "next": state.set("page", str(result.page + 1)).url if result.page < result.pages else None,
    }
