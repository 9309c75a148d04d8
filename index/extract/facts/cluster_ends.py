"""
Where does the name of a cluster without number end: "các trường đại học sư phạm | tiếp nhận …", "ven biển, hải đảo".

A name is a noun phrase of sorts of units and fields. It ends before a verb or preposition, and before any word of which
no such names are made; at a comma it goes on where a further sort follows and nothing else.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from functools import cache
from importlib.resources import files

from search.vocabulary.places import find_province

from .text import CAPITAL

__all__ = ["end_of_name", "is_bare"]

_WORD = re.compile(r"[^\W\d]\w*|\d+")
_PLACE_BEGINS = re.compile(
    rf"\s*(?:của |thuộc )?(?:(?:[Tt]ỉnh|[Tt]hành phố|tp\.?|TP\.?|huyện|quận|thị xã)\s+(?!Thành phố|"
    rf"Tỉnh){CAPITAL}|Tỉnh ủy|Thành ủy|Huyện ủy|"
    r"Quận ủy|Đảng ủy|UBND|HĐND|Trung ương)"
)
_DASH = re.compile(r"\s+[-–]\s+")
_CENTRAL = re.compile(r"(?:trực )?thuộc [Tt]rung ương")
# "các cơ quan, tổ chức": a noun here, elsewhere a verb
_ORGANISATIONS = re.compile(r"(?:các|,|và) tổ chức(?!\w)")
# a province's name with a dash in it
_DASHED = re.compile(r"(?<=Bà Rịa) [-–] Vũng Tàu|(?<=Thừa Thiên) ?[-–] ?Huế")
_TRAILING = re.compile(r"(?:\s+(?:và|của|thuộc|các|trong|cấp|tổ|[Kk]hối|[Cc]ụm|ngành)|\s*[,–-])+$")
# "năm tỉnh" counts, "năm 2024" is a time
_COUNTED = re.compile(
    r"năm (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|sở|trường|đơn vị|ngân hàng|hội|cơ quan)(?!\w)"
)
_SIDES = frozenset(["Bắc", "Nam", "Đông", "Tây", "Trung", "Bộ", "Nguyên", "Hồng", "Cửu", "Long"])
MAX_NAME = 110
"""Characters of a name: longer than any printed one."""


@cache
def _words(name: str) -> frozenset[str]:
    lists = tomllib.loads((files(__package__) / "cluster_words.toml").read_text("utf-8"))
    return frozenset(entry.replace("_", " ") for entry in lists[name].split())


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(_words('ends'), key=len, reverse=True))})(?!\w)")


def end_of_name(text: str, at: int) -> int:
    """Return the place in *text* where the name that begins at *at* ends; *at* itself if none begins there."""
    stop = min(len(text), at + MAX_NAME)
    end = _end_of_part(text, at, stop)
    if dashed := _DASHED.match(text, end):
        end = dashed.end()
    while end < stop and text.startswith(", ", end):
        following = _end_of_part(text, end + 2, stop)
        if not _is_further_sort(text, end + 2, following):
            break
        end = following
    return at + len(_TRAILING.sub("", text[at:end]))


def _is_further_sort(text: str, start: int, end: int) -> bool:
    """Whether the words between commas are sorts of units: "hải đảo", not "huyện A" nor "lãnh đạo các đơn vị"."""
    words = _WORD.findall(text[start:end])
    rest = text[end : end + 40]
    goes_on = not rest or rest.lstrip()[:1] in ',.;:()\n"“”' or rest.lstrip()[:1].islower() or _PLACE_BEGINS.match(rest)
    place = _PLACE_BEGINS.search(text[start:end])
    plain = words if place is None else _WORD.findall(text[start : start + place.start()])
    return 0 < len(plain) <= 7 and all(map(_may_be_of_a_sort, plain)) and bool(goes_on)


def _may_be_of_a_sort(word: str) -> bool:
    return word.islower() or word in _SIDES or (word.isupper() and 1 < len(word) < 6)  # "KCN", "KKT"


def _end_of_part(text: str, at: int, stop: int) -> int:
    """Return the end of the words from *at* on of which names are made, up to a mark, a verb or a preposition."""
    end = at
    for word in _WORD.finditer(text, at, stop):
        gap = text[end : word.start()]
        if end > at and gap.strip() and not (_DASH.fullmatch(gap) or gap in ("-", "–", "/", " & ")):
            break
        if gap.strip() in ("-", "–") and gap != gap.strip() and not _is_of_sorts(text, word.start()):
            break  # "… miền núi - Nghệ An", "… - Huyện A", not "Phát thanh - Truyền hình"
        if not _belongs(text, word) and not _is_between(text, word, stop):
            break
        end = word.end()
    return end


def _is_of_sorts(text: str, at: int) -> bool:
    """Whether the two words behind a dash are of sorts and fields: "… - Truyền hình"."""
    words = [word.group() for word in itertools.islice(_WORD.finditer(text, at), 2)]
    if all(word.islower() for word in words):
        return True
    return all(word.lower() in _words("nouns") for word in words) and find_province(" ".join(words)) is None


def _is_between(text: str, word: re.Match[str], stop: int) -> bool:
    """
    Whether an unknown word stands inside a name: what follows it goes on as names do ("núi *đá* phía Bắc"), or a place
    closes the name behind it and one more ("cây *ăn trái* tỉnh Tiền Giang").
    """
    if not word.group().islower() or _end().match(text, word.start()) or word.group() in ("tổ", "năm"):
        return False
    following = list(itertools.islice(_WORD.finditer(text, word.end(), stop), 2))
    if not following or text[word.end() : following[0].start()] != " ":
        return False
    if _PLACE_BEGINS.match(text, word.end()):
        return True
    if following[0].group().islower() and _belongs(text, following[0]):
        return True
    known = following[0].group().islower() and not _end().match(text, following[0].start())
    return known and _PLACE_BEGINS.match(text, following[0].end()) is not None


def _belongs(text: str, word: re.Match[str]) -> bool:
    at = word.start()
    low = text[at : at + 40]
    if word.group() == "năm":
        return _COUNTED.match(low) is not None
    if _CENTRAL.match(low):
        return True
    if text.startswith("tổ chức", at):
        return _ORGANISATIONS.search(text, max(0, at - 4), at + 7) is not None
    if not word.group().islower():
        return True
    before = re.search(r"(\w+)\s+$", text[max(0, at - 12) : at])
    if before and f"{before[1].lower()} {word.group()}" in _words("compounds"):
        return True
    if any(compound.startswith(word.group() + " ") and low.startswith(compound) for compound in _words("compounds")):
        return True
    return _end().match(low) is None and word.group() in _words("nouns")


def is_bare(name: str) -> bool:
    """Tell whether *name* only says a level: "cơ sở", "của tỉnh", "các đơn vị"."""
    words = [word.lower() for word in _WORD.findall(name)]
    kinds = {word for word in words if word in ("quận", "huyện", "xã", "phường")}
    named = "trực" in words or (len(kinds) > 1 and "," in name and "cấp" not in words)  # "Cụm thi đua quận, huyện"
    return not named and all(word in _words("bare") for word in words)
