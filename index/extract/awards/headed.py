"""
Is a line nothing but an award, the head of a list of those who get it?

"II. Huân chương Lao động hạng Ba", then "1. Công ty A", "2. Bà B, Hiệu trưởng …": so notices list whom a board
proposes, and decisions whom they honour. What the list is for is said before: in the title, or in a line that ends with
a colon.
"""

from __future__ import annotations

import re

from search.model import Status

from .binding import Binding
from .givers import GiverReader
from .keys import key
from .mentions import find_mentions
from .rules import lists_aims
from .status import is_proposal, judge

__all__ = ["gives_nothing", "heads_list", "standing_below", "standing_of"]

LONGEST = 160  # characters of a line that is nothing but an award and who gives it
_BEFORE = re.compile(r"\s*(?:(?:[ivx]{1,5}|\d{1,2}|[a-e])[.)]|[-–•+*])?\s*(?:(?:tặng|về|danh hiệu|hình thức)\s+)?\"?")
_OF = re.compile(r"\"?\s*của\s+(?=\S)")
_AFTER = re.compile(r"[\"\s]*(?:\(?\d{1,3} (?:trường hợp|tập thể|cá nhân|đơn vị|người)[^:;.]{0,40}\)?)?\s*[:.]?\s*")
# What stands below is nobody's: terms, what is aimed at, what is registered.
_TERMS = re.compile(
    r"(?<!\w)(?:tiêu chuẩn|điều kiện|quy định|cơ cấu|đối tượng|(?:chỉ|mục) tiêu|đăng ký|mức thưởng|thể lệ"
    r"|quyền lợi)(?!\w)"
)
_FORMS = re.compile(r"(?<!\w)hình thức(?: khen thưởng)?(?!\w)")  # what rules speak of, and ceremonies too
_GIVEN = re.compile(
    r"(?<!\w)(?:được (?:tặng|khen|nhận|trao|phong)|quyết định|tặng thưởng|đã (?:được )?(?:tặng|khen|trao)"
    r"|trao (?:các |những )?(?:danh hiệu|phần thưởng)"
    r"|trao tặng|kết quả khen thưởng|thành tích khen thưởng)(?!\w)"
)


def standing_of(line: str) -> Status | None:
    """Return what *line* says of the lists below it, ``None`` where it says nothing of awards given or proposed."""
    keyed = _FORMS.sub("phần thưởng", key(line))
    if is_proposal(keyed):
        return "proposed"
    verdict = judge(keyed, "", None) if _GIVEN.search(keyed) else "none"
    return None if verdict == "none" else verdict


def standing_below(line: str, before: Status | None) -> Status | None:
    """Return what is said of the lines below *line*, which ends with a colon; *before* is what was said until then."""
    return None if gives_nothing(line) else standing_of(line) or before


def gives_nothing(line: str) -> bool:
    """Tell whether *line*, which ends with a colon, leads to aims or terms: what stands below is nobody's award."""
    keyed = key(line)
    terms = _TERMS.search(keyed)
    if terms and not re.search(r"(?<!\w)(?:đủ|đạt)\s(?:các )?$", keyed[: terms.start()]):
        return True
    return not is_proposal(keyed) and lists_aims(keyed)


def heads_list(line: str, givers: GiverReader, standing: Status | None) -> Binding | None:
    """Return the award of a *line* that says nothing else, with nobody who gets it yet; ``None`` for other lines."""
    if standing is None or len(line) > LONGEST:
        return None
    keyed = key(line)
    mentions = find_mentions(line, keyed)
    if len(mentions) != 1 or not _BEFORE.fullmatch(keyed, 0, mentions[0].head):
        return None
    end, giver = mentions[0].end, None
    if of := _OF.match(keyed, end):
        giver = givers.read(line[of.end() :].rstrip(" :."))
        end = of.end() + giver.length if giver else end
    if not _AFTER.fullmatch(keyed, end) or (giver and giver.foreign):
        return None
    return Binding(mentions, standing, giver=giver, rule="heads")
