"""
Who changes an index? One writer makes the next generation beside the one in service, and switches the alias to it.

A full run fills a new index; any other clones the one in service, which the server does with hard links, and changes
the clone. No index is written to once it is in service, so readers see one generation or the other, never a mixture.
A writer that is killed leaves an index no alias names: a full run goes on from it, the next commit removes it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

from ...errors import EngineUnavailable, IndexDamaged, IndexIncompatible, IndexMissing
from ...fingerprints import analyzer, fields
from ...model import Article
from ..base import Entry, Known, Status
from .bulk import Bulk, Operation
from .client import ADMIN_SECONDS
from .document import Counts, Prepared, Preparer, Tokens, action, add_counts, batched, removal
from .indices import Indices
from .lease import Lease
from .lexicon import empty_counts
from .mapping import FORMAT, document_id
from .service import Service
from .snapshot import ROWS, OpenSearchSnapshot
from .state import now


class OpenSearchWriter:
    """The one writer of an index; a context manager that holds the lease."""

    def __init__(self, service: Service, *, progress: Callable[[str, int, int], None] | None = None) -> None:
        self._service = service
        self._client = service.client
        self._progress = progress or (lambda stage, done, total: None)
        service.state.ensure()
        self._indices = Indices(service)
        self._lease = Lease(service.state)
        self._full = False
        self._base: OpenSearchSnapshot | None = None
        self._index = ""
        self._number = 0
        self._bulk: Bulk | None = None
        self._counts: Counts = {}
        self._present: dict[str, str] = {}  # id -> digest of what an interrupted run left
        self._leftovers: Sequence[str] = ()
        self._seen: set[str] = set()
        self._withdrawn: frozenset[str] = frozenset()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the lease back. An unfinished generation stays, unseen, for the next full run to go on from."""
        self._drop_bulk()
        self._lease.release()

    def known(self) -> Mapping[str, Known]:
        """Return id -> what the index remembers, of all articles of the current generation that can be found."""
        return self._service.known()

    def start(self, *, full: bool) -> None:
        """Begin a generation: empty (*full*) or on top of the current one. Nothing is made before the first change."""
        self._drop_bulk()
        self._full, self._index, self._counts, self._present, self._seen = full, "", {}, {}, set()
        self._base = self._in_service(full)
        self._withdrawn = frozenset(self._service.state.withdrawn())
        if full:
            self._begin()

    def add(self, entries: Iterable[Entry]) -> None:
        """Add or replace articles (bounded memory; may be called many times). Withdrawn ids stay out."""
        prepare = self.preparer()
        for batch in batched(entries):
            self.accept(prepare(batch))

    def preparer(self) -> Callable[[Sequence[Entry]], Prepared]:
        """Return what analyses a batch, in this process or another one."""
        return Preparer(frozenset(self._present.values()))

    def accept(self, prepared: Prepared) -> None:
        """Take a prepared batch into the generation being made; later ids replace earlier ones."""
        bulk = self._begin()
        if not self._full:
            self._forget_words(prepared.ids)
        add_counts(self._counts, prepared.counts)
        operations = []
        for article_id, digest, document in zip(prepared.ids, prepared.digests, prepared.documents, strict=True):
            if article_id in self._withdrawn:
                continue
            if self._present:
                self._seen.add(article_id)
            if document is not None:
                operations.append(Operation(action(article_id), document))
                self._present.pop(article_id, None)
            elif self._present.get(article_id) != digest:
                raise EngineUnavailable(
                    "the index being made has changed while it was filled.",
                    where=self._index,
                    hint="Run the command again.",
                )
        bulk.send(operations)

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out of the generation being made."""
        ids = list(ids)
        if not ids:
            return
        bulk = self._begin()
        self._forget_words(ids)
        for article_id in ids:
            self._present.pop(article_id, None)
            self._seen.discard(article_id)
        bulk.finish()  # what was sent before must not arrive after
        bulk.send(Operation(removal(i)) for i in ids)
        bulk.finish()

    def commit(
        self, *, sources: Sequence[str], fingerprints: Mapping[str, str], notes: Mapping[str, Any] | None = None
    ) -> Status:
        """Finish, verify, and switch to the generation being made; the previous one is kept, older ones deleted."""
        bulk = self._begin()
        bulk.finish()
        self._progress("commit", 0, 3)
        if stale := [i for i in self._leftovers if i not in self._seen]:
            bulk.send(Operation(removal(i)) for i in stale)
            bulk.finish()
        articles = self._verified(bulk)
        pieces = self._service.state.save_words(self._number, self._counts)
        self._progress("commit", 1, 3)
        self._indices.describe(
            self._index,
            {
                "format": FORMAT,
                "number": self._number,
                "created_at": now(),
                "articles": articles,
                "fingerprints": dict(fingerprints),
                "sources": list(sources),
                "notes": dict(notes or {}),
                "words": pieces,
            },
        )
        self._indices.close(self._index)
        self._progress("commit", 2, 3)
        self._lease.confirm()
        self._indices.switch(self._index, self._number)
        self._drop_bulk()
        self._indices.clean(self._index)
        self._service.changed()
        return self._service.status()

    def withdraw(self, ids: Sequence[str]) -> list[str]:
        """Hide articles at once from all readers and generations, and keep them out; return those that were there."""
        return self._service.withdraw(ids)

    def restore(self, ids: Sequence[str]) -> list[str]:
        """Undo a withdrawal; return the ids that were withdrawn."""
        return self._service.restore(ids)

    # the generation being made -----------------------------------------------------------------------------------

    def _in_service(self, full: bool) -> OpenSearchSnapshot | None:
        try:
            return self._service.snapshot()
        except IndexMissing:
            return None
        except (IndexDamaged, IndexIncompatible):
            if full:
                return None
            raise

    def _begin(self) -> Bulk:
        """Make the index of the new generation, once, and return what fills it."""
        if self._bulk is not None:
            return self._bulk
        there = self._service.generations()
        last = max(
            (int(index.rpartition("-")[2]) for index, meta in there.items() if not meta.get("building")), default=0
        )
        self._number = max(last, self._last_number()) + 1
        self._index = self._service.index_of(self._number)
        left = there.get(self._index)
        if self._full or self._base is None:
            self._counts = empty_counts()
            self._make_or_resume(left)
        else:
            if left is not None:
                self._indices.delete(self._index)
            self._clone(self._base)
        self._bulk = Bulk(self._client, self._index)
        self._leftovers = list(self._present)
        return self._bulk

    def _last_number(self) -> int:
        found = self._service.state.get("last")
        return int(found["_source"]["number"]) if found else 0

    def _make_or_resume(self, left: Mapping[str, Any] | None) -> None:
        made_by = {"analyzer": analyzer(), "fields": fields(), "format": FORMAT}
        if left is not None and left.get("building") == made_by:
            with suppress(EngineUnavailable, IndexDamaged):  # a part of it was lost with its node: made anew
                self._present = self._digests()
                return
        if left is not None:
            self._indices.delete(self._index)
        articles = int(self._base.meta.get("articles", 0)) if self._base else 0
        self._indices.make(self._index, {"building": made_by}, articles)

    def _digests(self) -> dict[str, str]:
        """Return id -> digest of the documents in the index being made."""
        self._client.post(f"/{self._index}/_refresh", timeout=ADMIN_SECONDS)
        rows = OpenSearchSnapshot(self._client, self._service.state, self._index, {}, self._number)
        return {
            hit["sort"][0]: hit["fields"]["digest"][0] for hit in rows.walk({**ROWS, "docvalue_fields": ["digest"]})
        }

    def _clone(self, base: OpenSearchSnapshot) -> None:
        self._indices.clone(base.index, self._index, {**base.meta, "building": {"clone": base.number}})
        pieces = base.meta.get("words", {})
        self._counts = {view: self._service.state.load_words(base.number, view, n) for view, n in pieces.items()}

    def _forget_words(self, ids: Sequence[str]) -> None:
        """Take the words of articles that are being replaced or removed out of the counts."""
        assert self._bulk is not None
        self._bulk.finish()  # a copy that is still under way could not be found
        for at in range(0, len(ids), 200):
            docs = self._client.post(
                f"/{self._index}/_mget",
                {"ids": [document_id(i) for i in ids[at : at + 200]]},
                params={"_source": "article"},
            )["docs"]
            found = [Article.from_json(json.loads(doc["_source"]["article"])) for doc in docs if doc.get("found")]
            if found:
                add_counts(self._counts, Tokens(found).counts(), -1)

    def _verified(self, bulk: Bulk) -> int:
        """Return the number of articles of the new index. Raises EngineUnavailable where some did not arrive."""
        self._client.post(f"/{self._index}/_refresh", timeout=ADMIN_SECONDS)
        answer = self._client.post(f"/{self._index}/_count", {"query": {"match_all": {}}}, timeout=ADMIN_SECONDS)
        base = len(self._leftovers) if self._full or self._base is None else int(self._base.meta["articles"])
        shards, least = answer["_shards"], base + bulk.created - bulk.deleted
        if shards["successful"] < shards["total"] or answer["count"] < least:
            raise EngineUnavailable(
                f"expected at least {least} articles in the new index, found {answer['count']} on "
                f"{shards['successful']} of {shards['total']} shards.",
                where=self._index,
                hint="Nothing was switched; run the command again.",
            )
        return int(answer["count"])

    def _drop_bulk(self) -> None:
        if self._bulk is not None:
            self._bulk.close()
            self._bulk = None
