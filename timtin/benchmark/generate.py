"""
How are articles made that look like real ones to an index? From lines of real articles, with new words as text goes on.

A made article has the shape of a real one, line by line; each line comes from that article or from one of two others,
of about the same length, so lengths, word frequencies and what stands beside what stay those of the corpus. New words
come as fast as Heaps' law says, in the places of rare words; half of the replaced places repeat a word made before,
mostly an old one. What a made corpus does not have: topics that run through an article, and new phrases of old words
(but where two lines meet).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence

from .heaps import Heaps
from .text import Text

ONSETS = (
    "b",
    "br",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "pr",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
)
VOWELS = ["a", "e", "i", "o", "u", "ai", "ei", "ou"]
ENDS = ["", "b", "d", "k", "l", "m", "n", "r", "s", "x"]
SYLLABLES = len(ONSETS) * len(VOWELS) * len(ENDS)
RARE = 3  # occurrences in the corpus up to which a word may be replaced
WIDTH = 6  # words: lines whose lengths differ by less may stand for each other


def made_word(number: int) -> str:
    """Return a word of three foreign-looking syllables; another one for each number below ten billion."""
    mixed = number * 2_654_435_761 % SYLLABLES**3  # neighbours look nothing alike; the factor has no divisor in common
    out = ""
    for _ in range(3):
        mixed, syllable = divmod(mixed, SYLLABLES)
        onset, rest = divmod(syllable, len(VOWELS) * len(ENDS))
        vowel, end = divmod(rest, len(ENDS))
        out += ONSETS[onset] + VOWELS[vowel] + ENDS[end]
    return out.capitalize()


class Generator:
    """Makes articles by number, each the same whatever was made before."""

    def __init__(self, texts: Sequence[Text], heaps: Heaps, tokens_each: float, seed: int) -> None:
        self._texts = texts
        self._heaps = heaps
        self._tokens = tokens_each
        self._seed = seed
        self._lines = [text.body.split("\n") for text in texts]
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(text.joined().split())
        self._rare = {word for word, count in counts.items() if count <= RARE and word.isalpha()}

    def made(self, first: int, end: int) -> Iterator[Text]:
        """Yield the made articles with numbers *first* to *end* (exclusive)."""
        start = self._due(first)
        for number in range(first, end):
            yield self._article(number, self._due(number) - start, self._due(number + 1) - start)

    def _due(self, articles: int) -> int:
        """Return how many distinct words the corpus should have after so many articles."""
        return round(self._heaps.vocabulary(articles * self._tokens))

    def _article(self, number: int, first_word: int, next_word: int) -> Text:
        rng = random.Random(f"{self._seed}:article:{number}")
        chosen = [rng.randrange(len(self._texts)) for _ in range(3)]
        shape = self._texts[chosen[0]]
        pool = [line for at in chosen for line in self._lines[at]]
        lines = [self._line(rng, line, pool).split(" ") for line in self._lines[chosen[0]]]
        self._renew(rng, lines, first_word, next_word)
        title = self._texts[chosen[1]].title
        return Text(title, shape.summary, "\n".join(" ".join(words) for words in lines))

    def _line(self, rng: random.Random, line: str, pool: list[str]) -> str:
        width = line.count(" ")
        near = [other for other in pool if abs(other.count(" ") - width) < WIDTH]
        return rng.choice(near) if near else line

    def _renew(self, rng: random.Random, lines: list[list[str]], first: int, end: int) -> None:
        """Put the words numbered *first* to *end* (exclusive), and as many older ones, in the places of rare words."""
        wanted = list(range(first, end)) + [int(first * rng.random() ** 2) for _ in range(first, end) if first]
        words = [(row, at) for row, line in enumerate(lines) for at, word in enumerate(line) if word.isalpha()]
        rare = [(row, at) for row, at in words if lines[row][at] in self._rare]
        rng.shuffle(rare)
        if len(rare) < len(wanted):
            taken = set(rare)
            rest = [place for place in words if place not in taken]
            rare += rng.sample(rest, min(len(rest), len(wanted) - len(rare)))
        for (row, at), number in zip(rare, wanted, strict=False):
            lines[row][at] = made_word(number)
