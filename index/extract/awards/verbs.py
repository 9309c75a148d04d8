"""
Which verb governs an award, and does its clause go on with the one before?
"""

from __future__ import annotations

import re

from .binding import Clause
from .givers import GiverReader
from .status import PROPOSAL
from .subject_forms import MERIT_OF
from .subjects import LEAD
from .words import any_of

__all__ = ["continues", "find_passive", "find_verb", "goes_on", "main_clause"]

_GIVE, _TAKE = any_of("give"), any_of("take")
_VERB = re.compile(rf"(?<!\w)(?<!xem )(?:(?P<give>{_GIVE})|(?P<take>{_TAKE})|(?P<bare>được|là))(?!\w)")
# Nouns that make a noun of the verb behind them, and verbs in "nhận" that are other words.
_NOUN_BEFORE = re.compile(
    r"(?<!\w)(?:lễ|buổi|(?<!về )việc|phần|(?<!đoạt )(?<!đạt )giải|tiền|mức|sự|công tác|hình thức"
    r"|hội đồng thi đua,?|thi đua,?|thi đua -)\s*$"
)
_LEVEL_BEFORE = re.compile(r"(?<!\w)(?:cán bộ|các|mọi|danh hiệu|cùng|hai|ba|đơn vị|lãnh đạo|cơ quan)\s*$")
_LEVEL_AFTER = re.compile(
    r"\s(?:trường|khoa|ngành|toàn|thành|thị|bộ|tỉnh|huyện|cơ sở|vụ|phòng|quận|xã|trên|dưới|thành phố|nhà nước"
    r"|trung ương|cục|sở|tá|tướng|úy|hội đồng"
    r"|có thẩm quyền)(?!\w)"
)
_NOT_TAKING = re.compile(r"(?<!\w)(?:xác|chứng|cảm|đảm|tiếp|thừa|tự|chấp|công|ghi|phân|bộ phận|biên|khả năng)\s*$")
# Between "có" and what somebody has: "có tới hai huân chương", not "có tiến bộ trong việc xét tặng …"
_HAS = re.compile(r"(?:(?! (?:trong|việc|để|về|khi|tại|với|ở) ).){0,40}", re.S)
_RELATIVE = re.compile(
    r"(?:phần thưởng|danh hiệu|hình thức|khen thưởng|cao quý)[^,;:]{0,20} (?:do|của|được) [^,;:]{3,50}$"
)
_PASSIVE = re.compile(r"(?<!\w)(?:được|vinh dự được)(?!\w)")
# "trao tặng" and the like are verbs even behind "lễ".
_FIRM = ("trao tặng", "phong tặng", "truy tặng")
# Verbs that say little by themselves: a stronger one far before the award may govern it.
_WEAK = ("đề nghị", "đề xuất", "ghi nhận", "biểu dương", "cấp")
_OWNING = ("có", "đạt", "đã có", "có được", "đạt được")
_ONLY_GIVERS = re.compile(rf"(?:\s|,|và|(?:{_GIVE})(?!\w))+")
# "được các cấp khen tặng", "được cấp có thẩm quyền tặng": "cấp" is no verb there
_AUTHORITIES = re.compile(
    r"\s*(?:nhiều |các |mọi )?cấp(?:,? (?:các )?ngành| trên| có thẩm quyền| ủy(?: đảng)?| lãnh đạo| bộ(?:, ngành)?"
    r"| tỉnh| huyện| thành phố)*"
    r"(?:,| và)?(?: ghi nhận| biểu dương| quan tâm| đánh giá cao|,| và)*\s*"
)
# "được truy thăng quân hàm và (truy tặng …)": one passive of two verbs.
_SECOND_VERB = re.compile(rf"\s*(?:truy thăng|thăng|{_GIVE})\s[^,;]{{2,60}}\svà\s*$")
_OTHER_VERB = re.compile(
    rf",|(?<!\w)(?:{_GIVE}|{_TAKE}|yêu cầu|giao|cho|mời|xem|coi|gọi|bổ nhiệm|điều)(?!\w)"  # "được giao …"
)


def find_verb(left: str, clause: int) -> re.Match[str] | None:
    """
    Return the verb that governs the award behind *left*: the last one from *clause* on that is not a noun's part, with
    the groups ``give``, ``take`` and ``bare`` ("được", "là" right before the award).
    """
    verbs = [v for v in _VERB.finditer(left, clause) if _is_verb(left, v)]
    verbs = [v for v in verbs if v["bare"] is None or _is_adjacent(left, v)]
    verbs = [v for v in verbs if v["take"] != "có" or _HAS.fullmatch(left, v.end())]
    if not verbs:
        return None
    best = next((v for v in reversed(verbs) if v["bare"] is None or v["bare"] == "được"), verbs[-1])
    if best["give"] in _WEAK or best["take"] == "có":
        stronger = [v for v in verbs if v["give"] and v["give"] not in _WEAK]
        if stronger and len(left) - best.end() > 60:
            best = stronger[-1]
    return best


def _is_adjacent(left: str, v: re.Match[str]) -> bool:
    return left[v.end() :].strip(" \"'") in ("", "các", "danh hiệu")


def _is_verb(left: str, v: re.Match[str]) -> bool:
    """Tell whether a verb's word is one here: not "lễ trao", not "xác nhận"."""
    before = left[: v.start()]
    if v["give"] and _RELATIVE.search(before) and re.match(r"\s*(?::|,? như:?|gồm)", left[v.end() :]):
        return False  # "nhiều phần thưởng cao quý do Nhà nước trao tặng: …"
    if v["take"] and v["take"].startswith("nhận") and _NOT_TAKING.search(before):
        return False
    if v["take"] in _OWNING and MERIT_OF.match(left, v.start()):
        return False  # "cho 3 tập thể có thành tích xuất sắc và (Giấy khen cho …)"
    if v["give"] == "cấp" and (_LEVEL_BEFORE.search(before) or _LEVEL_AFTER.match(left, v.end())):
        return False  # "cán bộ cấp Vụ", "danh hiệu cấp tỉnh"
    return v["give"] in _FIRM or not _NOUN_BEFORE.search(before)


def find_passive(text: str, start: int, left: str, verb: re.Match[str], givers: GiverReader) -> re.Match[str] | None:
    """
    Return the "được" of a passive clause: right before the verb, or with the giver between ("được Chủ tịch nước tặng").
    *left* is the key of *text* from *start* on.
    """
    if verb["give"] is None:
        return None
    for m in reversed(list(_PASSIVE.finditer(left, 0, verb.start()))):
        gap = left[m.end() : verb.start()]
        if len(gap) > 130 or re.search(r"[;:]", gap):
            continue
        proposal = PROPOSAL.search(gap)
        before = gap[: proposal.start()] if proposal else gap
        begin = start + m.end()
        if _may_be_giver(before, proposed=proposal is not None) or (
            (by := givers.read(text[begin : begin + len(before)]))
            and not re.search(r"(?<!\w)(?:bầu|là người|bổ nhiệm|giao|cử) ", before[by.length :])
        ):
            return m
    return None


def _may_be_giver(before: str, *, proposed: bool) -> bool:
    """Tell whether the words between "được" and its verb can be a giver's name by their form alone."""
    if _AUTHORITIES.fullmatch(before):
        return True
    if not before.strip() or _ONLY_GIVERS.fullmatch(before) or _SECOND_VERB.match(before):
        return True
    if proposed and re.search(r"(?<!\w)(?:bầu chọn|bình chọn|bình xét|suy tôn|nhất trí|thống nhất)\s*$", before):
        return True
    if len(before) < 32 and not _OTHER_VERB.search(before):
        return True
    return proposed and len(before) < 45 and not re.search(r",|(?<!\w)(?:bầu|và|cử|là người|giao)(?!\w)", before)


def continues(left: str, verb: re.Match[str] | None) -> bool:
    """Tell whether a clause goes on with the verb or subject of the one before: "… cho 4 tập thể; tặng X cho …"."""
    if verb is None:
        return True
    lead = left[: verb.start()]
    lead = lead[max(lead.rfind(";"), lead.rfind(","), lead.rfind(" và ") + 2) + 1 :]
    return (
        re.fullmatch(
            r"\s*(?:(?:và|đồng thời|cũng|đã|còn|vinh dự|được|quyết định|tiếp tục|cùng|truy"
            r"|(?:\d+|một|hai|ba|bốn|nhiều) (?:lần|năm))\s*)*",
            lead,
        )
        is not None
    )


def goes_on(clause: Clause) -> bool:
    """Tell whether a clause has the subject of the one before: "… do G trao tặng và nhận bằng khen"."""
    if clause.passive is None:
        return continues(clause.left, clause.verb)
    lead = clause.left[: clause.passive.start()]
    return (
        re.search(
            r"(?:^|[,;]|\svà)\s*(?:năm \d{4}\s*)?(?:(?:đã|còn|cũng|vinh dự|đồng thời|từng|và"
            r"|(?:\d+|một|hai|ba|bốn|nhiều) (?:lần|năm)(?: liền)?)\s*)*$",
            lead,
        )
        is not None
    )


def main_clause(left: str, verb: re.Match[str] | None) -> str:
    """Leave out an opening adverbial of a clause that says "đã": "Trong ba đơn vị tỉnh trình khen, A đã được …"."""
    if verb is None or not LEAD.match(left.lstrip()):
        return left
    head, comma, rest = left.rpartition(",") if left.count(",") == 1 else left.partition(",")
    said = re.search(r"(?<!\w)đã (?:được|nhận|đón|trao|tặng|vinh dự)(?!\w)", rest) or (
        verb["take"] is not None and PROPOSAL.search(rest) is None
    )
    return rest if comma and said and re.match(r"(?:trong|sau|theo|từ)(?!\w)", head.lstrip()) else left
