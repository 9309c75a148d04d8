"""
Which words open, end or explain a subject?
"""

from __future__ import annotations

import re

from .keys import pattern
from .words import any_of

__all__ = [
    "AGED",
    "AUXILIARIES",
    "BESIDES",
    "BODY",
    "CALLED_SO",
    "CASE_OF",
    "COUNTED_TAIL",
    "DISTRICT",
    "EACH",
    "FINITE",
    "HAS_COUNTED",
    "HEAD",
    "HOME",
    "HONOUR",
    "HONOUR_BEHIND",
    "JOINS",
    "LEAD",
    "LINKED",
    "LIST_OF",
    "MERIT",
    "MERIT_OF",
    "NAMELY",
    "NTH_TIME",
    "ONE_KIND",
    "ONE_OF",
    "ONLY_NAME",
    "PLACE",
    "POINTED",
    "PREDICATE",
    "ROLE",
    "SAID",
    "THERE_ARE",
    "TIME",
    "UNITS",
    "VERBS",
    "WITH_HOMES",
]

LEAD = re.compile(rf"^(?:{any_of('leads')})(?!\w)")
"""What opens an adverbial ("Tại hội nghị", "Năm 2023"): no subject."""
TIME = pattern(
    r"^(?:(?:[Nn]hiều|[Nn]hững|[Cc]ác|[Tt]rong|\d+|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Mm]ười) năm (?:liền|liên tục|liên tiếp"
    r"|qua|nay|gần đây)"
    r"|[Nn]ăm (?:nay|qua|ngoái)|[Ll]ần này|[Đđ]ợt này|(?:[Đđ]úng )?[Dd]ịp (?:này|đó)|[Ll]ần đầu tiên,?"
    r"|(?:[Đđ]ến |[Vv]ào |[Tt]ừ )?[Nn]ăm \d{4}|(?:[Đđ]ến "
    r"|[Vv]ào )?[Tt]háng \d{1,2}(?:[/-]\d{4})?|[Tt]rước đó|[Ss]au đó"
    r"|[Mm]ới đây|[Vv]ừa qua|[Đđ]ến nay|[Hh]iện nay|(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Nn]gày)"
    r" \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?)\s+"
    r"(?=(?:nhiều|các|những|có|cả (?:hai|ba|bốn|nhóm|\d)|(?:hai )?vợ chồng|gia đình|ông|bà|anh|chị|em|cô|thầy|cụ"
    rf"|đồng chí|{any_of('pronouns')}|{any_of('kinds')})(?:\s|$)|%A)"
)
"""A time without comma before the subject: "Năm 2018 ông được tặng"."""
CASE_OF = pattern(
    r"^(?:[Tt]rường hợp|[Hh]ồ sơ|[Đđ]ề nghị|[Đđ]ề xuất)(?: khen thưởng)? (?:của|đối với) (?=\S)"
    r"|^(?:[Đđ]ây|[Đđ]ó) (?:cũng |chính )?là (?:lần|năm|lý do)(?: thứ \w+| đầu tiên| đầu)?"
    r"(?: liên tiếp| liền)?(?: mà| vì sao)? (?=\S)"
)
"""Words that only lead to somebody: "Trường hợp của A (đang được đề nghị …)", "Đây là lần thứ hai A (được)"."""
MERIT_OF = re.compile(
    rf"(?:đã )?(?:có|đạt)(?: được)? (?:được |nhiều |những |các |một số |\d+ )*(?:{any_of('merits')})(?!\w)"
)
"""What counted recipients are told to have done: "có nhiều thành tích", "đạt kết quả cao"."""
ONLY_NAME = pattern(r"%A[^\W\d_]*(?: %A[^\W\d_]*){1,3}")
COUNTED_TAIL = re.compile(
    rf"\s(?:của|với|cho|có|là)\s((?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    rf" (?:{any_of('groups')})(?!\w)[^,;]{{0,60}})$"
)
WITH_HOMES = re.compile(
    rf"(?<![\w.,])(?P<n>(?:\d[\d.]*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:{any_of('groups')}))"
    r"\s(?:đến từ|thuộc|ở|tại|của) [^;:]{3,40}:[^;:]*$"
)
VERBS = re.compile(r"(?<!\w)(?:được|nhận|tặng|trao|đạt|giành|đã|có|bị|cho biết|nói)(?!\w)(?!\s*$)")
THERE_ARE = re.compile(
    r"\s(?:có (?:thêm |tổng cộng |tới |hơn )?|thêm )((?:\d[\d.]*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    rf" (?:{any_of('groups')})(?!\w)[^,;]{{0,60}})$"
)
HAS_COUNTED = re.compile(
    r"(?:^|\s)(?:có|gồm|thêm|với)(?: (?:tổng số|tổng cộng|thêm|hơn|gần))?"
    r" (?P<who>(?:\d[\d.]*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    rf" (?:lượt )?(?:{any_of('groups')})(?!\w)[^,;]{{0,40}})$"
)
HONOUR = re.compile(
    r"(?:(?:anh hùng|nghệ sĩ|nhà giáo|thầy thuốc|nghệ nhân) (?:lao động|lực lượng vũ trang(?: nhân dân)?|llvt\w*|nhân"
    r" dân|ưu tú)"
    r"|nsnd|nsưt|ngnd|ngưt)\s*"
)
HONOUR_BEHIND = re.compile(r"(?i)\s+[-–]\s+(?=(?:anh hùng|nghệ sĩ|nhà giáo|thầy thuốc|nsnd|nsưt)\s).*$")
SAID = re.compile(rf"(?:{any_of('said')})(?:,|:|\s*\"|\s+(?:rằng|thêm|việc)?)")
AUXILIARIES = re.compile(rf"(?:\s*(?:{any_of('auxiliaries')}))+\s*$")
LINKED = re.compile(
    r"^(?:danh sách(?: các)?|trong (?:số )?(?:này|đó|số đó)(?:,? có)?|trong số [^,]{3,40}? có"
    r"|cụ thể(?: là)?|đặc biệt(?: là)?|bên cạnh đó|(?:nhân )?dịp này|đợt này|trước đó|năm nay|hiện nay|mới đây|vừa qua"
    r"|trong khi|thì|và|còn có|còn|nhưng|trong đó|trong đó có|theo đó|tiếp đó|sau đó|cùng|đồng thời|ngoài ra|riêng"
    r"|chúc mừng|tuyên dương|vinh danh|biểu dương|cũng|đã có|có|\([^()\s]{2,20}\) [-–])\s+",
    re.I,
)
# "A, B và C, mỗi người (được …)": those named, not whom "mỗi" alone would mean.
EACH = re.compile(
    r"(?<=\w),\s*mỗi (?:người|em|cháu|anh|chị|cá nhân|tập thể|đơn vị|đồng chí|bạn|xã|phường|trường|gia đình|hộ)"
    r"(?: trong số (?:đó|này|họ))?(?: (?:đều|cũng|cùng))?\s*$"
)
DISTRICT = re.compile(r"(?:quận|huyện|thị xã|thành phố) ")
ROLE = re.compile(
    r"(?:lớp \d\w*|giáo viên|học sinh|sinh viên|cán bộ|nhân viên|công nhân|bác sĩ|kỹ sư|nghệ sĩ|thợ|phóng viên"
    r"|trưởng|phó|nguyên|cựu|chủ|con|vợ|chồng|mẹ|bố|cha|em trai|em gái|anh trai|chị gái|cháu)(?!\w)"
)
BODY = re.compile(
    r"(?i:lớp|trường|đại học|công ty|bệnh viện|xã|phường|huyện|quận|tỉnh|thành phố|thị xã|thị trấn|sở"
    r"|phòng|công an|đội|trung tâm|viện|học viện|khoa|ban|tổ|đoàn|thôn|bản|làng|ấp|buôn|khu phố|hợp tác xã|htx|trạm|đồn"
    r"|hội|ủy ban|ubnd|chi cục|cục|báo|đài|nhà máy|xí nghiệp) "
)
CALLED_SO = re.compile(
    r"(?:là )?(?:đơn vị|địa phương|doanh nghiệp|ngôi trường|tập thể|cơ quan|nơi) (?:đã|từng|vừa|đang|luôn|duy nhất"
    r"|đầu tiên|nhiều|hai|ba|\d+|vinh dự)(?!\w)"
)
UNITS = re.compile(
    r"(?i)\s*(?:(?:và|cùng|có|gồm)\s)?(?:(?:các|hai|ba|bốn|năm|\d{1,2})\s)?(?:quận|huyện|thị xã|thành phố|xã|phường"
    r"|thị trấn|sở|ban|phòng|ngành|công an|trường|công ty|bệnh viện|trung tâm|hội|chi bộ|đảng bộ)[:\s]"
)
PLACE = re.compile(r"(?:quận|huyện|thị xã|thành phố|tỉnh|phường|xã|thị trấn|thôn|ấp) ")
HOME = re.compile(
    r"(?i:quận|huyện|thị xã|thành phố|tỉnh|phường|xã|thị trấn|thôn|ấp|bản|làng|xóm|buôn|khu phố|tổ dân phố) "
)
PREDICATE = re.compile(
    r"(?:đã|từng|vừa|là|đang|luôn|có|sẽ|không|do|mà|nên|được|bị(?! cáo| can)|lập|đạt|giành|đoạt"
    r"|người)(?!\w)"
)
FINITE = re.compile(rf"(?<!\w)(?:{any_of('finite')})(?!\w)")
# "Ba thợ lò cùng ca là A, B và C (được)": who they are, behind their number.
NAMELY = pattern(
    r"(?:[^,;:]{0,60}, )?(?:\d{1,2}|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười|[Cc]ác|[Nn]hững)"
    r" [^,;:]{2,50}?\s(?:là|gồm(?: có)?|đó là)\s+(?=(?:(?:ông|bà|anh|chị|em|cô|thầy|cụ|các"
    r"|đồng chí)\s)*%A[^,;:]{2,60}(?:,|\svà\s))"
)
# "Các xã: …", "3 tập thể gồm …", "5 tập thể, trong đó có …": a list under its kind or number
HEAD = re.compile(
    r"(?<![\w.,/])(?P<who>(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d[\d.]*)"
    rf" (?:{any_of('groups')}|{any_of('kinds')})(?!\w)"
    r"(?:(?! (?:được|đã|có|là|nhận|cho|của|do|vì)(?!\w))[^,;:.]){0,50}?"
    r"(?:\s*:|\s(?:gồm(?: có)?|bao gồm|(?P<one>là))\s*:?"
    r"|(?P<among>, trong (?:số )?đó,? (?:có|gồm(?: có)?)(?= (?!\d)))))\s+(?=\S)"
)
# "A là những điển hình (được …)", "B là một trong sáu hợp tác xã của cả nước (được …)": A and B get it.
ONE_OF = re.compile(
    r"\s(?:(?:đã|cũng|đều|chính|tiếp tục|hiện) )?là (?:một trong (?:số )?)?"
    r"(?:những|các|số ít|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
    rf"|\d{{1,3}}) (?:{any_of('groups')}|{any_of('kinds')})(?!\w)(?! là )[^,;:]{{0,60}}$"
)
NTH_TIME = re.compile(
    r"(?<!\w)(?:đây|đó)(?: cũng| đã)? là (?:lần|năm|danh hiệu|phần thưởng)(?: (?:thứ [^\W\d_]+|đầu tiên"
    r"|liên tiếp|liên tục|thứ \d+))+"
    r"(?: (?:mà|trong lịch sử))?\s+(?=\S+ \S)"
)
"""What counts the times before a subject: "Đây là năm thứ ba liên tiếp xã A được …"."""
ONE_KIND = pattern(
    r"(?:^|(?<=[\s,;]))(?P<who>(?:%A[^,;:()]{2,40} )?(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|\d) (?:xã"
    r"|phường|huyện|quận"
    r"|thị xã|thị trấn|thôn|tỉnh|bản)"
    r" %A[^;:]*?\svà\s)"
)
BESIDES = re.compile(r"^(?:[Nn]goài|[Bb]ên cạnh|[Cc]ùng với)\s+(?=\d+ (?:tập thể|cá nhân|đơn vị|người))")
LIST_OF = re.compile(rf"danh sách(?: gồm| các)? ((?:\d+) (?:{any_of('groups')})(?!\w)[^,;]{{0,40}})$")
POINTED = re.compile(r"^người (?:\w+ ){1,3}(?:này|ấy)$")
AGED = re.compile(r"(?:\d+ tuổi|sinh năm|sn \d|ngụ|trú|quê|thường trú|hiện ở|sống (?:tại|ở))(?!\w)")
JOINS = re.compile(r"(?:^|\s)(?:và|cùng)\s")
MERIT = re.compile(
    r"(?:(?:những|các|với|nhờ) )?(?:hành động|việc làm|nghĩa cử|tấm gương|chiến công|hành vi|thành tích"
    r"|(?:sự )?(?:đóng góp|cống hiến|nỗ lực|cố gắng)"
    r"|công lao|công sức|tâm huyết)"
    r"(?:,? [^,;]{2,40})? của (?=\S)"
)
