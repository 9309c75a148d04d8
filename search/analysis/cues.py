"""
Numbers beside a cue word: ``Cụm XII``, ``cụm thi đua số 12`` and ``cụm mười hai`` are one number.

Works on exact keys of main tokens, in texts and in queries alike. Cue words may lack marks ("cum thi dua XII"); what
has marks must have the right ones ("cùm" is no cue).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..vocabulary.numbers import CUES, LINKS, ROMAN_CUES, number_words, roman_value
from .marks import weaker
from .syllable import shape

_SMALL_ROMAN = frozenset("ivx")  # I to XXXIX: no series of ours is longer, and "khối C" is not the hundredth
# Cues beside which a bare number word counts; beside the others "số" or "thứ" must stand between ("kỳ năm 2022").
_WORD_CUES = frozenset({"cụm", "khối", "khóa", "hạng", "quý", "lần"})
_BEFORE_NUMBER = CUES | ROMAN_CUES | LINKS
_RACE = frozenset({"đua"})
_CLUSTERS = frozenset({"cụm", "khối"})


@cache
def _forms(words: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in weaker(word))


@cache
def _word_forms() -> dict[str, tuple[str, ...]]:
    """Exact key -> the number words it allows: ``muoi`` -> mười, mươi."""
    out: dict[str, tuple[str, ...]] = {}
    for word in sorted({word for words in number_words() for word in words}):
        for form in weaker(word):
            out[form] = (*out.get(form, ()), word)
    return out


def may_be_number(key: str) -> bool:
    """True where *key* could be a number beside a cue. A quick test: false means :func:`number_at` gives ``None``."""
    return key in _word_forms() or (_SMALL_ROMAN.issuperset(key) and roman_value(key) is not None)


def may_be_cue(key: str) -> bool:
    """True where *key* can stand directly before such a number."""
    return key in _forms(_BEFORE_NUMBER)


def number_at(keys: Sequence[str], gaps: Sequence[int], capitals: Sequence[bool], at: int) -> tuple[int, int] | None:
    """
    Return the number that begins at main token *at* and how many tokens it takes, or ``None``.

    *gaps* are the gaps before the tokens (see ``chunks.Gap``), *capitals* marks Roman letters in capitals. Looks at
    three tokens before *at* and two after, so a window of six gives the same answer as the whole text.
    """
    cue = _cue_before(keys, gaps, at)
    if cue is None:
        return None
    strong, word_counts = cue
    value = _roman_at(keys, gaps, capitals, at, strong)
    if value is not None:
        return value, 1
    return _word_at(keys, gaps, at) if word_counts else None


def _cue_before(keys: Sequence[str], gaps: Sequence[int], at: int) -> tuple[bool, bool] | None:
    """Whether the cue takes Roman numerals in small letters, and number words; ``None`` without a cue."""
    if at == 0 or gaps[at]:
        return None
    before = at - 1
    linked = keys[before] in _forms(LINKS)
    if linked and before and not gaps[before] and keys[before - 1] in _forms(CUES):
        before -= 1
    word = keys[before]
    if word in _forms(_RACE):
        whole = before > 0 and not gaps[before] and keys[before - 1] == "thi"
        named = whole and before > 1 and not gaps[before - 1] and keys[before - 2] in _forms(_CLUSTERS)
        return (whole, named) if whole else None
    if word in _forms(CUES):
        return True, word in _forms(_WORD_CUES) or before < at - 1
    return (False, False) if word in _forms(ROMAN_CUES) else None


def _roman_at(
    keys: Sequence[str], gaps: Sequence[int], capitals: Sequence[bool], at: int, small_letters: bool
) -> int | None:
    key = keys[at]
    if not _SMALL_ROMAN.issuperset(key):
        return None
    if not capitals[at]:
        if not small_letters:
            return None
        # "khối xi măng", "lần vi phạm": what is also a syllable must end its phrase ("cum thi dua xi").
        if shape(key) is not None and at + 1 < len(keys) and not gaps[at + 1]:
            return None
    return roman_value(key)


def _word_at(keys: Sequence[str], gaps: Sequence[int], at: int) -> tuple[int, int] | None:
    known = _word_forms()
    words: list[tuple[str, ...]] = [()]
    best: tuple[int, int] | None = None
    for taken in range(1, 4):
        here = at + taken - 1
        if here >= len(keys) or (taken > 1 and gaps[here]) or keys[here] not in known:
            break
        words = [(*start, word) for start in words for word in known[keys[here]]]
        value = next((number_words()[w] for w in words if w in number_words()), None)
        if value is not None:
            best = value, taken
    if best == (5, 1) and at + 1 < len(keys) and keys[at + 1].isdigit():
        return None  # "quý năm 2022": năm is the year
    return best
