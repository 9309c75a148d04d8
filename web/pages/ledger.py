"""The award ledger: `/khen-thuong`, and the same complete as CSV, NDJSON and JSON."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, g, render_template, request

from search.ledger import AwardRequest

from ..ask import beyond
from ..ask_awards import awards_state, read_awards
from ..export import award_rows_stream
from ..holder import the_index
from ..i18n import gettext as _
from ..present.facets import all_rows
from ..present.ledger import groups, ledger_blocks, ledger_facet, ledger_tags, ledger_title, totals_line
from ..present.pager import pager

blueprint = Blueprint("ledger", __name__)

SORTS = {"newest": "Mới nhất", "oldest": "Cũ nhất", "recipient": "Tên người, đơn vị", "order": "Hình thức"}
GROUPS = {
    "": "Không gộp",
    "recipient": "Tập thể, cá nhân",
    "year": "Năm khen thưởng",
    "award_type": "Hình thức khen thưởng",
}


@blueprint.get("/khen-thuong")
def show() -> str:
    """Show a page of the ledger."""
    asked = read_awards(strict=False, limit=25)
    result = the_index().awards(asked)
    state = awards_state(asked, "/khen-thuong")
    if asked.page > result.pages:
        raise beyond(result.pages, state)
    return render_template(
        "ledger.html",
        result=result,
        award_request=asked,
        state=state,
        groups=groups(result, g.lang_parameter),
        totals=totals_line(result.totals),
        tags=ledger_tags(state, asked),
        blocks=ledger_blocks(state, result.facets, asked.filters),
        pager=pager(state, result.page, result.pages),
        sorts=[(name, _(label), name == asked.sort) for name, label in SORTS.items()],
        group_choices=[(name, _(label), name == (asked.group or "")) for name, label in GROUPS.items()],
    )


@blueprint.get("/khen-thuong/loc/<field>")
def all_values(field: str) -> str:
    """Show every value of one of the ledger's filters, in Vietnamese alphabetical order."""
    asked = replace(read_awards(strict=False, limit=25), page=1)
    result = the_index().awards(asked)
    if field not in result.facets:
        abort(404)
    state = awards_state(asked, "/khen-thuong")
    wanted = request.args.get("tim", "")[:100]
    letters = all_rows(state, ledger_facet(field, result.facets[field], asked.filters.get(field, ())), wanted)
    return render_template(
        "values.html",
        field=field,
        title=ledger_title(field),
        letters=letters,
        state=state,
        wanted=wanted,
        heading=_("Sổ khen thưởng"),
        unit=_("dòng"),
        here=f"/khen-thuong/loc/{field}",
        total=sum(len(rows) for _letter, rows in letters),
    )


@blueprint.get("/khen-thuong.<any(csv, ndjson, json):form>")
def download(form: str) -> Response:
    """Send every row of the ledger that matches."""
    asked: AwardRequest = replace(read_awards(strict=False, limit=25), group=None, page=1)
    return award_rows_stream(the_index(), asked, form)
