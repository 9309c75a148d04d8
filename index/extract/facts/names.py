"""
Which words of a sentence are names of the gazetteer: the longest ones, left to right, before anything is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from search.vocabulary.places import (
    DistrictUnit,
    Province,
    find_province_exactly,
    find_units,
    name_beginnings,
    spell,
    spellings,
)

from ..cues import at_word
from .name_places import places_of_beginnings
from .text import Document, Sentence

_WORD = re.compile(r"[^\W_]+")
_JOINED = r" ?['’‘] ?| ?[-–] ?|\. ?| "
_JOIN = re.compile(_JOINED)
_MAY_BE_NUMBERED = re.compile(r"[QqUu](?:uận|UẬN|\.|(?<=Q) ?\d)")
_NUMBER_BEGINS = r"q(?<!\w.)(?:uận|\.)?:?\s*"
_NUMBERED = re.compile(rf"{_NUMBER_BEGINS}\d")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    text: str
    units: tuple[DistrictUnit, ...]
    province: Province | None


def find_names(document: Document) -> Iterator[tuple[Sentence, list[Name]]]:
    """
    Yield, in order, each sentence that holds gazetteer names or district numbers, with these: from left to right, the
    longest ones, none inside another.
    """
    text = document.text
    begun = (_beginnings().match(text, at) for at in places_of_beginnings(document.letters))
    hits = [m for m in begun if m and _most_words(m[1], m[2])]
    numbered = [at for at in document.ahead.numbered if _NUMBERED.match(document.lower, at)]
    at = 0
    for sentence, begin in document.sentences_at(sorted([*(m.start() for m in hits), *numbered])):
        while at < len(hits) and hits[at].start() < begin:
            at += 1  # of a line that is no sentence
        end, first = begin + len(sentence.text), at
        while at < len(hits) and hits[at].start() < end:
            at += 1
        found = list(_of_hits(text, hits[first:at], begin, end))
        if numbered and _MAY_BE_NUMBERED.search(sentence.text):
            found = sorted([*found, *_numbers(sentence)], key=lambda n: n.start)
        if found:
            yield sentence, found


def _of_hits(text: str, hits: Iterable[re.Match[str]], begin: int, end: int) -> Iterator[Name]:
    """Yield the names that begin at *hits*, in a sentence that begins at *begin* and ends at *end* of *text*."""
    done = begin
    for match in hits:
        if match.start() >= done and (name := _longest(text, match, begin, end)):
            done = begin + name.end
            yield name


@cache
def _beginnings() -> re.Pattern[str]:
    """Return the pattern of the first words of all names, begun with a capital, and the word behind, if one joins."""
    words = {w[0].upper() + w[1:] for first in name_beginnings() if first for w in spellings(first) if w[0].isalpha()}
    return re.compile(rf"({at_word(*words, ignore_case=True)})(?!\w)(?:(?=(?:{_JOINED})([^\W_]+))|)")


@lru_cache(maxsize=1 << 14)
def _most_words(first: str, second: str | None) -> int:
    """Return how many words the longest name has that begins with these two, or is the first alone; 0 for none."""
    seconds = name_beginnings().get(_key(first))
    if seconds is None:
        return 0
    return seconds.get(_key(second) if second else "", 0) or seconds.get("", 0)


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    return re.split(r"['’.]", spell(word))[0]


def _longest(text: str, match: re.Match[str], begin: int, stop: int) -> Name | None:
    """Return the longest name that *match* begins and that ends before *stop*; its offsets count from *begin*."""
    start, ends = match.start(), [match.end()]
    words = _most_words(match[1], match[2])
    if words > 1 and match.end(2) <= stop:
        ends.append(match.end(2))
    while 1 < len(ends) <= words:
        join = _JOIN.match(text, ends[-1], stop)
        word = _WORD.match(text, join.end(), stop) if join else None
        if not word:
            break
        ends.append(word.end())
    for end in reversed(ends):
        written = text[start:end]
        units, province = _meant(written)
        if units or province:
            return Name(start - begin, end - begin, written, units, province)
    return None


@lru_cache(maxsize=1 << 13)
def _meant(written: str) -> tuple[tuple[DistrictUnit, ...], Province | None]:
    return find_units(written), find_province_exactly(written)


_NUMBER_LIST = re.compile(
    rf"{_NUMBER_BEGINS}"
    r"(\d{1,2}(?!\d)(?:\s*(?:,|và|;|-|–|đến)\s*(?:quận\s+|"
    r"q\.?\s*)?\d{1,2}(?![\d/%]|\.\d)(?! (?:tỉ|tỷ|triệu|người|phường|giờ|năm|tháng|ngày|m|km|căn|hộ)(?!\w)))*)"
)


def _numbers(sentence: Sentence) -> Iterator[Name]:
    for run in _NUMBER_LIST.finditer(sentence.lower):
        for digits in _DIGITS.finditer(run.group(1)):
            units = find_units(str(int(digits.group())))
            if units:
                at = run.start(1) + digits.start()
                yield Name(at, at + len(digits.group()), digits.group(), units, None)
