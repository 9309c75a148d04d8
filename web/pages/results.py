"""The home page and the results: `/`, and all values of one facet: `/loc/<field>`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, g, render_template, request

from search.fields import FACET_NAMES
from search.request import SearchRequest
from search.result import SearchResult

from ..ask import answer, call, pairs, read_request, state_of
from ..holder import the_index
from ..i18n import gettext as _
from ..i18n import number
from ..links import UrlState
from ..present import facets as facet_view
from ..present.hits import hit_views
from ..present.labels import field_title
from ..present.pager import pager
from ..present.phrase import date_phrase, heading
from ..present.timeline import timeline
from ..present.zero import ways_out

blueprint = Blueprint("results", __name__)

SORT_LABELS = {"relevance": "Liên quan nhất", "newest": "Mới nhất", "oldest": "Cũ nhất"}
_STATE = ("q", "from", "to", "sort", "page", "limit", "match", "exact", *FACET_NAMES)


@blueprint.get("/")
def home() -> str:
    """Show the home page, or the results where anything is asked."""
    if not any(name in _STATE and value.strip() for name, value in pairs()):
        return _home()
    asked = read_request(strict=False)
    result, understood = answer(asked, "/")
    return render_template("results.html", **results_context(result, understood, asked.text))


def _home() -> str:
    result = call(SearchRequest(limit=5, sort="newest"))
    state = UrlState.of("/", [("lang", g.lang_parameter)])
    blocks = facet_view.blocks(state, result.facets, short=5, unknown=False)
    return render_template(
        "home.html",
        result=result,
        hits=hit_views(result.hits, g.lang_parameter),
        state=state,
        blocks=[b for b in blocks if b.field != "source"],
    )


def results_context(result: SearchResult, asked: SearchRequest, typed: str) -> dict[str, Any]:
    """Return all that the results page prints."""
    state = state_of(asked, "/")
    title = heading(asked, result.total)
    tags = facet_view.tags(state, result.facets, date_phrase(asked))
    return {
        "result": result,
        "asked": asked,
        "typed": typed,
        "state": state,
        "title": title,
        "tags": tags,
        "hits": hit_views(result.hits, g.lang_parameter, the_index().get),
        "near": hit_views(result.near, g.lang_parameter),
        "blocks": facet_view.blocks(state, result.facets, result.partial),
        "pager": pager(state, result.page, result.pages),
        "sorts": [(name, _(label), name == result.sort) for name, label in SORT_LABELS.items()],
        "hidden": [pair for pair in state.pairs if pair[0] not in ("q", "page", "exact", "match")],
        "timeline": timeline(state, asked, result, the_index().count) if result.total else None,
        "ways_out": ways_out(state, asked, call) if not result.total else (),
        "as_typed": state_of(replace(asked, text=typed, exact=True, page=1), "/").url,
        "status": _("{n} kết quả, {m} bộ lọc đang dùng", n=number(result.total), m=len(tags)),
    }


@blueprint.get("/loc/<field>")
def all_values(field: str) -> str:
    """Show every value of a facet within the current search, in Vietnamese alphabetical order."""
    if field not in FACET_NAMES:
        abort(404)
    asked = replace(read_request(strict=False, also=("tim",)), page=1)
    result, understood = answer(replace(asked, facets=(), limit=1), "/")
    understood = replace(understood, limit=asked.limit)
    state = state_of(understood, "/")
    wanted = request.args.get("tim", "")[:100]
    letters = facet_view.all_rows(state, the_index().facet(field, understood), wanted)
    return render_template(
        "values.html",
        field=field,
        title=field_title(field),
        letters=letters,
        state=state,
        wanted=wanted,
        heading=heading(understood, result.total),
        unit=_("bài"),
        here=f"/loc/{field}",
        total=sum(len(rows) for _letter, rows in letters),
    )
