"""Which queries are asked? Drawn from the corpus by class, the same for the same seed; every class has its reason."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .corpus import draw, read_tokens

CLASSES = {
    "frequent": "one frequent term",
    "rare": "one rare term",
    "and": "2-term AND",
    "or": "4-term OR",
    "phrase": "3-syllable phrase",
    "prefix": "prefix",
    "fuzzy": "fuzzy, 1 edit",
    "or_facets": "4-term OR + 4 facets + titles",
    "all_facets": "match-all + 4 facets",
}
SAMPLE = 4000  # articles that queries are drawn from
COUNTED = 30_000  # articles, the first ones, in which frequencies are counted
LETTERS = "abcdeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Query:
    """*kind* is a key of CLASSES; *terms* are tokens (of a prefix its letters, of a fuzzy one what was typed)."""

    kind: str
    terms: tuple[str, ...] = ()


def make_queries(corpus: Path, count: int, seed: int, limit: int | None = None) -> dict[str, list[Query]]:
    """Return *count* queries of each class over the first *limit* articles of a corpus, COUNTED of them at most."""
    frequency: Counter[str] = Counter()
    rng = draw(seed, "queries")
    sample: list[list[str]] = []
    docs = 0
    for docs, tokens in enumerate(read_tokens(corpus, min(limit or COUNTED, COUNTED)), 1):
        frequency.update(set(tokens))
        if len(sample) < SAMPLE:
            sample.append(tokens)
        elif (place := rng.randrange(docs)) < SAMPLE:
            sample[place] = tokens
    draws = _Draws([s for s in sample if len(s) >= 8], frequency, docs, rng)
    makers: dict[str, Callable[[], tuple[str, ...]]] = {
        "frequent": draws.frequent,
        "rare": draws.rare,
        "and": lambda: draws.several(2),
        "or": lambda: draws.several(4),
        "phrase": draws.phrase,
        "prefix": draws.prefix,
        "fuzzy": draws.fuzzy,
        "or_facets": lambda: draws.several(4),
        "all_facets": tuple,
    }
    return {kind: [Query(kind, make()) for _ in range(count)] for kind, make in makers.items()}


class _Draws:
    def __init__(self, sample: Sequence[list[str]], frequency: Counter[str], docs: int, rng: random.Random) -> None:
        self._sample, self._frequency, self._docs, self._rng = sample, frequency, docs, rng
        words = [term for term, _ in frequency.most_common() if term.isalpha()]
        self._frequent = words[:300]
        self._rare = [term for term in words if 2 <= frequency[term] <= 20] or words
        self._usual = sorted(term for term in words if len(term) >= 4 and frequency[term] >= 5) or words

    def frequent(self) -> tuple[str, ...]:
        """One of the 300 most frequent syllables."""
        return (self._rng.choice(self._frequent),)

    def rare(self) -> tuple[str, ...]:
        """One that 2 to 20 articles have."""
        return (self._rng.choice(self._rare),)

    def several(self, count: int) -> tuple[str, ...]:
        """Different syllables of one article, none in more than a third of all articles where there are enough."""
        tokens = sorted(set(self._rng.choice(self._sample)))
        telling = [term for term in tokens if self._frequency[term] * 3 <= self._docs]
        return tuple(self._rng.sample(telling if len(telling) >= count else tokens, count))

    def phrase(self) -> tuple[str, ...]:
        """Three neighbours, wherever they stand."""
        tokens = self._rng.choice(self._sample)
        at = self._rng.randrange(len(tokens) - 2)
        return tuple(tokens[at : at + 3])

    def prefix(self) -> tuple[str, ...]:
        """The first two or three letters of a word of an article."""
        words = [term for term in self._rng.choice(self._sample) if term.isalpha() and len(term) > 3]
        return (self._rng.choice(words or self._usual)[: self._rng.choice((2, 3))],)

    def fuzzy(self) -> tuple[str, ...]:
        """A usual word with one letter left out, added or changed."""
        word = self._rng.choice(self._usual)
        at, letter = self._rng.randrange(len(word)), self._rng.choice(LETTERS)
        return (
            self._rng.choice(
                (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :])
            ),
        )
