"""What stands in the cluster under one name? The generation in service, those beside it, and what is withdrawn."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any, Final

from ...errors import IndexDamaged, IndexIncompatible, IndexMissing
from ..base import Known, Remains, Status
from .address import parse
from .client import Client, Gone, damaged, missing
from .mapping import FORMAT
from .snapshot import ROWS, OpenSearchSnapshot
from .state import State

FRESH: Final = 1.0  # seconds for which a list of withdrawn articles is taken as unchanged (searches never rely on it)


class Service:
    """
    The index behind an alias. *location* is ``opensearch://host:port/name``; making one connects to nothing.

    Raises RequestError for an address of another form.
    """

    def __init__(self, location: str) -> None:
        self.address = parse(location)
        self.location = location
        self.client = Client(self.address)
        self.state = State(self.client)
        self._lock = Lock()
        self._snapshot: OpenSearchSnapshot | None = None
        self._version: tuple[int, int] | None = None
        self._looked = 0.0

    def snapshot(self) -> OpenSearchSnapshot:
        """
        Return the current generation, following a switch; the same object as long as nothing has changed.

        Raises IndexMissing, IndexDamaged, IndexIncompatible, EngineUnavailable.
        """
        self.client.verify_server()
        index = self.current()
        with self._lock:
            held = self._snapshot
            if held is not None and held.index == index and time.monotonic() - self._looked < FRESH:
                return held
            version = self.state.withdrawn_version()
            if version != self._version:
                self.state.changes += 1
            if held is None or held.index != index or version != self._version:
                meta = self.meta(index)
                _readable(meta, index)
                self._snapshot = OpenSearchSnapshot(self.client, self.state, index, meta, int(meta["number"]))
            self._version, self._looked = version, time.monotonic()
            assert self._snapshot is not None
            return self._snapshot

    def status(self) -> Status:
        snapshot = self.snapshot()
        meta = snapshot.meta
        stats = self.client.call(self.client.api.indices.stats, index=snapshot.index, metric="store,segments,docs")
        total = stats["_all"]
        return Status(
            self.location,
            snapshot.generation,
            int(meta["format"]),
            snapshot.articles,
            meta["created_at"],
            meta["fingerprints"],
            tuple(meta["sources"]),
            total["primaries"]["segments"]["count"],
            {
                "primaries": total["primaries"]["store"]["size_in_bytes"],
                "copies": total["total"]["store"]["size_in_bytes"] - total["primaries"]["store"]["size_in_bytes"],
            },
            tuple(sorted(self.state.withdrawn())),
        )

    def known(self) -> Mapping[str, Known]:
        """Return id -> what the index remembers, of all articles that can be found; nothing where there is none."""
        try:
            snapshot = self.snapshot()
        except IndexMissing:
            return {}
        body = {**ROWS, "query": self.state.not_withdrawn(), "docvalue_fields": ["content_hash", "origin"]}
        return {
            hit["sort"][0]: Known(hit["fields"]["content_hash"][0], hit["fields"]["origin"][0])
            for hit in snapshot.walk(body)
        }

    def remains(self) -> Remains | None:
        """Return what the newest finished generation says of itself, whatever its format; ``None`` where none does."""
        for meta in reversed(self.generations().values()):
            if not meta.get("building") and isinstance(meta.get("articles"), int):
                return Remains(meta["articles"], tuple(str(s) for s in meta.get("sources") or ()))
        return None

    def close(self) -> None:
        """Close connections; they open again when needed."""
        self.changed()
        self.client.close()

    def changed(self) -> None:
        """Look anew at everything with the next snapshot."""
        with self._lock:
            self._snapshot, self._version, self._looked = None, None, 0.0

    # what stands in the cluster ----------------------------------------------------------------------------------

    def current(self) -> str:
        """Return the index in service. Raises IndexMissing, IndexDamaged."""
        name = self.address.name
        try:
            found = self.client.call(self.client.api.indices.get_alias, name=name)
        except Gone as error:
            if any(not meta.get("building") for meta in self.generations().values()):
                raise damaged(
                    "the alias of the index is gone, though its generations are there.", self.location
                ) from error
            if self.client.call(self.client.api.indices.exists, index=name):
                raise damaged(f"{name} is an index, where an alias was expected.", self.location) from error
            if self._was_here():
                raise damaged("the index in service was deleted.", self.location) from error
            raise missing(self.location) from error
        if len(found) != 1:
            raise damaged(
                f"the alias names {len(found)} indices, where one was expected: {', '.join(sorted(found))}.",
                self.location,
            )
        return str(next(iter(found)))

    def generations(self) -> dict[str, dict[str, Any]]:
        """Return the indices of this location, finished or not, oldest first, with what they say of themselves."""
        found = self.client.call(
            self.client.api.indices.get_mapping, index=f"{self.address.name}-*", expand_wildcards="all"
        )
        pattern = re.compile(re.escape(self.address.name) + r"-\d{6,}")
        return {
            index: dict(found[index]["mappings"].get("_meta", {}))
            for index in sorted(found, key=lambda i: (len(i), i))
            if pattern.fullmatch(index)
        }

    def meta(self, index: str) -> dict[str, Any]:
        """Return what an index says of itself."""
        try:
            found = self.client.call(self.client.api.indices.get_mapping, index=index)
        except Gone as error:
            raise damaged("the index in service was deleted.", self.location) from error
        return dict(found[index]["mappings"].get("_meta", {}))

    def index_of(self, number: int) -> str:
        return f"{self.address.name}-{number:06d}"

    def withdraw(self, ids: Sequence[str]) -> list[str]:
        """Hide articles at once; return those that could be found."""
        try:
            there = [article.id for article in self.snapshot().get_many(list(dict.fromkeys(ids)))]
        except (IndexDamaged, IndexIncompatible):
            there = []  # what cannot be read must not come back either
        self.state.change_withdrawn(add=ids)
        self.changed()
        return there

    def restore(self, ids: Sequence[str]) -> list[str]:
        """Undo a withdrawal; return the ids that were withdrawn."""
        before = self.state.withdrawn()
        found = [i for i in dict.fromkeys(ids) if i in before]
        if found:
            self.state.change_withdrawn(drop=found)
            self.changed()
        return found

    def _was_here(self) -> bool:
        """Whether a generation was in service once: the state index remembers its number."""
        return self.state.exists() and self.state.get("last") is not None


def _readable(meta: Mapping[str, Any], index: str) -> None:
    if meta.get("format") != FORMAT:
        raise IndexIncompatible(
            f"expected an index of format {FORMAT}, found {meta.get('format', 'none')}.",
            where=index,
            hint="`timtin reindex --full` makes one that this version can read.",
        )
