"""
Whom does one conjunct name: "4 tập thể", "quận Tây Hồ", "ông A"?
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from search.vocabulary.places import find_province, find_units

from .bodies import KIND, NAMED, PLACES, body_end, body_name, place_name
from .counts import number
from .keys import key
from .people import SURNAMES, find_name, is_brand
from .recipient_forms import (
    ALL_OF,
    BARE,
    BY_PROFESSION,
    CALLED_BEHIND,
    COUNT,
    COUNT_ANY,
    COUPLE,
    DESCRIBED_NAME,
    FULL_NAME,
    GROUP,
    GROUP_AS_ONE,
    HOME_OF_ALL,
    NO_GROUP,
    OF_ALL,
    OFFICE,
    PERSON_HEAD,
    PRONOUNS,
    SECOND,
    THEY,
    TWO_CAPITALS,
    VAGUE,
)

__all__ = ["Recipient", "is_person", "is_place", "read_one"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A named one, or a counted or vaguely counted group; *unit* is whose the counted ones are."""

    name: str | None = None
    count: int | None = None
    of: str | None = None
    approx: str | None = None
    unit: str | None = None


_KIND_OF_LIST = re.compile(r"^(?:các|những|hai|ba|bốn|năm|\d{1,2})\s+(?P<kind>thành phố|thị xã|quận|huyện)\s+(?=\S)")


_KIND_INSIDE = re.compile(rf"(?<!\w)(?:{KIND})(?!\w)")
_FIELD = re.compile(
    r"\s+(?:[A-ZĐ][\w&.-]*(?: [A-ZĐ][\w&.-]*)*"
    r"|(?!(?:vì|đã|có|được|của|thuộc|trong|hoàn|đạt|tiêu|xuất|dẫn|và|cùng|là|trực)(?!\w))[a-zà-ỹđ]+"
    r"(?: (?!(?:vì|đã|có|được|của|thuộc|trong|hoàn|đạt|tiêu|xuất|dẫn|là|trực)(?!\w))[a-zà-ỹđ&]+){0,5})(?=$|[\s,;.])"
)
_TOLD_OF = re.compile(r"\s*(?:(?:nói trên|kể trên|này|trên|đó|ấy)\s*)?$")
_OF_SEVERAL = re.compile(
    rf"(?:(?:đại diện|lãnh đạo|cán bộ|nhân dân"
    rf"|cán bộ và nhân dân)\s)?(?P<body>(?:{KIND})(?: [^\W\d_]+){{0,4}}?) (?:các|hai|ba|bốn|\d)"
    r" (?P<kind>xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thôn|bản)\s*:?\s+(?=\S)"
)
_FAMILY_OF = re.compile(r"gia đình (?P<p>ông|bà|anh|chị|em|cô|thầy|cụ|bác|chú)(?: (?:này|ấy))?")


def is_person(one: Recipient) -> bool:
    """Tell whether *one* is named as a person is; "Đoàn Anh Tuấn" is nobody's delegation."""
    return one.name is not None and (not NAMED.match(key(one.name)) or FULL_NAME.match(one.name) is not None)


def is_place(part: str) -> bool:
    """Tell whether *part* is a bare name of a province or district."""
    name = part.strip()
    return name[:1].isupper() and bool(find_province(name) or find_units(name)) and name.split()[0] not in ("Ông", "Bà")


def read_one(
    part: str, kind: str, found: list[Recipient], resolve: Callable[[str], str | None]
) -> tuple[list[Recipient], str]:
    """Read one conjunct; *kind* is a kind said once for a list ("các quận: A, B")."""
    part = OF_ALL.sub(r"\1", part)
    if any(unit.kind == kind for unit in find_units(part.strip())):
        return [Recipient(f"{kind} {part.strip()}")], kind  # "các huyện Ba Vì, Như Xuân": no "như" before a name
    keyed = key(part)
    if (m := _OF_SEVERAL.match(keyed)) and part[m.end()].isupper():
        each = f"{part[: m.end('body')]} {m['kind']}"  # "Công an các xã A, B": of each of them
        rest = part[m.end() :].strip()
        return [Recipient(f"{each} {place_name(m['kind'], rest)}")], each
    if m := re.match(
        r"^(?:các|những|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)?\s*(?:đơn vị|tập thể|cá nhân"
        r"|địa phương|đồng chí|nghệ sĩ|tác giả|huyện|quận|thị xã|xã|phường|công ty|trường|sở|em"
        r"|học sinh|chiến sĩ|người)?"
        r"[^:]{0,40}?(?:\s*(?:gồm(?: có)?|bao gồm|là|trong đó có|như)\s*:?\s+|\s*:\s+)(?=\S)",
        keyed,
    ):
        rest = part[m.end() :]
        said = re.match(
            r"^(?:các |\d+ )?(quận|huyện|thị xã|xã|phường|sở|trường|công ty)(?:, (?:quận|huyện"
            r"|thị xã))?(?=\W*(?:gồm|:))",
            keyed,
        )
        if rest and (
            rest[0].isupper() or NAMED.match(key(rest)) or PERSON_HEAD.match(key(rest)) or COUNT.match(key(rest))
        ):
            new, _ = read_one(rest, said.group(1) if said else kind, [], resolve)
            if new and new[0].name:
                return new, (said.group(1) if said else kind)
    return _simple(part, keyed, kind, found, resolve)


def _simple(
    part: str, keyed: str, kind: str, found: list[Recipient], resolve: Callable[[str], str | None]
) -> tuple[list[Recipient], str]:
    if GROUP_AS_ONE.match(part):
        return [Recipient(part.strip())], ""  # "tập thể 14 chiến sĩ TNXP Truông Bồn"
    if place := _listed_place(part, keyed):
        return place
    numbered = not TWO_CAPITALS.match(part)  # "Ba Đình" is no three of anything
    if (m := ALL_OF.match(keyed)) and (m["of"] or re.match(r"(?:cho |tặng )?(?:cả|tất cả|toàn bộ) ", keyed)):
        return [Recipient(count=number(m["n"]), of=m["of"] or "người")], ""
    if (m := _FAMILY_OF.fullmatch(keyed.strip())) and (whose := resolve(m["p"])):
        return [Recipient(f"gia đình {whose}")], ""
    if COUPLE.match(keyed):
        return [Recipient(count=2, of="vợ chồng")], ""
    if keyed.strip() in THEY:
        return [Recipient(approx="cả", of="người")], ""  # named by the article, or dropped
    if numbered and (m := COUNT.match(keyed)):
        behind = HOME_OF_ALL.sub("", part[m.end() :].strip())
        if m["of"] in PLACES and behind[:1].isupper() and number(m["n"]) > 1:  # "Ba xã Tam Hợp, Nga My và Yên Na"
            return [Recipient(f"{m['of']} {place_name(m['of'], behind)}")], m["of"]
        name = _name_behind(part, m.end())
        if name:
            return [name], ""
        return [Recipient(count=number(m["n"]), of=_sort_of(part, m), approx=m["about"])], ""
    if (m := re.match(rf"^mỗi (?P<of>{GROUP})(?!\w)", keyed)) and m["of"] not in ("công trình", "tác phẩm", "mô hình"):
        told = resolve(f"mỗi {m['of']}") or ""  # "Mỗi sinh viên được nhận": those counted before
        return [Recipient(count=int(told), of=m["of"]) if told.isdigit() else Recipient(approx="mỗi", of=m["of"])], ""
    if m := VAGUE.match(keyed):
        if m["of"] in PLACES and part[m.end() :].strip()[:1].isupper():
            return [Recipient(f"{m['of']} {place_name(m['of'], part[m.end() :].strip())}")], m["of"]
        rest = part[m.end() :].strip()
        kind_of = NAMED.match(key(rest)) if m["approx"] in ("các", "những") and rest[:1].isupper() else None
        if kind_of and (unit := body_name(rest, key(rest), kind_of)):  # "các đơn vị Sở Tài chính, Sở Tư pháp"
            return [Recipient(unit)], ""
        if named := _name_behind(part, m.end()) or _name_at_end(part, m.end()):
            return [named], m["of"] if m["of"] in (
                "quận",
                "huyện",
                "thị xã",
                "xã",
                "phường",
                "trường",
                "công ty",
            ) else ""
        return [Recipient(of=part[m.start("of") : m.end("of")], approx=m["approx"])], ""
    if numbered and (called := CALLED_BEHIND.match(part)) and called["n"].split()[0] in SURNAMES:
        return [Recipient(called["n"])], ""  # "hai trinh sát Ma Văn Tờ (và Lộc Thị Thu Khánh)"
    if numbered and (m := COUNT_ANY.match(keyed)):
        if m["of"].split()[0] not in NO_GROUP:
            words = part[m.start("of") : m.end("of")].split()
            both = words[-1] in SECOND or _TOLD_OF.match(keyed, m.end("of"))  # "bốn tay chèo nói trên"
            return [Recipient(count=number(m["n"]), of=" ".join(words[: 1 + bool(both)]), approx=m["about"])], ""
        return [], ""
    if (m := BARE.match(keyed)) and found and found[-1].name is None:
        found[-1] = replace(found[-1], of=f"{found[-1].of}, {m['of']}", unit=_bare_unit(part, m) or found[-1].unit)
        return [], ""
    if PRONOUNS.match(keyed) and not re.match(
        r"tập thể (?:sinh viên|học sinh|chiến sĩ|giáo viên|nghệ sĩ|cán"
        r" bộ)",
        keyed,
    ):
        known = resolve(part.strip())
        return ([Recipient(known)] if known else []), ""
    if PERSON_HEAD.match(keyed) and not find_units(part) and (people := _person(part, keyed, found, resolve)):
        return people, ""
    if FULL_NAME.match(part) and part.split()[0] in SURNAMES:
        return [Recipient(part.strip())], ""  # "Đoàn Anh Tuấn" is nobody's delegation
    if m := NAMED.match(keyed):
        if unit := body_name(part, keyed, m):
            return [Recipient(unit)], m["kind"] if m["kind"] in PLACES else ""
        return [], ""
    if kind in PLACES:
        part = HOME_OF_ALL.sub("", part)
    head = PERSON_HEAD.match(keyed) and not find_units(part)  # "Nam Từ Liêm" is no man
    if kind and part[:1].isupper() and not head and len(part.split()) <= 4:
        return [Recipient(f"{kind} {part.strip()}")], kind
    return _person(part, keyed, found, resolve), ""


def _sort_of(part: str, m: re.Match[str]) -> str:
    """Return what was counted; of offices with what they do: "15 Sở GD&ĐT", "7 sở giáo dục và đào tạo"."""
    end = m.end("of")
    if m["of"] in ("sở", "phòng", "chi cục", "cục", "vụ"):
        field = _FIELD.match(part, end)
        end = max(body_end(part, end), field.end() if field else end)
    return re.sub(r"\s(?:huyện|quận|tỉnh|thành phố)$", "", part[m.start("of") : end].strip())


def _listed_place(part: str, keyed: str) -> tuple[list[Recipient], str] | None:
    """Read "các thị xã Sơn Tây", the first of a list that says its kind once, if the gazetteer has such a district."""
    m = _KIND_OF_LIST.match(keyed)
    rest = part[m.end() :] if m else ""
    if m is None or not rest[:1].isupper():
        return None
    name = place_name(m["kind"], rest)
    return ([Recipient(f"{m['kind']} {name}")], m["kind"]) if find_units(name) else None


def _person(part: str, keyed: str, found: list[Recipient], resolve: Callable[[str], str | None]) -> list[Recipient]:
    if is_brand(part.strip()) and not resolve(part.strip()):
        return [Recipient(part.strip())]
    name = find_name(part)
    if name is None:
        single = re.fullmatch(r"[^\W\d_]+", part.strip()) is not None and part.strip()[0].isupper()
        role = 1 < len(part.split()) < 6 and part.strip().islower()
        known = resolve(part.strip()) if single or role else None
        return [Recipient(known)] if known and not find_province(known) else []
    if (find_province(name) or find_units(name)) and not BY_PROFESSION.match(keyed):
        if found and found[-1].name and not NAMED.match(key(found[-1].name)) and part.strip() == name:
            return [Recipient(name)]  # "Minh Hòa, Lệ Thủy, Hồng Vân": a name among names
        return _bare_place(name) if part.strip() == name else []  # "nam sinh Thanh Hóa": a place is nobody's name
    titled = PERSON_HEAD.match(keyed) is not None
    words = name.split()
    if OFFICE.match(keyed) and (len(words) < 2 or (words[0] not in SURNAMES and len(words) < 3)):
        return []
    family = words[0] in SURNAMES or words[1:2] in (["Văn"], ["Thị"])
    if OFFICE.match(keyed) and not family and _KIND_INSIDE.search(key(part[: part.rfind(words[0])])):
        return []  # "Giám đốc Công ty TNHH Thủy sản Ba Láng Mới": the company's name
    if len(words) == 1 and not part.rstrip(" .").endswith(words[0]) and len(part.split()) > 3:
        return []  # "Ủy ban Thanh thiếu niên" is nobody called Thanh
    if len(words) == 1:
        full = resolve(name)
        if full and keyed.startswith(("gia đình", "hộ ")):
            return [Recipient(f"gia đình {full}")]
        if keyed.startswith("gia đình ") and not full:
            return [Recipient(part.strip())]  # "gia đình bà Sen"
        return [Recipient(full)] if full else ([Recipient(name)] if titled else [])
    if len(words) == 2 and (full := resolve(name)) and full.endswith(f" {name}"):
        return [Recipient(full)]  # "Ánh Viên" of whom the article says "Nguyễn Thị Ánh Viên"
    before = part[: part.rfind(words[0])].split()
    if not titled and len(before) > 4 and not OFFICE.match(keyed):
        return []  # "giải thưởng … khu vực Châu Á": a name far inside another phrase
    if keyed.startswith(("gia đình", "hộ ")) and len(words) > 1:
        return [Recipient(f"gia đình {name}")]
    if titled or words[0] in SURNAMES or (part.strip() == name and len(words) <= 4):
        return [Recipient(name)]
    return []


def _bare_place(name: str) -> list[Recipient]:
    """Return a place named without its kind ("Kiên Giang đón nhận …") with the kind that the gazetteer gives."""
    if province := find_province(name):
        kind = "thành phố" if province.kind.startswith("thành phố") else "tỉnh"
        return [Recipient(f"{kind} {name}")]
    kinds = {unit.kind for unit in find_units(name)}
    return [Recipient(f"{kinds.pop()} {name}")] if len(kinds) == 1 else []


def _name_at_end(part: str, at: int) -> Recipient | None:
    """Return the name behind a group's describing words: "các nghệ sĩ cải lương Minh Vương"."""
    m = DESCRIBED_NAME.match(part, at)
    return Recipient(m.group(1)) if m and not is_place(m.group(1)) else None


def _name_behind(part: str, at: int) -> Recipient | None:
    """Return the name right behind a count: "2 CSGT Giang Hoàng Thiện", "ba nghệ sĩ gồm …"."""
    rest = part[at:].strip(" :")
    if at and (titled := PERSON_HEAD.match(key(rest))) and (name := find_name(rest)) and " " in name:
        return Recipient(name) if rest.endswith(name) and not is_place(name) and titled.end() <= len(rest) else None
    rest = re.sub(r"^(?:gồm(?: có)?|là|như|trong đó có)\s*:?\s*", "", rest)
    if not rest or not rest[0].isupper():
        m = NAMED.match(key(rest)) if rest and at and re.match(r"\s*(?::|gồm|là)", part[at:]) else None
        unit = body_name(rest, key(rest), m) if m else None
        return Recipient(unit) if unit else None
    name = find_name(rest)
    if name and is_place(name):
        return None  # "3 giáo viên Quảng Trị"
    known = name is not None and (name.split()[0] in SURNAMES or len(name.split()) >= 3 or name == rest.strip())
    return Recipient(name) if name and known and len(name.split()) > 1 and rest.startswith(name) else None


def _bare_unit(part: str, m: re.Match[str]) -> str | None:
    printed = part[m.start("unit") :].strip() if m["unit"] else ""
    named = NAMED.match(key(printed)) if printed else None
    return body_name(printed, key(printed), named) if named else None
