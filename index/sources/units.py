"""Which separately readable units does a source hold, in which order, and which reader reads each?"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from search.errors import SourceError

from .base import BadInput, Limits
from .decode import encoding_of, refuse_binary

Kind = Literal["page", "html", "lines", "table", "unknown"]
_KINDS: dict[str, Kind] = {
    ".txt": "page",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """
    A file, or a range of bytes of a plain JSON Lines file, that can be read on its own.

    *path* ``-`` is standard input. *name* is the path relative to the source folder (the file's name, for a file named
    directly); *end* ``None`` reads to the end; *first_line* is the number of the first line in the range. The order
    of a list of units is the order of articles.
    """

    source: str
    path: str
    name: str
    kind: Kind
    start: int = 0
    end: int | None = None
    first_line: int = 1
    size: int = 0


def list_units(source: str | Path, *, limits: Limits | None = None) -> list[Unit]:
    """
    Return the units of a folder (recursive, sorted by path), of a file, or of ``-`` (standard input).

    Hidden files and folders and files of other types are left alone; a file named directly is always read. Raises
    :class:`SourceError` for a source that is missing, unreadable, or holds nothing to read.
    """
    limits = limits or Limits()
    name = os.fspath(source)
    if name == "-":
        return [Unit("-", "-", "-", "unknown")]
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise SourceError(
            f"a file or folder was expected, found none ({error.strerror})",
            where=printable(name),
            hint="Check the path and its rights.",
        ) from error
    if stat.S_ISDIR(mode):
        units = [unit for file in _files(path) for unit in _units_of(name, file, file.relative_to(path), limits)]
        if not units:
            raise SourceError(
                "a folder with articles was expected, found none",
                where=printable(name),
                hint="TimTin reads .txt, .html, .jsonl, .ndjson and .csv, also with .gz.",
            )
        return units
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        raise SourceError("a file or folder was expected, found a device", where=printable(name), hint="Name a file.")
    _check_file(path)
    return _units_of(name, path, Path(path.name), limits)


def check_source(source: str | Path) -> None:
    """Raise what :func:`list_units` raises for a source that cannot be used; of its files nothing more is read."""
    list_units(source, limits=Limits(unit_bytes=sys.maxsize))


def kind_of(name: str) -> Kind:
    """Return the reader that a file's extension asks for: ``bai.txt`` page, ``tin.jsonl.gz`` lines."""
    path = Path(name.lower())
    return _KINDS.get(path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix, "unknown")


def open_unit(unit: Unit) -> BinaryIO:
    """Open a unit's file for reading bytes, or standard input."""
    return sys.stdin.buffer if unit.path == "-" else Path(unit.path).open("rb")


def leaves_its_source(unit: Unit) -> bool:
    """Whether a file found in a folder is a link to something outside of it; links that are named directly may be."""
    if unit.path == unit.source or not os.path.islink(unit.path):  # noqa: PTH114 - for each of many files
        return False
    return not Path(unit.path).resolve().is_relative_to(Path(unit.source).resolve())


def printable(name: str) -> str:
    """Return a file name for a message, also one that is no UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _files(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise SourceError(
            f"a readable folder was expected ({error.strerror})",
            where=printable(str(error.filename)),
            hint="Give the right to read it, or name another source.",
        ) from error

    found = []
    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(parent, name)
            for name in names
            if not name.startswith(".") and (kind_of(name) != "unknown" or "." not in name)
        ]
    for path in sorted(found, key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() or path.is_symlink():
            yield path


def _check_file(path: Path) -> None:
    try:
        if path.is_file():
            with path.open("rb") as stream:
                if not stream.read(1):
                    raise SourceError(
                        "an article was expected, found an empty file",
                        where=printable(str(path)),
                        hint="Fetch the file again or remove it.",
                    )
    except OSError as error:
        raise SourceError(
            f"a readable file was expected ({error.strerror})",
            where=printable(str(path)),
            hint="Give the right to read it.",
        ) from error


def _units_of(source: str, path: Path, relative: Path, limits: Limits) -> list[Unit]:
    kind = kind_of(path.name)
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    whole = Unit(source, str(path), relative.as_posix(), kind, size=size)
    if kind != "lines" or path.suffix.lower() == ".gz" or path.is_symlink() or size <= limits.unit_bytes * 2:
        return [whole]
    try:
        return list(_ranges(whole, path, size, limits.unit_bytes))
    except OSError:
        return [whole]  # reading it will name the fault


def _ranges(whole: Unit, path: Path, size: int, step: int) -> Iterator[Unit]:
    """Cut a big plain file behind line ends, counting its lines on the way."""
    with path.open("rb") as stream:
        if not _is_utf8_text(stream.read(2**18)):
            yield whole
            return
        start = line = 0
        while start < size:
            stream.seek(start)
            lines, end = _count(stream, start, step)
            yield Unit(whole.source, whole.path, whole.name, whole.kind, start, end, line + 1, end - start)
            start, line = end, line + lines


def _is_utf8_text(head: bytes) -> bool:
    try:
        refuse_binary(head)
    except BadInput:
        return False
    return encoding_of(head)[0] == "utf-8"


def _count(stream: BinaryIO, start: int, step: int) -> tuple[int, int]:
    """Return how many lines end in the range that begins at *start*, and where it ends: behind a line end."""
    lines, position = 0, start
    while chunk := stream.read(2**20):
        if position + len(chunk) - start >= step:
            cut = chunk.find(b"\n", max(0, step - (position - start) - 1))
            if cut >= 0:
                return lines + chunk.count(b"\n", 0, cut + 1), position + cut + 1
        lines += chunk.count(b"\n")
        position += len(chunk)
    return lines, position
