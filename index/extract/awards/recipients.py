"""
Who is meant by a phrase such as "4 tập thể, 12 cá nhân của quận", "các quận: A, B và C", "ông Nguyễn Văn A, Giám đốc …"?
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from search.vocabulary.places import find_province, find_units

from .keys import key, pattern
from .people import SURNAMES, find_name

__all__ = ["Recipient", "cut_object", "read_recipients"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A named one, or a counted or vaguely counted group; *unit* is whose the counted ones are."""

    name: str | None = None
    count: int | None = None
    of: str | None = None
    approx: str | None = None
    unit: str | None = None


def _longest_first(alternatives: str) -> str:
    """Return a pattern's alternatives so that "trường hợp" is tried before "trường"."""
    parts, depth = [""], 0
    for c in alternatives:
        depth += (c == "(") - (c == ")")
        if c == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += c
    return "|".join(sorted(parts, key=lambda part: -len(re.sub(r"\(\?[:!].*?\)\??", "", part))))


_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_GROUP = (
    r"tập thể(?: nhỏ)?|cá nhân|đơn vị|doanh nghiệp|doanh nhân|hộ gia đình|hộ dân|hộ|gia đình|người|em|học sinh - sinh viên|học sinh, sinh viên|học sinh|sinh viên|cán bộ, chiến sĩ"
    r"|cán bộ(?:,? công chức)?(?:,? viên chức)?|chiến sĩ|nghệ sĩ|văn nghệ sĩ|nghệ nhân|tác giả|nhà giáo|giáo viên|thầy thuốc|điều dưỡng|bác sĩ|y sĩ|nông dân|công nhân|ngư dân"
    r"|thành viên|đồng chí|chi bộ|đảng viên|đoàn viên|hội viên|nhân viên|huyện|quận|xã|phường|thị trấn|tỉnh|sở|ban|ngành|cơ quan|công ty|trường|nhà trường|thôn|tổ|phòng|trạm"
    r"|csgt|cảnh sát|công an|vận động viên|vđv|cầu thủ|huấn luyện viên|nhà khoa học|nhà báo|phóng viên|tài xế|lái xe|thanh niên|bạn trẻ|bạn|phụ nữ|cựu chiến binh|mẹ|bà mẹ|trường hợp"
    r"|công trình|tác phẩm|công dân|chuyên gia|cựu chuyên gia(?: quân sự)?|bác sĩ|sĩ quan|quân nhân|ngư dân|thuyền viên|tiếp viên|nữ sinh|nam sinh|thí sinh|điển hình|gương|gương mặt|mô hình"
    r"|lao động|người lao động|chủ tàu|tàu|nhà hảo tâm|tổ chức|nhóm|câu lạc bộ|chi hội|cơ sở|xã viên|già làng|trưởng thôn|phật tử|linh mục|thủ khoa|cháu|hướng dẫn viên|kỹ sư|luật sư"
    r"|thủ thành|cô gái|chàng trai|tiểu thương|nghĩa sĩ|liệt sĩ|thương binh|dân quân|lực lượng|giảng viên|công đoàn cơ sở|công đoàn|khu dân cư|tổ chức cơ sở đảng|tổ chức đảng|kỹ thuật viên|thẩm phán|kiểm sát viên|trường học|dòng họ|tổ dân phố|nhà tài trợ|cán bộ, công chức|họa sĩ|nhà văn|nhà thơ|cụ|y bác sĩ|y, bác sĩ|cán bộ y tế|nữ nhân viên|nhà vườn|phạm nhân|đại biểu|địa phương|văn nghệ sĩ|ca sĩ|diễn viên|đạo diễn|nhạc sĩ")
_GROUP = _longest_first(_GROUP)
_QUANT = (r"(?:(?P<about>hơn|gần|trên|khoảng|ít nhất|chừng|xấp xỉ)\s+)?(?P<n>\d{1,3}(?:[.,]\d{3})+|\d+|" + "|".join(_NUMBERS) + r")\s+"
          r"(?:lượt\s+)?(?P<extra>(?:nữ|nam|cựu|nguyên|cố)\s+)?")
_COUNT = re.compile(rf"^(?:đại diện (?:cho )?|cho |tổng số |toàn bộ |tất cả |cả |thêm |với |cùng )*{_QUANT}(?P<of>{_GROUP})(?!\w)")
_COUNT_ANY = re.compile(rf"^(?:đại diện (?:cho )?|cho |thêm )*{_QUANT}(?P<of>[^\W\d_]+(?: [^\W\d_]+)?)")
# Second halves of words for people and bodies that no list has: "giảng viên", "thợ lặn", "hợp tác xã".
_SECOND = frozenset("viên sĩ nhân lặn đội trưởng đoàn xưởng bộ sở cư quan ty xã trường sinh thủ khoa máy".split())
_NO_GROUP = frozenset("năm tháng ngày giờ tuần triệu tỷ tỉ nghìn ngàn đồng lần giải suất phần huy huân bằng giấy cờ km kg m ha tấn usd đô % tuổi vụ cuộc bài tấm chiếc danh "
                      "hạng điểm phiếu vòng đợt quý thứ nay qua trong liền liên chương cành bức bộ kỷ cuốn việc nhiệm mặt hình loại mức".split())
_VAGUE = re.compile(
    rf"^(?:đại diện (?:cho )?|cho |tặng |với )*(?P<approx>rất nhiều|nhiều|các|những|một số|hàng (?:trăm|chục|nghìn|ngàn|loạt)(?: lượt)?|đông đảo|không ít|toàn thể|tất cả(?: các)?|hai bên)"
    rf"\s+(?:lượt\s+)?(?P<of>{_GROUP})(?!\w)")
_BARE = re.compile(rf"^(?P<of>{_GROUP})(?:\s+(?:khác|tiêu biểu|xuất sắc|điển hình))?(?:\s+(?:(?:của|thuộc)\s+)?(?P<unit>(?:công an|sở|trường|bệnh viện|huyện|quận|xã|phường|tỉnh|ngành|ubnd|đảng bộ|công ty|bộ)\s.*))?\s*$")
_KIND = (
    r"quận|huyện(?: đảo)?|thị xã|thành phố|tp\.?|tx\.?|tỉnh|phường|xã|thị trấn|thôn|bản|ấp|làng|tổ dân phố|khu phố|công ty|cty|tổng công ty|tập đoàn|ngân hàng|bệnh viện|bv|trường|đại học|đh|học viện"
    r"|viện|sở|bộ tư lệnh|bộ chỉ huy|bộ đội biên phòng|bộ(?! phận| máy| môn| đội)|ban(?! tổ chức| giám khảo| hành| thi đua)|phòng(?!,| chống)|cục|vụ|chi cục|tổng cục|trung tâm|hội(?! đồng| nghị| thảo| thi| trường| viên)|hiệp hội|liên đoàn|liên hiệp|công đoàn|đoàn(?! viên| kết| thể)|tỉnh đoàn|thành đoàn|huyện đoàn|đội(?! trưởng| phó| viên)|tổ(?! trưởng| chức)|phân xưởng|xưởng|lớp(?! \\d)"
    r"|trạm|nhà máy|xí nghiệp|hợp tác xã|htx|ubnd|hđnd|ủy ban|công an|cảnh sát|quân khu|quân chủng|quân đoàn|quân y|binh đoàn|sư đoàn|lữ đoàn|trung đoàn|tiểu đoàn|đại đội|đồn|hải đội|hải đoàn|vùng"
    r"|báo|tạp chí|đài|nhà hát|đoàn nghệ thuật|nhà xuất bản|nxb|câu lạc bộ|clb|chi bộ|đảng bộ|đảng ủy|thành ủy|tỉnh ủy|huyện ủy|quận ủy|khoa|văn phòng|kho bạc|tòa án|tand|viện kiểm sát|vksnd|thanh tra"
    r"|cụm|khối|mặt trận|mttq|chi nhánh|doanh nghiệp(?: tư nhân)?|hạt kiểm lâm|vườn quốc gia|đại sứ quán|chùa|giáo xứ|nông trường|lâm trường|điện lực|tàu|bảo hiểm xã hội|bhxh|hải quan|thuế|cảng|bảo tàng"
    r"|thư viện|quỹ|nhóm|dòng họ|bưu điện|bưu cục|đội tuyển|ngành|chính quyền|đảng bộ, chính quyền và nhân dân|cán bộ và nhân dân|cán bộ, nhân dân|quân và dân|nhân dân|quân đội|lực lượng|tổng công đoàn|cơ quan|chi đội"
    r"|thủy điện|nhiệt điện|khách sạn|đền|di tích|phim|tác phẩm|công trình|cụm công trình|vietcombank|agribank|bidv|vnpt|viettel|evn|vinamilk|petrolimex|mobifone|vietinbank")
_KIND = _longest_first(_KIND)
_NAMED = re.compile(rf"^(?:(?:các )?(?:đơn vị|tập thể|đại diện(?: cho)?|địa phương|đơn vị là|cơ quan|lãnh đạo|thương hiệu)\s+)?(?P<kind>{_KIND})(?!\w)")
_GENERIC_HEAD = re.compile(r"^(?:(?:các )?(?:đơn vị|tập thể|đại diện(?: cho)?|địa phương|lãnh đạo|cá nhân)\s+)(?=\S)", re.I)
_PERSON_HEAD = re.compile(
    r"^(?:cho |tặng |cá nhân |đến |tới )*(?:(?:hai|ba|bốn|năm|các|\d+) )?(?:ông|bà|anh|chị|em|cháu|cô|thầy(?: giáo)?|đồng chí|đ/c|cụ|bác|chú|nữ|nam|cố|liệt sĩ|nghệ sĩ|nhạc sĩ|nhà (?:báo|thơ|văn|giáo|nghiên cứu|khoa học|nông học|sử học|điêu khắc|quay phim|sáng chế|hoạt động)|ca sĩ|diễn viên|đạo diễn"
    r"|họa sĩ|giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|bác sĩ|học sinh|sinh viên|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|thượng sĩ|trung sĩ"
    r"|hạ sĩ|binh nhất|mẹ|phóng viên|nhà báo|chiến sĩ|công nhân|nông dân|ngư dân|vận động viên|vđv|hlv|huấn luyện viên|cầu thủ|thủ môn|tiền vệ|tiền đạo|hậu vệ|kỹ sư|luật sư|kiến trúc sư|gs|pgs|ts|bs|nsnd|nsưt"
    r"|chủ tịch|phó|bí thư|giám đốc|tổng giám đốc|trưởng|nguyên|hiệu trưởng|tổng bí thư|bộ trưởng|thứ trưởng|đội trưởng|vợ chồng|gia đình|bé|bạn|đoàn viên|tài xế|lái xe|soạn giả|tác giả|nhiếp ảnh gia|nghệ nhân|võ sư|kỳ thủ|lương y|thầy thuốc|điều dưỡng|y sĩ|đại biểu|doanh nhân|hướng dẫn viên|csgt|cô giáo)(?!\w)")
# An office alone ("nguyên Chủ tịch Hội đồng quản trị PVC") explains the person before it and is nobody new.
_BY_PROFESSION = re.compile(r"(?:ông|bà|đạo diễn|nhạc sĩ|nghệ sĩ|ca sĩ|nsnd|nsưt|họa sĩ|nhà thơ|nhà văn|giáo sư|gs|tiến sĩ|soạn giả|diễn viên)(?!\w)")
_OFFICE = re.compile(r"^(?:nguyên |cựu |quyền )*(?:chủ tịch|phó|bí thư|giám đốc|tổng giám đốc|trưởng|hiệu trưởng|tổng bí thư|bộ trưởng|thứ trưởng|đội trưởng|ủy viên|thành viên"
                     r"|cán bộ|học sinh|sinh viên|giáo viên|nhân viên|phụ trách|tổ trưởng|chánh|cụm trưởng|cụm phó|quê|trú|ngụ|ở|sinh năm|hiện|là|người|con|cháu ngoại|cháu nội|lớp|khoa)(?!\w)")
_BELONGS = re.compile(r"^(?:cựu |nguyên )*(?:học sinh|sinh viên|con|cháu|quê|trú|ngụ|ở|sinh năm|hiện|là|người|lớp|khoa|\d+ tuổi|giáo viên|nhân viên|cán bộ)(?!\w)")
PRONOUNS = re.compile(
    r"^(?:cá nhân |tập thể |cho |tặng |chính |bản thân |riêng |hai |cả hai )*(?P<p>ông|bà|hòa thượng|thượng tọa|danh hài|ca sĩ|nam ca sĩ|nữ ca sĩ|diễn viên|tác giả|phóng viên|nhà báo|chiến sĩ|luật sư|kỹ sư|vị tướng|đại tướng|ngư dân|thanh niên|sinh viên|ban chuyên án|bệnh viện này|anh|chị|em|cháu|cô|thầy|cụ|bác|mình|tôi|đồng chí|nam sinh|nữ sinh|nghệ sĩ|nhạc sĩ|nhà thơ|nhà văn|đạo diễn|giáo sư|bác sĩ|công ty|đơn vị|nhà trường|trường|huyện|quận|xã|tỉnh"
    r"|thành phố|bệnh viện|hợp tác xã|htx|doanh nghiệp|tập đoàn|tổng công ty|ngân hàng|đại đội|tiểu đoàn|trung đoàn|sư đoàn|lữ đoàn|đoàn|đội|trung tâm|hội|viện|nhà hát|nhà máy|cơ quan|học viện|ngành|phường|sở|cựu bộ trưởng|bị cáo|người này|nữ nghệ sĩ|nam nghệ sĩ)"
    r"(?: (?:này|ấy|ta|đã|cũng|còn|luôn|nhà|trẻ))*\s*$")

_END = re.compile(
    r"(?<!\w)(?:vì|do|bởi|nhờ|để|nhằm|khi|trong|nhân (?:dịp|kỷ niệm|ngày|lễ)|tại|số (?:tiền|quà)|phần (?:thưởng|quà)|kèm|cùng (?:số tiền|phần thưởng|tiền|quà|nhiều phần)|có|đạt|đã|đang|sẽ|với (?:thành tích|số|những|các|nhiều)|ghi nhận|theo|về|được|là (?!tập thể|cá nhân|huyện|quận|thị xã|xã|phường|ông|bà|anh|chị|em|công ty|sở|trường|đơn vị)|đoạt|giành|tham gia"
    r"|hoàn thành|trị giá|năm \d{4}|lần thứ|thay mặt|ngay|sau|trước|từ|biểu dương|đang|dự(?! án)|hiện|vẫn|này|nêu trên|nói trên|nhận|lập|(?<!nghiên )cứu(?! hộ| nạn| hỏa)|phục vụ|thực hiện|góp phần|vào|hôm|sáng|chiều|ngày|mỗi|người (?:đã|có)|qua|đợt|hy sinh|bị(?! cáo| can)|(?:những|các) nỗ lực|đối với|lên|chưa|không|đến từ)(?!\w)"
    r"|, [^,]{3,60} (?:nhấn mạnh|cho biết|khẳng định|phát biểu|gửi lời|bày tỏ|chúc mừng|đánh giá|biểu dương)(?!\w)|[!?…]|(?<!tp)(?<!ts)(?<!gs)(?<!bs)(?<!ths)\.(?=\s|$)|, (?:ông|bà|anh|chị|đồng chí|hội nghị|ban|đại diện) (?:nói|cho biết|khẳng định|nhấn mạnh)")


def cut_object(phrase: str) -> str:
    """Return the part of *phrase* (text after "cho") that can name recipients: up to a reason, a time, a verb."""
    for m in _END.finditer(_hide_parentheses(key(phrase))):
        if not phrase[m.start()].isupper():  # "Ba Vì", "Nhân", "Cần Thơ Về": a capital belongs to a name
            return phrase[:m.start()]
    return phrase


def read_recipients(phrase: str, resolve: Callable[[str], str | None] = lambda _: None, *, listed: bool = False
                    ) -> list[Recipient]:
    """
    Return who *phrase* (a noun phrase with conjunctions) names, in order. Offices, titles and appositions are left
    out, and so is where somebody belongs, unless *listed* says that commas only list. *resolve* turns a reference ("anh", "công ty", a first name) into a name, or gives ``None``.
    """
    found: list[Recipient] = []
    kind, person = "", False
    for part, comma in _conjuncts(phrase):
        if comma and found and found[-1].name and _is_seat(key(part), found[-1].name) and not listed:
            continue  # "Bệnh viện Bờ Y, huyện Ngọc Hồi": where it is
        if person and comma and (_NAMED.match(key(part)) and not _FULL_NAME.match(part) or _BELONGS.match(key(part))):
            continue  # "em Võ Văn Tâm, Trường THCS …, cựu học sinh …": who the person is
        new, kind = _one(part, kind, found, resolve)
        found += [one for one in new if one not in found]
        if new:
            person = new[-1].name is not None and not _NAMED.match(key(new[-1].name)) and not kind
    return _share_unit(found, phrase, resolve)


def _is_seat(keyed: str, before: str) -> bool:
    """Tell whether a place behind a name says only where that is: a district behind a commune, school or company."""
    m = re.match(r"(?:ở |tại )?(quận|huyện|thị xã|thành phố|tp|tỉnh|phường|xã|thị trấn)(?!\w)", keyed)
    head = key(before)
    if m is None or head.startswith(("sở ", "ban ", "đảng bộ", "công an", "quận", "huyện", "thị xã", "thành phố", "tỉnh")):
        return m is not None and m.group(1) == "tỉnh" and not head.startswith("tỉnh")
    return not head.startswith(("phường", "xã", "thị trấn")) or m.group(1) in ("quận", "huyện", "thị xã", "thành phố", "tp", "tỉnh")


def _one(part: str, kind: str, found: list[Recipient], resolve: Callable[[str], str | None]) -> tuple[list[Recipient], str]:
    """Read one conjunct; *kind* is a kind said once for a list ("các quận: A, B")."""
    keyed = key(part)
    if m := re.match(r"^(?:các|những|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)?\s*(?:đơn vị|tập thể|cá nhân|địa phương|đồng chí|nghệ sĩ|tác giả|huyện|quận|thị xã|xã|phường|công ty|trường|sở|em|học sinh|chiến sĩ|người)?"
                     r"[^:]{0,40}?(?:\s*(?:gồm(?: có)?|bao gồm|là|trong đó có|như)\s*:?\s+|\s*:\s+)(?=\S)", keyed):
        rest = part[m.end():]
        said = re.match(r"^(?:các |\d+ )?(quận|huyện|thị xã|xã|phường|sở|trường|công ty)(?:, (?:quận|huyện|thị xã))?(?=\W*(?:gồm|:))", keyed)
        if rest and (rest[0].isupper() or _NAMED.match(key(rest)) or _PERSON_HEAD.match(key(rest)) or _COUNT.match(key(rest))):
            if found and found[-1].name is None and not _COUNT.match(keyed) and not _VAGUE.match(keyed) and len(part) > len(rest) + 30:
                pass
            new, _ = _one(rest, said.group(1) if said else kind, [], resolve)
            if new and new[0].name:
                return new, (said.group(1) if said else kind)
    return _simple(part, keyed, kind, found, resolve)


def _simple(part: str, keyed: str, kind: str, found: list[Recipient], resolve: Callable[[str], str | None]
            ) -> tuple[list[Recipient], str]:
    if m := _COUNT.match(keyed):
        name = _name_behind(part, m.end())
        if name:
            return [name], ""
        if _number(m["n"]) == 1 and m["of"] in ("người", "em", "trường hợp"):
            pass
        return [Recipient(count=_number(m["n"]), of=part[m.start("of"):m.end("of")], approx=m["about"])], ""
    if m := re.match(rf"^mỗi (?P<of>{_GROUP})(?!\w)", keyed):
        known = resolve(f"mỗi {m['of']}")  # "Mỗi sinh viên được nhận": those counted before
        return ([Recipient(count=int(known), of=m["of"])] if known and known.isdigit() else []), ""
    if m := _VAGUE.match(keyed):
        if m["of"] in _PLACES and part[m.end():].strip()[:1].isupper():
            return [Recipient(f"{m['of']} {place_name(m['of'], part[m.end():].strip())}")], m["of"]
        if name := _name_behind(part, m.end()):
            return [name], m["of"] if m["of"] in ("quận", "huyện", "thị xã", "xã", "phường", "trường", "công ty") else ""
        return [Recipient(of=part[m.start("of"):m.end("of")], approx=m["approx"])], ""
    if m := _COUNT_ANY.match(keyed):
        if m["of"].split()[0] not in _NO_GROUP:
            words = part[m.start("of"):m.end("of")].split()
            return [Recipient(count=_number(m["n"]), of=" ".join(words[:1 + (words[-1] in _SECOND)]), approx=m["about"])], ""
        return [], ""
    if (m := _BARE.match(keyed)) and found and found[-1].name is None:
        found[-1] = replace(found[-1], of=f"{found[-1].of}, {m['of']}", unit=_bare_unit(part, m) or found[-1].unit)
        return [], ""
    if name := resolve(part.strip()) if PRONOUNS.match(keyed) else None:
        return [Recipient(name)], ""
    if PRONOUNS.match(keyed):
        return [], ""
    if _PERSON_HEAD.match(keyed) and not find_units(part) and (people := _person(part, keyed, found, resolve)):
        return people, ""
    if _FULL_NAME.match(part) and part.split()[0] in SURNAMES:
        return [Recipient(part.strip())], ""  # "Đoàn Anh Tuấn" is nobody's delegation
    if m := _NAMED.match(keyed):
        if unit := _unit(part, keyed, m):
            return [Recipient(unit)], m["kind"] if m["kind"] in ("quận", "huyện", "thị xã", "xã", "phường") else ""
        return [], ""
    if kind and part[:1].isupper() and not _PERSON_HEAD.match(keyed) and len(part.split()) <= 4:
        return [Recipient(f"{kind} {part.strip()}")], kind
    return _person(part, keyed, found, resolve), ""


def _person(part: str, keyed: str, found: list[Recipient], resolve: Callable[[str], str | None]) -> list[Recipient]:
    name = find_name(part)
    if name is None:
        return []
    if (find_province(name) or find_units(name)) and not _BY_PROFESSION.match(keyed):
        return _bare_place(name) if part.strip() == name else []  # "nam sinh Thanh Hóa": a place is nobody's name
    titled = _PERSON_HEAD.match(keyed) is not None
    words = name.split()
    if _OFFICE.match(keyed) and (len(words) < 2 or words[0] not in SURNAMES and len(words) < 3):
        return []
    if len(words) == 1:
        full = resolve(name)
        return [Recipient(full)] if full else ([Recipient(name)] if titled else [])
    before = part[:part.rfind(words[0])].split()
    if not titled and len(before) > 4 and not _OFFICE.match(keyed):
        return []  # "giải thưởng … khu vực Châu Á": a name far inside another phrase
    if keyed.startswith(("gia đình", "hộ ")) and len(words) > 1:
        return [Recipient(f"gia đình {name}")]
    if titled or words[0] in SURNAMES or (part.strip() == name and len(words) <= 4):
        return [Recipient(name)]
    return []


def _bare_place(name: str) -> list[Recipient]:
    """Return a place named without its kind ("Kiên Giang đón nhận …") with the kind the gazetteer gives, if it is one."""
    if province := find_province(name):
        kind = "thành phố" if province.kind.startswith("thành phố") else "tỉnh"
        return [Recipient(f"{kind} {name}")]
    kinds = {unit.kind for unit in find_units(name)}
    return [Recipient(f"{kinds.pop()} {name}")] if len(kinds) == 1 else []


def _name_behind(part: str, at: int) -> Recipient | None:
    """Return the name right behind a count: "2 CSGT Giang Hoàng Thiện", "ba nghệ sĩ gồm …"."""
    rest = part[at:].strip(" :")
    rest = re.sub(r"^(?:gồm(?: có)?|là|như|trong đó có)\s*:?\s*", "", rest)
    if not rest or not rest[0].isupper():
        m = _NAMED.match(key(rest)) if rest and at and re.match(r"\s*(?::|gồm|là)", part[at:]) else None
        unit = _unit(rest, key(rest), m) if m else None
        return Recipient(unit) if unit else None
    name = find_name(rest)
    known = name is not None and (name.split()[0] in SURNAMES or len(name.split()) >= 3 or name == rest.strip())
    return Recipient(name) if name and known and len(name.split()) > 1 and rest.startswith(name) else None


# Small groups are called by what they do: "nhóm nghiên cứu giống lúa", "tổ phụ nữ".
_DESCRIBED = ("nhóm", "tổ", "phân xưởng", "câu lạc bộ", "đội")
_PLACES = ("quận", "huyện", "thị xã", "thành phố", "tỉnh", "phường", "xã", "thị trấn", "thôn")
_NAME_OR_NUMBER = pattern(r"%A|\d")
_FULL_NAME = pattern(r"(?:Đoàn|Hội|Ban|Tổ|Bản|Báo|Vũ) %A[^\W\d_]*(?: %A[^\W\d_]*){1,2}\s*$")
_UNIT_END = re.compile(r"\s(?:(?:đã|được|vì|do|có|trong|tại|với|để|nhằm|là|vinh dự|nhận|cũng|vừa|từng|còn|đều|đạt|tổ chức|long trọng|lần|khi|ở|"
                       r"tiêu biểu|xuất sắc|bởi|từ|theo|về)\b)")


def _unit(part: str, keyed: str, m: re.Match[str]) -> str | None:
    """Return a body or place with its kind as printed, or ``None`` where no name follows the kind."""
    start = m.start("kind")
    stop = next((s for s in _UNIT_END.finditer(keyed, m.end("kind")) if not part[s.start() + 1].isupper()), None)
    text = part[start:stop.start() if stop else len(part)].strip(" -,:\"'“”")
    rest = text[m.end("kind") - start:]
    if m["kind"] not in ("evn", "vinamilk", "vnpt", "viettel", "bidv", "agribank", "vietcombank", "petrolimex", "mobifone", "vietinbank") \
            and not _NAME_OR_NUMBER.search(rest) and not text.lower().startswith("bộ đội biên phòng") \
            and not (m["kind"] in _DESCRIBED and len(text.split()) > 1):
        return None
    if m["kind"] in _PLACES:
        return f"{m['kind']} {place_name(m['kind'], rest)}"
    return text


def place_name(kind: str, rest: str) -> str:
    """Return the place's name at the start of *rest*, without the person or words behind: "Hoàn Kiếm Phạm Tuấn Long"."""
    words = rest.split()
    if kind in ("quận", "huyện", "thị xã", "thành phố"):
        for n in range(min(len(words), 5), 0, -1):
            if find_units(" ".join(words[:n])) or find_province(" ".join(words[:n])):
                return " ".join(words[:n])
    name = find_name(rest)
    if name and " " in name and name.split()[0] in SURNAMES and rest.strip().endswith(name) and rest.strip() != name:
        return rest.strip()[:-len(name)].strip()
    return rest.strip()


def _bare_unit(part: str, m: re.Match[str]) -> str | None:
    printed = part[m.start("unit"):].strip() if m["unit"] else ""
    named = _NAMED.match(key(printed)) if printed else None
    return _unit(printed, key(printed), named) if named else None


def _share_unit(found: list[Recipient], phrase: str, resolve: Callable[[str], str | None]) -> list[Recipient]:
    """Give counted ones the unit said behind them: "8 tập thể và 12 cá nhân … của quận"."""
    m = re.search(rf"\s(?:của|thuộc)\s+((?:{_KIND})(?!\w).*)$", key(phrase))
    if not m or not any(r.name is None for r in found):
        return found
    printed = phrase[m.start(1):].strip(" ,")
    named = _NAMED.match(key(printed))
    unit = _unit(printed, key(printed), named) if named else None
    unit = unit or resolve(printed)
    return [replace(r, unit=unit) if unit and r.name is None else r for r in found]


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(re.sub(r"\D", "", text))


def _hide_parentheses(keyed: str) -> str:
    return re.sub(r"\([^()]*\)", lambda m: "(" + "#" * (len(m.group()) - 2) + ")", keyed)


_SPACED = re.compile(r"(?:Park|Kim|Lee|Choi) [A-Z][a-z]+ - [a-z]+\s*$")
_TOGETHER = re.compile(r"(?:đảng bộ|cán bộ|chính quyền|nhân dân|quân|công chức|giáo viên|học sinh|văn hóa|thể thao|nông nghiệp|giáo dục|tài nguyên"
                       r"|khoa học|thông tin|kế hoạch|lao động|thương binh|tư vấn|sản xuất|xây dựng|đầu tư|thương mại|công nghệ|môi trường|phòng cháy|quốc phòng)"
                       r"(?:(?:,| và|, )\s*(?:chính quyền|cán bộ|nhân dân|dân|chiến sĩ|công chức|viên chức|học sinh|thể thao|du lịch|phát triển nông thôn"
                       r"|đào tạo|môi trường|công nghệ|truyền thông|đầu tư|xã hội|thương mại|dịch vụ|chữa cháy|xuất nhập khẩu|giáo viên|thiết bị|an ninh))+")
# "tập thể cán bộ, chiến sĩ Đồn Biên phòng Ba Nang" is the station.
_STAFFED = (r"(?:cán bộ|lãnh đạo|y bác sĩ|y, bác sĩ|giáo viên|học sinh|công nhân|người lao động|viên chức|công chức|chiến sĩ"
            r"|nhân viên|thầy và trò|thầy cô)")
_STAFF = re.compile(rf"^(?:(?:tập thể|toàn thể|đội ngũ)\s+(?:{_STAFFED}(?:,| và)?\s+)*|{_STAFFED}(?:(?:,| và)\s+{_STAFFED})+\s+)"
                    r"(?:của |thuộc )?(?=(?:đồn|bệnh viện|trường|công ty|công an|nhà máy|trung tâm|sư đoàn|trung đoàn|lữ đoàn|tiểu đoàn"
                    r"|đại đội|hải đội|đội|trạm|sở|viện|cục|ban|báo|đài|bộ chỉ huy|bộ tư lệnh|quân khu|phòng|khoa|học viện|tập đoàn"
                    r"|tổng công ty|nhà hát)(?!\w))")


def _conjuncts(phrase: str) -> list[tuple[str, bool]]:
    """
    Cut a phrase at its commas, semicolons and "và", without parentheses and appositions behind a dash. Each part comes
    with whether a bare comma stands before it.
    """
    text = re.sub(r"\(gồm:?\s+([^()]*)\)?", r"gồm \1", phrase)
    text = re.sub(r"\s*\([^()]*\)?", "", text)
    if m := _STAFF.match(key(text.lstrip())):
        text = text.lstrip()[m.end():]
    keyed = key(text)
    hidden = _TOGETHER.sub(lambda m: m.group().replace(",", "#").replace(" và ", " #. "), keyed)
    parts: list[tuple[str, bool]] = []
    begin, comma = 0, False
    for m in re.finditer(r"\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng(?: với)?)\s+(?=\S)", hidden):
        parts.append((text[begin:m.start()], comma))
        begin, comma = m.end(), m.group().strip() == ","
    parts.append((text[begin:], comma))
    parts = [(re.sub(r"\s(?:và|cùng)$", "", part.rstrip(" )")), comma) for part, comma in parts]
    return [(p, comma) for part, comma in parts if (p := _apposition(part))]


def _apposition(part: str) -> str:
    """Cut what a dash explains: "em Võ Văn Tâm - học sinh lớp 8A8" -> "em Võ Văn Tâm"."""
    m = re.search(r"\s+[-–—]\s+(?=[^\W\d_])", part)
    if m and not _SPACED.search(part) and (part[m.end()].islower() or re.match(r"(?:Ủy|Uỷ|Phó|Chủ|Giám|Bí|Trưởng|Tổng|Nguyên|PV|GĐ|Phóng|Thành viên|Hiệu)", part[m.end():])):
        part = part[:m.start()]
    return part.strip(" \t\"'“”:-–")
