"""
What does an abbreviation stand for, how is a name abbreviated, and which names mean the same?

Data: ``data/abbreviations.toml`` with sources. Look-ups take words as people type them: case never matters, a mark that
was typed must be right, one that was not may be any ("ldtt" is LĐTT). Nothing here decides what a query matches. Which
award *type* a form belongs to is another question: ``awards``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..analysis.marks import agrees
from ..analysis.spelling import fold_key, key

Words = tuple[str, ...]

_JOINING = str.maketrans("", "", ".&-, ")


@dataclass(frozen=True, slots=True)
class Match:
    """
    A known form found in a row of words: it takes *width* words, and *alternatives* are other ways to say it, as exact
    keys. *label* explains it to people: ``UBND = Ủy ban nhân dân``.
    """

    width: int
    alternatives: tuple[Words, ...]
    label: str


@dataclass(frozen=True, slots=True)
class _Entry:
    keys: Words
    alternatives: tuple[Words, ...]
    label: str


def expand(abbreviation: str) -> list[list[str]]:
    """Return what *abbreviation* may stand for, commonest first, as syllables with their marks; unknown: ``[]``."""
    wanted = _short_key(abbreviation)
    return [
        name.split(" ")
        for row in _rows("abbreviation")
        if any(agrees(wanted, _short_key(short)) for short in row["short"])
        for name in row["long"]
    ]


def abbreviate(syllables: Sequence[str]) -> list[str]:
    """Return the abbreviations of a name given as syllables, usual form first: thi, đua, khen, thưởng -> TĐKT."""
    wanted = [key(syllable) for syllable in syllables]
    return [
        short
        for row in _rows("abbreviation")
        if row.get("both", True) and any(_agree(wanted, _keys(name)) for name in row["long"])
        for short in row["short"]
    ]


def match_at(words: Sequence[str], at: int) -> Match | None:
    """
    Return the longest known form (abbreviation, full name or synonym) that begins at ``words[at]``, or ``None``.

    *words* are exact keys of main tokens, as typed. A form split at its marks (``gd&đt`` as ``gd``, ``đt``) is found
    by its parts.
    """
    found: Match | None = None
    for entry in _index().get(fold_key(words[at]), ()):
        width = len(entry.keys)
        if (found is None or width > found.width) and _agree(words[at : at + width], entry.keys):
            found = Match(width, entry.alternatives, entry.label)
    return found


def matches(words: Sequence[str]) -> Iterator[tuple[int, Match]]:
    """Yield (index, match) for every place where a known form begins, longest form at each place; they may overlap."""
    for at in range(len(words)):
        found = match_at(words, at)
        if found:
            yield at, found


def synonyms(name: str) -> list[str]:
    """Return the other names of an award or subject; case and missing marks do not matter; unknown: ``[]``."""
    wanted = _keys(name)
    for forms in _synonym_rows():
        if any(_agree(wanted, _keys(form)) for form in forms):
            return [form for form in forms if not _agree(wanted, _keys(form))]
    return []


def _agree(typed: Sequence[str], written: Sequence[str]) -> bool:
    return len(typed) == len(written) and all(map(agrees, typed, written))


def _keys(name: str) -> Words:
    return tuple(key(word) for word in name.split(" "))


def _short_key(short: str) -> str:
    return key(short.translate(_JOINING))


def _short_parts(short: str) -> Words:
    for mark in ".&-,":
        short = short.replace(mark, " ")
    return _keys(short)


@cache
def _index() -> dict[str, tuple[_Entry, ...]]:
    """Folded first word -> the forms that begin with it."""
    out: dict[str, tuple[_Entry, ...]] = {}
    for entry in _entries():
        first = fold_key(entry.keys[0])
        out[first] = (*out.get(first, ()), entry)
    return out


def _entries() -> Iterator[_Entry]:
    for row in _rows("abbreviation"):
        names = tuple(_keys(name) for name in row["long"])
        shorts = tuple(dict.fromkeys(form for s in row["short"] for form in ((_short_key(s),), _short_parts(s))))
        label = f"{row['short'][0]} = {row['long'][0]}"
        for short in shorts:
            yield _Entry(short, names, label)
        if row.get("both", True):
            for name in names:
                yield _Entry(name, shorts, label)
    for forms in _synonym_rows():
        keys = tuple(dict.fromkeys(_keys(form) for form in forms))
        for own in keys:
            yield _Entry(own, tuple(other for other in keys if other != own), f"{forms[0]} = {forms[1]}")


@cache
def _synonym_rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row["forms"]) for row in _rows("synonym"))


@cache
def _rows(table: str) -> list[dict[str, Any]]:
    text = files(__package__).joinpath("data", "abbreviations.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)[table]
    return rows
