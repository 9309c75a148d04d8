"""
Which words say that a unit leads a cluster: names of offices, and what may stand between an office and its unit.
"""

from __future__ import annotations

import re

from .text import CAPITAL

ROLE = re.compile(
    r"(?<!\w)(?P<role>(?:phó )?(?:cụm|khối)\s+(?:trưởng|phó)(?: thứ (?:nhất|hai|ba))?|trưởng (?:cụm|khối)(?: thi đua)?|"
    r"phó (?:trưởng )?(?:cụm|khối)(?: trưởng)?)(?!\w)(?: thường trực(?!\w))?"
)
OF = (
    r"(?:\s+(?:của\s+)?(?:cụm|khối)(?:\s+thi đua)?(?:\s+(?:số\s+)?[\divx]+(?!\w))?(?:\s+(?:thành phố|tỉnh|"
    r"tp\.?)\s+[^,;]{2,25}?)?)?"
)
YEAR_WORDS = r"năm (?:20\d\d|nay|này|tới|sau|ngoái|trước|qua)"
AFTER_ROLE = re.compile(
    rf"^{OF}(?:\s+(?:trong\s+|của\s+)?{YEAR_WORDS})?\s*(?:(?::|là|cho|thuộc về|do|-|–|được (?:giao|bàn giao|"
    rf"chuyển) cho|hiện là|"
    r"sẽ là|sang)\s*)(?:(?:đơn vị|tập thể|lãnh đạo|đại diện|các|hai|\d+)\s+)*(?:bầu\s+)?$"
)
AFTER_BY_PERSON = re.compile(
    rf"^{OF}(?:\s+{YEAR_WORDS})?\s*(?:[,:–-]|là)?\s*(?:ông|bà|đồng chí|đ/c|anh|chị)\s+[\w ]{{4,40}}\s*[,(–-]\s*"
    r"(?:phó |quyền )?(?:chủ tịch|giám đốc|tổng giám đốc|bí thư|hiệu trưởng|viện trưởng|chánh án|chánh|cục trưởng|"
    r"chi cục trưởng|trưởng|tổng biên tập)(?:\s+(?:thường trực|ban))?\s*$"
)
# "Với vai trò Cụm phó, huyện A đã …"
AS_ROLE = re.compile(
    r"(?:(?:^|[.;:,] |… ?)(?:là|đơn vị)|(?<!\w)(?:với|trên|trong|ở|thay mặt|đại diện))(?: vai trò| tư cách| cương vị|"
    r" trọng trách|"
    r" trách nhiệm|"
    r" vị trí)?(?: là| của)?(?: đơn vị)? $|"
    r"(?:^|[.;:,“\"] ?)được (?!(?:giao|bầu) cho)[^,;.:]{0,50}?(?:giao|bầu|cử|chọn|phân công|tín nhiệm)"
    r"(?: (?:làm|là|giữ|nhiệm vụ|trọng trách|vai trò|chức|chức vụ|đảm nhiệm|đảm nhận|vị trí|trách nhiệm))* $"
)
# "…, với trách nhiệm của Cụm trưởng, thị xã đứng ra …": the kind alone, of the unit named before
KIND_AGAIN = re.compile(
    rf"\s*,\s*(?P<kind>huyện|quận|thị xã|thành phố|tỉnh|xã|phường|sở|công ty|trường|đơn vị)(?!\w)(?! {CAPITAL})"
)
COMMA = re.compile(
    rf"{OF}(?:\s+{YEAR_WORDS})?\s*,\s*(?:{YEAR_WORDS},\s*)?(?:(?:ông|bà|đồng chí)\s[^,;.]{{4,40}},\s*)?"
    r"(?:(?:lãnh đạo|đại diện|(?:phó |quyền )?(?:chủ tịch|giám đốc|bí thư|trưởng|hiệu trưởng|cục trưởng|"
    r"tổng biên tập))\s+)*"
)
BEFORE_ROLE = re.compile(
    rf"^(?:\s|,|-|–|\(|\)|{YEAR_WORDS}|"
    r"là|làm|được|bầu|nhất trí|tiếp tục|tiếp nhận|nhận bàn giao|nhận|đảm nhiệm|đảm nhận|đảm đương|giữ|"
    r"vai trò|chức danh|chức|chức vụ|nhiệm vụ|đơn vị|với|cương vị|cử|phân công|luân phiên|chọn|giao|ấn định|sẽ|đã|"
    r"đang|hiện|cùng|trọng trách|tư cách|trách nhiệm|lần lượt|gánh vác|kiêm|vừa|vẫn|chính thức|tín nhiệm giao|"
    r"trúng cử|tín nhiệm|thống nhất|này|công nhận|suy cử|suy tôn|bình chọn|bình bầu|liên tục|tập thể|lá cờ đầu|"
    r"vinh dự|thay mặt|đại diện|lãnh đạo|tham gia|đồng thời|ủy viên|chủ tịch|ubnd|phó|đề cử|chỉ định|bổ nhiệm|lên|"
    r"về|mới|tân|nguyên|cựu|(?:hai|ba|0?[23]) (?:đơn vị|địa phương))*$"
)
ACTING = re.compile(
    r"(?<!\w)(?:là|làm|nhận|đảm nhiệm|đảm nhận|đảm đương|giữ|bầu|được|cử|cho|giao|chọn|vai trò|cương vị)(?!\w)"
)
# "huyện A thay huyện B làm Cụm trưởng": A is it now
REPLACED = re.compile(r"(?<!\w)(?:thay|thay thế|thay cho|kế nhiệm)\s+(?:đơn vị\s+)?$")
REPLACING = re.compile(
    r"^\s*(?:(?:sẽ|đã|chính thức|vừa|được giao) )*(?:thay thế|thay cho|thay|kế nhiệm)\s[^,;.]{3,40}?(?=\s(?:làm|giữ|"
    r"đảm|với|nhận|trong)\s)"
)
# "huyện A đăng cai hội nghị với tư cách Cụm trưởng"
WITH_ROLE = re.compile(
    r"^[^,;.:()]{0,60}\s(?:với|trên)\s(?:tư cách|vai trò|cương vị|trách nhiệm)(?:\s(?:là|của))?(?:\sđơn vị)?\s*$"
)
PERSON = re.compile(rf"^(?:\s+{CAPITAL}\w*){{2,5}}(?=\s*[,(–-])")
SAME_ROLE = re.compile(
    r"vị trí này|vai trò này|nhiệm vụ này|chức (?:vụ )?này|cương vị này|trọng trách này|"
    r"trách nhiệm này"
)
STANDS_IN = re.compile(
    r"(?<!\w)(?:dẫn đầu|đứng đầu|đứng nhất|(?:đứng|xếp) thứ \w+|thành viên)(?: của| trong| thuộc)?"
    r"(?: các đơn vị(?: trong| thuộc)?)? (?:cụm|khối)(?: thi đua)?(?: số)?(?!\w)"
)
OF_CLUSTER = re.compile(OF)
# "X và Y lần lượt làm Cụm trưởng, Cụm phó", "Cụm trưởng và Cụm phó lần lượt là X và Y"
IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|theo thứ tự)(?!\w)")
ROLES_JOINED = re.compile(rf"{OF}\s*(?:,|và|, và)\s*")
# "… phân công nhiệm vụ năm 2025 như sau." and then "Cụm trưởng: huyện A."
PLANS = re.compile(r"(?<!\w)(?:phân công|danh sách|kiện toàn|như sau|giao (?:cụm|khối) trưởng|bầu|luân phiên)(?!\w)")
LIST_FORM = re.compile(
    r"\W*(?:các |\d[.)] )?(?:phó )?(?:(?:cụm|khối) (?:trưởng|phó)|trưởng (?:cụm|khối)|phó trưởng)[^:]{0,30}:"
)
# "Năm 2024, cụm gồm … . Trong đó, huyện A là Cụm trưởng"
# "- Huyện A (Cụm trưởng);"
ITEM = re.compile(r"\s*(?:[-–+•*]|\d+[.)])\s")
# "Năm 2023, dưới sự điều hành của huyện A - Cụm trưởng, …": A leads in that year
UNDER = re.compile(
    r"(?<!\w)(?:dưới|với|có) sự (?:điều hành|chủ trì|dẫn dắt|lãnh đạo|điều phối|chỉ đạo)(?!\w)[^,;.]{0,40}$"
)
# "… bàn giao cho huyện B – Cụm trưởng năm 2024": B has an office of its own
OWN_OFFICE = re.compile(
    rf"\s*(?:(?:là|làm|giữ chức|giữ vai trò|được bầu làm|"
    rf"được bầu là)\s+(?:đơn vị\s+)?(?:{ROLE.pattern.replace('?P<role>', '?:')})|"
    rf"[-–(]\s*(?:đơn vị\s+)?(?:{ROLE.pattern.replace('?P<role>', '?:')})(?!\s*(?::|là)))"
)
# "… lần lượt làm Cụm trưởng các năm 2022, 2023 và 2024"
YEARS_IN_TURN = re.compile(
    r"(?:trong |vào |của )?(?:các |hai |ba |bốn )?năm (20\d\d(?:(?:,| và|, và) (?:năm )?20\d\d)+)(?!\d)"
)
GOES_ON = re.compile(r"(?:trong đó|theo đó)(?!\w)")
STARTS = re.compile(rf"\W*(?:trong |từ )?{YEAR_WORDS},")
# "phân công: Khối trưởng - Sở A; Khối phó - Sở B"
ASSIGNS = re.compile(r"(?<!\w)(?:phân công|bầu|cử|giao|công nhận|thống nhất|kiện toàn)(?!\w)[^.:]*:")
YEAR_BEFORE = re.compile(r"năm (20\d\d)\s*(?::|-|–|,|là|do|thuộc về|giao(?: cho)?)?\s*(?:đơn vị\s+)?$")
# "làm Trưởng cụm năm 2022, huyện B năm 2023 và huyện C năm 2024": one verb for all
NEXT_YEAR = re.compile(r"\s*(?:,|;|và|, và)\s*(?:đơn vị\s+)*")
# "…; năm 2023 chuyển sang huyện B"
YEAR_THEN = re.compile(
    r"[;,]\s*(?:và\s+)?(?:đến |sang |từ )?năm (20\d\d)\s*,?\s*(?:(?:sẽ|được|thì) )*(?:chuyển sang|chuyển cho|"
    r"chuyển về|đến lượt|"
    r"tới lượt|do|là|giao cho|thuộc về|luân phiên cho|luân phiên sang)\s+(?:đơn vị\s+|đến\s+)?"
)
YEAR_HERE = re.compile(r"(?: là)? năm (20\d\d)(?!\d)")
YEAR_OPENS = re.compile(
    rf"\W*(?:trong |từ )?(?P<year>{YEAR_WORDS}),? (?:các )?(?=(?:phó )?(?:cụm|khối) (?:trưởng|phó)|trưởng (?:cụm|"
    rf"khối))"
)
# "thành phố A bầu Cụm trưởng": who elects is not who leads
ELECTS = re.compile(r"\s*(?:đã |vừa |sẽ )?(?:bầu|chọn|cử|giao|phân công|kiện toàn|công nhận|suy cử|luân phiên)\s*")
# Verbs behind which an office is not the subject's own: it is handed over, talked about or asked for
ASKS = re.compile(
    r"(?<!\w)(?:bàn giao(?! nhiệm vụ$)|chuyển giao|trao|nhường|chuyển|đề nghị|giới thiệu|tổ chức|mời|bầu|chọn|cử|giao|"
    r"phân công|xin thôi|thôi|chúc mừng|tặng|thăm)(?!\w)"
)
# Who is chosen at a meeting does not hold the office in the year that it reviews
CHOSEN = re.compile(
    r"(?<!\w)(?:bầu|cử|chọn|suy cử|trúng cử|đắc cử|bàn giao|tiếp nhận|nhận|tiếp quản|trao|chuyển|giao|phân công|"
    r"giới thiệu|"
    r"nhiệm kỳ tới|kế nhiệm|thay|sẽ|luân phiên|thuộc về|tín nhiệm)(?!\w)"
)
_OF_THE_YEAR = r"(?:(?!(?:trưởng|phó)(?!\w))[^.;:]){0,70}? năm (20\d\d)(?!\d)"
# "tổng kết năm 2022 của Cụm …, do huyện A làm Cụm trưởng": who leads then
REVIEWED = re.compile(rf"(?<!\w)(?:tổng kết|sơ kết|bình xét|nhìn lại|kiểm tra|giao ban){_OF_THE_YEAR}")
# "ký giao ước thi đua năm 2023. Huyện A nhận nhiệm vụ Cụm trưởng": for that year
AGREED = re.compile(rf"(?<!\w)(?:giao ước|phát động|triển khai){_OF_THE_YEAR}")
# Between two offices another act is told: the year behind the second is not the first's
FURTHER_ACT = re.compile(r"(?<!\w)(?:đã|vừa|nhất trí|thống nhất|khép|từ năm|sang năm)(?!\w)")
# "Năm 2023, trọng trách Cụm trưởng thuộc về …": the year before holds as with a verb of holding
LINKS = re.compile(r"(?<!\w)(?:thuộc|về|là|do|sang|cho)(?!\w)")
