"""
How are awards written: their forms, ranks, short names and what may stand around them?
"""

from __future__ import annotations

import re

from ..cues import Sieve
from .keys import pattern

__all__ = [
    "CLOSING",
    "COMPILED",
    "DETAIL",
    "ELIDED",
    "FIXED",
    "HEADS",
    "NAME_NEXT",
    "ORDERS",
    "POINTING",
    "QUANTITY",
    "RANK",
    "RANKED_FOR",
    "RANKS",
    "RANK_FOR",
    "RANK_ONLY",
    "RANK_WORD",
    "ROW11",
    "SHORT",
    "SIEVE",
    "TITLES",
]

ORDERS = {
    "sao vàng": "Huân chương Sao vàng",
    "hồ chí minh": "Huân chương Hồ Chí Minh",
    "độc lập": "Huân chương Độc lập",
    "quân công": "Huân chương Quân công",
    "lao động": "Huân chương Lao động",
    "lđ": "Huân chương Lao động",
    "bảo vệ tổ quốc": "Huân chương Bảo vệ Tổ quốc",
    "bvtq": "Huân chương Bảo vệ Tổ quốc",
    "chiến công giải phóng": "Huân chương Chiến công",
    "quân công giải phóng": "Huân chương Quân công",
    "chiến công": "Huân chương Chiến công",
    "dũng cảm": "Huân chương Dũng cảm",
}
OTHER_ORDERS = (
    "kháng chiến chống mỹ cứu nước",
    "kháng chiến chống mỹ",
    "kháng chiến chống pháp",
    "kháng chiến",
    "hữu nghị",
    "chiến thắng",
    "giải phóng",
    "đại đoàn kết dân tộc",
    "đại đoàn kết",
    "chiến sĩ vẻ vang",
    "chiến sĩ giải phóng",
    "thành đồng",
)
ORDER_NAMES = "|".join((*OTHER_ORDERS, *ORDERS))
MEDALS = (
    "kháng chiến(?: chống (?:mỹ|pháp)(?:,? cứu nước)?)?|lao động|chiến sĩ vẻ vang|chiến sĩ giải phóng|giải phóng|hữu"
    " nghị"
    "|quân kỳ quyết thắng|vì an ninh tổ quốc|chiến thắng|vì sự nghiệp [^\\W\\d_]+(?: [^\\W\\d_]+){1,5}"
)
TITLE = "nghệ sĩ|nhà giáo|thầy thuốc|nghệ nhân"
TITLES = {
    "nsnd": "nhân dân",
    "nsưt": "ưu tú",
    "ngnd": "nhân dân",
    "ngưt": "ưu tú",
    "ttnd": "nhân dân",
    "ttưt": "ưu tú",
    "nnnd": "nhân dân",
    "nnưt": "ưu tú",
}
ROW11 = "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú"
HERO = (
    r"(?:đơn vị |tập thể )?anh hùng(?: (?:lực lượng vũ trang(?: nhân dân)?|llvt(?:nd| nhân dân)?|lao động|lđ)\b)?"
    r"(?: (?:trong )?thời kỳ (?:đổi mới|kháng chiến(?: chống (?:mỹ|pháp))?))?"
)
FLAG = (
    r"cờ(?:\s+đơn vị)?\s+(?:thi đua|dẫn đầu|xuất sắc|đơn vị (?:xuất sắc|dẫn đầu))"
    r"(?:\s+(?:xuất sắc|dẫn đầu|tiêu biểu|toàn diện|đơn vị (?:xuất sắc|dẫn đầu|tiêu biểu)"
    r"|(?:trong )?phong trào thi đua|khối thi đua|cụm thi đua))*"
)
FIGHTER = (
    r"(?:chiến sĩ thi đua|cstđ)(?:\s+(?:cấp\s+)?(?P<scope>toàn quốc|cơ sở|toàn quân|nhà nước|trung ương"
    r"|bộ(?:, ngành|/ngành)?|ban, ngành|ngành|tỉnh|thành phố|tp\.?|tổng cục|quân khu|bộ công an|bộ quốc phòng"
    r"|toàn lực lượng(?: công an(?: nhân dân)?| cand)?)"
    r"(?![^\W\d_]))?|cstđ(?:cs|tq)\b"
)
SORT = r"(?: (?:toàn diện|phong trào|chuyên đề|đột xuất))?"
PATTERNS = (
    ("order", rf"(?:huân chương|hc)\s+(?:[\"'] ?)?(?P<order>{ORDER_NAMES})"),
    ("order", r"(?P<short>hclđ|hcđl|hcqc|hccc|hcbvtq)\b"),
    ("bare_order", r"huân(?:, ?huy| huy)? chương(?! (?:vàng|bạc|đồng))"),
    ("medal", rf"huy chương\s+(?:\"\s*|')?(?P<medal>{MEDALS})"),
    ("mother", r"(?:bà )?mẹ việt nam anh hùng|bà mẹ vnah|mẹ vnah"),
    ("hero", HERO),
    ("hero", r"ah(?:lđ|llvt(?:nd)?)\b"),
    ("title", rf"(?:{TITLE})\s+(?P<title>nhân dân|ưu tú)(?:\s*(?:,|/|-|và)\s*(?P<title2>ưu tú|nhân dân)(?!\w))?"),
    ("title", r"(?P<abbr>" + "|".join(TITLES) + r")\b"),
    ("prize", r"giải thưởng [\"']?(?P<prize>hồ chí minh|nhà nước)"),
    ("fighter", FIGHTER),
    ("flag", FLAG),
    ("flag", r"cờ\s*:?\s+[\"'](?:đơn vị|thi đua|dẫn đầu)[^\"']{0,60}[\"']"),
    ("flag", r"cờ(?=\s*(?:,|và|, và|hoặc)\s*(?:\d+ )?bằng khen)"),
    ("flag", r"(?<=bằng khen và )cờ\b|(?<=bằng khen, )cờ(?= của| cho|,)"),
    ("flag", r"cờ(?= (?:(?:của|cấp) )?(?:chính phủ|ubnd (?:tỉnh|thành phố|tp)|bộ (?:công an|quốc phòng|y tế|nội vụ)))"),
    ("flag", r"(?<=tặng )cờ(?= cho\b[^.;]{0,60}(?:bằng khen|giấy khen))"),
    ("flag", r"(?<=tặng )cờ(?=\s*(?:[.;]|$|và\b|,(?! (?:hoa|quà|ảnh))))"),
    ("merit", rf"bằng khen{SORT}"),
    ("merit", r"(?<=tặng )bk|(?<=nhận )bk|(?<=trao )bk|bk(?= (?:của|cấp|thủ tướng|chính phủ|ubnd|chủ tịch|bộ) )"),
    ("certificate", rf"giấy khen{SORT}|(?<=tặng )gk(?= của)|(?<=nhận )gk(?= của)|(?<=trao )gk(?= của)"),
    ("badge", r"kỷ niệm chương|knc(?= vì| [\"']vì| của)"),
    ("team", r"(?:danh hiệu )?(?:tập thể (?:lao động|lđ) xuất sắc|(?:tập thể |tt)lđxs)"),
    ("advanced", r"(?:tập thể )?(?:lao động|lđ) tiên tiến|chiến sĩ tiên tiến|ttlđtt\b|lđtt\b"),
)
FIXED = {
    "medal": "Huy chương",
    "mother": "Danh hiệu Anh hùng",
    "hero": "Danh hiệu Anh hùng",
    "title": ROW11,
    "prize": "Giải thưởng Hồ Chí Minh/Nhà nước",
    "badge": "Kỷ niệm chương",
    "team": "Tập thể lao động xuất sắc",
    "advanced": "Lao động tiên tiến",
    "certificate": "Giấy khen",
    "bare_order": "Huân chương khác",
}
SHORT = {"hclđ": "lao động", "hcđl": "độc lập", "hcqc": "quân công", "hccc": "chiến công", "hcbvtq": "bảo vệ tổ quốc"}
SIEVE = Sieve()
COMPILED = tuple((family, SIEVE.pattern(rf"(?<!\w)(?:{form})(?!\w)")) for family, form in PATTERNS)
NAME_NEXT = pattern(r"\s+(?:St\. )?%A")
RANK = r"(?:nhất|nhì|hai|ba|iii|ii|i|[123])(?!\w)"
RANKS = re.compile(
    rf"[ \"')]*(?:[(,:-]\s*|gồm\s+)?(?:(?:các|cả ba|cả hai|đủ) )?hạng:?\s+(?:thứ\s+)?(?:[\"']\s*)?{RANK}"
    rf"(?:\s*(?:,|và|;|/|-|, và)\s*hạng\s+{RANK}"
    rf"|\s*(?:,|và|, và|/|-)\s*(?:nhất|nhì|ba|iii|ii|i|[123])"
    rf"(?=\s*(?:[-,;.:)/\"']|$|và\b|cho\b|của\b|do\b|vì\b|năm\b|tặng\b|hạng\b|trao\b|cùng\b|nên\b)))*"
)
# "hạng Ba (1995), hạng Nhì (2000)", "hạng Ba rồi hạng Nhì": one order, one more rank with a year of its own
RANK_ONLY = re.compile(
    rf"\s*(?:(?:\((?:năm )?\d{{4}}\)|(?:vào )?năm \d{{4}})\s*(?:,|;|và|, và|rồi|, rồi)"
    rf"|,? ?(?:rồi|,|và)(?=\s+(?:sau đó|tiếp đó|tiếp theo|gần đây|mới đây|hạng)))\s+"
    rf"(?:(?:sau đó|tiếp đó|tiếp theo|gần đây nhất|gần đây|mới đây|mới nhất) ?,?(?: là)? )?"
    rf"(?=hạng {RANK}|(?:nhất|nhì|ba)\s*\((?:năm )?\d{{4}}\))"
)
# "hạng Nhất cho đội tuyển, hạng Nhì cho ông Park": one order, each rank with its recipient
RANK_FOR = re.compile(
    rf"\s+(?:cho|tặng|trao cho)\s[^;.:]{{3,160}}?(?:,|;|\svà|, và)\s+(?=hạng {RANK}\s+(?:cho"
    rf"|tặng)\s)"
)
RANKED_FOR = re.compile(r"(?:[:;,]|\svà)(?=\s*hạng\s)")
RANK_WORD = {
    "nhất": "Nhất",
    "nhì": "Nhì",
    "hai": "Nhì",
    "ba": "Ba",
    "i": "Nhất",
    "ii": "Nhì",
    "iii": "Ba",
    "1": "Nhất",
    "2": "Nhì",
    "3": "Ba",
}
ELIDED = re.compile(rf"\s*(?:,|;|và|, và)\s*(?:\d+\s+)?(?P<name>{ORDER_NAMES})(?=\s+hạng\s)")
# Words behind a verb that point at an award told before, and the families each can mean.
POINTING = re.compile(
    r"(?<!\w)(?:tặng|trao|nhận|đón|phong|truy tặng|đạt|gắn|nhận được|có)(?: cho)? (?:các |hai |tấm |cũng )?"
    r"(?P<head>danh hiệu|huân chương|phần thưởng|bằng khen|giấy khen|hình thức)(?: cao quý)? "
    r"(?:này|ấy|đó|trên|nói trên|cùng hạng|cùng loại|tương tự)(?!\w)"
)
HEADS = {
    "danh hiệu": ("title", "hero", "mother", "fighter", "team", "advanced", "flag"),
    "huân chương": ("order",),
    "bằng khen": ("merit",),
    "giấy khen": ("certificate",),
    "phần thưởng": ("order", "flag", "merit", "title", "hero", "mother", "prize", "badge"),
    "hình thức": ("order", "flag", "merit"),
}
QUANTITY = re.compile(
    r"(?:\b(?:0?\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|các|tấm|chiếc|những|danh hiệu"
    r"|phần thưởng|cao quý|số)\s*(?:\"\s*|')?)+$"
)
CLOSING = re.compile(r"\s*(?:\((?:nsnd|nsưt|ngnd|ngưt|ttnd|ttưt|nnnd|nnưt|cstđ|lđtt)\)|\"|')")
DETAIL = re.compile(r"\s*(?:\"|')?\s*((?:vì|về) [^,;.\"'()]+)(?:\"|')?")
