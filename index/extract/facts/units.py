"""
Which units does a sentence name, and which of them stand side by side: districts, provinces, communes and bodies.

One parser of lists for everything that is said of a cluster's members, whatever words introduce or close the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .districts import Places
from .text import CAPITAL, Sentence

_KINDS = r"quận|huyện đảo|huyện|thị xã|thành phố|tp\.?|tx\.?|q\.|h\.|tỉnh"
_HEADS = (
    r"Hội(?! (?:nghị|trường|thảo|thi|diễn|báo|ý|viên|đồng)(?!\w))|Sở|Viện|Công an|Thanh tra|Ban(?! (?:Giám|"
    r"Tổ chức hội))|"
    r"Chi hội|Chi cục|Công ty|Tổng công ty|Tổng Công ty|Tòa án|Toà án|TAND|VKSND|Cục|Trường|Đại học|Bộ|Văn phòng|"
    r"Liên đoàn|LĐLĐ|Công đoàn|Đoàn(?= (?:Thanh niên|TNCS|thanh niên|Luật sư|Đại biểu|ĐBQH|khối|Khối|Trường|Học viện|"
    r"Đại học|Bệnh viện|Sở|Công ty|Tổng công ty|phường|xã|trường))|Đảng ủy|"
    r"Đảng uỷ|"
    r"Đảng bộ|Kho bạc|Ngân hàng|Bảo hiểm|BHXH|Trung tâm|Bệnh viện|Báo|Đài|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Quận đoàn|"
    r"Mặt trận|Liên minh|Liên hiệp|HLG|Bưu điện|Điện lực|Hợp tác xã|HTX|Phòng|Ủy ban|Uỷ ban|UBND|UBMTTQ|Học viện|"
    r"Hải quan|Nhà máy|Xí nghiệp|Tập đoàn|Tạp chí|Kiểm toán|Kiểm lâm|Bộ đội|Bộ Chỉ huy|Nhà hát|Bảo tàng|Thư viện|"
    r"Vườn quốc gia|Cảng|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Trạm|Khoa|Cơ quan|Đội|Doanh nghiệp|Hạt|Quỹ|"
    r"Nông trường|Lâm trường|Trại giam|Sư đoàn|Trung đoàn|Lữ đoàn|Vùng Cảnh sát|Cụm cảng|VNPT|Viettel|Agribank|"
    r"Đồn(?= Biên phòng)|Hải đội|Tiểu đoàn|Đại đội|Chi nhánh|Mỏ|Câu lạc bộ|Hiệp hội|Nhà xuất bản|Tổng cục|Vụ|"
    r"Chi đoàn|BIDV|Vietcombank|VietinBank|EVN"
)
_PLURAL_HEADS = (
    r"công ty cổ phần|công ty TNHH|công ty|sở|trường THPT|trường THCS|trường tiểu học|trường mầm non|trường đại học|"
    r"trường cao đẳng|trường|chi hội|hội|chi cục|cục|phòng|bệnh viện|trung tâm y tế|trung tâm|điện lực|ngân hàng|"
    r"đảng ủy|đảng bộ|công đoàn|hợp tác xã|tổng công ty|viện|xã|phường|thị trấn|đặc khu"
)
# "Trường An", "Đội Cấn": a commune's name in a list of communes, though its first word is also that of bodies
_COMMUNE = re.compile(rf"{CAPITAL}[^\W\dA-ZĐ]+ {CAPITAL}[^\W\dA-ZĐ]+(?=[.,;)]|\s(?:và|[-–]|cùng)\s|\s*$)")
_COMMUNES = frozenset(("xã", "phường", "thị trấn", "đặc khu"))
_BODY = re.compile(rf"(?<![\w-])(?:{_HEADS})(?!\w)")
_LOWER = re.compile(
    rf"(?<!\w)(?<!thị )(?<!hợp tác )(?<!Thị )(?<!trụ )(?<!cơ )(?P<many>(?:(?:các|hai|ba|bốn|năm|sáu|bảy|"
    rf"\d+)\s+)?)(?P<head>(?i:{_PLURAL_HEADS})"
    rf"(?:,? (?:và )?(?:xã|phường|thị trấn|đặc khu))*)\s*(?::\s*)?(?={CAPITAL}|(?<=phường )\d)"
)
# "Sở Khoa học và Công nghệ": what is inside a name does not part the list
_INNER = re.compile(
    r"(?:Kế hoạch và Đầu tư|Khoa học và Công nghệ|Thông tin và Truyền thông|Giáo dục và Đào tạo|"
    r"Tài nguyên và Môi trường|Nông nghiệp và Phát triển [Nn]ông thôn|Nông nghiệp và Môi trường|"
    r"Lao động\s?[-–,]\s?Thương binh và Xã hội|Văn h(?:óa|oá), Thể thao và Du lịch|Văn h(?:óa|oá),? (?:và )?Thể thao|"
    r"Thi đua\s?[-–,]\s?[Kk]hen thưởng|Phát thanh(?: và|,| -| –) Truyền hình|Dân tộc và Tôn giáo|"
    r"Khoa học và Kỹ thuật|Kinh tế và (?:Hạ tầng|Đô thị)|"
    r"Văn h(?:óa|oá) và Thông tin|Phòng cháy,? chữa cháy và|"
    r"\([A-ZĐ]{2,8}\) (?=tỉnh|thành phố|huyện|quận|thị xã|TP))",
)
_STOP = re.compile(
    r"[,;.:|()\[\]“”\"]|\s[-–]\s|\s(?:vừa|đã|đang|sẽ|cũng|đều|vẫn|còn|không|là|làm|được|(?<!hiết )bị|giữ|nhận|"
    r"tiếp|ký|kí|họp|"
    r"tổ chức|trong|tại|ở|với|cùng|do|để|cho|từ|sang|theo|về|khi|vào|năm|ngày|sáng|chiều|tối|qua|trước|sau|nhằm|"
    r"thuộc|bàn|bầu|chủ trì|đăng cai|đảm (?:nhiệm|nhận|đương)|đề (?:nghị|xuất|cử)|tham (?:gia|dự|quan)|tổng kết|"
    r"sơ kết|"
    r"phát (?:động|biểu|huy)|triển khai|thống nhất|nhất trí|trao|hội nghị|gồm|có|đạt|dẫn|xếp|đứng|báo cáo|thay mặt|"
    r"đại diện|lần lượt|phối hợp|giao lưu|thi đua|mỗi|lên|đến|tới|(?<!công )trình|luân phiên|kiêm|gửi|thăm|quy tụ|"
    r"hội tụ|"
    r"tập hợp|góp mặt|sinh hoạt|kiểm tra chéo|đi|ra|"
    r"rút|công bố|cam kết|tiến hành|hoàn thành|thực hiện|giao(?! thông| dịch| nhận| lưu| thương| hàng)|phân công|"
    r"thảo luận|trưng bày|suy tôn|bình (?:xét|chọn|bầu)|chấm|"
    r"hưởng ứng|vinh dự|tự hào|vui mừng|biểu (?:dương|diễn|quyết)|bắt tay|khởi công|gánh|nắm|khép|kết thúc|bước|"
    r"chính thức|nhường|thay|"
    r"đóng vai|kế nhiệm|"
    r"trở thành|cầm|hoàn tất|cho biết|cho hay|"
    r"chủ động|điều hành|đứng ra|hỗ trợ|giúp|tranh tài|thăm|Cụm (?:trưởng|phó)|Khối (?:trưởng|phó)|Trưởng (?:cụm|khối)|"
    r"Phó (?:cụm|khối|trưởng)|hẹn|đón|mở|chia sẻ|chuyển|trưởng|phó)(?!\w)",
)
# "Cục Thi hành án dân sự tỉnh | tranh tài": behind its level a body's name goes on with a capital only
_LEVEL_END = re.compile(
    rf"\s(?:tỉnh|thành phố|huyện|quận|thị xã|phường|thị trấn)(?=\s(?!{CAPITAL}|đảo|ủy|uỷ|và\s)[^\W\d])"
)
_AND = re.compile(r"\s(?:và|cùng(?: với)?|hay|hoặc)\s")
_STARTS = re.compile(rf"(?:(?:các|\d+|hai|ba|đơn vị)\s+)*(?:(?:{_HEADS})(?!\w)|(?i:{_KINDS}|{_PLURAL_HEADS})\s|\d)")
_SEPARATOR = re.compile(r"\s*(?:,\s*và\s|;\s*và\s|[,;]|\s(?:và|cùng với|cùng)\s)\s*")
_GAP = re.compile(
    r"(?:\s*\([^()]{0,80}\))?\s*(?:,|;|/|\s[-–]\s|\bvà\b|\bcùng\b|\bcùng với\b|\bvới\b)\s*"
    rf"(?:,|và|cùng|với|các|đơn vị|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d[.)]?|lãnh đạo|{_KINDS}|đảo|:|\s)*"
)
_LEFT = re.compile(
    rf"(?<!\w)(?:(?:các|hai|ba|bốn|năm|sáu|bảy|tám|chín|\d+)\s+)*(?:{_KINDS})(?:,? (?:và )?(?:{_KINDS}))*:?\s+$"
)
_ADDRESS = re.compile(r"\s*(?:,|\(|[-–])?\s*(?:tỉnh|thành phố|tp\.?)\s*")
_SPREAD = re.compile(rf"\s+các\s+(?:{_KINDS})(?:,? (?:và )?(?:{_KINDS}))*:?\s*$")
_SHORT_FORM = re.compile(r" \([A-ZĐ]{2,8}\)")
_KIND_COLON = re.compile(rf"(?i:các (?:{_KINDS})(?:,? (?:và )?(?:{_KINDS}))*\s?:)")
# since July 2025 communes are members under their names: "UBND phường Hoa Lư"
_OF_A_COMMUNE = re.compile(
    rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Đảng ủy) (?:xã|phường|thị trấn|đặc khu) "
    rf"(?P<name>{CAPITAL}\w*(?: {CAPITAL}\w*){{0,4}})$"
)
_CITIES = frozenset(("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"))
# "Hải Phòng", and of a person "Lại Trường (Thịnh)", which takes two words before it
_IN_A_NAME = re.compile(
    rf"{CAPITAL}\w* {CAPITAL}\w* (?:Trường|Viện)$|"
    rf"(?!Trưởng|Phó|Chánh|Giám|Chủ){CAPITAL}\w* (?:Bộ|Phòng|Ban|Cảng|Khoa|Đội|Quỹ|Hạt|Mỏ|Vụ|Báo|Đài)$"
)
_AUTHORITY = re.compile(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Huyện ủy|Quận ủy|Thị ủy|Thành ủy)(?!\w)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit named at *start* (its kind, or the body's first word) to *end*; *name* as a cluster's member has it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """Units side by side, joined by nothing but commas, semicolons, "và", brackets and their kinds."""

    start: int
    end: int
    units: tuple[Unit, ...]


def named_places(places: Places, sentence: Sentence) -> list[tuple[int, int, int, str]]:
    """Return (left, start, end, name) of districts and provinces of a sentence, from left to right."""
    found = [
        (m.left if not m.listed else m.start, m.start, m.end, d.name)
        for d in places.districts
        for m in d.mentions
        if m.sentence.number == sentence.number
    ]
    found += [(p.start, p.start, p.end, p.province.name) for n, p in places.provinces if n == sentence.number]
    return sorted(found, key=lambda f: f[1])


def runs_in(places: Places, sentence: Sentence) -> list[Run]:
    """Return the runs of units of a sentence, from left to right; a unit alone is a run of one."""
    runs: list[list[Unit]] = []
    for unit in _units(places, sentence):
        last = runs[-1][-1] if runs else None
        gap = sentence.lower[last.end : unit.start] if last else ""
        if last and (_GAP.fullmatch(gap)):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return [Run(run[0].start, run[-1].end, tuple(run)) for run in runs]


def _units(places: Places, sentence: Sentence) -> list[Unit]:
    masked = _INNER.sub(lambda m: re.sub(r"[\s,()]", "_", m.group()), sentence.text)
    masked = _KIND_COLON.sub(lambda m: m.group().replace(":", "_"), masked)
    named = named_places(places, sentence)
    found = list(_bodies(sentence, masked, named, places))
    last: tuple[int, bool] | None = None
    for _, start, end, name in named:
        if any(b.start <= start < b.end for b in found):
            continue
        province = any(p.start == start for n, p in places.provinces if n == sentence.number)
        if province and last and not last[1] and _ADDRESS.fullmatch(sentence.lower[last[0] : start]):
            continue
        left = _LEFT.search(sentence.lower[max(0, start - 60) : start])
        found.append(Unit(start - len(left.group()) if left else start, end, name))
        last = (end, province)
    return sorted(found, key=lambda u: u.start)


def _bodies(sentence: Sentence, masked: str, named: list[tuple[int, int, int, str]], places: Places) -> Iterator[Unit]:
    done = 0
    starts = [(m.start(), m) for m in _BODY.finditer(masked)] + [(m.start(), m) for m in _LOWER.finditer(masked)]
    for at, match in sorted(starts, key=lambda s: (s[0], s[1].re is _BODY)):
        if (
            at < done
            or any(start < at < end for _, start, end, _ in named)
            or _IN_A_NAME.search(masked[:at] + match[0].rstrip())
        ):
            continue  # "Hải Phòng" is no office, "Bắc Trung Bộ" no ministry
        units = (
            _with_head(sentence, masked, match)
            if match.re is _LOWER and (match["many"] or match["head"].lower() in _COMMUNES)
            else _single(sentence, masked, at, named, places)
        )
        for unit in units:
            yield unit
            done = unit.end


def _single(
    sentence: Sentence, masked: str, at: int, named: list[tuple[int, int, int, str]], places: Places
) -> list[Unit]:
    """Return the body at *at*, or several where it stands for those of several districts."""
    end = _end_of_name(masked, at, named)
    inside = [n for n in named if at < n[1] < end]
    if inside and _SPREAD.search(sentence.text[at : inside[0][1]]):
        return _spread(sentence, at, inside[0][1], named, places)
    text = _SHORT_FORM.sub("", sentence.text[at:end].strip(" ,;-–"))
    if commune := _OF_A_COMMUNE.match(text):
        return [Unit(at, end, commune["name"])]
    if _AUTHORITY.match(text) and inside:
        return [Unit(at, inside[-1][2], inside[0][3])]
    return [Unit(at, end, text)] if 3 < len(text) < 100 else []


def _spread(
    sentence: Sentence, at: int, first: int, named: list[tuple[int, int, int, str]], places: Places
) -> list[Unit]:
    """Return "Công an các huyện A, B và thị xã C" as the police of each."""
    body = _SPREAD.sub("", sentence.text[at:first]).strip()
    units: list[Unit] = []
    for _, start, end, name in named:
        if start < first or (units and not _GAP.fullmatch(sentence.lower[units[-1].end : start])):
            continue
        kind = _kind(places, sentence, start, name)
        text = name if _AUTHORITY.match(body) else f"{body} {kind}{name}"
        units.append(Unit(at if not units else start, end, text))
    return units


def _kind(places: Places, sentence: Sentence, start: int, name: str) -> str:
    if any(p.start == start for n, p in places.provinces if n == sentence.number):
        return "thành phố " if name in _CITIES else "tỉnh "
    return next((f"{d.kind} " for d in places.districts if d.name == name and d.kind), "")


def _with_head(sentence: Sentence, masked: str, match: re.Match[str]) -> list[Unit]:
    """Return the items of "các sở: Nội vụ, Tài chính và Tư pháp", "các xã A, B": the head holds for all of them."""
    head = re.split(r",| và ", match["head"])[0]
    units: list[Unit] = []
    at, start = match.end(), match.start()
    while True:
        stop, joined = _STOP.search(masked, at), _AND.search(masked, at)
        end = min(stop.start() if stop else len(masked), joined.start() if joined and match["many"] else len(masked))
        item = sentence.text[at:end].strip()
        if not item or len(item) > 60:
            return units
        if head.lower() in _COMMUNES:
            end = at + _capitals(sentence.text[at:])
            item = sentence.text[at:end].strip()
            name = item
        else:
            name = f"{_shared_head(head, item)} {item}"
        if not item:
            return units
        units.append(Unit(start, end, name))
        gap = _SEPARATOR.match(masked, end)
        if not match["many"] or not gap or not re.match(CAPITAL, masked[gap.end() :]):
            return units
        if _STARTS.match(masked, gap.end()) and not (head.lower() in _COMMUNES and _COMMUNE.match(masked, gap.end())):
            return units
        at = start = gap.end()


def _shared_head(head: str, item: str) -> str:
    """Return what stands before each item: of "các trường Tiểu học A, Tiểu học B" only "Trường" before the second."""
    first, _, rest = head.partition(" ")
    shown = first if rest and item.lower().startswith(rest.lower()) else head
    return shown[:1].upper() + shown[1:]


def _capitals(text: str) -> int:
    match = re.match(
        rf"(?:{CAPITAL}\w*|\d+)(?: (?:{CAPITAL}\w*|\d+)| [-–] (?!Cụm |Khối |Trưởng |Phó |Đơn vị ){CAPITAL}\w*){{0,5}}",
        text,
    )
    return match.end() if match else 0


def _end_of_name(masked: str, at: int, named: list[tuple[int, int, int, str]]) -> int:
    """Return where the body that starts at *at* ends: at a stop word, a mark, or an "và" before another unit."""
    stops = (stop.start() for stop in _STOP.finditer(masked, at + 3))
    # "Chi nhánh Bà Rịa - Vũng Tàu": the dash belongs to the place's name
    end = next((stop for stop in stops if not any(start < stop < end for _, start, end, _ in named)), len(masked))
    if level := _LEVEL_END.search(masked, at + 3, end):
        end = level.end()
    for joined in _AND.finditer(masked, at, end):
        if joined.group().strip() != "và" or _STARTS.match(masked, joined.end()):
            return joined.start()
        if any(start == joined.end() for _, start, _, _ in named):
            return joined.start()
    return end
