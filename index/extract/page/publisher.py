"""Which newspaper or portal published this page, as far as the page says so itself?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from search.vocabulary.newspapers import canonical, find_names

from .furniture import is_copyright
from .lines import CAPITALS, Line

_KINDS = (
    r"(?:Báo(?: điện tử)?|Tạp chí|Cổng (?:thông tin|TTĐT|TT ?ĐT)(?: điện tử)?|Trang (?:thông tin|TTĐT)(?: điện tử)?|"
    r"Đài (?:Phát thanh|PT)[^,.;|\n]{0,30}?(?:Truyền hình|TH)?|Website|Trang tin)"
)
_CAPITAL = rf"[{CAPITALS}][\w&-]*"
_SMALL = r"(?:tỉnh|thành phố|thành ủy|quận|huyện|thị xã|phường|xã|ủy ban|ban|sở|bộ|và|của|TP\.?)"
_PORTAL = re.compile(rf"(?<!\w)((?i:{_KINDS}))((?: (?:-|–|(?i:{_SMALL})|{_CAPITAL})){{1,12}})")
_FOLLOW = re.compile(r"^theo dõi (?P<name>.{2,60}?) trên\b", re.IGNORECASE)
_LAST = re.compile(r"(?:\s+(?:-|–|và|của|(?i:tỉnh|thành phố|quận|huyện)))+$")
_PLACE_KINDS = (
    "Tỉnh",
    "Thành Phố",
    "Quận",
    "Huyện",
    "Thị Xã",
    "Phường",
    "Xã",
    "Sở",
    "Ban",
    "Của",
    "Và",
    "Thông Tin",
    "Điện Tử",
    "Phố",
    "Tin",
    "Tử",
)


def publisher(lines: Sequence[Line], article: Iterable[int], title: str = "") -> str | None:
    """
    Return the paper or portal that the page's furniture names: copyright line first, then its head and foot.

    *article* are the numbers of lines that belong to the article; names in them do not count. A listed paper gives
    its canonical name, another portal its name as printed.
    """
    inside = set(article)
    outside = [line for line in lines if line.number not in inside]
    rights = [line for line in outside if is_copyright(line.text)]
    for line in rights:
        name = paper_in(line.text)
        if name:
            return name
    for line in outside:
        match = _FOLLOW.match(line.text)
        name = canonical(match["name"]) if match else None
        if name:
            return name
    for line in outside:
        if line.words <= 14 and (name := masthead(line.text)):
            return name
        if title and line.text.startswith(title) and (name := masthead(line.text[len(title) :])):
            return name  # "Headline - Báo Lao Động", as browsers title a page
    return None


def paper_in(text: str) -> str | None:
    """Return the paper or portal named in a copyright line; the first listed one, else a portal as printed."""
    for _, _, name in find_names(text):
        return name
    match = _PORTAL.search(text)
    return _portal(match) if match else None


def masthead(text: str) -> str | None:
    """Return the paper or portal that a whole short line names: ``CỔNG THÔNG TIN ĐIỆN TỬ QUẬN TÂY HỒ``."""
    text = text.strip(" |-–•")
    known = canonical(text)
    if known and len(text) > 4 and (text.lower().startswith(("báo ", "tạp chí ", "cổng ", "đài ")) or _distinct(text)):
        return known
    match = _PORTAL.fullmatch(text)
    return _portal(match) if match else None


def _distinct(text: str) -> bool:
    return any(start == 0 and end == len(text) for start, end, _ in find_names(text))


def _portal(match: re.Match[str]) -> str | None:
    name = _LAST.sub("", match.group().strip())
    known = canonical(name)
    if known:
        return known
    if name.isupper():
        name = " ".join(word.capitalize() for word in name.split())
        head, *rest = name.split()
        name = " ".join(
            [head, *(word.lower() if word in _PLACE_KINDS or word in ("Thông", "Điện") else word for word in rest)]
        )
    return name if len(name.split()) > 2 or name.startswith("Báo ") else None
