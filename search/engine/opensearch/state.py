"""
What outlives a generation? The list of withdrawn articles, the writer's lease, the words of each generation.

One small index beside the generations, ``NAME-state``. Searches name the list of withdrawn articles instead of
carrying it (a terms lookup), so the server consults it anew each time: a withdrawal holds at once, everywhere.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from ...errors import EngineUnavailable, IndexDamaged, RequestError
from .client import Client, Conflict, Gone, Json
from .document import LISTED, Counts
from .lexicon import pack, unpack

WITHDRAWN: Final = "withdrawn"
MOST_WITHDRAWN: Final = 65_000  # OpenSearch takes at most 65,536 terms from a lookup
_TRIES = 50


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


class State:
    """The index ``NAME-state``."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.index = f"{client.address.name}-state"
        self.changes = 0  # grows when this process notices that the list of withdrawn articles has changed

    def ensure(self) -> None:
        """Make the index, if it is not there yet."""
        if self.exists():
            return
        body = {
            "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-2"},
            "mappings": {"dynamic": False, "properties": {}},
        }
        try:
            self._client.post(f"/{self.index}", body, method="PUT")
        except EngineUnavailable as error:
            if "already exists" not in error.message:
                raise
        with suppress(Conflict):  # another process made it in this moment
            self.put(WITHDRAWN, {"ids": [], "since": {}}, create=True)

    def exists(self) -> bool:
        return bool(self._client.call(self._client.api.indices.exists, index=self.index))

    # documents ---------------------------------------------------------------------------------------------------

    def get(self, key: str, *, source: bool = True) -> Json | None:
        """Return a document with its version (``_seq_no``, ``_primary_term``), as it is now; ``None`` for none."""
        try:
            found: Json = self._client.call(self._client.api.get, index=self.index, id=key, _source=source)
        except Gone:
            return None
        return found

    def put(self, key: str, body: Mapping[str, Any], *, create: bool = False, over: Json | None = None) -> None:
        """Write a document: a new one (*create*), or over that version of it; else raises Conflict."""
        options: Json = {"op_type": "create"} if create else {}
        if over is not None:
            options = {"if_seq_no": over["_seq_no"], "if_primary_term": over["_primary_term"]}
        self._client.call(self._client.api.index, index=self.index, id=key, body=dict(body), **options)

    def drop(self, key: str, over: Json | None = None) -> None:
        options = {"if_seq_no": over["_seq_no"], "if_primary_term": over["_primary_term"]} if over else {}
        with contextlib.suppress(Gone, Conflict):
            self._client.call(self._client.api.delete, index=self.index, id=key, **options)

    # withdrawn articles ------------------------------------------------------------------------------------------

    def not_withdrawn(self) -> Json:
        """Return the query clause that leaves withdrawn articles out, whatever the list is when it runs."""
        return {"bool": {"must_not": [{"terms": {"id": {"index": self.index, "id": WITHDRAWN, "path": "ids"}}}]}}

    def withdrawn(self) -> dict[str, str]:
        """Return withdrawn id -> when. Raises IndexDamaged where the list is gone: it must not become an empty one."""
        found = self.get(WITHDRAWN)
        if found is None:
            raise self.lost()
        return dict(found["_source"]["since"])

    def withdrawn_version(self) -> tuple[int, int]:
        """Return what changes whenever the list changes."""
        found = self.get(WITHDRAWN, source=False)
        if found is None:
            raise self.lost()
        return found["_primary_term"], found["_seq_no"]

    def lost(self) -> IndexDamaged:
        return IndexDamaged(
            "the list of withdrawn articles is gone.",
            where=self.index,
            hint="Restore this index from a snapshot of the cluster; `timtin check --repair` makes an "
            "empty list, after which withdrawn articles are found again.",
        )

    def change_withdrawn(self, *, add: Iterable[str] = (), drop: Iterable[str] = ()) -> None:
        """Add and drop ids; two processes that do so at once both succeed."""
        add, drop = list(add), list(drop)
        for _ in range(_TRIES):
            found = self.get(WITHDRAWN)
            if found is None:
                raise self.lost()
            since = dict(found["_source"]["since"])
            for article_id in add:
                since.setdefault(article_id, now())
            for article_id in drop:
                since.pop(article_id, None)
            if len(since) > MOST_WITHDRAWN:
                raise RequestError(
                    f"at most {MOST_WITHDRAWN:,} articles can be withdrawn here.",
                    hint="Remove them from their source, run `timtin reindex --full`, restore them.",
                )
            try:
                self.put(WITHDRAWN, {"ids": list(since), "since": since}, over=found)
            except Conflict:
                continue
            self.changes += 1
            return
        raise EngineUnavailable("the list of withdrawn articles is being changed all the time.", where=self.index)

    # words of a generation ---------------------------------------------------------------------------------------

    def save_words(self, number: int, counts: Counts) -> dict[str, int]:
        """Keep the words of a generation; return view -> number of pieces."""
        pieces = {view: pack(counts.get(view, {})) for view in LISTED}
        for view, texts in pieces.items():
            for at, text in enumerate(texts):
                self.put(f"words-{number}-{view}-{at}", {"data": text})
        return {view: len(texts) for view, texts in pieces.items()}

    def load_words(self, number: int, view: str, pieces: int) -> dict[str, dict[str, int]]:
        """Return field -> term -> number of articles. Raises IndexDamaged where a piece is gone or no good."""
        found = [self.get(f"words-{number}-{view}-{at}") for at in range(pieces)]
        try:
            return unpack([piece["_source"]["data"] for piece in found])  # type: ignore[index]
        except (TypeError, KeyError, ValueError) as error:
            raise IndexDamaged(
                f"the words of generation {number} are gone or cut short.",
                where=self.index,
                hint="`timtin check --repair` counts them again.",
            ) from error

    def drop_words(self, number: int, pieces: Mapping[str, int]) -> None:
        for view, count in pieces.items():
            for at in range(count):
                self.drop(f"words-{number}-{view}-{at}")
