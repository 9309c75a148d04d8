"""
Which words name a cluster: its number or name, and the place said beside it.

``mentions_in`` reads one sentence, ``divided`` a list whose introduction alone says "thi đua".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from search.vocabulary.numbers import number_words, roman_value
from search.vocabulary.places import find_province, find_province_exactly, find_units

from .cluster_ends import end_of_name, is_bare
from .text import CAPITAL, Document, Sentence

_ROMAN = r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})"
_WORDS = "|".join(" ".join(words) for words in sorted(number_words(), key=len, reverse=True))
_VALUE = rf"(?:\d{{1,2}}(?!\d|[.,]\d)|{_ROMAN}(?!\w)|(?:(?:(?<=số )|(?<=thứ ))(?i:{_WORDS}))(?!\w))"
_CUE = (
    r"(?P<kind>[Cc]ụm|CỤM|[Kk]hối|KHỐI)\s+(?i:(?:giao\s+ước\s+)?thi\s+đua|tđ(?:kt)?)"
    r"(?:\s*[,–-]?\s*(?i:khen thưởng))?(?!\w)"
)
_NUMBERED = re.compile(
    rf"{_CUE}\s+[“\"]?(?:(?i:khối|cụm)\s+)?(?i:(?:s[ốôo]|thứ)\s*:?\s*)?[“\"]?(?P<number>{_VALUE})[”\"]?(?P<more>(?:(?:\s*,\s*|\s+và\s+)(?:(?i:số\s+)?{_VALUE}))*)"
)
# "Khối thi đua doanh nghiệp số 2", "Cụm thi đua xã, phường số 3": numbered among those of one sort
_SORTED = re.compile(
    rf"{_CUE}\s+(?P<sort>(?:(?:các|khối|ngành) )*(?i:quận|thị xã|thành phố|xã|phường|sở|cơ quan|doanh nghiệp|"
    rf"trường|huyện|ban|"
    rf"hợp tác xã|công ty|"
    rf"bệnh viện|đơn vị|hội)(?!\w)(?:(?! (?i:thi đua))[^.;:()\d]){{0,40}}?) (?i:số) (?P<number>{_VALUE})"
)
SHORT = re.compile(rf"(?P<kind>[Cc]ụm|[Kk]hối)\s+(?i:số\s+)?(?P<number>\d{{1,2}}(?!\d|[.,]\d)|{_ROMAN}(?!\w))")
_SPLIT = re.compile(rf"(?i:số\s+)?({_VALUE})")
# "Cụm thi đua 5 thành phố trực thuộc Trung ương": five of them, not number five
_COUNTS = re.compile(
    r"\s+(?:tỉnh|thành phố|quận|huyện|thị xã|đơn vị|sở|ngành|cơ quan|doanh nghiệp|xã|phường|trường|bộ|ban|"
    r"hội(?! (?:thao|thi|diễn|nghị|trường|thảo|chợ|đàm))|"
    r"tổng công ty|thành viên)(?!\w)(?!\s+[A-ZĐ])|"
    r"\s+(?:TỈNH|THÀNH PHỐ|QUẬN|HUYỆN|THỊ XÃ|SỞ|NGÀNH|CƠ QUAN|TRƯỜNG|BỘ|BAN|HỘI|TỔNG CÔNG TY|NGÂN HÀNG)(?!\w)"
    r"(?= (?:TRỰC|VÙNG|MIỀN|PHÍA|BIÊN|VEN|KHU|ĐỒNG|BẮC|NAM|ĐÔNG|TÂY|DUYÊN|TRUNG|TÀI|CHÍNH|THUỘC))"
)
_NAMED = re.compile(rf"{_CUE}\s+(?P<name>(?=[^\W_]))")
_GENERIC_BEFORE = re.compile(
    r"(?:chia(?: lại)?|danh sách|sắp xếp(?: lại)?|tổ chức lại|kiện toàn|điều chỉnh|thành lập)\s+$|"
    r"(?:các|những|mỗi|từng|nhiều|một số|\d+|hai|ba|các đơn vị|trưởng các|khối,|cụm,|cụm và|khối và)\s+$|(?:cụm|"
    r"khối)\s*[,/]\s*$|(?:cụm|khối)\s+và\s+$"
)
_PLACE = re.compile(
    rf"^\s*(?:[,(–-]\s*)?(?:(?:của|thuộc|trực thuộc)\s+)?(?P<level>(?i:thành phố|thủ đô|tp\s?\.?|tỉnh|quận|huyện|"
    rf"thị xã))?\s*"
    rf"(?P<name>{CAPITAL}[\w.]*(?:\s?[-–]\s?{CAPITAL}\w*|\s{CAPITAL}\w*){{0,4}})"
)
# "Cụm thi đua số 1 - quận A, quận B, quận C": members, not a place
_MORE_UNITS = re.compile(r"\s*(?:,|;|và)\s*(?:quận|huyện|thị xã|thành phố|tp)(?!\w)", re.IGNORECASE)
# "Ở Cụm thi đua số 2, quận Liên Chiểu là Cụm trưởng": who acts there, not whose it is
_ITS_UNIT = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,\s*)?(?:là|làm|giữ|được|đã|vừa|sẽ|đảm|nhận|có|dẫn|đứng|xếp|đạt|tiếp|bàn giao|đăng cai|"
    r"[-–(] ?(?:cụm|khối))(?!\w)",
    re.IGNORECASE,
)
# since July 2025 communes have clusters of their own: "Cụm thi đua số 5 phường Hà Đông"
_COMMUNE_AFTER = re.compile(
    rf"^\s*,?\s*(?:(?:của|thuộc)\s+)?(?P<place>(?:xã|phường|đặc khu) {CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}})"
)
_OWN = re.compile(r"^\s*(?:của|thuộc)?\s*(?P<level>tỉnh|thành phố|huyện|quận|thị xã)(?!\w)")
# "Khối thi đua số 4 ngành Y tế tỉnh Bắc Giang"
_OF_FIELD = re.compile(r"\s*(?:[,–-]\s*)?(?:(?:của|thuộc)\s+)?(?:ngành|hệ thống|lĩnh vực)\s+(?=\w)")
_LEVEL_OF_FIELD = re.compile(r"(?<!các)(?<!\d)\s(?:(?:của|thuộc)\s)?(?:tỉnh|thành phố|TP\.?)(?!\w)")
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
# "Cụm thi đua huyện Ea Kar", "khối thi đua Hà Nội": whose it is, not what it is called
_OF_A_PLACE = re.compile(rf"(?:(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường) )?{CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}}$")
_ALSO_NUMBERED = re.compile(rf"\s*\((?i:cụm|khối)(?: (?i:thi đua))? (?i:số )?(?P<number>{_VALUE})\s*\)")
# "các huyện miền núi Quảng Ngãi"
_BARE_PLACE = re.compile(
    rf"(?<=[a-zà-ỹđ])(?<!tỉnh)(?<!phố)(?<!miền)(?<!sông)(?<!vùng) (?P<place>{CAPITAL}[a-zà-ỹ]+(?: {CAPITAL}[a-zà-ỹ]+)+)$"
)
_COORDINATED = re.compile(r"(?:,|(?<!\w)(?:và|cùng|các))$")
_IN_BRACKETS = re.compile(r"( \([^(),;]{2,35}\))")
# "Cụm thi đua số 8, Bộ Công an": of a ministry or another body of the whole country
_OF_THE_STATE = re.compile(
    r"\s*(?:[,(–-]\s*)?(?:(?:của|thuộc)\s+)?(?:B[ộỘ](?! Chỉ huy| CHQS|\s\w+\sTư lệnh)|Tổng cục|Trung ương|"
    r"TANDTC|VKSNDTC|"
    r"T(?:òa|oà) án nhân dân tối cao|Viện [Kk]iểm sát nhân dân tối cao|Đoàn Khối|Đảng ủy Khối)(?!\w)|"
    r"\s*[,(–-]?\s*(?:bao )?gồm(?: có)?:? [^,;:.]{0,30}?(?:các|\d+|hai|ba|bốn|năm|sáu|bảy|tám|"
    r"chín) tỉnh(?!\w)(?! ủy| đoàn)"
)


@dataclass
class Found:
    """
    A cluster as it is named somewhere; *placeless* where the words say that it has no place of its own, *guessed* where
    its place is that of the page.
    """

    kind: str
    number: int | None
    name: str
    place: str | None
    sentence: Sentence
    placeless: bool = False
    guessed: bool = False
    mentions: list[tuple[Sentence, int, int]] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        """Whether it is named by its number alone: "Cụm thi đua số 9", not "Khối thi đua doanh nghiệp số 2"."""
        return self.name == f"{self.kind} thi đua số {self.number}"


def mentions_in(sentence: Sentence, document: Document) -> Iterator[Found]:
    """Yield every cluster that one sentence names with "thi đua"."""
    text = sentence.text
    if "hi đua" not in sentence.lower and "TĐ" not in text:
        return
    taken: list[tuple[int, int]] = []
    for match in _NUMBERED.finditer(text):
        if "số" not in match.group().lower() and _COUNTS.match(text, match.end()):
            continue
        taken.append(match.span())
        place, level = _place_after(text[match.end() : match.end() + 70], document)
        kind = match["kind"].capitalize()
        for number in (number_of(v) for v in [match["number"], *_SPLIT.findall(match["more"])]):
            if number:
                yield Found(
                    kind,
                    number,
                    f"{kind} thi đua số {number}",
                    place,
                    sentence,
                    level == "none",
                    mentions=[(sentence, *match.span())],
                )
    for match in _SORTED.finditer(text):
        number = number_of(match["number"])
        if number and not any(a <= match.start() < b for a, b in taken):
            taken.append(match.span())
            place, level = _place_after(text[match.end() : match.end() + 70], document)
            kind = match["kind"].capitalize()
            name = f"{kind} thi đua {match['sort']} số {number}"
            yield Found(kind, number, name, place, sentence, level == "none", mentions=[(sentence, *match.span())])
    for match in _NAMED.finditer(text):
        if also := _ALSO_NUMBERED.match(text, end_of_name(text, match.end())):
            # "Cụm thi đua các huyện đồng bằng (Cụm số 1)": one cluster, known by its number
            if (named := _named(match, sentence, document)) and (number := number_of(also["number"])):
                yield replace(named, number=number, name=f"{named.kind} thi đua số {number}")
            continue
        if any(a <= match.start() < b for a, b in taken) or _GENERIC_BEFORE.search(sentence.lower[: match.start()]):
            continue
        named = _named(match, sentence, document)
        if named:
            yield named


def number_of(text: str) -> int | None:
    """Return the number of "9", "IX", "chín"; ``None`` for anything else."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    return number_words().get(tuple(text.lower().split())) or roman_value(text)


def _named(match: re.Match[str], sentence: Sentence, document: Document) -> Found | None:
    at = match.start("name")
    text = sentence.lower if sentence.text.isupper() else sentence.text
    printed = text[at : end_of_name(text, at)]
    name, place = _cut_place(printed.removeprefix("của "), document)
    digits = re.match(r"\d+", name)
    if (
        len(name.split()) < 2
        or (digits and not _COUNTS.match(name, digits.end()))
        or is_bare(name)
        or _OF_A_PLACE.match(name)
    ):
        return None
    kind = match["kind"].capitalize()
    full = f"{kind} thi đua {name}"
    end = at + len(printed)
    if place is None and (bracket := _IN_BRACKETS.match(sentence.text, end)):
        place, _ = _place_after(bracket[1], document)
    placeless = place is None and _is_beyond_places(name.lower())
    return Found(kind, None, full, place, sentence, placeless, mentions=[(sentence, match.start(), at + len(printed))])


def _is_beyond_places(name: str) -> bool:
    """Whether a name says that the cluster has no province of its own: "các tỉnh …", not "các huyện miền núi"."""
    return _NO_PLACE.search(name) is not None and not (_OF_A_PROVINCE.search(name) and not _BEYOND.search(name))


def _cut_place(name: str, document: Document) -> tuple[str, str | None]:
    """Cut the jurisdiction off a name: ``các huyện vùng cao tỉnh Nghệ An`` -> ``các huyện vùng cao``, ``Nghệ An``."""
    own = re.search(r"\s+(?:của|thuộc)\s+(?:tỉnh|thành phố)$", name)
    if own:
        return name[: own.start()], document.province
    match = re.search(r"\s+(?:của\s+)?(?:tỉnh|thành phố|tp\.?|TP\.?)\s*(?P<place>" + CAPITAL + r".*)$", name)
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


def _place_after(after: str, document: Document) -> tuple[str | None, str]:
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
            units = () if _MORE_UNITS.match(after, rest) or _ITS_UNIT.match(after, rest) else find_units(name)
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
            return _place_after(after[level.start() :], document)
        if level:
            return document.province, "own"
    if _NO_PLACE.search(LIST_BEGINS.split(after[:60].lower())[0]):
        return None, "none"
    if _OWN.match(after.lower()):
        return document.province, "own"
    return None, ""


# "chia thành 3 cụm thi đua như sau:", and then "- Cụm số 1: …" line by line
_DIVISION = re.compile(
    r"(?<!\w)(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|các) (?P<kind>cụm|khối) thi đua(?!\w)[^.]{0,80}:\s*$"
)
_PART = re.compile(rf"\W*(?P<kind>[Cc]ụm|[Kk]hối) (?i:số )?(?P<number>\d{{1,2}}(?!\d)|{_ROMAN}(?!\w))\s*(?:[:(]|gồm)")


def divided(document: Document) -> Iterator[Found]:
    """Yield the clusters of a list under "được chia thành 3 cụm thi đua:", where "thi đua" is not said again."""
    kind = ""
    for sentence in document.sentences:
        match = _PART.match(sentence.text) if kind else None
        if match and match["kind"].lower() == kind and (number := number_of(match["number"])):
            name = f"{kind.capitalize()} thi đua số {number}"
            at = (sentence, match.start("kind"), match.end("number"))
            yield Found(kind.capitalize(), number, name, None, sentence, mentions=[at])
        elif opening := _DIVISION.search(sentence.lower):
            kind = opening["kind"]
