"""
Does a clause behind a proposal go on with it, though it has a verb of its own?
"""

from __future__ import annotations

import re

from .keys import key
from .subject_forms import MERIT_OF

__all__ = [
    "LIST_FOLLOWS",
    "asks_to_get",
    "came_true",
    "council_goes_on",
    "goes_on_proposing",
    "is_asked_alike",
    "is_chosen_too",
]

_ASKS_TO_GET = re.compile(
    r"(?<!\w)(?:đề nghị|đề xuất|kiến nghị|trình|suy tôn|giới thiệu|đề cử|tiến cử)\s(?!được)[^;.:]{3,160}?"
    r"\s(?:được|nhận|đạt)(?!\w)"
)
# Words of another time or turn: what follows them is no part of the asking.
_OWN_TIME = re.compile(
    r"(?<!\w)(?:đã|vừa|vinh dự|từng|trước đó|trong khi|nhưng|song|hiện|năm \d{4}"
    r"|năm (?:ngoái|qua|trước)|đồng thời|bên cạnh đó|dịp này|nhân dịp)(?!\w)"
)
LIST_FOLLOWS = re.compile(
    r"(?i)[\s,]*(?:(?:cụ thể|theo đó|trong đó|gồm(?: có)?|bao gồm|như sau|kết quả|danh sách)[\s,]*)+:\s*"
)
"""A sentence that says nothing but that a list follows; what the list is for is said in the sentence before."""
# A council's resolution told in the present: "Chủ tịch UBND tỉnh tặng Cờ … cho 23 tập thể"
_RESOLVES = re.compile(
    r"\s*(?:đồng thời,? |và )?(?:chủ tịch |bộ trưởng |giám đốc )?(?:ubnd|ủy ban nhân dân|bộ|tỉnh"
    r"|thành phố|huyện|quận|thị xã|sở)"
    r"(?:\s[^,;:.\s]+){0,7}? (?:tặng|khen thưởng|công nhận)\s"
)
_PASSIVE = re.compile(r"(?<!\w)được(?= (?:truy|phong|xét)?\s?tặng(?!\w))")
_CAME_TRUE = re.compile(
    r"(?<!\w)(?:đã|vừa|trao|được|nhận|quyết định|ký|nhân dịp|dịp này|tại|năm nay|hôm nay|từng|năm \d{4})(?!\w)"
)
_YEAR_OF_THE_LAST = re.compile(r"\s*(?:(?:trong )?năm \d{4})?[\s;,]*(?=\S)")
_GETS = re.compile(r"(?<!\w)(?:được|nhận|đạt)(?!\w)[^;,]{0,40}$")


def goes_on_proposing(left: str, verb: re.Match[str] | None, *, asked: bool) -> bool:
    """Tell whether a clause behind a proposal is part of it: "đề nghị Bộ tặng … cho A và (tỉnh tặng …) cho B"."""
    if verb is None or verb["give"] is None:
        return False
    between = MERIT_OF.sub(" ", left[: verb.start()])
    if verb["give"] in ("trao", "trao tặng", "gắn") and re.search(r"(?<!\w)(?:lãnh đạo|thay mặt|thừa)\s", between):
        return False  # somebody hands it over
    if asked and between.count(";") == 1:
        between = between.replace(";", "", 1)  # "đề nghị Chính phủ tặng … cho A; (tỉnh tặng …) cho B"
    return (
        re.search(r";|(?<!\w)(?:đã|vừa|được|nhận|quyết định|ký|nhân dịp|dịp này|tại|trước đó|trong khi)(?!\w)", between)
        is None
    )


def is_chosen_too(left: str, verb: re.Match[str] | None, *, chosen: bool) -> bool:
    """
    Tell whether a clause of getting goes on with a proposal: "suy tôn 1 đơn vị nhận X; (2 đơn vị nhận Y)", where
    somebody was *chosen*; "đề nghị tặng X cho A; (công nhận 12 người đạt Y)".
    """
    if verb is None or verb["take"] not in ("nhận", "đạt"):
        return False
    between = left[: verb.start()]
    if re.search(r"(?<!\w)(?:đã|vừa|được|vinh dự|trước đó|trong khi|còn|năm \d{4})(?!\w)", between):
        return False
    return chosen or ";" not in between or re.search(r";\s*(?:công nhận|khen thưởng|tặng)\s", between) is not None


def asks_to_get(left: str) -> bool:
    """Tell whether the words before an award ask that somebody may get it: "đề nghị A được nhận (X)"."""
    return _ASKS_TO_GET.search(left) is not None


def is_asked_alike(left: str) -> bool:
    """Tell whether a clause is built like the asking before it: "…; (02 đơn vị được nhận) Y"."""
    part = left[left.rfind(";") + 1 :]
    if part == left and (year := _YEAR_OF_THE_LAST.match(part)):
        part = part[year.end() :]
    return _GETS.search(part) is not None and _OWN_TIME.search(part) is None


def came_true(sentence: str) -> bool:
    """Tell whether *sentence* says when or how something was given: "đã", "trao", "năm 2019"."""
    return _CAME_TRUE.search(_PASSIVE.sub(" ", key(sentence))) is not None


def council_goes_on(sentence: str) -> bool:
    """
    Tell whether *sentence*, told right behind a proposal, goes on with what a council resolved: somebody "tặng", with
    no word of a time, a decision or a handing-over.
    """
    keyed = key(sentence)
    return _RESOLVES.match(keyed) is not None and _CAME_TRUE.search(keyed) is None
