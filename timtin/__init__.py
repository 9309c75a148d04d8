"""The command line: the one place that knows search, index and web. ``main`` is the command ``timtin``."""

from .main import main

__all__ = ["main"]
