"""
Who belongs to a cluster: the districts, provinces and bodies that an article lists as its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from search.vocabulary.numbers import roman_value

from .districts import Places
from .text import CAPITAL, Sentence

_LIST_HEAD = re.compile(
    r"(?<!\w)(?:^(?:bao )?gồm(?: có)?|(?:cụm|khối)(?: thi đua)?(?: số)?(?: \S+)?(?: [^;:]{0,60})?[\s(](?:gồm có|"
    r"bao gồm|gồm|có)|"
    r"(?:thuộc|trong|của) (?:cụm|khối)[^;:]{0,60}?\s?(?:gồm có|bao gồm|gồm|là|:)|"
    r"(?:các )?(?:đơn vị )?thành viên(?: của)?(?: (?:cụm|khối))?[^;:]{0,30}?\s?(?:gồm có|bao gồm|gồm|là|:)|(?:cụm|"
    r"khối)[^;:]{0,60}:|danh sách thành viên\s*:|(?:cụm|khối) thi đua (?:số )?(?:\d{1,2}|"
    r"[ivx]+)(?: [^;:(),]{0,40})?\s?(?=\()|"
    r"(?:cụm|khối) thi đua (?:số )?(?:\d{1,2}|[ivx]+)\s+[-–]\s+(?=(?:các )?(?:quận|huyện|thị xã|thành phố|tp|"
    r"tỉnh)(?!\w))|"
    r"(?:cụm|khối) thi đua (?:các |\d+ )(?:tỉnh|thành phố|quận|huyện|sở)[^;:(),.]{0,50}\s?(?=\())"
    r"(?:\s*(?:có|:))?\s*"
)
_COUNT = re.compile(
    r"^\s*(?:(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+)?(?:đơn vị|thành viên|cơ quan|sở,? (?:ban,? )?ngành|"
    r"doanh nghiệp|đơn vị thành viên|tỉnh|chi hội|hội)?[^:;.,]{0,40}:\s*"
)
_JOINT = re.compile(
    r"(?:\s|,|;|:|-|–|/|\(|\)|và|cùng|với|là|các|gồm|có|quận|huyện|đảo|thị xã|thành phố|tp\.?|tx\.?|q\.|h\.|tỉnh|"
    r"thị|bốn|năm|ba|hai|sáu|bảy|tám|chín|mười|thành viên|đơn vị|\d)*"
)
_ITEMS = re.compile(
    r"\s*[,;]\s*|\s+và\s+(?=[A-ZĐÂĂÊÔƠƯỦ]|(?:xã|phường|thị trấn|chi hội|công ty|trường|hội|phòng)(?!\w))"
)
_VERB = re.compile(r"(?<!\w)(?:là|được|giữ|làm|đảm nhiệm|đảm nhận)(?!\w)")
_ITEM = re.compile(r"^\s*(?:[-–+•*]|\d+[.)])\s*(?P<unit>[^;.]+?)\s*[;.,]?$")
# A unit that is no place: it is a member or an officer under its printed name.
BODY_START = re.compile(
    r"^(?:Hội(?! (?:nghị|trường|thảo|thi|diễn|báo|ý)(?!\w))|Sở|Viện|Công an|Thanh tra|Ban|Chi hội|Chi cục|"
    r"Công ty|Tổng công ty|Tòa án|Toà án|Cục|Trường|Đại học|"
    r"Bộ|Văn phòng|Liên đoàn|Đảng ủy|Đảng uỷ|Đảng bộ|Kho bạc|Ngân hàng|Bảo hiểm|BHXH|Trung tâm|Bệnh viện|Báo|Đài|"
    r"Tỉnh đoàn|Thành đoàn|Huyện đoàn|Quận đoàn|Mặt trận|Liên minh|HLG|Bưu điện|Điện lực|Hợp tác xã|Phòng|Xã|Phường|"
    r"Thị trấn|xã|phường|thị trấn|Ủy ban|Uỷ ban|UBND|UBMTTQ|Học viện|Hải quan|Nhà máy|Xí nghiệp|Tập đoàn|Tạp chí|"
    r"Kiểm toán|chi hội|công ty|trường|hội|phòng)(?!\w)"
)
_PREFIX = re.compile(
    r"\s*(?P<body>Công an|Phòng [^,;:]{2,25}?|Thanh tra|Hội [^,;:]{2,25}?|Tòa án nhân dân|Toà án nhân dân|TAND|VKSND|"
    r"Viện [Kk]iểm sát nhân dân|Chi cục [^,;:]{2,20}?|Bệnh viện|Trung tâm [^,;:]{2,20}?|Liên đoàn Lao động|LĐLĐ|"
    r"Đảng bộ|Ban CHQS|Ban Chỉ huy quân sự)\s+(?:các\s+)?(?:(?:quận|huyện|thị xã|thành phố)\s+)?$"
)
# not "cụm thi đua 5 thành phố …": five of them
_NUMBER = re.compile(
    r"(?<!\w)(?:cụm|khối)(?:\s+thi đua)?\s+(?:(?:số|thứ)\s+(\d{1,2}|[ivx]+)(?!\w)|"
    r"(\d{1,2}|[ivx]+)(?!\w)(?!\s+(?:tỉnh|thành phố|quận|huyện|đơn vị|sở|ngành|cơ quan)(?!\w)\s+(?![A-ZĐ])\w+ ))"
)
# a line that is nothing but the cluster's name: its members stand in the next one
_NAME_LINE = re.compile(r"\W*(?:cụm|khối) thi đua (?:số )?(?:\d{1,2}|[ivx]+)\W*")
# "Từ năm 2023, cụm có thêm huyện X"
_JOINS = re.compile(
    r"(?<!\w)(?:cụm|khối)(?: thi đua)?(?: số \w+)?[^;:.,]{0,25}(?<!\w)(?:có thêm|kết nạp(?: thêm)?|bổ sung(?: thêm)?)"
    r"(?: thành viên(?: mới)?)?(?: là)?:?\s+"
)
_REST_OF_HEAD = re.compile(r"[^.;:()]{0,40}:\s*$")
# "gồm các xã Đức Trọng, Di Linh và phường …": since July 2025 communes are members
_COMMUNES = re.compile(
    rf"(?:\d+ )?(?:các )?(?P<first>xã|phường|thị trấn|đặc khu)(?:,? (?:xã|phường|và|đặc khu))*:? (?={CAPITAL}|"
    rf"xã|phường)"
)
_COMMUNE = re.compile(
    rf"(?:(?:các )?(?:xã|phường|thị trấn|đặc khu) )?(?P<name>{CAPITAL}\w*(?: {CAPITAL}\w*| \d+|"
    rf" [-–] {CAPITAL}\w*){{0,5}})"
)


def speaks_of(text: str, number: int | None, shared: bool) -> bool:
    """
    Whether lower-case *text* can be about the cluster of that *number*: it says that number, or none.

    In a sentence *shared* by several clusters the number must be said.
    """
    said = [int(n) if n.isdigit() else roman_value(n) for pair in _NUMBER.findall(text) if (n := "".join(pair))]
    return said[-1] == number if said else not shared


def read_members(
    places: Places, sentences: Sequence[Sentence], number: int | None, shared: frozenset[int]
) -> tuple[str, ...]:
    """
    Return the members listed in *sentences*: districts and provinces without their kind, bodies as printed.

    *shared* are the numbers of sentences that name several clusters; there only what says *number* counts.
    """
    best: list[str] = []
    for n, sentence in enumerate(sentences):
        if _NAME_LINE.fullmatch(sentence.lower) and speaks_of(sentence.lower, number, False) and n + 1 < len(sentences):
            units = _listed_places(places, sentences[n + 1], 0)
            best = max(best, units, key=len)
        for match in _LIST_HEAD.finditer(sentence.lower):
            if not speaks_of(match.group(), number, sentence.number in shared):
                continue
            units = (
                _listed_communes(sentence, match.end())
                or _listed_places(places, sentence, match.end())
                or _listed_bodies(sentence, match.end())
            )
            rest = sentence.text[match.end() :].rstrip()
            if not units and (len(rest) <= 1 or _REST_OF_HEAD.fullmatch(rest)):
                units = list(_bullets(places, sentences[n + 1 : n + 40]))
            if len(units) > max(1, len(best)):
                best = units
    more = [u for s in sentences for u in _joining(places, s, number, s.number in shared)]
    return tuple(dict.fromkeys(best + more))


def members_before(places: Places, mentions: Sequence[tuple[Sentence, int, int]]) -> tuple[str, ...]:
    """Return the members that stand before the cluster: "Các huyện A, B và C (Cụm thi đua số 10)"."""
    for sentence, start, _ in mentions:
        at = len(sentence.text[:start].rstrip())
        names: list[str] = []
        if at and sentence.text[at - 1] == "(":
            at -= 1
            for left, first, end, name in reversed(named_places(places, sentence)):
                if end <= at and _JOINT.fullmatch(sentence.lower[end:at]):
                    names.insert(0, name)
                    at = min(left, first)
                    at = first if left != first and left < first - 20 else at
        if len(names) > 1:
            return tuple(names)
    return ()


def _joining(places: Places, sentence: Sentence, number: int | None, shared: bool) -> Iterator[str]:
    """Yield the districts that a cluster takes in, in one sentence."""
    for match in _JOINS.finditer(sentence.lower):
        at = match.end() if speaks_of(match.group(), number, shared) else len(sentence.text)
        for _, start, end, name in named_places(places, sentence):
            if start >= at and _JOINT.fullmatch(sentence.lower[at:start]):
                yield name
                at = end


def named_places(places: Places, sentence: Sentence) -> list[tuple[int, int, int, str]]:
    """Return (left, start, end, name) of districts and provinces of a sentence, from left to right."""
    found = [
        (m.left if not m.listed else m.start, m.start, m.end, d.name)
        for d in places.districts
        for m in d.mentions
        if m.sentence.number == sentence.number
    ]
    found += [(p.start, p.start, p.end, p.province.name) for n, p in places.provinces if n == sentence.number]
    return sorted(found, key=lambda f: f[1])


def _listed_places(places: Places, sentence: Sentence, at: int) -> list[str]:
    names: list[str] = []
    prefix: str | None = None
    for left, start, end, name in named_places(places, sentence):
        if start < at:
            continue
        if not names and (body := _PREFIX.match(sentence.text[at:left])):
            prefix, at = body["body"], left
        if not _JOINT.fullmatch(sentence.lower[at:start]):
            break
        names.append(f"{prefix} {_kind(places, name)}{name}" if prefix else name)
        at = end
    return names if len(names) > 1 else []


def _kind(places: Places, name: str) -> str:
    return next((f"{p.kind} " for p in places.districts if p.name == name and p.kind), "")


def _listed_bodies(sentence: Sentence, at: int) -> list[str]:
    """Split "5 đơn vị: Công an tỉnh, Thanh tra tỉnh và Sở Tư pháp" into its bodies; empty if it is no such list."""
    rest = sentence.text[at:]
    head = _COUNT.match(rest.lower())
    if not head and not sentence.lower[:at].rstrip().endswith((":", "gồm", "là", "gồm có")):
        return []
    rest = rest[head.end() if head else 0 :]
    # "…, Sở C và Sở D; Sở C là Cụm trưởng": the list ends where somebody acts
    parts = list(takewhile(lambda part: not _VERB.search(part), rest.split(";")))
    items = [i.strip(" .;") for i in _ITEMS.split(";".join(parts))]
    known = sum(bool(BODY_START.match(i)) for i in items)
    return items if len(items) > 1 and known > 0.6 * len(items) and all(0 < len(i) < 90 for i in items) else []


def _listed_communes(sentence: Sentence, at: int) -> list[str]:
    """Return the communes of "các xã A, B và phường C", like districts without their kind; empty if it is no list."""
    head = _COMMUNES.match(sentence.text, at)
    if not head:
        return []
    names: list[str] = []
    for part in re.split(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+", sentence.text[head.end() :]):
        match = _COMMUNE.match(part)
        if not match:
            break
        names.append(match["name"])
        if match.end() < len(part.rstrip(" .)")):
            break
    return names if len(names) > 1 else []


def _bullets(places: Places, following: Sequence[Sentence]) -> Iterator[str]:
    for sentence in following:
        match = _ITEM.match(sentence.text)
        if not match:
            return
        here = named_places(places, sentence)
        yield here[0][3] if here and not BODY_START.match(match["unit"]) else match["unit"]
