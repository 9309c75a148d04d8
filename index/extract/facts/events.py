"""
On which day did the reported event take place: read from the first sentences, completed with the page's own stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..cues import at_word
from .text import Document, Sentence

# A date needs a cue, or "6/6 quận" would be the sixth of June.
_CUES = (
    *("ngày", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "rạng sáng", "hôm", "mùng", "mồng", "chủ nhật"),
    *("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"),
)
_CUE = f"(?:{'|'.join(_CUES)})"
_DATE = re.compile(
    rf"(?P<cue>{at_word(*_CUES)})(?:\s+(?:ngày|sớm|muộn|nay|qua|mùng|mồng|khai mạc|{_CUE}))*\s*,?\s*\(?"
    r"(?P<first>\d{1,2})(?P<more>(?:\s*(?:,|và|-|–|đến|đến ngày|và ngày)\s*\d{1,2})*?)"
    r"(?:\s*[/.-]\s*(?P<month>1[0-2]|0?[1-9])(?:\s*[/.-]\s*(?P<year>(?:19|20)\d\d))?|\s+tháng\s+(?P<month2>1[0-2]|"
    r"0?[1-9])(?:(?:,?\s+năm|/)\s*(?P<year2>(?:19|20)\d\d))?)"
    r"(?![\d%]|[/.-]\d|\s*\(?(?:âm lịch|al)(?!\w))"  # no day of the old calendar
)
_TODAY = re.compile(
    r"(?<!\w)(?:hôm nay|sáng nay|trưa nay|chiều nay|tối nay|(?P<back>hôm qua|sáng qua|chiều qua|tối qua|đêm qua|"
    r"trưa qua))(?!\w)"
)
_DIGIT = re.compile(r"\d\s*[/.-]\s*\d|\d\s+[Tt][Hh][Áá][Nn][Gg]")  # of every date
# said before a date that is not the event's: of a document, of an anniversary, a birth, a deadline, a plan
_OTHER_DATE = re.compile(
    r"(?:nghị quyết|quyết định|nghị định|chỉ thị|kế hoạch|thông tư|luật|công văn|hướng dẫn|kết luận|thông báo|"
    r"tờ trình|giấy phép)(?: số)?[^,;]{0,40}$|kỷ niệm[^;]{0,80}$|(?:hạn chót|hạn cuối|thời hạn)[^,;]{0,40}$|"
    r"(?:quyết định|nghị quyết|chỉ thị|công văn|thông tư|nghị định|văn bản|tờ trình)[^;]{0,80}(?:ký|ban hành)\s*$|"
    r"(?:được cấp|thành lập)\s*$|"
    r"(?:đến|tới|trước|sau|hết|kể từ|sinh|sinh nhật|lần thứ|mất|hạn|hạn chót|chậm nhất|muộn nhất|xuất bến)\s*$|"
    r"(?:dự kiến|sẽ)[^,;]{0,60}$|\(\s*$"
)
_FROM = re.compile(r"(?<!\w)từ\s*$")
_LASTS_FROM = re.compile(
    r"^\W*từ\s*$|(?<!\w)(?:diễn ra|tổ chức|kéo dài|trong thời gian|khai mạc|hội nghị)(?!\w)"
    r"[^,;]{0,50}(?<!\w)từ\s*$"
)
# "Từ ngày 28/2 đến ngày 3/3/2022": an event of several days
_TO = re.compile(
    r"\s*(?:đến|tới|-|–)\s*(?:hết )?(?:ngày )?\d{1,2}(?:[/.-](?P<month>\d{1,2}))?(?:[/.-](?P<year>20\d\d))?(?!\d)"
)
# "Ngày 25/12 tới, …", "Ngày 5/3, Sở sẽ …": still to come; not "ông An cho biết sẽ …"
_TO_COME = re.compile(
    r"\)?\s*(?:tới|sắp tới|tới đây)(?!\w)|"
    r"(?:(?! (?:cho biết|cho hay|thông tin|thông báo|khẳng định|công bố|quyết định|nói|rằng|yêu cầu) )[^;.]){0,60}"
    r"(?<!\w)(?:sẽ|dự kiến)(?!\w)"
)
# "Theo cáo trạng, ngày …", "Trước đó, ngày …", and what somebody tells in his own words
_BACKGROUND = re.compile(
    r"\W*(?:trước đó|trước kia|theo (?:cáo trạng|hồ sơ|nội dung|bản án|điều tra|tài liệu|kết quả|lời)|cụ thể|được biết|"
    r"như (?:đã|tin|báo)|nội dung vụ án|liên quan|cách đây|năm ngoái|còn nhớ)(?!\w)|"
    r"[^\"“”]{0,60}[\"“][^\"“”]*$"
)
_LEAD_SENTENCES = 4
_UNSTAMPED_SENTENCES = 3
"""Of a page without a stamp fewer are read: a whole date further down is mostly that of something earlier."""
_NEWS = timedelta(days=60)
"""A day longer before the page's stamp is that of something else."""
_ONE_EVENT = 45
"""So many days may lie between two days of one sentence, of which one has a year, for the other to share it."""


def event_day(document: Document) -> tuple[date, Sentence] | None:
    """
    Return the day of the event and the sentence that says it, or ``None`` if the first sentences do not give it.

    A day without a year is the latest one not after the stamp ("Chiều 31-12" stamped 2 January is last year's);
    without stamp it has a year only if a near day of its sentence has one, and else there is no day: what is told
    after it with a year is something earlier. "Hôm nay" and "hôm qua" count from the stamp.
    """
    if not document.published and not document.ahead.years:
        return None  # without stamp and year there is no day
    for sentence in _lead(document):
        for at, match in _dates(sentence, document.published):
            if not _may_be_the_events(sentence, at, match):
                continue
            if document.published and not isinstance(match, date):
                day = _complete(match, document.published)
                if day and day <= document.published <= day + _NEWS:
                    return day, sentence
                continue
            day = match if isinstance(match, date) else _complete(match, None) or _beside(sentence, match)
            return (day, sentence) if day else None
    return None


def _lead(document: Document) -> Iterator[Sentence]:
    seen = 0
    most = _LEAD_SENTENCES if document.published else _UNSTAMPED_SENTENCES
    for sentence in document.sentences:
        if sentence.field == "body":
            seen += 1
        if seen > most or sentence.field.startswith("captions"):
            return
        if sentence.field != "title":
            yield sentence


def _dates(sentence: Sentence, stamp: date | None) -> list[tuple[int, re.Match[str] | date]]:
    """Return the dates of the sentence from left to right, and the days meant by "hôm nay" where the stamp is known."""
    found: list[tuple[int, re.Match[str] | date]] = []
    if _DIGIT.search(sentence.text):
        found = [(m.start(), m) for m in _DATE.finditer(sentence.lower)]
    if stamp:
        for match in _TODAY.finditer(sentence.lower):
            found.append((match.start(), stamp - timedelta(days=1 if match["back"] else 0)))
    return sorted(found, key=lambda f: f[0])


def _may_be_the_events(sentence: Sentence, at: int, match: re.Match[str] | date) -> bool:
    low = sentence.lower
    before = low[max(0, at - 120) : at]
    if isinstance(match, date):
        return True
    if _OTHER_DATE.search(before) or _TO_COME.match(low, match.end()) or _BACKGROUND.match(low[:at]):
        return False
    return not _FROM.search(before) or bool(
        _LASTS_FROM.search(before) and (match["more"] or _TO.match(low, match.end()))
    )


def _complete(match: re.Match[str], stamp: date | None, year: int | None = None) -> date | None:
    month = match["month"] or match["month2"]
    said = match["year"] or match["year2"] or year
    try:
        if said:
            return date(int(said), int(month), int(match["first"]))
        if not stamp:
            return None
        day = date(stamp.year, int(month), int(match["first"]))
        return day if day <= stamp else day.replace(year=stamp.year - 1)
    except ValueError:
        return None


def _beside(sentence: Sentence, match: re.Match[str]) -> date | None:
    """Complete a day without a year by another one of its sentence: "ngày 6-11, lễ viếng ngày 10-11-2017"."""
    until = _TO.match(sentence.lower, match.end())
    years: list[tuple[int, date | None]] = [(int(until["year"]), None)] if until and until["year"] else []
    for other in _DATE.finditer(sentence.lower):
        if day := _complete(other, None):
            years.append((day.year, day))
    for year, day in years:
        own = _complete(match, None, year)
        if own and (day is None or abs((own - day).days) <= _ONE_EVENT):
            return own
    return None
