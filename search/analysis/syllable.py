"""
What a written syllable is made of: onset, vowels, coda, and one tone.

Orthography after "Quy định về chính tả tiếng Việt" (Ministry of Education, decision 240/QĐ of 5 March 1984).
The pattern is generous: it accepts what a Vietnamese reader could pronounce, not only what dictionaries list.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .fold import fold, lower_text

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng
_TONE_NUMBER = {mark: number for number, mark in enumerate(TONES) if mark}

_SHAPE = re.compile(
    "(?P<onset>ngh|ng|nh|ch|gh|gi(?=[aeiouy])|kh|ph|qu(?=[aeiouy])|th|tr|[bcdghklmnpqrstvxfjwz]?)"
    "(?P<vowels>[aeiouy]{1,3})"
    "(?P<coda>ch|ng|nh|[ckmnpt])?"
)
# Letter of the folded form -> the letters that print over it.
QUALITIES = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ"}
_QUALITY_VOWELS = frozenset("ăâêôơư")


class Shape(NamedTuple):
    """Where onset, vowels and coda of a folded syllable stand: ``text[:vowels]``, ``text[vowels:coda]``, rest."""

    vowels: int
    coda: int


@lru_cache(maxsize=8192)
def shape(folded: str) -> Shape | None:
    """Return the parts of a folded syllable, or ``None`` if *folded* cannot be one Vietnamese syllable."""
    match = _SHAPE.fullmatch(folded) if len(folded) <= 8 else None
    return Shape(match.start("vowels"), match.end("vowels")) if match else None


@lru_cache(maxsize=512)  # a stranger may send any letter; Vietnamese has a hundred with marks
def letter_parts(char: str) -> tuple[str, int]:
    """Return a lower-case letter without its tone, and the tone's number: ``ằ`` -> ``("ă", 1)``."""
    if char.isascii():
        return char, 0
    marks = unicodedata.normalize("NFD", char)
    tone = next((_TONE_NUMBER[m] for m in marks if m in _TONE_NUMBER), 0)
    if not tone:
        return char, 0
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in _TONE_NUMBER)), tone


def split_tone(word: str) -> tuple[str, tuple[int, ...]]:
    """Return the letters of a lower-case NFC word without tones, and the tone number at each letter."""
    if word.isascii():
        return word, (0,) * len(word)
    parts = [letter_parts(char) for char in word]
    return "".join(letter for letter, _ in parts), tuple(tone for _, tone in parts)


def add_tone(letters: str, at: int, tone: int) -> str:
    """Return *letters* with the tone on the letter at index *at*."""
    if not tone:
        return letters
    return letters[:at] + unicodedata.normalize("NFC", letters[at] + TONES[tone]) + letters[at + 1 :]


def tone_index(letters: str, parts: Shape) -> int:
    """
    Return the index of the letter that carries the tone, in the older placement (hòa, thúy), which newspapers prefer.

    A vowel with a mark of its own carries it (the last of two: ``ươ`` -> ơ); before a coda the last vowel does; of
    two open vowels the first; of three the middle one.
    """
    start, end = parts
    for at in range(end - 1, start - 1, -1):
        if letters[at] in _QUALITY_VOWELS:
            return at
    if end < len(letters):
        return end - 1
    return start if end - start <= 2 else start + 1


def is_syllable(word: str) -> bool:
    """True where *word* (any case, marks or none) is written like one Vietnamese syllable."""
    return shape(fold(word)) is not None


def has_marks(word: str) -> bool:
    """True where *word* has a tone or a letter's own mark (ă â ê ô ơ ư đ, or any other diacritic)."""
    return not word.isascii() and fold(word) != lower_text(word)
