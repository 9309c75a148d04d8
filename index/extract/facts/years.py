"""
Which years does the article concern: of publication, of the event, and the years whose work is judged or planned.

``covers`` are years of emulation and awards: the year reviewed, the year of a new agreement or campaign, the year whose
merit is rewarded. Not anniversaries, founding years, years of laws, terms of office, dates, targets. ``ranges`` are
periods of emulation, awards or plans; a school year is a period of two years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.model import Cluster, Years

from .text import Document, Sentence

_EMULATION = re.compile(
    r"thi đua|khen thưởng|giao ước|bằng khen|giấy khen|huân chương|cờ thi đua|kỷ niệm chương|suy tôn|tuyên dương|biểu dương|tặng thưởng|"
    r"lao động tiên tiến|tập thể lao động|giải thưởng (?:hồ chí minh|nhà nước)|điển hình tiên tiến|người tốt,? việc tốt|danh hiệu")
_FOCUS = re.compile(r"thi đua|khen thưởng|giao ước|tuyên dương|biểu dương|điển hình tiên tiến|suy tôn")
_WORK = re.compile(
    r"thi đua|khen thưởng|giao ước|tổng kết|sơ kết|nhiệm vụ|chỉ tiêu|kế hoạch|phương hướng|phong trào|công tác|kết quả|thành tích|"
    r"cụm|khối|danh hiệu|suy tôn|bằng khen|cờ thi đua|giấy khen")
_YEAR = re.compile(r"(?<!\w)năm\s+(?:học\s+)?(?P<year>20[0-4]\d|19[5-9]\d)(?P<more>(?:(?:\s*,\s*|\s+và\s+)(?:năm\s+)?(?:20[0-4]\d)(?!\s*[-–]\s*\d|\d))*)(?!\d|\s*[-–]\s*(?:năm\s+)?(?:20|19)\d\d)")
_YEARS = re.compile(r"(?:20|19)\d\d")
_RANGE = re.compile(
    r"(?P<before>[^.;]{0,60})(?<![\d/.-])(?P<a>(?:19|20)\d\d)\s*(?:-|–|—|đến năm|đến|tới)\s*(?P<b>(?:19|20)\d\d)(?![\d/])")
_NOT_COVERED = re.compile(
    r"(?:sinh|thành lập|ra đời|từ|đến|tới|trước|sau|kể từ|tháng \d+|tháng \d+,|quý \w+|hết|cuối|(?<!tháng )đầu|giữa|luật[^.;]{0,40}|nghị quyết[^,.;]{0,40}|"
    r"nghị định[^,.;]{0,40}|bộ luật[^,.;]{0,30}|hiến pháp|cùng kỳ|so với|kỷ niệm[^,.;]{0,60}|mùa xuân|xuân|tết|vào|hồi|trong những|\d+ năm)\s*$")
_TIGHT = re.compile(
    r"(?:thi đua|khen thưởng|giao ước|danh hiệu|suy tôn|giải thưởng (?:hồ chí minh|nhà nước)|thành tích|bằng khen|giấy khen|cờ thi đua|tặng thưởng|hoàn thành[^.;]{0,20}nhiệm vụ|công tác)[^.;]{0,90}$")
_TERM = re.compile(r"(?:nhiệm kỳ|nhiệm kì|khóa|khoá|khóa \w+,?|kỷ niệm[^;]{0,60}|\(\s*(?:ngày )?\d{1,2}/\d{1,2}/)\s*\(?\s*$")
_SCHOOL = re.compile(r"năm học\s*$|niên học\s*$")


def read_years(document: Document, clusters: tuple[Cluster, ...]) -> Years:
    """Return the years of *document*; ``covers`` and ``ranges`` stay empty in an article without emulation or awards."""
    published = document.published.year if document.published else None
    event = document.event.year if document.event else None
    if not _EMULATION.search(document.lower):
        return Years(published, event)
    focus = bool(clusters) or _is_focus(document)
    anchor = event or published
    covers: set[int] = set()
    ranges: set[tuple[int, int]] = set()
    for sentence in document.sentences:
        covers.update(_covered(sentence, focus, anchor))
        ranges.update(_ranges(sentence, focus))
    return Years(published, event, tuple(sorted(covers)), tuple(sorted(ranges)))


def _is_focus(document: Document) -> bool:
    """Whether emulation is what the article is about: said in its title, summary or first two sentences."""
    seen = 0
    for sentence in document.sentences:
        seen += sentence.field == "body"
        if seen > 2:
            return False
        if _FOCUS.search(sentence.lower):
            return True
    return False


def _covered(sentence: Sentence, focus: bool, anchor: int | None) -> Iterator[int]:
    low = sentence.lower
    if not _EMULATION.search(low) and not (focus and _WORK.search(low)):
        return
    for match in _YEAR.finditer(low):
        if low[match.start():match.end()].startswith("năm học"):
            continue
        before = low[max(0, match.start() - 120):match.start()]
        if _NOT_COVERED.search(before):
            continue
        if not (focus or _TIGHT.search(before)):
            continue
        for text in _YEARS.findall(match.group()):
            year = int(text)
            if anchor is None or anchor - 2 <= year <= anchor + 1:
                yield year


def _ranges(sentence: Sentence, focus: bool) -> Iterator[tuple[int, int]]:
    low = sentence.lower
    if not (focus or _EMULATION.search(low)):
        return
    for match in _RANGE.finditer(low):
        first, last = int(match["a"]), int(match["b"])
        if first < last <= first + 12 and not _TERM.search(match["before"]):
            yield first, last
