"""Text without marks or capitals, one character for one: the folded view and length-preserving lower case."""

from __future__ import annotations

import unicodedata

from unidecode import unidecode_expect_nonascii

from .normalise import LOOK_ALIKES

KEPT = 0x3000  # code points below are remembered: all letters of Europe. Of the million others a stranger may send any


class _Lower(dict[int, str]):
    """Code point -> its lower-case character, filled on first use."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lower = LOOK_ALIKES.get(char, char).lower()
        # "İ".lower() is "i" and a combining dot: two characters would move every offset after it.
        lower = lower if len(lower) == 1 else lower[0]
        if code < KEPT:
            self[code] = lower
        return lower


class _Fold(dict[int, str]):
    """Code point -> its lower-case letter without marks, filled on first use."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = lower_text(char)
        if "LATIN " in unicodedata.name(char, ""):
            ascii_form = unidecode_expect_nonascii(plain)
            # "ß" gives "ss" and "æ" gives "ae": two characters, so these letters stay themselves.
            if len(ascii_form) == 1 and ascii_form.isalnum():
                plain = ascii_form.lower()
        if code < KEPT:
            self[code] = plain
        return plain


# Where Python's own lower case, ten times as fast, is another: look-alikes, "İ" (two characters) and the sigma, which
# becomes another letter at the end of a word.
_NOT_AS_PYTHON = (*LOOK_ALIKES, "İ", "Σ")
_LOWER = _Lower()
_FOLD = _Fold()


def lower_text(text: str) -> str:
    """Return *text* in lower case, Đ's look-alikes as đ; exactly one character per character of *text*."""
    if not text.isascii():
        for char in _NOT_AS_PYTHON:  # six looks for a character cost a fifth of one pattern
            if char in text:
                return text.translate(_LOWER)
    return text.lower()


def fold(text: str) -> str:
    """
    Return *text* in lower case without diacritics; ``đ`` becomes ``d``, although Unicode does not decompose it.

    Expects NFC. Exactly one character per character of *text*, so offsets into the result are offsets into *text*.
    Only Latin letters lose marks (by Unidecode, where it gives one letter for one); other scripts are lower-cased.
    """
    return text.lower() if text.isascii() else text.translate(_FOLD)
