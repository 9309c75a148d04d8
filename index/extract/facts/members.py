"""
Who belongs to a cluster: the districts, provinces and bodies that an article lists as its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .cluster_names import number_of
from .scope import Scope
from .text import Sentence
from .units import Run

_NUMERALS = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai| ba)?"

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
# a line that is nothing but the cluster's name: its members stand in the next one
_NAME_LINE = re.compile(r"\W*(?:cụm|khối) thi đua (?:số )?(?:\d{1,2}|[ivx]+)\W*")
# "Từ năm 2023, cụm có thêm huyện X"
_JOINS = re.compile(
    r"(?<!\w)(?:cụm|khối)(?: thi đua)?(?: số \w+)?[^;:.,]{0,25}(?<!\w)(?:có thêm|còn có|còn|kết nạp(?: thêm)?|"
    r"bổ sung(?: thêm)?)"
    r"(?: thành viên(?: mới)?)?(?: là)?:?\s+"
)
# "… có sự tham gia của các huyện", "hội tụ 4 đơn vị là", "các thành viên còn lại là": however far from the cluster
_STRONG_HEAD = re.compile(
    r"(?<!\w)(?:(?:cụm|khối)(?!\w)[^;]{0,140}?\s(?:bao gồm|gồm có|gồm|"
    r"sự (?:tham gia|góp mặt|có mặt|tham dự|hiện diện|quy tụ) của|"
    r"hội tụ|quy tụ|tập hợp|góp mặt)|"
    r"(?:các|những|\d+|hai|ba|bốn|năm) (?:huyện|đơn vị|địa phương|quận|sở|tỉnh|trường|xã|phường|công ty) bạn(?: là|:)?|"
    r"(?:cụm|khối) thi đua[^;:,.]{0,40}\s(?:còn(?: lại)?|hiện có|nay có|là)|"
    r"(?:các |\d+ )?(?:đơn vị|thành viên|địa phương|cơ quan) (?:còn lại|khác)(?: của (?:cụm|khối)| trong (?:cụm|"
    r"khối))?"
    r"\s?(?:là|gồm|gồm có|bao gồm|:|-|–)|"
    r"(?:các |\d+ )?(?:đơn vị )?thành viên (?:còn lại|khác|của cụm|của khối|trong cụm|trong khối)?\s?(?:là|gồm|"
    r"gồm có|:|-|–))"
    r"\s*"
)
# "Bốn địa phương này cùng sinh hoạt trong Cụm …": those of the sentence before
_THESE = re.compile(
    rf"(?:^|[,;] |(?<!\w))(?:cả )?(?:(?P<count>\d+|{_NUMERALS}) |các |những )(?:đơn vị|địa phương|huyện|quận|thị xã|"
    r"tỉnh|thành phố|xã|phường|sở|cơ quan|trường|doanh nghiệp|công ty|hội)[^,;:.()]{0,25}? (?:này|trên|nói trên|"
    r"kể trên|"
    r"vừa nêu|ấy|đó|cùng|đều)(?: [^;:.()]{0,40})? (?:thuộc|trong|ở|của|hợp thành|tạo thành|lập thành|làm thành|nên) "
    r"(?:cùng |một )*(?P<group>cụm|khối)(?!\w)"
)
_COUNTED = re.compile(
    rf"(?<!\w)(?P<count>\d+|{_NUMERALS}) (?P<of>đơn vị thành viên|thành viên|đơn vị|địa phương|huyện|quận|tỉnh|"
    r"thị xã|thành phố|huyện, thị xã|huyện, thành phố|quận, huyện|xã|phường|sở|cơ quan|trường|tờ báo|báo|ngân hàng|"
    r"doanh nghiệp|công ty|bệnh viện|hội|sở, ngành)(?: (?:gồm|là|bạn|anh em|trong cụm|trong khối|của cụm|của khối|"
    r"vùng \w+|"
    r"phía \w+|ven biển|miền núi))*(?: ?[:(–-]| là| gồm)?\s*(?:các\s+)?(?:\w+\s+)?$"
)
_MEMBER_WORDS = frozenset(("thành viên", "đơn vị thành viên"))
# What is done to units that are not the cluster's own: gifts, visits, places
_NOT_THEIRS = re.compile(
    r"(?<!\w)(?:tặng|trao|thăm|hỗ trợ|khảo sát|cho|tại|ở|đề nghị|trên địa bàn|nối|qua|giúp|đến|về|từ)\s+(?:các\s+)?$"
)
# "có năm thành viên: ngoài A là B, C, D và E"
_BESIDES = re.compile(r"(?<!\w)(?:ngoài|bên cạnh|cùng với)\s+$")
_THERE_IS = re.compile(r"\s*,?\s+(?:là|còn có|còn|có|gồm)\s+(?:các\s+|thêm\s+)?")
_BRACKET = re.compile(r"\s*\(\s*(?:(?:gồm|bao gồm|gồm có|có)\s)?\s*")
# "bốn chi cục thuộc Cụm thi đua số 2 …. Đó là A, B, C và D."
_THOSE_ARE = re.compile(r"\W*(?:đó là|cụ thể(?: là| gồm)?|gồm(?: có)?|bao gồm)\s?:?\s+(?:các\s+)?")
_OF_CLUSTER = re.compile(r"(?<!\w)(?:thuộc|trong|của) (?:cụm|khối)(?!\w)")
_DEED = re.compile(
    r"(?<!\w)(?:hoạt động|chương trình|công trình|việc làm|đây|đợt|chuyến|phiên|giải|mô hình)(?: [^.;:]{0,40})? "
    r"(?:do|của) (?P<group>cụm|khối) thi đua"
)
_REMAINING = re.compile(
    r"(?<!\w)(?:đơn vị|thành viên|địa phương)(?: thứ \w+)? (?:còn lại|cuối cùng)(?: của \w+)?(?: là|:)\s+"
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
    r"\s*[,–-]?\s*(?:\(?\s*)?(?:(?:là|đều|cùng|vốn|hiện|nằm|chung|hai|ba|bốn|năm|sáu|\d+|các|những|đơn vị|"
    r"địa phương)\s+)*"
    r"(?:(?:thành viên|thuộc|trong|ở|sinh hoạt|hợp thành|tạo thành|hợp lại thành|lập thành|"
    r"làm thành)\s+)(?:(?:của|thuộc|trong|ở|cùng|một|đơn vị)\s+)*(?P<group>cụm|"
    r"khối)(?!\w)"
)
_ARE_MEMBERS = re.compile(
    rf"\s*[,–-]\s*(?:là )?(?:các|\d+|{_NUMERALS}) (?:đơn vị )?thành viên(?: còn lại| khác| của (?:cụm|khối))?(?!\w)|"
    r"\s*,?\s*(?:cũng |đều |cùng )?là (?:các |những |\d+ )?(?:đơn vị )?(?:ủy viên|thành viên)(?! (?:tích cực|mới|"
    r"của (?!cụm|khối)))"
)
_REST_OF_HEAD = re.compile(r"[^.;:()]{0,40}:\s*$")


def read_members(scope: Scope, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """
    Return the members listed in *sentences*: districts and provinces without their kind, bodies as printed.

    In a sentence that names several clusters only what is said of this one counts.
    """
    lists: list[list[str]] = []
    present: list[list[str]] = []
    for n, sentence in enumerate(sentences):
        runs = scope.runs(sentence)
        if _NAME_LINE.fullmatch(sentence.lower) and n + 1 < len(sentences):
            lists.append(_list_at(scope.runs(sentences[n + 1]), sentences[n + 1], 0))
        for match in _heads(sentence.lower):
            if not scope.speaks_of(sentence, match.start(), match.end()):
                continue
            units = _list_at(runs, sentence, match.end())
            rest = sentence.text[match.end() :].rstrip()
            if not units and (len(rest) <= 1 or _REST_OF_HEAD.fullmatch(rest)):
                units = list(_bullets(scope, sentences[n + 1 : n + 40]))
            (present if _PRESENCE.search(match.group()) else lists).append(units)
        lists += _lists_before(scope, runs, sentence)
        lists += _in_brackets(scope, runs, sentence)
        lists += _these(scope, sentences, n)
        if n and (those := _THOSE_ARE.match(sentence.lower)) and _OF_CLUSTER.search(sentences[n - 1].lower):
            lists.append(_list_at(runs, sentence, those.end()))
    more = [u for s in sentences for u in (*_joining(scope, s), *_last_one(scope, s))]
    if not any(len(units) > 1 for units in lists):
        # who is present are the members, unless guests are among them or the members are listed otherwise
        lists += [units for units in present if not any(_GUEST.match(unit) for unit in units)]
    if not any(len(units) > 1 for units in lists):
        lists += list(counted_runs(scope, sentences))[:1]
    if not any(len(units) > 1 for units in lists):
        lists += [units for n in range(1, len(sentences)) for units in _whose_deed(scope, sentences, n)][:1]
    return tuple(dict.fromkeys([unit for units in lists if len(units) > 1 for unit in units] + more))


def _heads(low: str) -> Iterator[re.Match[str]]:
    """Yield what introduces a list of members, weak words right behind the cluster and strong ones further off."""
    yield from _LIST_HEAD.finditer(low)
    yield from _STRONG_HEAD.finditer(low)


def _list_at(runs: Sequence[Run], sentence: Sentence, at: int) -> list[str]:
    """Return the units of the run that begins at *at*, behind a count and a kind at most."""
    for n, run in enumerate(runs):
        units = [unit for unit in run.units if unit.end > at and unit.start >= at - 12]
        if not units:
            continue
        gap = sentence.lower[at : max(at, units[0].start)]
        besides = _BESIDES.search(gap)
        if besides and n + 1 < len(runs) and _THERE_IS.fullmatch(sentence.lower, run.end, runs[n + 1].start):
            gap, units = gap[: besides.start()], [*units, *runs[n + 1].units]
        return [unit.name for unit in units] if _INTRO.fullmatch(gap) or _COUNT.fullmatch(gap) else []
    return []


def _lists_before(scope: Scope, runs: Sequence[Run], sentence: Sentence) -> Iterator[list[str]]:
    """Yield the runs of which is said behind them that they are in the cluster: "A, B và C cùng thuộc Cụm …"."""
    for run in runs:
        if len(run.units) > 1 and _ARE_MEMBERS.match(sentence.lower, run.end) and not scope.shares(sentence):
            yield [unit.name for unit in run.units]
        behind = _IN_CLUSTER.match(sentence.lower, run.end)
        if behind and scope.speaks_of(sentence, behind.start("group"), behind.end() + 20):
            yield [unit.name for unit in run.units]


def _in_brackets(scope: Scope, runs: Sequence[Run], sentence: Sentence) -> Iterator[list[str]]:
    """Yield the list in brackets right behind the cluster's name: "Cụm thi đua các … (A, B và C)"."""
    masked = scope.masked(sentence).text
    for named, _, end in scope.one.mentions:
        bracket = _BRACKET.match(masked, end) if named.number == sentence.number else None
        if bracket:
            yield _list_at(runs, sentence, bracket.end())


def _these(scope: Scope, sentences: Sequence[Sentence], n: int) -> Iterator[list[str]]:
    """Yield the list told before "Bốn địa phương này cùng sinh hoạt trong Cụm …"."""
    sentence = sentences[n]
    match = _THESE.search(sentence.lower)
    if not match or not scope.speaks_of(sentence, match.start("group"), match.end() + 20):
        return
    count = number_of(match["count"]) if match["count"] else None
    for before in (s for s in sentences[max(0, n - 3) : n][::-1] if s.field == sentence.field):
        for run in reversed(scope.runs(before)):
            if len(run.units) == count or (count is None and len(run.units) > 1):
                yield [unit.name for unit in run.units]
                return


def members_before(scope: Scope) -> tuple[str, ...]:
    """Return the members that stand before the cluster: "Các huyện A, B và C (Cụm thi đua số 10)"."""
    for sentence, start, _ in scope.one.mentions:
        for run in scope.printed_runs(sentence):
            if len(run.units) > 1 and re.fullmatch(r"\s*\(\s*", sentence.text[run.end : start] or "-"):
                return tuple(unit.name for unit in run.units)
    return ()


def counted_runs(scope: Scope, sentences: Sequence[Sentence]) -> Iterator[list[str]]:
    """Yield runs that are as long as the count before them says: "năm thành viên A, B, C, D và E cùng điểm lại …"."""
    for sentence in sentences:
        for run in scope.runs(sentence):
            first = run.units[0]
            named = first.end - len(first.name)
            at = named if sentence.text.startswith(first.name, named) else first.start
            begin = max(0, at - 60)
            head = _COUNTED.search(sentence.lower[begin:at])
            if not head or number_of(head["count"]) != len(run.units) or len(run.units) < 2:
                continue
            before = sentence.lower[: begin + head.start()]
            if not _NOT_THEIRS.search(before) and (head["of"] in _MEMBER_WORDS or len(run.units) > 2):
                yield [unit.name for unit in run.units]


def _whose_deed(scope: Scope, sentences: Sequence[Sentence], n: int) -> Iterator[list[str]]:
    """Yield who acted in the sentence before "Hoạt động do Cụm thi đua số 2 phát động"."""
    deed = _DEED.search(sentences[n].lower)
    if deed and scope.owns(sentences[n], deed.start("group"), deed.start("group")):
        runs = [run for run in scope.runs(sentences[n - 1]) if len(run.units) > 2]
        yield from ([unit.name for unit in run.units] for run in runs[:1])


def _last_one(scope: Scope, sentence: Sentence) -> Iterator[str]:
    """Yield the only member left: "và thành viên còn lại là huyện C"."""
    for match in _REMAINING.finditer(sentence.lower):
        if scope.speaks_of(sentence, match.start(), match.end()):
            yield from _list_at(scope.runs(sentence), sentence, match.end())


def _joining(scope: Scope, sentence: Sentence) -> Iterator[str]:
    """Yield the units that a cluster takes in, or has besides those named before, in one sentence."""
    for match in _JOINS.finditer(sentence.lower):
        if scope.speaks_of(sentence, match.start(), match.end()):
            for run in scope.runs(sentence):
                units = [u for u in run.units if u.start >= match.end() - 12 and u.end > match.end()]
                if units and _INTRO.fullmatch(sentence.lower[match.end() : max(match.end(), units[0].start)]):
                    yield from (unit.name for unit in units)


def _bullets(scope: Scope, following: Sequence[Sentence]) -> Iterator[str]:
    for sentence in following:
        match = _ITEM.match(sentence.text)
        if not match:
            return
        first = next(iter(scope.runs(sentence)), None)
        at_start = first and first.start <= match.start("unit") + 1
        yield first.units[0].name if first and at_start else match["unit"]
