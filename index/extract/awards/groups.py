"""
Which award mentions of a sentence stand together, and which are none: foreign orders, places in contests, titles before
a name?
"""

from __future__ import annotations

import re

from .giver_levels import COUNTRIES
from .keys import pattern
from .mentions import Mention

__all__ = ["TITLES_OF_HONOUR", "award_groups", "is_foreign"]

_LINK = re.compile(
    r"^\s*(?:,|và|, và|cùng|cùng với|kèm|hoặc|/|&|-|;)?\s*(?:\d+|các|nhiều|những|danh hiệu|một|hai"
    r"|ba)?\s*[\"']?\s*$"
)
# "giấy khen vượt khó học giỏi của Ủy ban xã": no school's certificate for marks
_BY_AUTHORITY = re.compile(
    r"[^,;.]{0,60}?\s(?:của|do)\s(?:chủ tịch|ubnd|ủy ban|công an|huyện|quận|xã|phường|thị|tỉnh|thành|sở|hội|đoàn|bộ|"
    r"trung ương|giám đốc|ban)(?!\w)"
)
_PRIZES = re.compile(r"\d+ giải (?:vàng|bạc|đồng|nhất|nhì|ba|a|b|c|khuyến khích)[^.;]{0,60}bằng khen")
_CAPITAL_NEXT = pattern(r"\s+%A")
TITLES_OF_HONOUR = ("title", "hero", "mother")
_CONFER = re.compile(
    r"(?:danh hiệu|phong tặng|truy tặng|tặng thưởng|xét tặng|trao tặng|tặng|phong|truy phong|trao"
    r"|nhận|đạt|xét|công nhận|tuyên dương|vinh danh|vinh danh là|danh hiệu là|bầu là|đặc cách|đề nghị|lên|được)"
    r"(?: (?:cho|danh hiệu|cao quý|vinh dự|nhà nước|các|là|như|\d+|đơn vị|cả hai|hai|cả|khỏi|vào))*[\s\"':]*$"
)


# Orders and their ranks that only Vietnam has: other countries' orders beside them do not make these foreign.
_VIETNAMESE = re.compile(
    r"huân chương hồ chí minh|huân chương (?:độc lập|lao động|quân công|chiến công|bảo vệ|chiến thắng|kháng"
    r" chiến)[^,;.]{0,20} hạng"
    r"|(?:nhà|chủ tịch) nước (?:ta|việt nam)|đảng và nhà nước|đảng, nhà nước|lực lượng vũ trang nhân dân|llvtnd"
)


def award_groups(text: str, keyed: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Join mentions that only commas, "và" and a giver lie between; drop what is no award by its surroundings."""
    kept = [m for m in mentions if not is_foreign(keyed, m) and not _is_contest(keyed, m)]
    kept = [m for m in kept if _is_conferred(text, keyed, m, kept)]
    groups: list[list[Mention]] = []
    for m in kept:
        if groups:
            gap = keyed[groups[-1][-1].end : m.start]
            gap = re.sub(r"^\s*(?:\(?\d+ lần\)?|\([^()]*\))", "", gap)
            gap = re.sub(r"^\s*(?:năm \d{4}|\(?\d{4}\)?|đợt \d+(?: năm \d{4})?)", "", gap)
            of = re.match(
                r"\s*(?:của|do|từ|về|vì)\s+(?:(?!\b(?:cho|tặng|trao|nhận|được|thuộc về"
                r"|gồm|đạt|giành|đón|gắn|phấn đấu|đã|đang|sẽ|chưa|đề nghị)\b)[^,;:]){2,70}?(?=,|;| và |$)",
                gap,
            )
            gap = gap[of.end() :] if of else gap
            if _LINK.match(gap):
                groups[-1].append(m)
                continue
        groups.append([m])
    return groups


def is_foreign(keyed: str, m: Mention) -> bool:
    """Tell whether an award belongs to another country by its own words: "Huân chương Hữu nghị của Nga"."""
    after = keyed[m.end : m.end + 60]
    if m.family in ("order", "bare_order", "hero", "medal", "prize", "merit", "badge") and re.match(
        r"\s*(?:(?:hạng \w+|cao quý|danh dự|nhất)\s+)*(?:[\"']\s*)?(?:\(|nước |của (?:(?:nhà nước|chính phủ"
        rf"|chủ tịch|quân đội|đảng|nước|cộng hòa|hoàng gia|bộ [\w ]{{1,20}}|cảnh sát) )*)?{COUNTRIES}",
        after,
    ):
        return True
    if m.family in ("order", "bare_order", "hero"):
        before = keyed[max(0, m.start - 90) : m.start]
        return (
            re.search(
                r"(?:tổng thống|quốc vương|nhà vua|nữ hoàng|thủ tướng|chủ tịch|chính phủ|nhà nước"
                rf"|quân đội|hoàng gia|đảng|bộ \w+(?: \w+)?|điện kremlin|nước)\s+{COUNTRIES}[^,;]{{0,40}}$",
                before,
            )
            is not None
            or re.search(rf"(?:^|[,;:(]\s*){COUNTRIES}\s+(?:đã |vừa |sẽ |từng )*(?:trao|tặng|phong|truy)", before)
            is not None
            or (
                not _VIETNAMESE.search(keyed)
                and re.search(
                    r"tổng thống|điện kremlin|quốc vương|nữ hoàng|nhật hoàng|hoàng đế|liên xô|phát xít|quốc xã", keyed
                )
                is not None
            )
        )
    return False


def _is_contest(keyed: str, m: Mention) -> bool:
    """Tell whether a certificate is a place in a contest: "9 huy chương vàng … và 2 bằng khen"."""
    around = keyed[max(0, m.start - 60) : m.end + 50]
    if m.family == "merit" and _PRIZES.search(around):
        return True
    if m.family == "merit" and re.search(
        r"(?:huy chương|hc) ?(?:vàng|bạc|đồng)[^.;]{0,50}bằng khen(?! của| từ)|hcv"
        r"|hcb|hcđ|giải khuyến khích[^.;]{0,20}bằng khen",
        around,
    ):
        return True
    if (
        m.family == "certificate"
        and not _BY_AUTHORITY.match(keyed, m.end)
        and re.search(
            r"học sinh (?:giỏi|khá|tiên tiến|xuất sắc)|học kỳ|cuối năm học"
            r"|góc học tập|tấm giấy khen|dán kín|treo",
            keyed,
        )
    ):
        return True
    if m.family in ("merit", "certificate") and re.match(
        r"\s*(?:của|từ|do) (?:chương trình|ban tổ chức|btc|ban giám khảo|hội đồng giám khảo|giám khảo"
        r"|cuộc thi|giải|liên hoan|hội thi)",
        keyed[m.end :],
    ):
        return True
    if m.family == "badge" and re.search(
        r"kỷ niệm chương[^.;,]{0,12}(?:của|từ) (?:chương trình|ban tổ chức|btc"
        r"|cuộc thi|giải|nhà thiết kế|đội|clb|nhãn hàng)",
        keyed,
    ):
        return True
    return (
        m.family == "flag"
        and re.search(r"^(?:vua|bàn|kỳ|người cầm) ", keyed[max(0, m.start - 4) : m.start]) is not None
    )


def _is_conferred(text: str, keyed: str, m: Mention, mentions: list[Mention]) -> bool:
    """Tell whether a title of honour is spoken of as an award, and is not how a person or group is called."""
    if m.family not in TITLES_OF_HONOUR:
        return True
    before = keyed[max(0, m.start - 60) : m.start]
    if m.family == "title" and _CAPITAL_NEXT.match(text, m.end) and not re.search(r"danh hiệu[\s\"']*$", before):
        return False  # "NSND Trịnh Lê Văn": how he is called
    if (
        _CONFER.search(before)
        or _CONFER.search(keyed[max(0, m.head - 60) : m.head])
        or re.search(r"danh hiệu", keyed[m.start : m.head])
    ):
        return True
    previous = [o for o in mentions if o.end <= m.start]
    if previous and re.match(r"\s*cho\s", keyed[m.end :]) and previous[-1].family in TITLES_OF_HONOUR:
        return True  # "tặng NSND cho 84 cá nhân cùng NSƯT cho 307 cá nhân"
    if not previous or not _LINK.match(keyed[previous[-1].end : m.start].split(" năm ")[0]):
        gap = keyed[previous[-1].end : m.start] if previous else "…" * 50
        if not re.match(r"\s*(?:(?:đợt \d+ )?năm \d{4}|\(\d{4}\))?\s*[;,]?\s*(?:và )?$", gap):
            return False
    return bool(previous) and (
        previous[-1].family not in TITLES_OF_HONOUR or _is_conferred(text, keyed, previous[-1], mentions)
    )
