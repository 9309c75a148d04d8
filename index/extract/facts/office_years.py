"""
In which year does somebody hold an office: the printed year beside it, "năm nay" by the article's day, or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .office_cues import AGREED, CHOSEN, REVIEWED
from .text import Sentence

_YEAR = re.compile(
    r"(?<!\w)(?:năm(?: công tác)?|nhiệm kỳ(?= 20\d\d(?!\s?[-–/]\s?\d)))\s+"
    r"(?:(20\d\d)(?!\d)|(nay|này|tới|sau|ngoái|trước|qua)(?!\w)(?! (?:đó|khi)))"
)
# "Cụm trưởng 2024"
_BESIDE = re.compile(
    r"(?:(?<=cụm trưởng )|(?<=khối trưởng )|(?<=cụm phó )|(?<=khối phó )|(?<=trưởng cụm )|"
    r"(?<=phó cụm )|(?<=trưởng khối ))20\d\d(?!\d|\s?[-–/])"
)
_FROM_NOW = {"nay": 0, "này": 0, "tới": 1, "sau": 1, "ngoái": -1, "trước": -1, "qua": -1}
# the year of an agreement or a review is not the office's
_OTHER_MATTER = re.compile(
    r"(?<!\w)(?:giao ước|tổng kết|sơ kết|kết quả|phát động|kế hoạch|phong trào|hội nghị|công tác|thành tích|"
    r"phương hướng|triển khai|chương trình|lễ)(?!\w)(?:(?!trưởng|phó)[^,;:]){0,70}$"
)
_JOINING = frozenset(
    re.findall(
        r"\w+",
        """
    cụm khối thi đua số từ kể nhiệm kỳ cương vị
    thành phố tỉnh quận huyện thị xã đảo do gồm là cho của trong và làm đảm nhiệm nhận vai trò trưởng phó
    bầu giữ chức đơn vị thuộc về thứ nhất hai ba
    luân phiên tiếp tục chính thức mới được thay tháng
    các đồng bằng sông miền núi phía trung du duyên hải khu vực vùng biên giới trực ương cơ quan sở ngành""",
    )
)


def years_in(low: str, now: int | None) -> list[tuple[int, int, int]]:
    """Return (start, end, year) of every "năm 2024", and of "năm nay", "năm tới" where *now* is known."""
    found = []
    for match in _YEAR.finditer(low):
        if match[1]:
            found.append((match.start(), match.end(), int(match[1])))
        elif now:
            found.append((match.start(), match.end(), now + _FROM_NOW[match[2]]))
    found += [(match.start(), match.end(), int(match[0])) for match in _BESIDE.finditer(low)]
    return sorted(found)


# "…, đơn vị sẽ điều hành hoạt động của cụm trong năm 2022"
_RELATIVE = re.compile(
    r", (?:là )?(?:đơn vị|địa phương|nơi)(?: \w+){0,3} (?:điều hành|đảm nhận|đảm nhiệm|đảm đương|dẫn dắt|giữ|"
    r"gánh vác|chủ trì|"
    r"cầm trịch|phụ trách|làm|tiếp nhận|nhận)(?!\w)[^,;.:]{0,50}?(?=(?<!\w)năm )"
)


def year_behind(low: str, at: int, now: int | None) -> int | None:
    """Return the year right behind *at*: "huyện A (năm 2022)", "huyện A, đơn vị sẽ điều hành cụm trong năm 2022"."""
    if then := _RELATIVE.match(low, at):
        return next((year for start, _, year in years_in(low, now) if start == then.end()), None)
    match = re.match(r"\s*\((?:từ |cho |trong )?(?:năm )?(?P<year>20\d\d|năm \w+)\)", low[at : at + 40])
    if not match:
        return None
    if match["year"].isdigit():
        return int(match["year"])
    return next((year for _, _, year in years_in(match["year"], now)), None)


def more_years(low: str, at: int, first: int | None) -> list[int]:
    """Return 2022 of "trong hai năm 2021 và 2022" right behind *at*, where *first* is 2021."""
    match = re.search(r"(?:các|hai|ba|2|3) năm (20\d\d)((?:(?:,| và) (?:năm )?20\d\d)+)", low[at : at + 110])
    return [int(year) for year in re.findall(r"20\d\d", match[2])] if match and int(match[1]) == first else []


def year_of(sentence: Sentence, start: int, end: int, following: int | None, acts: bool, now: int | None) -> int | None:
    """
    Return the year of an officer named at *start* to *end*: right behind the role, else the last one before it, else
    the one that closes the sentence ("bầu A làm Cụm trưởng và B làm Cụm phó năm 2023").

    A year before the role counts where the unit *acts* ("Năm 2022, A làm Cụm trưởng"), not where the office only
    explains a person who does something else ("ông B, Cụm trưởng, trình bày kết quả năm 2021").
    """
    low = sentence.lower
    years = years_in(low, now)
    near = next(((at, year) for at, _, year in years if at >= end), None)
    near = near if near and _only_units(sentence.text[end : near[0]]) else None
    if near and following is not None and low[end : near[0]].rstrip().endswith((",", ";")):
        near = None  # "năm 2023 A làm Cụm trưởng, năm 2024 B làm Cụm trưởng"
    if near and (following is None or near[0] < following):
        return near[1]
    before = [year for at, stop, year in years if stop <= start and not _OTHER_MATTER.search(low[:at])]
    if acts and before:
        return before[-1]
    return near[1] if near else None


def _only_units(gap: str) -> bool:
    """Whether a gap holds nothing but the cluster, units, and the words that join officers."""
    words = re.findall(r"\w+", gap)
    return (
        "." not in gap
        and ";" not in gap
        and all(word[0].isupper() or word[0].isdigit() or word in _JOINING for word in words)
    )


def context_year(sentences: Sequence[Sentence], n: int, role: str) -> int | None:
    """
    Return the year that a meeting gives to an office told of in sentence *n* without a year of its own, or ``None``.

    Who leads at the review of a year leads in that year, who is chosen there does not; whoever has the office where a
    year's agreement is signed has it for that year.
    """
    sentence = sentences[n]
    before = [s for s in sentences[max(0, n - 1) : n] if (s.field, s.paragraph) == (sentence.field, sentence.paragraph)]
    at = sentence.lower.find(role.lower())
    near = sentence.lower[max(0, at - 60) : at] + sentence.lower[at : at + 40] if at >= 0 else sentence.lower
    chosen = CHOSEN.search(near) is not None
    for one in (sentence, *before):
        if years := _agreed_years(one.lower):
            return years[-1]
        if not chosen and (reviewed := REVIEWED.findall(one.lower)):
            return int(reviewed[-1])
    return None


def _agreed_years(low: str) -> list[int]:
    return [int(year) for year in AGREED.findall(low)]
