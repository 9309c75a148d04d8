"""
Which index does this process answer from?

It is opened at the first request, so that a server can start before the first reindex has ended; until then requests
are answered by a page that says what is missing.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flask import current_app, g

from search.errors import TimTinError

if TYPE_CHECKING:
    from search.index import Index


LOOK_SECONDS = 2.0  # between two looks for an index that is not there yet


class IndexHolder:
    """Opens the index at a location once, for all threads. An index that is already open is used as it is."""

    def __init__(self, source: object) -> None:
        self._location = str(source) if isinstance(source, (str, Path)) else None
        self._index = None if self._location is not None else cast("Index", source)
        self._lock = threading.Lock()

    def get(self) -> Index:
        """Return the open index. Raises IndexMissing and its like while there is none to be opened."""
        if self._index is None:
            with self._lock:
                if self._index is None and self._location is not None:
                    from search import open_index

                    self._index = open_index(self._location)
        assert self._index is not None
        return self._index

    def keep_ready(self) -> None:
        """Open the index as soon as there is one, and keep ready what takes long (``Index.keep_ready``)."""
        threading.Thread(target=self._keep_ready, name="open the index", daemon=True).start()

    def _keep_ready(self) -> None:
        while True:
            with suppress(TimTinError):
                self.get().keep_ready()
                return
            time.sleep(LOOK_SECONDS)


def let_go(error: BaseException | None = None) -> None:
    """Free the request's generation now: Flask's own objects form cycles that may wait long for the collector."""
    g.pop("index", None)


def the_index() -> Index:
    """Return the index as it was when the current request first asked for it: one page, one generation."""
    if "index" not in g:
        holder: IndexHolder = current_app.extensions["timtin"]
        g.index = holder.get().pinned()
    return cast("Index", g.index)
