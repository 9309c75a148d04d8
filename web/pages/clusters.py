"""Emulation clusters: all of them at `/cum`, one of them year by year at `/cum/<place>/<number or name>`."""

from __future__ import annotations

from flask import Blueprint, g, redirect, render_template
from werkzeug.wrappers import Response

from search.errors import NotFound

from ..holder import the_index
from ..i18n import gettext as _
from ..links import UrlState
from ..present.clusters import label_of, path_of, places, year_view
from ..present.hits import Chip

blueprint = Blueprint("clusters", __name__)


@blueprint.get("/cum")
def all_clusters() -> str:
    """List the clusters by place."""
    return render_template("clusters.html", places=places(the_index().clusters(), g.lang_parameter))


@blueprint.get("/cum/<place>/<path:name>")
def one_cluster(place: str, name: str) -> str | Response:
    """Show a cluster's years side by side. Short forms ("ha noi/9") lead to the address that stays."""
    profile = the_index().cluster(f"{place}/{name}")
    if profile is None:
        raise NotFound(_("Không có cụm, khối thi đua này trong kho."), hint=_("Xem danh sách các cụm."))
    canonical = UrlState.of(path_of(profile), [("lang", g.lang_parameter)])
    if profile.value != f"{place}/{name}" and path_of(profile) != f"/cum/{place}/{name}":
        return redirect(canonical.url, 301)
    search = UrlState.of("/", [("cluster", profile.value), ("lang", g.lang_parameter)])
    return render_template(
        "cluster.html",
        profile=profile,
        label=label_of(profile),
        years=[year_view(y, g.lang_parameter) for y in profile.years],
        search=Chip(label_of(profile), search.url),
        awards=UrlState.of("/khen-thuong", search.pairs).url,
    )
