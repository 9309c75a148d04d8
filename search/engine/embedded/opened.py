"""What does a folder hold? The generation in service, its opened segments, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock as ThreadLock
from weakref import WeakValueDictionary

import numpy as np

from ...errors import IndexDamaged, IndexIncompatible, IndexMissing
from ..base import Known, Remains, Status
from ..generations import withdrawn
from ..generations.files import REBUILD, digest
from ..generations.manifest import (
    CURRENT,
    FORMAT,
    Manifest,
    Pointer,
    folder_of,
    read_manifest,
    read_pointer,
)
from .layout import SegmentInfo
from .mapped import Array
from .remains import remains
from .segment import Segment
from .state import Part, State


class Generation:
    """An opened generation; its :class:`State` is made again when the list of withdrawn articles changes."""

    def __init__(self, location: Path, manifest: Manifest, segments: list[Segment], reference: bool) -> None:
        self.manifest = manifest
        self.segments = segments
        self._location = location
        self._watched = str(location / withdrawn.NAME)
        self._reference = reference
        self._deleted = [read_deletions(location, manifest, segment.id) for segment in segments]
        self._stamp: object = ()
        self._state: State | None = None
        self._lock = ThreadLock()

    def state(self) -> State:
        stamp = withdrawn.stamp(self._watched)
        if self._state is None or stamp != self._stamp:
            with self._lock:
                ids = frozenset(withdrawn.read(self._location))
                if self._state is None or ids != self._state.withdrawn:
                    parts = [
                        Part(segment, deleted, ids)
                        for segment, deleted in zip(self.segments, self._deleted, strict=True)
                    ]
                    self._state = State(str(self.manifest.number), parts, ids, self._reference)
                self._stamp = stamp
        return self._state


def read_deletions(location: Path, manifest: Manifest, segment: str) -> Array:
    """Return the numbers of a segment's deleted articles. Raises IndexDamaged."""
    entry = manifest.deletions.get(segment)
    if entry is None:
        return np.zeros(0, np.intp)
    path = folder_of(location, manifest.number) / entry.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IndexDamaged(
            f"the file of deleted articles cannot be read ({error.strerror}).", where=str(path), hint=REBUILD
        ) from error
    if digest(data) != entry.checksum:
        raise IndexDamaged(f"expected checksum {entry.checksum}, found {digest(data)}.", where=str(path), hint=REBUILD)
    return np.frombuffer(data, "<u4").astype(np.intp) if data else np.zeros(0, np.intp)


class Opened:
    """
    The index in folder *location*, as far as it is read. Nothing is opened before the first use.

    *reference* scores with Whoosh's one-byte lengths and its statistics, for comparing with stock Whoosh.
    """

    def __init__(self, location: str | Path, *, reference: bool = False) -> None:
        self.location = str(location)
        self.path = Path(location)
        self._watched = str(self.path / CURRENT)
        self._reference = reference
        self._segments: WeakValueDictionary[str, Segment] = WeakValueDictionary()
        self._generation: Generation | None = None
        self._stamp: object = None
        self._lock = ThreadLock()

    def status(self) -> Status:
        generation = self.current()
        manifest, state = generation.manifest, generation.state()
        sizes: dict[str, int] = {}
        for segment in generation.segments:
            for name, size in segment.info.sizes.items():
                sizes[name] = sizes.get(name, 0) + size
        return Status(
            self.location,
            str(manifest.number),
            FORMAT,
            state.articles,
            manifest.created_at,
            manifest.fingerprints,
            manifest.sources,
            len(generation.segments),
            sizes,
            tuple(sorted(state.withdrawn)),
        )

    def known(self) -> dict[str, Known]:
        """Return id -> what the index remembers, of all articles that can be found; nothing where there is none."""
        try:
            state = self.current().state()
        except IndexMissing:
            return {}
        out: dict[str, Known] = {}
        for part in state.parts:
            segment = part.segment
            origins = segment.meta["values"]["origin"]
            rows = zip(
                segment.ids,
                segment.content_hashes(),
                segment.array("origin").tolist(),
                part.everything().tolist(),
                strict=True,
            )
            out.update((i, Known(hashed, origins[origin])) for i, hashed, origin, live in rows if live)
        return out

    def remains(self) -> Remains | None:
        """Return what the index says of itself even where it cannot be used; ``None`` where nothing can be read."""
        return remains(self.path)

    def withdraw(self, ids: Sequence[str]) -> list[str]:
        """Hide articles at once, without waiting for a writer at work; return those that could be found."""
        try:
            state = self.current().state()
            there = [i for i in ids if any(part.find(i) >= 0 for part in state.parts)]
        except (IndexDamaged, IndexIncompatible):
            there = []  # what cannot be read must not come back either
        withdrawn.change(self.path, add=ids)
        return there

    def restore(self, ids: Sequence[str]) -> list[str]:
        """Undo a withdrawal; return the ids that were withdrawn."""
        before = withdrawn.read(self.path)
        found = [i for i in ids if i in before]
        if found:
            withdrawn.change(self.path, drop=found)
        return found

    def close(self) -> None:
        """Forget the opened generation; snapshots taken before stay usable."""
        with self._lock:
            self._generation = None
            self._stamp = None

    def open_segment(self, info: SegmentInfo) -> Segment:
        """Return a segment, opened once however many generations share it."""
        found = self._segments.get(info.id)
        if found is None:
            found = self._segments[info.id] = Segment(self.path / "segments", info)
        return found

    def open_generation(self, pointer: Pointer) -> Generation:
        """Open the generation that *pointer* names, in service or not."""
        manifest = read_manifest(self.path, pointer)
        segments = [self.open_segment(SegmentInfo.from_json(dict(data))) for data in manifest.segments]
        return Generation(self.path, manifest, segments, self._reference)

    def current(self) -> Generation:
        """Return the generation in service. Raises IndexMissing, IndexDamaged, IndexIncompatible."""
        stamp = withdrawn.stamp(self._watched)
        generation = self._generation
        if generation is not None and stamp is not None and stamp == self._stamp:
            return generation
        with self._lock:
            generation = self._open_current()
            self._generation, self._stamp = generation, stamp
            return generation

    def _open_current(self) -> Generation:
        """Open what CURRENT names; a writer may clean it up meanwhile, then CURRENT names another one."""
        pointer = read_pointer(self.path)
        for _ in range(10):
            try:
                return self.open_generation(pointer)
            except IndexDamaged:
                again = read_pointer(self.path)
                if again == pointer:
                    raise
                pointer = again
        return self.open_generation(pointer)
