"""
Whose is a cluster: the place said in its name ("các huyện vùng cao tỉnh Nghệ An") or behind it ("số 9 Hà Nội")?
"""

from __future__ import annotations

import re

from search.vocabulary.places import find_province, find_province_exactly, find_units

from .cluster_ends import end_of_name
from .text import CAPITAL, Document

__all__ = ["LIST_BEGINS", "OF_ASSOCIATION", "cut_place", "is_beyond_places", "place_after"]

_PLACE = re.compile(
    rf"^\s*(?:[,(–-]\s*)?(?:(?:của|thuộc|trực thuộc)\s+)?(?P<level>(?i:thành phố|thủ đô|tp\s?\.?|tỉnh|quận|huyện|"
    rf"thị xã))?\s*"
    rf"(?P<name>{CAPITAL}[\w.]*(?:\s?[-–]\s?{CAPITAL}\w*|\s{CAPITAL}\w*){{0,4}})"
)
# "Cụm thi đua số 1 - quận A, quận B, quận C": members, not a place
_MORE_UNITS = re.compile(r"\s*(?:,|;|và)\s*(?:quận|huyện|thị xã|thành phố|tp)(?!\w)", re.IGNORECASE)
# "Ở Cụm thi đua số 2, quận Liên Chiểu là Cụm trưởng": who acts there, not whose it is
_ITS_UNIT = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,\s*)?(?:là|làm|giữ|được|đã|vừa|sẽ|đảm|nhận|có|dẫn|đứng|xếp|đạt|tiếp|bàn giao|"
    r"đăng cai|trúng cử|đắc cử|"
    r"[-–(] ?(?:cụm|khối))(?!\w)",
    re.IGNORECASE,
)
# since July 2025 communes have clusters of their own: "Cụm thi đua số 5 phường Hà Đông"
_COMMUNE_AFTER = re.compile(
    rf"^\s*,?\s*(?:(?:của|thuộc)\s+)?(?P<place>(?:xã|phường|đặc khu) {CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}})"
)
# "Khối thi đua số 4 ngành Y tế tỉnh Bắc Giang"
_OF_FIELD = re.compile(r"\s*(?:[,–-]\s*)?(?:(?:của|thuộc)\s+)?(?:ngành|hệ thống|lĩnh vực)\s+(?=\w)")
_LEVEL_OF_FIELD = re.compile(r"(?<!các)(?<!\d)\s(?:(?:của|thuộc)\s)?(?:tỉnh|thành phố|TP\.?)(?!\w)")
_OWN = re.compile(r"^\s*(?:của|thuộc)?\s*(?P<level>tỉnh|thành phố|huyện|quận|thị xã)(?!\w)")
_OF_OWN = re.compile(r"^\s*(?:của|thuộc) (?:tỉnh|thành phố)(?!\w)(?! trực)")
LIST_BEGINS = re.compile(r"(?<!\w)(?:gồm|có)(?!\w)|[:(]")
_ASSOCIATION = r"luật gia|hiệp hội|tổng công ty|tập đoàn|liên minh|ngân hàng|chi hội|trung ương hội"
OF_ASSOCIATION = re.compile(_ASSOCIATION)
_NO_PLACE = re.compile(
    rf"{_ASSOCIATION}|ngành|quân khu|các tỉnh|các bộ|trực thuộc trung ương|toàn quốc|miền|đồng bằng|tây nguyên|"
    rf"khu vực"
)
_OF_A_PROVINCE = re.compile(r"(?<!\w)(?:huyện|quận|thị xã|xã|phường|sở|ban)(?!\w)")
_BEYOND = re.compile(_ASSOCIATION + r"|tỉnh|trung ương|quân khu|toàn quốc")
# "các huyện miền núi Quảng Ngãi"
_BARE_PLACE = re.compile(
    rf"(?<=[a-zà-ỹđ])(?<!tỉnh)(?<!phố)(?<!miền)(?<!sông)(?<!vùng) "
    rf"(?P<place>{CAPITAL}[a-zà-ỹ]+(?: {CAPITAL}[a-zà-ỹ]+)+)$"
)
_COORDINATED = re.compile(r"(?:,|(?<!\w)(?:và|cùng|các))$")
# "Cụm thi đua số 8, Bộ Công an": of a ministry or another body of the whole country
_OF_THE_STATE = re.compile(
    r"\s*(?:[,(–-]\s*)?(?:(?:của|thuộc)\s+)?(?:B[ộỘ](?! Chỉ huy| CHQS|\s\w+\sTư lệnh)|Tổng cục|Trung ương|"
    r"TANDTC|VKSNDTC|"
    r"T(?:òa|oà) án nhân dân tối cao|Viện [Kk]iểm sát nhân dân tối cao|(?:Đoàn|"
    r"Đảng ủy) Khối(?=[^,.;]{0,30}Trung ương))(?!\w)|"
    r"\s*[,(–-]?\s*(?:bao )?gồm(?: có)?:? [^,;:.]{0,30}?(?:các|\d+|hai|ba|bốn|năm|sáu|bảy|tám|"
    r"chín) tỉnh(?!\w)(?! ủy| đoàn)"
)


def is_beyond_places(name: str) -> bool:
    """Whether a name says that the cluster has no province of its own: "các tỉnh …", not "các huyện miền núi"."""
    return _NO_PLACE.search(name) is not None and not (_OF_A_PROVINCE.search(name) and not _BEYOND.search(name))


def cut_place(name: str, document: Document) -> tuple[str, str | None]:
    """Cut the jurisdiction off a name: ``các huyện vùng cao tỉnh Nghệ An`` -> ``các huyện vùng cao``, ``Nghệ An``."""
    own = re.search(r"\s+(?:của|thuộc)\s+(?:tỉnh|thành phố)$", name)
    if own:
        return name[: own.start()], document.province
    match = re.search(r"\s+(?:của\s+)?(?:[Tt]ỉnh|[Tt]hành phố|tp\.?|TP\.?)\s*(?P<place>" + CAPITAL + r".*)$", name)
    if match and _COORDINATED.search(name[: match.start()]):
        return name, None  # "các huyện, thị xã và thành phố Huế" are its sorts
    if not match:
        district = re.search(
            r"(?<!các)\s+(?:(?:của|thuộc)\s+)?(?:huyện|quận|"
            r"thị xã)\s+(?P<place>" + CAPITAL + r".*)$",
            name,
        )
        if not district and (bare := _BARE_PLACE.search(name)):
            province = find_province_exactly(bare["place"])
            return (name[: bare.start()], province.name) if province else (name, None)
        units = find_units(district["place"]) if district else ()
        return (name[: district.start()], units[0].name) if district and units else (name, None)
    words = match["place"].split()
    starts = (find_province(" ".join(words[:n]).rstrip(",")) for n in range(len(words), 0, -1))
    province = next((one for one in starts if one), None)
    return (name[: match.start()], province.name) if province else (name, None)


def place_after(after: str, document: Document) -> tuple[str | None, str]:
    """Return (place, "stated" | "own" | "none" | "") of a numbered cluster from the words behind its number."""
    if commune := _COMMUNE_AFTER.match(after):
        return commune["place"], "stated"
    match = _PLACE.match(after)
    if match and match["name"][:1].isupper():
        words = match["name"].split()
        level = (match["level"] or "").lower()
        for n in range(len(words), 0, -1):
            name = " ".join(words[:n])
            province = find_province(name)
            if province and level not in ("huyện", "quận", "thị xã"):
                return province.name, "stated"
            rest = match.start("name") + len(name)
            units = find_units(name)
            if units and (_MORE_UNITS.match(after, rest) or _ITS_UNIT.match(after, rest)):
                break  # who acts there; nor is it "U Minh" of "huyện U Minh Thượng được giao …"
            if units and level in ("huyện", "quận", "thị xã", "thành phố", "tp", "tp."):
                return units[0].name, "stated"
    if _OF_OWN.match(after.lower()):
        return document.province, "own"
    if _OF_THE_STATE.match(after):
        return None, "none"
    if of_field := _OF_FIELD.match(after):
        named = after[: end_of_name(after, of_field.end())]
        level = _LEVEL_OF_FIELD.search(named)
        if level and len(level.string) > level.end():
            return place_after(after[level.start() :], document)
        if level:
            return document.province, "own"
    if _NO_PLACE.search(LIST_BEGINS.split(after[:60].lower())[0]):
        return None, "none"
    if _OWN.match(after.lower()):
        return document.province, "own"
    return None, ""
