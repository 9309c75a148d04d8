"""
What does a page say of itself: of which province it is, by its source or its site's name.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from search.analysis.fold import fold
from search.model import Article
from search.vocabulary.places import find_units, provinces

# Newspapers of one province whose names do not contain it. Source: the papers themselves; date 2026-11-20.
_PAPERS = {
    "hanoimoi": "Hà Nội",
    "hnmo": "Hà Nội",
    "laodongthudo": "Hà Nội",
    "ldtd": "Hà Nội",
    "kinhtedothi": "Hà Nội",
    "tuoitrethudo": "Hà Nội",
    "anninhthudo": "Hà Nội",
    "phunuthudo": "Hà Nội",
    "sggp": "Hồ Chí Minh",
    "saigongiaiphong": "Hồ Chí Minh",
    "nguoilaodong": "",
    "hcmcpv": "Hồ Chí Minh",
    "hochiminhcity": "Hồ Chí Minh",
    "tphcm": "Hồ Chí Minh",
    "thudo": "Hà Nội",
    "brvt": "Bà Rịa - Vũng Tàu",
    "baria-vungtau": "Bà Rịa - Vũng Tàu",
    "thuathienhue": "Thừa Thiên Huế",
}
_RENAMED = {"Huế": ("2025-01-01", "Thừa Thiên Huế")}
_NOT_LETTERS = re.compile(r"[^a-z0-9-]")


def page_province(article: Article, site: str | None = None) -> str | None:
    """
    Return the province that the page says it belongs to, or ``None``.

    Looked at in this order: source, the host of *site* or of the address, original source. A paper of a district
    ("Cổng thông tin điện tử quận Tây Hồ") gives its province where only one has such a district.
    """
    host = site or (urlsplit(article.url).hostname if article.url else None)
    for text in (article.source, host, article.original_source):
        if text and (found := _province_in(text)):
            return _as_it_was(found, article.published_at)
    for text in (article.source, article.original_source):
        if text and (found := _province_of_district(text)):
            return found
    return None


def _as_it_was(province: str, published: str | None) -> str:
    """Return "Thừa Thiên Huế" for "Huế" where the page was published before the province took that name."""
    since, before = _RENAMED.get(province, ("", province))
    return before if published and published < since else province


def _province_in(text: str) -> str | None:
    key = _NOT_LETTERS.sub("", fold(text))
    for paper, province in _PAPERS.items():
        if paper in key:
            return province or None
    plain = key.replace("-", "")
    return next((name for form, name in _province_keys() if form in plain), None)


@cache
def _province_keys() -> tuple[tuple[str, str], ...]:
    """Names without marks and spaces, longest first; only those of the last half century's provinces with a paper."""
    recent = [p.name for p in provinces() if not p.until or p.until > "2008"]
    names = {_NOT_LETTERS.sub("", fold(name)).replace("-", ""): name for name in recent}
    return tuple(sorted(names.items(), key=lambda pair: -len(pair[0])))


def _province_of_district(text: str) -> str | None:
    match = re.search(r"(?:quận|huyện|thị xã|thành phố)\s+(.+)", text, re.IGNORECASE)
    homes = {u.province for u in find_units(match.group(1))} if match else set()
    return homes.pop() if len(homes) == 1 else None
