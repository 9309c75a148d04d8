"""
Numbers as Vietnamese texts write them: Roman, in words, in digits; and the words beside which they are one.

Pure data and functions on strings, shared by analysis and extraction. Words are given with all their marks.
"""

from __future__ import annotations

import re
from functools import cache

_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")

UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# The last digit after "mươi" and "mười" has forms of its own: hai mươi mốt, mười lăm, hai mươi tư.
LAST_DIGIT = {word: number for number, word in enumerate(UNITS) if number} | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
ORDINALS = {"nhất": 1, "nhì": 2, "tư": 4}

# What may stand before a number that names one of a series. "đua" stands for "thi đua" ("Cụm thi đua XII").
CUES = frozenset({"cụm", "khối", "khóa", "lần", "hạng", "quý", "kỳ", "đợt", "loại", "chương", "vòng", "đua"})
# Only Roman numerals in capitals count after these: Đại hội XIII, thế kỷ XXI, Trung ương IV, Đảng XIII.
ROMAN_CUES = frozenset({"hội", "kỷ", "ương", "đảng", "tập", "phần", "điều", "thứ", "số"})
# May stand between a cue and its number: cụm số 9, lần thứ XII. After them any number may be in words.
LINKS = frozenset({"số", "thứ"})
# Directly after a cue only these single words are its number ("cao quý nhất" and "khối tư nhân" are none); mười and
# numbers of several words always are.
_ONE_TO_NINE = frozenset(UNITS[1:])
WORD_CUES = {
    "cụm": _ONE_TO_NINE,
    "khối": _ONE_TO_NINE,
    "đua": _ONE_TO_NINE,
    "khóa": frozenset[str](),
    "hạng": frozenset({"nhất", "nhì", "hai", "ba", "bốn", "tư"}),
    "quý": frozenset({"một", "hai", "ba", "bốn", "tư"}),
    "lần": frozenset({"hai", "ba"}),
}


def roman_value(text: str) -> int | None:
    """Return the value of a Roman numeral in any case, up to 3999, or ``None``; ``IIII`` and ``""`` are none."""
    lower = text.lower()
    if not lower or not _ROMAN.fullmatch(lower):
        return None
    values = [_ROMAN_VALUE[char] for char in lower]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def to_roman(number: int) -> str:
    """Return 1 to 3999 as a Roman numeral in capitals."""
    if not 1 <= number <= 3999:
        raise ValueError(f"expected a number from 1 to 3999, found {number}")
    steps = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    out = []
    for value, letters in steps:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


@cache
def number_words() -> dict[tuple[str, ...], int]:
    """Return the words of 1 to 99 and of the ordinals: ``("mười", "hai")`` -> 12, ``("nhất",)`` -> 1."""
    words: dict[tuple[str, ...], int] = {(UNITS[n],): n for n in range(1, 10)}
    words |= {(word,): n for word, n in ORDINALS.items()}
    words[("mười",)] = 10
    tens = [(("mười",), 10)] + [((UNITS[n], "mươi"), n * 10) for n in range(2, 10)]
    for start, ten in tens:
        words[start] = ten
        words |= {(*start, digit): ten + n for digit, n in LAST_DIGIT.items()}
    return words
