"""
Which names mean the same unit: short and full ones, abbreviations that the article explains?
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .text import Document

__all__ = ["in_full", "one_name_each"]

_KIND_INSIDE = re.compile(r"(?<=\w) (?:tỉnh|thành phố|huyện|quận|thị xã) (?=\w)")


def in_full(unit: str, document: Document) -> str:
    """Return "HLG tỉnh A" as "Hội Luật gia tỉnh A" where the article explains it: "Hội Luật gia (HLG)"."""
    short, _, rest = unit.partition(" ")
    if not (short.isupper() and short.isalpha() and 2 <= len(short) <= 6):
        return unit
    for _, text in document.texts:
        for match in re.finditer(rf"((?:\w+\s+){{{len(short)}}})\({re.escape(short)}\)", text):
            words = match[1].split()
            if "".join(word[0] for word in words).upper() == short:
                return " ".join((*words, rest)).rstrip()
    return unit


def one_name_each(units: Iterable[str], place: str) -> dict[str, str]:
    """
    Return for each of *units* the fullest name it has: "Cục Thuế tỉnh Bến Tre" for "Cục Thuế Bến Tre", too.

    Of "Ban Dân vận Tỉnh ủy" and the same "… Bến Tre" the first is enough where *place* is Bến Tre. A team is its unit:
    "Đội Thanh tra tỉnh" is "Thanh tra tỉnh" where that is named.
    """
    named = list(dict.fromkeys(units))
    whole = {unit: team if (team := unit.removeprefix("Đội ")) in named else unit for unit in named}
    whole |= {unit: short for unit in named if (short := unit.removesuffix(f" {place}")) != unit and short in named}
    plain = {unit: _KIND_INSIDE.sub(" ", whole[unit]).lower() for unit in named}
    return {unit: max((whole[u] for u in named if plain[u] == plain[unit]), key=len) for unit in named}
