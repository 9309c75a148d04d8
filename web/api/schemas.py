"""Which shape has each answer? JSON Schema: of the model's values from their types, of the rest by hand."""

from __future__ import annotations

import types
import typing
from dataclasses import fields
from typing import Any, Final, get_args, get_origin

from search.completion import Completion
from search.fields import FACET_NAMES
from search.ledger import Totals
from search.model import Article, Award, Cluster, District, Evidence, Excluded, Officer, Years

_PLAIN: Final = {str: "string", int: "integer", float: "number", bool: "boolean"}
_VALUES: Final = (Article, Award, Cluster, District, Evidence, Excluded, Officer, Years)
Schema = dict[str, Any]


def ref(name: str) -> Schema:
    """Return a reference to a named schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def of_type(hint: Any) -> Schema:
    """Return the schema of a type of the model."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if hint in _VALUES:
        return ref(hint.__name__)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, typing.Union):
        options = [of_type(t) for t in inner if t is not type(None)]
        return {"anyOf": [*options, {"type": "null"}]} if type(None) in inner else {"anyOf": options}
    if origin is typing.Literal:
        return {"type": "string", "enum": list(inner)}
    if origin is tuple:
        if inner[-1:] == (Ellipsis,):
            return {"type": "array", "items": of_type(inner[0])}
        return {"type": "array", "items": of_type(inner[0]), "minItems": len(inner), "maxItems": len(inner)}
    return {"type": "object"}


def of_value(cls: Any) -> Schema:
    """Return the schema of a dataclass of the model, as its JSON names it."""
    hints = typing.get_type_hints(cls)
    names = {f.name: ("type" if (cls, f.name) == (District, "kind") else f.name) for f in fields(cls)}
    properties = {names[n]: of_type(hints[n]) for n in names}
    required = [names[n] for n in names if (cls, n) != (Article, "extra")]
    return {"type": "object", "properties": properties, "required": required}


def obj(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """Return the schema of an object."""
    return {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required)}


def many(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


TEXT: Final[Schema] = {"type": "string"}
WHOLE: Final[Schema] = {"type": "integer", "minimum": 0}
NUMBER: Final[Schema] = {"type": "number"}
FLAG: Final[Schema] = {"type": "boolean"}
TEXTS: Final = many(TEXT)


def maybe(schema: Schema) -> Schema:
    """Return the schema of a value or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def _search_schemas() -> dict[str, Schema]:
    part = obj({"word": TEXT, "field": TEXT, "view": TEXT, "score": NUMBER})
    status = of_type(typing.get_type_hints(Award)["status"])
    hit = obj(
        {
            "id": TEXT,
            "title": TEXT,
            "title_html": TEXT,
            "snippet_html": TEXT,
            "score": NUMBER,
            "published_at": maybe(TEXT),
            "source": maybe(TEXT),
            "year": maybe(WHOLE),
            "clusters": TEXTS,
            "districts": TEXTS,
            "awards": many(obj({"award_type": TEXT, "status": status})),
            "url": maybe(TEXT),
            "explain": maybe(obj({"why": maybe(TEXT), "parts": many(part)})),
        },
        {"missing": TEXTS, "duplicates": TEXTS},
    )
    value = obj({"value": TEXT, "label": TEXT, "count": WHOLE, "selected": FLAG, "toggle_url": TEXT}, {"parent": TEXT})
    facet = obj(
        {
            "field": {"type": "string", "enum": list(FACET_NAMES)},
            "label": TEXT,
            "values": many(ref("FacetValue")),
            "missing": WHOLE,
            "missing_selected": FLAG,
            "truncated": FLAG,
            "missing_toggle_url": TEXT,
        }
    )
    reason = {"type": "string", "enum": ["telex", "vni", "spelling", "spaces", "wider"]}
    query = obj(
        {
            "text": TEXT,
            "understood": TEXT,
            "ignored": TEXTS,
            "notes": TEXTS,
            "filters": {"type": "object", "additionalProperties": TEXTS},
            "sort": TEXT,
        }
    )
    result = obj(
        {
            "query": query,
            "total": WHOLE,
            "page": WHOLE,
            "pages": WHOLE,
            "took_ms": NUMBER,
            "index": obj({"generation": TEXT, "articles": WHOLE}),
            "hits": many(ref("Hit")),
            "facets": many(ref("Facet")),
            "suggestion": maybe(obj({"text": TEXT, "total": WHOLE, "reason": reason, "applied": FLAG})),
            "near": many(ref("Hit")),
            "partial": TEXTS,
            "next": maybe(TEXT),
        }
    )
    return {"Hit": hit, "FacetValue": value, "Facet": facet, "SearchResult": result}


def _ledger_schemas() -> dict[str, Schema]:
    ref_ = obj({"id": TEXT, "title": TEXT, "published_at": maybe(TEXT), "source": maybe(TEXT)})
    row = {"allOf": [ref("Award"), obj({"article": ref("ArticleRef")})]}
    totals = obj({f.name: WHOLE for f in fields(Totals)})
    group = obj({"heading": TEXT, "rows": WHOLE, "totals": ref("AwardTotals")})
    result = obj(
        {
            "query": obj(
                {
                    "q": TEXT,
                    "filters": {"type": "object", "additionalProperties": TEXTS},
                    "sort": TEXT,
                    "group": maybe(TEXT),
                }
            ),
            "total": WHOLE,
            "page": WHOLE,
            "pages": WHOLE,
            "totals": ref("AwardTotals"),
            "awards": many(ref("AwardRow")),
            "facets": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": WHOLE}},
            "groups": many(group),
            "next": maybe(TEXT),
        }
    )
    return {"ArticleRef": ref_, "AwardRow": row, "AwardTotals": totals, "AwardResult": result}


def schemas() -> dict[str, Schema]:
    """Return every named schema."""
    hints = typing.get_type_hints(Completion)
    names = ("kind", "text", "label", "count", "field", "value")
    completion = obj({n: of_type(hints[n]) for n in names} | {"url": TEXT})
    error = obj({"error": obj({"status": WHOLE, "message": TEXT, "hint": TEXT, "details": TEXTS})})
    return {
        **{cls.__name__: of_value(cls) for cls in _VALUES},
        **_search_schemas(),
        **_ledger_schemas(),
        "Completions": obj({"query": TEXT, "completions": many(completion)}),
        "BrowserCompletions": {"type": "array", "prefixItems": [TEXT, TEXTS], "minItems": 2, "maxItems": 2},
        "Error": error,
    }
