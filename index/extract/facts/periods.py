"""
Which periods does a sentence tell of: school years, and the periods of plans, campaigns, checks and merit.

Terms of office, times in office, statistics and anniversaries are none. A period is never expanded into its years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..cues import Cues
from .text import Document, Sentence

_EMULATION = (
    "thi đua",
    "khen thưởng",
    "giao ước",
    "bằng khen",
    "giấy khen",
    "huân chương",
    "kỷ niệm chương",
    "suy tôn",
    "tuyên dương",
    "biểu dương",
    "tặng thưởng",
    "lao động tiên tiến",
    "tập thể lao động",
    "giải thưởng hồ chí minh",
    "giải thưởng nhà nước",
    "điển hình tiên tiến",
    "người tốt",
    "danh hiệu",
)
_LONGEST = 25  # years of a period
_RECENT = 1986  # plans of earlier times are history
# a year behind none of "/.-" or a digit: written so that the search leaps from "1" or "2" to the next
_FIRST = r"((?:1(?<![\d/.-].)9|2(?<![\d/.-].)0)\d\d)"
_LAST = r"\s*(?:-|–|—|đến năm|đến|tới|(?<=\d)/)\s*((?:19|20)\d\d)(?![\d/])"
_RANGE = re.compile(_FIRST + _LAST)
_BEGINS = re.compile(rf"{_FIRST}(?={_LAST})")  # a second one may begin in the end of the first
_SEPARATED = re.compile(r"\d{4}\s*[-–—/đtĐT]")  # for the text as printed
_TERM = re.compile(
    r"(?:nhiệm kỳ|nhiệm kì|nhiệm k[ỳì] \d{4} ?[-–] ?\d{4}(?:,| và)|(?<!niên )khóa|"
    r"(?<!niên )khoá|khóa \w+,?|kỷ niệm[^;]{0,60}|\(\s*(?:ngày )?\d{1,2}/\d{1,2}/)\s*\(?\s*$"
)
_LOSS = re.compile(r"(?<!\w)(?:thua lỗ|lỗ|chiếm|giảm|tăng)(?!\w)[^,;]{0,40}$")
# "năm học 2018-2019", "năm học sắp tới (2019-2020)"
_SCHOOL = re.compile(r"(?:năm học|niên học|niên khóa|niên khoá)(?: [^\W\d]+){0,3}\s*\(?\s*$")
# "điểm chuẩn lớp 10 năm 2019-2020": a school year without its word
_SCHOOL_TALK = re.compile(
    r"tuyển sinh|lớp \d|học kỳ|học sinh|điểm chuẩn|học phí|của trường|nhà trường|tựu trường|khai giảng"
)
_BARE_SCHOOL = re.compile(r"(?<!giai đoạn )(?<!\d )(?<!các )(?<!từ )năm\s*$")
# "Giai đoạn 1: Từ năm 2010 đến năm 2015": a phase of a project
_PHASE = re.compile(r"giai đoạn (?:\d|i{1,3}|một|hai|ba)\s*[:(,-]?\s*(?:từ )?(?:năm )?$")
_DASHES = ("-", "–", "—")
_PERIOD = re.compile(
    r"(?:(?:giai đoạn|thời kỳ)(?: từ)?(?: năm)?|\d+ năm|từ(?: năm)?|trong(?: các)?(?: năm)?)\s*\(?\s*$"
)
_CHECK = re.compile(r"kiểm tra|thanh tra|kiểm toán|rà soát|giám sát|sai phạm|vi phạm")
# "thời kỳ thanh tra từ 1-1-2014 đến 2-7-2015": a period printed by its days
_DATED = re.compile(
    r"(?:giai đoạn|thời kỳ|thời kì|niên độ)(?: (?:thanh tra|kiểm tra|kiểm toán))?(?: từ)?(?: ngày)?\s*"
    r"\d{1,2}[/.-]\d{1,2}[/.-](20\d\d)\s*(?:-|–|đến)\s*(?:ngày )?\d{1,2}[/.-]\d{1,2}[/.-](20\d\d)(?!\d)"
)
_MAY_BE_DATED = Cues({"giai đoạn": ("giai đoạn",), "thời k": ("thời kỳ", "thời kì"), "niên độ": ("niên độ",)})
_PLAN = re.compile(
    r"kế hoạch|chương trình|phong trào|dự án|đề án|chiến lược|đầu tư|kết nghĩa|thực hiện|triển khai|ký kết|kí kết|"
    r"mục tiêu|thi đua|cuộc vận động|quy hoạch|nghị quyết|phương hướng|hợp tác|nông thôn mới|kiểm tra|"
    r"thanh tra|kiểm toán|rà soát|giám sát"
)
# "làm Chủ tịch UBND tỉnh giai đoạn 2003 - 2006": a time in office
_IN_OFFICE = re.compile(
    r"(?<!\w)(?:chủ tịch|bí thư|bộ trưởng|thứ trưởng|giám đốc|trưởng|phó|đại sứ|đại diện|giữ chức|đảm nhiệm)(?!\w)"
    r"(?P<between>[^;.]{0,60})$"
)
# "phương án cắt giảm điều kiện giai đoạn 2019-2020": said beside the period, no statistic speaks against it
_NAMED = re.compile(
    r"(?<!\w)(?:kế hoạch(?! và đầu tư)|chương trình|phong trào|dự án|đề án|chiến lược|quy hoạch|nghị quyết|"
    r"phương án|cuộc vận động|nhu cầu vốn)(?!\w)[^;,.()]{0,60}giai đoạn(?: từ)?(?: năm)?\s*\(?$|"
    # the long name of a plan: "đề án đơn giản hóa thủ tục, giấy tờ và các cơ sở dữ liệu … giai đoạn"
    r"(?<!\w)(?:kế hoạch(?! và đầu tư)|chương trình|đề án|chiến lược|ban chỉ đạo|cuộc vận động)(?!\w)[^;.()]{0,160}"
    r"(?:về|của|cho|liên quan)(?!\w)[^;.()]{0,60}giai đoạn(?: từ)?(?: năm)?\s*\(?$|"
    r"(?<!\w)mục tiêu(?!\w)[^;,.()]{0,40}(?:giai đoạn|trong)(?: các)?(?: năm)?\s*\(?$|"
    # "tổng kết 10 năm (2006-2015) thực hiện …"
    r"(?<!\w)(?:tổng kết|sơ kết|nhìn lại|qua|sau)(?: [^\W\d]+){0,2} \d+ năm,? \(?$"
)
# "kế hoạch đầu tư công trung hạn 2021-2025": the plan's own name ends with it
_TITLED = re.compile(
    r"(?<!\w)(?:kế hoạch(?! và đầu tư)|chương trình|đề án|chiến lược|quy hoạch|phong trào|cuộc vận động|trung hạn)"
    r"(?!\w)(?! (?:truyền hình|ca nhạc|nghệ thuật))(?:(?! và )[^,;.():\d]){0,45} $"
)
# what somebody in office speaks of: "Bí thư … dự hội nghị tổng kết 10 năm (2006-2015)"
_WORKING = re.compile(rf"{_PLAN.pattern}|hội nghị|tổng kết|sơ kết")
_STATISTIC = re.compile(
    r"lỗ|chiếm|%|tăng trưởng|bình quân|trung bình|xảy ra|sai phạm|thống kê|số liệu|giảm|doanh thu|tỉ lệ|tỷ lệ|"
    r"đạt (?:khoảng |gần |hơn )?[\d.,]+ (?:nghìn|triệu|tỷ|tỉ)|grdp|gdp"
)


def telling_sentences(document: Document) -> Iterator[Sentence]:
    """Yield, in order, the sentences for which :func:`find_periods` can give anything: few articles have one."""
    text, years = document.text, document.ahead.years
    at = [year for year in years if _SEPARATED.match(text, year) and _BEGINS.match(document.lower, year)]
    if sum(text[year - 1] in "/.-" for year in years) > 1 and _MAY_BE_DATED.within(document.lower):
        at = sorted([*at, *(m.start() for m in _DATED.finditer(document.lower))])
    return (sentence for sentence, _ in document.sentences_at(at))


def speaks_of_emulation(low: str) -> bool:
    """Tell whether a sentence in lower case has a word of emulation or award."""
    return any(cue in low for cue in _EMULATION)


def find_periods(low: str, focus: bool, emulation: bool) -> Iterator[tuple[int, int]]:
    """
    Yield (first, last) for the periods of one sentence in lower case.

    *emulation* says whether the article speaks of emulation or awards, *focus* whether it is about them: then every
    period counts that is no term of office.
    """
    if _CHECK.search(low):
        yield from ((int(m[1]), int(m[2])) for m in _DATED.finditer(low) if m[1] < m[2])
    for match in _RANGE.finditer(low):
        first, last = int(match[1]), int(match[2])
        before = low[max(0, match.start() - 60) : match.start()]
        joint = match[0][4:-4].strip()
        if joint == "/" and not (last == first + 1 and _SCHOOL.search(before)):
            continue  # only school years are printed so
        if not first < last <= first + _LONGEST or _TERM.search(before):
            continue
        school = last == first + 1 and _is_school_year(low, before)
        if not focus and not school and _in_office(before, low):
            continue
        of_work = focus or (emulation and speaks_of_emulation(low))
        recent = first >= _RECENT
        if (
            (recent and _PHASE.search(before))
            or (recent and _NAMED.search(low[max(0, match.start() - 240) : match.start()]))
            or (recent and joint in _DASHES and _TITLED.search(before))
            or school
            or ((of_work or (recent and _planned(low, match.start()))) and not _counts_something(before, low))
        ):
            yield first, last


def _counts_something(before: str, low: str) -> bool:
    """Whether the period is that of a loss or a statistic: "lỗ 5 tỉ giai đoạn 2014-2017"."""
    statistic = _STATISTIC.search(low) and _PERIOD.search(before) and not speaks_of_emulation(low)
    return bool(_LOSS.search(before) or statistic)


def _in_office(before: str, low: str) -> bool:
    office = _IN_OFFICE.search(before)
    return bool(office and not _WORKING.search(office["between"]) and not speaks_of_emulation(low))


def _is_school_year(low: str, before: str) -> bool:
    return bool(_SCHOOL.search(before) or (_BARE_SCHOOL.search(before) and _SCHOOL_TALK.search(low)))


def _planned(low: str, at: int) -> bool:
    """Whether the period at *at* is that of a plan or campaign ("đề án … giai đoạn"), not of a statistic."""
    reach = 180 if low.endswith("giai đoạn ", 0, at) else 110
    return bool(
        _PERIOD.search(low[max(0, at - 60) : at])
        and _PLAN.search(low[max(0, at - reach) : at])
        and not _STATISTIC.search(low)
    )
