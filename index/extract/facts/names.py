"""
Which words of a sentence are names of the gazetteer: the longest ones, left to right, before anything is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.vocabulary.places import DistrictUnit, Province, find_province_exactly, find_units, first_words, spell

from .text import CAPITAL, Sentence

_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(rf"(?<!\w){CAPITAL}\w*")
_JOIN = re.compile(r" ?['’‘] ?| ?[-–] ?|\. ?| ")
_MAY_BE_NUMBERED = re.compile(r"[QqUu](?:uận|UẬN|\.)|Q ?\d")
_DIGITS = re.compile(r"\d+")

@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    text: str
    units: tuple[DistrictUnit, ...]
    province: Province | None


def find_names(sentence: Sentence) -> Iterator[Name]:
    """Yield every gazetteer name and district number of the sentence, longest first, none inside another."""
    found: list[Name] = list(_numbers(sentence)) if _MAY_BE_NUMBERED.search(sentence.text) else []
    done = 0
    for match in _CAPITAL.finditer(sentence.text):
        if match.start() >= done and (longest := _words_from(match.group())):
            name = _longest(sentence.text, match.start(), longest)
            if name:
                done = name.end
                found.append(name)
    yield from sorted(found, key=lambda n: n.start)


@lru_cache(maxsize=1 << 16)
def _words_from(word: str) -> int:
    """Return how many words the longest name that begins with *word* has; 0 if no name does."""
    return first_words().get(re.split(r"['’.]", spell(word))[0], 0)


def _longest(text: str, start: int, words: int) -> Name | None:
    ends = []
    at = start
    for _ in range(words + 1):
        match = _WORD.match(text, at)
        if not match:
            break
        ends.append(match.end())
        join = _JOIN.match(text, match.end())
        if not join:
            break
        at = join.end()
    for end in reversed(ends):
        written = text[start:end]
        units = find_units(written)
        province = find_province_exactly(written)
        if (units or province) and (end == start + 1 or not written[-1].isdigit() or province or units):
            return Name(start, end, written, units, province)
    return None


_NUMBER_LIST = re.compile(
    r"(?<!\w)(?:quận|q\.?)\s*(\d{1,2}(?!\d)(?:\s*(?:,|và|;|-|–|đến)\s*(?:quận\s+|"
    r"q\.?\s*)?\d{1,2}(?![\d/.%])(?! (?:tỉ|tỷ|triệu|người|phường|giờ|năm|tháng|ngày|m|km|căn|hộ)(?!\w)))*)")


def _numbers(sentence: Sentence) -> Iterator[Name]:
    for run in _NUMBER_LIST.finditer(sentence.lower):
        for digits in _DIGITS.finditer(run.group(1)):
            units = find_units(str(int(digits.group())))
            if units:
                at = run.start(1) + digits.start()
                yield Name(at, at + len(digits.group()), digits.group(), units, None)
