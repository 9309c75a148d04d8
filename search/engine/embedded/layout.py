"""
What files does a segment have, and how are they written?

    arrays.bin                       columns, lengths, term dictionaries: named arrays, one after the other
    ids.bin ids8.bin ids16.bin tf.bin pos.bin   streams of posting lists (``postings``)
    stored.bin raw.bin               compressed articles and raw pages
    sums.bin                         CRC-32 of each 64 KB of the files above
    segment.json                     what is in them: counts, dtypes, places, values of facets

A segment is written under a name ending in ``.tmp``; only a complete and durable one gets its own name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from uuid import uuid4

import numpy as np

from ...fields import EXACT, FOLDED, PAIR, TEXT_NAMES, WORD
from ..generations.files import Sink, digest, dump_json, remove_tree, rename, sync_folder, write_file
from .mapped import Array
from .postings import STREAMS

FORMAT: Final = 1
DATA_FILES: Final = (*(f"{name}.bin" for name in STREAMS), "stored.bin", "raw.bin", "arrays.bin")
TEXT_VIEWS: Final = (EXACT, FOLDED, WORD)  # views whose terms are texts; pairs are numbers
POSITION_VIEWS: Final = (EXACT, FOLDED)
LENGTH_OF: Final = {EXACT: EXACT, FOLDED: EXACT, PAIR: PAIR, WORD: WORD}  # a folded text is as long as the exact one
FIELD_VIEWS: Final = tuple((field, view) for field in TEXT_NAMES for view in (EXACT, FOLDED, PAIR, WORD))


@dataclass(frozen=True, slots=True)
class SegmentInfo:
    """
    A finished segment: *docs* articles, of which those numbered in *deleted* were replaced while it was made.

    *sizes* are bytes by file; *meta* and *sums* are checksums of ``segment.json`` and ``sums.bin``.
    """

    id: str
    docs: int
    sizes: dict[str, int]
    meta: str
    sums: str
    deleted: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, "docs": self.docs, "sizes": self.sizes, "meta": self.meta, "sums": self.sums}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> SegmentInfo:
        return cls(str(data["id"]), int(data["docs"]), dict(data["sizes"]), data["meta"], data["sums"])


class SegmentFiles:
    """The files of a segment being written into *folder*; a context manager that removes them if it fails."""

    def __init__(self, folder: Path) -> None:
        self.id = uuid4().hex[:12]
        self.target = folder / self.id
        self.path = folder / f"{self.id}.tmp"
        self.path.mkdir(parents=True)
        self.sinks: dict[str, Sink] = {}
        self._places: dict[str, list[Any]] = {}

    def __enter__(self) -> Self:
        try:
            for name in DATA_FILES:
                self.sinks[name] = Sink(self.path / name)
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            for sink in self.sinks.values():
                sink.abandon()
            if issubclass(kind, Exception):  # a simulated crash (BaseException) leaves its litter, as a real one
                remove_tree(self.path)

    def streams(self) -> dict[str, Sink]:
        return {name: self.sinks[f"{name}.bin"] for name in STREAMS}

    def put(self, name: str, array: Array) -> None:
        """Write an array into ``arrays.bin``, at a multiple of eight bytes."""
        sink = self.sinks["arrays.bin"]
        sink.write(b"\0" * (-sink.size % 8))
        array = np.ascontiguousarray(array)
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        self._places[name] = [array.dtype.str, sink.size, len(array)]
        sink.write(array)

    def put_pieces(self, name: str, dtype: str, pieces: Iterable[Array]) -> None:
        """Write an array that comes in pieces."""
        self.put(name, np.zeros(0, dtype))
        sink, place = self.sinks["arrays.bin"], self._places[name]
        for piece in pieces:
            place[2] += len(piece)
            sink.write(piece.astype(dtype, copy=False))

    def put_all(self, arrays: dict[str, Array], prefix: str = "") -> None:
        for name, array in arrays.items():
            self.put(prefix + name, array)

    def finish(self, docs: int, meta: dict[str, Any], deleted: tuple[int, ...] = ()) -> SegmentInfo:
        """Complete the segment and give it its name."""
        for sink in self.sinks.values():
            sink.close()
        sums = b"".join(np.array(sink.sums, "<u4").tobytes() for sink in self.sinks.values())
        sizes = {name: sink.size for name, sink in self.sinks.items()} | {"sums.bin": len(sums)}
        text = dump_json({**meta, "format": FORMAT, "docs": docs, "arrays": self._places})
        write_file(self.path / "sums.bin", sums)
        write_file(self.path / "segment.json", text)
        sizes["segment.json"] = len(text)
        sync_folder(self.path)
        rename(self.path, self.target)
        return SegmentInfo(self.id, docs, sizes, digest(text), digest(sums), deleted)
