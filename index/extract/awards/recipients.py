"""
Who is meant by a phrase such as "4 tập thể, 12 cá nhân của quận", "các quận: A, B và C", "ông A, Giám đốc …"?
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from search.vocabulary.places import find_province, find_units

from .bodies import KIND, NAMED, body_name, is_seat
from .conjunct import Recipient, is_place, read_one
from .counts import NUMBER, number
from .keys import key
from .people import SURNAMES, find_name
from .phrases import conjuncts
from .recipient_forms import (
    AT_HOME,
    BELONGS,
    FULL_NAME,
    GROUP,
    LEADS,
    LIVES,
    PERSON_HEAD,
    POST,
    PRONOUNS,
    SIZED,
    TITLE_ONLY,
)

__all__ = ["POST", "PRONOUNS", "TITLE_ONLY", "Recipient", "is_within", "read_recipients"]


_BRACKETED = re.compile(
    rf"(?i:(?P<n>{NUMBER}) (?P<of>(?:{GROUP}))(?!\w)[^(),;:]{{0,40}}?)\s*\((?:gồm:? )?(?P<names>[^()]{{6,400}})\)"
)
_WIFE = re.compile(r"(?:vợ là )?(?:bà|chị|cô) ")
_BODY_OF_PLACE = re.compile(r"(?P<body>.{3,} )(?P<kind>tỉnh|thành phố|huyện|quận|thị xã) (?P<place>[^,;]+)")
_NUMBERED_QUARTER = re.compile(r"(?i)(?<!\w)(?:xóm|thôn|ấp|bản|khu phố|khu dân cư|tổ dân phố|khóm|buôn|làng) \d+$")
_COMMUNE = re.compile(r"(?:xã|phường|thị trấn)\s+(?=\S)")
_OF_COMMUNE = re.compile(r"(?<!\w)(?:xã|phường|thị trấn) [^,;]{2,30}$")
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|thành phố|tp\.?|tx\.?)\s+(?=\S)")
_JOINED_POST = re.compile(
    r"(?<=\w)-(?=(?:nguyên|[Pp]hó|[Gg]iám đốc|[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng|[Hh]iệu trưởng|[Cc]án bộ)\s)"
)
_MILITARY = re.compile(r"(?:tiểu đoàn|trung đoàn|lữ đoàn|sư đoàn|quân đoàn|quân khu|quân chủng|binh chủng)(?!\w)")


def read_recipients(
    phrase: str, resolve: Callable[[str], str | None] = lambda _: None, *, listed: bool = False
) -> list[Recipient]:
    """
    Return who *phrase* (a noun phrase with conjunctions) names, in order. Offices, titles and appositions are left
    out, and so is where somebody belongs, unless *listed* says that commas only list. *resolve* turns a
    reference ("anh", "công ty", a first name) into a name, or gives ``None``.
    """
    found: list[Recipient] = []
    phrase = _BRACKETED.sub(lambda m: _opened(m, resolve), phrase) if "(" in phrase else phrase
    phrase = _JOINED_POST.sub(" - ", phrase) if "-" in phrase else phrase
    listed = listed and ";" not in phrase  # with semicolons between, a comma says where somebody belongs
    kind, person, lives, found_part = "", False, False, ""
    parts = _without_second_bodies(conjuncts(phrase))
    one_only = all(comma for _, comma in parts[1:])
    for part, comma in parts:
        if comma and found and _NUMBERED_QUARTER.search(found[-1].name or "") and _COMMUNE.match(key(part)):
            found[-1] = replace(found[-1], name=f"{found[-1].name}, {part.strip()}")  # "xóm 6, xã A": not that of xã B
            continue
        if comma and found and _OF_COMMUNE.search(key(found[-1].name or "")) and _DISTRICT.match(key(part)):
            continue  # "xã Nhơn Tân, thị xã An Nhơn": where it is, in a list too
        if found and (same := _same_body(found[-1].name or "", part)):
            found.append(Recipient(same))
            continue
        if comma and found and found[-1].name and is_seat(key(part), found[-1].name) and not listed:
            continue  # "Bệnh viện Bờ Y, huyện Ngọc Hồi": where it is
        if found and comma and not listed and (lives or LIVES.match(key(part))):
            lives = True
            if not PERSON_HEAD.match(key(part)) and not (part.split()[0] in SURNAMES and len(part.split()) > 2):
                continue  # "ông Ngô Văn Thẻng, ngụ ấp Mỹ Xuân, xã Tân Trung": where he lives
        if (
            found
            and comma
            and not listed
            and not kind
            and found[-1].name
            and not re.match(r"(?:quận|huyện|thị xã|thành phố|tỉnh) ", found[-1].name)
            and is_place(part)
        ):
            continue  # "Trường THPT Đô Lương 1, Nghệ An"
        lives = False
        if not comma and found and (found[-1].name or "").startswith("gia đình ") and _WIFE.match(key(part)):
            continue  # "gia đình ông A và bà B" is one family
        if person and not comma and LIVES.match(key(part)):
            lives = True
            continue  # "A và B, cùng trú thôn C"
        if person and comma and ((NAMED.match(key(part)) and not FULL_NAME.match(part)) or BELONGS.match(key(part))):
            continue  # "em Võ Văn Tâm, Trường THCS …, cựu học sinh …": who the person is
        if TITLE_ONLY.fullmatch(key(part)):
            continue  # "Phó Giáo sư, Tiến sĩ Trần Hữu Bình"
        if home := AT_HOME.search(key(part)):
            part, lives = part[: home.start()], True  # "em Hoàng Đức Hải ở xã Hải Ninh, huyện Tĩnh Gia"
        if comma and person and POST.match(key(part)) and not _ends_with_person(part):
            continue  # "bà Phan Thị Út, nguyên Đội trưởng Đội biệt động": what she is
        if comma and not listed and found and found[-1].name and _is_above(key(part), key(found[-1].name)):
            continue  # "Tiểu đoàn 59, Trung đoàn 803": whose it is
        if (
            comma
            and found
            and found[-1].name
            and _MILITARY.match(key(part))
            and _is_above(key(part), key(found[-1].name))
        ):
            continue  # also in a list: no battalion stands beside its regiment
        if comma and not listed and one_only and found and found[-1].name and is_within(found[-1].name, part):
            continue  # "Khoa Nhi, Bệnh viện Đa khoa tỉnh": whose it is
        new, kind = read_one(part, kind, found, resolve)
        if comma and not listed and found and found[-1].count and LEADS.search(found_part) and new and new[0].name:
            continue  # "26 đồng chí lãnh đạo Thành ủy, Ủy ban kiểm tra các cấp": whose they are
        found_part = key(part) if new else found_part
        found += [one for one in new if one not in found]
        if new:
            person = new[-1].name is not None and not NAMED.match(key(new[-1].name)) and not kind
    return _share_unit(found, phrase, resolve)


def _opened(m: re.Match[str], resolve: Callable[[str], str | None]) -> str:
    """Return a number with the names in the brackets behind it as a list, if those are as many."""
    inside = read_recipients(m["names"], resolve, listed=True)
    whole = len(inside) == number(key(m["n"])) > 1 and m["of"].islower() and all(r.name for r in inside)
    return f"{m['n']} {m['of']} gồm {m['names']}" if whole else m.group()


def _without_second_bodies(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Leave out a body between two posts: "ông A, nguyên đạo diễn Đài B (và Hội C), Trưởng ban D"."""
    return [
        (part, comma)
        for n, (part, comma) in enumerate(parts)
        if comma
        or not 0 < n < len(parts) - 1
        or not (NAMED.match(key(part)) and all(c and POST.match(key(p)) for p, c in (parts[n - 1], parts[n + 1])))
    ]


def _same_body(name: str, part: str) -> str | None:
    """Return the same body of a further place of that sort: "Hội Nông dân tỉnh An Giang" and "Trà Vinh"."""
    m = _BODY_OF_PLACE.fullmatch(name)
    if m is None or not part[:1].isupper() or len(part.split()) > 4:
        return None
    provinces = m["kind"] in ("tỉnh", "thành phố") and find_province(part) and find_province(m["place"])
    units = not provinces and not find_province(part) and any(unit.kind == m["kind"] for unit in find_units(part))
    return f"{m['body']}{m['kind']} {part.strip()}" if provinces or units else None


def _ends_with_person(part: str) -> bool:
    """Tell whether an office is that of a further person: "Phó Giám đốc Nguyễn Văn An"."""
    name = find_name(part)
    return name is not None and len(name.split()) > 1 and name.split()[0] in SURNAMES and part.rstrip().endswith(name)


def _is_above(keyed: str, before: str) -> bool:
    """Tell whether *keyed* begins with a clearly larger body than *before*, to which that can belong."""
    sizes = [next((n for n, size in enumerate(SIZED) if size.match(text)), None) for text in (before, keyed)]
    return sizes[0] is not None and sizes[1] is not None and sizes[1] > sizes[0] + (0 if sizes[0] in (2, 3) else 1)


def is_within(small: str, large: str) -> bool:
    """Tell whether the body *small* can be a part of *large*: "Khoa Nhi" of "Bệnh viện Đa khoa …"."""
    sizes = [next((n for n, size in enumerate(SIZED) if size.match(key(text))), None) for text in (small, large)]
    return sizes[0] is not None and sizes[1] is not None and sizes[0] < sizes[1]


def _share_unit(found: list[Recipient], phrase: str, resolve: Callable[[str], str | None]) -> list[Recipient]:
    """Give counted ones the unit said behind them: "8 tập thể và 12 cá nhân … của quận"."""
    m = re.search(rf"\s(?:của|thuộc)\s+((?:{KIND})(?!\w)(?:(?! và \d).)*)", key(phrase))
    if not m or not any(r.name is None for r in found):
        return found
    printed = phrase[m.start(1) :].strip(" ,")
    named = NAMED.match(key(printed))
    unit = body_name(printed, key(printed), named) if named else None
    unit = unit or resolve(printed)
    return [replace(r, unit=unit) if unit and r.name is None else r for r in found]
