"""What is the web application made of? ``create_app`` puts settings, index, pages, API and their rules together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from . import caching, compress, errors, i18n, metrics, security
from .api import routes as api_routes
from .holder import IndexHolder, let_go
from .links import UrlState
from .pages import register as register_pages

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML document may hold them
DEFAULTS: Mapping[str, Any] = {
    "INDEX": "var/index",  # a location as `--index` takes it, or an index that is already open
    "PROXY_HOPS": 0,  # how many reverse proxies stand before us and set X-Forwarded-*; 0: these headers mean nothing
}


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """
    Return the WSGI application. *config* may set ``INDEX``, ``PROXY_HOPS`` and Flask's own settings.

    No request is logged and no cookie is set. The index is opened at the first request that needs it.
    """
    app = Flask("web", static_folder="static", static_url_path="/static")
    app.config.from_mapping(DEFAULTS)
    app.config.update(dict(config or {}))
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.compact = True  # type: ignore[attr-defined]
    app.url_map.merge_slashes = False  # an article's id may be an address: /bai/https://…
    app.extensions["timtin"] = IndexHolder(app.config["INDEX"])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.before_request(_choose_language)
    app.teardown_appcontext(let_go)
    security.install(app)
    errors.install(app)
    metrics.install(app)
    compress.install(app)
    caching.install(app)  # the last one added looks at an answer first: its tag is of the plain text
    _templates(app)
    register_pages(app)
    app.register_blueprint(api_routes.blueprint)
    if app.config["PROXY_HOPS"]:
        hops = int(app.config["PROXY_HOPS"])
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def _choose_language() -> None:
    wanted = request.args.get("lang", "")
    g.language = wanted if wanted in i18n.LANGUAGES else i18n.DEFAULT
    g.lang_parameter = "" if g.language == i18n.DEFAULT else g.language


def _templates(app: Flask) -> None:
    versions = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        for path in (Path(__file__).parent / "static").iterdir()
    }

    def asset(name: str) -> str:
        return f"/static/{name}?v={versions[name]}"

    def link(path: str, **parameters: str) -> str:
        return UrlState.of(path, [*parameters.items(), ("lang", g.get("lang_parameter", ""))]).url

    def language_links() -> list[tuple[str, str, bool, str]]:
        given = [(n, v) for n, v in request.args.items(multi=True) if n != "lang"]
        return [
            (
                code,
                name,
                code == i18n.language(),
                UrlState.of(request.path, [*given, ("lang", "" if code == i18n.DEFAULT else code)]).url,
            )
            for code, name in i18n.LANGUAGES.items()
        ]

    app.jinja_env.filters["xml"] = lambda text: _NOT_XML.sub("", str(text))
    app.jinja_env.globals.update(
        _=i18n.gettext,
        number=i18n.number,
        day=i18n.day,
        moment=i18n.moment,
        asset=asset,
        link=link,
        language=i18n.language,
        language_links=language_links,
    )
