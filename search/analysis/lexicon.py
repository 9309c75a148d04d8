"""What rescue needs to know of an index's vocabulary: a protocol that engines fulfil, and one made of plain counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from .analyzer import analyze
from .spelling import fold_key


class Lexicon(Protocol):
    """
    The vocabulary of an index. Words are keys: exact ones (``spelling.key``) or folded ones; a word without marks is
    asked for as folded, so ``knows("dong")`` is true where only ``đồng`` occurs.
    """

    def knows(self, word: str) -> bool:
        """True where some article has the word."""

    def df(self, word: str) -> int:
        """The number of articles that have the word; 0 if unknown."""

    def forms(self, folded: str) -> Mapping[str, int]:
        """The exact words that fold to *folded*, each with the number of its articles."""

    def pair_df(self, left: str, right: str) -> int:
        """The number of articles (or places, if cheaper) where *right* directly follows *left*, both folded."""


class CountedLexicon:
    """A :class:`Lexicon` from counts, for tests and small vocabularies."""

    def __init__(self, words: Mapping[str, int], pairs: Mapping[tuple[str, str], int] | None = None) -> None:
        self.words = dict(words)
        self.pairs = dict(pairs or {})
        self._folded: Counter[str] = Counter()
        self._forms: dict[str, dict[str, int]] = {}
        for word, count in self.words.items():
            self._folded[fold_key(word)] += count
            self._forms.setdefault(fold_key(word), {})[word] = count

    @classmethod
    def of_texts(cls, texts: Iterable[str]) -> CountedLexicon:
        """Count the syllables of *texts* by text, and their neighbouring pairs, folded, by place."""
        words: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            analysis = analyze(text)
            words.update(set(analysis.exact))
            pairs.update((analysis.folded[a], analysis.folded[b]) for a, b in analysis.pairs())
        return cls(words, pairs)

    def knows(self, word: str) -> bool:
        return word in self.words or word in self._folded

    def df(self, word: str) -> int:
        return self._folded[word] if word in self._folded else self.words.get(word, 0)

    def forms(self, folded: str) -> Mapping[str, int]:
        return self._forms.get(folded, {})

    def pair_df(self, left: str, right: str) -> int:
        return self.pairs.get((left, right), 0)
