"""
Which words say that the units behind or before them are a cluster's members?
"""

from __future__ import annotations

import re

from .text import CAPITAL
from .unit_words import HEADS

NUMERALS = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai| ba)?"

LIST_HEAD = re.compile(
    r"(?<!\w)(?:^(?:bao )?gồm(?: có)?|(?:cụm|khối)(?: thi đua)?(?: số)?(?: \S+)?(?: [^;:]{0,60})?[\s(](?:gồm có|"
    r"bao gồm|gồm|có)|"
    r"(?:thuộc|trong|của) (?:cụm|khối)[^;:]{0,60}?\s?(?:gồm có|bao gồm|gồm|là|:)|"
    r"(?:các )?(?:đơn vị )?thành viên(?: của)?(?: (?:cụm|khối))?[^;:]{0,30}?\s?(?:gồm có|bao gồm|gồm|là|:)|(?:cụm|"
    r"khối)[^;:]{0,60}:|danh sách thành viên\s*:|(?:cụm|khối) thi đua (?:số )?(?:\d{1,2}|"
    r"[ivx]+)(?: [^;:(),]{0,40})?\s?(?=\()|"
    r"(?:cụm|khối) thi đua (?:số )?(?:\d{1,2}|[ivx]+)\s+[-–]\s+(?=(?:các )?(?:quận|huyện|thị xã|thành phố|tp|"
    r"tỉnh)(?!\w))|"
    r"giao ước(?: thi đua)?(?: năm \d+)? giữa|"
    r"(?:các )?(?:đơn vị )?thành viên(?: khác| còn lại)?\s?(?=\()|"
    r"(?:các|\d+|hai|ba|bốn|năm|sáu|bảy|tám) (?:đơn vị )?thành viên (?:của|trong|thuộc) (?:cụm|khối)\s?,|"
    r"(?:cụm|khối) thi đua (?:các |\d+ )(?:tỉnh|thành phố|quận|huyện|sở)[^;:(),.]{0,50}\s?(?=\())"
    r"(?:\s*(?:có|:))?\s*"
)
COUNT = re.compile(
    r"^\s*(?:(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+)?(?:đơn vị|thành viên|cơ quan|sở,? (?:ban,? )?ngành|"
    r"doanh nghiệp|đơn vị thành viên|tỉnh|chi hội|hội)?[^:;.,]{0,40}:\s*"
)
ITEM = re.compile(r"^\s*(?:[-–+•*]|\d+[.)])\s*(?P<unit>[^;.]+?)\s*[;.,]?$")
# a line that is nothing but the cluster's name: its members stand in the next one
NAME_LINE = re.compile(r"\W*(?:cụm|khối) thi đua (?:số )?(?:\d{1,2}|[ivx]+)\W*")
# "Từ năm 2023, cụm có thêm huyện X"
JOINS = re.compile(
    r"(?<!\w)(?:cụm|khối)(?: thi đua)?(?: số \w+)?[^;:.,]{0,25}(?<!\w)(?:có thêm|còn có|còn|kết nạp(?: thêm)?|"
    r"bổ sung(?: thêm)?)"
    r"(?: thành viên(?: mới)?)?(?: là)?:?\s+"
)
# "… có sự tham gia của các huyện", "hội tụ 4 đơn vị là", "các thành viên còn lại là": however far from the cluster
STRONG_HEAD = re.compile(
    r"(?<!\w)(?:(?:cụm|khối)(?!\w)[^;]{0,140}?\s(?:bao gồm|gồm có|gồm|"
    r"sự (?:tham gia|góp mặt|có mặt|tham dự|hiện diện|quy tụ) của|"
    r"hội tụ|quy tụ|tập hợp|góp mặt)|"
    r"(?:các|những|\d+|hai|ba|bốn|năm) (?:huyện|đơn vị|địa phương|quận|sở|tỉnh|trường|xã|phường|công ty) bạn(?: là|:)?|"
    r"(?:cụm|khối) thi đua[^;:,.]{0,40}\s(?:còn(?: lại)?|hiện có|nay có|là)|"
    r"(?:các |\d+ )?(?:đơn vị|thành viên|địa phương|cơ quan) (?:còn lại|khác)(?: của (?:cụm|khối)| trong (?:cụm|"
    r"khối))?"
    r"\s?(?:là|gồm|gồm có|bao gồm|:|-|–)|"
    r"(?:các |\d+ )?(?:đơn vị )?thành viên (?:còn lại|khác|của cụm|của khối|trong cụm|trong khối)?\s?(?:là|gồm|"
    r"gồm có|:|-|–))"
    r"\s*"
)
# "Bốn địa phương này cùng sinh hoạt trong Cụm …": those of the sentence before
THESE = re.compile(
    rf"(?:^|[,;] |(?<!\w))(?:cả )?(?:(?P<count>\d+|{NUMERALS}) |các |những )(?:đơn vị|địa phương|huyện|quận|thị xã|"
    r"tỉnh|thành phố|xã|phường|sở|cơ quan|trường|doanh nghiệp|công ty|hội)[^,;:.()]{0,25}? (?:này|trên|nói trên|"
    r"kể trên|"
    r"vừa nêu|ấy|đó|cùng|đều)(?: [^;:.()]{0,40})? (?:thuộc|trong|ở|của|hợp thành|tạo thành|lập thành|làm thành|nên) "
    r"(?:cùng |một )*(?P<group>cụm|khối)(?!\w)"
)
COUNTED = re.compile(
    rf"(?<!\w)(?P<count>\d+|{NUMERALS}) (?P<of>đơn vị thành viên|thành viên|đơn vị|địa phương|huyện|quận|tỉnh|"
    r"thị xã|thành phố|huyện, thị xã|huyện, thành phố|quận, huyện|xã|phường|sở|cơ quan|trường|tờ báo|báo|ngân hàng|"
    r"doanh nghiệp|công ty|bệnh viện|hội|sở, ngành)(?: (?:gồm|là|bạn|anh em|trong cụm|trong khối|của cụm|của khối|"
    r"vùng \w+|"
    r"phía \w+|ven biển|miền núi))*(?: ?[:(–-]| là| gồm)?\s*(?:các\s+)?(?:\w+\s+)?$"
)
MEMBER_WORDS = frozenset(("thành viên", "đơn vị thành viên"))
# What is done to units that are not the cluster's own: gifts, visits, places
NOT_THEIRS = re.compile(
    r"(?<!\w)(?:tặng|trao|thăm|hỗ trợ|khảo sát|cho|tại|ở|đề nghị|trên địa bàn|nối|qua|giúp|đến|về|từ)\s+(?:các\s+)?$"
)
# "có năm thành viên: ngoài A là B, C, D và E"
BESIDES = re.compile(r"(?<!\w)(?:ngoài|bên cạnh|cùng với)\s+$")
THERE_IS = re.compile(r"\s*,?\s+(?:là|còn có|còn|có|gồm)\s+(?:các\s+|thêm\s+)?")
# "gồm Cục Thống kê tỉnh - đơn vị trưởng khối; Sở Nội vụ; …": the list goes on behind the office
OFFICE_ASIDE = re.compile(
    r"\s*[-–(,]\s*(?:là\s+)?(?:đơn vị\s+)?(?:phó )?(?:(?:cụm|khối) (?:trưởng|phó)|trưởng (?:cụm|khối)|"
    r"phó (?:trưởng )?(?:cụm|khối))"
    r"(?: năm 20\d\d)?\)?\s*(?:[;,]|\s(?:và|cùng)\s)\s*(?:và\s+|các\s+)*"
)
# "- Giám đốc Sở A, Cụm trưởng": the line is of who heads the member
A_PERSON = re.compile(
    r"(?:(?:đồng chí|đ/c|ông|bà|lãnh đạo|đại diện)(?!\w)|(?:Phó )?(?:Giám đốc|Tổng Giám đốc|Chủ tịch|Bí thư|"
    r"Trưởng|Hiệu trưởng|"
    r"Cục trưởng|Chi cục trưởng|Chánh|Viện trưởng)(?!\w))",
    re.IGNORECASE,
)
# ", Lực lượng B, " between two members: one more of the list, though its name begins with no known word
UNKNOWN_BETWEEN = re.compile(
    rf"\s*,\s+(?P<items>(?!(?:Chủ tịch|Giám đốc|Phó|Bí thư|Ông|Bà|Đồng chí)(?!\w)){CAPITAL}[^,;.:()]{{3,50}}"
    rf"(?:,\s+{CAPITAL}[^,;.:()]{{3,50}}){{0,2}}),\s+"
)
COLLECTIVE = re.compile(
    rf"(?<!\w)(?:các|\d+|{NUMERALS}) (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|đơn vị|"
    rf"địa phương)$"
)
BRACKET = re.compile(r"\s*\(\s*(?:(?:gồm|bao gồm|gồm có|có)\s)?\s*")
# "bốn chi cục thuộc Cụm thi đua số 2 …. Đó là A, B, C và D."
THOSE_ARE = re.compile(
    r"\W*(?:đó là|đoàn(?: công tác| đại biểu)?(?: gồm| có)(?: có)?|cụ thể(?: là| gồm)?|gồm(?: có)?|"
    r"bao gồm)\s?:?\s+(?:các\s+)?"
)
OF_CLUSTER = re.compile(r"(?<!\w)(?:thuộc|trong|của) (?:cụm|khối)(?!\w)")
DEED = re.compile(
    r"(?<!\w)(?:hoạt động|chương trình|công trình|việc làm|đây|đợt|chuyến|phiên|giải|mô hình)(?: [^.;:]{0,40})? "
    r"(?:do|của) (?P<group>cụm|khối) thi đua"
)
REMAINING = re.compile(
    r"(?<!\w)(?:đơn vị|thành viên|địa phương)(?: thứ \w+)? (?:còn lại|cuối cùng)(?: của \w+)?(?: là|:)\s+"
)
# "Dự hội nghị có lãnh đạo Sở A, Sở B và Sở C"
ATTENDING = re.compile(
    r"(?<!\w)(?:tham dự|dự|thành phần tham dự|thành phần)(?: và chỉ đạo)?(?: (?:hội nghị|buổi lễ|lễ ký kết|"
    r"buổi ký kết|lễ|cuộc họp))?"
    r"(?: gồm| có){1,2}(?: (?:các|đồng chí|đại biểu|đại diện|lãnh đạo|là|của|đến từ|thủ trưởng))*\s+"
)
PRESENCE = re.compile(r"(?:tham gia|góp mặt|có mặt|tham dự|hiện diện) của\s*$")
GUEST = re.compile(
    r"(?:Ban|Vụ|Phòng|Hội đồng|Ban Chỉ đạo) Thi đua|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Tỉnh ủy|Thành ủy"
)
INTRO = re.compile(
    r"(?:\s|,|:|\(|có|là|gồm|tất cả|các|\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|đơn vị|thành viên|cơ quan|"
    r"địa phương|"
    r"lãnh đạo|đại diện|còn lại|khác|sau đây|sau|như|đồng chí|cả|những|quận|huyện|thị xã|thành phố|tỉnh|tp\.?|"
    r"tx\.?|q\.|h\.|đảo|"
    r"với|"
    r"một số|toàn bộ|và|doanh nghiệp|công ty|sở|ban|ngành|hội|trường|đủ|đầy đủ|ubnd|chi hội)*"
)
IN_CLUSTER = re.compile(
    r"(?:\s*\([^()]{0,40}\))?\s*[,–-]?\s*(?:\(?\s*)?(?:(?:là|đều|cùng|vốn|hiện|nằm|chung|hai|ba|bốn|năm|sáu|\d+|"
    r"các|những|đơn vị|"
    r"địa phương)\s+)*"
    r"(?:(?:thành viên|thuộc|trong|ở|sinh hoạt|hợp thành|tạo thành|hợp lại thành|lập thành|"
    r"làm thành)\s+)(?:(?:của|thuộc|trong|ở|cùng|một|đơn vị)\s+)*(?P<group>cụm|"
    r"khối)(?!\w)"
)
ARE_MEMBERS = re.compile(
    rf"(?:\s*\([^()]{{0,40}}\))?\s*[,–-]\s*(?:là )?(?:các|\d+|{NUMERALS}) (?:đơn vị )?thành viên(?: còn lại|"
    rf" khác| của (?:cụm|khối))?(?!\w)|"
    r"\s*,?\s*(?:cũng |đều |cùng )?là (?:các |những |\d+ )?(?:đơn vị )?(?:ủy viên|thành viên)(?! (?:tích cực|mới|"
    r"của (?!cụm|khối)))"
)
REST_OF_HEAD = re.compile(r"[^.;:()]{0,40}:\s*$")
A_BODY = re.compile(rf"(?:{HEADS})(?!\w)")
