"""
What is told of at all? `/do-phu`: clusters by year, districts by award type, empty cells included.

Each number is a facet count of the search it links to, so it is what the click gives.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, g, render_template, request

from search.analysis.sorting import sort_key
from search.facets import label_of
from search.fields import NONE
from search.request import SearchRequest
from search.result import FacetValue
from search.vocabulary.awards import AWARD_TYPES

from ..ask import beyond
from ..holder import the_index
from ..links import UrlState
from ..present.labels import short_title, value_label
from ..present.pager import Pager, pager

blueprint = Blueprint("coverage", __name__)

ROWS = 30  # of a table's page: each is one facet count, a few milliseconds
MAPS = {"cluster": "covers", "district": "award_type"}  # rows -> columns
_ORDER = {t.name: t.order for t in AWARD_TYPES}


@dataclass(frozen=True, slots=True)
class Table:
    """A page of one map: column labels, and rows of (label, link, cells); a cell is (count, link)."""

    rows_field: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[tuple[int, str], ...]], ...]
    pager: Pager


@blueprint.get("/do-phu")
def show() -> str:
    """Show one of the maps."""
    rows = request.args.get("theo", "cluster")
    rows = rows if rows in MAPS else "cluster"
    page = request.args.get("page", "1")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
    return render_template(
        "coverage.html", table=table(rows, MAPS[rows], max(1, number)), maps=list(MAPS), field_title=short_title
    )


def _columns(name: str) -> list[FacetValue]:
    values = [v for v in the_index().facet(name).values if v.count]
    if name == "award_type":
        return sorted(values, key=lambda v: _ORDER.get(v.value, 99))
    return sorted(values, key=lambda v: sort_key(v.value))


def table(rows: str, columns: str, page: int) -> Table:
    """Return a page of the map of *rows* by *columns* (names of facets)."""
    index = the_index()
    heads = _columns(columns)
    values = sorted(
        (v for v in index.facet(rows).values if v.count),
        key=lambda v: (sort_key(v.value.partition("/")[0]), sort_key(v.label)),
    )
    here = UrlState.of("/do-phu", [("lang", g.lang_parameter)])
    here = UrlState(here.path, (*here.pairs, ("theo", rows)))
    pages = max(1, -(-len(values) // ROWS))
    if page > pages:
        raise beyond(pages, here)
    base = UrlState.of("/", [("lang", g.lang_parameter)])
    out = []
    for value in values[(page - 1) * ROWS : page * ROWS]:
        counts = {v.value: v.count for v in index.facet(columns, SearchRequest(filters={rows: (value.value,)})).values}
        state = base.set(rows, value.value)
        cells = tuple((counts.get(h.value, 0), state.set(columns, h.value).url) for h in heads)
        place = value.value.partition("/")[0]
        label = value.label if rows == "cluster" or place in ("?", NONE) else f"{label_of(rows, value.value)}, {place}"
        out.append((label, state.url, cells))
    return Table(
        rows,
        f"{short_title(rows)} × {short_title(columns)}",
        tuple(value_label(columns, h.value) for h in heads),
        tuple(out),
        pager(here, page, pages),
    )
