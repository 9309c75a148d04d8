"""
What may a browser or proxy keep?

Pages and JSON are kept but asked for again each time, by a tag of their content: a reindex or a withdrawal shows at
once. Files under /static carry their version in the address and are kept for a year.
"""

from __future__ import annotations

import hashlib
import re

from flask import Flask, Response, request

_TOOK = re.compile(rb'"took_ms":[0-9.e+-]+')  # differs at each answer and is no part of what was asked


def install(app: Flask) -> None:
    """Let every answer of *app* say how long it may be kept."""
    app.after_request(_keep)


def _keep(response: Response) -> Response:
    if request.path.startswith("/static/") and request.args.get("v") and response.status_code == 200:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
    if response.status_code != 200 or request.method not in ("GET", "HEAD") or response.is_streamed:
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    response.headers.setdefault("Cache-Control", "no-cache")
    if response.headers["Cache-Control"] != "no-store" and not response.direct_passthrough:
        body = _TOOK.sub(b"", response.get_data())
        response.set_etag(hashlib.sha256(body).hexdigest()[:20], weak=True)  # compressed or not, it is the same
        response.make_conditional(request.environ)
    return response
