"""
Who is meant by a phrase such as "4 tập thể, 12 cá nhân của quận", "các quận: A, B và C", "ông A, Giám đốc …"?
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from search.vocabulary.places import find_province, find_units

from .bodies import KIND, NAMED, PLACES, body_name, is_seat, place_name
from .counts import number
from .keys import key
from .people import SURNAMES, find_name, is_brand
from .phrases import conjuncts
from .recipient_forms import (
    ALL_OF,
    AT_HOME,
    BARE,
    BELONGS,
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
    LEADS,
    LIVES,
    NO_GROUP,
    OF_ALL,
    OFFICE,
    PERSON_HEAD,
    POST,
    PRONOUNS,
    SECOND,
    SIZED,
    THEY,
    TITLE_ONLY,
    TWO_CAPITALS,
    VAGUE,
)

__all__ = ["POST", "PRONOUNS", "TITLE_ONLY", "Recipient", "is_within", "read_recipients"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A named one, or a counted or vaguely counted group; *unit* is whose the counted ones are."""

    name: str | None = None
    count: int | None = None
    of: str | None = None
    approx: str | None = None
    unit: str | None = None


def read_recipients(
    phrase: str, resolve: Callable[[str], str | None] = lambda _: None, *, listed: bool = False
) -> list[Recipient]:
    """
    Return who *phrase* (a noun phrase with conjunctions) names, in order. Offices, titles and appositions are left
    out, and so is where somebody belongs, unless *listed* says that commas only list. *resolve* turns a
    reference ("anh", "công ty", a first name) into a name, or gives ``None``.
    """
    found: list[Recipient] = []
    listed = listed and ";" not in phrase  # with semicolons between, a comma says where somebody belongs
    kind, person, lives, found_part = "", False, False, ""
    for part, comma in conjuncts(phrase):
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
            and _is_place(part)
        ):
            continue  # "Trường THPT Đô Lương 1, Nghệ An"
        lives = False
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
        new, kind = _one(part, kind, found, resolve)
        if comma and not listed and found and found[-1].count and LEADS.search(found_part) and new and new[0].name:
            continue  # "26 đồng chí lãnh đạo Thành ủy, Ủy ban kiểm tra các cấp": whose they are
        found_part = key(part) if new else found_part
        found += [one for one in new if one not in found]
        if new:
            person = new[-1].name is not None and not NAMED.match(key(new[-1].name)) and not kind
    return _share_unit(found, phrase, resolve)


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


def _is_place(part: str) -> bool:
    """Tell whether *part* is a bare name of a province or district."""
    name = part.strip()
    return name[:1].isupper() and bool(find_province(name) or find_units(name)) and name.split()[0] not in ("Ông", "Bà")


def _one(
    part: str, kind: str, found: list[Recipient], resolve: Callable[[str], str | None]
) -> tuple[list[Recipient], str]:
    """Read one conjunct; *kind* is a kind said once for a list ("các quận: A, B")."""
    part = OF_ALL.sub(r"\1", part)
    keyed = key(part)
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
            new, _ = _one(rest, said.group(1) if said else kind, [], resolve)
            if new and new[0].name:
                return new, (said.group(1) if said else kind)
    return _simple(part, keyed, kind, found, resolve)


def _simple(
    part: str, keyed: str, kind: str, found: list[Recipient], resolve: Callable[[str], str | None]
) -> tuple[list[Recipient], str]:
    if GROUP_AS_ONE.match(part):
        return [Recipient(part.strip())], ""  # "tập thể 14 chiến sĩ TNXP Truông Bồn"
    numbered = not TWO_CAPITALS.match(part)  # "Ba Đình" is no three of anything
    if (m := ALL_OF.match(keyed)) and (m["of"] or re.match(r"(?:cho |tặng )?(?:cả|tất cả|toàn bộ) ", keyed)):
        return [Recipient(count=number(m["n"]), of=m["of"] or "người")], ""
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
        return [Recipient(count=number(m["n"]), of=part[m.start("of") : m.end("of")], approx=m["about"])], ""
    if (m := re.match(rf"^mỗi (?P<of>{GROUP})(?!\w)", keyed)) and m["of"] not in ("công trình", "tác phẩm", "mô hình"):
        told = resolve(f"mỗi {m['of']}") or ""  # "Mỗi sinh viên được nhận": those counted before
        return [Recipient(count=int(told), of=m["of"]) if told.isdigit() else Recipient(approx="mỗi", of=m["of"])], ""
    if m := VAGUE.match(keyed):
        if m["of"] in PLACES and part[m.end() :].strip()[:1].isupper():
            return [Recipient(f"{m['of']} {place_name(m['of'], part[m.end() :].strip())}")], m["of"]
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
            return [
                Recipient(count=number(m["n"]), of=" ".join(words[: 1 + (words[-1] in SECOND)]), approx=m["about"])
            ], ""
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
            return [Recipient(unit)], m["kind"] if m["kind"] in ("quận", "huyện", "thị xã", "xã", "phường") else ""
        return [], ""
    if kind in PLACES:
        part = HOME_OF_ALL.sub("", part)
    if kind and part[:1].isupper() and not PERSON_HEAD.match(keyed) and len(part.split()) <= 4:
        return [Recipient(f"{kind} {part.strip()}")], kind
    return _person(part, keyed, found, resolve), ""


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
    if len(words) == 1 and not part.rstrip(" .").endswith(words[0]) and len(part.split()) > 3:
        return []  # "Ủy ban Thanh thiếu niên" is nobody called Thanh
    if len(words) == 1:
        full = resolve(name)
        if full and keyed.startswith(("gia đình", "hộ ")):
            return [Recipient(f"gia đình {full}")]
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
    return Recipient(m.group(1)) if m and not _is_place(m.group(1)) else None


def _name_behind(part: str, at: int) -> Recipient | None:
    """Return the name right behind a count: "2 CSGT Giang Hoàng Thiện", "ba nghệ sĩ gồm …"."""
    rest = part[at:].strip(" :")
    if at and (titled := PERSON_HEAD.match(key(rest))) and (name := find_name(rest)) and " " in name:
        return Recipient(name) if rest.endswith(name) and not _is_place(name) and titled.end() <= len(rest) else None
    rest = re.sub(r"^(?:gồm(?: có)?|là|như|trong đó có)\s*:?\s*", "", rest)
    if not rest or not rest[0].isupper():
        m = NAMED.match(key(rest)) if rest and at and re.match(r"\s*(?::|gồm|là)", part[at:]) else None
        unit = body_name(rest, key(rest), m) if m else None
        return Recipient(unit) if unit else None
    name = find_name(rest)
    if name and _is_place(name):
        return None  # "3 giáo viên Quảng Trị"
    known = name is not None and (name.split()[0] in SURNAMES or len(name.split()) >= 3 or name == rest.strip())
    return Recipient(name) if name and known and len(name.split()) > 1 and rest.startswith(name) else None


def _bare_unit(part: str, m: re.Match[str]) -> str | None:
    printed = part[m.start("unit") :].strip() if m["unit"] else ""
    named = NAMED.match(key(printed)) if printed else None
    return body_name(printed, key(printed), named) if named else None


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
