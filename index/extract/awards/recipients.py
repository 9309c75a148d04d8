"""
Who is meant by a phrase such as "4 tập thể, 12 cá nhân của quận", "các quận: A, B và C", "ông A, Giám đốc …"?
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from search.vocabulary.places import find_province, find_units

from .bodies import KIND, NAMED, PLACES, body_name, is_seat, place_name
from .counts import NUMBER, number
from .keys import key, pattern
from .people import SURNAMES, find_name, is_brand
from .phrases import conjuncts
from .words import any_of, listed

__all__ = ["POST", "PRONOUNS", "TITLE_ONLY", "Recipient", "is_within", "read_recipients"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A named one, or a counted or vaguely counted group; *unit* is whose the counted ones are."""

    name: str | None = None
    count: int | None = None
    of: str | None = None
    approx: str | None = None
    unit: str | None = None


_GROUP = any_of("groups")
_QUANT = (
    r"(?:(?P<about>hơn|gần|trên|khoảng|ít nhất|chừng|xấp xỉ)\s+)?(?P<n>" + NUMBER + r")\s+"
    r"(?:lượt\s+)?(?P<extra>(?:nữ|nam|cựu|nguyên|cố)\s+)?"
)
_COUNT = re.compile(
    r"^(?:đại diện (?:cho )?|(?:thân nhân|người thân)(?: của)? |cho |tổng số |toàn bộ |tất cả |cả |thêm |với "
    rf"|cùng )*{_QUANT}(?P<of>{_GROUP})(?!\w)"
)
_COUNT_ANY = re.compile(rf"^(?:đại diện (?:cho )?|cho |thêm )*{_QUANT}(?P<of>[^\W\d_]+(?: [^\W\d_]+)?)")
# Second halves of words for people and bodies that no list has: "giảng viên", "thợ lặn", "hợp tác xã".
_SECOND = frozenset(
    [
        "viên",
        "sĩ",
        "nhân",
        "lặn",
        "đội",
        "trưởng",
        "đoàn",
        "xưởng",
        "bộ",
        "sở",
        "cư",
        "quan",
        "ty",
        "xã",
        "trường",
        "sinh",
        "thủ",
        "khoa",
        "máy",
        "chức",
        "giả",
        "trò",
        "chay",
        "bào",
        "ngư",
    ]
)
# "cả 3", "cả hai vợ chồng", "hai cha con": all of those told of before, by their number
_ALL_OF = re.compile(
    r"^(?:cho |tặng )?(?:(?:cả|tất cả|toàn bộ) )?(?P<n>\d|hai|ba|bốn|năm|sáu|bảy)(?: (?P<of>(?:vợ chồng|(?:cha|bố|ba"
    r"|mẹ|ông|bà"
    r"|chú|bác|cậu|thầy) (?:con|cháu|trò)|(?:anh|chị) (?:chị )?em)))?(?: (?:này|trên|nói trên|đó|ấy|anh|ông|chị))*\s*$"
)
_THEY = ("họ", "các anh", "các em", "các chị", "các cháu", "các ông", "cả nhóm")
_HOME_OF_ALL = re.compile(r"\s(?:của|thuộc|ở|tại)\s.*$", re.S)
_COUPLE = re.compile(r"^(?:cho |tặng )?(?:vợ chồng|ông bà|hai ông bà)(?: (?:này|trên|nói trên|đó|ấy))*\s*$")
_NO_GROUP = listed("no_groups")
_VAGUE = re.compile(
    r"^(?:đại diện (?:cho )?|cho |tặng |với )*(?P<approx>rất nhiều|nhiều|các|những|một số|hàng (?:trăm|chục|nghìn"
    r"|ngàn|loạt)(?: lượt)?|đông đảo|không ít|toàn thể|tất cả(?: các)?|hai bên)"
    rf"\s+(?:lượt\s+)?(?P<of>{_GROUP})(?!\w)"
)
_GROUP_AS_ONE = pattern(r"[Tt]ập thể \d+ [^\W\d_]+(?: [^\W\d_]+)* %A[^\W\d_]*(?: %A[^\W\d_]*)*$")
_OF_ALL = re.compile(r"^(\d+)/\d+(?= [^\W\d_])")  # "41/41 đơn vị"
_TWO_CAPITALS = pattern(r"%A[^\W\d_]* %A")
_BARE = re.compile(
    rf"^(?P<of>{_GROUP})(?:\s+(?:khác|tiêu biểu|xuất sắc|điển hình))?(?:\s+(?:(?:của"
    r"|thuộc)\s+)?(?P<unit>(?:công an|sở|trường|bệnh viện|huyện|quận|xã|phường|tỉnh|ngành|ubnd"
    r"|đảng bộ|công ty|bộ)\s.*))?\s*$"
)
_PERSON_HEAD = re.compile(
    rf"^(?:cho |tặng |cá nhân |đến |tới )*(?:(?:hai|ba|bốn|năm|các|\d+) )?(?:{any_of('person_titles')})(?!\w)"
)
# An office alone ("nguyên Chủ tịch Hội đồng quản trị PVC") explains the person before it and is nobody new.
_BY_PROFESSION = re.compile(
    r"(?:ông|bà|đạo diễn|nhạc sĩ|nghệ sĩ|ca sĩ|nsnd|nsưt|họa sĩ|nhà thơ|nhà văn|giáo sư|gs"
    r"|tiến sĩ|soạn giả|diễn viên)(?!\w)"
)
_OFFICE = re.compile(rf"^(?:nguyên |cựu |quyền )*(?:{any_of('offices')})(?!\w)")
_BELONGS = re.compile(
    r"^(?:cựu |nguyên )*(?:học sinh|sinh viên|con|cháu|quê|trú|ngụ|ở|sinh năm|hiện|là|người|lớp"
    r"|khoa|\d+ tuổi|giáo viên|nhân viên|cán bộ|đoàn viên|hội viên|đảng viên|thành viên|chi đoàn|cháu|vợ"
    r"|chồng|(?:mẹ|bố|cha|em|anh) (?:của|ruột|liệt sĩ)|em trai|em gái)(?!\w)"
)
TITLE_ONLY = re.compile(
    r"(?:phó )?giáo sư|gs|pgs|tiến sĩ|ts|thạc sĩ|bác sĩ|liệt sĩ|nhà giáo|nghệ sĩ|viện sĩ|(?:đại|thượng|trung|thiếu)"
    r" (?:tướng|tá|úy)"
    r"|thầy thuốc (?:nhân dân|ưu tú)|nhà giáo (?:nhân dân|ưu tú)|anh hùng (?:lao động|llvt\w*)"
)
"""A title or honour alone: the name stands behind the next comma."""
_AT_HOME = re.compile(
    r"\s(?:ở|ngụ|trú|quê|thường trú)\s(?:tại |ở )?(?=các |xã |huyện |tỉnh |phường |quận |thôn |ấp "
    r"|bản |tp|thành|thị|\S+ \S+$)"
)
POST = re.compile(
    r"(?:nguyên |cựu |quyền |hiện |hiện là |là |đương kim )*(?:[^\W\d_]+ ){0,3}?(?:trưởng|phó|ủy viên|chính ủy|chính"
    r" trị viên|tư lệnh"
    r"|giám đốc|chủ tịch|bí thư|thư ký|chủ nhiệm|thành viên|cán bộ|giảng viên|giáo viên|nhân viên|bác sĩ|đội"
    r" viên)(?!\w)"
)
# Bodies in the order of their size; one that is larger behind a comma says whose the smaller one is.
_SIZES = (
    r"tổ |tiểu đội|trung đội|đội |phòng |khoa |trạm |phân xưởng|lớp |chi bộ|ban an ninh",
    r"đại đội|trường |bệnh viện|trung tâm|viện |xí nghiệp|nhà máy|chi nhánh|đồn ",
    r"tiểu đoàn|công an (?:huyện|quận|thị)|phân viện",
    r"trung đoàn|lữ đoàn|công an (?:tỉnh|thành|tp)|sở |cục |vụ |bộ chỉ huy|đại học|học viện",
    r"sư đoàn|tổng cục",
    r"quân đoàn|quân chủng|binh chủng|bộ tư lệnh",
    r"quân khu|liên khu|bộ (?!chỉ huy|tư lệnh)|tập đoàn|viện hàn lâm",
)
_SIZED = tuple(re.compile(size) for size in _SIZES)
_LEADS = re.compile(r"(?<!\w)(?:lãnh đạo|cán bộ|thuộc|đến từ|công tác tại|làm việc tại|là|trên|tại|ở)\s")
_LIVES = re.compile(r"(?:\d+ tuổi|ngụ|trú|quê|ở|thường trú|sinh năm|hiện ở)(?!\w)")
PRONOUNS = re.compile(
    rf"^(?:cá nhân |tập thể |cho |tặng |chính |bản thân |riêng |hai |cả hai )*(?P<p>{any_of('pronouns')})"
    r"(?: (?:nói trên|dũng cảm|này|ấy|ta|đã|cũng|còn|luôn|nhà|trẻ))*\s*$"
)
"""A phrase that only refers to somebody named before; ``p`` is the word that does."""


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
        if found and comma and not listed and (lives or _LIVES.match(key(part))):
            lives = True
            if not _PERSON_HEAD.match(key(part)) and not (part.split()[0] in SURNAMES and len(part.split()) > 2):
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
        if person and not comma and _LIVES.match(key(part)):
            lives = True
            continue  # "A và B, cùng trú thôn C"
        if person and comma and ((NAMED.match(key(part)) and not _FULL_NAME.match(part)) or _BELONGS.match(key(part))):
            continue  # "em Võ Văn Tâm, Trường THCS …, cựu học sinh …": who the person is
        if TITLE_ONLY.fullmatch(key(part)):
            continue  # "Phó Giáo sư, Tiến sĩ Trần Hữu Bình"
        if home := _AT_HOME.search(key(part)):
            part, lives = part[: home.start()], True  # "em Hoàng Đức Hải ở xã Hải Ninh, huyện Tĩnh Gia"
        if comma and person and POST.match(key(part)) and not _ends_with_person(part):
            continue  # "bà Phan Thị Út, nguyên Đội trưởng Đội biệt động": what she is
        if comma and not listed and found and found[-1].name and _is_above(key(part), key(found[-1].name)):
            continue  # "Tiểu đoàn 59, Trung đoàn 803": whose it is
        new, kind = _one(part, kind, found, resolve)
        if comma and not listed and found and found[-1].count and _LEADS.search(found_part) and new and new[0].name:
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
    sizes = [next((n for n, size in enumerate(_SIZED) if size.match(text)), None) for text in (before, keyed)]
    return sizes[0] is not None and sizes[1] is not None and sizes[1] > sizes[0] + (0 if sizes[0] in (2, 3) else 1)


def is_within(small: str, large: str) -> bool:
    """Tell whether the body *small* can be a part of *large*: "Khoa Nhi" of "Bệnh viện Đa khoa …"."""
    sizes = [next((n for n, size in enumerate(_SIZED) if size.match(key(text))), None) for text in (small, large)]
    return sizes[0] is not None and sizes[1] is not None and sizes[0] < sizes[1]


def _is_place(part: str) -> bool:
    """Tell whether *part* is a bare name of a province or district."""
    name = part.strip()
    return name[:1].isupper() and bool(find_province(name) or find_units(name)) and name.split()[0] not in ("Ông", "Bà")


def _one(
    part: str, kind: str, found: list[Recipient], resolve: Callable[[str], str | None]
) -> tuple[list[Recipient], str]:
    """Read one conjunct; *kind* is a kind said once for a list ("các quận: A, B")."""
    part = _OF_ALL.sub(r"\1", part)
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
            rest[0].isupper() or NAMED.match(key(rest)) or _PERSON_HEAD.match(key(rest)) or _COUNT.match(key(rest))
        ):
            new, _ = _one(rest, said.group(1) if said else kind, [], resolve)
            if new and new[0].name:
                return new, (said.group(1) if said else kind)
    return _simple(part, keyed, kind, found, resolve)


def _simple(
    part: str, keyed: str, kind: str, found: list[Recipient], resolve: Callable[[str], str | None]
) -> tuple[list[Recipient], str]:
    if _GROUP_AS_ONE.match(part):
        return [Recipient(part.strip())], ""  # "tập thể 14 chiến sĩ TNXP Truông Bồn"
    numbered = not _TWO_CAPITALS.match(part)  # "Ba Đình" is no three of anything
    if (m := _ALL_OF.match(keyed)) and (m["of"] or re.match(r"(?:cho |tặng )?(?:cả|tất cả|toàn bộ) ", keyed)):
        return [Recipient(count=number(m["n"]), of=m["of"] or "người")], ""
    if _COUPLE.match(keyed):
        return [Recipient(count=2, of="vợ chồng")], ""
    if keyed.strip() in _THEY:
        return [Recipient(approx="cả", of="người")], ""  # named by the article, or dropped
    if numbered and (m := _COUNT.match(keyed)):
        behind = _HOME_OF_ALL.sub("", part[m.end() :].strip())
        if m["of"] in PLACES and behind[:1].isupper() and number(m["n"]) > 1:  # "Ba xã Tam Hợp, Nga My và Yên Na"
            return [Recipient(f"{m['of']} {place_name(m['of'], behind)}")], m["of"]
        name = _name_behind(part, m.end())
        if name:
            return [name], ""
        return [Recipient(count=number(m["n"]), of=part[m.start("of") : m.end("of")], approx=m["about"])], ""
    if (m := re.match(rf"^mỗi (?P<of>{_GROUP})(?!\w)", keyed)) and m["of"] not in ("công trình", "tác phẩm", "mô hình"):
        told = resolve(f"mỗi {m['of']}") or ""  # "Mỗi sinh viên được nhận": those counted before
        return [Recipient(count=int(told), of=m["of"]) if told.isdigit() else Recipient(approx="mỗi", of=m["of"])], ""
    if m := _VAGUE.match(keyed):
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
    if numbered and (called := _CALLED_BEHIND.match(part)) and called["n"].split()[0] in SURNAMES:
        return [Recipient(called["n"])], ""  # "hai trinh sát Ma Văn Tờ (và Lộc Thị Thu Khánh)"
    if numbered and (m := _COUNT_ANY.match(keyed)):
        if m["of"].split()[0] not in _NO_GROUP:
            words = part[m.start("of") : m.end("of")].split()
            return [
                Recipient(count=number(m["n"]), of=" ".join(words[: 1 + (words[-1] in _SECOND)]), approx=m["about"])
            ], ""
        return [], ""
    if (m := _BARE.match(keyed)) and found and found[-1].name is None:
        found[-1] = replace(found[-1], of=f"{found[-1].of}, {m['of']}", unit=_bare_unit(part, m) or found[-1].unit)
        return [], ""
    if PRONOUNS.match(keyed) and not re.match(
        r"tập thể (?:sinh viên|học sinh|chiến sĩ|giáo viên|nghệ sĩ|cán"
        r" bộ)",
        keyed,
    ):
        known = resolve(part.strip())
        return ([Recipient(known)] if known else []), ""
    if _PERSON_HEAD.match(keyed) and not find_units(part) and (people := _person(part, keyed, found, resolve)):
        return people, ""
    if _FULL_NAME.match(part) and part.split()[0] in SURNAMES:
        return [Recipient(part.strip())], ""  # "Đoàn Anh Tuấn" is nobody's delegation
    if m := NAMED.match(keyed):
        if unit := body_name(part, keyed, m):
            return [Recipient(unit)], m["kind"] if m["kind"] in ("quận", "huyện", "thị xã", "xã", "phường") else ""
        return [], ""
    if kind in PLACES:
        part = _HOME_OF_ALL.sub("", part)
    if kind and part[:1].isupper() and not _PERSON_HEAD.match(keyed) and len(part.split()) <= 4:
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
    if (find_province(name) or find_units(name)) and not _BY_PROFESSION.match(keyed):
        if found and found[-1].name and not NAMED.match(key(found[-1].name)) and part.strip() == name:
            return [Recipient(name)]  # "Minh Hòa, Lệ Thủy, Hồng Vân": a name among names
        return _bare_place(name) if part.strip() == name else []  # "nam sinh Thanh Hóa": a place is nobody's name
    titled = _PERSON_HEAD.match(keyed) is not None
    words = name.split()
    if _OFFICE.match(keyed) and (len(words) < 2 or (words[0] not in SURNAMES and len(words) < 3)):
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
    if not titled and len(before) > 4 and not _OFFICE.match(keyed):
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
    m = _DESCRIBED_NAME.match(part, at)
    return Recipient(m.group(1)) if m and not _is_place(m.group(1)) else None


def _name_behind(part: str, at: int) -> Recipient | None:
    """Return the name right behind a count: "2 CSGT Giang Hoàng Thiện", "ba nghệ sĩ gồm …"."""
    rest = part[at:].strip(" :")
    if at and (titled := _PERSON_HEAD.match(key(rest))) and (name := find_name(rest)) and " " in name:
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


_DESCRIBED_NAME = pattern(
    r"\s+(?:chèo|cải lương|tuồng|kịch|hát|múa|xiếc|hài|trẻ|quen thuộc|nổi tiếng|như|"
    r" )+\s?(%A[^\W\d_]*(?: %A[^\W\d_]*){1,3})\s*$"
)
_CALLED_BEHIND = pattern(rf"(?i:{NUMBER})(?: [^\W\d_]+){{1,4}} (?P<n>%A[^\W\d_]*(?: %A[^\W\d_]*){{1,4}})\s*$")
_FULL_NAME = pattern(r"(?:Đoàn|Hội|Ban|Tổ|Bản|Báo|Vũ) %A[^\W\d_]*(?: %A[^\W\d_]*){1,2}\s*$")


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
