"""
Which slip of the finger explains a word best, beside its neighbours? Also of words that the index knows.

Neighbours are compared as typed, marks included: "bằng khen" is not "bảng khen". Scores are sums of logarithms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import log

from ..analysis.spelling import key
from ..analysis.typos import Correction, corrections, is_short, slip_weight
from .evidence import Rescue

LIKELY = 4.0  # how much better than the word itself a slip must explain it, where nothing was found
STRONG = 6.0  # and where any word is enough, or something was found
WEIGHED = 6  # corrections of a word that are looked at beside their neighbours: each costs two phrases
DOUBTED = 3  # words of a text that are doubted, those with the fewest neighbours
NO_WORD = 20  # articles: a syllable of two letters that more have is a word, and stays
ONE_IN = 1000  # articles of a small index: there a syllable of two letters that more have is a word already
FREQUENT = 0.25  # of the logarithm of a word's articles
FEW = 2  # places where a doubted word may stand beside its neighbours: others made the slip too
OFTEN = 50
KEYS = -1.0  # weight of raw keys in a text with marks: an input method was on


def likely(word: str, left: str, right: str, rescue: Rescue, *, marks_typed: bool) -> list[Correction]:
    """Return known words one slip from *word*, likeliest beside its neighbours (as typed, or empty) first."""
    found = corrections(word, rescue, left, right, limit=WEIGHED, marks_typed=marks_typed)
    if not marks_typed or not (left or right):
        return found
    own = key(word)
    better = [weighed(c.word, slip_weight(own, c.word), left, right, rescue, c) for c in found]
    return sorted(better, key=lambda c: (-c.score, -c.df, c.word))


def weighed(
    word: str, weight: float, left: str, right: str, rescue: Rescue, known: Correction | None = None
) -> Correction:
    """Return a reading of a word in a text with marks, scored by how often it stands beside its neighbours."""
    df = known.df if known else rescue.df(word)
    pairs = known.pairs if known else 0
    return Correction(
        word, df, pairs, weight + _standing(word, left, right, rescue) + log(1 + df) * FREQUENT + log(1 + pairs) / 4
    )


def _standing(word: str, left: str, right: str, rescue: Rescue, *, marks_typed: bool = True) -> float:
    before = rescue.beside(left, word, marks_typed=marks_typed) if left else 0
    after = rescue.beside(word, right, marks_typed=marks_typed) if right else 0
    return log(1 + before) + log(1 + after)


def doubted(
    words: Sequence[str], rescue: Rescue, marks_typed: bool, names: Collection[int], least: float
) -> Iterator[tuple[int, str]]:
    """
    Yield (place, other word) for known words that hardly ever stand beside their neighbours, where a word one slip
    away often does; the best case first. *least* is how much better it must be, as a logarithm.
    """
    found: list[tuple[float, int, str]] = []
    for at in _strangers(words, rescue, marks_typed, names):
        left, right = _around(at, words)
        own = 2 * log(1 + _seen(words[at], left, right, rescue, marks_typed))
        own += log(1 + rescue.df(key(words[at]))) * FREQUENT
        for other in likely(words[at], left, right, rescue, marks_typed=marks_typed)[:2]:
            sides = [(left, other.word)] * bool(left) + [(other.word, right)] * bool(right)
            if all(rescue.beside(a, b, marks_typed=marks_typed) for a, b in sides):
                found.append((other.score - own, at, other.word))
    found.sort(reverse=True)
    yield from ((at, word) for gain, at, word in found[:DOUBTED] if gain >= least)


def _strangers(words: Sequence[str], rescue: Rescue, marks_typed: bool, names: Collection[int]) -> list[int]:
    """The places of words that neither neighbour is ever seen with, as typed. Capitals are abbreviations."""
    shouted = not any(char.islower() for word in words for char in word)
    out = []
    for at, word in enumerate(words):
        left, right = _around(at, words)
        if at in names or not word.isalpha() or not (left or right) or not rescue.knows(key(word)):
            continue
        if not shouted and word.isupper() and len(word) > 1:
            continue
        if is_short(key(word)) and rescue.df(key(word)) > min(NO_WORD, rescue.articles // ONE_IN):
            continue
        if _seen(word, left, right, rescue, marks_typed) <= FEW:
            out.append(at)
    return out[:DOUBTED]


def _seen(word: str, left: str, right: str, rescue: Rescue, marks_typed: bool) -> int:
    """How often a word stands beside its neighbours; what is frequent without marks is not looked at any closer."""
    sides = [(left, word)] * bool(left) + [(word, right)] * bool(right)
    unmarked = sum(rescue.beside(a, b, marks_typed=False) for a, b in sides)
    if not marks_typed or not unmarked or unmarked > OFTEN:
        return unmarked
    return sum(rescue.allowed_beside(a, b) for a, b in sides)


def _around(at: int, words: Sequence[str]) -> tuple[str, str]:
    """The neighbours of a word that are words too."""
    left = words[at - 1] if at and words[at - 1].isalnum() else ""
    right = words[at + 1] if at + 1 < len(words) and words[at + 1].isalnum() else ""
    return left, right
