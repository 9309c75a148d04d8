"""
Which bodies give awards, at which level, and what ends a body's name behind them?
"""

from __future__ import annotations

import re

from .keys import pattern
from .words import any_of

__all__ = [
    "BODY",
    "CENTRAL",
    "CENTRAL_NAMES",
    "COMPILED",
    "COUNTRIES",
    "FOREIGN_BODY",
    "HEAD",
    "HIGH",
    "PERSON",
    "STOP",
    "THIS",
]

CENTRAL = ("hà nội", "hồ chí minh", "hcm", "hải phòng", "đà nẵng", "cần thơ", "sài gòn", "huế")
# Order matters: the first rule that matches at the start of the phrase decides.
LEVELS: tuple[tuple[str, str], ...] = (
    (r"(?:phó )?thủ tướng(?: chính phủ)?|ttg\b|ttcp\b|chính phủ|hội đồng bộ trưởng", "C"),
    (
        r"(?:phó )?chủ tịch nước|nhà nước|đảng(?:,| và) (?:nhà )?nước|đảng và nhà nước|đảng, chính phủ|quốc hội"
        r"|nước chxhcn"
        r"|hội đồng nhà nước|ủy ban thường vụ quốc hội|ctn\b",
        "N",
    ),
    (r"(?:lãnh đạo |phó )?(?:bộ trưởng|thứ trưởng)?\s*(?:các )?bộ (?:tư lệnh )?(?!phận|máy|môn|đội|chỉ huy)", "T"),
    (
        r"bộ trưởng (?=công an|quốc phòng|y tế|giao thông|giáo dục|văn hóa|nông nghiệp|công thương|xây dựng|lao động"
        r"|nội"
        r" vụ"
        r"|tài chính|tư pháp|thông tin|khoa học|tài nguyên|kế hoạch|ngoại giao)",
        "T",
    ),
    (r"bộ(?=$|[,.;)])|bộ chỉ huy", "T"),
    (
        r"(?:ban (?:chấp hành|thường vụ|bí thư) )?(?:trung ương|tw|t\.ư) (?:đoàn|hội liên hiệp phụ nữ|hội lhpn"
        r"|hội nông dân"
        r"|hội cựu chiến binh|hội ccb|mặt trận|mttq|đảng)",
        "T",
    ),
    (
        r"(?:ban (?:chấp hành|thường vụ) )?(?:tổng (?:liên đoàn lao động|lđlđ)|liên đoàn lao động (?:tỉnh|thành phố|tp)"
        r"|lđlđ (?:tỉnh|thành phố|tp))",
        "T",
    ),
    (r"(?:ban (?:chấp hành|thường vụ) )?đảng bộ (?:tỉnh|thành phố)", "T"),
    (
        r"(?:ban (?:chấp hành|thường vụ) )?(?:tỉnh|thành) (?:đoàn|ủy|hội)|(?:ban (?:chấp hành|thường vụ) )?đoàn tncs",
        "T",
    ),
    (
        r"(?:ban thường trực )?(?:ủy ban |ub)?(?:mặt trận tổ quốc|mttq)(?: việt nam| vn)?(?! (?:quận|huyện|xã|phường"
        r"|thị))",
        "T",
    ),
    (r"hội (?:liên hiệp phụ nữ|lhpn|nông dân|cựu chiến binh|ccb)(?! (?:quận|huyện|xã|phường|thị))", "T"),
    (r"(?:trung ương|tư|tw) đoàn|trung ương$", "T"),
    (r"(?:chủ tịch |phó chủ tịch )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)?\s*(?:tỉnh|thành phố|tp\.?) ?", "P"),
    (r"(?:chủ tịch |phó chủ tịch )?(?:ubnd|ủy ban nhân dân|hđnd)\s*$", "P"),
    (r"địa phương (?=(?:hà nội|đà nẵng|hải phòng|cần thơ|tp|tỉnh|[^,;.]{2,30}, [^,;.]{2,30} ))", "T"),
    (r"chủ tịch (?=hà nội|đà nẵng|hải phòng|cần thơ|tp|tỉnh|thành phố)", "P"),
    (r"(?:chính quyền |lãnh đạo )?(?:tỉnh|thành phố|tp)\b", "P"),
    (
        r"tổng cục|quân khu|quân chủng|quân đoàn|binh chủng|tòa án nhân dân tối cao|tand tối cao|vksnd tối cao"
        r"|viện kiểm sát nhân dân tối cao|kiểm toán nhà nước|ngân hàng nhà nước|thống đốc|nhnn|tổng thanh tra"
        r"|tổng kiểm toán|bảo hiểm xã hội việt nam|bhxh việt nam"
        r"|thông tấn xã việt nam|ttxvn|đài (?:truyền hình|tiếng nói) việt nam|đại học quốc gia|thanh tra chính phủ"
        r"|văn phòng (?:chính phủ|quốc hội|chủ tịch nước|trung ương)|ủy ban (?:kiểm tra trung ương|dân tộc|trung ương)"
        r"|ban (?:tuyên giáo|tổ chức|dân vận|nội chính|kinh tế|đối ngoại|chỉ đạo)? ?trung ương"
        r"|ủy ban (?:an toàn giao thông|atgt)"
        r"|viện hàn lâm|học viện chính trị quốc gia"
        r"|hội đồng đội trung ương"
        r"|ủy ban quốc gia|các bộ|đảng ủy khối|ngành",
        "T",
    ),
    (r"(?:ban giám hiệu |hiệu trưởng )?(?:trường|đại học|học viện|nhà trường)", "S"),
    (
        r"(?:lãnh đạo |giám đốc |phó giám đốc |ban giám đốc )?(?:công an|sở|phòng|chi cục|cục|vụ|bệnh viện"
        r"|viện(?! trưởng)|trung tâm"
        r"|ban (?:an toàn giao thông|atgt)|ban chỉ đạo|kho bạc|đài|nhà hát|khoa|bhxh|bảo hiểm xã hội|đồn|ban quản lý"
        r"|tòa án|viện kiểm sát|hội đồng đội)",
        "S",
    ),
    (
        r"(?:đảng ủy|đảng bộ|huyện|quận|thị|xã) (?:ủy|đoàn)|(?:chính quyền|lãnh đạo)? ?(?:quận|huyện|thị xã|xã|phường"
        r"|thị trấn)",
        "S",
    ),
    (
        r"(?:chủ tịch |phó chủ tịch )?(?:ubnd|ủy ban nhân dân|hđnd) (?:các )?"
        r"(?:quận|huyện|thị xã|tx|xã|phường|thị trấn|[qhp]\.)",
        "S",
    ),
    (
        r"(?:chủ tịch |ban chấp hành |ban thường vụ |trung ương )?(?:hội|hiệp hội|liên hiệp|liên đoàn|câu lạc bộ"
        r"|công đoàn|phòng thương mại|vcci"
        r"|liên minh|quỹ)",
        "K",
    ),
    (r"(?:tổng giám đốc |giám đốc )?(?:công ty|tổng công ty|tập đoàn|ngân hàng|doanh nghiệp|báo|tạp chí|cty)", "K"),
    (r"(?:quận|huyện|thị xã|xã)\b|cơ quan|đơn vị|cấp trên|địa phương", "S"),
)
COMPILED = tuple((re.compile(rf"(?:{rule})"), level) for rule, level in LEVELS)
HEAD = re.compile(
    r"(?:(?:phó )?chủ tịch|bí thư(?: thứ nhất)?|tổng giám đốc|giám đốc|tư lệnh|chánh án|viện trưởng"
    r"|chủ nhiệm|trưởng ban|tổng cục trưởng|cục trưởng"
    r"|hiệu trưởng|tổng thư ký|ban (?:chấp hành|thường vụ|chỉ đạo|giám đốc|giám hiệu|thường trực"
    r"|cán sự đảng)|đảng ủy|lãnh đạo|thủ trưởng|đại diện) "
)
FOREIGN_BODY = re.compile(
    r"(?:nhà |chính phủ )?nước bạn|cảnh sát|tổng thống|quốc vương|nhà vua|nữ hoàng|hoàng gia|điện kremlin"
    r"|nhật hoàng|giáo hoàng"
    r"|quân đội (?!nhân dân)"
    r"|đại sứ quán (?!việt nam)|liên hợp quốc|thủ tướng (?:anh|nhật|lào(?! cai)|campuchia|thái lan|ấn độ|úc"
    r"|hàn quốc|đức(?! thọ| cơ| phổ| hòa| huệ| linh| trọng| giang| thắng| minh)|ý)"
)
COUNTRIES = rf"(?:{any_of('countries')})(?!\w)"
"""A pattern for any country but Vietnam."""
STOP = re.compile(
    r"(?<!nhỏ và)\s(?:cho|tặng|trao|khen|tuyên dương|vinh danh|vì|do|đã|vừa|sẽ|ký|quyết|công (?:bố|nhận)|trong|năm|về"
    r"|tại|đề|kiến|xét"
    r"|trình|nhất trí|thống nhất|suy tôn|bình|giới thiệu|sau|thưởng|phong|truy|và (?:được|nhận|đón)"
    r"|với|vào|để|nhân|từ|cùng|kèm|theo|ghi|biểu|nhằm|được|là|đến|ở|khen|đạt|gồm|hằng|hàng|trước|sau|đợt|lần|nhờ|khi"
    r"|này|cũng|thuộc|đang|xem|còn|chưa|(?<!hàng )(?<!phòng )không|phấn đấu|vinh dự|nhưng|song"
    r"|và (?=[^,;.:]{3,70}? (?:được|vinh dự|nhận|đón nhận|phấn đấu|sẽ|đang|chưa|đạt|giành"
    r"|đã (?:được|nhận|đón|vinh)) )|và (?:nhiều|các|\d+|một|trao|tặng|kèm|cùng|phần|tiền|quà|giải|huy|bằng|giấy|cờ|kỷ"
    r"|danh))\b"
    r"|[,;()\"“”:!?…]|(?<!tp)\.| [-–] (?!đào tạo|thương binh|khen thưởng|công nghệ|thể thao|xã hội|môi trường|kế hoạch)"
    r"|\d{4}"
)
THIS = re.compile(r"(?:cơ quan|đơn vị|tổ chức|bộ|sở|hội) này")
BODY = re.compile(
    r"(?:Tỉnh đoàn|Thành đoàn|Huyện đoàn|UBND|Uỷ ban|Ủy ban|Sở|Công an|Bộ|Hội|Trung ương|Liên đoàn|Tổng|Tỉnh uỷ|Thành"
    r" uỷ|Cục|Mặt trận)\s"
)
PERSON = pattern(
    r"(?:^|(?i:ông|bà|đồng chí)\s+)(?P<name>%A[^\W\d_]*(?: %A[^\W\d_]*){1,3})\s*(?:đã|cũng|cũng đã"
    r"|vừa)?\s*$"
)
HIGH = (
    r"(?:[Cc]hủ tịch|[Pp]hó [Cc]hủ tịch|[Bb]ộ trưởng|[Tt]hứ trưởng)(?: (?:UBND|HĐND|[Uu][ỷy] ban [Nn]hân dân"
    r"|[Bb]ộ))"
)
CENTRAL_NAMES = (
    "hà nội",
    "hồ chí minh",
    "thành phố hồ chí minh",
    "tp. hồ chí minh",
    "hải phòng",
    "đà nẵng",
    "cần thơ",
)
