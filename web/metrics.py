"""What can an operator watch? Counts and times by route, never what was asked."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from search.errors import TimTinError

from .holder import the_index

BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5)  # seconds


def install(app: Flask) -> None:
    """Count the requests of *app* and offer the figures at ``/metrics``."""
    registry = CollectorRegistry()
    requests = Counter("timtin_requests", "Answered requests", ("route", "status"), registry=registry)
    seconds = Histogram("timtin_request_seconds", "Time to answer", ("route",), registry=registry, buckets=BUCKETS)
    articles = Gauge("timtin_articles", "Articles that can be found", registry=registry)
    ready = Gauge("timtin_ready", "1 if the index can be searched", registry=registry)

    def start() -> None:
        g.started = time.perf_counter()

    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "-"
        requests.labels(route, str(response.status_code)).inc()
        seconds.labels(route).observe(time.perf_counter() - g.get("started", time.perf_counter()))
        return response

    def show() -> Response:
        try:
            articles.set(the_index().status().articles)
            ready.set(1)
        except TimTinError:
            ready.set(0)
        return Response(
            generate_latest(registry), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"}
        )

    app.before_request(start)
    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", show)
