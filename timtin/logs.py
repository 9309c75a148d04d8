"""
What does a server write down? Errors; on request every answer, as JSON lines for machines. Never what people asked.

A line of a request holds time, process, method, route (``/bai/<id>``, not the address), status, milliseconds and
bytes: no query, no address of a person, no user agent. Of an unexpected error it holds the kind and the places in the
code, not the message, which may quote what was typed.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import traceback
from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, g, request

requests = logging.getLogger("timtin.requests")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": f"{_moment(record.created)}",
            "level": record.levelname.lower(),
            "logger": record.name,
            "pid": record.process,
        }
        fields = getattr(record, "fields", None)
        line |= fields if fields is not None else {"message": record.getMessage()}
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"error": record.exc_info[0].__name__, "at": list(_places(record.exc_info[2]))}
        return json.dumps(line, ensure_ascii=False)


def set_up(app: Flask, log: str) -> None:
    """Send the log of this process to stderr: ``errors`` as text, or ``json`` with a line for every answer."""
    handler = logging.StreamHandler(sys.stderr)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # waiting requests are no fault, and are in /metrics
    if log == "json":
        handler.setFormatter(JsonLines())
        requests.setLevel(logging.INFO)
        app.before_request(_begin)
        app.after_request(_note)


def _begin() -> None:
    g.log_begun = time.perf_counter()


def _note(response: Response) -> Response:
    begun = g.get("log_begun", time.perf_counter())
    requests.info(
        "",
        extra={
            "fields": {
                "method": request.method,
                "route": request.url_rule.rule if request.url_rule else None,
                "status": response.status_code,
                "ms": round(1000 * (time.perf_counter() - begun), 1),
                "bytes": response.calculate_content_length(),
            }
        },
    )
    return response


def _moment(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{int(seconds % 1 * 1000):03}Z"


def _places(trace: Any) -> Iterator[str]:
    for frame in traceback.extract_tb(trace):
        yield f"{frame.filename}:{frame.lineno} {frame.name}"
