"""
How do generations come and go on the server? Made, cloned, closed for writing, switched to, and cleared away.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from ...errors import EngineUnavailable, TimTinError
from .client import ADMIN_SECONDS, Gone
from .mapping import mappings, settings, shards_for
from .service import Service

GREEN_SECONDS: Final = 300  # how long a commit waits for the second copies before it goes into service without them
HELD_SECONDS: Final = 600  # for which a generation stays after it left service: no search takes longer
KEPT: Final = 8  # generations besides the one in service, at most; the newest of them stays whatever its age


class Indices:
    """The indices of one location."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._client = service.client

    def make(self, index: str, meta: dict[str, Any], articles: int) -> None:
        """Make an empty index for about so many *articles* (0: nobody knows)."""
        nodes = self._client.post("/_cluster/health", method="GET")["number_of_data_nodes"]
        body = {"settings": {"index": settings(shards_for(articles, nodes))}, "mappings": mappings(meta)}
        self._client.post(f"/{index}", body, method="PUT", timeout=ADMIN_SECONDS)

    def clone(self, base: str, index: str, meta: Mapping[str, Any]) -> None:
        """Make *index* a copy of *base* that can be changed: hard links, however large it is."""
        self._block(base)  # the server clones only what cannot change meanwhile
        body = {
            "settings": {
                "index.blocks.write": None,
                "index.auto_expand_replicas": "0-1",
                "index.refresh_interval": "-1",
            }
        }
        self._client.post(
            f"/{base}/_clone/{index}", body, method="PUT", timeout=ADMIN_SECONDS, params={"wait_for_active_shards": "1"}
        )
        self.describe(index, meta)

    def describe(self, index: str, meta: Mapping[str, Any]) -> None:
        """Let *index* say this of itself."""
        self._client.post(f"/{index}/_mapping", {"_meta": meta}, method="PUT", timeout=ADMIN_SECONDS)

    def close(self, index: str) -> None:
        """
        Let nobody write to *index* any more, and wait for its copies.

        Raises EngineUnavailable where a part of it has no node at all.
        """
        self._block(index)
        with suppress(TimTinError):  # without its second copy an index can be searched; `timtin check` tells
            self._client.post(
                f"/_cluster/health/{index}",
                method="GET",
                timeout=GREEN_SECONDS + 10,
                params={"wait_for_status": "green", "timeout": f"{GREEN_SECONDS}s"},
            )
        health = self._client.post(f"/_cluster/health/{index}", method="GET")
        if health["status"] == "red":
            raise EngineUnavailable(
                "a part of the new index has no node.",
                where=index,
                hint="Nothing was switched; run the command again when the cluster is whole.",
            )

    def switch(self, index: str, number: int) -> None:
        """Take the alias from the old index to this one: one call, the only moment that readers notice."""
        name = self._service.address.name
        actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": name}}]
        if self._client.call(self._client.api.indices.exists_alias, name=name):
            actions.insert(0, {"remove": {"index": f"{name}-*", "alias": name}})
        self._client.post("/_aliases", {"actions": actions}, timeout=ADMIN_SECONDS)
        self._service.state.put("last", {"number": number})

    def clean(self, current: str) -> None:
        """
        Delete what no reader may still hold: all but the newest generations, unless they left service minutes ago.

        What cannot be deleted now is deleted next time.
        """
        there = self._service.generations()
        done = [(index, meta) for index, meta in there.items() if not meta.get("building") and index != current]
        followers = [meta for _, meta in done[1:]]
        recent = [
            index
            for (index, _), after in zip(done, followers, strict=False)
            if _age(after["created_at"]) < HELD_SECONDS
        ] + [index for index, _ in done[-1:]]
        for index, meta in there.items():
            if index != current and index not in recent[-KEPT:]:
                with suppress(TimTinError):
                    self.delete(index)
                    self._service.state.drop_words(int(index.rpartition("-")[2]), meta.get("words", {}))

    def delete(self, index: str) -> None:
        with suppress(Gone):
            self._client.post(f"/{index}", method="DELETE", timeout=ADMIN_SECONDS)

    def _block(self, index: str) -> None:
        self._client.post(f"/{index}/_settings", {"index.blocks.write": True}, method="PUT", timeout=ADMIN_SECONDS)


def _age(stamp: str) -> float:
    """Return how many seconds ago an ISO time was."""
    return (datetime.now().astimezone() - datetime.fromisoformat(stamp)).total_seconds()
