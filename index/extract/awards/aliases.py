"""
Which body does an abbreviation stand for in this article: "Tổng công ty Xây lắp Dầu khí Việt Nam (PVC)"?
"""

from __future__ import annotations

import re

from .bodies import KIND, NAMED, body_name
from .keys import key, pattern

__all__ = ["read_aliases"]

_ALIAS = pattern(
    r"\s\((?:(?:gọi|viết) tắt là |sau đây gọi là |tên viết tắt (?:là )?|viết tắt:? )?"
    r"(?P<alias>%A[\w&-]{0,12}%A[\w&-]{0,6})(?=\)|,|;| [-–] )"
)
_BEGINS = re.compile(rf"(?<!\w)(?:{KIND})(?!\w)")
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
