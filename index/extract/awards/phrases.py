"""
Where does a phrase that names recipients end, and at which commas does it fall into parts?
"""

from __future__ import annotations

import re

from .bodies import KIND, body_end
from .keys import key, pattern
from .words import any_of

__all__ = ["conjuncts", "cut_object", "hide_bodies"]

_END = re.compile(
    rf"(?<!\w)(?:{any_of('object_ends')})(?!\w)"
    r"|, [^,]{3,60} (?:nhấn mạnh|cho biết|khẳng định|phát biểu|gửi lời|bày tỏ|chúc mừng|đánh giá|biểu dương)(?!\w)"
    r"|(?:,|\svà|\sđồng thời)\s+(?:(?:đồng thời|cũng|còn|đã|cùng)\s)*(?:gửi|hỗ trợ|thưởng|động viên|thăm hỏi|thăm"
    r"|chúc mừng|đề nghị|yêu cầu|tuyên dương|biểu dương|kêu gọi|cảm ơn|tổ chức|ghi nhận|khen thưởng|khẳng định|mong"
    r"|phát động|ký kết|triển khai|chỉ đạo|vinh danh|trao thưởng)\s"
    r"|[!?]|…(?!\s*,)"
    r"|(?<!tp)(?<!ts)(?<!gs)(?<!bs)(?<!ths)\.(?=\s|$)|, (?:ông|bà|anh|chị|đồng chí|hội nghị|ban|đại diện) (?:nói"
    r"|cho biết|khẳng định|nhấn mạnh)"
)


_TRAILING = re.compile(r"(?:\s+(?:cũng|đều|vẫn|còn|lại|mới|vừa))+\s*$")  # "A và B cũng (nhận …)"
# "Đại sứ quán Việt Nam tại Philippines": where it is belongs to the name.
_ABROAD = re.compile(r"(?:đại sứ quán|tổng lãnh sự quán|cơ quan đại diện|văn phòng đại diện)[^,;]{0,40}$")


def cut_object(phrase: str) -> str:
    """Return the part of *phrase* (text after "cho") that can name recipients: up to a reason, a time, a verb."""
    for m in _END.finditer(_hide_parentheses(key(phrase))):
        abroad = m.group() in ("tại", "ở") and _ABROAD.search(key(phrase[: m.start()]))
        if not phrase[m.start()].isupper() and not abroad:  # "Ba Vì", "Nhân", "Cần Thơ Về": a capital belongs to a name
            cut = phrase[: m.end() if m.group() == "này" else m.start()]  # "cho tài xế này" refers by it
            return _TRAILING.sub("", cut)
    return phrase


def _hide_parentheses(keyed: str) -> str:
    return re.sub(r"\([^()]*\)", lambda m: "(" + "#" * (len(m.group()) - 2) + ")", keyed)


_KINDS = re.compile(rf"(?<!\w)(?:{KIND})(?!\w)")
_SPACED = re.compile(r"(?:Park|Kim|Lee|Choi) [A-Z][a-z]+ - [a-z]+\s*$")
_TOGETHER = re.compile(
    r"(?:đảng bộ|cán bộ|chính quyền|nhân dân|quân|công chức|giáo viên|học sinh|văn hóa|thể thao"
    r"|nông nghiệp|giáo dục|tài nguyên"
    r"|khoa học|thông tin|kế hoạch|lao động|thương binh|tư vấn|sản xuất|xây dựng|đầu tư"
    r"|thương mại|công nghệ|môi trường|phòng cháy|quốc phòng)"
    r"(?:(?:,| và|, )\s*(?:chính quyền|cán bộ|nhân dân|quân(?= và dân)|các tầng lớp nhân dân|dân|chiến sĩ"
    r"|công chức|viên chức|học sinh"
    r"|thể thao|du lịch|phát triển nông thôn"
    r"|đào tạo|môi trường|công nghệ|truyền thông|đầu tư|xã hội|thương mại|dịch vụ|chữa cháy"
    r"|xuất nhập khẩu|giáo viên|thiết bị|an ninh|lực lượng vũ trang|llvt))+"
)
# "tập thể cán bộ, chiến sĩ Đồn Biên phòng Ba Nang" is the station.
_STAFFED = (
    r"(?:cán bộ|lãnh đạo|y bác sĩ|y, bác sĩ|giáo viên|học sinh|công nhân|người lao động|viên chức|công chức"
    r"|chiến sĩ|thuyền viên|thủy thủ"
    r"|nhân viên|thầy và trò|thầy cô)"
)
_STAFF = re.compile(
    rf"^(?:(?:tập thể|toàn thể|đội ngũ)\s+(?:{_STAFFED}(?:,| và)?\s+)*|{_STAFFED}(?:(?:,"
    rf"| và)\s+{_STAFFED})+\s+|(?:các thế hệ )?thầy(?: và|,)? trò\s+)"
    r"(?:của |thuộc )?(?=(?:đồn|bệnh viện|trường|công ty|công an|nhà máy|trung tâm|sư đoàn"
    r"|trung đoàn|lữ đoàn|tiểu đoàn"
    r"|đại đội|hải đội|đội|trạm|sở|viện|cục|ban|báo|đài|tàu|bộ chỉ huy|bộ tư lệnh|quân khu|phòng|khoa"
    r"|học viện|tập đoàn"
    r"|tổng công ty|nhà hát)(?!\w))"
)


def hide_bodies(text: str, keyed: str) -> str:
    """Return *keyed* without the commas and "và" inside names of bodies: "Phòng Tổ chức, Hành chính, Tổng hợp"."""
    for kind in _KINDS.finditer(keyed):
        end = max(body_end(text, kind.end()), kind.end())
        inside = keyed[kind.end() : end].replace(",", "#").replace(" và ", " #. ")
        keyed = keyed[: kind.end()] + inside + keyed[end:]
    return keyed


def conjuncts(phrase: str) -> list[tuple[str, bool]]:
    """
    Cut a phrase at its commas, semicolons and "và", without parentheses and appositions behind a dash. Each part comes
    with whether a bare comma stands before it.
    """
    text = re.sub(r"\(gồm:?\s+([^()]*)\)?", r"gồm \1", phrase)
    text = re.sub(r"\s*\([^()]*\)?", "", text)
    if m := _STAFF.match(key(text.lstrip())):
        text = text.lstrip()[m.end() :]
    keyed = key(text)
    hidden = _TOGETHER.sub(lambda m: m.group().replace(",", "#").replace(" và ", " #. "), keyed)
    hidden = hide_bodies(text, hidden).replace("phòng, chống", "phòng# chống")  # "Cục Phòng, chống ma túy"
    parts: list[tuple[str, bool]] = []
    begin, comma = 0, False
    for m in re.finditer(r"\s*[,;]\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng(?: với)?)\s+(?=\S)", hidden):
        parts.append((text[begin : m.start()], comma))
        begin, comma = m.end(), m.group().strip() == ","
    parts.append((text[begin:], comma))
    parts = [(re.sub(r"\s(?:và|cùng)$", "", part.rstrip(" )")), comma) for part, comma in parts]
    return [(p, comma) for part, comma in parts if (p := _apposition(part))]


# "Bí thư Chi bộ bản Búa - ông Lò Văn Diên": the office stands before the name
_OFFICE_AHEAD = re.compile(
    r"(?:nguyên |cựu )?(?:phó |bí thư|chủ tịch|giám đốc|trưởng|hiệu trưởng|tổ trưởng|đội trưởng|chủ nhiệm)"
)
_CALLED = pattern(r"(?:(?i:ông|bà|anh|chị|đồng chí|thầy|cô|đ/c) )+%A")
_ROLE_AHEAD = pattern(
    r"(?:%A?[^\W\d_A-ZĐ]+)(?: [^\W\d_A-ZĐ]+){1,6}"  # common words: "Nhà thầu chính", "đơn vị thi công"
)
_NAMES_WHO = pattern(rf"(?i:{KIND}) (?=\S)|(?:(?i:{any_of('person_titles')})\s)+%A")
# "Đội Cảnh sát giao thông - trật tự": a dash inside the name of a body; what explains it begins otherwise.
_NAME_GOES_ON = re.compile(
    r"(?!(?:đơn vị|nơi|một|doanh nghiệp|công ty|tập thể|địa phương|lực lượng|cơ quan|ngôi|chủ|nhà|là|người|thành viên"
    r"|trực thuộc|thuộc|con|cha|huyện|quận|xã|phường|tỉnh|thành phố|thị xã|trường|bệnh viện)(?!\w))"
    r"[^\W\d_]+(?: [^\W\d_]+){0,3}"
    r"(?: (?:huyện|công an|tỉnh|quận)(?!\w).*)?$"
)


def _apposition(part: str) -> str:
    """Cut what a dash explains: "em Võ Văn Tâm - học sinh lớp 8A8" -> "em Võ Văn Tâm"."""
    m = re.search(r"(?:\s+|(?<=[^\W\d_]))[-–—]\s+(?=[^\W\d_])", part)
    office = m is not None and _OFFICE_AHEAD.match(key(part)) and _CALLED.match(part[m.end() :])
    if m and (office or (_ROLE_AHEAD.fullmatch(part[: m.start()].strip()) and _NAMES_WHO.match(part[m.end() :]))):
        return part[m.end() :].strip(" \t\"'“”:-–…")  # "Nhà thầu chính - Công ty Cầu đường 12"
    if (
        m
        and not _SPACED.search(part)
        and not (part[m.end()].islower() and _KINDS.match(key(part)) and _NAME_GOES_ON.match(key(part[m.end() :])))
        and (
            part[m.end()].islower()
            or re.match(
                r"(?:Ủy|Uỷ|Phó|Chủ|Giám|Bí|Trưởng"
                r"|Tổng|Nguyên|PV|GĐ|Phóng"
                r"|Thành viên|Hiệu"
                r"|(?:Xóm|Thôn|Tổ|Ấp|Bản|Khu phố|Đội|Trạm|Cụm|Khối|Chi hội|Tiểu đội|Đồn) (?:phó|trưởng))",
                part[m.end() :],
            )
        )
    ):
        part = part[: m.start()]
    return part.strip(" \t\"'“”:-–…")
