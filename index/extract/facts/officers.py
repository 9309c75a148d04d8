"""
Which unit leads a cluster, with which office, in which year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from search.model import Officer

from .districts import Places
from .members import BODY_START, named_places, speaks_of
from .text import CAPITAL, Sentence

_BODY_ANYWHERE = re.compile(r"(?<!\w)" + BODY_START.pattern[1:])
_NO_UNIT = re.compile(
    r"(?<!\w)(?:có|đại diện|hội nghị|hội trường|trưởng|phó|do|bầu|để|cho|tại|dự|đã|báo cáo|thay mặt)(?!\w)"
)
_UNIT_ENDS = re.compile(
    r"\s*(?:[,;(]|\s[-–]\s|(?<!\w)(?:là|làm|được|sẽ|vừa|đã|tiếp tục|đảm nhiệm|đảm nhận|giữ|với)(?!\w))"
)

_ROLE = re.compile(
    r"(?<!\w)(?P<role>(?:phó )?(?:cụm|khối) (?:trưởng|phó)(?: thứ (?:nhất|hai|ba))?|trưởng (?:cụm|khối)(?: thi đua)?|"
    r"phó (?:trưởng )?(?:cụm|khối)(?: trưởng)?)(?!\w)"
)
_OF = (
    r"(?:\s+(?:của\s+)?(?:cụm|khối)(?:\s+thi đua)?(?:\s+(?:số\s+)?[\divx]+)?(?:\s+(?:thành phố|tỉnh|"
    r"tp\.?)\s+[^,;]{2,25}?)?)?"
)
_YEAR = re.compile(r"(?<!\d)năm\s+(20\d\d)(?!\d)")
_AFTER_ROLE = re.compile(
    rf"^{_OF}(?:\s+(?:trong\s+)?năm\s+20\d\d)?\s*(?::|là|cho|thuộc về|do|-|–)\s*(?:đơn vị\s+)?(?:bầu\s+)?$"
)
_BEFORE_ROLE = re.compile(
    r"^(?:\s|,|-|–|\(|\)|là|làm|được|bầu|nhất trí|tiếp tục|tiếp nhận|nhận bàn giao|đảm nhiệm|đảm nhận|đảm đương|giữ|"
    r"vai trò|chức danh|chức|chức vụ|nhiệm vụ|đơn vị|với|cương vị|cử|phân công|luân phiên|"
    r"trúng cử|tín nhiệm|thống nhất|này|công nhận|suy cử|suy tôn|bình chọn|bình bầu|liên tục|tập thể|lá cờ đầu|"
    r"vinh dự|thay mặt|đại diện|lãnh đạo|tham gia|đồng thời|năm 20\d\d|ủy viên|chủ tịch|ubnd|phó)*$"
)
_JOINING = frozenset(
    re.findall(
        r"\w+",
        """
    cụm khối thi đua số thành phố tỉnh quận huyện thị xã đảo là cho của trong và làm đảm nhiệm nhận vai trò trưởng phó
    bầu giữ chức đơn vị thuộc về thứ nhất hai ba
    các đồng bằng sông miền núi phía trung du duyên hải khu vực vùng biên giới trực ương cơ quan sở ngành""",
    )
)
_ACTING = re.compile(r"(?<!\w)(?:là|làm|nhận|đảm nhiệm|đảm nhận|giữ|bầu|được|cử|cho)(?!\w)")
_PERSON = re.compile(rf"^(?:\s+{CAPITAL}\w*){{2,5}}(?=\s*[,(–-])")
_SAME_ROLE = re.compile(r"vai trò này|nhiệm vụ này|chức (?:vụ )?này|cương vị này")
_YEAR_OPENS = re.compile(r"\W*(?:trong )?năm (20\d\d), (?=(?:phó )?(?:cụm|khối) (?:trưởng|phó)|trưởng (?:cụm|khối))")
_JOINED = re.compile(r"\s*(?:,|và|, và|cùng)\s*(?:(?:quận|huyện|thị xã|thành phố|tp\.?)\s+)?")
_STANDS_IN = re.compile(
    r"(?<!\w)(?:dẫn đầu|đứng đầu|đứng nhất|(?:đứng|xếp) thứ \w+|thành viên)(?: của| trong| thuộc)?"
    r"(?: các đơn vị(?: trong| thuộc)?)? (?:cụm|khối)(?: thi đua)?(?: số)?(?!\w)"
)
_OF_CLUSTER = re.compile(_OF)


def read_officers(
    places: Places, sentences: Sequence[Sentence], number: int | None, shared: frozenset[int]
) -> tuple[Officer, ...]:
    """
    Return the units that lead the cluster, each with role and year, in text order, none twice.

    *shared* are the numbers of sentences that name several clusters; there only an office that says *number* counts.
    """
    found: dict[tuple[str, str, int | None], Officer] = {}
    previous: str | None = None
    for sentence in sentences:
        told = _told(places, sentence, previous, number, sentence.number in shared)
        for officer in told:
            found.setdefault((officer.unit, officer.role, officer.year), officer)
        previous = told[-1].role if told else previous
    return _without_vaguer(list(found.values()))


def _told(places: Places, sentence: Sentence, previous: str | None, number: int | None, shared: bool) -> list[Officer]:
    """Return the officers of one sentence; *previous* is the role that "vai trò này" means."""
    told: list[tuple[Officer, bool]] = []
    again = _SAME_ROLE.search(sentence.lower)
    if again and previous and (unit := _unit_before(places, sentence, again.start())[0]):
        told.append((Officer(unit, previous, _year(sentence, again.start(), again.end(), None, True)), True))
    roles = [m for m in _ROLE.finditer(sentence.lower) if speaks_of(_office(sentence.lower, m), number, shared)]
    opening = _opening_year(sentence.lower, roles[0].start()) if roles else None
    for n, match in enumerate(roles):
        following = roles[n + 1].start() if n + 1 < len(roles) else None
        role, several = _role(match["role"]), "phó" in match["role"]
        units = _units_after(places, sentence, match, several) or _units_before(
            places, sentence, match.start(), several
        )
        acts = bool(_ACTING.search(sentence.lower[max(0, match.start() - 30) : match.start()]))
        year = _year(sentence, match.start(), match.end(), following, acts) if units else None
        told += [(Officer(unit, role, year or opening), acts) for unit in units]
        told += [(officer, acts) for officer in _in_turn(places, sentence, match.end(), role)] if units else []
    officers = [officer for officer, _ in told]
    for n in range(len(told) - 2, -1, -1):
        # "A là Khối trưởng, B là Khối phó năm 2024": the year closes the sentence and holds for both
        if told[n][1] and officers[n].year is None:
            officers[n] = replace(officers[n], year=officers[n + 1].year)
    return officers


def _in_turn(places: Places, sentence: Sentence, at: int, role: str) -> Iterator[Officer]:
    """Yield those who hold the office after the first: ", huyện B năm 2023 và huyện C năm 2024"."""
    first = _YEAR_HERE.match(sentence.lower, at)
    at = first.end() if first else len(sentence.text)
    for _, start, end, name in named_places(places, sentence):
        year = _YEAR_HERE.match(sentence.lower, end)
        if start >= at and year and _NEXT_YEAR.fullmatch(sentence.lower[at:start]):
            yield Officer(name, role, int(year[1]))
            at = year.end()


def _office(low: str, role: re.Match[str]) -> str:
    """Return the words behind a role that say of which cluster it is: " cụm thi đua số 8"."""
    match = _OF_CLUSTER.match(low, role.end())
    return match.group() if match else ""


def _role(printed: str) -> str:
    """Return the role as ``Cụm trưởng``, ``Cụm phó``, ``Khối trưởng`` …, with "thứ hai" where printed."""
    group = "Cụm" if "cụm" in printed else "Khối"
    rank = re.search(r"thứ (?:nhất|hai|ba)", printed)
    deputy = "phó" in printed
    return f"{group} {'phó' if deputy else 'trưởng'}" + (f" {rank.group()}" if rank else "")


def _opening_year(low: str, first_role: int) -> int | None:
    """Return the year of "Năm 2024, Cụm trưởng là …; Cụm phó là …", which holds for all offices of the sentence."""
    match = _YEAR_OPENS.match(low)
    return int(match[1]) if match and match.end() == first_role else None


def _units_after(places: Places, sentence: Sentence, role: re.Match[str], several: bool) -> list[str]:
    """Return the unit named behind a role; of deputies all that are joined: "Cụm phó: huyện A, huyện B"."""
    named = named_places(places, sentence)
    for n, (left, _, end, name) in enumerate(named):
        if left >= role.end() and _AFTER_ROLE.match(_without_kind(sentence.lower[role.end() : left])):
            units = [name]
            for _, start, stop, other in named[n + 1 :]:
                if not several or not _JOINED.fullmatch(sentence.lower[end:start]) or _holds_office(sentence, stop):
                    break
                units.append(other)
                end = stop
            return units
    rest = sentence.text[role.end() :]
    for match in re.finditer(r"(?::|là|cho|thuộc về)\s+", rest):
        if _AFTER_ROLE.match(rest[: match.end()].lower()) and BODY_START.match(rest[match.end() :]):
            return [re.split(r"[,;.(]|\s+và\s", rest[match.end() :])[0].strip()]
    return []


def _holds_office(sentence: Sentence, at: int) -> bool:
    """Whether an office of its own follows a name: "Cụm trưởng là A và B là Cụm phó"."""
    return bool(_ROLE.search(sentence.lower[at : at + 40].split(";")[0]))


def _without_kind(text: str) -> str:
    return re.sub(r"\s*(?:quận|huyện|huyện đảo|thị xã|thành phố|tp\.?|tỉnh)\s*$", " ", text)


def _units_before(places: Places, sentence: Sentence, at: int, several: bool) -> list[str]:
    """Return the unit named before a role; of deputies all that are joined: "các huyện A và B làm Cụm phó"."""
    unit, start = _unit_before(places, sentence, at)
    if not unit:
        return []
    units = [unit]
    if not several:
        return units
    if start is None:
        parts = re.split(r"\s+và\s+", unit)
        return parts if all(BODY_START.match(part) for part in parts) else units
    for _, first, end, name in reversed(named_places(places, sentence)):
        if end <= start:
            if not _JOINED.fullmatch(sentence.lower[end:start]):
                break
            units.insert(0, _body_with(sentence, first, end) or name)
            start = first
    return units


# "bàn giao nhiệm vụ Cụm trưởng từ huyện A cho huyện B": who gives it was in the cluster, too
_HANDS_OVER = re.compile(r"(?<!\w)(?:bàn giao|tiếp nhận|chuyển giao)(?!\w)")
_FROM_OR_TO = re.compile(
    r"(?<!\w)(?:từ|cho|giữa|với)\s+(?:đơn vị\s+)?(?:các\s+)?(?:(?:quận|huyện|thị xã|thành phố|tỉnh)\s+)?$"
)
# "làm Trưởng cụm năm 2022, huyện B năm 2023 và huyện C năm 2024": one verb for all
_NEXT_YEAR = re.compile(r"\s*(?:,|;|và|, và)\s*(?:(?:quận|huyện|thị xã|thành phố|tỉnh|đơn vị)\s+)*")
_YEAR_HERE = re.compile(r"(?: là)? năm (20\d\d)(?!\d)")
_COMMUNE = re.compile(rf"(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu) (?={CAPITAL})")


def _handing_over(places: Places, sentence: Sentence, number: int | None, shared: bool) -> list[str]:
    """Return the districts that hand the office of head over or take it, in one sentence about it."""
    low = sentence.lower
    roles = [m for m in _ROLE.finditer(low) if speaks_of(_office(low, m), number, shared)]
    if not roles or not _HANDS_OVER.search(low):
        return []
    return [
        _body_with(sentence, start, end) or name
        for left, start, end, name in named_places(places, sentence)
        if _FROM_OR_TO.search(low[:left])
    ]


def lead_members(
    places: Places, sentences: Sequence[Sentence], number: int | None, shared: frozenset[int]
) -> tuple[str, ...]:
    """Return the units told of as standing in the cluster: "Thanh tra quận X là đơn vị dẫn đầu cụm thi đua số 1"."""
    found: dict[str, None] = {}
    for sentence in sentences:
        for match in _STANDS_IN.finditer(sentence.lower):
            if not speaks_of(sentence.lower[match.start() : match.end() + 12], number, sentence.number in shared):
                continue
            unit, _ = _unit_before(places, sentence, match.start())
            if unit:
                found[unit] = None
        found.update(dict.fromkeys(_handing_over(places, sentence, number, sentence.number in shared)))
    return tuple(found)


def _unit_before(places: Places, sentence: Sentence, at: int) -> tuple[str | None, int | None]:
    """Return the unit right before *at*, and where its place's name starts (``None`` for a body without a place)."""
    for _, start, end, name in reversed(named_places(places, sentence)):
        if end > at:
            continue
        gap = sentence.text[end:at]
        person = _PERSON.match(gap)
        if person:
            gap = gap[person.end() :]
        if not _BEFORE_ROLE.match(gap.lower()):
            break
        return _body_with(sentence, start, end) or name, start
    return _body_before(sentence, at), None


def _body_with(sentence: Sentence, start: int, end: int) -> str | None:
    """Return "HLG tỉnh Hòa Bình" where the place is only part of a body's name; none for a district's own authority."""
    before = re.sub(r"\([A-ZĐ]{2,6}\) ?", "", sentence.text[:start])  # "Hội Luật gia (HLG) tỉnh …"
    head = re.split(r"[,;:.(“\"]|(?<!\w)(?:và|bầu|là|do|để|cho)(?!\w)", before)[-1]
    phrase = (head + sentence.text[start:end]).strip()
    match = re.search(
        r"(?:^|\s)((?:Hội(?! (?:nghị|trường|thảo|thi|diễn|báo|ý)(?!\w))|HLG|Sở|[Cc]hi hội(?! trưởng)|Công an|"
        r"Thanh tra|Viện|Liên đoàn|LĐLĐ|Công đoàn|Ban|Tòa án|"
        r"Toà án|Cục|Chi cục|"
        r"Trường|Tỉnh đoàn|Công ty|Tổng công ty|Phòng|Báo|Đài|Điện lực|Ngân hàng|Kho bạc|Trung tâm|Bệnh viện|"
        r"Văn phòng|"
        r"VKSND|TAND|Đảng bộ)\s.*)$",
        phrase,
    )
    return match[1] if match and not re.search(r"Chủ tịch|Bí thư|UBND", match[1]) else None


def _body_before(sentence: Sentence, at: int) -> str | None:
    """Return a body named right before the role, as long as it goes: ``Chi hội Luật gia bộ Công an``."""
    head = sentence.text[:at]
    for match in _BODY_ANYWHERE.finditer(head):
        phrase = head[match.start() :]
        end = _UNIT_ENDS.search(phrase)
        unit = phrase[: end.start()] if end else phrase
        if len(unit) < 80 and not _NO_UNIT.search(unit) and _BEFORE_ROLE.match(phrase[len(unit) :].lower()):
            return _COMMUNE.sub("", unit.strip(" ,-–("))
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
    near = after[0] if after and _only_units(sentence.text[end : after[0][0]]) else None
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
