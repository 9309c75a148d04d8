"""What do machines ask a site for? Health, readiness, robots, favicon, the OpenSearch description."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, redirect, render_template, request

from search.errors import TimTinError

from ..errors import error_json
from ..holder import the_index

blueprint = Blueprint("service", __name__)

ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /metrics
Disallow: /loc/
Disallow: /*?
Allow: /bai/
Allow: /cum
"""


@blueprint.get("/healthz")
def health() -> Response:
    """Say that the process answers."""
    return _now(jsonify({"status": "ok"}))


@blueprint.get("/readyz")
def ready() -> Response:
    """Say whether searches can be answered, and from which generation."""
    try:
        status = the_index().status()
    except TimTinError as error:
        response = jsonify(error_json(503, error.message, error.hint, error.details))
        response.status_code = 503
        return _now(response)
    return _now(jsonify({"status": "ok", "generation": status.generation, "articles": status.articles}))


def _now(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Let crawlers read articles, not every possible search."""
    return Response(ROBOTS, mimetype="text/plain")


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """Lead browsers that ask for the old name to the icon."""
    return redirect("/static/icon.svg", 308)  # type: ignore[return-value]


@blueprint.get("/opensearch.xml")
def description() -> Response:
    """Describe the search to browsers that can add it to their own."""
    text = render_template("opensearch.xml", host=request.host_url.rstrip("/"))
    return Response(text, mimetype="application/opensearchdescription+xml")
