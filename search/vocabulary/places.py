"""
Which districts and provinces exist, or existed when: the gazetteer.

One row for each unit, kind and period (``data/districts.csv``, ``data/provinces.csv``, where source and licence stand).
Names are found in any case, either tone placement (hòa, hoà), with i or y (Quy Nhơn, Qui Nhơn) and under the aliases of
the data; marks are never dropped here, because Sơn Tây and Sơn Tay are not one name.

A name that several units bear is decided by :func:`choose`: by kind, province and date, in this order, as far as the
text gives them; what then still means several provinces has no province.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ..analysis.fold import fold

_DATA = Path(__file__).with_name("data")

KINDS = ("quận", "huyện", "thị xã", "thành phố")
"""The four kinds of district-level unit, as printed in :class:`search.model.District`."""


@dataclass(frozen=True, slots=True)
class DistrictUnit:
    """
    A unit in one period. *since* and *until* are ISO dates, both inclusive, empty for "not known to begin" or "open".
    """

    name: str
    kind: str
    province: str
    since: str
    until: str
    aliases: tuple[str, ...] = ()

    def existed(self, day: str) -> bool:
        """Tell whether the unit existed on *day* (ISO date); 2025-07 and later count as the last day of the level."""
        day = min(day, "2025-06-30")
        return self.since <= day and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True)
class Province:
    """
    A province or a city under the central government; *successors* are the units of today where its land lies.
    """

    name: str
    kind: str
    since: str
    until: str
    successors: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    @property
    def today(self) -> bool:
        """Whether it exists after July 2025."""
        return not self.until


# Two ways to place the tone mark at the end of a syllable; a key has the second.
_TONE_NEW_STYLE = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_TONE_OLD_STYLE = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_TONE_OLD = dict(zip(_TONE_OLD_STYLE, _TONE_NEW_STYLE, strict=True))
_I_FOR_Y = re.compile(r"\b(h|k|l|m|q?u|t|s|v)(y|ý|ỳ|ỷ|ỹ|ỵ)\b")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_I_TO_Y = str.maketrans("iíìỉĩị", "yýỳỷỹỵ")
_TONE_NEW = dict(zip(_TONE_NEW_STYLE, _TONE_OLD_STYLE, strict=True))
_TONE_END = re.compile("(?:" + "|".join(_TONE_OLD) + r")(?!\w)")
_ODD = re.compile(r"['’‘–-]|\s\s|[^\S ]|^\s|\s$")
_MAY_HAVE_TONE = re.compile("[òóỏõọùúủũụ][aey]")
_MAY_HAVE_Y = re.compile("[yýỳỷỹỵ]")
_SPACES = re.compile(r"\s+")
_APOSTROPHE = re.compile(r" ?['’‘] ?")
_WORD_ENDS = re.compile(r"[ '.-]+")
_DASH = re.compile(r" ?[-–] ?")


@lru_cache(maxsize=8192)  # a scan asks for the same words again and again; strangers' words may take 2 MB
def spell(name: str) -> str:
    """
    Return the key under which a written name is looked up: lower case, one tone placement, i for y, single spaces.

    ``Quy Nhơn`` and ``Qui Nhơn`` give one key, so do ``Hòa Vang`` and ``Hoà Vang``.
    """
    low = name.lower()
    # each step is skipped where it cannot apply: the whole gazetteer is spelled on first use
    if _ODD.search(low):
        low = _DASH.sub("-", _APOSTROPHE.sub("'", _SPACES.sub(" ", low))).strip()
    if _MAY_HAVE_TONE.search(low):
        low = _TONE_END.sub(lambda m: _TONE_OLD[m.group()], low)
    if _MAY_HAVE_Y.search(low):
        low = _I_FOR_Y.sub(lambda m: m.group(1) + m.group(2).translate(_Y_TO_I), low)
    return low


def spellings(word: str) -> frozenset[str]:
    """Return all lower-case forms that :func:`spell` takes for *word*, itself a key of one word: ``hoà``, ``hòa``."""
    forms = {word, word[:-1] + word[-1:].translate(_I_TO_Y)}
    forms |= {form[:-2] + _TONE_NEW.get(form[-2:], form[-2:]) for form in forms}
    return frozenset(form for form in forms if spell(form) == word)


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


@cache
def district_units() -> tuple[DistrictUnit, ...]:
    """Return all rows of the district gazetteer, sorted by province and name."""
    return tuple(
        DistrictUnit(r["name"], r["kind"], r["province"], r["since"], r["until"], _split(r["aliases"]))
        for r in _rows("districts.csv")
    )


@cache
def provinces() -> tuple[Province, ...]:
    """Return all provinces: those of today, the 63 of before July 2025, and older ones."""
    return tuple(
        Province(r["name"], r["kind"], r["since"], r["until"], _split(r["successors"]), _split(r["aliases"]))
        for r in _rows("provinces.csv")
    )


@cache
def _units_by_spelling() -> dict[str, tuple[DistrictUnit, ...]]:
    found: dict[str, list[DistrictUnit]] = {}
    for unit in district_units():
        for form in {spell(form) for form in (unit.name, *unit.aliases)}:
            found.setdefault(form, []).append(unit)
    return {form: tuple(units) for form, units in found.items()}


@cache
def _provinces_by_spelling() -> dict[str, Province]:
    return {spell(form): p for p in provinces() for form in (p.name, *p.aliases)}


@cache
def folded_names() -> dict[str, frozenset[str]]:
    """Return district names by their form without marks: ``{"tay ho": {"Tây Hồ"}, "son tay": {"Sơn Tây"}, …}``."""
    found: dict[str, set[str]] = {}
    for unit in district_units():
        for form in (unit.name, *unit.aliases):
            found.setdefault(fold(spell(form)), set()).add(unit.name)
    return {form: frozenset(names) for form, names in found.items()}


def find_units(name: str) -> tuple[DistrictUnit, ...]:
    """Return every unit and period that bears *name*, in any spelling the gazetteer knows; empty if none does."""
    return _units_by_spelling().get(spell(name), ())


def lookup(name_folded: str) -> tuple[DistrictUnit, ...]:
    """Return every unit whose name without marks is *name_folded* (``tay ho``), for typed text."""
    names = folded_names().get(spell(name_folded))
    if not names:
        return ()  # most words are no district, and there are hundreds of them to look through
    return tuple(unit for unit in district_units() if unit.name in names)


def find_province_exactly(name: str) -> Province | None:
    """Return the province whose name or alias *name* is, as it stands: ``tỉnh Hòa Bình`` is none, ``TP.HCM`` is."""
    return _provinces_by_spelling().get(spell(name))


def find_province(name: str) -> Province | None:
    """Return the province that *name* means, with or without its kind (``tỉnh Hà Tây``, ``TP.HCM``), or ``None``."""
    found = find_province_exactly(name)
    if found:
        return found
    key = spell(name)
    table = _provinces_by_spelling()
    for kind, spelled in _province_kinds():
        if key.startswith(spelled) and key[len(kind) :] in table:
            return table[key[len(kind) :]]
    return None


@cache
def _province_kinds() -> tuple[tuple[str, str], ...]:
    """What may stand before a province's name, and how it is spelled."""
    kinds = ("tỉnh ", "thành phố ", "tp. ", "tp.", "tp ", "thủ đô ")
    return tuple((kind, spell(kind + "x")[:-1]) for kind in kinds)


@cache
def name_readings() -> dict[str, str]:
    """Return what a name means without its kind: spelling -> ``alone`` or ``other`` (``data/place_names.toml``)."""
    with (_DATA / "place_names.toml").open("rb") as file:
        data = tomllib.load(file)
    readings = {spell(p.name): "other" for p in provinces()}
    return readings | {spell(name): reading for reading in ("alone", "other") for name in data[reading]}


@cache
def name_beginnings() -> dict[str, dict[str, int]]:
    """
    Return, for the first and the second word of every known name, how many words the longest one has.

    A scanner asks this before it builds a key; a name of one word has "" for its second. Words are in :func:`spell`'s
    form, cut at spaces, hyphens, apostrophes and full stops.
    """
    found: dict[str, dict[str, int]] = {}
    for form in (*_units_by_spelling(), *_provinces_by_spelling()):
        words = _WORD_ENDS.split(form)
        seconds, second = found.setdefault(words[0], {}), words[1] if len(words) > 1 else ""
        seconds[second] = max(len(words), seconds.get(second, 0))
    return found


def is_province(name: str) -> bool:
    """Tell whether *name* is a province or a city under the central government, of any time."""
    return find_province(name) is not None


def successors(province: str) -> tuple[str, ...]:
    """Return the units of today where *province* lies; offered beside a printed name, never instead of it."""
    found = find_province(province)
    return found.successors if found else ()


def choose(
    units: Collection[DistrictUnit],
    *,
    kind: str | None = None,
    stated: str | None = None,
    near: Iterable[str] = (),
    day: str | None = None,
) -> DistrictUnit | None:
    """
    Return the unit meant, or ``None`` where the name still means several provinces (or *units* is empty).

    In this order: *stated* is the province printed right beside the name, *kind* what the text says, *day* the ISO date
    of the article, *near* the provinces that the article or its page names, nearest first. A sign that would leave no
    unit is passed over: an article may say "thị xã" of what has become a city. Without a date the latest period wins,
    except that units of Huế before 2025 stay in Thừa Thiên Huế.
    """
    left = list(units)
    if stated:
        left = [u for u in left if u.province == stated] or left
    left = [u for u in left if u.kind == kind] or left
    if day:
        left = [u for u in left if u.existed(day)] or left
    for province in near if len(left) > 1 else ():
        here = [u for u in left if u.province == province]
        if here:
            left = here
            break
    if len({_home(u.province) for u in left}) != 1:
        return None
    if not day and not stated:
        left = [u for u in left if u.province not in ("Huế", "Hà Tây")] or left
    return max(left, key=lambda u: u.until)


def _home(province: str) -> str:
    return {"Hà Tây": "Hà Nội", "Huế": "Thừa Thiên Huế"}.get(province, province)
