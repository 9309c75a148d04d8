"""
What did a person mean whose text finds nothing? Raw Telex or VNI keys, a missing space, a slip of the finger.

Words that the index does not know are doubted first; a rescue is proposed as a whole text and tried by the caller,
who says so to the person. Nothing here changes a query in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from math import log

from ..analysis.fold import fold
from ..analysis.keystrokes import KeystrokeTable, decode_vni
from ..analysis.marks import is_marked
from ..analysis.spelling import fold_key, key
from ..analysis.typos import corrections, split_joined
from ..engine.base import Lexicon
from ..fields import EXACT, FOLDED, PAIR
from ..result import Reason
from ..vocabulary import places
from .understand import Query
from .words import Unit

_CHUNK = re.compile(r"[^\s\"“”„]+")
_EDGES = "()[]{},.;:!?…'’‘-–—*"
MAX_CHUNKS = 40  # a longer text is no slip of the finger
_OPERATORS = ("OR",)


class Rescue:
    """The vocabulary of one snapshot as rescue needs it (``analysis.lexicon.Lexicon``)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def knows(self, word: str) -> bool:
        """Whether some article has the word; unmarked words are asked for without marks."""
        return self.df(word) > 0

    def df(self, word: str) -> int:
        """Return the number of articles that have the word (in the field where most have it)."""
        view = EXACT if is_marked(word) else FOLDED
        return self._lexicon.document_frequency(view, word)

    def pair_df(self, left: str, right: str) -> int:
        """Return the number of articles in which *right* directly follows *left*, both folded."""
        return self._lexicon.document_frequency(PAIR, f"{left} {right}")

    def frequency(self, unit: Unit) -> int:
        """Return how many articles have a unit's rarest syllable."""
        return min((self.df(s.folded) for s in unit.syllables), default=0)

    @cached_property
    def keystrokes(self) -> KeystrokeTable:
        """Readings of raw keys among the syllables of the index."""
        return KeystrokeTable(self._lexicon.exact_syllables())


def rescues(query: Query, rescue: Rescue, *, unknown_only: bool = False) -> Iterator[tuple[str, Reason]]:
    """
    Yield texts to try instead of *query*'s, most likely first, each with its reason.

    First only words that the index does not know are read anew (and, where those turn out to be raw keys, the others
    that raw keys spell better); then, unless *unknown_only*, every word that raw keys could spell.
    """
    chunks = list(_CHUNK.finditer(query.text))
    if not 0 < len(chunks) <= MAX_CHUNKS:
        return
    seen = {query.text}
    for doubt_all in (False,) if unknown_only else (False, True):
        for text, reason in _readings(query.text, chunks, rescue, doubt_all):
            if text not in seen:
                seen.add(text)
                yield text, reason


def widened(query: Query) -> Iterator[str]:
    """Yield wider questions: the same words without marks, then without quotation marks too."""
    bare = "".join(fold(c) if c.isalpha() else c for c in query.text)
    if bare != query.text.lower():
        yield bare
    if any(q in bare for q in '"“”'):
        yield re.sub('["“”]', " ", bare).strip()


def _readings(text: str, chunks: list[re.Match[str]], rescue: Rescue, doubt_all: bool) -> Iterator[tuple[str, Reason]]:
    words = [c[0].strip(_EDGES) for c in chunks]
    fixed: list[str | None] = [None] * len(chunks)
    reasons: list[Reason] = []
    marks_typed = is_marked(text)
    names = _names(words)
    for at, word in enumerate(words):
        if not word or word in _OPERATORS or not (doubt_all or _doubtful(word, rescue)):
            continue
        left, right = _beside(at, words, fixed)
        found = _read(word, left, right, rescue, keys_only=doubt_all, marks_typed=marks_typed)
        if found and not (found[1] == "spelling" and at in names):
            fixed[at], reason = _cased(found[0], word), found[1]
            reasons.append(reason)
    if not doubt_all and any(reason in ("telex", "vni") for reason in reasons):
        _read_known(words, fixed, rescue)
    if reasons:
        yield _rebuilt(text, chunks, words, fixed), reasons[0]


def _names(words: list[str]) -> set[int]:
    """The places of words that make up a name of the gazetteer: Hòa Bình is no slip, even if no article has it."""
    found: set[int] = set()
    for width in (2, 3, 4):
        for at in range(len(words) - width + 1):
            name = " ".join(words[at : at + width])
            if places.lookup(name) or places.find_province(name):
                found.update(range(at, at + width))
    return found


def _beside(at: int, words: list[str], fixed: list[str | None]) -> tuple[str, str]:
    """Return the words left and right of one, as far as they were read anew already."""
    left = (fixed[at - 1] or words[at - 1]).split()[-1:] if at else []
    right = (fixed[at + 1] or words[at + 1]).split()[:1] if at + 1 < len(words) else []
    return "".join(left), "".join(right)


def _read_known(words: list[str], fixed: list[str | None], rescue: Rescue) -> None:
    """
    Read known words anew too, in a text of raw keys, where that fits better than the word itself.

    Some keystrokes are words of their own: "coong" and "cas" are somebody's name, but in "coong an" and "cas cheets"
    they are công and cá.
    """
    for at, word in enumerate(words):
        if fixed[at] is not None or not word.isalnum() or word.isdigit():
            continue
        readings = [c for c in rescue.keystrokes.candidates(word) if c != key(word)]
        if not readings:
            continue
        left, right = _beside(at, words, fixed)
        best = max(readings, key=lambda c: _fit(c, left, right, rescue))
        if _fit(best, left, right, rescue) > _fit(key(word), left, right, rescue):
            fixed[at] = _cased(best, word)


def _cased(found: str, typed: str) -> str:
    """Give *found* the capitals of *typed*."""
    if typed.isupper() and len(typed) > 1:
        return found.upper()
    return found[:1].upper() + found[1:] if typed[:1].isupper() else found


def _doubtful(word: str, rescue: Rescue) -> bool:
    """Whether a typed word is unknown. Numbers never are; a code (22-1, A1) only if its keys could be VNI."""
    own = key(word)
    if own.isdigit() or rescue.knows(own):
        return False
    if own.isalpha():
        return True
    return any(c.isdigit() for c in own) and own.isalnum() and bool(decode_vni(own))


def _read(
    word: str, left: str, right: str, rescue: Rescue, *, keys_only: bool, marks_typed: bool
) -> tuple[str, Reason] | None:
    """Return what *word* was meant to be. Where marks were typed an input method was on: raw keys are less likely."""
    typed = [c for c in rescue.keystrokes.candidates(word) if c != key(word)]
    raw = max(typed, key=lambda c: _fit(c, left, right, rescue)) if typed else None
    by_keys: tuple[str, Reason] | None = (raw, "vni" if any(c.isdigit() for c in word) else "telex") if raw else None
    if keys_only or (by_keys and not marks_typed):
        return by_keys
    near = corrections(word, rescue, left, right, limit=1)
    parts = split_joined(word, rescue)
    usual = _pairs(raw, left, right, rescue) if raw else 0
    if near and near[0].pairs and _pairs(near[0].word, left, right, rescue) >= usual:
        return near[0].word, "spelling"
    if by_keys:
        return by_keys
    if parts and min(map(len, parts)) > 1:
        return " ".join(parts), "spaces"
    return (near[0].word, "spelling") if near else (" ".join(parts), "spaces") if parts else None


def _pairs(candidate: str, left: str, right: str, rescue: Rescue) -> int:
    folded = fold_key(candidate)
    pairs = rescue.pair_df(fold_key(key(left)), folded) if left else 0
    return pairs + (rescue.pair_df(folded, fold_key(key(right))) if right else 0)


def _fit(candidate: str, left: str, right: str, rescue: Rescue) -> float:
    return 2 * log(1 + _pairs(candidate, left, right, rescue)) + log(1 + rescue.df(candidate))


def _rebuilt(text: str, chunks: list[re.Match[str]], words: list[str], fixed: list[str | None]) -> str:
    parts, at = [], 0
    for chunk, word, new in zip(chunks, words, fixed, strict=True):
        start = chunk.start() + (chunk[0].find(word) if word else 0)
        parts.append(text[at:start])
        parts.append(new if new is not None else word)
        at = start + len(word)
    return "".join((*parts, text[at:]))
