"""
From the text of an article to numbers: the one place where the engine meets the analyzer.

An :class:`Encoder` numbers every exact syllable, folded syllable and compound that it meets; an article's field becomes
arrays of such numbers. It lives as long as the process and serves many segments; its vocabulary grows by Heaps' law
(some 100,000 folded syllables in 150,000 news articles), far slower than the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ...analysis.spelling import fold_key, key
from ...model import Article
from .mapped import Array

CAPTION_GAP = 100  # positions between two captions, so that no phrase reaches from one into the next
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """
    One field: numbers of exact syllables with their positions; whether each makes a pair with the next one; compounds.
    """

    exact: Array
    positions: Array
    joined: Array
    words: Array


class Vocabulary(dict[str, int]):
    """text -> number, given out in order; *texts* is the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self.texts)
        self.texts.append(text)
        return number


class Encoder:
    """Turns fields into numbers. Not shared between threads."""

    def __init__(self) -> None:
        self.exact = Vocabulary()
        self.folded = Vocabulary()
        self.words = Vocabulary()
        self._fold_of: list[int] = []
        self._printed: dict[str, int] = {}

    def fold_of(self) -> Array:
        """Return exact number -> folded number."""
        for text in self.exact.texts[len(self._fold_of):]:
            self._fold_of.append(self.folded[fold_key(text)])
        return np.array(self._fold_of, np.uint32)

    def encode(self, article: Article) -> dict[str, Tokens]:
        """Return the tokens of each text field that is not empty."""
        out = {"title": self._text(article.title), "body": self._text(article.body)}
        if article.summary:
            out["summary"] = self._text(article.summary)
        if article.captions:
            out["captions"] = _joined([self._text(caption) for caption in article.captions])
        return {name: tokens for name, tokens in out.items() if len(tokens.exact)}

    def _text(self, text: str) -> Tokens:
        numbers, joined, end = [], [], -1
        for match in _TOKEN.finditer(text):
            if numbers:
                joined.append(text[end:match.start()].isspace())
            numbers.append(self._number(match[0]))
            end = match.end()
        joined.append(False)
        exact = np.array(numbers, np.uint32)
        return Tokens(exact, np.arange(len(exact), dtype=np.uint32), np.array(joined[:len(exact)], bool),
                      np.zeros(0, np.uint32))

    def _number(self, printed: str) -> int:
        found = self._printed.get(printed)
        if found is None:
            found = self._printed[printed] = self.exact[key(printed)]
        return found


def _joined(parts: list[Tokens]) -> Tokens:
    positions, base = [], 0
    for part in parts:
        positions.append(part.positions + np.uint32(base))
        base += (int(part.positions[-1]) if len(part.positions) else 0) + CAPTION_GAP
    return Tokens(np.concatenate([p.exact for p in parts]), np.concatenate(positions),
                  np.concatenate([p.joined for p in parts]), np.concatenate([p.words for p in parts]))
