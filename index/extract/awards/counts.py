"""
Which number do digits or words say: "4.300", "mười bốn", "hơn một trăm"?
"""

from __future__ import annotations

import re

from search.vocabulary.numbers import ORDINALS, number_words

__all__ = ["NUMBER", "number"]

_WORDS = {
    " ".join(words): n
    for words, n in number_words().items()
    if not ((len(words) == 1 and words[0] in ORDINALS) or (len(words) > 1 and words[-1] == "năm"))
}
_UP_TO_99 = "|".join(sorted(_WORDS, key=len, reverse=True))
_ONE = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
_HUNDREDS = re.compile(rf"(?P<h>{_ONE}) trăm(?: (?:linh |lẻ )?(?P<rest>{_UP_TO_99}))?")
NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d{{3}})+|\d+|(?:{_ONE}) trăm(?: (?:linh |lẻ )?(?:{_UP_TO_99})(?!\w))?|{_UP_TO_99})"
"""A pattern for a number in digits or in words up to 999."""


def number(text: str) -> int:
    """Return the value of what :data:`NUMBER` matches."""
    if m := _HUNDREDS.fullmatch(text):
        return 100 * _WORDS[m["h"]] + (_WORDS[m["rest"]] if m["rest"] else 0)
    return _WORDS[text] if text in _WORDS else int(re.sub(r"\D", "", text))
