"""
How are people and bodies introduced and referred to?
"""

from __future__ import annotations

import re

from .keys import pattern
from .people import SURNAMES
from .words import any_of, listed

__all__ = [
    "APPOSED",
    "ARTIST",
    "BARE_NAME",
    "BODY",
    "CALLED_BY_KIND",
    "CAPITAL_BEFORE",
    "COUNTED",
    "FEMALE",
    "FRONT",
    "KIND",
    "NAMED_BEHIND",
    "OFFICES",
    "OPENING",
    "PLACED",
    "POINTING",
    "ROLES",
    "SAME",
    "STAGE",
    "TITLED",
    "TRADES",
    "VERBAL",
]

TITLED = pattern(rf"(?<!\w)(?P<t>(?i:{any_of('called')}))\s+(?P<n>%A[^\W\d_]*(?:\s%A[^\W\d_]*){{0,4}}(?:-[a-z]+)?)")
BARE_NAME = pattern(
    r"(?<!\w)(?<!giải )(?<!thưởng )(?<!đường )(?<!trường )(?<!phố )(?<!THPT )(?<!THCS )(?P<n>(?:"
    + "|".join(sorted(SURNAMES, key=len, reverse=True))
    + r")(?:\s%A[^\W\d_]*){1,4})(?!\w)"
)
BODY = re.compile(
    r"(?<!\w)(?:[Cc]ông ty|[Tt]ổng [Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|[Bb]ệnh viện|Trường|[Đđ]ại học"
    r"|(?<!thị )(?<!môi )(?<!hiện )(?<!công )(?<!quảng )(?<!chiến )(?<!lập )(?<!nông )(?<!lâm )trường"
    r"|[Hh]ọc viện|[Đđ]ại đội|[Tt]iểu đoàn|[Tt]rung đoàn|[Ss]ư đoàn|[Ll]ữ đoàn|[Hh]ợp tác xã|HTX|[Nn]hà máy"
    r"|[Nn]hà hát|[Tt]rung tâm|[Vv]iện|[Hh]ội|[Xx]í nghiệp|[Cc]hi cục|[Cc]ục|[Cc]ông an|[Đđ]iện lực|[Bb]ưu điện|[Kk]hoa"
    r"|[Pp]hòng|[Bb]ảo tàng|[Bb]ản|[Tt]hị trấn|Báo"
    r"|Đội|(?<!quân )(?<!bộ )đội|[Tt]rạm|[Tt]rại|[Đđ]ồn|[Đđ]ài|[Hh]ải đội|[Nn]ghiệp đoàn|[Bb]an quản lý|CLB"
    r"|[Cc]âu lạc bộ|[Tt]òa án|TAND"
    r"|[Tt]hôn|[Ll]àng|[Hh]uyện|[Qq]uận|[Tt]ỉnh|[Xx]ã|[Pp]hường|[Tt]hị xã|[Ss]ở|[Bb]an chuyên án)(?!\w)"
)
# What may stand between a kind in small letters and its name: "trường tiểu học A", not "trường bên sông A".
FRONT = pattern(
    r"(?: (?i:cổ phần|tnhh|mtv|cp|đa khoa|nữ|tiểu học|trung học(?: cơ sở| phổ thông)?|thcs|thpt|đại học"
    r"|cao đẳng|trung cấp"
    r"|dạy nghề|nghề|phổ thông|dân tộc|nội trú|bán trú|pháo binh|bộ binh|mầm non|mẫu giáo|liên doanh"
    r"|nông nghiệp|dịch vụ|tỉnh"
    r"|huyện|thành phố|quận|thị xã|xã|phường|khu vực|quốc tế|trung ương|y tế|may|dược|xây dựng|điện lực))* (?:%A|\d)"
)
PLACED = re.compile(r"(?<!\w)(?:[Tt]ại|[Ởở]|[Tt]rong|tới|đến|về|từ|khỏi)\s$")
CAPITAL_BEFORE = pattern(r"(%A[^\W\d_]*) $")
OFFICES = listed("capital_offices")
KIND = re.compile(r"tổng công ty|công ty|tập đoàn|ngân hàng|bệnh viện|trường|đại học|học viện|viện|trung tâm|hội")
# Names without a known family name, as artists have them; they act, or are acted on.
ARTIST = pattern(
    r"(?<![\w.])(?<!giải )(?<!thưởng )(?<!đường )(?<!trường )(?<!phố )(?<!tỉnh )(?<!huyện )(?<!hát )"
    r"(?P<n>%A[^\W\d_]+ %A[^\W\d_]+)(?= (?:sinh|từng|được|là|đã|chia sẻ|cho biết|cũng|nhận|kể|bày tỏ|vinh dự"
    r"|còn|bộc bạch)\s)"
)
STAGE = re.compile(r"(?<!\w)(?:nsưt|nsnd|nghệ sĩ|ca sĩ|diễn viên|nhạc sĩ|đạo diễn)(?!\w)")
COUNTED = pattern(
    r"(?<![\d.,])(\d{1,3}) (tập thể|cá nhân|sinh viên|học sinh|em|đơn vị|nghệ sĩ|tác giả|nhà giáo"
    r"|giáo viên|thủ khoa|gia đình|chiến sĩ|cán bộ|nông dân|doanh nghiệp|nữ sinh|thanh niên)(?!\w)"
)
FULL = rf"(?P<n>(?:{'|'.join(sorted(SURNAMES, key=len, reverse=True))})(?: %A[^\W\d_]*){{1,4}})"
APPOSED = pattern(
    rf"{FULL}\s*(?:\([^()]*\)\s*)?(?:,|-|–|\(|là|,? vốn là|\((?:\d+ tuổi|SN \d+),)\s*(?:\d+ tuổi, )?(?:là )?$"
)
NAMED_BEHIND = pattern(rf"\s+(?:[^\W\d_]+ ){{0,3}}?(?:(?:là|tên)\s+)?(?:(?i:ông|bà|anh|chị)\s+)?{FULL}")
# "Trường hợp bác sĩ A …", "Riêng ông B": who is told of stands behind
OPENING = re.compile(r"(?:(?:Trường hợp|Riêng|Còn|Với|Về phần|Đối với|Hồ sơ)(?: trường hợp| hồ sơ)?(?: của)? )+")
POINTING = re.compile(r"(?: (?:này|ấy|trên|nói trên|dũng cảm|trẻ|đó))+$")
VERBAL = frozenset(
    [
        "có",
        "là",
        "được",
        "đã",
        "đang",
        "và",
        "không",
        "chưa",
        "còn",
        "cũng",
        "vừa",
        "từng",
        "sẽ",
        "nhận",
        "trao",
        "tặng",
        "các",
        "những",
        "nhiều",
        "khác",
    ]
)
ROLES = frozenset(listed("roles"))
FEMALE = ("bà", "chị", "cô", "nữ sinh", "nữ nghệ sĩ")
TRADES = listed("trade_pronouns")
SAME = {
    "nhà trường": ("trường", "đại học", "học viện"),
    "đơn vị": (
        "công ty",
        "tổng công ty",
        "tập đoàn",
        "trung tâm",
        "đại đội",
        "tiểu đoàn",
        "trung đoàn",
        "lữ đoàn",
        "nhà máy",
        "bệnh viện",
        "trường",
        "hợp tác xã",
        "htx",
        "xí nghiệp",
        "đại học",
        "học viện",
        "viện",
        "ngân hàng",
        "chi cục",
        "cục",
        "công an",
        "điện lực",
        "bưu điện",
        "khoa",
        "phòng",
        "nhà hát",
        "bảo tàng",
        "đồn",
        "trạm",
        "đội",
        "hải đội",
        "sư đoàn",
        "sở",
        "báo",
        "đài",
        "quận",
        "huyện",
        "thị xã",
        "xã",
        "phường",
    ),
    "địa phương": ("xã", "phường", "huyện", "quận", "thị xã", "thị trấn", "tỉnh", "thôn", "bản", "làng"),
    "clb": ("câu lạc bộ", "clb"),
    "câu lạc bộ": ("câu lạc bộ", "clb"),
    "doanh nghiệp": ("công ty", "tổng công ty", "tập đoàn"),
    "htx": ("hợp tác xã", "htx"),
    "đoàn": ("trung đoàn", "lữ đoàn"),
    "cơ quan": ("sở", "viện", "trung tâm", "cục", "chi cục"),
}
# Institutions an article can be about, and what it calls them then.
CALLED_BY_KIND = {
    "trường": ("trường", "nhà trường"),
    "đại học": ("trường", "nhà trường"),
    "học viện": ("học viện", "nhà trường"),
    "bệnh viện": ("bệnh viện",),
    "công ty": ("công ty", "doanh nghiệp"),
    "tổng công ty": ("tổng công ty", "công ty"),
    "tập đoàn": ("tập đoàn",),
    "trung đoàn": ("trung đoàn", "đơn vị"),
    "lữ đoàn": ("lữ đoàn", "đơn vị"),
    "sư đoàn": ("sư đoàn", "đơn vị"),
    "hợp tác xã": ("hợp tác xã", "HTX"),
    "nhà máy": ("nhà máy",),
    "đội": ("đội", "cả đội"),
    "trạm": ("trạm",),
    "trại": ("trại",),
    "đồn": ("đồn", "đơn vị"),
    "đài": ("đài",),
    "hải đội": ("hải đội", "đơn vị"),
    "clb": ("đội bóng", "đội"),
    "câu lạc bộ": ("câu lạc bộ",),
    "nhà hát": ("nhà hát",),
}
