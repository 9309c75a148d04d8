"""
By which words is a phrase a number of people, an office, a home, a larger body?
"""

from __future__ import annotations

import re

from .counts import NUMBER
from .keys import pattern
from .words import any_of, listed

__all__ = [
    "ALL_OF",
    "AT_HOME",
    "BARE",
    "BELONGS",
    "BY_PROFESSION",
    "CALLED_BEHIND",
    "COUNT",
    "COUNT_ANY",
    "COUPLE",
    "DESCRIBED_NAME",
    "FULL_NAME",
    "GROUP",
    "GROUP_AS_ONE",
    "HOME_OF_ALL",
    "LEADS",
    "LIVES",
    "NO_GROUP",
    "OFFICE",
    "OF_ALL",
    "PERSON_HEAD",
    "POST",
    "PRONOUNS",
    "SECOND",
    "SIZED",
    "THEY",
    "TITLE_ONLY",
    "TWO_CAPITALS",
    "VAGUE",
]

GROUP = any_of("groups")
QUANT = (
    r"(?:(?P<about>hơn|gần|trên|khoảng|ít nhất|chừng|xấp xỉ)\s+)?(?P<n>" + NUMBER + r")\s+"
    r"(?:lượt\s+)?(?P<extra>(?:nữ|nam|cựu|nguyên|cố)\s+)?"
)
COUNT = re.compile(
    r"^(?:đại diện (?:cho )?|(?:thân nhân|người thân)(?: của)? |cho |tổng số |toàn bộ |tất cả |cả |thêm |với "
    rf"|cùng )*{QUANT}(?P<of>{GROUP})(?!\w)"
)
COUNT_ANY = re.compile(rf"^(?:đại diện (?:cho )?|cho |thêm )*{QUANT}(?P<of>[^\W\d_]+(?: [^\W\d_]+)?)")
# Second halves of words for people and bodies that no list has: "giảng viên", "thợ lặn", "hợp tác xã".
SECOND = frozenset(
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
ALL_OF = re.compile(
    r"^(?:cho |tặng )?(?:(?:cả|tất cả|toàn bộ) )?(?P<n>\d|hai|ba|bốn|năm|sáu|bảy)(?: (?P<of>(?:vợ chồng|(?:cha|bố|ba"
    r"|mẹ|ông|bà"
    r"|chú|bác|cậu|thầy) (?:con|cháu|trò)|(?:anh|chị) (?:chị )?em)))?(?: (?:này|trên|nói trên|đó|ấy|anh|ông|chị))*\s*$"
)
THEY = ("họ", "các anh", "các em", "các chị", "các cháu", "các ông", "cả nhóm")
HOME_OF_ALL = re.compile(r"\s(?:của|thuộc|ở|tại)\s.*$", re.S)
COUPLE = re.compile(r"^(?:cho |tặng )?(?:vợ chồng|ông bà|hai ông bà)(?: (?:này|trên|nói trên|đó|ấy))*\s*$")
NO_GROUP = listed("no_groups")
VAGUE = re.compile(
    r"^(?:đại diện (?:cho )?|cho |tặng |với )*(?P<approx>rất nhiều|nhiều|các|những|một số|hàng (?:trăm|chục|nghìn"
    r"|ngàn|loạt)(?: lượt)?|đông đảo|không ít|toàn thể|tất cả(?: các)?|hai bên)"
    rf"\s+(?:lượt\s+)?(?P<of>{GROUP})(?!\w)"
)
GROUP_AS_ONE = pattern(r"[Tt]ập thể \d+ [^\W\d_]+(?: [^\W\d_]+)* %A[^\W\d_]*(?: %A[^\W\d_]*)*$")
OF_ALL = re.compile(r"^(\d+)/\d+(?= [^\W\d_])")  # "41/41 đơn vị"
TWO_CAPITALS = pattern(r"%A[^\W\d_]* %A")
BARE = re.compile(
    rf"^(?P<of>{GROUP})(?:\s+(?:khác|tiêu biểu|xuất sắc|điển hình))?(?:\s+(?:(?:của"
    r"|thuộc)\s+)?(?P<unit>(?:công an|sở|trường|bệnh viện|huyện|quận|xã|phường|tỉnh|ngành|ubnd"
    r"|đảng bộ|công ty|bộ)\s.*))?\s*$"
)
PERSON_HEAD = re.compile(
    rf"^(?:cho |tặng |cá nhân |đến |tới )*(?:(?:hai|ba|bốn|năm|các|\d+) )?(?:{any_of('person_titles')})(?!\w)"
)
# An office alone ("nguyên Chủ tịch Hội đồng quản trị PVC") explains the person before it and is nobody new.
BY_PROFESSION = re.compile(
    r"(?:ông|bà|đạo diễn|nhạc sĩ|nghệ sĩ|ca sĩ|nsnd|nsưt|họa sĩ|nhà thơ|nhà văn|giáo sư|gs"
    r"|tiến sĩ|soạn giả|diễn viên)(?!\w)"
)
OFFICE = re.compile(rf"^(?:nguyên |cựu |quyền )*(?:{any_of('offices')})(?!\w)")
BELONGS = re.compile(
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
AT_HOME = re.compile(
    r"\s(?:ở|ngụ|trú|quê|thường trú)\s(?:tại |ở )?(?=các |xã |huyện |tỉnh |phường |quận |thôn |ấp "
    r"|bản |tp|thành|thị|\S+ \S+$)"
)
POST = re.compile(
    r"(?:nguyên |cựu |quyền |hiện |hiện là |là |đương kim )*(?:[^\W\d_]+ ){0,3}?(?:trưởng|phó|ủy viên|chính ủy|chính"
    r" trị viên|tư lệnh"
    r"|giám đốc|chủ tịch|bí thư|thư ký|chủ nhiệm|thành viên|cán bộ|giảng viên|giáo viên|nhân viên|bác sĩ|đội"
    r" viên|đạo diễn|biên tập viên|phóng viên|kỹ sư|công nhân|chuyên viên|chuyên gia|diễn viên|hội viên|kế toán"
    r"|điều dưỡng|kiểm sát viên|thẩm phán|huấn luyện viên)(?!\w)"
)
# Bodies in the order of their size; one that is larger behind a comma says whose the smaller one is.
SIZES = (
    r"tổ |tiểu đội|trung đội|đội |phòng |khoa |trạm |phân xưởng|lớp |chi bộ|ban an ninh",
    r"đại đội|trường |bệnh viện|trung tâm|viện |xí nghiệp|nhà máy|chi nhánh|đồn ",
    r"tiểu đoàn|công an (?:huyện|quận|thị)|phân viện",
    r"trung đoàn|lữ đoàn|công an (?:tỉnh|thành|tp)|sở |cục |vụ |bộ chỉ huy|đại học|học viện",
    r"sư đoàn|tổng cục",
    r"quân đoàn|quân chủng|binh chủng|bộ tư lệnh",
    r"quân khu|liên khu|bộ (?!chỉ huy|tư lệnh)|tập đoàn|viện hàn lâm",
)
SIZED = tuple(re.compile(size) for size in SIZES)
LEADS = re.compile(r"(?<!\w)(?:lãnh đạo|cán bộ|thuộc|đến từ|công tác tại|làm việc tại|là|trên|tại|ở)\s")
LIVES = re.compile(r"(?:\d+ tuổi|địa chỉ|ngụ|trú|quê|ở|thường trú|sinh năm|hiện ở)(?!\w)")
PRONOUNS = re.compile(
    rf"^(?:cá nhân |tập thể |cho |tặng |chính |bản thân |riêng |hai |cả hai )*(?P<p>{any_of('pronouns')})"
    r"(?: (?:nói trên|dũng cảm|này|ấy|ta|đã|cũng|còn|luôn|nhà|trẻ))*\s*$"
)
"""A phrase that only refers to somebody named before; ``p`` is the word that does."""
DESCRIBED_NAME = pattern(
    r"\s+(?:chèo|cải lương|tuồng|kịch|hát|múa|xiếc|hài|trẻ|quen thuộc|nổi tiếng|như|"
    r" )+\s?(%A[^\W\d_]*(?: %A[^\W\d_]*){1,3})\s*$"
)
CALLED_BEHIND = pattern(rf"(?i:{NUMBER})(?: [^\W\d_]+){{1,4}} (?P<n>%A[^\W\d_]*(?: %A[^\W\d_]*){{1,4}})\s*$")
FULL_NAME = pattern(r"(?:Đoàn|Hội|Ban|Tổ|Bản|Báo|Vũ) %A[^\W\d_]*(?: %A[^\W\d_]*){1,2}\s*$")
