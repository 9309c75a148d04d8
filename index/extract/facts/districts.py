"""
Which districts is the article about, which does it only mention, and in which province do they lie.

Places are found by :mod:`.places`; here mentions of one unit are joined, its province is decided (words of the article,
then what the page says of itself, then the gazetteer where only one province has such a unit), and its role.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from search.model import District
from search.vocabulary.places import choose, name_readings, spell

from .names import find_names
from .places import DistrictMention, ProvinceMention, find_places
from .role_lists import LONELY
from .roles import ENOUGH, RoleReader
from .text import Document

Decision = tuple[str, str | None, str | None]  # name, kind and province of one mention
Table = dict[Decision, "Place"]

_ABROAD = re.compile(
    r"(?<!\w)(?:Trung Quốc|Đài Loan|Hàn Quốc|Triều Tiên|Nhật Bản|Thái Lan|Campuchia|Malaysia|Ấn Độ|Indonesia|"
    r"Philippines|Hong Kong)(?!\w)"
)
_BESIDE = re.compile(r"\s*(?:,|\(|-|–)?\s*(?:của |thuộc )?(?:tỉnh |thành phố |tp\.? ?)?")
_FREE_YEAR = re.compile(r"(?:2(?<![\d.,].)0[0-2]|1(?<![\d.,].)99)\d(?![\d.,]\d|\d)")
_LAST_YEAR, _CHILDHOOD = "2025", 8
# "(SN 2003, trú tại …": when somebody was born says nothing of the article's day
_OF_BIRTH = re.compile(r"(?:\bsn|s\.n|\bsinh(?: năm| ngày)?|năm sinh)[ .:]*(?:\d{1,2}[/.-]){0,2}$")


@dataclass
class Place:
    """One district of the article: the unit meant, the kind as printed, and all its mentions in text order."""

    name: str
    kind: str | None
    province: str | None
    mentions: list[DistrictMention] = field(default_factory=list)


@dataclass
class Places:
    """All districts of an article by order of appearance, and the provinces it names."""

    districts: list[Place]
    provinces: list[tuple[int, ProvinceMention]]

    def at(self, sentence_number: int, start: int) -> Place | None:
        """Return the district named at *start* of that sentence, if one is."""
        for place in self.districts:
            for mention in place.mentions:
                if mention.sentence.number == sentence_number and mention.start == start:
                    return place
        return None


def read_places(document: Document) -> Places:
    """Return the districts that *document* names, joined by unit, each with kind and province decided."""
    mentions: list[DistrictMention] = []
    provinces: list[tuple[int, ProvinceMention]] = []
    for sentence, names in find_names(document):
        found, around = find_places(sentence, names)
        mentions += found
        provinces += [(sentence.number, p) for p in around]
    if not mentions:
        return Places([], provinces)
    if not provinces and _ABROAD.search(" ".join(s.text for s in document.sentences[:4])):
        # "huyện Kiến Xương" of a story from China: the name is in the gazetteer, the place is not in Vietnam
        mentions = []
    mentions = [m for m in mentions if not _is_abroad(m, document)]
    mentions = [m for m in mentions if not _is_short_for_a_province(m, mentions, provinces)]
    known = {u.name for m in mentions if m.free not in ("weak", "head") for u in m.units}
    mentions = [m for m in mentions if _counts(m, known, document.province)]
    day = article_day(document) if mentions else None
    places: Table = {}
    sure = [m for m in mentions if m.kind]
    homes = _said_homes(sure, provinces)
    for mention in sure:
        said = homes.get((mention.units[0].name, mention.kind), set())
        _add(places, mention, _decide(mention, provinces, document, day, said))
    for mention in mentions:
        if not mention.kind:
            _join(places, mention, _decide(mention, provinces, document, day))
    ordered = sorted(places.values(), key=lambda p: min((m.sentence.number, m.start) for m in p.mentions))
    for place in ordered:
        place.mentions.sort(key=lambda m: (m.sentence.number, m.start))
    return Places(ordered, provinces)


def _is_abroad(mention: DistrictMention, document: Document) -> bool:
    """Whether it is a foreign namesake: "thành phố Trùng Khánh", where ours has only ever been a huyện."""
    if mention.kind and all(u.kind != mention.kind for u in mention.units):
        return any(_ABROAD.search(text) for _, text in document.texts)
    return False


def _is_short_for_a_province(
    mention: DistrictMention, mentions: list[DistrictMention], provinces: list[tuple[int, ProvinceMention]]
) -> bool:
    """
    Whether a bare "Huế" is the province: the article names it, too, and never says "thành phố Huế", nor stands it in a
    list of districts of that province.
    """
    if mention.kind or mention.free == "address":
        return False
    beside = (m for m in mentions if m.sentence is mention.sentence and m.left == mention.left and m is not mention)
    if any({u.province for u in m.units} & {u.province for u in mention.units} for m in beside):
        return False
    named = {p.province.name for _, p in provinces}
    homes = {u.province for u in mention.units if u.name != u.province and u.name in u.province}
    return bool(homes & named) and not any(m.kind and m.units[0].name == mention.units[0].name for m in mentions)


def _counts(mention: DistrictMention, known: set[str], page: str | None) -> bool:
    """Whether a mention is a district: a doubtful one is where the article or the page otherwise says so."""
    if any(u.name in known for u in mention.units):
        return True
    if mention.free == "head":
        alone = name_readings().get(spell(mention.units[0].name)) != "other"
        return alone or any(u.province == page for u in mention.units)
    return mention.free != "weak"


def article_day(document: Document) -> str | None:
    """
    Return the ISO day of the article for the gazetteer: published, event, else the middle of the year named most.

    The last is an estimate and never leaves this module: it only chooses between periods of one unit.
    """
    day = document.published or document.event
    if day:
        return day.isoformat()
    years = Counter(_years_told(document))
    if not years:
        return None
    most = max(years.values())
    return f"{max(year for year, count in years.items() if count == most)}-06-15"


def _years_told(document: Document) -> Iterator[str]:
    """Yield the years that may be the article's; where only births are told, some years later."""
    births: list[int] = []
    told = False
    text = document.text
    for at in document.ahead.years:
        match = _FREE_YEAR.match(text, at)
        if match is None:
            continue
        if _OF_BIRTH.search(text[max(0, at - 24) : at].lower()):
            births.append(int(match.group()))
        elif match.group() <= _LAST_YEAR:
            told = True
            yield match.group()
    if births and not told:
        yield min(str(max(births) + _CHILDHOOD), _LAST_YEAR)


def _said_homes(
    mentions: list[DistrictMention], provinces: list[tuple[int, ProvinceMention]]
) -> dict[tuple[str, str | None], set[str]]:
    """Return, by name and kind, the provinces printed right behind a district: what is said once holds elsewhere."""
    homes: dict[tuple[str, str | None], set[str]] = {}
    for mention in mentions:
        if stated := _stated(mention, provinces):
            homes.setdefault((mention.units[0].name, mention.kind), set()).add(stated)
    return homes


def _decide(
    mention: DistrictMention,
    provinces: list[tuple[int, ProvinceMention]],
    document: Document,
    day: str | None,
    said: Collection[str] = (),
) -> Decision:
    near = itertools.chain(_near(mention, provinces), (document.province,) if document.province else ())
    stated = _stated(mention, provinces) or (next(iter(said)) if len(said) == 1 else None)
    unit = choose(mention.units, kind=mention.kind, stated=stated, near=near, day=day)
    name = unit.name if unit else mention.units[0].name
    kind = mention.kind or (unit.kind if unit else _only(u.kind for u in mention.units))
    return name, kind, unit.province if unit else None


def _stated(mention: DistrictMention, provinces: list[tuple[int, ProvinceMention]]) -> str | None:
    """Return the province printed right behind the name: "huyện Chương Mỹ, tỉnh Hà Tây", "Sơn Tây (Quảng Ngãi)"."""
    for number, found in provinces:
        gap = mention.sentence.lower[mention.right : found.start] if number == mention.sentence.number else "?"
        if found.start >= mention.right and _BESIDE.fullmatch(gap):
            return found.province.name
    return None


def _only(values: Iterable[str]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _near(mention: DistrictMention, provinces: list[tuple[int, ProvinceMention]]) -> Iterable[str]:
    """Yield the provinces that the text names, nearest first: after it in its sentence, before it, then elsewhere."""
    if not provinces:
        return
    here = mention.sentence.number
    same = [p for n, p in provinces if n == here]
    same.sort(key=lambda p: (p.start < mention.start, abs(p.start - mention.start)))
    yield from (p.province.name for p in same)
    other = sorted((abs(n - here), n > here, p.province.name) for n, p in provinces if n != here)
    yield from (name for _, _, name in other)


def _add(places: Table, mention: DistrictMention, decision: Decision) -> None:
    places.setdefault(decision, Place(*decision)).mentions.append(mention)


def _join(places: Table, mention: DistrictMention, decision: Decision) -> None:
    """Give a name without a kind to the district that the article names with its kind, else let it stand alone."""
    names = {u.name for u in mention.units}
    same = [p for p in places.values() if p.name in names]
    if same:
        best = [p for p in same if p.province == decision[2]] or same
        max(best, key=lambda p: len(p.mentions)).mentions.append(mention)
    else:
        _add(places, mention, decision)


def find_districts(document: Document, places: Places, members: Iterable[str] = ()) -> tuple[District, ...]:
    """
    Return the districts of *document* in order of appearance; *members* are the members of its clusters.

    Where no district is a subject otherwise, the one named early and most clearly as the place of an event is.
    """
    if not places.districts:
        return ()
    named = set(members)
    reader = RoleReader(document)
    weighed = reader.weigh([place.mentions for place in places.districts])
    best = max(weight for weight, _ in weighed)
    early = max((weight for weight, mention in weighed if reader.is_early(mention)), default=0.0)
    enough = ENOUGH if best >= ENOUGH else max(early, LONELY)
    found = []
    for place, (weight, mention) in zip(places.districts, weighed, strict=True):
        subject = place.name in named or weight >= ENOUGH or (weight >= enough and reader.is_early(mention))
        found.append(
            District(
                place.name, place.kind, place.province, "subject" if subject else "mention", mention.sentence.evidence
            )
        )
    return tuple(found)
