"""
Which words tell that a sentence says who may get an award, and not who gets it?

A rule speaks of a class ("các tổ chức ủng hộ từ 500 triệu đồng trở lên"), of what holders may claim ("được cộng điểm"),
of a day by which files are due.
"""

from __future__ import annotations

import re

__all__ = ["CLASS", "CLASS_TO_COME", "DEADLINE", "RIGHTS", "THRESHOLD", "number_of"]

_NUMBERS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "mười": "10"}

THRESHOLD = re.compile(
    r"(?<!\w)(?:(?:từ|có|đủ|đạt|trên)(?: ít nhất| tối thiểu)? (?P<n>\d[\d.,]*|" + "|".join(_NUMBERS) + r")%?"
    r"(?: [^\s,;.:]+){1,7}? trở lên)(?!\w)"
)
"""A least number: "từ 30 lần trở lên", "có hai con liệt sĩ trở lên"; group ``n`` is the number as printed."""
RIGHTS = re.compile(
    r"\s*(?:của [^,;.]{2,40}? )?(?:thì |sẽ |đều |cũng |còn )*được "
    r"(?:hưởng|miễn|cộng|ưu tiên|giảm|xét giảm|thưởng \d|trợ cấp)"
)
"""What holders of the award may claim, right behind it."""
DEADLINE = re.compile(r"[^;.]{0,60}?\s(?:trước|chậm nhất|muộn nhất|hạn chót|đến hết)(?: là)?(?: hết)?(?: ngày)? \d")
"""A day by which files are due, behind the award."""
CLASS_TO_COME = re.compile(
    r"(?:^|[,;:]\s*)(?:các|những|mọi|mỗi) [^,;:]{2,30}? (?:đạt|đoạt|có|dẫn đầu|đứng đầu|xếp|ủng hộ|đóng góp|hoàn thành"
    r"|tham gia)(?!\w)[^,;:]{0,60}? sẽ (?:được|nhận)"
)
"""Whoever does something will get it: "Các tập thể đạt giải nhất sẽ được"."""
CLASS = re.compile(
    r"\s*(?:(?:số lượng|lượng|tỷ lệ|thân nhân|việc|số) )*"
    r"(?:người|cá nhân|tập thể|đơn vị|cán bộ|thí sinh|học sinh|tổ chức)"
    r"(?!\w)(?:(?!(?<!\w)(?:đã|vừa|vinh dự|này|trên|duy nhất|đầu tiên|là)(?!\w))[^,;:])*(?<!\w)được (?:[^,;:]{0,20})?$"
)
"""A class without number or name as the subject of "được tặng": "Cá nhân hiến máu nhiều lần được"."""


def number_of(printed: str) -> str:
    """Return a threshold's number in digits: "hai" is "2"."""
    return _NUMBERS.get(printed, printed.rstrip(".,"))
