"""
Which words name a cluster: its number or name, and the place said beside it.

``mentions_in`` reads one sentence, ``divided`` a list whose introduction alone says "thi đua".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from search.vocabulary.numbers import number_words, roman_value

from .cluster_ends import end_of_name, is_bare
from .cluster_places import cut_place, is_beyond_places, place_after
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
# "Cụm thi đua huyện Ea Kar", "khối thi đua Hà Nội": whose it is, not what it is called
_OF_A_PLACE = re.compile(rf"(?:(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường) )?{CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}}$")
_ALSO_NUMBERED = re.compile(rf"\s*\((?i:cụm|khối)(?: (?i:thi đua))? (?i:số )?(?P<number>{_VALUE})\s*\)")
_IN_BRACKETS = re.compile(r"( \([^(),;]{2,35}\))")


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
        place, level = place_after(text[match.end() : match.end() + 70], document)
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
            place, level = place_after(text[match.end() : match.end() + 70], document)
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
    name, place = cut_place(printed.removeprefix("của "), document)
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
        place, _ = place_after(bracket[1], document)
    placeless = place is None and is_beyond_places(name.lower())
    return Found(kind, None, full, place, sentence, placeless, mentions=[(sentence, match.start(), at + len(printed))])


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
