"""
In which order do Vietnamese words stand, and under which letter?

Letters first (a ă â b … d đ e ê …), then tones (none, huyền, hỏi, ngã, sắc, nặng), as dictionaries do; numbers by
their value, before letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER: Final = {letter: at for at, letter in enumerate(_ALPHABET)}
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
Key = tuple[tuple[tuple[int, int, int], ...], tuple[int, ...]]


def fold(text: str) -> str:
    """Return lower-case *text* without marks, for looking things up in a short list."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _without_tone(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[c] for c in parts if c in _TONES), 0)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)), tone


def base_letter(char: str) -> str:
    """Return the letter of the alphabet under which a word that starts with *char* stands: Ố is under Ô."""
    return _without_tone(char.lower())[0].upper()


def vietnamese_key(text: str) -> Key:
    """Return a sort key: letters decide before tones, and "9" stands before "12"."""
    letters: list[tuple[int, int, int]] = []
    tones: list[int] = []
    for piece in re.findall(r"\d+|\s+|[^\d\s]", unicodedata.normalize("NFC", text).lower()):
        if piece.isdecimal():
            letters.append((1, int(piece[:15]), 0))
        elif piece.isspace():
            letters.append((0, 0, 0))
        else:
            letter, tone = _without_tone(piece)
            letters.append((2, _LETTER[letter], 0) if letter in _LETTER else (3, ord(letter[0]), 0))
            tones.append(tone)
    return tuple(letters), tuple(tones)
