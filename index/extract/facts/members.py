"""
Who belongs to a cluster, and which unit leads it in which year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from search.model import Officer

from .districts import Places
from .text import CAPITAL, Sentence

_LIST_HEAD = re.compile(
    r"(?<!\w)(?:^(?:bao )?gồm(?: có)?|(?:cụm|khối)(?: thi đua)?(?: số)?(?: \S+)?(?: [^;:]{0,60})?\s(?:gồm có|"
    r"bao gồm|gồm|có)|"
    r"(?:thuộc|trong|của) (?:cụm|khối)[^;:]{0,60}?\s?(?:gồm có|bao gồm|gồm|là|:)|"
    r"(?:các )?(?:đơn vị )?thành viên(?: của)?(?: (?:cụm|khối))?[^;:]{0,30}?\s?(?:gồm có|bao gồm|gồm|là|:)|(?:cụm|"
    r"khối)[^;:]{0,60}:|danh sách thành viên\s*:)"
    r"(?:\s*(?:có|:))?\s*")
_COUNT = re.compile(
    r"^\s*(?:(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+)?(?:đơn vị|thành viên|cơ quan|sở,? (?:ban,? )?ngành|"
    r"doanh nghiệp|đơn vị thành viên|tỉnh|chi hội|hội)?[^:;.,]{0,40}:\s*")
_JOINT = re.compile(
    r"(?:\s|,|;|:|-|–|/|\(|\)|và|cùng|với|là|các|gồm|có|quận|huyện|đảo|thị xã|thành phố|tp\.?|tx\.?|q\.|h\.|tỉnh|"
    r"thị|bốn|năm|ba|hai|sáu|bảy|tám|chín|mười|thành viên|đơn vị|\d+)*")
_ITEM = re.compile(r"^\s*(?:[-–+•*]|\d+[.)])\s*(?P<unit>[^;.]+?)\s*[;.,]?$")
_BODY_START = re.compile(
    r"^(?:Hội|Sở|Viện|Công an|Thanh tra|Ban|Chi hội|Chi cục|Công ty|Tổng công ty|Tòa án|Toà án|Cục|Trường|Đại học|"
    r"Bộ|Văn phòng|Liên đoàn|Đảng ủy|Đảng uỷ|Kho bạc|Ngân hàng|Bảo hiểm|Trung tâm|Bệnh viện|Báo|Đài|Tỉnh đoàn|"
    r"Thành đoàn|Mặt trận|Liên minh|HLG|Bưu điện|Điện lực|Hợp tác xã|Phòng|Xã|Phường|Thị trấn|xã|phường|"
    r"thị trấn)(?!\w)")

_BODY_ANYWHERE = re.compile(r"(?<!\w)" + _BODY_START.pattern[1:])
_UNIT_ENDS = re.compile(r"\s*(?:[,;(]|\s[-–]\s|(?<!\w)(?:là|làm|được|tiếp tục|đảm nhiệm|đảm nhận|giữ|với)(?!\w))")

_ROLE = re.compile(
    r"(?<!\w)(?P<role>(?:phó )?(?:cụm|khối) (?:trưởng|phó)(?: thứ (?:nhất|hai|ba))?|trưởng (?:cụm|khối)|"
    r"phó (?:trưởng )?(?:cụm|khối)(?: trưởng)?)(?!\w)")
_OF = (
    r"(?:\s+(?:của\s+)?(?:cụm|khối)(?:\s+thi đua)?(?:\s+(?:số\s+)?[\divx]+)?(?:\s+(?:thành phố|tỉnh|"
    r"tp\.?)\s+[^,;]{2,25}?)?)?")
_YEAR = re.compile(r"(?<!\d)năm\s+(20\d\d)(?!\d)")
_AFTER_ROLE = re.compile(
    rf"^{_OF}(?:\s+(?:trong\s+)?năm\s+20\d\d)?\s*(?::|là|cho|thuộc về|do|-|–)\s*(?:đơn vị\s+)?(?:bầu\s+)?$")
_BEFORE_ROLE = re.compile(
    r"^(?:\s|,|-|–|\(|\)|là|làm|được|bầu|nhất trí|tiếp tục|đảm nhiệm|đảm nhận|đảm đương|giữ|vai trò|chức danh|chức|"
    r"chức vụ|nhiệm vụ|đơn vị|với|cương vị|cử|phân công|luân phiên|"
    r"trúng cử|tín nhiệm|thống nhất|này|công nhận|suy cử|tham gia|đồng thời|năm 20\d\d|ủy viên|chủ tịch|ubnd|phó)*$")
_JOINING = frozenset(re.findall(r"\w+", """
    cụm khối thi đua số thành phố tỉnh quận huyện thị xã đảo là cho của trong và làm đảm nhiệm nhận vai trò trưởng phó
    bầu giữ chức đơn vị thuộc về thứ nhất hai ba"""))
_ACTING = re.compile(r"(?<!\w)(?:là|làm|đảm nhiệm|đảm nhận|giữ|bầu|được|cử|cho)(?!\w)")
_PERSON = re.compile(rf"^(?:\s+{CAPITAL}\w*){{2,5}}(?=\s*[,(–-])")
_SAME_ROLE = re.compile(r"vai trò này|nhiệm vụ này|chức (?:vụ )?này|cương vị này")


def read_members(places: Places, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the members listed in *sentences*: districts and provinces without their kind, bodies as printed."""
    best: list[str] = []
    for n, sentence in enumerate(sentences):
        for match in _LIST_HEAD.finditer(sentence.lower):
            units = _listed_places(places, sentence, match.end()) or _listed_bodies(sentence, match.end())
            if not units and match.end() >= len(sentence.text.rstrip()) - 1:
                units = list(_bullets(places, sentences[n + 1:n + 40]))
            if len(units) > max(1, len(best)):
                best = units
    return tuple(dict.fromkeys(best))


def _named_places(places: Places, sentence: Sentence) -> list[tuple[int, int, int, str]]:
    """Return (left, start, end, name) of districts and provinces of a sentence, from left to right."""
    found = [(m.left if not m.listed else m.start, m.start, m.end, d.name)
             for d in places.districts for m in d.mentions if m.sentence.number == sentence.number]
    found += [(p.start, p.start, p.end, p.province.name) for n, p in places.provinces if n == sentence.number]
    return sorted(found, key=lambda f: f[1])


def _listed_places(places: Places, sentence: Sentence, at: int) -> list[str]:
    names = []
    for _, start, end, name in _named_places(places, sentence):
        if start < at:
            continue
        if not _JOINT.fullmatch(sentence.lower[at:start]):
            break
        names.append(name)
        at = end
    return names if len(names) > 1 else []


def _listed_bodies(sentence: Sentence, at: int) -> list[str]:
    """Split "5 đơn vị: Công an tỉnh, Thanh tra tỉnh và Sở Tư pháp" into its bodies; empty if it is no such list."""
    rest = sentence.text[at:]
    head = _COUNT.match(rest.lower())
    if not head and not sentence.lower[:at].rstrip().endswith(":"):
        return []
    items = [i.strip(" .;") for i in re.split(r"\s*[,;]\s*|\s+và\s+(?=[A-ZĐ])", rest[head.end() if head else 0:])]
    return items if len(items) > 1 and all(_BODY_START.match(i) and len(i) < 90 for i in items) else []


def _bullets(places: Places, following: Sequence[Sentence]) -> Iterator[str]:
    for sentence in following:
        match = _ITEM.match(sentence.text)
        if not match:
            return
        here = _named_places(places, sentence)
        yield here[0][3] if here and not _BODY_START.match(match["unit"]) else match["unit"]


def read_officers(places: Places, sentences: Sequence[Sentence]) -> tuple[Officer, ...]:
    """Return the units that lead the cluster, each with role and year, in text order, none twice."""
    found: dict[tuple[str, str, int | None], Officer] = {}
    previous: str | None = None
    for sentence in sentences:
        told = _told(places, sentence, previous)
        for officer in told:
            found.setdefault((officer.unit, officer.role, officer.year), officer)
        previous = told[-1].role if told else previous
    return _without_vaguer(list(found.values()))


def _told(places: Places, sentence: Sentence, previous: str | None) -> list[Officer]:
    """Return the officers of one sentence; *previous* is the role that "vai trò này" means."""
    told: list[tuple[Officer, bool]] = []
    again = _SAME_ROLE.search(sentence.lower)
    if again and previous and (unit := _unit_before(places, sentence, again.start())):
        told.append((Officer(unit, previous, _year(sentence, again.start(), again.end(), None, True)), True))
    roles = list(_ROLE.finditer(sentence.lower))
    for n, match in enumerate(roles):
        following = roles[n + 1].start() if n + 1 < len(roles) else None
        unit = _unit_after(places, sentence, match) or _unit_before(places, sentence, match.start())
        acts = bool(_ACTING.search(sentence.lower[max(0, match.start() - 30):match.start()]))
        if unit:
            year = _year(sentence, match.start(), match.end(), following, acts)
            told.append((Officer(unit, _role(match["role"]), year), acts))
    officers = [officer for officer, _ in told]
    for n in range(len(told) - 2, -1, -1):
        # "A là Khối trưởng, B là Khối phó năm 2024": the year closes the sentence and holds for both
        if told[n][1] and officers[n].year is None:
            officers[n] = replace(officers[n], year=officers[n + 1].year)
    return officers


def _role(printed: str) -> str:
    """Return the role as ``Cụm trưởng``, ``Cụm phó``, ``Khối trưởng`` …, with "thứ hai" where printed."""
    group = "Cụm" if "cụm" in printed else "Khối"
    rank = re.search(r"thứ (?:nhất|hai|ba)", printed)
    deputy = "phó" in printed
    return f"{group} {'phó' if deputy else 'trưởng'}" + (f" {rank.group()}" if rank else "")


def _unit_after(places: Places, sentence: Sentence, role: re.Match[str]) -> str | None:
    for left, _, _, name in _named_places(places, sentence):
        if left >= role.end() and _AFTER_ROLE.match(_without_kind(sentence.lower[role.end():left])):
            return name
    rest = sentence.text[role.end():]
    for match in re.finditer(r"(?::|là|cho|thuộc về)\s+", rest):
        if _AFTER_ROLE.match(rest[:match.end()].lower()) and _BODY_START.match(rest[match.end():]):
            return re.split(r"[,;.(]|\s+và\s", rest[match.end():])[0].strip()
    return None


def _without_kind(text: str) -> str:
    return re.sub(r"\s*(?:quận|huyện|huyện đảo|thị xã|thành phố|tp\.?|tỉnh)\s*$", " ", text)


def _unit_before(places: Places, sentence: Sentence, at: int) -> str | None:
    for _, start, end, name in reversed(_named_places(places, sentence)):
        if end > at:
            continue
        gap = sentence.text[end:at]
        person = _PERSON.match(gap)
        if person:
            gap = gap[person.end():]
        if not _BEFORE_ROLE.match(gap.lower()):
            break
        return _body_with(sentence, start, end) or name
    return _body_before(sentence, at)


def _body_with(sentence: Sentence, start: int, end: int) -> str | None:
    """Return "HLG tỉnh Hòa Bình" where the place is only part of a body's name; none for a district's own authority."""
    head = re.split(r"[,;:.(“\"]|(?<!\w)(?:và|bầu|là|do|để|cho)(?!\w)", sentence.text[:start])[-1]
    phrase = (head + sentence.text[start:end]).strip()
    match = re.search(
        r"(?:^|\s)((?:Hội|HLG|Sở|Chi hội|Công an|Thanh tra|Viện|Liên đoàn|Ban|Tòa án|Toà án|Cục|Trường|"
        r"Tỉnh đoàn)\s.*)$", phrase)
    return match[1] if match and not re.search(r"Chủ tịch|Bí thư|UBND", match[1]) else None


def _body_before(sentence: Sentence, at: int) -> str | None:
    """Return a body named right before the role: ``Sở Tư pháp là Khối phó`` -> ``Sở Tư pháp``."""
    head = sentence.text[:at]
    for match in reversed(list(_BODY_ANYWHERE.finditer(head))):
        phrase = head[match.start():]
        end = _UNIT_ENDS.search(phrase)
        unit = phrase[:end.start()] if end else phrase
        if len(unit) < 80 and _BEFORE_ROLE.match(phrase[len(unit):].lower()):
            return unit.strip(" ,-–(")
    return None


def _year(sentence: Sentence, start: int, end: int, following: int | None, acts: bool) -> int | None:
    """
    Return the year of an officer named at *start* to *end*: right behind the role, else the last one before it, else
    the one that closes the sentence ("bầu A làm Cụm trưởng và B làm Cụm phó năm 2023").

    A year before the role counts where the unit *acts* ("Năm 2022, A làm Cụm trưởng"), not where the office only
    explains a person who does something else ("ông B, Cụm trưởng, trình bày kết quả năm 2021").
    """
    low = sentence.lower
    after = [(m.start() + end, int(m[1])) for m in _YEAR.finditer(low[end:])]
    near = after[0] if after and _only_units(sentence.text[end:after[0][0]]) else None
    if near and (following is None or near[0] < following):
        return near[1]
    before = [int(m[1]) for m in _YEAR.finditer(low[:start])]
    if acts and before:
        return before[-1]
    return near[1] if near else None


def _only_units(gap: str) -> bool:
    """Whether a gap holds nothing but the cluster, units, and the words that join officers."""
    words = re.findall(r"\w+", gap)
    return "." not in gap and all(word[0].isupper() or word[0].isdigit() or word in _JOINING for word in words)


def _without_vaguer(officers: list[Officer]) -> tuple[Officer, ...]:
    """Drop an officer without a year where the same unit and role stand with one."""
    dated = {(o.unit, o.role) for o in officers if o.year}
    return tuple(o for o in officers if o.year or (o.unit, o.role) not in dated)
