"""
When does a page say it was published? Dates and times in the printed forms of Vietnamese news pages.

A *stamp* is a short piece of text that holds a date and little else: ``22/01/2024 - 20:06``, ``Thứ hai, 22/1/2024,
20:06 (GMT+7)``, ``Ngày đăng 31/01/2023 | 21:01``, ``19 tháng 1, 2024 bởi``. Day comes before month, as always in
Vietnam. A time without zone is Vietnam time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
_YEARS = range(1990, 2100)  # no Vietnamese news page is older than the web

_MONTHS = {
    name: i
    for i, names in enumerate(
        (
            ("một", "giêng", "january", "jan"),
            ("hai", "february", "feb"),
            ("ba", "march", "mar"),
            ("tư", "april", "apr", "bốn"),
            ("năm", "may"),
            ("sáu", "june", "jun"),
            ("bảy", "july", "jul", "bẩy"),
            ("tám", "august", "aug"),
            ("chín", "september", "sep", "sept"),
            ("mười", "october", "oct"),
            ("mười một", "november", "nov"),
            ("mười hai", "december", "dec", "chạp"),
        ),
        1,
    )
    for name in names
}
_ENGLISH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WORD_MONTH = "mười một|mười hai|mười|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp"

_DATES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/.-])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)",
        r"(?<![\d/.-])(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)",
        r"(?<![\d/.-])(?P<d>\d{1,2}) ?([/.-]) ?(?P<m>\d{1,2}) ?\2 ?(?P<y>\d{4})(?!\d)",
        r"(?<!\d)(?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?:,| năm|/)? ?(?P<y>\d{4})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}}) tháng (?P<word>{_WORD_MONTH})(?:,| năm)? ?(?P<y>\d{{4}})(?!\d)",
        rf"tháng (?P<word>{_WORD_MONTH}) (?P<d>\d{{1,2}}), ?(?P<y>\d{{4}})(?!\d)",
        r"tháng (?P<m>\d{1,2}) (?P<d>\d{1,2}), ?(?P<y>\d{4})(?!\d)",
        rf"\b(?P<word>{_ENGLISH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})[ -](?P<word>{_ENGLISH})\.?,?[ -](?P<y>\d{{4}})(?!\d)",
    )
]
_TIME = re.compile(
    r"(?<![\d:./-])(?:lúc )?(?P<h>\d{1,2}) ?(?::|h|g| giờ ) ?(?P<min>\d{2})(?:[:.]\d{2}(?:\.\d+)?| phút)?"
    r"(?: ?(?P<half>[AP]M|SA|CH)\b)?(?! ?%)(?![\d/])",
    re.IGNORECASE,
)
_ZONE = re.compile(r" ?\(? ?(?:GMT|UTC) ?(?:(?P<sign>[+-]) ?(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?)? ?\)?", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:(?:thứ|thu) (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|t[2-7]|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)day)\b(?! (?:phó|trưởng))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?:ngày|đã|được|thời gian|giờ)? ?(?:đăng tải|đăng|xuất bản|cập nhật|phát hành|tạo|viết|gửi|đưa tin|ban hành)"
    r"(?: (?:lúc|ngày|vào|lần cuối|bài|tin|bởi))*|ngày|vào lúc|lúc|posted (?:on|by)|published(?: on| at)?|updated|date|"
    r"last updated|bởi|by|on|at|publish(?:ed)? date|thời gian|gmt|hôm nay|trong)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:(?:số )?lượt (?:xem|đọc|truy cập)|đã xem|xem|view ?counts?|views?|đọc|bình luận|comments?|hits|người đọc|"
    r"lượt nghe|chia sẻ|phản hồi|số lần đọc|phút đọc|min read|a[+-]|cỡ chữ|print|in|email|facebook|zalo|twitter)\b"
    r" ?:? ?[\d.,]*|[\d.,]+ ?(?:lượt xem|lượt đọc|views?|bình luận|phút đọc|người xem|lượt|phản hồi|đã xem|xem)\b",
    re.IGNORECASE,
)
_SIZES = re.compile(r"(?<!\w)[Aa] ?[-+](?!\w)|(?<!\w)(?<![Aa])A(?= ?$| A)")
_ZONE_WORDS = re.compile(r"\(?(?:GMT|UTC) ?[+-] ?\d+\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp found in a line: ISO value, place in the line, and the words around it that are no part of it."""

    value: str
    start: int
    end: int
    before: str
    after: str
    has_time: bool
    updated: bool  # the label says "cập nhật": the time of a later change
    clock: bool  # "Hôm nay": the clock in a page's head, not a stamp

    @property
    def rest(self) -> str:
        """The words around the stamp: an author, a section, a portal's name, or nothing."""
        return " ".join(f"{self.before} {self.after}".split())


def find_stamp(line: str) -> Stamp | None:
    """Return the first date of *line* with its time, if any, and what else the line holds; ``None`` without a date."""
    found = min(
        (m for m in (pattern.search(line) for pattern in _DATES) if m and _day(m)),
        key=lambda m: m.start(),
        default=None,
    )
    day = _day(found) if found else None
    if not found or not day:
        return None
    clock = _time_beside(line, found.start(), found.end())
    start, end = found.start(), found.end()
    value = day.isoformat()
    if clock:
        hour, minute, zone, time_start, time_end = clock
        value = iso_minute(datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)) or value
        start, end = min(start, time_start), max(end, time_end)
    labels = line[:start].lower()
    return Stamp(
        value,
        start,
        end,
        _words(line[:start]),
        _words(_without_dates(line[end:])),
        clock is not None,
        "cập nhật" in labels or "updated" in labels,
        "hôm nay" in labels,
    )


def is_stamp_line(line: str, *, words: int = 8) -> Stamp | None:
    """Return the stamp of a line that holds a stamp and at most *words* other words, and is no sentence."""
    if len(line) > 200 or not any(char.isdigit() for char in line):
        return None
    stamp = find_stamp(line)
    if not stamp or len(stamp.rest.split()) > words:
        return None
    if stamp.rest and line.rstrip().endswith(".") and not stamp.has_time:
        return None  # "Hội nghị diễn ra ngày 22/1/2024." is a sentence
    return stamp


def read_date(text: str) -> str | None:
    """
    Return a given date as ISO 8601: a date, or a date and time to the minute in Vietnam time; ``None`` if unreadable.

    Takes ISO 8601 in any precision and zone, and the printed forms of :func:`find_stamp` that stand alone.
    """
    text = text.strip()
    iso = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}.*))?", text)
    if iso:
        try:
            if not iso.group(2):
                return _checked(date.fromisoformat(text))
            clock = re.sub(r" (?=[+-])", "", iso.group(2)).replace("z", "Z")
            moment = datetime.fromisoformat(f"{iso.group(1)}T{clock:0>5}")
        except ValueError:
            return None
        return iso_minute(moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM))
    stamp = find_stamp(text[:200])
    return stamp.value if stamp and not stamp.rest else None


def iso_minute(moment: datetime) -> str | None:
    """Return ``2024-01-22T20:06+07:00`` for a moment in any zone; ``None`` outside the years 1900 to 2099."""
    if not 1901 <= moment.year <= 2098:
        return None
    return moment.astimezone(VIETNAM).isoformat(timespec="minutes")


def _checked(day: date) -> str | None:
    return day.isoformat() if 1900 <= day.year <= 2099 else None


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    month = int(groups["m"]) if groups.get("m") else _MONTHS[groups["word"].lower()]
    year = int(groups["y"])
    try:
        return date(year, month, int(groups["d"])) if year in _YEARS else None
    except ValueError:
        return None


def _time_beside(line: str, start: int, end: int) -> tuple[int, int, timezone, int, int] | None:
    """Return hour, minute, zone and place of the time that stands beside the date at *start*–*end*."""
    best = None
    for match in _TIME.finditer(line):
        gap = line[end : match.start()] if match.start() >= end else line[match.end() : start]
        if len(_WEEKDAY.sub("", gap)) > 12 or int(match["h"]) > 23 or int(match["min"]) > 59:
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), match)
    if best is None:
        return None
    match = best[1]
    hour = int(match["h"]) % 12 if match["half"] and int(match["h"]) <= 12 else int(match["h"])
    if match["half"] and match["half"].upper() in ("PM", "CH") and hour < 12:
        hour += 12
    zone, zone_end = VIETNAM, match.end()
    printed = _ZONE.match(line, match.end())
    iso_zone = re.compile(r"(?P<sign>[+-])(?P<h>\d{2}):?(?P<m>\d{2})\b|Z\b").match(line, match.end())
    for shift in (printed, iso_zone):
        if shift and shift.end() > match.end():
            zone_end = shift.end()
            if shift["sign"]:
                delta = timedelta(hours=min(int(shift["h"]), 14), minutes=int(shift["m"] or 0))
                zone = timezone(delta if shift["sign"] == "+" else -delta)
            elif shift.group() == "Z":
                zone = timezone(timedelta(0))
    return hour, int(match["min"]), zone, match.start(), zone_end


def _without_dates(text: str) -> str:
    """Drop a second date and time ("… Cập nhật 23/01/2024 08:00")."""
    for pattern in _DATES:
        text = pattern.sub(" ", text)
    return _TIME.sub(" ", text)


def _words(text: str) -> str:
    """Return what is left of *text* when weekdays, labels, counts and separators are taken away."""
    for pattern in (_ZONE_WORDS, _SIZES, _COUNTS, _WEEKDAY, _LABEL):
        text = pattern.sub(" ", text)
    return " ".join(
        part
        for part in re.split(r"[\s|•·–—]+|(?<!\w)[-,:;()/\[\]]+|[-,:;()/\[\]]+(?!\w)", text)
        if re.search(r"\w", part)
    )
