"""One stream of articles and rejections from any source, in the order of sources, sorted paths and lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from .base import BadInput, Limits, Read, Rejection, check_id, page_id, stem_of
from .lines import TooLong, bounded_lines, chunks, opened, stored
from .pages import read_page
from .records import read_json_line
from .tables import read_table
from .units import Kind, Unit, leaves_its_source, list_units, open_unit, printable

DEFAULT_LIMITS = Limits()


def read_source(source: str | Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Read | Rejection]:
    """
    Yield what each input of a source gives: an article as read, or a rejection with place and reason.

    *source* is a folder (read recursively), a file, or ``-`` for standard input. Bad content never raises; a source
    that is missing, unreadable or empty raises :class:`search.errors.SourceError`.
    """
    for unit in list_units(source, limits=limits):
        yield from read_unit(unit, limits=limits)


def read_unit(unit: Unit, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Read | Rejection]:
    """Yield what one unit gives; reading the units of :func:`list_units` in order equals :func:`read_source`."""
    where = printable(unit.path)
    if leaves_its_source(unit):
        yield Rejection(
            where,
            f"a file of this folder was expected, found a link to {printable(str(Path(unit.path).resolve()))}",
            "Links out of a source are not followed: copy the file, or name its folder as a source.",
            _page_id(unit),
            unit.source,
        )
        return
    try:
        stream = open_unit(unit)
    except OSError as error:
        yield Rejection(
            where,
            f"a readable file was expected ({error.strerror})",
            "Give the right to read it.",
            _page_id(unit),
            unit.source,
        )
        return
    try:
        with stream:
            for item in _items(unit, stream, where, limits):
                yield replace(item, source=unit.source) if isinstance(item, Rejection) else item
    except BadInput as error:
        yield error.rejection(where, article_id=_page_id(unit), source=unit.source)


def _items(unit: Unit, stream: BinaryIO, where: str, limits: Limits) -> Iterator[Read | Rejection]:
    if unit.end is not None:
        stream.seek(unit.start)
        yield from _lines(_range(stream, unit.end - unit.start), unit, where, limits)
        return
    plain = opened(stream)
    parts = chunks(plain) if unit.kind not in ("page", "html") else iter(())
    kind, stem = unit.kind, stem_of(Path(unit.name).name) if unit.path != "-" else "stdin"
    if kind == "unknown":
        first = next(parts, b"")
        if not first.strip():
            raise BadInput("an article was expected, found nothing", "Give JSON Lines, CSV, HTML or a page's text.")
        kind, parts = _sniff(first), _joined(first, parts)
    if kind == "lines":
        yield from _lines(parts, unit, where, limits)
    elif kind == "table":
        yield from read_table(parts, stem, where, limits)
    else:
        most = limits.page_bytes if kind == "page" else limits.article_bytes
        data = _collect(stored(plain) if unit.kind in ("page", "html") else parts, min(most, limits.article_bytes))
        yield read_page(data, kind, _page_id(unit) or check_id(_unit_id(unit)), where)


def _lines(parts: Iterator[bytes], unit: Unit, where: str, limits: Limits) -> Iterator[Read | Rejection]:
    stem = stem_of(Path(unit.name).name) if unit.path != "-" else "stdin"
    empty = True
    for number, line in bounded_lines(_placed(parts, unit), limits.article_bytes, first=unit.first_line):
        if not isinstance(line, TooLong) and not line.strip():
            continue
        empty, place = False, f"{where}:{number}"
        try:
            if isinstance(line, TooLong):
                raise BadInput(
                    f"a line of at most {limits.article_bytes:,} bytes was expected, found one of {line.size:,}",
                    "No article is that long; is a line end missing?",
                )
            yield read_json_line(line, stem, place)
        except BadInput as error:
            yield error.rejection(place)
    if empty and unit.end is None:
        raise BadInput("articles were expected, found an empty file", "Fetch the file again or remove it.")


def _placed(parts: Iterator[bytes], unit: Unit) -> Iterator[bytes]:
    """Yield *parts*; an error of theirs names the line up to which they came."""
    number = unit.first_line
    try:
        for part in parts:
            yield part
            number += part.count(b"\n")
    except BadInput as error:
        error.line = error.line or number
        raise


def _sniff(first: bytes) -> Kind:
    """Return the reader for content without a telling name: a line that begins with ``{`` is JSON Lines."""
    head = first.lstrip()[:2000]
    if head.startswith((b"{", b"[")):
        return "lines"
    if head[:200].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<head")) or b"<html" in head.lower():
        return "html"
    names = {
        cell.strip(b" \"'").lower()
        for cell in head.split(b"\n")[0].strip().replace(b";", b",").replace(b"\t", b",").split(b",")
    }
    return "table" if len(names) > 1 and names & {b"title", b"body"} else "page"


def _joined(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _range(stream: BinaryIO, size: int) -> Iterator[bytes]:
    first = True
    while size > 0 and (chunk := stream.read(min(size, 2**18))):
        size -= len(chunk)
        yield chunk.removeprefix(b"\xef\xbb\xbf") if first else chunk
        first = False


def _collect(parts: Iterator[bytes], most: int) -> bytes:
    held = bytearray()
    for part in parts:
        held += part
        if len(held) > most:
            raise BadInput(
                f"a page of at most {most:,} bytes was expected, found a longer one",
                "No article is that long; split the file, or give it as JSON Lines.",
            )
    return bytes(held)


def _unit_id(unit: Unit) -> str:
    return "stdin" if unit.path == "-" else page_id(Path(unit.name))


def _page_id(unit: Unit) -> str | None:
    """Return the id of a unit that holds one page; ``None`` where its name cannot be one."""
    try:
        return check_id(_unit_id(unit)) if unit.kind in ("page", "html", "unknown") else None
    except BadInput:
        return None
