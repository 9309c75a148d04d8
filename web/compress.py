"""
How much travels? Text is sent compressed to browsers that say they can read it.

Pages hold no secret of the reader (no cookie, no token), so their length gives nothing away.
"""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

LEAST = 800  # bytes: below, the saving is less than a network packet
LEVEL = 5  # a fifth of the size for about a millisecond; higher levels cost more than they save
_TEXT = ("text/", "application/json", "application/atom+xml", "application/opensearch", "image/svg+xml")


def install(app: Flask) -> None:
    """Let *app* compress what it sends."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if not (response.mimetype or "").startswith(_TEXT):
        return response
    response.vary.add("Accept-Encoding")
    if (
        response.status_code != 200
        or (response.is_streamed and not response.direct_passthrough)
        or "Content-Encoding" in response.headers
        or request.accept_encodings.quality("gzip") <= 0
    ):
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) >= LEAST:
        response.set_data(gzip.compress(data, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
