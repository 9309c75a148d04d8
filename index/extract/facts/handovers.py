"""
Who had an office before, and who has it now, where a sentence tells that it is passed on?

"Huyện A bàn giao nhiệm vụ Cụm trưởng cho huyện B", "B tiếp nhận vai trò Cụm trưởng từ A", "chuyển từ A sang B", "B thay
A làm Cụm trưởng": B has it in the year that is said, A had it until then (its year only where it is printed beside it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .office_years import year_behind
from .text import Sentence
from .units import Run, Unit

__all__ = ["PASSES", "given_to", "had_before"]

PASSES = re.compile(
    r"(?<!\w)(?:bàn giao|chuyển giao|tiếp nhận|nhận bàn giao|nhận lại|tiếp quản|trao lại|giao lại|nhường lại|nhường|"
    r"chuyển|"
    r"trao|truyền|thay thế|thay cho|thay|kế nhiệm|kế tục|thế chỗ|tiếp nối|nối tiếp|nhận)(?!\w)"
)
"""Verbs of passing on, from either side."""
_GIVES = r"bàn giao|chuyển giao|trao lại|giao lại|nhường lại|nhường|chuyển|trao|truyền"
_SUBJECT = re.compile(
    r"(?:\s*\([^()]*\)|\s*[-–,][^,;]{0,80}[-–,])?\s*(?:(?:đã|vừa|sẽ|vừa mới|đang|cũng|tiến hành|chính thức|"
    r"làm thủ tục|tổ chức|"
    rf"đại diện|thay mặt cụm|hoàn tất việc|long trọng|hôm nay|sau đó)\s+)*(?:{_GIVES})(?!\w)"
)
# "trao tặng cờ cho", "trao 10 suất quà cho": something else is given
_GIFT = re.compile(
    r"(?<!\w)(?:trao|chuyển|nhận)\s+(?:tặng|thưởng|quà|\d|bằng khen|giấy khen|học bổng|cờ thi đua|nhà|tiền|đổi)"
)
_TO = re.compile(
    r"(?<!\w)(?:cho|sang|về|tới|sang cho|qua|đến|về tay|vào tay)\s+(?:(?:tay|đơn vị|các|lãnh đạo|đại diện|"
    r"người đứng đầu|địa phương|"
    r"quận|huyện|thị xã|thành phố|tỉnh|ubnd|đơn vị bạn|đơn vị mới|chính quyền)\s+)*(?::\s*)?(?:là\s+)?$"
)
_FROM = re.compile(
    r"(?<!\w)(?:từ tay|từ phía|từ|thay thế cho|thay thế|thay cho|thay|kế nhiệm|kế tục|tiếp nối|nối tiếp|"
    r"thế chỗ(?: của)?|"
    r"(?:tiếp nhận|nhận bàn giao|nhận lại|tiếp quản)\s[^,;.]{0,60}\scủa)\s+(?:(?:tay|đơn vị|lãnh đạo|đại diện|"
    r"người tiền nhiệm|"
    r"đơn vị tiền nhiệm|quận|huyện|thị xã|thành phố|tỉnh|ubnd)\s+)*(?:là\s+)?$"
)
_PLACE_AHEAD = re.compile(r"(?:trở về|đi)\s+từ\s+\S*\s*$|(?<!\w)từ\s+(?:nay|năm|ngày|tháng|đầu|khi)")


def _passed_on(sentence: Sentence, role: re.Match[str]) -> bool:
    """Whether the office itself is passed on in its clause, and not only a present."""
    low = sentence.lower
    start = low.rfind(";", 0, role.start()) + 1
    end = low.find(";", role.end())
    clause = low[start : end if end > 0 else len(low)]
    return PASSES.search(clause) is not None and not _GIFT.search(clause)


def _units(runs: Sequence[Run]) -> Iterator[Unit]:
    for run in runs:
        yield from run.units


def given_to(
    runs: Sequence[Run], sentence: Sentence, role: re.Match[str], now: int | None
) -> Iterator[tuple[Unit, int | None]]:
    """Yield the units that an office named before them goes to, with the year said behind them."""
    if not _passed_on(sentence, role):
        return
    low = sentence.lower
    for unit in _units(runs):
        if unit.start >= role.end() and _TO.search(low[role.end() : unit.start]) and PASSES.search(low[: unit.start]):
            yield unit, year_behind(low, unit.end, now)


def had_before(
    runs: Sequence[Run], sentence: Sentence, role: re.Match[str], now: int | None
) -> Iterator[tuple[Unit, int | None]]:
    """Yield the units that had the office until then, with the year printed beside them."""
    if not _passed_on(sentence, role):
        return
    low = sentence.lower
    for unit in _units(runs):
        lead = low[: unit.start]
        gives = _SUBJECT.match(low, unit.end)
        about = gives and not re.search(r"[;.]", low[min(gives.end(), role.start()) : max(gives.end(), role.start())])
        told = _FROM.search(lead) and not _PLACE_AHEAD.search(lead)
        if told or (about and gives and gives.end() < role.start() + 40 and not _TO.search(lead)):
            yield unit, year_behind(low, unit.end, now)
