"""
How do documents get into an index whatever the cluster is doing? In pieces, again where it was too busy, never twice.

Every document has its article's id, so sending one again replaces it by itself: what was cut off is simply repeated.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

from opensearchpy import exceptions as faults

from ...errors import EngineUnavailable, TimTinError
from .client import Client, blocked, explain

PIECE: Final = 4_000_000  # bytes of one request: some 200 articles; larger ones only take memory
FLYING: Final = 2  # requests under way at once: one is indexed while the next travels
PATIENCE: Final = 180.0  # seconds without any progress, after which the run stops
SECONDS: Final = 60.0  # of one request
_BUSY: Final = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Operation:
    """One line pair of a bulk request: an action and, unless it removes, a document."""

    action: bytes
    document: bytes | None = None

    def __len__(self) -> int:
        return len(self.action) + len(self.document or b"") + 2


class Bulk:
    """Sends operations to one index. Used by one thread; requests travel in the background."""

    def __init__(self, client: Client, index: str) -> None:
        self._client = client
        self._index = index
        self._pool = ThreadPoolExecutor(FLYING, thread_name_prefix="timtin-bulk")
        self._flying: list[Future[tuple[int, int]]] = []
        self.created = 0
        self.deleted = 0

    def send(self, operations: Iterable[Operation]) -> None:
        """Send *operations*; returns when the last of them are on their way. Raises what went wrong before."""
        for piece in _pieces(operations):
            while len(self._flying) >= FLYING:
                self._settle(self._flying.pop(0))
            self._flying.append(self._pool.submit(self._deliver, piece))

    def finish(self) -> None:
        """Wait until everything has arrived. Raises EngineUnavailable where the cluster gave up on it."""
        while self._flying:
            self._settle(self._flying.pop(0))

    def close(self) -> None:
        """Drop what has not been sent."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._flying.clear()

    def _settle(self, done: Future[tuple[int, int]]) -> None:
        created, deleted = done.result()
        self.created += created
        self.deleted += deleted

    def _deliver(self, operations: Sequence[Operation]) -> tuple[int, int]:
        """Send until every operation is done; what was refused for lack of room is sent again, later and later."""
        left, created, deleted, wait = list(operations), 0, 0, 0.2
        until = time.monotonic() + PATIENCE
        while left:
            failed, made, gone, why = self._once(left)
            created, deleted = created + made, deleted + gone
            if len(failed) < len(left):
                until = time.monotonic() + PATIENCE
            if failed:
                if time.monotonic() > until:
                    raise why or EngineUnavailable("the cluster is too busy.", where=self._index)
                time.sleep(min(wait * (0.5 + random.random()), PATIENCE))  # jitter, not a secret  # nosec B311
                wait = min(wait * 2, 10.0)
            left = failed
        return created, deleted

    def _once(self, operations: list[Operation]) -> tuple[list[Operation], int, int, TimTinError | None]:
        """Return what must be sent again, how many were created and deleted, and why something failed."""
        body = b"\n".join(line for o in operations for line in (o.action, o.document) if line is not None) + b"\n"
        try:
            answer = self._client.api.bulk(
                body=body,
                index=self._index,
                request_timeout=SECONDS,
                headers={"content-type": "application/x-ndjson"},
                filter_path="errors,items.*.status,items.*.error,items.*.result",
            )
        except faults.TransportError as error:
            why = explain(error, self._client.address)
            if isinstance(error, faults.SSLError) or not (
                isinstance(error, faults.ConnectionError) or error.status_code in _BUSY
            ):
                raise why from error
            return operations, 0, 0, why
        return self._read(operations, [next(iter(item.values())) for item in answer["items"]])

    def _read(
        self, operations: list[Operation], items: list[dict[str, Any]]
    ) -> tuple[list[Operation], int, int, TimTinError | None]:
        failed, why = [], None
        created = deleted = 0
        for operation, item in zip(operations, items, strict=True):
            status = item["status"]
            if status in _BUSY or _is_block(item):
                failed.append(operation)
                why = self._explain(item)
            elif status >= 300 and not (status == 404 and operation.document is None):
                raise self._explain(item)
            created += item.get("result") == "created"
            deleted += item.get("result") == "deleted"
        return failed, created, deleted, why

    def _explain(self, item: dict[str, Any]) -> TimTinError:
        error = item.get("error", {})
        kind, reason = error.get("type", ""), str(error.get("reason", ""))[:300]
        if _is_block(item):
            return blocked(reason, self._index)
        return EngineUnavailable(
            f"the cluster did not take a document ({item['status']} {kind}): {reason}",
            where=self._index,
            hint="Nothing was switched; run the command again.",
        )


def _is_block(item: dict[str, Any]) -> bool:
    return str(item.get("error", {}).get("type", "")) == "cluster_block_exception"


def _pieces(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    piece: list[Operation] = []
    size = 0
    for operation in operations:
        if piece and size + len(operation) > PIECE:
            yield piece
            piece, size = [], 0
        piece.append(operation)
        size += len(operation)
    if piece:
        yield piece
