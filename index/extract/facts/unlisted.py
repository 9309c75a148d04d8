"""
Which words look like districts and are in no list: what ``timtin check`` reports to those who keep the gazetteer.
"""

from __future__ import annotations

import re

from search.analysis.syllable import is_syllable
from search.vocabulary.places import find_units, is_province

from .text import CAPITAL, Document, Sentence

_LIKE_DISTRICT = re.compile(
    r"(?<!\w)(?P<kind>[Qq]uận|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|TP\.?|TX\.?)\s+"
    rf"(?P<name>{CAPITAL}\w*(?: {CAPITAL}\w*){{1,2}})"
)
_PARTS_OF_BODIES = frozenset(("đoàn", "ủy", "uỷ", "hội", "đội", "ông", "bà"))


def unlisted_places(document: Document) -> list[tuple[str, Sentence]]:
    """
    Return what stands behind quận, huyện, thị xã or thành phố in *document*, reads as Vietnamese and no list knows.

    With kind, as printed, each once, with the sentence. Foreign names in Vietnamese spelling ("huyện Ôn Lĩnh") are
    among them: only a person can tell.
    """
    found: dict[str, Sentence] = {}
    for sentence in document.sentences:
        for match in _LIKE_DISTRICT.finditer(sentence.text):
            words = match["name"].split()
            if words[0].lower() in _PARTS_OF_BODIES or not all(is_syllable(word.lower()) for word in words):
                continue
            starts = [" ".join(words[:n]) for n in range(1, len(words) + 1)]
            if not any(find_units(name) or is_province(name) for name in starts):
                found.setdefault(f"{match['kind'].lower()} {match['name']}", sentence)
    return list(found.items())
