"""The JSON API: the same searches as the pages, with strict parameters."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request

from search.analysis.fold import fold
from search.completion import Completion
from search.errors import NotFound, RequestError
from search.fields import FACET_NAMES
from search.ledger import AwardResult
from search.params import fault

from ..ask import answer, beyond, pairs, read_request, state_of
from ..ask_awards import awards_state, read_awards
from ..holder import the_index
from ..links import UrlState, article_path
from .answer import facet_json, search_json
from .openapi import ENDPOINTS, document

blueprint = Blueprint("api", __name__, url_prefix="/api")

MAX_SUGGEST = 200  # code points: nobody completes a longer text


@blueprint.get("/search")
def search() -> Response:
    """Search articles."""
    asked = read_request(strict=True)
    result, understood = answer(asked, "/api/search")
    return jsonify(search_json(result, state_of(understood, "/api/search"), explain=asked.explain))


@blueprint.get("/articles/<path:article_id>")
def article(article_id: str) -> Response:
    """Return one article with its facets and awards."""
    refuse_unknown()
    found = the_index().get(article_id)
    if found is None:
        raise NotFound("Không có bài này trong kho.", hint="Tìm bài bằng /api/search.")
    return jsonify(found.to_json())


@blueprint.get("/awards")
def awards() -> Response:
    """Return a page of the award ledger."""
    asked = read_awards(strict=True)
    result: AwardResult = the_index().awards(asked)
    state = awards_state(asked, "/api/awards", 50)
    if asked.page > result.pages:
        raise beyond(result.pages, state)
    return jsonify(
        {
            "query": {
                "q": asked.q,
                "filters": {n: list(v) for n, v in asked.filters.items()},
                "sort": asked.sort,
                "group": asked.group,
            },
            "total": result.total,
            "page": result.page,
            "pages": result.pages,
            "totals": totals_json(result.totals),
            "awards": [row.to_json() for row in result.rows],
            "facets": {name: dict(counts) for name, counts in result.facets.items()},
            "groups": [
                {"heading": heading, "rows": len(rows), "totals": totals_json(totals)}
                for heading, rows, totals in result.groups
            ],
            "next": state.set("page", str(result.page + 1)).url if result.page < result.pages else None,
        }
    )


def totals_json(totals: object) -> dict[str, int]:
    """Return the totals as plain numbers."""
    return {name: getattr(totals, name) for name in totals.__slots__}  # type: ignore[attr-defined]


@blueprint.get("/suggest")
def suggest() -> Response:
    """Complete what is being typed."""
    refuse_unknown("q", "limit", "format")
    text = request.args.get("q", "")[:MAX_SUGGEST]
    limit = request.args.get("limit", "").strip() or "8"
    if not re.fullmatch(r"[0-9]{1,2}", limit) or not 1 <= int(limit) <= 20:
        raise RequestError("Yêu cầu có chỗ chưa đúng.", details=["limit: cần một số từ 1 đến 20"])
    if request.args.get("format", "").strip() not in ("", "json", "opensearch"):
        raise RequestError("Yêu cầu có chỗ chưa đúng.", details=["format: cần json hoặc opensearch"])
    found = the_index().suggest(text, int(limit)) if text.strip() else []
    if request.args.get("format", "").strip() == "opensearch":
        return jsonify([text, [c.text for c in found]])
    return jsonify({"query": text, "completions": [completion_json(c) for c in found]})


def completion_json(c: Completion) -> dict[str, object]:
    """Return a completion with the address it leads to."""
    if c.kind == "article" and c.value:
        url = UrlState.of(article_path(c.value), []).url
    elif c.kind == "facet" and c.field and c.value:
        url = UrlState.of("/", [(c.field, c.value)]).url
    elif c.kind == "recipient":
        url = UrlState.of("/khen-thuong", [("recipient", c.text)]).url
    else:
        url = UrlState.of("/", [("q", c.text)]).url
    return {
        "kind": c.kind,
        "text": c.text,
        "label": c.label,
        "field": c.field,
        "value": c.value,
        "count": c.count,
        "url": url,
    }


@blueprint.get("/facets/<field>")
def facet(field: str) -> Response:
    """List all values of one facet within a search."""
    if field not in FACET_NAMES:
        abort(404)
    given = [n for n, v in pairs() if v.strip() and n in ("sort", "explain", "limit", "page", "facets")]
    if given:
        raise RequestError("Yêu cầu có chỗ chưa đúng.", details=[f"{n}: không có tham số này" for n in given])
    asked = read_request(strict=True, also=("contains",))
    result, understood = answer(replace(asked, facets=(), limit=1), "/api/search")
    del result
    found = the_index().facet(field, understood)
    words = fold(request.args.get("contains", "")[:MAX_SUGGEST]).split()
    kept = tuple(v for v in found.values if all(w in fold(v.label) for w in words))
    return jsonify(facet_json(replace(found, values=kept), state_of(replace(understood, limit=10), "/api/search")))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Return the description of this API."""
    return jsonify(document(request.host_url.rstrip("/")))


@blueprint.get("/docs")
def docs() -> str:
    """Show the description of this API to people."""
    return render_template("api.html", endpoints=ENDPOINTS, host=request.host_url.rstrip("/"))


@blueprint.get("/", strict_slashes=False)
def root() -> Response:
    """Lead people who look for the API to its description."""
    return redirect("/api/docs", 302)  # type: ignore[return-value]


def refuse_unknown(*known: str) -> None:
    """Raise RequestError for parameters that are not in *known*."""
    faults = [fault(name, "unknown") for name, value in pairs() if name not in known and value.strip()]
    if faults:
        raise RequestError("Yêu cầu có chỗ chưa đúng.", hint="Bỏ các tham số được nêu.", details=faults)
