"""
How does a byte reach the disk, and how do we know it is still the same?

Every write, sync, rename and removal of the index goes through this module, so that tests can make each of them fail
(:func:`on_step`). Files are immutable once written; whoever reads them checks 64 KB chunks on first touch.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from ...errors import IndexDamaged, TimTinError

CHUNK = 1 << 16  # bytes covered by one checksum: small enough that a first touch costs some 10 µs
BUFFER = 1 << 20  # bytes collected before they are written: posting lists come in small pieces
REBUILD = "Run `timtin check` to see all faults and `timtin reindex --full` to build the index again."

_WRITE = 2  # SYNC_FILE_RANGE_WRITE of Linux; a hint that promises nothing
_sync_file_range = getattr(ctypes.CDLL(None), "sync_file_range", None) if sys.platform == "linux" else None
if _sync_file_range is not None:
    _sync_file_range.argtypes = (ctypes.c_int, ctypes.c_int64, ctypes.c_int64, ctypes.c_uint)

_hook: Callable[[str, str], None] | None = None


@contextmanager
def on_step(hook: Callable[[str, str], None]) -> Iterator[None]:
    """Call *hook* with (step, path) before each write, sync, rename and removal. For tests of crashes."""
    global _hook
    _hook, before = hook, _hook
    try:
        yield
    finally:
        _hook = before


@contextmanager
def writing(location: Path) -> Iterator[None]:
    """Say of a write that fails what it means: readers keep the last complete generation."""
    try:
        yield
    except OSError as error:
        advice = {
            errno.ENOSPC: "Free space on that disk, then run the same command again.",
            errno.EDQUOT: "Raise the quota of this user, then run the same command again.",
            errno.EACCES: "Give the user that runs timtin the right to write there.",
            errno.EPERM: "Give the user that runs timtin the right to write there.",
            errno.EROFS: "Mount that disk for writing, or choose another place with --index.",
        }
        raise TimTinError(
            f"the index could not be written ({error.strerror}); the last complete generation stays in service.",
            where=str(error.filename or location),
            hint=advice.get(error.errno or 0, "Check the disk, then run the same command again."),
        ) from error


def step(name: str, path: str | Path) -> None:
    """Tell the hook, if there is one, what is about to happen."""
    if _hook is not None:
        _hook(name, str(path))


def _begin_writing(handle: int) -> None:
    """Let the system begin to write what was given to it, where it can be asked: the sync at the end has less to do."""
    if _sync_file_range is not None:
        _sync_file_range(handle, ctypes.c_int64(0), ctypes.c_int64(0), _WRITE)


class Sink:
    """A new file that is written from start to end; knows its size and the checksums of its chunks."""

    def __init__(self, path: Path) -> None:
        step("create", path)
        self.path = path
        self.size = 0
        self.sums: list[int] = []
        self._crc = 0
        self._waiting = bytearray()
        self._file: IO[bytes] = path.open("xb", buffering=0)

    def write(self, data: bytes | memoryview | npt.NDArray[Any]) -> None:
        """Append bytes, or the bytes of an array."""
        view = np.ascontiguousarray(data).data if isinstance(data, np.ndarray) else memoryview(data)
        if not view.nbytes:
            return
        view = view.cast("B")
        at = 0
        while at < len(view):
            piece = view[at : at + CHUNK - self.size % CHUNK]
            self._crc = zlib.crc32(piece, self._crc)
            self.size += len(piece)
            at += len(piece)
            if self.size % CHUNK == 0:
                self.sums.append(self._crc)
                self._crc = 0
        self._waiting += view
        if len(self._waiting) >= BUFFER:
            self._flush()

    def close(self) -> None:
        """Make the file durable."""
        if self.size % CHUNK:
            self.sums.append(self._crc)
        self._flush()
        step("fsync", self.path)
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Close without promising anything."""
        self._file.close()

    def _flush(self) -> None:
        view = memoryview(self._waiting)
        while len(view):
            step("write", self.path)
            view = view[self._file.write(view) :]
        view.release()
        _begin_writing(self._file.fileno())
        self._waiting = bytearray()


def digest(data: bytes) -> str:
    """Return the checksum that manifests use: 16 bytes of BLAKE2b in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


def write_file(path: Path, data: bytes) -> None:
    """Create or replace *path* in one step: it has the old content or the new, whatever happens."""
    temp = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    step("create", temp)
    with temp.open("wb") as file:
        step("write", temp)
        file.write(data)
        file.flush()
        step("fsync", temp)
        os.fsync(file.fileno())
    rename(temp, path)


def rename(source: Path, target: Path) -> None:
    """Rename durably: the folder is synced too."""
    step("rename", target)
    source.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* durable."""
    step("sync", folder)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_tree(path: Path) -> None:
    """Remove a file or a folder with what is in it; what is gone already is fine."""
    step("remove", path)
    if path.is_dir() and not path.is_symlink():
        for child in list(path.iterdir()):
            remove_tree(child)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def dump_json(value: Any) -> bytes:
    """Return compact UTF-8 JSON with sorted keys, so that equal values have equal checksums."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def dump_record(value: Any) -> bytes:
    """Return compact UTF-8 JSON with keys as given: a record's first fields can be read without the rest."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def read_json(path: Path, expected: str | None = None) -> Any:
    """Read a JSON file; *expected* is its checksum. Raises IndexDamaged naming the file and the fault."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise IndexDamaged("a file of the index is missing.", where=str(path), hint=REBUILD) from error
    except OSError as error:
        raise IndexDamaged(
            f"a file of the index cannot be read ({error.strerror}).",
            where=str(path),
            hint="Give the user that runs timtin the right to read it.",
        ) from error
    if expected is not None and digest(data) != expected:
        raise IndexDamaged(f"expected checksum {expected}, found {digest(data)}.", where=str(path), hint=REBUILD)
    try:
        return json.loads(data)
    except ValueError as error:
        raise IndexDamaged(f"expected JSON, found something else ({error}).", where=str(path), hint=REBUILD) from error
