"""
Numbers beside a cue word: ``Cụm XII``, ``cụm thi đua số 12`` and ``cụm mười hai`` are one number.

Works on exact keys of main tokens, in texts and in queries alike. Words count with all their marks or with none ("cum
thi dua XII"): in a text that has marks, "khói bay" is no khối bảy and "lần sau" no lần sáu.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..vocabulary.numbers import CUES, LINKS, ROMAN_CUES, WORD_CUES, number_words, roman_value
from .spelling import folded_key, key
from .syllable import shape

_SMALL_ROMAN = frozenset("ivx")  # I to XXXIX: no series of ours is longer, and "khối C" is not the hundredth
_CLUSTERS = frozenset({"cụm", "khối"})
_MUOI = "muoi"  # no word without its marks, so it is mười or mươi beside a marked cue too


class _Cue(NamedTuple):
    """What stands before a number: the cue word, whether *linked* by số or thứ, and whether typed without marks."""

    word: str
    linked: bool
    unmarked: bool


@cache
def _forms(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Key as printed or typed, with all marks or none -> the words it may be."""
    out: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        for form in {key(word), folded_key(word)}:
            out[form] = (*out.get(form, ()), word)
    return out


_BEFORE_NUMBER = CUES | ROMAN_CUES | LINKS
_NUMBER_WORDS = frozenset(word for words in number_words() for word in words)


def may_be_number(word: str) -> bool:
    """True where the key *word* could be a number beside a cue. If false, :func:`number_at` gives ``None``."""
    return word in _forms(_NUMBER_WORDS) or (_SMALL_ROMAN.issuperset(word) and roman_value(word) is not None)


def may_be_cue(word: str) -> bool:
    """True where the key *word* can stand directly before such a number."""
    return word in _forms(_BEFORE_NUMBER)


def number_at(keys: Sequence[str], gaps: Sequence[int], capitals: Sequence[bool], at: int) -> tuple[int, int] | None:
    """
    Return the number that begins at main token *at* and how many tokens it takes, or ``None``.

    *gaps* are the gaps before the tokens (see ``chunks.Gap``), *capitals* marks Roman letters in capitals. Looks at
    four tokens before *at* and three after, so a window of eight gives the same answer as the whole text.
    """
    cue = _cue_before(keys, gaps, at)
    if cue is None:
        return None
    value = _roman_at(keys, gaps, capitals, at, cue)
    return (value, 1) if value is not None else _word_at(keys, gaps, at, cue)


def _cue_before(keys: Sequence[str], gaps: Sequence[int], at: int) -> _Cue | None:
    if at == 0 or gaps[at]:
        return None
    before = at - 1
    linked = before > 0 and keys[before] in _forms(LINKS) and not gaps[before] and keys[before - 1] in _forms(CUES)
    if linked:
        before -= 1
    found = _forms(_BEFORE_NUMBER).get(keys[before])
    if found is None:
        return None
    cue = _Cue(found[0], linked, keys[before] not in map(key, found))
    if cue.word == "đua":
        return cue if before and keys[before - 1] == "thi" and not gaps[before] else None
    if cue.word == "lần" and cue.unmarked and not linked:
        return None  # "Lan V." is a person
    return cue


def _roman_at(keys: Sequence[str], gaps: Sequence[int], capitals: Sequence[bool], at: int, cue: _Cue) -> int | None:
    if not _SMALL_ROMAN.issuperset(keys[at]):
        return None
    if not capitals[at]:
        # "khối xi măng", "lần vi phạm": what is also a syllable must end its phrase ("cum thi dua xi").
        is_word = shape(keys[at]) is not None and at + 1 < len(keys) and not gaps[at + 1]
        if cue.word not in CUES or is_word:
            return None
    return roman_value(keys[at])


def _word_at(keys: Sequence[str], gaps: Sequence[int], at: int, cue: _Cue) -> tuple[int, int] | None:
    single = _NUMBER_WORDS if cue.linked else WORD_CUES.get(cue.word)
    if single is None or (cue.word == "đua" and not _after_cluster(keys, gaps, at, cue)):
        return None
    starts: list[tuple[str, ...]] = [()]
    best: tuple[int, int] | None = None
    for taken in range(1, 4):
        here = at + taken - 1
        if here >= len(keys) or (taken > 1 and gaps[here]):
            break
        starts = [(*start, word) for start in starts for word in _words(keys[here], cue)]
        found = [words for words in starts if words in number_words()]
        if found and (taken > 1 or found[0][0] in single or found[0][0] == "mười"):
            best = number_words()[found[0]], taken
    if best == (5, 1) and at + 1 < len(keys) and not gaps[at + 1] and keys[at + 1].isdigit():
        return None  # "khối năm 2022": năm is the year
    return best


def _words(printed: str, cue: _Cue) -> tuple[str, ...]:
    """The number words that a key may be: those printed so, and without marks only beside a cue without marks."""
    found = _forms(_NUMBER_WORDS).get(printed, ())
    if cue.unmarked or printed == _MUOI:
        return found
    return tuple(word for word in found if key(word) == printed)


def _after_cluster(keys: Sequence[str], gaps: Sequence[int], at: int, cue: _Cue) -> bool:
    """True for "cụm thi đua hai", not for "phong trào thi đua hai năm"."""
    thi = at - 2 - cue.linked
    return thi > 0 and not gaps[thi] and keys[thi - 1] in _forms(_CLUSTERS)
