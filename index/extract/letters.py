"""
What stands at each place of a text, as one byte: for looks at all places at once instead of one after the other.

Each letter of Vietnamese, digit and usual mark has its own byte; all else is told apart by its sort only. A byte
decides nothing: letters that only look alike or are rare share one. Places found so are for others to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from search.analysis.normalise import LOOK_ALIKES

__all__ = ["Probes", "codes_of", "letters", "lowered", "table_of"]

_SMALL = "abcdefghijklmnopqrstuvwxyzàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_MARKS = " \n\t\u00a0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~…–—“”‘’«»"
_KNOWN = _SMALL + _SMALL.upper() + "0123456789" + _MARKS
_FIRST = 4  # below it stand the sorts of characters that have no byte of their own
_NEITHER, _LETTER, _DIGIT, _SPACE = range(_FIRST)
_SORTS = {"w": {_LETTER, _DIGIT}, "W": {_NEITHER, _SPACE}, "d": {_DIGIT}, "s": {_SPACE}}
_ALIKE = {"ſ": "S", "ı": "I", "İ": "I", "\u212a": "K"} | {char: to.upper() for char, to in LOOK_ALIKES.items()}
_PLANE = 0x10000


@cache
def _bytes_of_characters() -> npt.NDArray[np.uint8]:
    """Return the byte of each character of the first plane, and of all others together."""
    table = np.full(_PLANE + 1, _NEITHER, np.uint8)
    plane = "".join(map(chr, range(_PLANE)))
    for sort, pattern in ((_LETTER, r"\w+"), (_DIGIT, r"\d+"), (_SPACE, r"\s+")):
        for run in re.finditer(pattern, plane):
            table[run.start() : run.end()] = sort
    for byte, char in enumerate(_KNOWN, _FIRST):
        table[ord(char)] = byte
    for char, like in _ALIKE.items():
        table[ord(char)] = table[ord(like)]
    return table


def letters(text: str) -> bytes:
    """Return one byte for each character of *text*."""
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) == 2 * len(text):
        return bytes(_bytes_of_characters().take(np.frombuffer(raw, "<u2")))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return bytes(_bytes_of_characters().take(np.minimum(codes, _PLANE)))


_LOWER = bytes(
    _FIRST + (_KNOWN.index(char.lower()) if (char := _KNOWN[byte - _FIRST]).lower() in _KNOWN else byte - _FIRST)
    if _FIRST <= byte < _FIRST + len(_KNOWN)
    else byte
    for byte in range(256)
)


def lowered(said: bytes) -> bytes:
    """Return *said* (of :func:`letters`) with the bytes of small letters for capitals."""
    return said.translate(_LOWER)


def codes_of(chars: str) -> set[int]:
    r"""Return the bytes of *chars*: usual ones; ``\w``, ``\W``, ``\d`` or ``\s`` for all of a sort; "" for any."""
    if not chars:
        return set(range(256))
    if chars.startswith("\\"):
        return _SORTS[chars[1]] | {byte for byte, char in enumerate(_KNOWN, _FIRST) if re.match(chars, char)}
    return {_FIRST + _KNOWN.index(char) for char in chars}


def table_of(codes: Iterable[int], value: int = 1) -> bytes:
    """Return the table that gives *value* for *codes*, else 0, for :meth:`bytes.translate`."""
    chosen = set(codes)
    return bytes(value if byte in chosen else 0 for byte in range(256))


class Probes:
    """
    Up to eight kinds of short pieces of text, looked for at all places at once.

    A piece is what may stand at each of four places, as :func:`codes_of` takes it (shorter ones go on with anything).
    Pieces of one kind share what may stand where, so that a kind is found at places where none of its pieces is, too,
    but missed at none.
    """

    LENGTH = 4

    def __init__(self, kinds: Sequence[Iterable[Sequence[str]]]) -> None:
        if len(kinds) > 8:
            raise ValueError(f"expected 8 kinds at most, found {len(kinds)}")
        tables = [bytearray(256) for _ in range(self.LENGTH)]
        for n, kind in enumerate(kinds):
            for piece in kind:
                for table, chars in zip(tables, [*piece, "", "", "", ""], strict=False):
                    for code in codes_of(chars):
                        table[code] |= 1 << n
        self._tables = [bytes(table) for table in tables]

    def look(self, low: bytes) -> tuple[list[int], list[int]]:
        """Return the places in *low* (of :func:`lowered`) where a piece may begin, and the bits of its kinds."""
        size = len(low)
        low += b"\0\0\0\0"
        one, two, three, four = self._tables
        found = np.frombuffer(low.translate(one), np.uint8, size) & np.frombuffer(low.translate(two), np.uint8, size, 1)
        found &= np.frombuffer(low.translate(three), np.uint8, size, 2)
        found &= np.frombuffer(low.translate(four), np.uint8, size, 3)
        places = found.nonzero()[0]
        return places.tolist(), found[places].tolist()
