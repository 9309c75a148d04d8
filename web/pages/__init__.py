"""Which pages are there for people? One module for each kind of page."""

from __future__ import annotations

from flask import Flask

from . import article, clusters, coverage, exports, ledger, results, service

__all__ = ["register"]


def register(app: Flask) -> None:
    """Add every page to *app*."""
    for module in (results, article, ledger, clusters, coverage, exports, service):
        app.register_blueprint(module.blueprint)
