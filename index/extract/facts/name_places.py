"""
At which places of a text may a name of the gazetteer begin: where a capital does, and two beginnings of words fit.

All places are asked at once, by sums of numbers that stand for letters: three of the first word, two of the next. A
sum that names have may be another pair's, too (one in fifty); what a place holds is for others to read.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from search.vocabulary.places import name_beginnings, spellings

from ..letters import codes_of, letters, lowered, table_of

__all__ = ["places_of_beginnings"]

_WORD = codes_of("\\w") - codes_of("_")
_LOWER = lowered(bytes(range(256)))
_FOLDED = bytes(_LOWER[code] if code in _WORD else 0 for code in range(256))  # small letters; 0 for what is no letter
_INSIDE = table_of(_WORD)
_BEFORE, _BEHIND = b"\0", b"\0" + letters("x") + b"\0\0"  # a last word behind the text: each has one that follows
_THREE, _TWO = np.arange(3)[:, None], np.arange(2)[:, None]
_ROWS = np.arange(5)[:, None] << 8


@cache
def _numbers() -> npt.NDArray[np.uint16]:
    """Return a number for each letter at each of five places."""
    return np.random.default_rng(352).integers(0, 1 << 16, 5 << 8, dtype=np.uint16)


@cache
def _sums() -> tuple[bytes, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return the table of first letters, the sums of first words that are names alone, and those of two words."""
    capitals: set[str] = set()
    alone, pairs = [], []
    for first, seconds in name_beginnings().items():
        behind = [_folded(other, 2) for second in seconds if second for other in spellings(second)]
        for word in spellings(first) if first[:1].isalpha() else ():
            capitals.add(word[0].upper())
            three = _folded(word, 3)
            if len(word) == 1:  # whatever comes behind the space
                alone += [three[:2] + bytes((any_letter,)) for any_letter in set(_FOLDED)]
            alone += [three] if "" in seconds else []
            pairs += [three + two for two in behind]
    return table_of(codes_of("".join(capitals))), _marked(alone), _marked(pairs)


def _marked(beginnings: list[bytes]) -> npt.NDArray[np.bool_]:
    """Return for each sum whether one of *beginnings*, all of one length, has it."""
    marked = np.zeros(1 << 16, np.bool_)
    few = np.frombuffer(b"".join(beginnings), np.uint8).reshape(len(beginnings), -1).T
    marked[_numbers().take(few + _ROWS[: len(few)]).sum(axis=0, dtype=np.uint16)] = True
    return marked


@cache
def _folded(word: str, length: int) -> bytes:
    """Return the first letters of *word*, up to where it ends for a reader of words."""
    return letters(word).translate(_FOLDED)[:length].split(b"\0")[0].ljust(length, b"\0")


def places_of_beginnings(said: bytes) -> list[int]:
    """Return, in order, the places where names may begin in the text of which *said* is :func:`letters`."""
    firsts, alone, pairs = _sums()
    said = _BEFORE + said + _BEHIND
    inside = np.frombuffer(said.translate(_INSIDE), np.uint8)
    words = (inside[1:] > inside[:-1]).nonzero()[0]  # from here on a place is counted without _BEFORE
    capital = np.frombuffer(said.translate(firsts), np.uint8, offset=1).take(words).nonzero()[0]
    here, following = words.take(capital), words.take(capital + 1)
    folded = np.frombuffer(said.translate(_FOLDED), np.uint8, offset=1)
    three = _numbers().take(folded.take(here + _THREE) + _ROWS[:3])
    two = _numbers().take(folded.take(following + _TWO) + _ROWS[3:])
    first = three[0] + three[1] + three[2]
    found: list[int] = here[alone.take(first) | pairs.take(first + two[0] + two[1])].tolist()
    return found
