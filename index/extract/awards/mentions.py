"""
Where does a sentence name an award, in which form and ranks?

A mention is a form and its ranks; the type follows where the form decides it (``Huân chương Lao động``), and waits for
the giver where it does not (``Bằng khen``, ``Cờ thi đua``, ``Chiến sĩ thi đua``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from search.vocabulary.awards import award_type

from .keys import pattern

__all__ = ["Mention", "find_mentions", "recall"]


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One naming of an award: places in the sentence, end exclusive.

    *family* is the form (``order``, ``flag``, ``merit``, ``fighter`` …); *award_type* is ``None`` while the giver must
    decide; *ranks* holds ``None`` once where no rank is said; *detail* is the printed form where it says more than the
    type; *head* is where the form begins, behind a number of pieces ("2 Huân chương …"); *pointed* ones only
    point at one told before ("danh hiệu này").
    """

    family: str
    award_type: str | None
    start: int
    end: int
    ranks: tuple[str | None, ...] = (None,)
    detail: str | None = None
    head: int = 0
    pointed: bool = False


_ORDERS = {
    "sao vàng": "Huân chương Sao vàng",
    "hồ chí minh": "Huân chương Hồ Chí Minh",
    "độc lập": "Huân chương Độc lập",
    "quân công": "Huân chương Quân công",
    "lao động": "Huân chương Lao động",
    "bảo vệ tổ quốc": "Huân chương Bảo vệ Tổ quốc",
    "bvtq": "Huân chương Bảo vệ Tổ quốc",
    "chiến công giải phóng": "Huân chương Chiến công",
    "quân công giải phóng": "Huân chương Quân công",
    "chiến công": "Huân chương Chiến công",
    "dũng cảm": "Huân chương Dũng cảm",
}
_OTHER_ORDERS = (
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
_ORDER_NAMES = "|".join((*_OTHER_ORDERS, *_ORDERS))
_MEDALS = (
    "kháng chiến(?: chống (?:mỹ|pháp)(?:,? cứu nước)?)?|lao động|chiến sĩ vẻ vang|chiến sĩ giải phóng|giải phóng|hữu"
    " nghị"
    "|quân kỳ quyết thắng|vì an ninh tổ quốc|chiến thắng|vì sự nghiệp [^\\W\\d_]+(?: [^\\W\\d_]+){1,5}"
)
_TITLE = "nghệ sĩ|nhà giáo|thầy thuốc|nghệ nhân"
_TITLES = {
    "nsnd": "nhân dân",
    "nsưt": "ưu tú",
    "ngnd": "nhân dân",
    "ngưt": "ưu tú",
    "ttnd": "nhân dân",
    "ttưt": "ưu tú",
    "nnnd": "nhân dân",
    "nnưt": "ưu tú",
}
_ROW11 = "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú"
_HERO = (
    r"(?:đơn vị |tập thể )?anh hùng(?: (?:lực lượng vũ trang(?: nhân dân)?|llvt(?:nd| nhân dân)?|lao động)\b)?"
    r"(?: (?:trong )?thời kỳ (?:đổi mới|kháng chiến(?: chống (?:mỹ|pháp))?))?"
)
_FLAG = (
    r"cờ(?:\s+đơn vị)?\s+(?:thi đua|dẫn đầu|xuất sắc|đơn vị (?:xuất sắc|dẫn đầu))"
    r"(?:\s+(?:xuất sắc|dẫn đầu|tiêu biểu|toàn diện|đơn vị (?:xuất sắc|dẫn đầu|tiêu biểu)|phong trào thi đua"
    r"|khối thi đua|cụm thi đua))*"
)
_FIGHTER = (
    r"(?:chiến sĩ thi đua|cstđ)(?:\s+(?:cấp\s+)?(?P<scope>toàn quốc|cơ sở|toàn quân|nhà nước|trung ương"
    r"|bộ(?:, ngành|/ngành)?|ban, ngành|ngành|tỉnh|thành phố|tp\.?|tổng cục|quân khu|bộ công an|bộ quốc phòng)"
    r"(?![^\W\d_]))?|cstđ(?:cs|tq)\b"
)

_SORT = r"(?: (?:toàn diện|phong trào|chuyên đề|đột xuất))?"

_PATTERNS = (
    ("order", rf"(?:huân chương|hc)\s+(?P<order>{_ORDER_NAMES})"),
    ("order", r"(?P<short>hclđ|hcđl|hcqc|hccc|hcbvtq)\b"),
    ("bare_order", r"huân(?:, ?huy| huy)? chương(?! (?:vàng|bạc|đồng))"),
    ("medal", rf"huy chương\s+(?:\"\s*|')?(?P<medal>{_MEDALS})"),
    ("mother", r"(?:bà )?mẹ việt nam anh hùng|bà mẹ vnah|mẹ vnah"),
    ("hero", _HERO),
    ("title", rf"(?:{_TITLE})\s+(?P<title>nhân dân|ưu tú)(?:\s*(?:,|/|-|và)\s*(?P<title2>ưu tú|nhân dân)(?!\w))?"),
    ("title", r"(?P<abbr>" + "|".join(_TITLES) + r")\b"),
    ("prize", r"giải thưởng (?P<prize>hồ chí minh|nhà nước)"),
    ("fighter", _FIGHTER),
    ("flag", _FLAG),
    ("flag", r"cờ\s*:?\s+[\"'](?:đơn vị|thi đua|dẫn đầu)[^\"']{0,60}[\"']"),
    ("flag", r"cờ(?=\s*(?:,|và|, và|hoặc)\s*(?:\d+ )?bằng khen)"),
    ("flag", r"(?<=bằng khen và )cờ\b|(?<=bằng khen, )cờ(?= của| cho|,)"),
    ("flag", r"cờ(?= (?:của )?(?:chính phủ|ubnd (?:tỉnh|thành phố|tp)|bộ (?:công an|quốc phòng|y tế|nội vụ)))"),
    ("flag", r"(?<=tặng )cờ(?= cho\b[^.;]{0,60}(?:bằng khen|giấy khen))"),
    ("flag", r"(?<=tặng )cờ(?=\s*(?:[.;]|$|và\b|,(?! (?:hoa|quà|ảnh))))"),
    ("merit", rf"bằng khen{_SORT}"),
    ("merit", r"(?<=tặng )bk|(?<=nhận )bk|(?<=trao )bk"),
    ("certificate", rf"giấy khen{_SORT}"),
    ("badge", r"kỷ niệm chương"),
    ("team", r"(?:danh hiệu )?(?:tập thể (?:lao động|lđ) xuất sắc|ttlđxs)"),
    ("advanced", r"(?:tập thể )?(?:lao động|lđ) tiên tiến|chiến sĩ tiên tiến|ttlđtt\b|lđtt\b"),
)
_FIXED = {
    "medal": "Huy chương",
    "mother": "Danh hiệu Anh hùng",
    "hero": "Danh hiệu Anh hùng",
    "title": _ROW11,
    "prize": "Giải thưởng Hồ Chí Minh/Nhà nước",
    "badge": "Kỷ niệm chương",
    "team": "Tập thể lao động xuất sắc",
    "advanced": "Lao động tiên tiến",
    "certificate": "Giấy khen",
    "bare_order": "Huân chương khác",
}
_SHORT = {"hclđ": "lao động", "hcđl": "độc lập", "hcqc": "quân công", "hccc": "chiến công", "hcbvtq": "bảo vệ tổ quốc"}
_COMPILED = tuple((family, re.compile(rf"(?<!\w)(?:{form})(?!\w)")) for family, form in _PATTERNS)

_NAME_NEXT = pattern(r"\s+(?:St\. )?%A")
_RANK = r"(?:nhất|nhì|hai|ba|iii|ii|i|[123])(?!\w)"
_RANKS = re.compile(
    rf"[ \"')]*(?:\(\s*)?hạng\s+(?:\"\s*)?{_RANK}(?:\s*(?:,|và|;|/|-|, và)\s*hạng\s+{_RANK}"
    rf"|\s*(?:,|và|, và|/|-)\s*(?:nhất|nhì|ba|iii|ii|i|[123])"
    rf"(?=\s*(?:[-,;.:)/\"']|$|và\b|cho\b|của\b|do\b|vì\b|năm\b|tặng\b|hạng\b|trao\b|cùng\b|nên\b)))*"
)
# "hạng Ba (1995), hạng Nhì (2000)": one order, one more rank with a year of its own
_RANK_ONLY = re.compile(rf"\s*(?:\((?:năm )?\d{{4}}\)|năm \d{{4}})\s*(?:,|;|và|, và)\s+(?=hạng {_RANK})")
# "hạng Nhất cho đội tuyển, hạng Nhì cho ông Park": one order, each rank with its recipient
_RANK_FOR = re.compile(
    rf"\s+(?:cho|tặng|trao cho)\s[^;.:]{{3,160}}?(?:,|;|\svà|, và)\s+(?=hạng {_RANK}\s+(?:cho"
    rf"|tặng)\s)"
)
_RANKED_FOR = re.compile(r"(?:[:;,]|\svà)(?=\s*hạng\s)")
_RANK_WORD = {
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
_ELIDED = re.compile(rf"\s*(?:,|;|và|, và)\s*(?:\d+\s+)?(?P<name>{_ORDER_NAMES})(?=\s+hạng\s)")
# Words behind a verb that point at an award told before, and the families each can mean.
_POINTING = re.compile(
    r"(?<!\w)(?:tặng|trao|nhận|đón|phong|truy tặng|đạt|gắn|nhận được|có)(?: cho)? (?:các |hai |tấm |cũng )?"
    r"(?P<head>danh hiệu|huân chương|phần thưởng|bằng khen|giấy khen|hình thức)(?: cao quý)? "
    r"(?:này|ấy|đó|trên|nói trên|cùng hạng|cùng loại|tương tự)(?!\w)"
)
_HEADS = {
    "danh hiệu": ("title", "hero", "mother", "fighter", "team", "advanced", "flag"),
    "huân chương": ("order",),
    "bằng khen": ("merit",),
    "giấy khen": ("certificate",),
    "phần thưởng": ("order", "flag", "merit", "title", "hero", "mother", "prize", "badge"),
    "hình thức": ("order", "flag", "merit"),
}
_QUANTITY = re.compile(
    r"(?:\b(?:0?\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|các|tấm|chiếc|những|danh hiệu"
    r"|phần thưởng|cao quý|số)\s*(?:\"\s*|')?)+$"
)
_CLOSING = re.compile(r"\s*(?:\((?:nsnd|nsưt|ngnd|ngưt|ttnd|ttưt|nnnd|nnưt|cstđ|lđtt)\)|\"|')")
_DETAIL = re.compile(r"\s*(?:\"|')?\s*((?:vì|về) [^,;.\"'()]+)(?:\"|')?")


def find_mentions(text: str, keyed: str) -> list[Mention]:
    """Return the mentions of one sentence in their order; *keyed* is ``key(text)``. Longer forms win over shorter."""
    taken: list[Mention] = []
    for family, form in _COMPILED:
        for m in form.finditer(keyed):
            if not any(m.start() < t.end and t.head < m.end() for t in taken):
                taken.extend(_mentions(family, m, text, keyed))
    return sorted((t for m in taken for t in _by_rank(m, keyed)), key=lambda t: t.head)


def _by_rank(mention: Mention, keyed: str) -> list[Mention]:
    """ "Huân chương … được trao cho ba tập thể: hạng Nhất cho A; hạng Nhì cho B": the order once for each rank."""
    if mention.family != "order" or mention.ranks != (None,):
        return [mention]
    out = []
    for m in _RANKED_FOR.finditer(keyed, mention.end):
        ranks, end = _ranks(keyed, m.end())
        if ranks and re.match(r"\s+(?:được )?(?:trao |tặng |thuộc về )*(?:cho|về|thuộc về|tặng)\s", keyed[end:]):
            out.append(replace(mention, start=m.end(), end=end, ranks=ranks, head=m.end()))
    return out or [mention]


def recall(keyed: str, mentions: list[Mention], earlier: Mention | None) -> list[Mention]:
    """
    Return *mentions* with those words that only point at an award told before ("được truy tặng danh hiệu này", "đã được
    gắn huân chương cùng hạng"); *earlier* is the last one of the sentences before.
    """
    out = list(mentions)
    for m in _POINTING.finditer(keyed):
        before = [o for o in mentions if o.end <= m.start()]
        told = before[-1] if before else earlier
        if told is None or told.family not in _HEADS.get(m["head"], _HEADS["danh hiệu"]):
            continue
        out = [o for o in out if o.end <= m.start() or o.head >= m.end()]
        out.append(replace(told, start=m.start("head"), end=m.end(), head=m.start("head"), pointed=True))
    return sorted(out, key=lambda t: t.head)


def _mentions(family: str, m: re.Match[str], text: str, keyed: str) -> list[Mention]:
    name, detail, ranks = _describe(family, m, text)
    end = m.end()
    if family == "bare_order" and _NAME_NEXT.match(text, end):
        return []  # "Huân chương Victoria": an order that Vietnam does not have
    if family in ("order", "bare_order", "medal"):
        ranks, end = _ranks(keyed, end)
        if name and not award_type(name).ranks:  # "Huân chương Chiến thắng hạng Nhì": told in the detail only
            detail, ranks = " ".join(text[m.start() : end].split()) if ranks and detail else detail, ()
    if (
        family == "badge"
        and (d := _DETAIL.match(keyed, end))
        and ("vì sự nghiệp" in d.group(1) or text[d.start(1)].isupper())
    ):
        detail, end = text[m.start() : m.end()] + " " + text[d.start(1) : d.end(1)].strip(), d.end()
        detail, end = _short_detail(detail, m.start(), end, text)
    if c := _CLOSING.match(keyed, end):
        end = c.end()
    out = [Mention(family, name, _with_quantity(keyed, m.start()), end, ranks or (None,), detail, m.start())]
    while family == "order" and (r := _RANK_ONLY.match(keyed, end)):
        ranks, end = _ranks(keyed, r.end() - 1)
        if not ranks:
            break
        out.append(Mention("order", name, r.end(), end, ranks, detail, r.end()))
    while family == "order" and (r := _RANK_FOR.match(keyed, end)):
        ranks, after = _ranks(keyed, r.end())
        if not ranks:
            break
        end = after
        out.append(Mention("order", name, r.end(), end, ranks, detail, r.end()))
    while family == "order" and (e := _ELIDED.match(keyed, end)):
        ranks, end = _ranks(keyed, e.end())
        order = e.group("name")
        printed = None if order in _ORDERS else f"Huân chương {text[e.start('name') : e.end('name')]}"
        out.append(
            Mention(
                "order",
                _ORDERS.get(order, "Huân chương khác"),
                e.start("name"),
                end,
                ranks or (None,),
                printed,
                e.start("name"),
            )
        )
    return out


def _describe(family: str, m: re.Match[str], text: str) -> tuple[str | None, str | None, tuple[str | None, ...]]:
    """Return the type (if the form decides it), the detail and the ranks that belong to the form itself."""
    printed = text[m.start() : m.end()]
    groups = m.groupdict()
    if family == "order":
        order = _SHORT.get(groups.get("short") or "", groups.get("order") or "")
        return _ORDERS.get(order, "Huân chương khác"), None if order in _ORDERS else printed, ()
    if family == "title":
        first = groups.get("title") or _TITLES[groups.get("abbr") or "nsnd"]
        second = groups.get("title2")
        return _ROW11, printed, (first, second) if second and second != first else (first,)
    if family == "fighter":
        return _fighter(m, printed)
    if family == "flag":
        return None, printed if re.search(r"xuất sắc|dẫn đầu|tiêu biểu|toàn diện", printed.lower()) else None, ()
    if family in ("hero", "mother", "prize", "medal"):
        return _FIXED[family], printed.strip("\"' "), ()
    if family == "advanced" and not printed.lower().startswith("l"):
        return _FIXED[family], printed, ()
    return _FIXED.get(family), None, ()


def _fighter(m: re.Match[str], printed: str) -> tuple[str | None, str | None, tuple[str | None, ...]]:
    scope = m.groupdict().get("scope") or {"cstđcs": "cơ sở", "cstđtq": "toàn quốc"}.get(printed.lower(), "")
    if scope in ("toàn quốc", "nhà nước"):
        return "Chiến sĩ thi đua toàn quốc", None, ()
    if scope == "cơ sở":
        return "Chiến sĩ thi đua cơ sở", None, ()
    if scope:
        return "Chiến sĩ thi đua cấp bộ/tỉnh", None, ()
    return None, None, ()


def _ranks(keyed: str, end: int) -> tuple[tuple[str | None, ...], int]:
    m = _RANKS.match(keyed, end)
    if not m:
        return (), end
    words = re.findall(rf"(?<!\w){_RANK}", m.group())
    return tuple(dict.fromkeys(_RANK_WORD[w] for w in words)), m.end()


def _with_quantity(keyed: str, start: int) -> int:
    """Return where a mention begins with its number of pieces and its quotes: "02 Huân chương", "danh hiệu \"…"."""
    m = _QUANTITY.search(keyed, max(0, start - 40), start)
    if m:
        return m.start()
    before = re.search(r"[\"']\s*$", keyed[max(0, start - 2) : start])
    return start - len(before.group()) if before else start


def _short_detail(detail: str, start: int, end: int, text: str) -> tuple[str, int]:
    """Cut a badge's name before the words that say to whom or by whom: "… Vì sự nghiệp giáo dục cho 3 cá nhân"."""
    m = re.search(r"\s+(?:cho|của|tặng|năm|và|do|nhân (?:dịp|ngày|kỷ)|tới|đến)\s", detail)
    return (detail[: m.start()], start + m.start()) if m else (detail, end)
