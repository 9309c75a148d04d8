"""
What the CRF sees of one syllable: PyVi's ``sylabelize`` and ``word2features``, computed once for each distinct one.
"""

from __future__ import annotations

import re
import string
import unicodedata
from typing import NamedTuple

from .model import Model

# PyVi's patterns in PyVi's order; the first that fits wins. None of them spans a space.
SYLLABLE = re.compile(
    "|".join(
        [
            r"[A-ZĐ]+\.", r"Tp\.", r"Mr\.", r"Mrs\.", r"Ms\.", r"Dr\.", r"ThS\.",
            r"==>", r"->", r"\.\.\.", r">>", r"\n",
            r"\w+://[^\s]+", r"[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+",
            r"\d+(?:[\.,_]\d+)+", r"[^\w\s]", r"\w+",
        ]
    )
)  # fmt: skip

# Syllables of their own behind a word; so is a full stop behind a small letter, which belongs to no abbreviation.
_MARKS = frozenset(',;:!?)"”’…')
_OPENING = frozenset('("“‘')  # before a word

SOLID, TITLE = 1, 2  # flags: may be joined at all; begins with a capital


class Features(NamedTuple):
    """
    Weights (B minus I) of a syllable for itself, for the one after it and for the one before it; its number among the
    syllables of listed words (0: in none); flags for the rules after decoding.
    """

    own: float
    for_next: float
    for_previous: float
    number: int
    flags: int


class Weights:
    """The model by syllable, and its weights for listed words of two and three syllables."""

    def __init__(self, model: Model) -> None:
        self._weight = model.difference
        self._bias = self._of("bias")
        self._own, self._next, self._previous = (
            (self._of(f"{place}word.isupper()"), self._of(f"{place}word.istitle()")) for place in ("", "-1:", "+1:")
        )
        self._digit = self._of("word.isdigit()")
        self.transitions = model.transitions
        self.pair_second, self.pair_first = self._of("-1:word.bi_gram()"), self._of("+1:word.bi_gram()")
        self.triple_third, self.triple_first = self._of("-2:word.tri_gram()"), self._of("+2:word.tri_gram()")
        self.numbers: dict[str, int] = {}
        for word in sorted(model.pairs | model.triples):
            for syllable in word.split(" "):
                self.numbers.setdefault(syllable, len(self.numbers) + 1)
        self.pairs = {self._numbered(word) for word in model.pairs}
        self.triples = {self._numbered(word) for word in model.triples}

    def _of(self, attribute: str) -> float:
        return self._weight.get(attribute, 0.0)

    def _numbered(self, word: str) -> tuple[int, ...]:
        return tuple(self.numbers[syllable] for syllable in word.split(" "))

    def features(self, syllable: str) -> Features:
        """Return what the model says about one syllable, as printed."""
        lower, weight = syllable.lower(), self._weight.get
        upper, title = syllable.isupper(), syllable.istitle()
        own = self._bias + weight(f"word.lower():{lower}", 0.0)
        for_next, for_previous = weight(f"-1:word.lower():{lower}", 0.0), weight(f"+1:word.lower():{lower}", 0.0)
        # added in one order everywhere, so that sums are the same to the bit
        own += upper * self._own[0] + title * self._own[1]
        own += syllable.isdigit() * self._digit
        for_next = for_next + title * self._next[1] + upper * self._next[0]
        for_previous = for_previous + title * self._previous[1] + upper * self._previous[0]
        # PyVi asks "in string.punctuation", a substring test: "()" would count as one mark. And no digit joins.
        solid = syllable not in string.punctuation and not syllable[0].isdigit()
        flags = solid * SOLID + syllable[0].istitle() * TITLE
        return Features(own, for_next, for_previous, self.numbers.get(lower, 0), flags)


def nfc(text: str) -> str:
    """Return *text* in NFC, as PyVi does first."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def syllables_of(chunk: str) -> list[str]:
    """Return PyVi's syllables of what stands between two spaces; most are one word, which no pattern has to look at."""
    chunk = nfc(chunk)
    if chunk.isalpha():
        return [chunk]
    mark = chunk[-1:]
    if (mark in _MARKS or (mark == "." and chunk[0].islower())) and chunk[:-1].isalpha():
        return [chunk[:-1], mark]
    if chunk[:1] in _OPENING and chunk[1:].isalpha():
        return [chunk[0], chunk[1:]]
    return SYLLABLE.findall(chunk)
