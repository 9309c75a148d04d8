"""
Which words of a phrase are a place or a body with its kind: "quận Tây Hồ", "Công ty May 10"?
"""

from __future__ import annotations

import re

from search.vocabulary.places import find_province, find_units

from .keys import key, pattern
from .people import SURNAMES, find_name
from .words import any_of

__all__ = ["KIND", "NAMED", "PLACES", "body_end", "body_name", "is_seat", "place_name"]

KIND = any_of("kinds")
"""A pattern for any kind of body or place."""
NAMED = re.compile(
    r"^(?:(?:các )?(?:đơn vị|tập thể|đại diện(?: cho)?|địa phương|đơn vị là|cơ quan(?! cảnh sát điều| csđt"
    r"| ủy ban kiểm)|lãnh đạo"
    rf"|thương hiệu)\s+)?(?P<kind>{KIND})(?!\w)"
)
# Small groups are called by what they do: "nhóm nghiên cứu giống lúa", "tổ phụ nữ".
_DESCRIBED = ("ban quản lý", "nhóm", "tổ", "phân xưởng", "câu lạc bộ", "đội")
# "Đại sứ quán Việt Nam tại Philippines": where it is belongs to its name.
_ABROAD = re.compile(r"đại sứ quán|tổng lãnh sự quán|cơ quan đại diện|chi nhánh|văn phòng đại diện")
PLACES = ("quận", "huyện", "thị xã", "thành phố", "tỉnh", "phường", "xã", "thị trấn", "thôn")
_NAME_OR_NUMBER = pattern(r"%A|\d")
# "Công đoàn bệnh viện", "Đảng bộ xã": a part of the body that the article is about
_PART_OF = (
    "công đoàn",
    "chi bộ",
    "đảng bộ",
    "đảng ủy",
    "chi đoàn",
    "ban",
    "hội",
    "đoàn thanh niên",
    "tổ",
    "công an",
    "đoàn",
    "thanh tra",
    "văn phòng",
    "viện kiểm sát",
    "vksnd",
    "tòa án",
    "tand",
    "điện lực",
    "kho bạc",
    "bưu điện",
    "bảo hiểm xã hội",
    "thư viện",
    "bảo tàng",
    "mặt trận",
    "lực lượng vũ trang",
    "llvt",
    "ban chỉ huy quân sự",
    "ban chqs",
    "bộ chỉ huy",
    "đài",
    "báo",
    "hạt kiểm lâm",
    "chi cục",
    "trạm",
)
_WHOLE = re.compile(
    r"(?:[^\W\d_]+ )?(?:bệnh viện|nhà trường|trường|công ty|xí nghiệp|nhà máy|cơ quan|xã|phường"
    r"|huyện|quận|tỉnh|thành phố)"
)
_TAILS = frozenset(
    [
        "diễn",
        "không",
        "chưa",
        "chẳng",
        "nằm",
        "cho",
        "thể",
        "khiến",
        "mang",
        "đánh",
        "nói",
        "sẽ",
        "phải",
        "nên",
        "thì",
        "mà",
        "cùng",
        "lại",
        "gồm",
    ]
)
_UNIT_END = re.compile(
    r"\s(?:(?:đã|được|vì|do|có|trong|tại|với|để|nhằm|là|vinh dự|nhận|cũng|vừa|từng|còn|đều|đạt"
    r"|tổ chức|long trọng|lần|khi|ở|"
    r"(?:đầu|cuối|giữa) (?:tháng|năm|tuần)|chỉ(?! huy| đạo)|bị(?! cáo| can)|"
    r"tiêu biểu|xuất sắc|trao|tặng|cho|của (?:ông|bà|anh|chị)|bởi|từ|theo|(?<!tội phạm )về|nơi|mà|đang|hiện"
    r"|(?<!phòng )(?<!hàng )không|chưa|chẳng|diễn ra|sẽ|thì|khiến|cho thấy|thể hiện|hôm|sáng|chiều|tối|\d+ năm"
    r"|nhiều năm|vươn lên|nỗ lực|(?<!sức )tích cực|phấn đấu|vượt (?:khó|qua|lên)|hiến|mỗi|chúc mừng|trở thành|luôn|góp"
    r"|đóng góp|dẫn đầu|hoàn thành|liên tục|mới đây"
    r"|vừa qua|bằng(?= (?:hình thức|danh hiệu|bằng|giấy)))\b)"
)


_TOKEN = re.compile(r"(?: |\u00a0| [-–] )?([^\W_]+(?:[.'’-][^\W_]+)*)")
_STOP = re.compile(rf"[ \u00a0]?(?:{any_of('name_stops')})(?!\w)")
_PAIRED = re.compile(rf"(?:,| và|, và) (?:{any_of('second_halves')})(?!\w)")
# "…, Hành chính", "… và Ứng dụng": one capital and small syllables, as common words in a name are written
_COMMON = pattern(r"(?:,| và|, và) (?P<word>%A[^\W\d_]* [^\W\d_A-ZĐ]+)(?!\w)")
_OF_OTHERS = re.compile(
    rf"(?:{KIND}|{any_of('groups')}|{any_of('person_titles')}|{any_of('offices')}|{any_of('leads')})(?!\w)"
)
_NUMBERED = re.compile(r" số$")
_INSIDE = 5  # small syllables in a row that may stand between two capitals of one name
_TAIL = 3  # small syllables behind a single last capital that may still be of the name: "Hội Chữ thập đỏ"


def body_end(text: str, at: int, keyed: str | None = None) -> int:
    """
    Return where the name of a body ends whose kind ends at *at*; *at* itself where no name follows. *keyed*: the key of
    *text*, for those who ask again and again of a long one.

    Capitals and numbers belong to it, and small syllables between them; behind a single capital ("Phân bón", "Chữ thập
    đỏ") also up to three small ones.
    """
    keyed = key(text) if keyed is None else keyed
    end = last = at
    run = small = 0
    while True:
        pair = (_PAIRED.match(keyed, end) if end > at else None) or _common(text, end, last > at)
        m = None if pair else _TOKEN.match(text, end)
        if pair:
            run, small, end = 1, 0, pair.end()
            last = end
        elif m is None:
            break
        elif m.group(1)[0].isupper() or (
            m.group(1)[0].isdigit() and (last > at or _NUMBERED.search(keyed[at:end] or " số"))
        ):
            run, small, end = (run + 1 if not small else 1), 0, m.end()
            last = end
        elif _STOP.match(keyed, end) or small == _INSIDE:
            break
        else:
            small, end = small + 1, m.end()
    if last > at and (more := _KIND_BEHIND.match(keyed, last)):
        last = end = more.end()  # "Bệnh viện Y Dược cổ truyền tỉnh"
    word = text[at:last].strip()
    return end if run == 1 and small <= _TAIL and (word[-1:].islower() or word == "Y") else last


def _common(text: str, at: int, named: bool) -> re.Match[str] | None:
    """Return a comma or "và" with a further common word of a body's name behind, if that is nobody else."""
    m = _COMMON.match(text, at) if named else None
    if m is None or not m["word"].split()[1].islower() or _OF_OTHERS.match(key(m["word"])):
        return None
    return m


_KIND_BEHIND = re.compile(
    r"(?: (?:cổ truyền|tổng hợp|trung ương|đa khoa|dân lập|công lập|nội trú|bán trú|quốc tế|quốc gia)(?!\w))+"
    r"(?: (?:tỉnh|huyện|thành phố|thị xã|khu vực)(?!\w))?"
)
_OF_WHOM = re.compile(
    r" (?:của|thuộc) (?:bệnh viện|nhà trường|trường|công ty|tập đoàn|huyện|xã|phường|tỉnh|thành phố|quận|đơn vị"
    r"|sở|ngành)"
    r"(?: [^\W\d_]+)?$"
)


def body_name(part: str, keyed: str, m: re.Match[str]) -> str | None:
    """Return a body or place with its kind as printed, or ``None`` where no name follows the kind."""
    start = m.start("kind")
    stop = next((s for s in _UNIT_END.finditer(keyed, m.end("kind")) if not part[s.start() + 1].isupper()), None)
    if stop and _ABROAD.match(keyed, start) and re.match(r"\s(?:tại|ở)\s", keyed[stop.start() :]):
        stop = next((s for s in _UNIT_END.finditer(keyed, stop.end()) if not part[s.start() + 1].isupper()), None)
    text = part[start : stop.start() if stop else len(part)].strip(" -,.:\"'“”")
    if (whose := _OF_WHOM.search(text)) and whose.group().islower():
        text = text[: whose.start()]  # "Khoa Nhi của bệnh viện"
    rest = text[m.end("kind") - start :]
    if (
        m["kind"]
        not in (
            "evn",
            "vinamilk",
            "vnpt",
            "viettel",
            "bidv",
            "agribank",
            "vietcombank",
            "petrolimex",
            "mobifone",
            "vietinbank",
        )
        and not _NAME_OR_NUMBER.search(rest)
        and not text.lower().startswith("bộ đội biên phòng")
        and not (m["kind"] in _DESCRIBED and len(text.split()) > 1)
        and not (m["kind"] in _PART_OF and _WHOLE.fullmatch(key(rest).strip()))
    ):
        return None
    if m["kind"] in PLACES:
        words = rest.split()
        first = next((n for n, w in enumerate(words) if not w.islower()), 0)
        rest = " ".join(words[first:]) if first < 3 else rest  # "xã láng giềng Yên Thổ Hạ"
        return f"{m['kind']} {place_name(m['kind'], _without_tail(rest))}"
    return text


def _without_tail(rest: str) -> str:
    """Cut a place's name before what is no part of it: "Hòa Bình diễn ra (trong không khí …)"."""
    words = rest.split()
    small = next((n for n, w in enumerate(words) if n and w.islower() and words[0][:1].isupper()), len(words))
    return " ".join(words[:small]) if small == len(words) or key(words[small]) in _TAILS else rest


def place_name(kind: str, rest: str) -> str:
    """Return the place at the start of *rest* without the person behind it: "Hoàn Kiếm Phạm Tuấn Long"."""
    words = rest.split()
    if kind in ("quận", "huyện", "thị xã", "thành phố"):
        for n in range(min(len(words), 5), 0, -1):
            if find_units(" ".join(words[:n])) or find_province(" ".join(words[:n])):
                return " ".join(words[:n])
    name = find_name(rest)
    if name and " " in name and name.split()[0] in SURNAMES and rest.strip().endswith(name) and rest.strip() != name:
        return rest.strip()[: -len(name)].strip()
    return rest.strip()


def is_seat(keyed: str, before: str) -> bool:
    """Tell whether a place behind a name says only where that is: a district behind a commune, school or company."""
    m = re.match(r"(?:ở |tại )?(quận|huyện|thị xã|thành phố|tp|tỉnh|phường|xã|thị trấn)(?!\w)", keyed)
    head = key(before)
    if m is None or head.startswith(
        ("sở ", "ban ", "đảng bộ", "công an", "quận", "huyện", "thị xã", "thành phố", "tỉnh")
    ):
        return m is not None and m.group(1) == "tỉnh" and not head.startswith("tỉnh")
    return not head.startswith(("phường", "xã", "thị trấn")) or m.group(1) in (
        "quận",
        "huyện",
        "thị xã",
        "thành phố",
        "tp",
        "tỉnh",
    )
