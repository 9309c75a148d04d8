"""
What the words around a name say about it: its kind, a list, an address, or that it belongs to another name.

Patterns on the text before a name end with ``$``, those on the text behind it begin with ``^``. Most expect lower case;
those with capitals in them are for the text as printed.
"""

from __future__ import annotations

import re

from ..cues import Ending, Gated
from .text import CAPITAL

KIND = re.compile(
    r"(?<!\w)(?:(?P<q>quận(?: ủy| uỷ)?|q\s?\.|q(?= ?\d))|(?P<h>huyện(?: ủy| uỷ| đảo| miền núi| biên giới| nghèo|"
    r" vùng cao| đoàn)*|h\s?\.)|"
    r"(?P<x>thị xã|thị(?: ủy| uỷ)|tx\s?\.|tx)|(?P<t>thành phố|tp\s?\.|tp|t\.p\.?|thành(?: ủy| uỷ)|"
    r"thành đoàn))\s*[\"“]?$"
)
# What stands before a name of which KIND or HEADER can say something: most names have none of it.
KIND_ENDS = (
    *("quận", "ủy", "uỷ", "q", "huyện", "đảo", "núi", "giới", "nghèo", "cao", "đoàn", "h"),
    *("xã", "tx", "phố", "tp", "t.p", "."),
)
HEADER_ENDS = ("(", ":", "gồm", "có", "là", "như")
GROUP_KIND = {"q": "quận", "h": "huyện", "x": "thị xã", "t": "thành phố"}
KIND_WORD = {
    "quận": "quận",
    "huyện": "huyện",
    "thị xã": "thị xã",
    "thị": "thị xã",
    "thành phố": "thành phố",
    "tp": "thành phố",
}

# "gồm các quận:", "7 huyện, thị xã:", "3 quận gồm", "các quận, huyện như": a list of districts follows.
HEADER = re.compile(
    r"(?<!\w)(?<!số )(?:các|những|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:(?:đơn vị|địa bàn|địa phương)\s+)?"
    r"(?P<kinds>(?:quận|huyện|thị xã|thành phố|thị|tp)(?:(?:\s*[,/-]\s*|\s+và\s+)(?:quận|huyện|thị xã|thành phố|thị|"
    r"tp))*)"
    r"(?:(?!quận|huyện|thị xã|thành phố|các )[^.:;()]){0,60}?\s*(?:\(|:|gồm(?: có)?:?|bao gồm:?|là:?|như:?)\s*$"
)
PLURAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|\d)\s+\S+(?: \S+)?\s*$")
LIST_GAP = re.compile(r"\s*(?:\([^()]{0,40}\)\s*)?(?:,|;|và|hoặc|cùng với|cùng|với|&|, và|-|–|/|đến|sang)\s*$")

# What makes a name part of another name when it stands right before it.
INSIDE = Ending(
    r"(?<!\w)(?:phường|p\.|xã|x\.|thị trấn|tt\.?|ấp|thôn|làng|bản|buôn|khu phố|tổ|đường|phố|ngõ|điện lực|ngách|"
    r"đại lộ|đường tránh|"
    r"quốc lộ|tỉnh lộ|cao tốc|"
    r"cầu|hầm|sân bay|"
    r"cửa khẩu(?: quốc tế| quốc gia| chính| phụ)?|"
    r"ga|bến xe|bến phà|bến|phà|cảng|cảng hàng không|hồ|sông|suối|thác|kênh|rạch|núi|đèo|dốc|vịnh|"
    r"biển|đầm|chợ|"
    r"siêu thị|trường|thpt|thcs|tiểu học|mầm non|mẫu giáo|đại học|đh|cao đẳng|học viện|bệnh viện|bv|phòng khám|chùa|"
    r"đền|đình|nhà thờ|"
    r"quảng trường|công viên|sân vận động|sân|nhà hát|rạp|khách sạn|công ty|cty|tập đoàn|ngân hàng|nhà máy|"
    r"thủy điện|thuỷ điện|nhiệt điện|"
    r"khu đô thị|kđt|khu công nghiệp|kcn|khu kinh tế|chung cư|tòa nhà|toà nhà|dự án|tỉnh|tỉnh ủy|tỉnh uỷ|quốc học|"
    r"tàu|quần đảo|bán đảo|đồn|đồn biên phòng|lữ đoàn|sư đoàn|"
    r"câu lạc bộ|clb|đội|rừng|vườn quốc gia|vùng núi|ngã ba|ngã tư|ngã năm|bùng binh|vòng xoay|nút giao|bến cảng|"
    r"thành cổ|cổ thành|"
    r"ông|bà|anh|chị|em|cô|chú|bác|cháu|cụ|bé|thầy|nghệ sĩ|ca sĩ|diễn viên|đồng chí|đ/c|nhà văn|nhà thơ|nhạc sĩ|"
    r"đạo diễn|mc|hoa hậu|"
    r"người mẫu|siêu mẫu|tướng|thầy giáo|cô giáo|nghi phạm|nghi can|bị cáo|bị can|đối tượng|nạn nhân|tài xế|bạn|"
    r"cựu binh|thương binh|bác sĩ|tiến sĩ|giáo sư|luật sư|thủ môn|tiền đạo|tiền vệ|hậu vệ|huấn luyện viên|hlv|vua|"
    r"chúa|nữ tướng|danh tướng)",
    r"\s*[\"“']?$",
)
# "Học viện Âm nhạc Huế", "trạm thu phí Tam Kỳ", "FLC Hạ Long": the name is the last word of another one
PART_OF = re.compile(
    r"(?<!\w)(?:học viện|đại học|đh|trường|cao đẳng|cđ|nhà hát|bảo tàng|sân khấu|kịch|cảng|bến xe|bx|trạm thu phí|"
    r"lễ hội|festival|liên hoan|khu du lịch|khu nghỉ dưỡng|vịnh|resort|khách sạn|flc|vinpearl|gác chắn|ký ức|kí ức|"
    r"công ty|cty|tổng công ty|nhà máy|trung học phổ thông|trung học cơ sở|hiệu|"
    r"bệnh viện|bv|hiệp hội|trạm|bot|quỹ|hãng|taxi|"
    r"đường sắt|nhà tù|trại giam|trại tạm giam|làng hoa|nhà thờ|toà giám mục|tòa giám mục|tuyến|golf)"
    r"(?: (?!(?:tại|ở|của|thuộc|đến|tới|về|từ|và|với|do|là|trên|trong|cho|được|bị|đã|có|khi|ra|vào|qua|đi|rời|gần)"
    r"(?!\w))[\w&]+){0,4} $"
)
# "gác chắn Biên Hoà 2": a number that ends a name
NUMBER_AFTER = re.compile(r" \d{1,2}(?= (?:tại|ở|thuộc|nằm|đã|do|của|cho)(?!\w)|\s*[,;.)](?!\d)|\s*$)")
ROUTE_BEFORE = re.compile(
    r"(?<!\w)(?:tuyến|đường sắt|cao tốc|metro|quốc lộ|hành trình|lộ trình|đường bay|chặng)(?!\w)"
    r"[^,;.:()]{0,40} ?[-–] ?$"
)
BODY_BEFORE = Ending(
    r"(?<!\w)(?:công an|ca|ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|thanh tra|tand|"
    r"toà án nhân dân|tòa án nhân dân|toà án|tòa án|vksnd|"
    r"vks|viện kiểm sát nhân dân|viện ksnd|viện kiểm sát|đảng bộ|mttq|ban chqs|hạt kiểm lâm|chi cục thuế|"
    r"phòng gd-đt|phòng gd&đt|"
    r"phòng giáo dục và đào tạo|trung tâm y tế|lực lượng chức năng|chính quyền|lãnh đạo|nhân dân|người dân|bà con|"
    r"đài pt-th|đài truyền thanh)"
)
PLACE_WORD = Ending(
    r"(?<!\w)(?:tại|ở|đến|tới|về|ra|vào|lên|xuống|từ|qua|khỏi|giữa|đi|thăm|rời|khu vực|địa bàn|vùng|của|dân|người|"
    r"nội thành|ngoại thành|"
    r"quê|ngụ|trú|phố biển|phố núi|đất|đảo|huyện đảo|gần|cách|hướng|thuộc|hướng về|ngay|khắp|toàn|trung tâm|"
    r"du lịch)"
)
ADDRESS_BEFORE = Gated(
    r"(?<!\w)(?:phường|p\.|xã|x\.|thị trấn|tt\.?|đường|(?<!thành )phố|thôn|ấp|khu phố|"
    r"(?<!thi đua )(?<!cụm )(?<!khối )số \d+\w*)\s*[^,;.()]{1,40}(?:,|-|–|"
    r"\()\s*$|(?<![\w/.-])\d{2,4}[a-h]?(?:/\d+)* (?!(?:tuổi|người|năm|tháng|ngày|giờ|km|m|tỉ|tỷ|triệu|nghìn|ngàn|con|"
    r"căn|hộ|xe|tàu|lần|vụ|đồng|em|học)(?!\w))[^\W\d]+(?: [^\W\d]+){1,3}, $",
    ends=(",", "-", "–", "("),
)
HOUSE_BEFORE = Gated(
    r"(?<!\w)(?:trường|thpt|thcs|tiểu học|mầm non|mẫu giáo|đại học|đh|cao đẳng|bệnh viện|bv|trạm y tế|phòng khám|"
    r"trung tâm|chùa|đền|đình|nhà thờ|chợ|siêu thị|khách sạn|chung cư|kcn|khu công nghiệp|công viên|nhà văn hoá|"
    r"nhà văn hóa|hợp tác xã|htx|cầu|bãi biển|hồ|núi|đồi|gò)\s[^,;()]{1,50}(?:,|\()\s*$",
    ends=(",", "("),
)
# ", Thủ Dầu Một, Bình Dương": an address goes on
DISTRICT_AFTER = re.compile(
    rf"\s*,\s*(?:(?i:tp|thành phố|thị xã|tx|quận|huyện)\.? ?)?(?P<district>{CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}})"
    rf"\s*[,(]\s*(?:(?i:tỉnh|tp|thành phố)\.? ?)?(?P<province>{CAPITAL}\w*(?: {CAPITAL}\w*){{0,3}})"
)
NAME_GOES_ON = re.compile(rf"(?: |-){CAPITAL}\w*")
# "xã Bình Nguyên và Bình Chánh", "các phường Cầu Kho, Tân Định và …": the next name is a commune, too
COMMUNES = Gated(
    rf"(?<!\w)(?:(?:[Xx]ã|[Pp]hường|thị trấn)\s+{CAPITAL}[^,;.()]{{1,25}}\s+và\s+|"
    # "các con đường Thùy Vân, Hạ Long, Võ Thị Sáu"
    rf"(?:các|những|nhiều|một số)\s+(?:con |tuyến )?(?:đường|phố)(?: như| là)?:?\s+{CAPITAL}[^;.()]{{1,60}}(?:,|và)\s+|"
    rf"(?:sân bay|cảng hàng không)\s+{CAPITAL}[^;.()]{{1,80}}(?:,|và)\s+|"
    rf"(?:các|những|hai|ba|\d+)\s+(?:xã|phường|thị trấn)(?:, (?:xã|phường|thị trấn))*:?\s+[^;.()]{{1,60}}(?:,|"
    rf"và)\s+)$",
    ends=("và", ","),
)
# "xã Nam Sơn, Bắc Sơn và Hồng Kỳ (huyện Sóc Sơn)": communes side by side, their district behind them
_NAMES = rf"{CAPITAL}\w*(?: {CAPITAL}\w*){{0,2}}"
COMMUNE_BEGINS = re.compile(rf"(?<!\w)(?:[Xx]ã|[Pp]hường|[Tt]hị trấn)\s+{_NAMES}(?:, {_NAMES})*(?:,| và)\s+$")
COMMUNES_END = re.compile(
    rf"(?:(?:,| và) {_NAMES})*\s*[(,]\s*(?:(?i:cùng |đều )?thuộc )?(?i:huyện|quận|thị xã|tp|thành phố|tx)\b"
)
DASH_BEFORE = Gated(rf"(?<!\w)(?:{CAPITAL}\w*|\d+) ?[-–] ?$", ends=("-", "–"))
FOREIGN = re.compile(
    rf"^\s*[,(–-]?\s*(?:(?:ở|của|thuộc)\s+)?(?:(?:(?i:tỉnh|thành phố|"
    rf"tp\.?)\s+)?{CAPITAL}\w*(?:\s{CAPITAL}\w*){{0,3}}\s*[,(–-]\s*)?(?:ở\s)?"
    r"(?:Trung Quốc|Đài Loan|Hàn Quốc|Triều Tiên|Nhật Bản|Nhật|Thái Lan|Lào|Campuchia|Malaysia|Mỹ|Singapore|"
    r"Philippines|Indonesia|Hong Kong|Hồng Kông)"
    rf"(?!\w|\s{CAPITAL})"
)
OTHER_PROVINCE = re.compile(
    rf"^\s*[,(-]?\s*(?:(?:ở|của|thuộc)\s+)?(?i:tỉnh)\s+(?P<name>{CAPITAL}\w*(?: {CAPITAL}\w*)*)"
)
