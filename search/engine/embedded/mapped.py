"""
How are arrays read from a file without reading the file? Mapped memory, checked chunk by chunk on first touch.
"""

from __future__ import annotations

import mmap
import os
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import IndexDamaged
from ..generations.files import CHUNK, REBUILD

Array = npt.NDArray[Any]


class Mapped:
    """
    One immutable file of an index, mapped. *sums* are the CRC-32 of its 64 KB chunks.

    Nothing is returned from a chunk before its checksum was right once in this process; IndexDamaged names file and
    place. Opening costs a stat and a map; usable from threads.
    """

    def __init__(self, path: Path, size: int, sums: Array) -> None:
        self.path = path
        self.size = size
        self._sums = sums
        self._checked = bytearray(len(sums))
        self._map: mmap.mmap | bytes = self._open(path, size)
        self._whole: dict[str, Array] = {}
        self._touched = False

    @staticmethod
    def _open(path: Path, size: int) -> mmap.mmap | bytes:
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError as error:
            raise IndexDamaged("a file of the index is missing.", where=str(path), hint=REBUILD) from error
        except OSError as error:
            raise IndexDamaged(
                f"a file of the index cannot be read ({error.strerror}).",
                where=str(path),
                hint="Give the user that runs timtin the right to read it.",
            ) from error
        try:
            found = os.fstat(handle).st_size
            if found != size:
                raise IndexDamaged(f"expected {size:,} bytes, found {found:,}.", where=str(path), hint=REBUILD)
            return mmap.mmap(handle, 0, access=mmap.ACCESS_READ) if size else b""
        finally:
            os.close(handle)

    def let_go(self) -> None:
        """Give the pages back to the system, as far as it has such a call; they come again when they are touched."""
        if isinstance(self._map, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)
        self._touched = False

    @property
    def touched(self) -> bool:
        """Whether anything was asked for since pages were given back; arrays that were kept may have been read too."""
        return self._touched

    def check(self, start: int, end: int) -> None:
        """Verify the chunks that hold bytes *start* to *end* (exclusive), those not yet verified."""
        self._touched = True
        at, last = start // CHUNK, (end + CHUNK - 1) // CHUNK
        while (at := self._checked.find(0, at, last)) >= 0:
            a = at * CHUNK
            b = min(self.size, a + CHUNK)
            if zlib.crc32(memoryview(self._map)[a:b]) != self._sums[at]:
                raise IndexDamaged(
                    f"bytes {a:,} to {b:,} are not as their checksum says.", where=str(self.path), hint=REBUILD
                )
            self._checked[at] = 1

    def faults(self) -> list[tuple[int, int]]:
        """Return the (start, end) of every chunk that is not as its checksum says, verified now."""
        out = []
        for at, expected in enumerate(self._sums.tolist()):
            a = at * CHUNK
            b = min(self.size, a + CHUNK)
            if zlib.crc32(memoryview(self._map)[a:b]) != expected:
                out.append((a, b))
        return out

    def array(self, dtype: str, offset: int, count: int) -> Array:
        """Return *count* numbers from byte *offset*, without copying."""
        if not count:
            return np.zeros(0, dtype)
        width = int(dtype[-1])
        self.check(offset, offset + count * width)
        at, rest = divmod(offset, width)
        if rest:
            return np.frombuffer(self._map, dtype, count, offset)
        whole = self._whole.get(dtype)
        if whole is None:  # a piece of an array costs a third of a new one
            whole = self._whole[dtype] = np.frombuffer(self._map, dtype, self.size // width)
        return whole[at : at + count]

    def bytes(self, start: int, end: int) -> bytes:
        """Return a copy of bytes *start* to *end* (exclusive)."""
        self.check(start, end)
        return bytes(self._map[start:end])
