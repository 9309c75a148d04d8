"""
Who changes an index, and how? One writer makes the next generation beside the one in service, and switches to it.

Nothing that readers use is ever written to. A writer that is left without ``commit``, or killed, leaves files that no
generation names; the next writer removes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Self

import numpy as np

from ...errors import IndexMissing, TimTinError
from ..base import Entry, Known, Status
from ..generations import withdrawn
from ..generations.files import digest, write_file, writing
from ..generations.lock import Lock
from ..generations.manifest import Deletions, Manifest, folder_of, numbers, switch, write_manifest
from .behind import Behind
from .build import SegmentBuilder, batched
from .clean import clean
from .columns import id_hash
from .heap import give_back
from .layout import SegmentInfo
from .mapped import Array
from .merge import merge_plan, merge_segments
from .opened import Opened
from .prepare import CHUNKS, Prepared, prepare
from .segment import Segment

MINE = 190_000_000  # bytes for Python, NumPy, the analyzer's tables, and pages of files being merged
WORKER = 200_000_000  # bytes of each process that extracts and prepares batches, measured on 30,000 articles
CHUNKS_PER_MB = 150  # chunks remembered for each megabyte of the bound: a seventh of it
OF_TWO = 0.75  # share of memory for a segment being written while the next one is collected: a fourth of its peak
SMALLEST = 24_000_000  # bytes; with less, every few hundred articles would make a segment of their own


class EmbeddedWriter:
    """
    The one writer of an index; a context manager that holds the lock.

    *jobs* changes nothing here: processes are the caller's, who gives them :meth:`preparer` or :func:`build_segment`.
    """

    def __init__(
        self,
        opened: Opened,
        *,
        jobs: int = 1,
        memory_mb: int = 1024,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> None:
        self._opened = opened
        self._path = opened.path
        try:
            self._path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise IndexMissing(
                f"no folder for the index can be made ({error.strerror}).",
                where=str(self._path),
                hint="Choose another place with --index.",
            ) from error
        self._lock = Lock(self._path)
        self._progress = progress or (lambda stage, done, total: None)
        rest = int(memory_mb * 1e6) - MINE - (jobs * WORKER if jobs > 1 else 0)
        least = min(SMALLEST, int(memory_mb * 1e6) // 8)
        self._budget = max(rest // 2, least)  # half: our estimate of the peak is below the real one
        self._merging = max((int(memory_mb * 1e6) - MINE) // 3, least // 2)  # no worker is left then
        self._prepare = partial(prepare, chunks=min(CHUNKS, memory_mb * CHUNKS_PER_MB))
        self._threaded = jobs > 1
        self._behind = Behind(threaded=self._threaded)
        self._full = int(self._budget * OF_TWO) if jobs > 1 else self._budget
        self._builder: SegmentBuilder | None = None
        self._segments: dict[str, Segment] = {}
        self._deleted: dict[str, set[int]] = {}
        self._hashes: dict[str, Array] = {}
        self._started = False
        self._tidy()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the lock back; what was not committed is removed."""
        self._segments, self._deleted, self._builder = {}, {}, None
        self._behind.close()
        try:
            self._tidy()
        finally:  # an interrupt while tidying up must not leave this process holding the lock
            self._lock.release()
            give_back()

    def _tidy(self) -> None:
        """Remove what no generation needs; where that cannot be known or done, the next writer will try again."""
        with suppress(OSError, TimTinError):
            clean(self._path)

    @property
    def folder(self) -> Path:
        """Where worker processes put segments for :meth:`add_segment`."""
        return self._path / "segments"

    def known(self) -> Mapping[str, Known]:
        """Return id -> what the index remembers, of all articles of the current generation that can be found."""
        return self._opened.known()

    def start(self, *, full: bool) -> None:
        """Begin a generation: empty (*full*) or on top of the current one."""
        self._segments, self._deleted, self._builder = {}, {}, None
        self._behind.forget()
        self._started = True
        if not full:
            try:
                state = self._opened.current().state()
            except IndexMissing:
                return
            for part in state.parts:
                self._segments[part.segment.id] = part.segment
                self._deleted[part.segment.id] = set(part.deleted.tolist())

    def add(self, entries: Iterable[Entry]) -> None:
        """Add or replace articles (bounded memory; may be called many times). Withdrawn ids stay out."""
        for batch in batched(entries):
            self.accept(self._prepare(batch))

    def preparer(self) -> Callable[[Sequence[Entry]], Prepared]:
        """Return what analyses and compresses a batch, in this process or another one."""
        return self._prepare

    def accept(self, prepared: Prepared) -> None:
        """Take a prepared batch into the generation being made; later ids replace earlier ones."""
        self._begin()
        hidden = frozenset(withdrawn.read(self._path))
        # the new version of a hidden article stays out, so the one before stays for a `restore`
        self._delete([article_id for article_id in prepared.columns.ids if article_id not in hidden])
        if self._builder is None:
            self._builder = SegmentBuilder()
        self._builder.add(prepared, hidden)
        if self._builder.memory >= self._full:
            self._write_behind()

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out of the generation being made."""
        self._begin()
        gone = list(ids)
        self._delete(gone)
        if self._builder is not None:
            for article_id in gone:
                self._builder.drop(article_id)

    def add_segment(self, info: SegmentInfo) -> int:
        """
        Take over a segment that :func:`build_segment` wrote into :attr:`folder`.

        Articles that the generation has already, from the base or from segments taken over before, are replaced;
        withdrawn ids stay out. Returns how many were replaced.
        """
        self._begin()
        self._flush()
        segment = self._opened.open_segment(info)
        gone = set(info.deleted)
        for article_id in withdrawn.read(self._path):
            gone.update(segment.find(article_id))
        before = self._count()
        hashes = segment.array("id.hash")
        for other in self._segments.values():
            theirs = other.array("id.hash")
            for doc in segment.array("id.doc")[np.isin(hashes, theirs)].tolist():
                if doc not in gone:
                    self._deleted[other.id].update(other.find(segment.article_id(doc)))
        replaced = before - self._count()
        self._segments[info.id] = segment
        self._deleted[info.id] = gone
        return replaced

    def delete(self, segment: str, docs: Iterable[int]) -> None:
        """Take single articles, by number, out of a segment of the generation being made."""
        self._deleted[segment].update(docs)

    def optimise(self) -> None:
        """Merge everything into as few segments as memory allows, without deleted and withdrawn articles."""
        self._begin()
        self._flush()
        with writing(self._path):
            self._merge([list(self._segments)])

    def commit(
        self, *, sources: Sequence[str], fingerprints: Mapping[str, str], notes: Mapping[str, Any] | None = None
    ) -> Status:
        """Write, verify, and switch to the generation being made; the previous one is kept, older ones cleaned."""
        with writing(self._path):
            return self._commit(sources, fingerprints, dict(notes or {}))

    def _commit(self, sources: Sequence[str], fingerprints: Mapping[str, str], notes: dict[str, Any]) -> Status:
        self._begin()
        self._flush()
        self._drop_empty()
        self._merge(merge_plan({i: s.docs - len(self._deleted[i]) for i, s in self._segments.items()}))
        number = max(numbers(self._path), default=0) + 1
        folder = folder_of(self._path, number)
        folder.mkdir(parents=True)
        deletions = {i: self._write_deletions(folder, i, docs) for i, docs in self._deleted.items() if docs}
        manifest = Manifest(
            number,
            datetime.now().astimezone().isoformat(timespec="seconds"),
            self._count(),
            tuple(segment.info.to_json() for segment in self._segments.values()),
            deletions,
            dict(fingerprints),
            tuple(sources),
            notes,
        )
        pointer = write_manifest(self._path, manifest)
        self._opened.open_generation(pointer)  # verified: everything that a reader will open can be opened
        switch(self._path, pointer)
        self._started = False
        self._segments, self._deleted = {}, {}
        self._tidy()
        return self._opened.status()

    def withdraw(self, ids: Sequence[str]) -> list[str]:
        """Hide articles at once from all readers and generations, and keep them out; return those that were there."""
        return self._opened.withdraw(ids)

    def restore(self, ids: Sequence[str]) -> list[str]:
        """Undo a withdrawal; return the ids that were withdrawn."""
        return self._opened.restore(ids)

    def _begin(self) -> None:
        if not self._started:
            self.start(full=False)

    def _count(self) -> int:
        return sum(s.docs - len(self._deleted[i]) for i, s in self._segments.items())

    def _delete(self, ids: Sequence[str]) -> None:
        """Take articles out of the segments that are written or being written."""
        hashes = np.fromiter(map(id_hash, ids), np.uint64, len(ids))
        for segment in self._segments.values():
            theirs = self._hashes_of(segment)
            found = np.searchsorted(theirs, hashes) < np.searchsorted(theirs, hashes, "right")
            for at in np.flatnonzero(found).tolist():
                self._deleted[segment.id].update(segment.find(ids[at]))
        for article_id in ids:
            self._behind.drop(article_id)

    def _hashes_of(self, segment: Segment) -> Array:
        """The hashes of a segment's ids, copied: touching the file for each batch would keep more of it in memory."""
        found = self._hashes.get(segment.id)
        if found is None:
            found = self._hashes[segment.id] = segment.array("id.hash").copy()
            segment.let_go()
        return found

    def _write_behind(self) -> None:
        """Begin to write what was collected; what was begun before is a segment then."""
        self._settle()
        builder, self._builder = self._builder, None
        if builder is not None and len(builder):
            with writing(self._path):
                self._behind.start(builder, self.folder)

    def _settle(self) -> None:
        """Wait for the segment being written, and take it over."""
        with writing(self._path):
            taken = self._behind.take()
        if taken is None:
            return
        info, late = taken
        segment = self._segments[info.id] = self._opened.open_segment(info)
        self._deleted[info.id] = {*info.deleted, *(doc for article_id in late for doc in segment.find(article_id))}

    def _flush(self) -> None:
        self._write_behind()
        self._settle()

    def _drop_empty(self) -> None:
        for i, segment in list(self._segments.items()):
            if segment.docs == len(self._deleted[i]):
                del self._segments[i], self._deleted[i]

    def _merge(self, groups: list[list[str]]) -> None:
        hidden = withdrawn.read(self._path)
        if groups:
            give_back()
        for at, group in enumerate(groups):
            self._progress("merge", at, len(groups))
            parts = []
            for i in group:
                segment = self._segments[i]
                dead = self._deleted[i] | {doc for article_id in hidden for doc in segment.find(article_id)}
                parts.append((segment, np.array(sorted(dead), np.int64)))
            info = merge_segments(parts, self.folder, self._merging, threaded=self._threaded)
            for i in group:
                del self._segments[i], self._deleted[i]
            if info is not None:
                self._segments[info.id] = self._opened.open_segment(info)
                self._deleted[info.id] = set()

    def _write_deletions(self, folder: Path, segment: str, docs: set[int]) -> Deletions:
        data = np.array(sorted(docs), "<u4").tobytes()
        name = f"{segment}.deleted"
        write_file(folder / name, data)
        return Deletions(name, len(docs), digest(data))
