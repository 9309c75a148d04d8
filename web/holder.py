"""
Which index does this process answer from?

It is opened at the first request, so that a server can start before the first reindex has ended; until then requests
are answered by a page that says what is missing.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from flask import current_app


class IndexHolder:
    """Opens the index at a location once, for all threads. An index that is already open is used as it is."""

    def __init__(self, source: Any) -> None:
        self._location = str(source) if isinstance(source, (str, Path)) else None
        self._index: Any = None if self._location is not None else source
        self._lock = threading.Lock()

    def get(self) -> Any:
        """Return the open index. Raises IndexMissing and its like while there is none to be opened."""
        if self._index is None:
            with self._lock:
                if self._index is None:
                    from search import open_index

                    self._index = open_index(self._location)
        return self._index


def the_index() -> Any:
    """Return the open index of the current app."""
    holder: IndexHolder = current_app.extensions["timtin"]
    return holder.get()
