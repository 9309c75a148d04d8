"""
Does a typed syllable allow this one? "A typed mark is a constraint, an untyped one is not."

Works on exact keys (:func:`search.analysis.spelling.key`). Marks are a tone and the letters' own marks (ă â ê ô ơ ư đ).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from .fold import fold
from .spelling import fold_key, key
from .syllable import QUALITIES, TONES, add_tone, has_marks, shape, split_tone, tone_index


def is_marked(word: str) -> bool:
    """True where at least one mark was typed: ``đong``, ``hoá``. Case does not count."""
    return has_marks(word)


def fully_unmarked(words: Iterable[str]) -> bool:
    """True where no word has any mark: the query was typed without diacritics."""
    return not any(has_marks(word) for word in words)


@lru_cache(maxsize=4096)
def agrees(typed_key: str, candidate_key: str) -> bool:
    """
    True where *candidate_key* has every mark that *typed_key* has; both are exact keys.

    ``đong`` allows ``đồng`` and ``đông``, not ``dòng``; ``dong`` allows all; ``đồng`` only itself. The tone of a
    syllable is one, wherever it stands (``thúe`` allows ``thuế``); other words are compared letter by letter.
    """
    if typed_key == candidate_key:
        return True
    if len(typed_key) != len(candidate_key) or fold_key(typed_key) != fold_key(candidate_key):
        return False
    typed, typed_tones = split_tone(typed_key)
    other, other_tones = split_tone(candidate_key)
    if any(t != c and t != f for t, c, f in zip(typed, other, fold(typed), strict=True)):
        return False
    wanted, found = [t for t in typed_tones if t], [t for t in other_tones if t]
    if shape(fold(typed)) is not None and len(wanted) <= 1 and len(found) <= 1:
        return not wanted or wanted == found
    return all(not t or t == c for t, c in zip(typed_tones, other_tones, strict=True))


def agreeing(typed_key: str, group: Iterable[str]) -> list[str]:
    """Return the keys of *group* (say, all exact keys of one folded key) that :func:`agrees` allows, in order."""
    return [candidate for candidate in group if agrees(typed_key, candidate)]


@lru_cache(maxsize=2048)
def candidates(typed: str) -> tuple[str, ...]:
    """
    Return every exact key that *typed* allows, the typed one first: for looking up without scanning a vocabulary.

    Complete for words written like one Vietnamese syllable, with at most one tone (at most 648 keys, usually 6 to 72);
    for other words only the key itself, so an index that groups exact keys by folded key and filters with
    :func:`agreeing` finds more (``cafe`` -> ``café``).
    """
    own = key(typed)
    parts = shape(fold(own))
    letters, tones = split_tone(own)
    typed_tones = [tone for tone in tones if tone]
    if parts is None or len(typed_tones) > 1:
        return (own,)
    choices = [QUALITIES.get(letter, letter) if letter.isascii() else letter for letter in letters]
    wanted = typed_tones or range(len(TONES))
    found = {
        add_tone(spelled, tone_index(spelled, parts), tone)
        for spelled in map("".join, product(*choices))
        for tone in wanted
    }
    found.discard(own)
    return (own, *sorted(found))
