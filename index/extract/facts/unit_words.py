"""
Which words begin, end and part the names of units: heads of bodies, kinds of places, verbs behind a name?
"""

from __future__ import annotations

import re

from .text import CAPITAL

KINDS = r"quận|huyện đảo|huyện|thị xã|thành phố|tp\.?|tx\.?|q\.|h\.|tỉnh"
HEADS = (
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
    r"Lực lượng(?= Thanh niên)|Khu [Cc]hế xuất|Khu [Cc]ông nghiệp|Thành Đoàn|Tỉnh Đoàn|Huyện Đoàn|Quận Đoàn|"
    r"Trung Tâm|Thành hội|"
    r"BĐBP|BCHQS|MTTQ|TTYT|THADS|KBNN|NHNN|NHCSXH|CCB|"
    r"Chi đoàn|BIDV|Vietcombank|VietinBank|EVN"
)
PLURAL_HEADS = (
    r"công ty cổ phần|công ty TNHH|công ty|sở|trường THPT|trường THCS|trường tiểu học|trường mầm non|trường đại học|"
    r"trường cao đẳng|trường|chi hội|hội|chi cục|cục|phòng|bệnh viện|trung tâm y tế|trung tâm|điện lực|ngân hàng|"
    r"đảng ủy|đảng bộ|công đoàn|hợp tác xã|tổng công ty|viện|xã|phường|thị trấn|đặc khu"
)
# "Trường An", "Đội Cấn": a commune's name in a list of communes, though its first word is also that of bodies
COMMUNE = re.compile(rf"{CAPITAL}[^\W\dA-ZĐ]+ {CAPITAL}[^\W\dA-ZĐ]+(?=[.,;)]|\s(?:và|[-–]|cùng)\s|\s*$)")
COMMUNES = frozenset(("xã", "phường", "thị trấn", "đặc khu"))
BODY = re.compile(rf"(?<![\w-])(?:{HEADS})(?!\w)")
LOWER = re.compile(
    rf"(?<!\w)(?<!thị )(?<!hợp tác )(?<!Thị )(?<!trụ )(?<!cơ )(?P<many>(?:(?i:các|hai|ba|bốn|năm|sáu|bảy|"
    rf"\d{{1,2}})\s+)?)(?P<head>(?i:{PLURAL_HEADS})"
    rf"(?: {CAPITAL}\w*(?: \w+){{0,3}}(?=\s*:))?"
    rf"(?:,? (?:và )?(?:xã|phường|thị trấn|đặc khu))*)\s*(?:,?\s*(?:(?:bao )?gồm(?: có)?|là)(?=\s*:|\s))?\s*(?::\s*)?"
    rf"(?:(?i:xã|phường|thị trấn|đặc khu) )?(?!(?:Cụm|Khối|Trưởng|Phó|Đơn|Lá) )(?={CAPITAL}|(?<=phường )\d)"
)
# "Sở Khoa học và Công nghệ": what is inside a name does not part the list
INNER = re.compile(
    r"(?:Kế hoạch và Đầu tư|Khoa học và Công nghệ|Thông tin và Truyền thông|Giáo dục và Đào tạo|"
    r"Tài nguyên và Môi trường|Nông nghiệp và Phát triển [Nn]ông thôn|Nông nghiệp và Môi trường|"
    r"Lao động\s?[-–,]\s?Thương binh và Xã hội|Văn h(?:óa|oá), Thể thao và Du lịch|Văn h(?:óa|oá),? (?:và )?Thể thao|"
    r"Thi đua\s?[-–,]\s?[Kk]hen thưởng|Phát thanh(?: và|,| -| –) Truyền hình|Dân tộc và Tôn giáo|"
    r"Khoa học và Kỹ thuật|Kinh tế và (?:Hạ tầng|Đô thị)|"
    r"Văn h(?:óa|oá) và Thông tin|Dân\s?[-–,]\s?Chính\s?[-–,]\s?Đảng|Phòng cháy,? chữa cháy và|"
    r"\([A-ZĐ]{2,8}\) (?=tỉnh|thành phố|huyện|quận|thị xã|TP))",
)
STOP = re.compile(
    r"[,;.:|()\[\]“”\"]|\s[-–]\s|\s(?:vừa|đã|đang|sẽ|cũng|đều|vẫn|còn|không|là|làm|được|(?<!hiết )bị|giữ|nhận|"
    r"tiếp|ký|kí|họp|"
    r"tổ chức|trong|tại|ở|với|cùng|do|để|cho|từ|sang|theo|về|khi|vào|năm|ngày|(?<!chiếu )sáng|chiều|tối|qua|"
    r"trước|sau|nhằm|"
    r"thuộc|bàn|bầu|chủ trì|đăng cai|đảm (?:nhiệm|nhận|đương)|đề (?:nghị|xuất|cử)|tham (?:gia|dự|quan)|tổng kết|"
    r"sơ kết|"
    r"phát (?:động|biểu|huy)|triển khai|thống nhất|nhất trí|trao|hội nghị|gồm|có|đạt|dẫn|xếp|đứng|báo cáo|thay mặt|"
    r"đại diện|lần lượt|phối hợp|giao lưu|thi đua|mỗi|lên|đến|tới|(?<!công )trình|luân phiên|kiêm|gửi|thăm|quy tụ|"
    r"hội tụ|"
    r"tập hợp|góp mặt|sinh hoạt|kiểm tra chéo|đi|ra|"
    r"rút|công bố|cam kết|tiến hành|hoàn thành|thực hiện|giao(?! thông| dịch| nhận| lưu| thương| hàng)|phân công|"
    r"thảo luận|trưng bày|suy tôn|bình (?:xét|chọn|bầu)|chấm|"
    r"tặng|chúc mừng|giới thiệu|trúng cử|đắc cử|đảm trách|hưởng ứng|hợp thành|nằm|vinh dự|tự hào|vui mừng|"
    r"biểu (?:dương|diễn|quyết)|bắt tay|"
    r"khởi công|gánh|nắm|khép|"
    r"kết thúc|bước|"
    r"chính thức|nhường|thay|"
    r"đóng vai|kế nhiệm|"
    r"trở thành|cầm|hoàn tất|cho biết|cho hay|"
    r"chủ động|điều hành|đứng ra|hỗ trợ|giúp|tranh tài|thăm|Cụm (?:trưởng|phó)|Khối (?:trưởng|phó)|Trưởng (?:cụm|khối)|"
    r"Phó (?:cụm|khối|trưởng)|hẹn|đón|mở|chia sẻ|chuyển|trưởng|phó)(?!\w)",
)
# "Cục Thi hành án dân sự tỉnh | tranh tài": behind its level a body's name goes on with a capital only
LEVEL_END = re.compile(
    rf"(?<!các)(?<!\d)\s(?:tỉnh|thành phố|huyện|quận|thị xã|phường|thị trấn)(?=\s(?!{CAPITAL}|đảo|ủy|uỷ|và\s)[^\W\d])"
)
AND = re.compile(r"\s(?:và|cùng(?: với)?|hay|hoặc)\s")
STARTS = re.compile(rf"(?:(?:các|\d+|hai|ba|đơn vị)\s+)*(?:(?:{HEADS})(?!\w)|(?i:{KINDS}|{PLURAL_HEADS})\s|\d)")
SEPARATOR = re.compile(r"\s*(?:,\s*và\s|;\s*và\s|[,;]|\s(?:và|cùng với|cùng)\s)\s*")
GAP = re.compile(
    r"(?:\s*\([^()]{0,80}\))?\s*(?:,|;|/|\s[-–]\s|\bvà\b|\bcùng\b|\bcùng với\b|\bvới\b)\s*"
    rf"(?:,|và|cùng|với|các|đơn vị|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d[.)]?|lãnh đạo|{KINDS}|đảo|:|\s)*"
)
LEFT = re.compile(
    rf"(?<!\w)(?:(?:các|hai|ba|bốn|năm|sáu|bảy|tám|chín|\d{{1,2}})\s+)*(?:{KINDS})(?:,? (?:và )?(?:{KINDS}))*:?\s+$"
)
ADDRESS = re.compile(r"\s*(?:,|\(|[-–])?\s*(?:tỉnh|thành phố|tp\.?)\s*|\s*\(\s*")
SPREAD = re.compile(
    rf"\s+(?:các|hai|ba|bốn|năm|sáu|bảy|tám|chín|\d+)\s+(?:{KINDS})(?:,? (?:và )?(?:{KINDS}))*"
    r"(?: (?:phía|vùng|khu vực|miền|biên giới|ven biển|đồng bằng)[^,;:.]{0,40})?(?: (?:bao )?gồm)?\s?:?\s*$"
)
SHORT_FORM = re.compile(r" \([A-ZĐ]{2,8}\)")
KIND_COLON = re.compile(
    rf"(?i:(?:các|hai|ba|bốn|năm|sáu|bảy|\d+) (?:{KINDS})(?:,? (?:và )?(?:{KINDS}))*"
    rf"(?: (?:phía|vùng|khu vực|miền|biên giới|ven biển|đồng bằng)[^,;:.]{{0,40}})?(?: (?:bao )?gồm)?\s?:)"
)
# "Hội LHPN 4 quận, huyện A, B": the comma parts kinds, not units
KINDS_LISTED = re.compile(rf"(?:(?i:các)|hai|ba|bốn|năm|sáu|bảy|\d+) (?:{KINDS})(?:, (?:{KINDS}))+(?=[\s:])")
# since July 2025 communes are members under their names: "UBND phường Hoa Lư"
OF_A_COMMUNE = re.compile(
    rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Đảng ủy) (?:xã|phường|thị trấn|đặc khu) "
    rf"(?P<name>{CAPITAL}\w*(?: {CAPITAL}\w*){{0,4}})$"
)
CITIES = frozenset(("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"))
# "Hải Phòng", and of a person "Lại Trường (Thịnh)", which takes two words before it
IN_A_NAME = re.compile(
    rf"{CAPITAL}\w* {CAPITAL}\w* (?:Trường|Viện)$|"
    rf"(?!Trưởng|Phó|Chánh|Giám|Chủ){CAPITAL}\w* (?:Bộ|Phòng|Ban|Cảng|Khoa|Đội|Quỹ|Hạt|Mỏ|Vụ|Báo|Đài)$"
)
# "UBND các xã A, B": the list of communes behind it is the list
OF_COMMUNES = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Đảng ủy|Đảng uỷ|Ủy ban|Uỷ ban) (?:các|hai|ba|bốn|năm|sáu|\d+) "
    r"(?:xã|phường|thị trấn|đặc khu)(?!\w)"
)
# A body that every district has: "Công an huyện A, huyện B" are two
OF_A_DISTRICT = re.compile(
    r"(?P<body>(?:Công an|Hội|Thanh tra|Chi cục|Tòa án|Toà án|TAND|Viện [Kk]iểm sát|VKSND|Trung tâm|Liên đoàn|"
    r"LĐLĐ|Ủy ban|"
    r"Uỷ ban|UBMTTQ|Ban Chỉ huy|Phòng|Huyện đoàn|Đoàn|Bảo hiểm|BHXH|Kho bạc|Hạt|Điện lực|Đảng bộ|HLG|"
    r"Ban)(?!\w)[^,;.()]{0,40}?\s)"
    r"(?:huyện|quận|thị xã|thành phố) [^,;.()]{2,25}"
)
KIND_BEFORE = re.compile(r"(huyện|quận|thị xã|thành phố) ")
DASH = re.compile(rf"\s[-–]\s(?!Cụm|Khối|Trưởng|Phó|Đơn vị){CAPITAL}")
JOINED = re.compile(r"\s*,\s*|\s+(?:và|cùng)\s+|\s*,\s+và\s+")
AUTHORITY = re.compile(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Huyện ủy|Quận ủy|Thị ủy|Thành ủy)(?!\w)")
