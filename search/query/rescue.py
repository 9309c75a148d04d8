"""
What did a person mean whose text finds nothing? Raw Telex or VNI keys, a missing space, a slip of the finger.

Words that the index does not know are doubted first; a rescue is proposed as a whole text and tried by the caller,
who says so to the person. Nothing here changes a query in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log

from ..analysis.fold import fold
from ..analysis.keystrokes import decode_vni
from ..analysis.marks import is_marked
from ..analysis.spelling import fold_key, key
from ..analysis.syllable import is_syllable
from ..analysis.typos import is_short, split_joined
from ..result import Reason
from ..vocabulary import abbreviations, places
from .evidence import Rescue
from .slips import KEYS, LIKELY, STRONG, doubted, likely, weighed
from .understand import Query

_CHUNK = re.compile(r"[^\s\"“”„]+")
_EDGES = "()[]{},.;:!?…'’‘-–—*"
RARE = 5  # articles
MAX_CHUNKS = 40  # a longer text is no slip of the finger
_OPERATORS = ("OR",)


def rescues(query: Query, rescue: Rescue, *, unknown_only: bool = False) -> Iterator[tuple[str, Reason]]:
    """
    Yield texts to try instead of *query*'s, most likely first, each with its reason.

    First only words that the index does not know are read anew (and, where those turn out to be raw keys, the others
    that raw keys spell better); then known words that never stand beside their neighbours, where a slip explains them
    (``slips.doubted``); then every word that raw keys could spell. *unknown_only*: just the first, or where there are
    no such words the strong cases of the second.
    """
    chunks = list(_CHUNK.finditer(query.text))
    if not 0 < len(chunks) <= MAX_CHUNKS:
        return
    seen = {query.text}
    for text, reason in _all_rescues(query.text, chunks, rescue, unknown_only):
        if text not in seen:
            seen.add(text)
            yield text, reason


def _all_rescues(
    text: str, chunks: list[re.Match[str]], rescue: Rescue, unknown_only: bool
) -> Iterator[tuple[str, Reason]]:
    unknown = list(_readings(text, chunks, rescue, doubt_all=False))
    yield from unknown
    if not unknown_only:
        yield from _doubted(text, chunks, rescue, LIKELY)
        yield from _readings(text, chunks, rescue, doubt_all=True)
    elif not unknown:
        yield from _doubted(text, chunks, rescue, STRONG)


def _doubted(text: str, chunks: list[re.Match[str]], rescue: Rescue, least: float) -> Iterator[tuple[str, Reason]]:
    words = [c[0].strip(_EDGES) for c in chunks]
    for at, word in doubted(words, rescue, is_marked(text), _names(words), least):
        fixed: list[str | None] = [None] * len(words)
        fixed[at] = _cased(word, words[at])
        yield _rebuilt(text, chunks, words, fixed), "spelling"


def offered(query: Query, rescue: Rescue) -> Iterator[str]:
    """Yield texts with one word spelled better, for a query that found something: they are offered, never applied."""
    chunks = list(_CHUNK.finditer(query.text))
    if 1 < len(chunks) <= MAX_CHUNKS:
        yield from (text for text, _ in _doubted(query.text, chunks, rescue, STRONG))


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
    """
    The places of words that make up a name of the gazetteer, or are an abbreviation that the vocabulary knows: Hòa Bình
    and CSTĐ are no slips, even if no article has them.
    """
    found = {at for at, word in enumerate(words) if abbreviations.match_at([key(word)], 0)}
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
    near = likely(word, left, right, rescue, marks_typed=marks_typed)
    if is_short(key(word)) and near and not near[0].pairs:
        near = []  # of so short a word only its neighbours can tell what is missing
    parts = split_joined(word, rescue)
    if near and near[0].pairs and (raw is None or near[0].score >= weighed(raw, KEYS, left, right, rescue).score):
        return near[0].word, "spelling"
    if by_keys:
        return by_keys
    if parts and min(map(len, parts)) > 1:
        return " ".join(parts), "spaces"
    # a rare foreign word is no reading of another one
    fits = near and (near[0].pairs or near[0].df >= RARE or is_syllable(near[0].word))
    return (near[0].word, "spelling") if fits else (" ".join(parts), "spaces") if parts else None


def _fit(candidate: str, left: str, right: str, rescue: Rescue) -> float:
    folded = fold_key(candidate)
    pairs = rescue.pair_df(fold_key(key(left)), folded) if left else 0
    pairs += rescue.pair_df(folded, fold_key(key(right))) if right else 0
    return 2 * log(1 + pairs) + log(1 + rescue.df(candidate))


def _rebuilt(text: str, chunks: list[re.Match[str]], words: list[str], fixed: list[str | None]) -> str:
    parts, at = [], 0
    for chunk, word, new in zip(chunks, words, fixed, strict=True):
        start = chunk.start() + (chunk[0].find(word) if word else 0)
        parts.append(text[at:start])
        parts.append(new if new is not None else word)
        at = start + len(word)
    return "".join((*parts, text[at:]))
