"""
On which day did the reported event take place: read from the first sentences, completed with the page's own stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from .text import Document, Sentence

# A date needs a cue, or "6/6 quận" would be the sixth of June.
_CUE = r"(?:ngày|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|hôm|mùng|mồng|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
_DATE = re.compile(
    rf"(?<!\w)(?P<cue>{_CUE})(?:\s+(?:ngày|sớm|muộn|mùng|mồng|khai mạc|{_CUE}))*\s*,?\s*\(?"
    r"(?P<first>\d{1,2})(?:(?:\s*(?:,|và|-|–|đến|đến ngày|và ngày)\s*\d{1,2})*?)?"
    r"(?:\s*[/.-]\s*(?P<month>1[0-2]|0?[1-9])(?:\s*[/.-]\s*(?P<year>(?:19|20)\d\d))?|\s+tháng\s+(?P<month2>1[0-2]|"
    r"0?[1-9]|giêng|chạp)(?:(?:,?\s+năm|/)\s*(?P<year2>(?:19|20)\d\d))?)"
    r"(?![\d%]|[/.-]\d)"
)
_TODAY = re.compile(
    r"(?<!\w)(?:hôm nay|sáng nay|trưa nay|chiều nay|tối nay|(?P<back>hôm qua|sáng qua|chiều qua|tối qua|đêm qua|"
    r"trưa qua))(?!\w)"
)
_DIGIT = re.compile(r"\d")
_OTHER_DATE = re.compile(
    r"(?:nghị quyết|quyết định|nghị định|chỉ thị|kế hoạch|thông tư|luật|công văn|hướng dẫn|kết luận|thông báo|"
    r"tờ trình)[^,;]{0,40}$|kỷ niệm[^;]{0,80}$|"
    r"(?:từ|đến|tới|trước|sau|hết|kể từ|sinh|lần thứ|mất|hạn)\s*$|(?:dự kiến|sẽ)[^,;]{0,60}$|\(\s*$"
)
_LEAD_SENTENCES = 4


def event_day(document: Document) -> tuple[date, Sentence] | None:
    """
    Return the day of the event and the sentence that says it, or ``None`` if the first sentences do not give it.

    A day without a year is the latest one not after the stamp ("Chiều 31-12" stamped 2 January is last year's);
    without stamp and year there is no day. "Hôm nay" and "hôm qua" count from the stamp.
    """
    for sentence in _lead(document):
        for day, main in _days(sentence, document.published):
            if main:
                return day, sentence
    return None


def _lead(document: Document) -> Iterator[Sentence]:
    seen = 0
    for sentence in document.sentences:
        if sentence.field == "body":
            seen += 1
        if seen > _LEAD_SENTENCES or sentence.field.startswith("captions"):
            return
        if sentence.field != "title":
            yield sentence


def _days(sentence: Sentence, stamp: date | None) -> Iterator[tuple[date, bool]]:
    """Yield (day, whether it can be the event's) for each date of the sentence, from left to right."""
    found: list[tuple[int, date, bool]] = []
    for match in _DATE.finditer(sentence.lower) if _DIGIT.search(sentence.text) else ():
        day = _complete(match, stamp)
        before = sentence.lower[: match.start()]
        if day and not (stamp and match["year"] is None and match["year2"] is None and (stamp - day).days > 300):
            found.append((match.start(), day, not _OTHER_DATE.search(before[-120:])))
    if stamp:
        for match in _TODAY.finditer(sentence.lower):
            found.append((match.start(), stamp - timedelta(days=1 if match["back"] else 0), True))
    for _, day, main in sorted(found):
        yield day, main


def _complete(match: re.Match[str], stamp: date | None) -> date | None:
    month = match["month"] or {"giêng": "1", "chạp": "12"}.get(match["month2"], match["month2"])
    year = match["year"] or match["year2"]
    try:
        if year:
            return date(int(year), int(month), int(match["first"]))
        if not stamp:
            return None
        day = date(stamp.year, int(month), int(match["first"]))
        return day if day <= stamp else day.replace(year=stamp.year - 1)
    except ValueError:
        return None
