"""
The text that is stored, and the text that is compared: one encoding for what looks the same.

``clean_stored`` is lossless to a reader: the same letters, encoded in one way. ``normalise`` goes one step further and
takes every look-alike of Đ for Đ; it has the length of ``clean_stored``, so offsets into one hold for the other.
"""

from __future__ import annotations

import re
import unicodedata

# Shown as nothing: soft hyphen, zero-width space, word joiner, byte order mark, direction marks. Scraped pages carry
# them inside words ("thi\u200b đua"). The joiners U+200C and U+200D stay: Persian and emoji need them.
INVISIBLE = "\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_SPACES = "\t\v\f\x1c-\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\u0085\u2028\u2029"
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_SURROGATES = "\ud800-\udfff"  # halves of a pair, as broken JSON escapes bring them; they cannot be written as UTF-8

_DIRTY = re.compile(f"[{INVISIBLE}{_SPACES}{_LINE_ENDS}{_CONTROLS}{_SURROGATES}]")
_REMOVE = re.compile(f"[{INVISIBLE}]+")
_TO_SPACE = re.compile(f"[{_SPACES}{_CONTROLS}]")
_TO_NEWLINE = re.compile(f"\r\n?|[{_LINE_ENDS[1:]}]")
_TO_UNKNOWN = re.compile(f"[{_SURROGATES}]")

# Some programs write the tone before the vowel's own mark (e + grave + circumflex), which NFC leaves in two pieces.
_TONE_FIRST = re.compile("([àáảãèéẻẽòóỏõÀÁẢÃÈÉẺẼÒÓỎÕ])([\u0302\u0306])")

# U+00D0/U+00F0 (Icelandic eth) and U+0189/U+0256 (African d) print like Đ/đ; old Vietnamese keyboards typed them.
LOOK_ALIKES = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_LOOK_ALIKE_TABLE = str.maketrans(LOOK_ALIKES)
_LOOK_ALIKE = re.compile("[ÐðƉɖ]")
_LOOK_ALIKE_WORD = re.compile(r"[^\W\d_]*[ÐðƉɖ][^\W\d_]*")


def clean_stored(text: str) -> str:
    """
    Return *text* as it is stored and shown: NFC, ``\\n`` as line end, plain spaces, nothing invisible.

    Look-alikes of Đ become Đ where Vietnamese has one: at the start of a word, or in a word all in capitals ("QÐ").
    Icelandic "Guðrún" stays as printed. Idempotent. Halves of surrogate pairs become U+FFFD.
    """
    if _DIRTY.search(text):
        text = _REMOVE.sub("", text)
        text = _TO_NEWLINE.sub("\n", text)
        text = _TO_SPACE.sub(" ", text)
        text = _TO_UNKNOWN.sub("\ufffd", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if "\u0302" in text or "\u0306" in text:
        text = _TONE_FIRST.sub(_tone_last, text)
    if _LOOK_ALIKE.search(text):
        text = _LOOK_ALIKE_WORD.sub(_vietnamese_d, text)
    return text


def normalise(text: str) -> str:
    """Return :func:`clean_stored` of *text* with every look-alike of Đ and đ replaced. Same length, idempotent."""
    return clean_stored(text).translate(_LOOK_ALIKE_TABLE) if not text.isascii() else clean_stored(text)


def _tone_last(match: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFD", match[1])
    return unicodedata.normalize("NFC", letter[0] + match[2] + letter[1:])


def _vietnamese_d(match: re.Match[str]) -> str:
    word = match[0]
    if word[0] in LOOK_ALIKES or word.isupper():
        return word.translate(_LOOK_ALIKE_TABLE)
    return word
