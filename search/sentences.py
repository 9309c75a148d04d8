"""Where does a sentence of an article end? At a full stop before a capital, at a line."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-ZÀ-Ỹ0-9Đ])|\n+")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence of *text*, without the white space around it."""
    out, start = [], 0
    for match in _END.finditer(text):
        closing = len(match[0]) - len(match[0].lstrip('"”’)]'))
        out.append((start, match.start() + closing))
        start = match.end()
    out.append((start, len(text.rstrip())))
    return [(a, b) for a, b in out if b > a]
