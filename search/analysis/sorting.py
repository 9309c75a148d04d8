"""Vietnamese alphabetical order: a ă â b c d đ e ê g … y; then the tones ngang, huyền, hỏi, ngã, sắc, nặng."""

from __future__ import annotations

import re
from functools import lru_cache

from .fold import fold, lower_text
from .normalise import normalise
from .syllable import split_tone

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_NUMBER = re.compile(r"(\d+)")

SortKey = tuple[tuple[tuple[int, int | str], ...], tuple[int, ...], str]


@lru_cache(maxsize=16384)
def sort_key(text: str) -> SortKey:
    """
    Return a key that sorts *text* as a Vietnamese dictionary does.

    Letters first (``d`` before ``đ``, ``o`` before ``ô`` before ``ơ``), word by word, numbers by value before letters;
    then tones (ma mà mả mã má mạ); then the text itself, so that equal keys are equal texts.
    """
    primary: list[tuple[int, int | str]] = []
    tones: list[int] = []
    for part in _NUMBER.split(normalise(text)):
        if part.isdecimal():
            primary.append((1, int(part) if len(part) < 100 else 0))
            continue
        letters, marks = split_tone(lower_text(part))
        primary += [_letter_key(letter) for letter in letters]
        tones += marks
    return tuple(primary), tuple(tones), text


def flat_key(text: str) -> str:
    """Return a string that sorts as :func:`sort_key` does: for sorting the same texts again and again."""
    primary, tones, own = sort_key(text)
    letters = "".join(f"{chr(kind + 1)}{_flat(value)}" for kind, value in primary)
    return f"{letters}\0{''.join(chr(tone + 1) for tone in tones)}\0{own}"


def _flat(value: int | str) -> str:
    """A number by its size: the longer one is larger, and of as long ones the digits decide."""
    return value if isinstance(value, str) else f"{chr(len(str(value)))}{value}"


def _letter_key(letter: str) -> tuple[int, int | str]:
    """Spaces and marks, then numbers, then the Vietnamese alphabet, then everything else."""
    rank = _RANK.get(letter)
    if rank is None:
        rank = _RANK.get(fold(letter))
    if rank is not None:
        return 2, rank
    return (3, letter) if letter.isalnum() else (0, letter)
