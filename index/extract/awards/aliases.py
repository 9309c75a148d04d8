"""
Which body does an abbreviation stand for in this article: "Tổng công ty Xây lắp Dầu khí Việt Nam (PVC)"?
"""

from __future__ import annotations

import re

from search.vocabulary.places import find_province, find_units

from .bodies import KIND, NAMED, body_name, place_name
from .keys import key, pattern
from .people import SURNAMES

__all__ = ["complete", "read_aliases"]

_ALIAS = pattern(
    r"\s\((?:(?:gọi|viết) tắt là |sau đây gọi là |tên viết tắt (?:là )?|viết tắt:? )?"
    r"(?P<alias>%A[\w&-]{0,12}%A[\w&-]{0,6})(?=\)|,|;| [-–] )"
)
_BEGINS = re.compile(rf"(?<!\w)(?:{KIND})(?!\w)")
_LEVEL = re.compile(r"[^\W\d_] (huyện|tỉnh|thị xã|thành phố|quận|xã|phường)$")
_RUN = r"(?!(?:Bằng|Giấy|Huân|Huy|Cờ|Kỷ|Danh|Ảnh)(?!\w))%A[^\W\d_]*(?:[ -]%A[^\W\d_]*){0,4}"
_MAX_NAME = 110  # characters of the longest name that is looked for before the bracket


def read_aliases(text: str) -> dict[str, str]:
    """Return the abbreviations that *text* explains behind a body's name, each with that name as first printed."""
    found: dict[str, str] = {}
    for m in _ALIAS.finditer(text):
        before = re.split(r"[.;:,\n()\"“”]", text[max(0, m.start() - _MAX_NAME) : m.start()])[-1]
        keyed = key(before)
        for begin in _BEGINS.finditer(keyed):
            part = before[begin.start() :]
            named = NAMED.match(key(part))
            if named and body_name(part, key(part), named) == part.strip():
                found.setdefault(m["alias"], part.strip())
                break
    return found


def complete(name: str, text: str) -> str:
    """
    Return the only longer form in *text* of a body whose name ends with a level ("Hội Nông dân huyện" is "Hội Nông
    dân huyện Quang Bình" there), else *name*.
    """
    level = _LEVEL.search(name)
    if level is None:
        return name
    longer = pattern(rf"(?<!\w){re.escape(name)} ({_RUN})").finditer(text)
    places = {place_name(level.group(1), m.group(1)) for m in longer}
    places = {p for p in places if find_units(p) or find_province(p) or p.split()[0] not in SURNAMES}  # no person
    return f"{name} {places.pop()}" if len(places) == 1 else name
