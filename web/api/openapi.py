"""What may a program ask, and what does it get? The OpenAPI 3.1 document, made from the tables the code uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from . import parameters as p
from .schemas import ref, schemas


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address of the API. *answer* names the schema of its 200."""

    path: str
    name: str
    summary: str
    text: str
    parameters: tuple[p.Parameter, ...]
    answer: str
    errors: tuple[int, ...] = (400, 404, 414, 503)


ENDPOINTS: Final = (
    Endpoint(
        "/api/search",
        "search",
        "Search articles",
        "The same search as the page: hits with highlighted snippets, facets with true counts, rescue, near hits.",
        p.SEARCH,
        "SearchResult",
    ),
    Endpoint(
        "/api/articles/{article_id}",
        "article",
        "Read one article",
        "Text, facets and award records, each with the sentence that says it.",
        (p.ARTICLE_ID,),
        "Article",
    ),
    Endpoint(
        "/api/awards",
        "awards",
        "Read the award ledger",
        "One row for each recipient and award. Totals count received awards only, and say what they left out.",
        p.AWARDS,
        "AwardResult",
    ),
    Endpoint(
        "/api/suggest",
        "suggest",
        "Complete what is being typed",
        "Facet values, recipients, titles and words that go on from the text.",
        p.SUGGEST,
        "Completions",
    ),
    Endpoint(
        "/api/facets/{field}",
        "facet",
        "List all values of one facet",
        "Every value within a search, not only the most frequent ones.",
        p.FACET,
        "Facet",
    ),
)
_ERRORS: Final = {
    400: "Asked wrongly; details name every fault, or the candidates of an ambiguous value.",
    404: "No such article, facet or page; for a page beyond the last, details[0] is the last one.",
    414: "The address is too long.",
    503: "The index cannot be searched now.",
}


def document(server: str) -> dict[str, Any]:
    """Return the OpenAPI document for an API at *server*."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "TimTin",
            "version": "1.0.0",
            "license": {"name": "GPL-3.0-or-later"},
            "description": "Search in Vietnamese news about emulation and rewards (thi đua, khen thưởng). Read "
            "only. Keys may be added; those that are here keep their meaning. An empty parameter "
            "counts as absent; an unknown one is an error.",
        },
        "servers": [{"url": server}],
        "paths": {e.path: {"get": _operation(e)} for e in ENDPOINTS},
        "components": {"schemas": schemas()},
    }


def _operation(e: Endpoint) -> dict[str, Any]:
    answer: dict[str, Any] = ref(e.answer)
    if e.name == "suggest":
        answer = {"anyOf": [ref("Completions"), ref("BrowserCompletions")]}
    responses: dict[str, Any] = {
        "200": {
            "description": e.summary,
            "headers": {"ETag": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": answer}},
        },
        "304": {"description": "Not changed since the ETag that was sent."},
    }
    for status in e.errors:
        responses[str(status)] = {
            "description": _ERRORS[status],
            "content": {"application/json": {"schema": ref("Error")}},
        }
    return {
        "operationId": e.name,
        "summary": e.summary,
        "description": e.text,
        "parameters": [_parameter(x) for x in e.parameters],
        "responses": responses,
    }


def _parameter(x: p.Parameter) -> dict[str, Any]:
    out: dict[str, Any] = {
        "name": x.name,
        "in": x.place,
        "required": x.place == "path",
        "description": x.text,
        "schema": {"type": "array", "items": x.schema, "maxItems": p.LIMITS["values"]} if x.many else x.schema,
    }
    if x.many:
        out |= {"style": "form", "explode": True}
    if x.example is not None:
        out["example"] = [x.example] if x.many else x.example
    return out
