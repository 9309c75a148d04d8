"""
Where does the text name a district or a province: spans, kinds and what may be meant, before anything is decided.

Names are looked up word by word in the gazetteer, longest first, so that Thừa Thiên Huế is never read as Huế. A kind
said once holds for a list ("các quận Ba Đình, Đống Đa"; "gồm 7 huyện, thị xã: …"). A name inside another name (sân bay
Gia Lâm, phường Hoàng Mai, Nguyễn Hoàng Mai) is no place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from search.vocabulary.places import (
    DistrictUnit,
    Province,
    find_province,
    find_units,
    name_readings,
    provinces,
    spell,
)

from . import place_cues as cues
from .names import Name
from .text import CAPITAL, Sentence

_CAPITAL_WORD = re.compile(rf"({CAPITAL}\w*) $")
_BEHIND = re.compile(
    rf"\s*(?:,|\(|-|–)\s*(?:(?:t|T)ỉnh |(?:t|T)hành phố |"
    rf"T[Pp]\.? ?)?(?P<p>{CAPITAL}[\w.]*(?: ?[-–]? ?{CAPITAL}\w*){{0,3}})"
)
_QUOTED = ' "“\t\n'  # spaces and quotes that may part a kind from its name
_LISTED_BEFORE = re.compile(r"\s*(?:,|;|và|, và)\s*")
_CITY_BEHIND = re.compile(r"\s*(?:,|và)\s+(?:TP\.?\s*|thành phố\s+)?(?:Hà Nội|Đà Nẵng|Hải Phòng|Cần Thơ|Huế)(?!\w)")


@dataclass(frozen=True, slots=True)
class ProvinceMention:
    """A province named at *start* to *end* of a sentence's text."""

    province: Province
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DistrictMention:
    """
    A district named at *start* to *end* of a sentence's text; *left* is where its kind, or the list it is in, begins,
    *right* where the list ends.

    *kind* is what the text says, here or once for the list; *units* what the gazetteer knows by that name; *free*
    says how sure a name without a kind is: ``kind``, ``list``, ``address``, ``body``, ``alone``, ``place``,
    ``head`` (of the title; counts where the page is of that province) or ``weak`` (counts only where the article names
    the district otherwise, too).
    """

    units: tuple[DistrictUnit, ...]
    sentence: Sentence
    start: int
    end: int
    left: int
    kind: str | None
    free: str
    listed: bool = False
    right: int = 0


def find_places(sentence: Sentence, names: Iterable[Name]) -> tuple[list[DistrictMention], list[ProvinceMention]]:
    """Return what *sentence* means by its *names*, from left to right; nothing is decided about roles."""
    districts: list[DistrictMention] = []
    around: list[ProvinceMention] = []
    for name in names:
        if not name.units and name.province and name.text != "Hồ Chí Minh":
            around.append(ProvinceMention(name.province, name.start, name.end))
            continue  # three of five names: no district is meant, whatever stands before
        if name.text == "Hồ Chí Minh" and name.province and _beside_a_city(sentence, name, around):
            around.append(ProvinceMention(name.province, name.start, name.end))
            continue
        before = sentence.lower[max(0, name.start - 110) : name.start]
        kind, left = _kind_before(before, name.start)
        previous = districts[-1] if districts else None
        gap = sentence.lower[previous.end : name.start] if previous else ""
        if kind is None and previous and previous.free != "weak" and cues.LIST_GAP.fullmatch(gap):
            mention = _listed(name, sentence, previous)
        elif kind is None and (found := _header_before(before)) and not _behind_a_list(name, previous, before, found):
            mention = _headed(name, sentence, _only_kind(found["kinds"]))
        else:
            mention = _free(name, sentence, before, kind, left)
        if mention and previous and cues.LIST_GAP.fullmatch(sentence.lower[previous.end : mention.left]):
            mention = replace(mention, left=previous.left, listed=True)
        if mention:
            districts.append(mention)
        elif name.province and not (name.text == "Hồ Chí Minh" and kind is None):
            around.append(ProvinceMention(name.province, name.start, name.end))
    return _with_ends(_first_of_bare_lists(districts, sentence)), around


def _beside_a_city(sentence: Sentence, name: Name, around: list[ProvinceMention]) -> bool:
    """Whether "Hồ Chí Minh" stands in a list of provinces and cities: "Hà Nội, Hồ Chí Minh và Đà Nẵng"."""
    gap = sentence.lower[around[-1].end : name.start] if around else "-"
    return _LISTED_BEFORE.fullmatch(gap) is not None or _CITY_BEHIND.match(sentence.text, name.end) is not None


def _with_ends(districts: list[DistrictMention]) -> list[DistrictMention]:
    """Tell each member of a list where the list ends."""
    out: list[DistrictMention] = []
    right = 0
    for mention, after in zip(reversed(districts), [None, *reversed(districts)], strict=False):
        right = right if after and after.left == mention.left else mention.end
        out.append(mention if mention.right == right else replace(mention, right=right))
    return out[::-1]


def _kind_before(before: str, at: int) -> tuple[str | None, int]:
    match = cues.KIND.search(before) if before.rstrip(_QUOTED).endswith(cues.KIND_ENDS) else None
    if not match or not match.lastgroup:
        return None, at
    return cues.GROUP_KIND[match.lastgroup], at - (len(before) - match.start())


def _header_before(before: str) -> re.Match[str] | None:
    return cues.HEADER.search(before) if before.rstrip().endswith(cues.HEADER_ENDS) else None


def _only_kind(kinds: str) -> str | None:
    found = {cues.KIND_WORD[k] for k in re.findall("quận|huyện|thị xã|thành phố|thị|tp", kinds)}
    return found.pop() if len(found) == 1 else None


def _with_kind(units: tuple[DistrictUnit, ...], kind: str | None) -> bool:
    return any(u.kind == kind for u in units)


def _listed(name: Name, sentence: Sentence, previous: DistrictMention) -> DistrictMention | None:
    """A name after a district and a comma: one more of the list, unless it is the province of the one before."""
    if not name.units:
        return None
    if name.province and not _same_list_of_cities(previous, name):
        return None
    if name.text.isdigit() and previous.kind != "quận":
        return None
    if _foreign(sentence.text[name.end : name.end + 60]):
        return None
    if _runs_on(name, sentence) and previous.free != "kind":
        return None
    kind = previous.kind if previous.kind and _with_kind(name.units, previous.kind) else None
    doubtful = previous.kind and not kind and previous.free == "kind" and not previous.listed
    sure = "weak" if doubtful and name_readings().get(spell(name.text)) == "other" else "list"
    return _mention(name, sentence, name.start, kind, sure, listed=True)


def _same_list_of_cities(previous: DistrictMention, name: Name) -> bool:
    # "các thành phố Bắc Ninh, Hải Dương": both names are also provinces, and a plural was said
    if previous.kind and previous.kind != "thành phố" and previous.listed and _with_kind(name.units, previous.kind):
        # "các huyện Lệ Thủy, Quảng Ninh và …": of one province with the one before
        return bool({u.province for u in previous.units} & {u.province for u in name.units if u.kind == previous.kind})
    return (previous.kind == "thành phố" and previous.listed) and _with_kind(name.units, "thành phố")


def _behind_a_list(name: Name, previous: DistrictMention | None, before: str, header: re.Match[str]) -> bool:
    """Whether it is the province of the list that the header begins: "các huyện A, B (Hà Tĩnh)"."""
    return bool(name.province and previous and previous.end > name.start - (len(before) - header.end("kinds")))


def _headed(name: Name, sentence: Sentence, kind: str | None) -> DistrictMention | None:
    if not name.units:
        return None
    kind = kind if _with_kind(name.units, kind) else None
    return _mention(name, sentence, name.start, kind, "kind", listed=True)


def _free(name: Name, sentence: Sentence, before: str, kind: str | None, left: int) -> DistrictMention | None:
    after = sentence.text[name.end : name.end + 60]
    if not name.units:
        return None
    if kind:
        if name.province and kind == "thành phố" and not _with_kind(name.units, kind):
            return None
        if name.text.isdigit() and kind != "quận":
            return None
        if _foreign(after):
            return None
        plural = bool(cues.PLURAL.search(sentence.lower[max(0, name.start - 40) : name.start]))
        return _mention(name, sentence, left, kind, "kind", listed=plural)
    if name.text.isdigit() or _inside_other(name, sentence, before):
        return None
    return _bare(name, sentence, before, after)


def _bare(name: Name, sentence: Sentence, before: str, after: str) -> DistrictMention | None:
    """A name without a kind: what around it says that it is the district."""
    reading = name_readings().get(spell(name.text))
    if _foreign(after):
        return None
    if cues.NUMBER_AFTER.match(after) or _runs_on(name, sentence) or _on_a_route(name, sentence, after):
        return None
    if _is_a_ward(name, before, after):
        return None
    if name.province and reading == "other" and not _in_its_province(name, before, after):
        return None
    return _mention(name, sentence, name.start, None, _sureness(name, sentence, before, after, reading))


def _sureness(name: Name, sentence: Sentence, before: str, after: str, reading: str | None) -> str:
    """Return what makes a name without a kind the district, for :attr:`DistrictMention.free`."""
    placed = bool(cues.PLACE_WORD.search(before))
    if cues.ADDRESS_BEFORE.search(before):
        return "address"
    if _in_its_province(name, before, after):
        return "address"
    if _province_after(name, after) and not name.province:
        return "address" if reading != "other" or placed else "weak"
    if cues.BODY_BEFORE.search(before):
        return "body"
    if sentence.field == "title" and name.start == 0 and after.lstrip().startswith(":"):
        return "head"
    if reading == "alone":
        return "alone"
    return "place" if placed and reading != "other" else "weak"


def _is_a_ward(name: Name, before: str, after: str) -> bool:
    """Whether a district of another province follows in the address: "Phú Hòa, Thủ Dầu Một, Bình Dương"."""
    match = cues.DISTRICT_AFTER.match(after) if cues.ADDRESS_BEFORE.search(before) else None
    province = find_province(match["province"]) if match else None
    if not match or not province or province.name in {u.province for u in name.units}:
        return False
    return any(u.province == province.name for u in find_units(match["district"]))


def _in_its_province(name: Name, before: str, after: str) -> bool:
    """Whether it stands between a house or commune and its own province: "Trường A (Quảng Ninh, Quảng Bình)"."""
    housed = cues.ADDRESS_BEFORE.search(before) or cues.HOUSE_BEFORE.search(before)
    return bool(housed and _province_after(name, after))


def _mention(
    name: Name, sentence: Sentence, left: int, kind: str | None, free: str, *, listed: bool = False
) -> DistrictMention:
    return DistrictMention(name.units, sentence, name.start, name.end, left, kind, free, listed, name.end)


def _first_of_bare_lists(districts: list[DistrictMention], sentence: Sentence) -> list[DistrictMention]:
    """Let bare names of one province side by side ("Ba Đình, Đống Đa") confirm each other."""
    out = list(districts)
    for n in range(len(out) - 1):
        one, two = out[n], out[n + 1]
        if "weak" not in (one.free, two.free) or not cues.LIST_GAP.fullmatch(sentence.lower[one.end : two.start]):
            continue
        if {u.province for u in one.units} & {u.province for u in two.units}:
            out[n] = replace(one, free="list" if one.free == "weak" else one.free, listed=True)
            out[n + 1] = replace(two, free="list" if two.free == "weak" else two.free, listed=True, left=one.left)
    return out


def _inside_other(name: Name, sentence: Sentence, before: str) -> bool:
    if cues.INSIDE.search(before) or cues.PART_OF.search(before):
        return True
    printed = sentence.text[max(0, name.start - 80) : name.start]
    if cues.COMMUNES.search(printed):
        return True
    if cues.COMMUNES_END.match(sentence.text, name.end) and cues.COMMUNE_BEGINS.search(printed):
        return True
    head = sentence.text[max(0, name.start - 40) : name.start]
    word = _CAPITAL_WORD.search(head) if head.endswith(" ") else None
    # a capital word right before it belongs to the same name, unless it begins the sentence or is an abbreviation
    if not word or name.start == len(word[1]) + 1 or word[1].isupper():
        return False
    return not head[: word.start()].rstrip().endswith((".", ":", "?", "!", '"', "“", "(", "-"))


def _runs_on(name: Name, sentence: Sentence) -> bool:
    rest = sentence.text[name.end : name.end + 20]
    return bool(cues.NAME_GOES_ON.match(rest)) and not sentence.text.isupper() and not rest.startswith("-")


def _on_a_route(name: Name, sentence: Sentence, after: str) -> bool:
    """Whether it is an end of "Cát Linh - Hà Đông" (a railway), not a part of "… - Hà Đông - Hà Nội" (an address)."""
    dashed = cues.DASH_BEFORE.search(sentence.text[max(0, name.start - 30) : name.start])
    route = dashed and cues.ROUTE_BEFORE.search(sentence.lower[max(0, name.start - 80) : name.start])
    return bool(route) or (bool(dashed) and not _province_after(name, after))


def _foreign(after: str) -> bool:
    if cues.FOREIGN.match(after):
        return True
    other = cues.OTHER_PROVINCE.match(after)
    return bool(other and not _begins_with_province(other["name"]))


def _begins_with_province(text: str) -> bool:
    key = spell(text)
    return any(key.startswith(first) for first in _province_beginnings())


@cache
def _province_beginnings() -> tuple[str, ...]:
    # "tỉnh Bà Rịa - Vũng Tàu": the pattern above stops at the dash
    return tuple({spell(form).split("-")[0] for p in provinces() for form in (p.name, *p.aliases)})


def _province_after(name: Name, after: str) -> bool:
    match = _BEHIND.match(after)
    if not match:
        return False
    homes = {u.province for u in name.units}
    words = match["p"].split(" ")
    found = [find_province(" ".join(words[:n])) for n in range(len(words), 0, -1)]
    return any(p is not None and p.name in homes for p in found)
