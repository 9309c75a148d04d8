"""
Who are "ba điều dưỡng" and "hai em", where the article names them in another sentence?

A small number of people is replaced by their names if one place of the article lists exactly as many: behind the same
word ("Ba điều dưỡng đó là các chị A, B và C", "hai em A và B"), or, for two or three, as a list of their own
("chị A (35 tuổi) và chị B (32 tuổi)").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from search.model import Award

from .keys import key, may_hold_awards
from .people import SURNAMES
from .recipients import Recipient, read_recipients

__all__ = ["name_members"]

_WORDS = {2: "hai|2", 3: "ba|3", 4: "bốn|4", 5: "năm|5", 6: "sáu|6", 7: "bảy|7", 8: "tám|8", 9: "chín|9", 10: "mười|10"}
# Bodies and vague groups are named by others' lists too easily.
_LOOSE = re.compile(r"(?:tập thể|cá nhân|đơn vị|tổ chức|gia đình|hộ|trường hợp|đại biểu|người lao động)(?!\w)")
# Words that may mean any two or three people told of: their own list is enough.
_ANY = re.compile(
    r"(?:em|cháu|anh|chị|học sinh|người|bạn|nữ nhân viên|nhân viên|thanh niên|nam sinh|nữ sinh|chiến sĩ|cán bộ|cô"
    r"|ông)(?!\w)"
)
_LIST_END = re.compile(r"[.;:!?\n]|\s(?:đã|được|vì|do|có|bị|nhận|trong|tại|khi|cùng nhau|là)\s")
_PAIR = re.compile(
    r"(?:[Ee]m|[Cc]háu|[Aa]nh|[Cc]hị|[Hh]ọc sinh|[Ôô]ng|[Bb]à|[Cc]ô)\s+(?P<a>[^\W\d_]+(?:"
    r" [^\W\d_]+){1,4})(?:\s*\([^()]{2,80}\))?"
    r"(?P<more>(?:,\s*(?:em|cháu|anh|chị|ông|bà|cô)?\s*[^\W\d_]+(?: [^\W\d_]+){1,4}(?:\s*\([^()]{2,80}\))?)?)"
    r"\s+(?:và|cùng|cùng với)\s+(?:(?:em|cháu|anh|chị|ông|bà|cô)\s+)?(?P<b>[^\W\d_]+(?: [^\W\d_]+){1,4})"
)


def name_members(awards: Iterable[Award], text: str, resolve: Callable[[str], str | None]) -> list[Award]:
    """Return *awards* with those of a small number of people given to each of them by name, where *text* names all."""
    out: list[Award] = []
    for award in awards:
        names = _members(award.count, award.of, text, resolve) if award.count in _WORDS and not award.unit else []
        if names:
            out += [replace(award, recipient=one.name, count=None, of=None, approx=None, shared=False) for one in names]
        else:
            out.append(award)
    return out


def _members(count: int | None, of: str | None, text: str, resolve: Callable[[str], str | None]) -> list[Recipient]:
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
    if count > 3 or not _ANY.match(key(of).removeprefix("nữ ")):
        return []
    pairs = [_listed(text[m.start() : m.end() + 1], resolve) for m in _PAIR.finditer(text)]
    fits = {tuple(one.name for one in found) for found in pairs if len(found) == count}
    return [Recipient(name) for name in fits.pop()] if len(fits) == 1 else []


def _listed(rest: str, resolve: Callable[[str], str | None]) -> list[Recipient]:
    """Return the people whose full names the list at the start of *rest* gives, or none."""
    plain = re.sub(r"\([^()]*\)", "", rest[:500])
    end = _LIST_END.search(plain)
    found = read_recipients(plain[: end.start()] if end else plain, resolve, listed=True)
    full = all(r.name and " " in r.name and r.name.split()[0] in SURNAMES for r in found)
    return found if full else []
