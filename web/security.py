"""
What does every answer promise to a browser, and which requests are refused unread?

No cookie, no script or style in the page itself, nothing from another host, no frame around us. Limits are generous
for people and small for machines that send nonsense.
"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, abort, request

MAX_ADDRESS: Final = 8_000  # bytes of path and query: what servers and proxies commonly take
MAX_BODY: Final = 1_024  # bytes: no page of ours takes a body

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}


def install(app: Flask) -> None:
    """Add the limits and the headers to *app*."""
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.before_request(_refuse_long)
    app.after_request(_add_headers)


def _refuse_long() -> None:
    if len(request.full_path.encode("utf-8", "replace")) > MAX_ADDRESS or len(request.query_string) > MAX_ADDRESS:
        abort(414)
    if (request.content_length or 0) > MAX_BODY:
        abort(413)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
