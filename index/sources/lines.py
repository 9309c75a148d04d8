"""The lines of a file, one after the other, with bounded memory: plain or gzip, UTF-8 or UTF-16, of any length."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .base import BadInput
from .decode import encoding_of, refuse_binary

CHUNK = 2**18


@dataclass(frozen=True, slots=True)
class TooLong:
    """A line that is longer than the limit; *size* counts its bytes as UTF-8."""

    size: int


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """
    Yield the content of *stream* as UTF-8 without byte order mark, whatever it is stored as.

    Raises :class:`BadInput` for binary data, a text cut short or damaged compression.
    """
    first = _read(stream)
    if not first:
        return
    refuse_binary(first)
    codec, skip = encoding_of(first)
    if codec == "utf-8":
        yield first[skip:]
        while chunk := _read(stream):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(codec)()
    chunk = first[skip:]
    try:
        while chunk:
            yield decoder.decode(chunk).encode()
            chunk = _read(stream)
        decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise BadInput(
            f"{codec.upper()} was expected, found bytes that are none",
            "Save the file again as UTF-8; if it was cut, fetch it again.",
        ) from error


def stored(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the content of *stream* as it is stored."""
    while chunk := _read(stream):
        yield chunk


def bounded_lines(parts: Iterator[bytes], limit: int, *, first: int = 1) -> Iterator[tuple[int, bytes | TooLong]]:
    """
    Yield number and content of each line, without its line end; a line of more than *limit* bytes as ``TooLong``.

    Never holds more than *limit* bytes and one chunk. An error of *parts* comes after the whole lines before it.
    """
    number, held, dropped = first, bytearray(), 0
    for part in parts:
        *whole, rest = part.split(b"\n")
        for piece in whole:
            size = dropped + len(held) + len(piece)
            yield number, (TooLong(size) if size > limit else bytes(held) + piece.removesuffix(b"\r"))
            held.clear()
            number, dropped = number + 1, 0
        held += rest
        if len(held) > limit or dropped:
            dropped += len(held)
            held.clear()
    if dropped:
        yield number, TooLong(dropped)
    elif held:
        yield number, bytes(held)


def opened(stream: BinaryIO) -> BinaryIO:
    """Return *stream*, decompressed if it holds gzip data. It must be able to ``peek``."""
    peek = getattr(stream, "peek", None)
    if peek is not None and peek(2)[:2] == b"\x1f\x8b":
        return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]
    return stream


def _read(stream: BinaryIO) -> bytes:
    try:
        read1 = getattr(stream, "read1", stream.read)
        return bytes(read1(CHUNK))
    except EOFError as error:
        raise BadInput(
            "a whole gzip file was expected, found one cut short",
            "Fetch or compress the file again; the lines before were read.",
        ) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise BadInput(
            f"gzip data was expected, found something else ({error})",
            "Compress the file again, or remove .gz from its name.",
        ) from error
    except OSError as error:
        raise BadInput(
            f"the file could not be read ({error.strerror or error})", "Look at the disk and its rights."
        ) from error
