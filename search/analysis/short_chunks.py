"""
Which chunks have been seen before, asked for all chunks of many texts at once?

Nearly all chunks (what stands between two spaces) are at most eight letters of Vietnamese or marks of print: eight
bytes in an alphabet of our own, so a chunk is one number, exactly, and a table of numbers is looked up by NumPy. The
others, one of two hundred, are left to a dictionary of strings.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]

LONGEST = 8  # characters of a chunk that is a number
_OTHER = 255  # stands for what is not in the alphabet; 0 stands behind the end of a chunk
_EMPTY = np.uint64(2**64 - 1)  # the key of a chunk without characters: no other has eight times _OTHER
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(LONGEST)] + [2**64 - 1], np.uint64)
_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # they are two numbers in UTF-16


def _alphabet() -> npt.NDArray[np.uint8]:
    """Code point -> its byte: vowels with every tone, in both cases, ASCII, the line end, and what newspapers print."""
    letters = [
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    ]
    both = {*letters, *(letter.upper() for letter in letters), *"đĐ"}
    characters = sorted({*map(chr, range(0x21, 0x7F)), *both, *"\n“”‘’–—…•²³°½"})
    assert len(characters) < _OTHER
    table = np.full(1 << 16, _OTHER, np.uint8)
    table[[ord(character) for character in characters]] = np.arange(1, len(characters) + 1)
    return table


_SPACE, _LINE = 0x20, 0x0A
_BYTES = _alphabet()
_BYTES[_SPACE] = 0


class Split(NamedTuple):
    """
    All chunks of many texts (``tokens.chunks_of``, text after text): *whole* is the texts as one, where each chunk has
    a start and an end. *keys*: of each chunk, not of those in *others*. *offsets*: of the texts among the chunks.
    """

    whole: str
    keys: Keys
    starts: Rows
    ends: Rows
    others: Rows
    offsets: Rows


def split(texts: Sequence[str]) -> Split:
    """Cut *texts*, at least one, at their spaces and line ends."""
    whole = " ".join(texts).replace("\n", " \n ")
    units = whole.encode("utf-16-le", "surrogatepass")
    if len(units) > 2 * len(whole):
        units = _BEYOND.sub("\ufffd", whole).encode("utf-16-le", "surrogatepass")
    codes = np.frombuffer(units, "<u2")
    letters = np.zeros(len(codes) + LONGEST, np.uint8)
    np.take(_BYTES, codes, out=letters[: len(codes)])
    spaces = np.flatnonzero(codes == _SPACE)
    starts, ends = np.concatenate([[0], spaces + 1]), np.append(spaces, len(codes))
    sizes = ends - starts
    windows = np.ndarray(len(codes) + 1, "<u8", letters.data, strides=(1,))  # eight bytes from every place on
    keys = windows[starts]
    keys &= _MASKS[np.minimum(sizes, LONGEST)]
    keys[sizes == 0] = _EMPTY
    strange = np.flatnonzero(letters[: len(codes)] == _OTHER)
    strange = np.searchsorted(starts, strange, "right") - 1
    others = np.union1d(np.flatnonzero(sizes > LONGEST), strange)
    return Split(whole, keys, starts, ends, others, _offsets(texts, codes, starts))


def _offsets(texts: Sequence[str], codes: npt.NDArray[np.uint16], starts: Rows) -> Rows:
    """Return the number of chunks before each text, and of all: each line end before it has brought two spaces."""
    first = np.zeros(len(texts), np.int64)
    np.cumsum([len(text) + 1 for text in texts[:-1]], out=first[1:])
    lines = np.flatnonzero(codes == _LINE)
    lines -= 2 * np.arange(len(lines)) + 1
    first += 2 * np.searchsorted(lines, first)
    return np.append(np.searchsorted(starts, first), len(starts))


class KeyTable:
    """
    Numbers for keys: open addressing, at most half full. The multiplier is drawn anew by each process, so that nobody
    can write texts whose keys all fall on one place.
    """

    def __init__(self) -> None:
        self._multiplier = np.uint64(int.from_bytes(os.urandom(8), "little") | 1)
        self._bits = 10
        self._clear()
        self._count = 0

    def _clear(self) -> None:
        self._keys = np.zeros(1 << self._bits, np.uint64)  # no chunk has the key 0
        self._numbers = np.zeros(1 << self._bits, np.int32)
        self._shift, self._last = np.uint64(64 - self._bits), (1 << self._bits) - 1

    def find(self, keys: Keys) -> Rows:
        """Return the number of each key, -1 for those that are not there."""
        places = self._places(keys)
        found = self._keys[places]
        out = np.where(found == keys, self._numbers[places], np.int32(-1)).astype(np.int64)
        open_ = np.flatnonzero((found != keys) & (found != 0))
        while len(open_):
            wanted = keys[open_]
            places[open_] = here = (places[open_] + 1) & self._last
            found = self._keys[here]
            hit = found == wanted
            out[open_[hit]] = self._numbers[here[hit]]
            open_ = open_[~hit & (found != 0)]
        return out

    def add(self, keys: Keys, numbers: Rows) -> None:
        """Add keys, each of them once and none of them there."""
        self._count += len(keys)
        if 2 * self._count > self._last:
            used = np.flatnonzero(self._keys)
            keys, numbers = np.append(self._keys[used], keys), np.append(self._numbers[used], numbers)
            self._bits = int(2 * self._count).bit_length() + 1
            self._clear()
        self._insert(keys, numbers)

    def _insert(self, keys: Keys, numbers: Any) -> None:
        places = self._places(keys)
        while len(keys):
            free = np.flatnonzero(self._keys[places] == 0)
            self._keys[places[free]] = keys[free]  # of several for one place, one gets it
            got = self._keys[places] == keys
            self._numbers[places[got]] = numbers[got]
            keys, numbers, places = keys[~got], numbers[~got], (places[~got] + 1) & self._last

    def _places(self, keys: Keys) -> Rows:
        places: Rows = ((keys * self._multiplier) >> self._shift).astype(np.int64)
        return places
