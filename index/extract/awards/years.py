"""
For which year's merit is an award, or in which year was it given?
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from search.model import YearBasis

from .bind import Binding
from .keys import key

if TYPE_CHECKING:
    from ..facts.text import Document, Sentence

__all__ = ["YearReader"]

_YEAR = re.compile(r"(?:năm (?:học )?|(?<=\())((?:19|20)\d\d)(?!\d|\.\d|/\w)")
_OWN = re.compile(
    r"[\s,]*(?:\d+ (?:năm|lần)(?: liền)?(?: vào)? )?"
    r"(?:đợt (?:\d+|\w+),? |lần (?:thứ )?\w+,? )?(?:(?:vào )?(?:các )?năm |\((?:năm )?)((?:19"
    r"|20)\d\d)(?P<more>(?:(?:,| và|, và) (?:năm )?(?:19|20)\d\d)*)(?!\d|\.\d|/\w)"
)
# "Vào ngành năm 2006, … đạt": the year of something else
_OTHER_YEAR = re.compile(
    r"(?:vào ngành|nhập ngũ|sinh|thành lập|từ|gia nhập|ra trường|tốt nghiệp|cuộc thi|tham dự"
    r"|kế hoạch|luật)(?: [^,;]{0,20})?\s*$"
)
_MERIT = re.compile(
    r"(?:thành tích|công tác|nhiệm vụ|kết quả|phong trào|thi đua|khen thưởng"
    r"|hoàn thành)[^.;]{0,90}?(?<!hành )năm ((?:19|20)\d\d)"
)
_RANGE = re.compile(
    r"từ (?:năm )?(?:19|20)\d\d (?:đến|tới) (?:năm )?(?:19|20)\d\d|(?:19|20)\d\d\s*[-–]\s*(?:19"
    r"|20)\d\d"
)
_DATE = re.compile(
    r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]((?:19|20)\d\d)(?!\d)|(?<!\d)tháng \d{1,2}[/-]((?:19|20)\d\d)"
    r"|(?<![\d/])\d{1,2}[/-]((?:19|20)\d\d)(?!\d)"
)
_REVIEWED = re.compile(
    r"(?:tổng kết|biểu dương|sơ kết|nhìn lại|ghi nhận|kết quả|đánh giá)[^.;]{0,80}?(?:năm(?: học)?) ((?:19"
    r"|20)\d\d)(?!\s*[-–]\s*\d)"
)
_PAST = re.compile(
    r"(?<!\w)(?:từng|trước đây|trước đó|nhiều năm|các năm|qua các thời kỳ|trong sự nghiệp"
    r"|quá trình công tác|khi còn|lúc còn|trong kháng chiến|năm xưa|năm qua|còn được|qua \d+ năm)(?!\w)"
)


class YearReader:
    """Reads years in one article: the sentence's own, else the reviewed year of title and lead, else the event's."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._reviewed = self._review()

    def of(self, sentence: Sentence, binding: Binding) -> list[list[tuple[int | None, YearBasis | None]]]:
        """
        Return, for each mention, its years and whether the sentence states them or the article's context does: one,
        unless the text prints several behind the award ("các năm 2018, 2020").
        """
        low = _RANGE.sub(lambda m: "#" * len(m.group()), key(sentence.text))
        own = [self._own(low, m.end) for m in binding.mentions]
        rest = self._shared(low, binding.mentions[0].start, any(own))
        return [[(year, "stated") for year in years] if years else [rest] for years in own]

    @staticmethod
    def _own(low: str, end: int) -> list[int]:
        """Return the years right behind a mention: "NSƯT đợt 1 năm 1984", "Bằng khen (2015)"."""
        m = _OWN.match(low, end)
        return [int(m.group(1)), *(int(year) for year in re.findall(r"\d{4}", m["more"]))] if m else []

    def _shared(self, low: str, at: int, owned: bool) -> tuple[int | None, YearBasis | None]:
        if owned:
            low = low[:at]
        if m := _MERIT.search(low):
            return int(m.group(1)), "stated"
        found = [(abs(m.start() - at), int(next(g for g in m.groups() if g))) for m in _DATE.finditer(low)]
        found += [
            (abs(m.start() - at), int(m.group(1)))
            for m in _YEAR.finditer(low)
            if not _OTHER_YEAR.search(low[: m.start()])
        ]
        if found:
            return min(found)[1], "stated"
        if owned or _PAST.search(low[: at + 1]):
            return None, None
        if self._reviewed:
            return self._reviewed, "context"
        day = self._document.event or self._document.published
        return (day.year, "context") if day else (None, None)

    def _review(self) -> int | None:
        """Return the year whose work the article's title or lead says is reviewed, if it is one."""
        head = [s for s in self._document.sentences if s.field in ("title", "summary")]
        head += [s for s in self._document.sentences if s.field == "body"][:3]
        lines = [key(_RANGE.sub(" ", sentence.text)) for sentence in head]
        # What is reviewed says it best; else the year of the merit itself ("công tác khen thưởng năm 2022").
        found = (m for pattern in (_REVIEWED, _MERIT) for line in lines if (m := pattern.search(line)))
        first = next(found, None)
        return int(first.group(1)) if first else None
