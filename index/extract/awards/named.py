"""
Who are "ba điều dưỡng" and "hai em", where the article names them in another sentence?

A small number of people is replaced by their names if one place of the article lists exactly as many: behind the same
word ("Ba điều dưỡng đó là các chị A, B và C", "hai em A và B"), or, for two or three, as a list of their own
("chị A (35 tuổi) và chị B (32 tuổi)").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from search.model import Award

from .keys import key, may_hold_awards, pattern
from .people import SURNAMES, find_name
from .recipients import Recipient, read_recipients
from .words import any_of

__all__ = ["name_members"]

_WORDS = {2: "hai|2", 3: "ba|3", 4: "bốn|4", 5: "năm|5", 6: "sáu|6", 7: "bảy|7", 8: "tám|8", 9: "chín|9", 10: "mười|10"}
# Bodies and vague groups are named by others' lists too easily.
_LOOSE = re.compile(r"(?:tập thể|cá nhân|đơn vị|tổ chức|gia đình|hộ|trường hợp|đại biểu|người lao động)(?!\w)")
# Words that may mean any two or three people told of: their own list is enough.
_ANY = re.compile(
    r"(?:em|cháu|anh|chị|học sinh|người|bạn|nữ nhân viên|nhân viên|thanh niên|nam sinh|nữ sinh|chiến sĩ|cán bộ|cô"
    r"|ông|bà|vợ chồng|(?:cha|bố|ba|mẹ|bà|chú|thầy) (?:con|cháu|trò)|liệt sĩ|đồng chí|bị cáo|bị can|tay chèo"
    r"|tuyển thủ|nghệ nhân"
    r"|vận động viên|cầu thủ|bác sĩ|điều dưỡng|giáo viên|sinh viên|công nhân|ngư dân|nông dân|quân nhân)(?!\w)"
)
_LIST_END = re.compile(r"[.;:!?\n]|\s(?:đã|được|vì|do|có|bị|nhận|trong|tại|khi|cùng nhau|là)\s")
_KIN = r"(?:(?:bạn(?: học| cùng lớp)?|vợ|chồng|con trai|con gái|em trai|em gái|mẹ|bố|cha)(?:\s+là|\s*[-–,])?\s+)?"
_TITLES = rf"(?:(?i:{any_of('person_titles')}|{any_of('called')})\s+)"
_SURNAME = "|".join(sorted(SURNAMES, key=len, reverse=True))
_NAME = pattern(
    rf"{_KIN}(?:{_TITLES}+%A[^\W\d_]*|%A[^\W\d_]*(?= (?:Thị|Văn) )|(?:{_SURNAME}))"
    r"(?:[ ]%A[^\W\d_]*){1,4}"
    r"(?!\w)(?:\s*\([^()]{2,80}\))?"
)
_CALLED = pattern(rf"{_KIN}(?:anh|chị|ông|bà|cô|thầy)\s+%A[^\W\d_]*(?!\w)(?:\s*\([^()]{{2,80}}\))?")
_NEXT = re.compile(r"(?P<post>(?:,| -| –) (?=[a-zđ\d])[^,.;\n]{2,90})?(?:\s*[,;]\s*|,?\s+(?P<and>và|cùng với|cùng)\s+)")


def name_members(awards: Iterable[Award], text: str, resolve: Callable[[str], str | None]) -> list[Award]:
    """Return *awards* with those of a small number of people given to each of them by name, where *text* names all."""
    out: list[Award] = []
    for award in awards:
        at = text.find(award.evidence.sentence) if award.evidence else -1
        they = award.approx == "cả" and award.recipient is None
        names: list[Recipient] = []
        if they:
            names = _enumerated(text, at, None, resolve)
        elif award.count in _WORDS and not award.unit:
            names = _members(award.count, award.of, text, at, resolve)
        if names:
            out += [replace(award, recipient=one.name, count=None, of=None, approx=None, shared=False) for one in names]
        elif not they:
            out.append(award)
    return out


def _members(
    count: int | None, of: str | None, text: str, at: int, resolve: Callable[[str], str | None]
) -> list[Recipient]:
    if count is None or of is None or _LOOSE.match(key(of)):
        return []
    keyed = key(text)
    head = " ".join(key(of).split()[:2])
    for word in dict.fromkeys((key(of), head, head.split()[-1], head.split()[0])):
        called = rf"(?<!\w)(?:{_WORDS[count]})\s+(?:[^\W\d_]+ ){{0,2}}?{re.escape(word)}(?!\w)"
        for m in re.finditer(rf"{called}(?:[^.;:\n]{{0,60}}?(?:\s(?:là|gồm(?: có)?)|:)\s*:?\s+|\s+)(?=\S)", keyed):
            if may_hold_awards(m.group()):
                continue  # "bốn nghệ sĩ được truy tặng NSND gồm": read where it stands, and of that award only
            found = _listed(text[m.end() :], resolve)
            if len(found) == count:
                return found
    if not _ANY.match(key(of).removeprefix("nữ ").removeprefix("nam ")):
        return []
    return _enumerated(text, at, count, resolve)


def _enumerated(text: str, at: int, count: int | None, resolve: Callable[[str], str | None]) -> list[Recipient]:
    """
    Return the people of the last list of full names before the place *at* ("vợ chồng anh A và chị B", "A, B và C") that
    has *count* of them, else of the only such list behind it; with *count* ``None`` of the last list before.
    """
    fits = [(start, found) for start, found in _lists(text, resolve) if _is_wanted(len(found), count)]
    before = [found for start, found in fits if start < at]
    if before:
        return before[-1]
    names = {tuple(one.name for one in found) for _, found in fits}
    return fits[0][1] if count and len(names) == 1 else []


def _is_wanted(found: int, count: int | None) -> bool:
    return found == count if count else 1 < found < 7


def _lists(text: str, resolve: Callable[[str], str | None]) -> Iterator[tuple[int, list[Recipient]]]:
    """Yield where each list of people begins, with all of them; what is said of one between commas is passed over."""
    end = 0
    for start in _NAME.finditer(text):
        if start.start() < end:
            continue
        items, at, closed = [start], start.end(), False
        while not closed and (gap := _NEXT.match(text, at)):
            item = _NAME.match(text, gap.end()) or _CALLED.match(text, gap.end())
            if item is None:
                break
            items.append(item)
            at, closed = item.end(), gap["and"] is not None
        if not closed:
            continue
        end = at
        names = [_full(item.group(), resolve) for item in items]
        if all(names):
            yield start.start(), [Recipient(name) for name in names]


def _full(item: str, resolve: Callable[[str], str | None]) -> str | None:
    plain = re.sub(rf"^{_KIN}|\s*\([^()]*\)", "", item)
    name = find_name(plain)
    return name if name is None or " " in name else resolve(name)


def _listed(rest: str, resolve: Callable[[str], str | None]) -> list[Recipient]:
    """Return the people whose full names the list at the start of *rest* gives, or none."""
    plain = re.sub(r"\([^()]*\)", "", rest[:500])
    end = _LIST_END.search(plain)
    found = read_recipients(plain[: end.start()] if end else plain, resolve, listed=True)
    full = all(r.name and " " in r.name and r.name.split()[0] in SURNAMES for r in found)
    return found if full else []
