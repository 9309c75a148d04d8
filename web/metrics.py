"""
What can an operator watch? Counts and times by route, never what was asked.

Where several processes serve (``PROMETHEUS_MULTIPROC_DIR`` names the folder they share), any of them tells the sums of
all, those that have ended included.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from search.errors import TimTinError

from .holder import the_index

BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5)  # seconds


class _IndexNow(Collector):
    """What holds of the index, whichever process is asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            articles, ready = the_index().status().articles, 1
        except TimTinError:
            articles = ready = 0
        yield GaugeMetricFamily("timtin_articles", "Articles that can be found", value=articles)
        yield GaugeMetricFamily("timtin_ready", "1 if the index can be searched", value=ready)

    def describe(self) -> list[GaugeMetricFamily]:
        return []  # asked when it is registered, outside of any request


def install(app: Flask) -> None:
    """Count the requests of *app* and offer the figures at ``/metrics``."""
    own = CollectorRegistry()
    requests = Counter("timtin_requests", "Answered requests", ("route", "status"), registry=own)
    seconds = Histogram("timtin_request_seconds", "Time to answer", ("route",), registry=own, buckets=BUCKETS)
    told = own
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        told = CollectorRegistry()
        MultiProcessCollector(told, folder)  # type: ignore[no-untyped-call]
    told.register(_IndexNow())

    def start() -> None:
        g.started = time.perf_counter()

    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "-"
        requests.labels(route, str(response.status_code)).inc()
        seconds.labels(route).observe(time.perf_counter() - g.get("started", time.perf_counter()))
        return response

    def show() -> Response:
        return Response(generate_latest(told), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})

    app.before_request(start)
    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", show)
