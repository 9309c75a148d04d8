"""
Which words tell that a sentence says who may get an award, and not who gets it?

A rule speaks of a class ("các tổ chức ủng hộ từ 500 triệu đồng trở lên"), of what holders may claim ("được cộng điểm"),
of a day by which files are due.
"""

from __future__ import annotations

import re

from .binding import Binding, Clause

__all__ = ["CLASS", "goes_on_aiming", "is_for_a_class", "lists_aims"]

_NUMBERS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "mười": "10"}

# a least number: "từ 30 lần trở lên", "có hai con liệt sĩ trở lên"
_THRESHOLD = re.compile(
    r"(?<!\w)(?:(?:từ|có|đủ|đạt|trên)(?: ít nhất| tối thiểu)? (?P<n>\d[\d.,]*|" + "|".join(_NUMBERS) + r")%?"
    r"(?: [^\s,;.:]+){1,7}? trở lên)(?!\w)"
)
# what holders of the award may claim, right behind it
_RIGHTS = re.compile(
    r"\s*(?:của [^,;.]{2,40}? )?(?:thì |sẽ |đều |cũng |còn )*được "
    r"(?:hưởng|miễn|cộng|ưu tiên|giảm|xét giảm|thưởng \d|trợ cấp)"
)
# a day by which files are due, behind the award
_DEADLINE = re.compile(r"[^;.]{0,60}?\s(?:trước|chậm nhất|muộn nhất|hạn chót|đến hết)(?: là)?(?: hết)?(?: ngày)? \d")
# whoever does something will get it: "Các tập thể đạt giải nhất sẽ được"
_CLASS_TO_COME = re.compile(
    r"(?:^|[,;:]\s*)(?:các|những|mọi|mỗi) [^,;:]{2,30}? (?:đạt|đoạt|có|dẫn đầu|đứng đầu|xếp|ủng hộ|đóng góp|hoàn thành"
    r"|tham gia)(?!\w)[^,;:]{0,60}? sẽ (?:được|nhận)"
)
CLASS = re.compile(
    r"\s*(?:(?:số lượng|lượng|tỷ lệ|thân nhân|việc|số) )*"
    r"(?:người|cá nhân|tập thể|đơn vị|cán bộ|thí sinh|học sinh|tổ chức)"
    r"(?!\w)(?:(?!(?<!\w)(?:đã|vừa|vinh dự|này|trên|duy nhất|đầu tiên|là)(?!\w))[^,;:])*(?<!\w)được (?:[^,;:]{0,20})?$"
)
"""A class without number or name as the subject of "được tặng": "Cá nhân hiến máu nhiều lần được"."""


# "… với các chỉ tiêu: 2 đơn vị được tặng …": a colon behind an aim; not behind one that was reached
_STRONG = r"(?:chỉ|mục) tiêu|phấn đấu|đăng ký|quyết tâm|kỳ vọng|hướng tới|mong muốn|cam kết|ra nghị quyết"
_AIM_WORD = (
    rf"(?<!\w)(?:{_STRONG}|giao ước|phương hướng"
    r"|(?:nhiệm vụ|kế hoạch|nội dung thi đua)(?=[^:;.]{0,40} (?:năm|trọng tâm|thời gian tới|nhiệm kỳ)))(?!\w)"
)
_AIM = re.compile(_AIM_WORD + r"[^:;.]{0,90}:")
_AIM_GOES_ON = re.compile(
    rf"(?<!\w)(?:{_STRONG}|kế hoạch năm)(?!\w)[^:.]{{0,200}};\s*(?:và )?(?:có|từ|ít nhất|tối thiểu|\d+%?)\s[^;:.]*$"
)
_AIM_TOLD = re.compile(rf"(?<!\w)(?:{_STRONG}|kế hoạch năm)(?!\w)[^:;.]*$")
_REACHED = re.compile(
    r"(?<!\w)(?:hoàn thành|đạt|vượt|thực hiện|được giao|đảm bảo|bảo đảm|sau khi|kết thúc|tinh thần|tổng kết|sơ kết"
    r"|phát huy|nỗ lực|không ngừng|truyền thống|nhờ|trình)(?!\w)[^,;:]{0,30}$"
)
_RESULT = re.compile(r"(?<!\w)(?:đã (?!đề)|vừa|vinh dự|năm qua|kết quả|dịp này|do đó|nhờ đó|vì vậy)")
_AMONG = re.compile(r"\s*(?:trong đó|cụ thể|theo đó|đồng thời)(?!\w)")


def lists_aims(keyed: str) -> bool:
    """Tell whether *keyed*, a key up to somewhere behind a colon or semicolon, lists there what shall be reached."""
    m = _AIM.search(keyed) or _AIM_GOES_ON.search(keyed)
    if m is None or _REACHED.search(keyed[: m.start()]):
        return False
    return _RESULT.search(keyed, m.start()) is None


def goes_on_aiming(keyed: str, before: str) -> bool:
    """Tell whether a sentence goes on with the aims of the one *before*, both keys: "Trong đó, có 3 đơn vị được …"."""
    if not _AMONG.match(keyed) or _RESULT.search(keyed):
        return False
    m = _AIM_TOLD.search(before.rstrip(" ."))
    return m is not None and not _REACHED.search(before[: m.start()]) and _RESULT.search(before) is None


def is_for_a_class(found: Binding, clause: Clause, keyed: str) -> bool:
    """Tell whether a rule says what a class gets: "các tổ chức ủng hộ từ 500 triệu đồng trở lên"."""
    right = keyed[clause.end : clause.stop]
    if found.rule == "chosen" and found.status == "proposed" and _DEADLINE.match(right):
        return True
    if any(r.name or (r.count or 0) > 3 for r in found.recipients):
        return False
    if _RIGHTS.match(right) or (found.status == "proposed" and _DEADLINE.match(right)):
        return True
    threshold = _THRESHOLD.search(clause.left) or _THRESHOLD.search(right)
    counted = [str(r.count) for r in found.recipients if r.count]
    if threshold and all(_number_of(threshold["n"]) == n for n in counted):
        return True
    return not counted and _CLASS_TO_COME.search(clause.left) is not None


def _number_of(printed: str) -> str:
    """Return a threshold's number in digits: "hai" is "2"."""
    return _NUMBERS.get(printed, printed.rstrip(".,"))
