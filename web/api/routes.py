"""The JSON API: the same searches as the pages, with strict parameters."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify

from search.errors import NotFound, RequestError
from search.fields import FACET_NAMES

from ..ask import answer, pairs, read_request, state_of
from ..holder import the_index
from .answer import search_json

blueprint = Blueprint("api", __name__, url_prefix="/api")


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


def refuse_unknown(*known: str) -> None:
    """Raise RequestError for parameters that are not in *known*."""
    faults = [f"{name[:50]}: không có tham số này" for name, _value in pairs() if name not in known]
    if faults:
        raise RequestError("Yêu cầu có chỗ chưa đúng.", hint="Bỏ các tham số được nêu.", details=faults)


def facet_or_404(name: str) -> str:
    """Return *name* if it is a facet's."""
    return name if name in FACET_NAMES else abort(404)
