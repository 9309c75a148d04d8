"""
Which words of a text only ask? "Ai", "bao nhiêu", "ở đâu" say what kind of answer is wanted, not what it is about.

They are matched like all words; ranking gives them less (``ranking.Weights.asking``), since an article that answers a
question seldom repeats it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..analysis.marks import agrees, is_marked
from ..analysis.spelling import fold_key, key
from .words import Unit

MIN_UNITS = 5  # a shorter text is no question but a name: "Vì sao" of a song, "Ai là triệu phú"
_PHRASES = (
    "bao nhiêu · bao lâu · bao giờ · bao xa · khi nào · lúc nào · ngày nào · tháng nào · năm nào · thời gian nào · "
    "ở đâu · tại đâu · nơi nào · tỉnh nào · nước nào · người nào · ai · là ai · ai là · vì sao · tại sao · làm sao · "
    "ra sao · như thế nào · thế nào · là gì · cái gì · điều gì · gì · nào · đâu · mấy"
)
_ONLY_MARKED = frozenset(map(key, ("gì", "nào", "đâu", "mấy")))  # "nao", "dau", "may" are náo, đầu, máy too
_KEPT = frozenset(
    map(key, ("ngày", "tháng", "năm", "tỉnh", "nước", "người", "điều"))
)  # what is asked for tells a little


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """Each phrase as exact keys, longest first, under its first syllable without marks."""
    phrases = [tuple(key(word) for word in phrase.split()) for phrase in _PHRASES.split(" · ")]
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        out.setdefault(fold_key(phrase[0]), []).append(phrase)
    return out


def with_asking(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return *units*, those that only ask marked so (``Unit.asks``)."""
    if len(units) < MIN_UNITS:
        return tuple(units)
    keys = [unit.syllables[0].key if unit.kind == "word" and len(unit.syllables) == 1 else "" for unit in units]
    out = list(units)
    at = 0
    while at < len(units):
        begun = _phrases().get(fold_key(keys[at]), ())
        phrase = next((p for p in begun if _stands(p, keys[at : at + len(p)])), None)
        for place in range(at, at + len(phrase or ())):
            if phrase and phrase[place - at] not in _KEPT:
                out[place] = replace(out[place], asks=True)
        at += len(phrase) if phrase else 1
    return tuple(out)


def _stands(phrase: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether typed keys are this phrase, with all of their marks or fewer."""
    if len(keys) != len(phrase):
        return False
    if not all(typed and agrees(typed, word) for typed, word in zip(keys, phrase, strict=True)):
        return False
    return len(phrase) > 1 or is_marked(keys[0]) or phrase[0] not in _ONLY_MARKED
