"""
Which years does a conference review or plan, and which year's best does a ceremony honour?

This holds without a word of emulation: "hội nghị tổng kết năm 2017, triển khai nhiệm vụ 2018". What a year is reviewed
or planned for in an article about emulation stands in :mod:`.years`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..cues import Cues, at_word
from .text import Document, Sentence

LEAD = 4
"""Sentences of title, summary and beginning that tell what the article is about."""

_MEETING = re.compile(
    r"(?<!\w)(?:(?:tổ chức|buổi) (?:sơ|tổng) kết|hội nghị(?! thượng đỉnh)|hội tổng kết|"
    r"(?:(?:cuộc|buổi|phiên) )?họp(?! báo)|lễ (?:sơ|tổng) kết|giao ban(?! báo chí))(?!\w)"
)
# "cho biết bên lề hội nghị …": the meeting is only where somebody was asked
_ASIDE = re.compile(r"bên lề|trao đổi (?:với|riêng)|trả lời (?:phóng viên|pv|báo)")
_VERBS = r"tổng kết|sơ kết|triển khai|phương hướng|giao ban"
_WORD = r"(?!đến |tới |(?<!kỷ )(?<!kỉ )luật |nghị quyết |nghị định |giai đoạn |kỳ thi |cuộc thi )[^\W\d]+"
_NO_MORE = r"(?![\d/%]|\.\d|\s*[-–]\s*\d)"
_A_YEAR = rf"(?:năm )?(?<!ngày )(?<!tháng )(?<!đến )(?<!tới )(?<!đầu năm )(?<!cuối năm )(?<!từ năm )(20\d\d){_NO_MORE}"
# "họp sơ kết công tác lễ hội 2017", "hội nghị triển khai công tác năm 2018", "… các năm 2018, 2019"
_REVIEWED = re.compile(
    rf"(?<!\w)(?:{_VERBS}|bàn|(?:hội nghị|họp)(?: {_WORD}){{0,2}} (?:đánh giá|kiểm điểm|nhìn lại))(?!\w)"
    rf"(?: [(“\"]?{_WORD}[”\"]?[,.;)]?(?: [-–](?= ))?){{0,14}}? {_A_YEAR}(?:(?: và |, )(?:năm )?(20\d\d){_NO_MORE})?"
)
# "sơ kết công tác 6 tháng đầu năm 2018", "phương hướng nhiệm vụ quý III-2018"
_PART_OF_A_YEAR = (
    r"(?:(?:6|sáu|9|chín|3|ba) tháng (?:đầu|cuối)(?: của)?(?: năm)?|nửa (?:đầu|cuối|sau)(?: năm)?|"
    r"quý (?:[1-4]|i{1,3}|iv))"
)
_PART = re.compile(
    rf"(?<!\w)(?:{_VERBS}|nhiệm vụ|đánh giá kết quả)(?!\w)[^;.]{{0,110}}?(?<!\w)"
    rf"{_PART_OF_A_YEAR} ?[-/,]? ?(?:năm )?(20\d\d)(?!\d)"
)
# "sơ kết hoạt động sáu tháng đầu năm, …" of an article that begins with "Trong sáu tháng đầu năm 2018, …"
_OPEN_PART = re.compile(
    rf"(?<!\w)(?:sơ kết|giao ban)(?!\w)[^;.]{{0,80}}?(?<!\w){_PART_OF_A_YEAR}(?! ?[-/,]? ?(?:năm )?20)"
)
_SAID_PART = re.compile(rf"(?<!\w){_PART_OF_A_YEAR} ?[-/,]? ?(?:năm )?(20\d\d)(?!\d)")
# "tổng kết công tác năm và triển khai nhiệm vụ năm 2018": the year before it is reviewed
_OF_THE_YEAR = re.compile(
    r"(?<!\w)tổng kết(?: (?!năm )[^\W\d]+){0,10} năm(?: qua| cũ)?(?:,| và|;)(?: [^\W\d]+){1,10}? năm (20\d\d)(?![\d/])"
)
# "tuyên dương 10 gương mặt trẻ tiêu biểu năm 2017"
_HONOURED = re.compile(
    r"(?<!\w)(?:tuyên dương|biểu dương|vinh danh|tôn vinh|(?:trao|trao tặng|phong tặng|công nhận) danh hiệu)(?!\w)"
    r"(?=[^;.]{0,90}(?:tiêu biểu|xuất sắc|điển hình|tài năng|gương|ưu tú|người tốt|giỏi))"
    r"(?![^;.]{0,40}(?:anh hùng|nghệ sĩ|nhà giáo|thầy thuốc|nghệ nhân))"
    r"[^;.\d]{0,20}\d{0,3}[^;.\d]{0,110}? năm (20\d\d)(?![\d/]|\s*[-–]\s*\d)"
)
# "năm 2016, thành phố tuyên dương 100 thủ khoa"
_HONOURS = re.compile(r"(?<!\w)năm (20\d\d),? [^;.\d]{0,40}(?<!\w)(?:tuyên dương|vinh danh|tôn vinh)(?!\w)")
# "Lễ tổng kết và trao Giải báo chí … lần thứ 13 (năm 2018)"
_ROUND = re.compile(rf"(?<!\w)lễ tổng kết(?!\w)[^;.\d]{{0,80}}lần (?:thứ )?\w+[ ,(]*năm (20\d\d){_NO_MORE}")
# told anywhere: the conference and its year in one breath
_NAMED = re.compile(
    at_word("hội nghị", "cuộc họp", "phiên họp", "lễ tổng kết", "lễ sơ kết")
    + r"(?<!hoãn hội nghị)(?<!hủy hội nghị)(?<!huỷ hội nghị)"
    r"(?: (?:trực tuyến|toàn quốc|toàn ngành|ngành|cán bộ|thường niên))*(?: tổng kết| sơ kết| triển khai|(?<= kết))"
    rf" (?:công tác|nhiệm vụ|kế hoạch|phương hướng|hoạt động)(?: {_WORD},?(?: [-–](?= ))?){{0,8}}?"
    rf" năm (20\d\d){_NO_MORE}"
)
_MAY_BE_NAMED = Cues(
    {"hội nghị": ("hội nghị",), " họp": ("cuộc họp", "phiên họp"), "lễ ": ("lễ tổng kết", "lễ sơ kết")}
)
_MAY_MEET = Cues({c: (c,) for c in (" kết", "hội nghị", "họp", "giao ban")})
_MAY_HONOUR = Cues({c: (c,) for c in ("dương", "danh", "tôn vinh", "lễ tổng kết")})
_MAY_BE_PART = Cues({c: (c,) for c in ("sơ kết", "giao ban")})
# said at such a conference of the year behind or before the one it names
_AHEAD = re.compile(
    r"(?:nhiệm vụ|phương hướng|mục tiêu|chỉ tiêu|kế hoạch|định hướng|phấn đấu)(?!\w)[^;.\d]{0,60}"
    rf"năm (20\d\d){_NO_MORE}|(?:trong|bước sang|bước vào|sang) năm (20\d\d){_NO_MORE}[^;.]{{0,60}}"
    r"(?:đề ra|đặt (?:ra )?mục tiêu|phấn đấu|nhiệm vụ|tập trung|tiếp tục)"
)
_BEHIND = re.compile(
    r"(?:kết quả|thành tựu|thành quả|thành tích|tồn tại|bất cập|hạn chế)(?!\w)[^;.\d]{0,40}(?:của |trong )?(?:năm )?"
    rf"(?<!tháng )(?<!từ )(20\d\d){_NO_MORE}"
)
# "tổng kết công tác năm qua", "ký giao ước thi đua năm nay": a year told from the page's own day
_RELATIVE = re.compile(
    rf"(?<!\w)(?:{_VERBS}|giao ước|thi đua|khen thưởng|nhiệm vụ|thành tích|bằng khen|giấy khen)(?!\w)"
    r"(?: (?!năm )[^\W\d]+,?){0,8}? năm (nay|qua|cũ|ngoái|trước|tới|mới|sau)(?!\w)"
)
_PLURAL = re.compile(r"(?:\d|nhiều|những|mấy|các|hai|ba|bốn|năm|mười|từng|hằng|hàng) năm \w+$")
_MAY_BE_RELATIVE = Cues(
    {"năm ": tuple(f"năm {w}" for w in ("nay", "qua", "cũ", "ngoái", "trước", "tới", "mới", "sau"))}
)
_FOLLOWS = 12  # so many sentences are read for the other year of a conference


def reviewed_years(document: Document) -> Iterator[tuple[int, Sentence]]:
    """Yield the years that conferences review or plan, and those whose best a ceremony of the lead honours."""
    years = document.ahead.years  # one is in every one of these patterns
    if not years:
        return
    whole: set[int] = set()
    for sentence, _ in document.sentences_at(years):
        if sentence.number > LEAD:
            break
        low = sentence.lower
        if sentence.field.startswith("captions"):
            continue
        if _meets(low):
            found = set(_of_a_conference(low))
            whole |= found
            yield from ((year, sentence) for year in found)
            yield from ((int(m[1]), sentence) for m in _PART.finditer(low))
        if _MAY_HONOUR.within(low):
            yield from ((int(m[1]), sentence) for p in (_HONOURED, _HONOURS, _ROUND) for m in p.finditer(low))
    yield from _beside(document, whole) if whole else _open_part(document)
    yield from _in_passing(document)


def _meets(low: str) -> bool:
    """Tell whether the sentence is of a meeting, and not only said beside one."""
    return bool(_MAY_MEET.within(low) and _MEETING.search(low) and not _ASIDE.search(low))


def relative_years(document: Document, emulation: bool) -> Iterator[tuple[int, Sentence]]:
    """
    Yield the years that the first sentences tell from the page's day: "tổng kết năm qua" of January is last year's.

    Only of a conference, or where the article is about *emulation*; "năm qua" counts near the turn of the year only.
    """
    day = document.published
    if day is None or not _MAY_BE_RELATIVE.within(document.lower):
        return
    for sentence in document.sentences[: LEAD + 1]:
        low = sentence.lower
        if sentence.field.startswith("captions") or not (emulation or _meets(low)):
            continue
        for match in _RELATIVE.finditer(low):
            year = None if _PLURAL.search(low[: match.end()]) else _told_from(day, match[1])
            if year:
                yield year, sentence


def _told_from(day: date, word: str) -> int | None:
    late, early = day.month >= 10, day.month <= 4
    if word in ("qua", "cũ"):
        return day.year if late else day.year - 1 if early else None
    if word == "mới":
        return day.year + 1 if late else day.year if early else None
    return day.year + {"nay": 0, "ngoái": -1, "trước": -1, "tới": 1, "sau": 1}[word]


def _of_a_conference(low: str) -> Iterator[int]:
    yield from (int(year) for m in _REVIEWED.finditer(low) for year in m.groups() if year)
    yield from (year for m in _OF_THE_YEAR.finditer(low) for year in (int(m[1]) - 1, int(m[1])))


def _in_passing(document: Document) -> Iterator[tuple[int, Sentence]]:
    """Yield what a conference anywhere in the text says in its name."""
    for sentence, _ in document.sentences_at(document.ahead.years):
        low = sentence.lower
        if _MAY_BE_NAMED.within(low) and not sentence.field.startswith("captions"):
            yield from ((int(m[1]), sentence) for m in _NAMED.finditer(low))


def _open_part(document: Document) -> Iterator[tuple[int, Sentence]]:
    """Yield the year of "sơ kết sáu tháng đầu năm", where the first sentences print it beside the same words."""
    if not _MAY_BE_PART.within(document.lower):
        return
    head = [s for s in document.sentences[: LEAD + 1] if not s.field.startswith("captions")]
    if any(_meets(s.lower) and _OPEN_PART.search(s.lower) for s in head):
        yield from ((int(m[1]), s) for s in head for m in list(_SAID_PART.finditer(s.lower))[:1])


def _beside(document: Document, said: set[int]) -> Iterator[tuple[int, Sentence]]:
    """Yield the year after, and the one before, those *said* by the conference, where its sentences tell of them."""
    for sentence in document.sentences[:_FOLLOWS]:
        low = sentence.lower
        if "20" in low:
            ahead = {int(m[1] or m[2]) for m in _AHEAD.finditer(low)}
            behind = {int(m[1]) for m in _BEHIND.finditer(low)}
            yield from ((year, sentence) for year in ahead if year == max(said) + 1)
            yield from ((year, sentence) for year in behind if year == min(said) - 1)
