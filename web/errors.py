"""
What does a person or a program see when something is wrong?

One handler for both: JSON under ``/api/`` (``{"error": {"status", "message", "hint", "details"}}``), a page elsewhere.
"""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from search.errors import TimTinError

from .i18n import gettext as _
from .links import UrlState
from .present.problem import Problem, problem

log = logging.getLogger("timtin.web")

MESSAGES = {
    400: ("Yêu cầu không đọc được.", "Kiểm tra lại địa chỉ."),
    404: ("Không có trang này.", "Kiểm tra lại địa chỉ, hoặc tìm bằng ô tìm kiếm."),
    405: ("Trang này chỉ để đọc.", "Dùng GET hoặc HEAD."),
    413: ("Nội dung gửi lên quá lớn.", "TimTin không nhận nội dung gửi lên; mọi thứ nằm trong địa chỉ."),
    414: ("Địa chỉ quá dài.", "Rút ngắn từ khóa hoặc bớt bộ lọc."),
    500: ("Có lỗi ở phía máy chủ.", "Lỗi đã được ghi lại. Hãy thử lại sau."),
    503: ("Chưa thể tìm kiếm lúc này.", "Hãy thử lại sau ít phút."),
}


def install(app: Flask) -> None:
    """Let *app* answer every error in its one shape."""
    app.register_error_handler(TimTinError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unknown)


def wants_json() -> bool:
    """Tell whether the current request is one of a program."""
    return request.path.startswith("/api/") and not request.path.startswith("/api/docs")


def error_json(status: int, message: str, hint: str = "", details: list[str] | None = None) -> dict[str, Any]:
    """Return the one shape of errors."""
    return {"error": {"status": status, "message": message, "hint": hint, "details": details or []}}


def _answer(status: int, message: str, hint: str, details: list[str], field: str = "") -> Response:
    if wants_json():
        response = jsonify(error_json(status, message, hint, details))
    elif status == 500:  # the templates themselves may be what is broken
        response = make_response(f"{message} {hint}")
        response.mimetype = "text/plain"
    else:
        here = UrlState.of(request.path, request.args.items(multi=True))
        told = problem(message, hint, field, details, here) if status == 400 else Problem(message, hint)
        response = make_response(
            render_template(
                "error.html",
                status=status,
                problem=told,
                typed=request.args.get("q", "")[:1000],
                way_back=details[0] if status == 404 and details and details[0].startswith("/") else "",
            )
        )
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


def _known(error: TimTinError) -> Response:
    if error.status >= 500:
        log.warning("%s: %s", type(error).__name__, error)
    return _answer(error.status, error.message, error.hint, error.details, error.where if error.status == 400 else "")


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status in (301, 302, 304, 307, 308) and error.response is not None:
        return error.response  # type: ignore[return-value]
    if 300 <= status < 400:
        return error.get_response()  # type: ignore[return-value]
    message, hint = MESSAGES.get(status, (error.name, ""))
    response = _answer(status, _(message), _(hint) if hint else "", [])
    if status == 405:
        allowed = getattr(error, "valid_methods", None)
        response.headers["Allow"] = ", ".join(sorted(allowed or ("GET", "HEAD", "OPTIONS")))
    return response


def _unknown(error: Exception) -> Response:
    log.exception("request failed: %s", request.endpoint)  # the endpoint, not the query: queries are private
    message, hint = MESSAGES[500]
    return _answer(500, _(message), _(hint), [])
