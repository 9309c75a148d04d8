"""
Who belongs to a cluster: the districts, provinces and bodies that an article lists as its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from search.vocabulary.numbers import roman_value

from .districts import Places
from .text import Sentence
from .units import Run, runs_in

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
# "… có sự tham gia của các huyện", "hội tụ 4 đơn vị là", "các thành viên còn lại là": however far from the cluster
_STRONG_HEAD = re.compile(
    r"(?<!\w)(?:(?:cụm|khối)(?!\w)[^;]{0,140}?\s(?:bao gồm|gồm có|gồm|"
    r"sự (?:tham gia|góp mặt|có mặt|tham dự|hiện diện|quy tụ) của|"
    r"hội tụ|quy tụ|tập hợp|góp mặt)|"
    r"(?:cụm|khối) thi đua[^;:,.]{0,40}\s(?:còn(?: lại)?|hiện có|nay có|là)|"
    r"(?:các |\d+ )?(?:đơn vị|thành viên|địa phương|cơ quan) (?:còn lại|khác)(?: của (?:cụm|khối)| trong (?:cụm|"
    r"khối))?"
    r"\s?(?:là|gồm|gồm có|bao gồm|:|-|–)|"
    r"(?:các |\d+ )?(?:đơn vị )?thành viên (?:còn lại|khác|của cụm|của khối|trong cụm|trong khối)?\s?(?:là|gồm|"
    r"gồm có|:|-|–))"
    r"\s*"
)
_PRESENCE = re.compile(r"(?:tham gia|góp mặt|có mặt|tham dự|hiện diện) của\s*$")
_GUEST = re.compile(
    r"(?:Ban|Vụ|Phòng|Hội đồng|Ban Chỉ đạo) Thi đua|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Tỉnh ủy|Thành ủy"
)
_INTRO = re.compile(
    r"(?:\s|,|:|\(|có|là|gồm|tất cả|các|\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|đơn vị|thành viên|cơ quan|"
    r"địa phương|"
    r"lãnh đạo|đại diện|còn lại|khác|sau đây|sau|như|đồng chí|cả|những|quận|huyện|thị xã|thành phố|tỉnh|tp\.?|"
    r"tx\.?|q\.|h\.|đảo|"
    r"với|"
    r"một số|toàn bộ|và|doanh nghiệp|công ty|sở|ban|ngành|hội|trường|đủ|đầy đủ|ubnd|chi hội)*"
)
_IN_CLUSTER = re.compile(
    r"\s*,?\s*(?:\(?\s*)?(?:(?:là|đều|cùng|vốn|hiện|nằm|chung|hai|ba|bốn|năm|sáu|\d+|các|những|đơn vị|địa phương)\s+)*"
    r"(?:(?:thành viên|thuộc|trong|ở|sinh hoạt|hợp thành|tạo thành|hợp lại thành|lập thành|"
    r"làm thành)\s+)(?:(?:của|thuộc|trong|ở|cùng|một|đơn vị)\s+)*(?P<group>cụm|"
    r"khối)(?!\w)"
)
_ARE_MEMBERS = re.compile(
    r"\s*,?\s*(?:cũng |đều |cùng )?là (?:các |những |\d+ )?(?:đơn vị )?(?:ủy viên|thành viên)(?! (?:tích cực|mới|"
    r"của (?!cụm|khối)))"
)
_REST_OF_HEAD = re.compile(r"[^.;:()]{0,40}:\s*$")


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
    lists: list[list[str]] = []
    present: list[list[str]] = []
    for n, sentence in enumerate(sentences):
        runs = runs_in(places, sentence)
        if _NAME_LINE.fullmatch(sentence.lower) and speaks_of(sentence.lower, number, False) and n + 1 < len(sentences):
            lists.append(_list_at(runs_in(places, sentences[n + 1]), sentences[n + 1], 0))
        for match in _heads(sentence.lower):
            if not speaks_of(match.group(), number, sentence.number in shared):
                continue
            units = _list_at(runs, sentence, match.end())
            rest = sentence.text[match.end() :].rstrip()
            if not units and (len(rest) <= 1 or _REST_OF_HEAD.fullmatch(rest)):
                units = list(_bullets(places, sentences[n + 1 : n + 40]))
            (present if _PRESENCE.search(match.group()) else lists).append(units)
        lists += _lists_before(runs, sentence, number, sentence.number in shared)
    more = [u for s in sentences for u in _joining(places, s, number, s.number in shared)]
    if not any(len(units) > 1 for units in lists):
        # who is present are the members, unless guests are among them or the members are listed otherwise
        lists += [units for units in present if not any(_GUEST.match(unit) for unit in units)]
    return tuple(dict.fromkeys([unit for units in lists if len(units) > 1 for unit in units] + more))


def _heads(low: str) -> Iterator[re.Match[str]]:
    """Yield what introduces a list of members, weak words right behind the cluster and strong ones further off."""
    yield from _LIST_HEAD.finditer(low)
    yield from _STRONG_HEAD.finditer(low)


def _list_at(runs: Sequence[Run], sentence: Sentence, at: int) -> list[str]:
    """Return the units of the run that begins at *at*, behind a count and a kind at most."""
    for run in runs:
        units = [unit for unit in run.units if unit.end > at and unit.start >= at - 12]
        if not units:
            continue
        gap = sentence.lower[at : max(at, units[0].start)]
        return [unit.name for unit in units] if _INTRO.fullmatch(gap) or _COUNT.fullmatch(gap) else []
    return []


def _lists_before(runs: Sequence[Run], sentence: Sentence, number: int | None, shared: bool) -> Iterator[list[str]]:
    """Yield the runs of which is said behind them that they are in the cluster: "A, B và C cùng thuộc Cụm …"."""
    for run in runs:
        if not shared and len(run.units) > 1 and _ARE_MEMBERS.match(sentence.lower, run.end):
            yield [unit.name for unit in run.units]
        behind = _IN_CLUSTER.match(sentence.lower, run.end)
        if behind and speaks_of(sentence.lower[behind.start("group") : behind.end() + 20], number, shared):
            yield [unit.name for unit in run.units]


def members_before(places: Places, mentions: Sequence[tuple[Sentence, int, int]]) -> tuple[str, ...]:
    """Return the members that stand before the cluster: "Các huyện A, B và C (Cụm thi đua số 10)"."""
    for sentence, start, _ in mentions:
        for run in runs_in(places, sentence):
            if len(run.units) > 1 and re.fullmatch(r"\s*\(\s*", sentence.text[run.end : start] or "-"):
                return tuple(unit.name for unit in run.units)
    return ()


def _joining(places: Places, sentence: Sentence, number: int | None, shared: bool) -> Iterator[str]:
    """Yield the districts that a cluster takes in, in one sentence."""
    for match in _JOINS.finditer(sentence.lower):
        if speaks_of(match.group(), number, shared):
            for run in runs_in(places, sentence):
                units = [u for u in run.units if u.start >= match.end() - 12 and u.end > match.end()]
                if units and _INTRO.fullmatch(sentence.lower[match.end() : max(match.end(), units[0].start)]):
                    yield from (unit.name for unit in units)


def _bullets(places: Places, following: Sequence[Sentence]) -> Iterator[str]:
    for sentence in following:
        match = _ITEM.match(sentence.text)
        if not match:
            return
        first = next(iter(runs_in(places, sentence)), None)
        at_start = first and first.start <= match.start("unit") + 1
        yield first.units[0].name if first and at_start else match["unit"]
