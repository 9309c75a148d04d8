"""
What the words around a district say about its part in the article: home, body, people, event, time, past.

Patterns on the text before a name end with ``$``; those with capitals in them are for the text as printed, all others
for lower case. How the signs are weighed stands in :mod:`.roles`.
"""

from __future__ import annotations

import re

from ..cues import Gated, Sieve, at_word
from .text import CAPITAL

SIEVE = Sieve()
"""Of those patterns below that need certain words."""

HOME = SIEVE.pattern(
    r"(?<!\w)(?:[Qq]uê(?: quán| gốc| nhà| ngoại| nội)?|lớn lên|đóng (?:tại|quân)|"
    r"[Nn]hà của [^,;()]{2,45}|[Nn]hà riêng|[Nn]guyên quán|"
    r"(?<!lưu )(?<!bán )(?<!nội )(?<!Nội )(?<!Bán )[Tt]rú(?: quán)?|tạm trú|"
    r"thường trú|"
    r"cư trú|ngụ|hộ khẩu|(?<!các )(?<!nhiều )(?<!những )(?<!số )phụ huynh (?:ở|tại)|"
    r"HKTT|HKT|hktt|sinh sống|[Ss]ống trong|"
    r"(?:phòng trọ|nhà trọ|căn nhà|ngôi nhà|căn phòng) (?:nhỏ |cũ |cấp 4 )?của (?:anh|chị|ông|bà|em|gia đình|vợ chồng)|"
    r"nhà (?:của )?(?:em họ|anh họ|chị họ|bà con|người quen|người thân|bạn gái|bạn trai|bố|mẹ|ông bà|con trai|con gái)|"
    r"(?:đối tượng|nghi phạm|nghi can|bị can|bạn \w+\.?)(?: cùng)? ở|"
    r"(?:tài xế|lái xe|chủ xe|phụ xe|hành khách|du khách|bị cáo|khách hàng)(?: [^\W\d]+| \d+){0,5} ở|"
    r"(?:\d+ tuổi|SN \d{4}|sinh năm \d{4})\)(?: cùng)? ở|"
    r"cùng ở|"
    r"(?<!đời )(?<!cuộc )(?<!mức )(?<!người dân )(?<!hộ dân )sống|"
    r"(?<!hi )(?<!hy )(?<!học )(?<!nữ )(?<!nam )(?<!thí )(?<!giáo )(?<!phát )(?<!dân )(?<!vệ )[Ss]inh (?:ra|năm|"
    r"ngày|tại|ở)|SN|sn|"
    r"\(\s*ở|đến từ|gửi về|liên hệ|nộp tại|trụ sở(?: chính)?(?: đặt)?(?: tại| ở|:|(?= (?:tp|quận|huyện|q\.|h\.|"
    r"thị xã|thành phố|số|"
    r"đường)))|(?<!tại )địa chỉ|đóng ở|ở trọ|thuê trọ|chỗ ở (?:tại|ở)|\d+ tuổi)(?!\w)"
)
# "diễn ra tại trụ sở …", "tang lễ tổ chức tại nhà riêng ở …": the event is there
HELD_AT = SIEVE.pattern(
    r"(?<!\w)(?:diễn ra|tổ chức|khai mạc|cử hành|xảy ra|phát hiện|khám xét|bắt giữ|bắt quả tang|làm việc|họp)(?!\w)"
    r"[^,;]{0,30}(?<!\w)(?:tại|ở)(?!\w)[^,;]{0,12}$|"
    r"(?<!\w)(?:khám xét|khám nhà|lục soát)(?!\w)[^,;]{0,20}$"
)
# "22 người đến từ các quận …", "hộ dân ngụ ở nhiều huyện": people of several districts, not one person's home
# "sẽ diễn ra tại trụ sở … (57 Huỳnh Thúc Kháng, Láng Hạ, Đống Đa": the address of the house where it is
HELD_IN = SIEVE.pattern(
    r"(?<!\w)(?:diễn ra|tổ chức|khai mạc|cử hành)(?!\w)[^;.]{0,40}(?<!\w)(?:tại|ở)(?!\w)[^;.()]{3,90}\([^()]{0,70}$"
)
GROUP_HOME = SIEVE.pattern(
    r"(?<!\w)(?:đến từ|ngụ|sống|cư trú|sinh sống)(?: tại| ở)? (?:các|nhiều|những|[\d.]+)(?!\w)[^;]*$"
)
LEAVES_HOME = re.compile(
    r"\)|(?<!\w)(?:đã|bị|đang|khi|thì|cho biết|được|bắt|tại (?:khu vực|hiện trường|đường|quốc lộ|km)|"
    r"trên(?! (?:đường|phố)(?!\w)[^;()]{0,40},)|"
    r"điều khiển|đi|chạy|lái|đến|về|sang|cùng|và|của|[Cc]hủ tịch|[Pp]hó chủ tịch|[Bb]í thư|"
    r"[Tt]rưởng công an|[Tt]rưởng phòng|[Hh]iệu trưởng|[Gg]iám đốc|[Cc]hánh|[Đđ]ội trưởng|UBND|[Cc]ông an)(?!\w)"
)
BODY_WORDS = (
    r"công an|cơ quan csđt|cơ quan cảnh sát điều tra|csgt|cảnh sát|ca|ubnd|hđnd|uỷ ban|ủy ban|hội đồng|thanh tra|"
    r"tand|toà án|tòa án|toà|tòa|vks\w*|viện kiểm sát|viện ksnd|đảng bộ|đảng uỷ|đảng ủy|quận uỷ|quận ủy|huyện uỷ|"
    r"huyện ủy|thị uỷ|thị ủy|thành uỷ|thành ủy|mttq|mặt trận|ban chqs|ban chỉ huy|hạt kiểm lâm|kiểm lâm|chi cục|"
    r"phòng(?! (?:trọ|khách|ngủ|cháy|chống|khi))|trung tâm(?! $)|bệnh viện|bv|trạm(?! (?:thu phí|xăng|bot|dừng))|"
    r"bhxh|bảo hiểm xã hội|lực lượng|chính quyền|lãnh đạo|chủ tịch|bí thư|chánh|trưởng|phó|giám đốc|cán bộ|"
    r"nhân dân|người dân|bà con|cử tri|nông dân|ngư dân|hội(?! (?:chợ|thi|thảo))|"
    r"đoàn(?! (?:tàu|xe|khách|phim|người|thuyền))|quận đoàn|huyện đoàn|thị đoàn|thành đoàn|liên đoàn|"
    r"ban(?! (?:đầu|đêm|ngày|công))|đội(?! tuyển)|trường(?! hợp)|hộ dân|hộ(?! khẩu)|học sinh|giáo viên|"
    r"đồn biên phòng|đồn|đại diện|đại biểu"
)
STOP = (
    r"(?:tại|ở|đến|tới|vào|về|từ|ra|qua|cho|là|đã|được|bị|trên|trong|có|để|khi|sẽ|đang|cùng|với|do|nằm|gần|thuộc|"
    r"sang|mà|rồi|theo|ăn|đi|chạy|hướng|gặp|nối)"
)
BODY = SIEVE.pattern(rf"(?<!\w)(?:{BODY_WORDS})\s+(?:(?!{STOP}(?!\w))[\w.&/-]+\s+){{0,8}}$")
PEOPLE = SIEVE.pattern(
    r"(?<!\w)(?:các|nhiều|những|một số) (?:xã|phường)(?:, (?:phường|thị trấn))?(?: (?:của|thuộc))? $|"
    r"(?<!\w)(?:người dân|hộ dân|hộ nghèo|người nghèo|gia đình chính sách|trẻ em|bà con|nông dân|ngư dân|"
    r"nhân dân|cử tri|hộ|đồng bào|cư dân|"
    r"(?:các|những|nhiều|hàng \w+|[\d.]+)\s+(?:em |cháu )?(?:học sinh|giáo viên|phụ huynh|đoàn viên|thanh niên|"
    r"công nhân))\s+"
    r"(?:\w+\s+){0,4}?(?:ở|tại|của|trên địa bàn|thuộc)\s+(?:các\s+)?$|"
    r"(?<!\w)(?:\d+ xã|các xã|nhiều xã|một số xã)\s+(?:\w+\s+){0,3}?"
    r"(?:ở|tại|của|thuộc)\s+(?:\w+\s+)?$"
)
# "Chủ tịch UBND phường Mỹ Xuân, thị xã …", "Trường THCS Tân Dân (huyện …": a body in the district
BODY_INSIDE = Gated(
    rf"(?<!\w)(?:{BODY_WORDS})\s+(?:[^;:()]{{0,40}}?)(?:phường|xã|thị trấn|p\.|tt\.?)\s[^;:(),]{{1,25}}[,(]\s*$|"
    r"(?<!\w)(?:đồn|ubnd|công an)\s[^;:()]{1,50}[(]\s*$",
    ends=(",", "("),
)
# "Trường THCS Tân Dân (huyện …": a house in the district, whose people may act, or which is only named
HOUSE_INSIDE = SIEVE.pattern(
    r"(?<!\w)(?<!xã )(?<!phường )(?<!thị trấn )(?:(?:trường|bệnh viện|bv|trung tâm|bảo tàng|thpt|thcs|chợ|đình|chùa|"
    r"đền|hội trường|sân vận động|nhà hát|công viên)\s[^,;:()]{1,50}[(]|"
    r"(?:trường|thpt|thcs|trường tiểu học|trường mầm non|bệnh viện|trạm y tế|hợp tác xã|htx)\s[^,;:()]{3,50},)\s*$|"
    r"(?<!\w)(?:trường|thcs|thpt|bệnh viện|trạm y tế)\s+(?:\w+\s+){0,3}?(?:ở|tại|của|thuộc)\s+(?:\w+\s+)?$"
)
FORMER = SIEVE.pattern(
    r"(?<!\w)(?:(?:nguyên|(?:^|(?<=[.:;–-] )|(?<=[“\"]))Nguyên)(?! nhân| liệu| tắc| đơn| vẹn| trạng| thuỷ| thủy|"
    r" lý| vật| tố| cáo| cớ)|cựu(?! chiến binh)|"
    r"khi còn|"
    r"trước đây|trước đó(?: nữa)? là|thời kỳ)(?!\w)[^,;]{0,60}$|"
    # "nguyên là trung úy, cán bộ Công an huyện …"
    r"(?<!\w)nguyên là [^,;]{1,40}, (?:cán bộ|chiến sĩ|phó|trưởng|nhân viên|giáo viên|giám đốc|chủ tịch|bí thư)(?!\w)"
    r"[^,;]{0,60}$|"
    r"(?<!\w)(?:(?<!lượt )(?<!đến )(?<!cho )(?<!theo )(?<!của )(?<!vào )từng|"
    r"giữ (?:các|nhiều) chức vụ|kinh qua)(?!\w)[^;]{0,150}$|"
    # "Từ năm 2004 đến năm 2009, ông là Bí thư …": a career
    r"^\W*(?:[Tt]ừ|[Gg]iai đoạn|[Nn]ăm) (?:năm |tháng )?[\d/-]*(?:19|20)\d\d[^,;]{0,30}, (?:ông|bà|đồng chí|anh|chị) "
    r"(?:\w+ ){0,6}?(?:là|làm|giữ|đảm nhiệm|công tác|chuyển|được (?:bầu|bổ nhiệm|điều động|phân công))(?!\w)|"
    r"^\W*[Tt]rước khi (?:được bổ nhiệm|được bầu|làm|về|giữ|nhận)(?!\w)[^;]{0,120}, (?:ông|bà)(?: \w+){0,4} "
    r"(?:là|từng|làm|giữ|công tác)(?!\w)"
)
# "chủ tịch UBND huyện A (2008 - 2015)"
FORMER_AFTER = re.compile(r"^\s*\(\s*(?:từ )?(?:năm )?\d{4}\s*[-–]\s*\d{4}\s*\)")
# "học sinh lớp 10A5 Trường THPT X, huyện …": whom the article is about, not what the school does
PUPIL = SIEVE.pattern(
    r"(?<!\w)(?:học sinh|sinh viên|thí sinh|thủ khoa|em|nữ sinh|nam sinh|học lớp|lớp \d+\w*(?:/\d+)?|"
    r"cựu học sinh|đang học|theo học|nguyên hiệu trưởng)(?!\w)(?:(?! điểm thi )[^;:]){0,40}(?:trường|thpt|thcs)(?!\w)"
    r"[^;:]{1,60}[,(]\s*$",
    ends=(",", "("),
)
PAST = re.compile(
    r"(?<!sinh )(?:năm |tháng \d{1,2}/|ngày \d{1,2}/\d{1,2}/|thế kỷ |những năm )(?:1[0-8]\d\d|19[0-7]\d)(?!\d)"
)
OLD_YEAR = re.compile(r"1(?:[0-8]\d|9[0-7])\d(?!\d)")
"""What every match of :data:`PAST` ends with: two of three sentences have no such number."""
# another case or an earlier one; not "Trước đó, như báo đã đưa tin, …", which tells the main event again
BACKGROUND = SIEVE.pattern(
    r"^\W*(?!trước đó[^.]{0,60}(?:đưa tin|đã đưa|thông tin|phản ánh|đăng tải)|"
    r"trước đó,? (?:cùng ngày,? )?(?:đoàn|lãnh đạo)(?!\w))"
    r"(?:trước đó|trước kia|cách đây|được biết|gần đây|mới đây|năm ngoái|năm trước|"
    r"(?:[^\W\d]+ ){0,6}?(?:đúng )?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|\d+) "
    r"(?:tuần|tháng|năm) trước(?! đó)|"
    r"(?:hồi )?(?:ngày \d+[/-]\d+|tháng \d+|cuối|đầu) (?:năm ngoái|năm trước|năm 20\d\d))(?!\w)"
)
PERSON_BEFORE = Gated(
    r"(?<!\w)(?:(?i:anh|chị|ông|bà|em|bé|cô|chú|cháu|bạn|bạn đọc|cụ|thầy|cựu chiến binh|cử tri|tài xế|luật sư|kỹ sư|"
    r"bác sĩ|sinh viên|học sinh|phụ huynh|nghệ sĩ|nghệ sĩ ưu tú|nghệ sĩ nhân dân|nhạc sĩ|nhà báo|nhà văn|hoạ sĩ|họa sĩ|"
    r"đại đức|thượng toạ|thượng tọa|hoà thượng|hòa thượng|linh mục|ngư dân|nông dân|thủ khoa|"
    r"thí sinh|cô giáo|thầy giáo|nạn nhân|nghi phạm|nghi can|đối tượng|bị cáo|bị can|ca sĩ|diễn viên|vợ|"
    r"chồng))"
    rf"\s+{CAPITAL}[\w.]*(?:\s?{CAPITAL}[\w.]*){{0,4}}\s*\(\s*"
    r"(?:(?:thôn|ấp|xóm|tổ|bản|khu|khối|xã|phường|thị trấn|P\.|số \d+)[^()]{0,60})?$",
    needs=("(",),
)
# "Đại uý Lê Văn An (Công an quận …).": a person's post, of somebody who is only listed
POST = SIEVE.pattern(
    rf"{CAPITAL}\w+ {CAPITAL}\w+ ?\((?:[^()]* )?(?i:công an|phó|trưởng|cán bộ|giám đốc|bí thư|chủ tịch) [^()]*$"
)
POST_ENDS = re.compile(r"[^()]{0,40}\)\s*(?:$|[.;,])")
SURNAME = (
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lâm|Mai|Trịnh|Đào|Cao|"
    r"Lương|Hà|Tạ|Châu|Quách|Tô|Thạch|Kim|Tăng|Lưu|Thái|Đàm|Vương|Kiều|Tống|Chu|Phùng|Nghiêm|Từ|Triệu|Lò|Quàng)"
)
# "Trần Đình Thương (TP …": a person's name, unless a street, school or commune bears it
NAMED_PERSON = Gated(
    rf"(?:^|[^\w]|(?<!\w)(?P<word>\w+) )(?P<name>{SURNAME}(?: {CAPITAL}\w*){{1,3}})\s*\(\s*$",
    ends=("(",),
)
BEARS_NAME = frozenset(
    (
        "đường",
        "phố",
        "phường",
        "xã",
        "trường",
        "chợ",
        "cầu",
        "chùa",
        "đền",
        "đình",
        "viện",
        "rạp",
        "viên",
        "thcs",
        "thpt",
        "học",
        "cư",
        "tiểu",
        "non",
        "hầm",
        "ngõ",
        "hẻm",
        "giao",
        "khu",
    )
)
# a list of streets: "ở đường Nguyễn Thị Thập (quận …), Hà Huy Giáp (quận …"
STREETS = SIEVE.pattern(
    r"(?<!\w)(?:[Đđ]ường|[Pp]hố|chợ|ngã (?:ba|tư|năm|sáu)|giao lộ|dự án|tuyến|chung cư|cầu|siêu thị|công viên|"
    r"khách sạn|nhà hàng|quán)(?!\w)[^;]*$"
)
# "phối hợp với huyện …", "giao quận …", "báo cáo của huyện …": the district acts or receives, under its own name
PARTNER = SIEVE.pattern(
    r"(?<!\w)(?:(?:phối hợp|làm việc|ký kết|kết nghĩa|bàn giao|thống nhất)[^,;.]{0,30} (?:với|cùng|cho)|giao(?: cho)?|"
    r"yêu cầu|đề nghị|chỉ đạo|đôn đốc|(?:trao|tặng|hỗ trợ|biểu dương|khen thưởng)(?: [^,;.]{1,40} cho)?|"
    r"(?:thông báo|báo cáo|kế hoạch|quyết định|đề nghị|đề xuất|văn bản|công văn|kết luận)(?: chính thức)? (?:của|từ)) "
    r"(?:các |hai |ba )?$"
)
# "Công ty X (số 202 đường …, quận …": the seat of a company
SEAT = SIEVE.pattern(
    r"(?<!\w)(?P<of>của )?(?:[Cc]ông ty|[Dd]oanh nghiệp|[Tt]ập đoàn|[Nn]gân hàng|[Cc]ty|CTCP|"
    r"[Cc]hi nhánh)(?!\w)(?:(?! (?:đoạn|đến|từ|trên|thi công) )[^;:()]){1,100}"
    r"\([^()]{0,90}$",
    needs=("(",),
)
# destinations of flights: "khai thác đường bay từ TP.HCM đến A, B và C"
FLIGHT = SIEVE.pattern(
    r"(?<!\w)(?:đường bay|chuyến bay|bay thẳng|chặng bay|hãng hàng không|kết nối|vé máy bay|bay (?:từ|đến|đi))(?!\w)"
)
# "công ty được thành lập tại huyện A", "chuyển địa điểm đăng ký sang quận B"
FOUNDED = SIEVE.pattern(
    r"(?<!\w)(?:công ty|doanh nghiệp|tập đoàn|hợp tác xã|htx)(?!\w)[^;.]{0,80}(?<!\w)(?:thành lập|đăng ký|đặt)(?!\w)"
    r"[^;.]{0,40}(?<!\w)(?:tại|ở|sang)(?!\w)[^;,.]{0,20}$"
)
# where the injured are taken is not where it happened
TAKEN_TO = SIEVE.pattern(
    r"(?<!\w)(?:đưa|chuyển|nhập|chở|cấp cứu|điều trị)(?!\w)[^.;]{0,40}"
    r"(?<!\w)(?:bệnh viện|bv|viện|trung tâm y tế)(?!\w)[^.;]{0,50}$",
    needs=("viện", "bv", "trung tâm y tế"),
)
# a court or a police force that dealt with the case before
BEFORE_APPEAL = SIEVE.pattern(
    r"(?<!\w)sơ thẩm(?: lần \w+)?,? (?:của )?(?:tand|tòa án|toà án|toà|tòa)(?!\w)[^,;]{0,20}$",
    needs=("sơ thẩm",),
)
# "Lúc đi qua xã B, huyện A, anh thấy …": a story tells where it happened
NARRATIVE = SIEVE.pattern(r"^\W*(?:khi|lúc|đến|đang|tới|vừa đến|trên đường|khoảng|đúng lúc)(?!\w)")
# "Tại huyện A, …", "Còn ở quận B …": the sentence tells what happens there
TOPIC_PLACE = SIEVE.pattern(
    r"^\W*(?:(?:còn|riêng|hiện|nay|cũng|trong khi đó|đặc biệt|đáng chú ý|ngoài ra),? )?(?:tại|ở|"
    r"trên địa bàn)\s+(?:các |cả |\w+ )?"
    r"(?:(?:xã|phường|thị trấn)\s[^;:()]{1,25},\s*)?$"
)
_EVENTS = (
    "xảy ra|xẩy ra|diễn ra|tổ chức|khai mạc|khánh thành|khởi công|phát hiện|ghi nhận|bắt giữ|bắt khẩn cấp|"
    "bắt quả tang|cháy|hoả hoạn|hỏa hoạn|tai nạn|sạt lở|ngập|lũ|bùng phát|triển khai|thi công|xây dựng|dự án|"
    "công trình|vụ|hiện trường|cưỡng chế|giải toả|giải tỏa|thu hồi|khám xét|kiểm tra|sập|nổ|đâm|tông|húc|cán|"
    "cuốn trôi|bốc cháy|cướp|giết|hành hung|xô xát|đình công|phản đối|cử hành|bất ngờ|ổ dịch|dịch|khai quật|"
    "tìm thấy|mất tích|tử vong|chết|đuối nước|va chạm|lật|án mạng|trao|thăm|làm việc|tiếp xúc|khảo sát|chìm|"
    "lốc|kẹt xe|ùn tắc|ùn ứ|ngộ độc|ô nhiễm|sụt lún|tang lễ|nhặt được|thí điểm|di dời|sơ tán|"
    "giải cứu|bắt cóc|ghi hình|tháo dỡ"
)
EVENT = re.compile(at_word(*_EVENTS.split("|")) + r"(?!\w)")  # plain words; of two that begin alike the longer is found
AT = SIEVE.pattern(
    r"(?<!\w)(?:tại|ở|địa bàn|thuộc|qua|trên|khu vực|về|đến|trong|phường|xã|thị trấn|đường|thôn|ấp|phố|chợ|"
    r"cầu)(?!\w)[^;]{0,60}$"
)
TIME = re.compile(
    r"(?<!\w)(?:\d{1,2}\s?(?:h|giờ)\d{0,2}|ngày \d+|sáng|trưa|chiều|tối|đêm|rạng sáng|hôm nay|hôm qua|"
    r"khoảng \d+ ?(?:h|giờ))(?!\w)"
)
BEGINS = re.compile(
    r"(?:^|[,;:–-]|(?<!\w)(?:và|thì|cho|khi|như|gồm|"
    r"cho biết|cho hay|rằng))\s*[“\"]?\s*(?:các|những|cả|hai|ba|bốn|năm|\d+|đơn vị|"
    r"riêng)?\s*$"
)
ASIDE = (
    r"(?:\s*\([^()]{0,40}\)|\s*(?:,|-|–)?\s*(?:của |thuộc )?(?:tỉnh|thành phố|tp\.?)\s?[^,;:()]{2,22}?(?=\s*[,–-]|"
    r"\s+(?:đã|vừa|sẽ|tổ chức|tiếp nhận|nhận|có))\s*[,–-]?)?"
)
ACTS = re.compile(
    rf"^{ASIDE}[\s,]*(?:đã|đang|sẽ|vừa|cũng|tổ chức|cho biết|phát động|nhận|tiếp nhận|đón nhận|đạt|được|phối hợp|"
    rf"chỉ đạo|yêu cầu|không|triển khai|tiếp tục|ban hành|"
    r"xử lý|tạm giữ|bắt|làm|chịu|bị|thiệt hại|mất|ký|kí|họp|đăng ký|chia sẻ|giới thiệu|báo cáo|dẫn đầu|vinh dự|"
    r"xây dựng|đề nghị|đề xuất|"
    r"trích|huy động|vận động|hoàn thành|là đơn vị|"
    r"là (?:một trong|địa phương)|(?:chỉ |hiện |vẫn )?(?:có|còn) (?:khoảng |hơn |gần |trên )?\d[\d.,]*|"
    r"phấn đấu|thực hiện|xác định|tăng cường|công bố|khánh thành|khai mạc)(?!\w)"
)
AWARD = Gated(
    r"cờ thi đua|bằng khen|giấy khen|huân chương|khen thưởng|suy tôn|giao ước|chiến sĩ thi đua|tập thể lao động|"
    r"cụm thi đua|khối thi đua|cụm trưởng|cụm phó|phong trào thi đua|bình xét",
    needs=("thi đua", "khen", "huân", "suy tôn", "giao ước", "tập thể", "cụm", "bình xét"),
)
PASSING = SIEVE.pattern(
    r"(?<!\w)(?:Từ|so với|giống|tương tự|cách|hướng(?! nghiệp| dẫn)|nối|đi|về hướng|tuyến(?! đường)|"
    r"sang|gần|giáp(?! ranh)|chuyến du lịch|tour|kỳ nghỉ|xe buýt (?:số|từ|đi)|"
    r"vận chuyển|chuyển|"
    r"từ(?! \d)|ra)(?!\w)(?:(?! (?:tại|ở|thuộc|trên địa bàn) )[^,;(]){0,30}$|"
    r"(?<!\w)(?:đường|tuyến) tránh(?: phía \w+)? $"
)
_MOVES = r"(?:lái|chạy|chở|di chuyển|lưu thông|xuất phát|điều khiển|đi|đặt xe|bay|hướng|đưa|vận chuyển|trên đường)"
# "chạy từ phà Cao Lãnh về huyện …": where somebody is going
BOUND_FOR = SIEVE.pattern(
    rf"(?<!\w){_MOVES}(?!\w)[^;.]{{0,80}}(?<!\w)từ [^;.]{{1,70}} (?:về|đi|đến|tới|sang|ra|vào|lên)(?: (?:trung tâm|"
    r"địa bàn|hướng))? $"
)
# "đi từ phố A, quận … về phố B": where somebody comes from
COMES_FROM = SIEVE.pattern(rf"(?<!\w){_MOVES}(?!\w)[^;.]{{0,80}}(?<!\w)từ [^;.]{{0,60}}$")
GOES_TO = re.compile(r"[^;.]{0,30}? (?:về|đi|đến|tới|sang|ra|vào|lên)(?! nay)(?!\w)")
# "Huyện A hai tuần liền không có ca mới": the sentence is about it
TELLS = re.compile(
    r"(?: (?!có |là |nằm |thuộc )[^\W\d]+| \d+){0,5} (?:không|đã|đang|sẽ|vừa|được|bị|đạt|cũng|vẫn)(?!\w)"
)
# "các quận A, B, Công ty C sẽ trả lời chất vấn": the verb of a longer list of those who act
LISTED_ACTS = re.compile(r"(?:, [^,;.()]{3,60}){1,3} (?:sẽ|đã|cùng|đang|phải) ")
EXAMPLE = SIEVE.pattern(r"(?<!\w)(?:như|chẳng hạn|ví dụ)(?!\w)[^,;]{0,30}$")
# a road or railway that is being built or opened is where the story is: "dự án (đi qua huyện A và B)"
BUILDING = re.compile(
    r"(?<!\w)(?:khởi công|khánh thành|thông xe|thông tuyến|vận hành|tiến độ|dự án|đưa vào|xây|mở rộng|thi công|"
    r"nâng cấp|đầu tư|mở(?! cửa| phiên)|kéo dài|hợp long|tỉ đồng|tỷ đồng|"
    r"giải phóng mặt bằng|làm)(?!\w)"
)
CROSSING = re.compile(rf"(?<!\w)(?:[Cc]ầu|[Hh]ầm|[Pp]hà) {CAPITAL}")
ROAD = re.compile(
    r"(?<!\w)(?:quốc lộ|cao tốc|metro|"
    r"tuyến|cáp treo|đường sắt|(?<!yêu )(?<!nhu )(?<!toàn )(?<!địa )(?<!thỉnh )cầu(?! thủ)|"
    r"hầm|vành đai|đường|kênh|đường ống)(?!\w)"
)
# "từ A đến B", "nối A với B": where such a road begins and ends
ENDS = SIEVE.pattern(
    r"(?<!\w)(?:dự án|tuyến|chiều dài|dài|km|điểm đầu|điểm cuối)(?!\w)[^;.]{0,60}(?<!\w)(?:từ|đến|tới|nối|"
    r"tại|ra|vào|lên|về)(?!\w)[^,;.]{0,45}$|(?<!\w)điểm (?:đầu|cuối)(?: tuyến)? (?:là|ở|thuộc|giao)(?!\w)[^;.]{0,60}$"
)
# "Cầu Vàm Cống bắc qua sông Hậu, nối huyện A và quận B": a bridge is where it ends
BRIDGE = SIEVE.pattern(
    r"(?<!\w)(?:cầu|công trình|hầm|dự án|phà|đò) (?:(?!đường )(?:[^;.]|\.\d)){0,80}(?<!\w)nối "
    r"(?:liền )?(?:giữa )?(?:các |hai )?(?:trung tâm )?"
    r"(?:[^;.]{0,40} (?:và|với) )?$"
)
# "dọc bãi biển kéo dài từ TP A đến huyện B": a stretch lies in both
STRETCH = SIEVE.pattern(
    r"(?<!\w)(?:kéo dài|trải dài|chạy dài|trải rộng)(?!\w)[^;.]{0,20}(?<!\w)từ (?:[^;.]{0,40} (?:đến|tới) )?(?:các )?$"
)
# "Cầu Nhị Thiên Đường … bắc qua Kênh Đôi quận 8": where the thing lies that the title names
LOCATED = SIEVE.pattern(
    r"(?<!\w)(?:nằm|thuộc|bắc qua|chạy qua|tọa lạc|toạ lạc|đặt tại|được xây dựng tại)(?!\w)(?:(?! nối )[^;.]){0,90}$"
)
# "đoàn công tác đã đi khảo sát, kiểm tra … ở huyện …": an official visit
VISIT = SIEVE.pattern(
    r"(?<!\w)(?:đoàn|chủ tịch|bộ trưởng|thứ trưởng|lãnh đạo|bí thư)(?!\w)[^;.]{0,60}(?<!\w)(?:khảo sát|kiểm tra|"
    r"thăm|làm việc|"
    r"thị sát)(?!\w)[^;.]{0,60}(?<!\w)(?:tại|ở)(?!\w)[^;.]{0,40}$",
    needs=("khảo sát", "kiểm tra", "thăm", "làm việc", "thị sát"),
)
# "sẽ đến huyện X để thực hiện …, trao quà": who comes does something there
COMES = SIEVE.pattern(r"(?<!\w)(?:đến|về|tới|lên|ra|xuống)(?: với)?\s+(?:các )?$")
TO_DO = re.compile(
    r"(?:\s*\([^()]{0,40}\)|, tỉnh [^,]{2,20},?)?\s*(?:để |và )?(?:thực hiện|trao|tặng|thăm|khám|tổ chức|"
    r"làm việc|hỗ trợ)(?!\w)"
)
# "ở chợ Long Biên (quận …", "dự án 12 Tôn Đản, quận …": where the thing lies, said right behind its name
SITE = SIEVE.pattern(
    r"(?<!\w)(?:chợ|cầu|chùa|đền|đình|nhà thờ|dự án|khu đô thị|khu dân cư|chung cư|toà nhà|tòa nhà|công viên|khu đất|"
    r"nhà máy|bãi biển|sân bay|cảng|bến|hồ|núi|công trình|khu du lịch|khu công nghiệp|làng|trại|đồi|thác|hang|mỏ|"
    r"bệnh viện|trường)(?!\w)[^,;.()]{2,40}[(,]\s*(?:(?:xã|phường|thị trấn|p\.)[^,;.()]{1,25},\s*)?$"
)
# "Ông A - phó bí thư …, ông B - giám đốc …, C - chủ tịch …": people with their posts, one after the other
POST_OF_ONE = re.compile(
    rf"{CAPITAL}\w+ {CAPITAL}\w+ ?[-–(,] ?(?i:nguyên |đồng chí )?(?:phó|trưởng|chủ tịch|bí thư|giám đốc|"
    r"đại biểu|uỷ viên|ủy viên|thiếu tướng|trung tướng|đại tá|chánh|thứ trưởng|bộ trưởng|tổng|hiệu trưởng)(?!\w)"
)
TITLE_NAME = re.compile(rf"(?<!\w){CAPITAL}\w+(?: {CAPITAL}\w+)+")
THROUGH = SIEVE.pattern(
    r"(?<!\w)qua (?:nhiều |một số )?(?:các |hai |ba |\d+ )?(?:địa bàn |địa phận )?(?:các |hai |ba |\d+ )?"
    r"(?:(?:quận|huyện|thị xã|thành phố)(?:,| và)? ?){0,4}:? ?$"
)
# a person's studies and jobs: "nhận nhiệm vụ tại trường … quận 12", "đang làm tại một khách sạn ở quận 2"
CAREER = SIEVE.pattern(
    r"(?<!\w)(?:tốt nghiệp|nhận nhiệm vụ|theo học|thi đậu|thi đỗ|khi đậu|ở nhờ|ở ké|đang làm (?:tại|ở|cho)|"
    r"làm (?:quản lí|quản lý|công nhân|nhân viên|bảo vệ)(?:[^,;]{0,20} (?:tại|ở|cho)))(?!\w)[^;]{0,70}$"
)
# "Có hai địa phương là quận A và huyện B, …"
NAMED_UNITS = SIEVE.pattern(r"(?<!\w)(?:địa phương|đơn vị) (?:là|gồm|như)\s*:?\s*[^;.]{0,30}$")
# the story goes on where the person of its first sentences lives: "bà con trong xã", "Công an phường …"
LOCAL = re.compile(
    r"(?<!\w)(?:trong|tại|ở|của|trên|thuộc|công an|ubnd|chủ tịch|trưởng|bà con|người dân|đoàn)(?: địa bàn| đường|"
    r" bãi biển| nhà)? "
    r"(?:xã|phường|thị trấn|thôn|ấp|bản|làng|khu phố|xóm|địa phương|hàng xóm)(?!\w)|(?<!\w)hàng xóm(?!\w)|"
    r"(?<!\w)(?:(?:kéo |tìm )?đến|tại|quanh|trước|sau|gần) (?:nhà|cửa)(?!\w)"
)
NEAR_HOME = re.compile(r"(?<!\w)(?:đến|tại|vào|quanh|trước|sau) (?:nhà(?! riêng)|cửa)(?!\w)[^;]{0,90}$")
OFFICES = re.compile(r"(?<!\w)(?:công ty|doanh nghiệp|tập đoàn|ngân hàng|trụ sở|địa chỉ)(?!\w)[^;]{0,100}$")
ELSEWHERE = re.compile(
    r"(?<!\w)(?:tand|tòa|toà|vks\w*|xét xử|cáo trạng|phúc thẩm|sơ thẩm)(?!\w)|"
    r"(?<!\w)(?:tại|ở|đến) (?:bệnh viện|bv|sân bay|cửa khẩu|bến xe|ga)(?!\w)"
)
COMMUNE_BEFORE = re.compile(r"(?<!\w)(?:xã|phường|thị trấn) [^,;()]{2,30}[,(] ?$")
BORN = re.compile(r"(?<!\w)(?:quê|sinh ra|sinh năm|sinh ngày|nguyên quán)(?!\w)[^;()]{0,80}$")
OFFICE_AGE = re.compile(
    r"(?<!\w)(?:[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng|[Pp]hó|[Gg]iám đốc|[Cc]ông an|UBND|[Cc]án bộ|[Cc]hánh)(?!\w)"
)
AFTERMATH = SIEVE.pattern(r"(?<!\w)(?:sau|như|từ) (?:vụ|trận|cơn|đợt|sự cố)(?!\w)[^,;]{0,40}$")
