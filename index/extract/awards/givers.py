"""
Who gives an award, at which level, and how a short reference ("thành phố", "của Bộ") is completed from the page?
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import cast

from search.model import Level
from search.vocabulary.places import find_province

from .keys import key, pattern
from .words import any_of

__all__ = ["Giver", "GiverReader"]

_CENTRAL = ("hà nội", "hồ chí minh", "hcm", "hải phòng", "đà nẵng", "cần thơ", "sài gòn", "huế")
_CAP = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Giver:
    """
    A body or office that gives. *name* as completed, ``None`` if it cannot be named; *foreign* bodies do not count;
    *length* is how many characters of the phrase it took.
    """

    name: str | None
    level: Level | None
    foreign: bool = False
    length: int = 0


# Order matters: the first rule that matches at the start of the phrase decides.
_T, _S, _K = "T", "S", "K"
_LEVELS: tuple[tuple[str, str], ...] = (
    (r"(?:phó )?thủ tướng(?: chính phủ)?|ttg\b|ttcp\b|chính phủ|hội đồng bộ trưởng", "C"),
    (
        r"(?:phó )?chủ tịch nước|nhà nước|đảng(?:,| và) (?:nhà )?nước|đảng và nhà nước|đảng, chính phủ|quốc hội"
        r"|nước chxhcn"
        r"|hội đồng nhà nước|ủy ban thường vụ quốc hội|ctn\b",
        "N",
    ),
    (r"(?:lãnh đạo |phó )?(?:bộ trưởng|thứ trưởng)?\s*(?:các )?bộ (?:tư lệnh )?(?!phận|máy|môn|đội|chỉ huy)", _T),
    (
        r"bộ trưởng (?=công an|quốc phòng|y tế|giao thông|giáo dục|văn hóa|nông nghiệp|công thương|xây dựng|lao động"
        r"|nội"
        r" vụ"
        r"|tài chính|tư pháp|thông tin|khoa học|tài nguyên|kế hoạch|ngoại giao)",
        _T,
    ),
    (r"bộ(?=$|[,.;)])|bộ chỉ huy", _T),
    (
        r"(?:ban (?:chấp hành|thường vụ|bí thư) )?(?:trung ương|tw|t\.ư) (?:đoàn|hội liên hiệp phụ nữ|hội lhpn"
        r"|hội nông dân"
        r"|hội cựu chiến binh|hội ccb|mặt trận|mttq|đảng)",
        _T,
    ),
    (
        r"(?:ban (?:chấp hành|thường vụ) )?(?:tổng (?:liên đoàn lao động|lđlđ)|liên đoàn lao động (?:tỉnh|thành phố|tp)"
        r"|lđlđ (?:tỉnh|thành phố|tp))",
        _T,
    ),
    (r"(?:ban (?:chấp hành|thường vụ) )?đảng bộ (?:tỉnh|thành phố)", _T),
    (r"(?:ban (?:chấp hành|thường vụ) )?(?:tỉnh|thành) (?:đoàn|ủy|hội)|(?:ban (?:chấp hành|thường vụ) )?đoàn tncs", _T),
    (
        r"(?:ban thường trực )?(?:ủy ban |ub)?(?:mặt trận tổ quốc|mttq)(?: việt nam| vn)?(?! (?:quận|huyện|xã|phường"
        r"|thị))",
        _T,
    ),
    (r"hội (?:liên hiệp phụ nữ|lhpn|nông dân|cựu chiến binh|ccb)(?! (?:quận|huyện|xã|phường|thị))", _T),
    (r"(?:trung ương|tư|tw) đoàn|trung ương$", _T),
    (r"(?:chủ tịch |phó chủ tịch )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)?\s*(?:tỉnh|thành phố|tp\.?) ?", "P"),
    (r"(?:chủ tịch |phó chủ tịch )?(?:ubnd|ủy ban nhân dân|hđnd)\s*$", "P"),
    (r"địa phương (?=(?:hà nội|đà nẵng|hải phòng|cần thơ|tp|tỉnh|[^,;.]{2,30}, [^,;.]{2,30} ))", _T),
    (r"chủ tịch (?=hà nội|đà nẵng|hải phòng|cần thơ|tp|tỉnh|thành phố)", "P"),
    (r"(?:chính quyền |lãnh đạo )?(?:tỉnh|thành phố|tp)\b", "P"),
    (
        r"tổng cục|quân khu|quân chủng|quân đoàn|binh chủng|tòa án nhân dân tối cao|tand tối cao|vksnd tối cao"
        r"|viện kiểm sát nhân dân tối cao|kiểm toán nhà nước|ngân hàng nhà nước|thống đốc|nhnn|tổng thanh tra"
        r"|tổng kiểm toán|bảo hiểm xã hội việt nam|bhxh việt nam"
        r"|thông tấn xã việt nam|ttxvn|đài (?:truyền hình|tiếng nói) việt nam|đại học quốc gia|thanh tra chính phủ"
        r"|văn phòng (?:chính phủ|quốc hội|chủ tịch nước|trung ương)|ủy ban (?:kiểm tra trung ương|dân tộc|trung ương)"
        r"|ban (?:tuyên giáo|tổ chức|dân vận|nội chính|kinh tế|đối ngoại|chỉ đạo)? ?trung ương"
        r"|ủy ban (?:an toàn giao thông|atgt)"
        r"|viện hàn lâm|học viện chính trị quốc gia"
        r"|hội đồng đội trung ương"
        r"|ủy ban quốc gia|các bộ|đảng ủy khối|ngành",
        _T,
    ),
    (r"(?:ban giám hiệu |hiệu trưởng )?(?:trường|đại học|học viện|nhà trường)", _S),
    (
        r"(?:lãnh đạo |giám đốc |phó giám đốc |ban giám đốc )?(?:công an|sở|phòng|chi cục|cục|vụ|bệnh viện|viện"
        r"|trung tâm"
        r"|ban (?:an toàn giao thông|atgt)|ban chỉ đạo|kho bạc|đài|nhà hát|khoa|bhxh|bảo hiểm xã hội|đồn|ban quản lý"
        r"|tòa án|viện kiểm sát|hội đồng đội)",
        _S,
    ),
    (
        r"(?:đảng ủy|đảng bộ|huyện|quận|thị|xã) (?:ủy|đoàn)|(?:chính quyền|lãnh đạo)? ?(?:quận|huyện|thị xã|xã|phường"
        r"|thị trấn)",
        _S,
    ),
    (
        r"(?:chủ tịch |phó chủ tịch )?(?:ubnd|ủy ban nhân dân|hđnd) (?:các )?"
        r"(?:quận|huyện|thị xã|tx|xã|phường|thị trấn|[qhp]\.)",
        _S,
    ),
    (
        r"(?:chủ tịch |ban chấp hành |ban thường vụ |trung ương )?(?:hội|hiệp hội|liên hiệp|liên đoàn|câu lạc bộ"
        r"|công đoàn|phòng thương mại|vcci"
        r"|liên minh|quỹ)",
        _K,
    ),
    (r"(?:tổng giám đốc |giám đốc )?(?:công ty|tổng công ty|tập đoàn|ngân hàng|doanh nghiệp|báo|tạp chí|cty)", _K),
    (r"(?:quận|huyện|thị xã|xã)\b|cơ quan|đơn vị|cấp trên|địa phương", _S),
)
_COMPILED = tuple((re.compile(rf"(?:{rule})"), level) for rule, level in _LEVELS)
_HEAD = re.compile(
    r"(?:(?:phó )?chủ tịch|bí thư(?: thứ nhất)?|tổng giám đốc|giám đốc|tư lệnh|chánh án|viện trưởng"
    r"|chủ nhiệm|trưởng ban|tổng cục trưởng|cục trưởng"
    r"|hiệu trưởng|tổng thư ký|ban (?:chấp hành|thường vụ|chỉ đạo|giám đốc|giám hiệu|thường trực"
    r"|cán sự đảng)|đảng ủy|lãnh đạo|thủ trưởng|đại diện) "
)
_FOREIGN_BODY = re.compile(
    r"(?:nhà |chính phủ )?nước bạn|cảnh sát|tổng thống|quốc vương|nhà vua|nữ hoàng|hoàng gia|điện kremlin"
    r"|nhật hoàng|giáo hoàng"
    r"|quân đội (?!nhân dân)"
    r"|đại sứ quán (?!việt nam)|liên hợp quốc|thủ tướng (?:anh|nhật|lào(?! cai)|campuchia|thái lan|ấn độ|úc"
    r"|hàn quốc|đức(?! thọ| cơ| phổ| hòa| huệ| linh| trọng| giang| thắng| minh)|ý)"
)
COUNTRIES = rf"(?:{any_of('countries')})(?!\w)"
"""A pattern for any country but Vietnam."""
_STOP = re.compile(
    r"(?<!nhỏ và)\s(?:cho|tặng|trao|khen|tuyên dương|vinh danh|vì|do|đã|vừa|sẽ|ký|quyết|công (?:bố|nhận)|trong|năm|về"
    r"|tại|đề|kiến|xét"
    r"|trình|nhất trí|thống nhất|suy tôn|bình|giới thiệu|sau|thưởng|phong|truy|và (?:được|nhận|đón)"
    r"|với|vào|để|nhân|từ|cùng|kèm|theo|ghi|biểu|nhằm|được|là|đến|ở|khen|đạt|gồm|hằng|hàng|trước|sau|đợt|lần|nhờ|khi"
    r"|này|cũng|thuộc|đang|xem|và (?:nhiều|các|\d+|một|trao|tặng|kèm|cùng|phần|tiền|quà|giải|huy|bằng|giấy|cờ|kỷ"
    r"|danh))\b"
    r"|[,;()\"“”:!?…]|(?<!tp)\.| [-–] (?!đào tạo|thương binh|khen thưởng|công nghệ|thể thao|xã hội|môi trường|kế hoạch)"
    r"|\d{4}"
)


_THIS = re.compile(r"(?:cơ quan|đơn vị|tổ chức|bộ|sở|hội) này")
_BODY = re.compile(
    r"(?:Tỉnh đoàn|Thành đoàn|Huyện đoàn|UBND|Uỷ ban|Ủy ban|Sở|Công an|Bộ|Hội|Trung ương|Liên đoàn|Tổng|Tỉnh uỷ|Thành"
    r" uỷ|Cục|Mặt trận)\s"
)
_PERSON = pattern(
    r"(?:^|(?i:ông|bà|đồng chí)\s+)(?P<name>%A[^\W\d_]*(?: %A[^\W\d_]*){1,3})\s*(?:đã|cũng|cũng đã"
    r"|vừa)?\s*$"
)
_HIGH = (
    r"(?:[Cc]hủ tịch|[Pp]hó [Cc]hủ tịch|[Bb]ộ trưởng|[Tt]hứ trưởng)(?: (?:UBND|HĐND|[Uu][ỷy] ban [Nn]hân dân"
    r"|[Bb]ộ))"
)


class GiverReader:
    """Reads givers in one article. *province* is the page's ("Hà Nội"), *text* the article's whole text."""

    def __init__(self, text: str, province: str | None) -> None:
        self._text = text
        self._province = province
        self._here = self._before = ""

    def at(self, sentence: str) -> None:
        """Make *sentence* the place from which "cơ quan này" looks back."""
        self._before, self._here = self._here, sentence

    def of_person(self, phrase: str) -> Giver | None:
        """
        Return the province or ministry that somebody gives for, where the article names him with the office: "ông Trần
        Ngọc Căng" of "Trần Ngọc Căng, Chủ tịch UBND tỉnh Quảng Ngãi".
        """
        m = _PERSON.search(phrase)
        if m is None:
            return None
        name = re.escape(m.group("name"))
        office = re.search(rf"({_HIGH}[^.;,\n]{{2,40}}?)\s{name}", self._text) or re.search(
            rf"{name}(?:\s*[,(–-]\s*|\s+)({_HIGH}[^.;,()\n]{{2,40}})", self._text
        )
        giver = self.read(office.group(1)) if office else None
        return giver if giver and giver.level == "T" else None

    def read(self, phrase: str) -> Giver | None:
        """Return the giver that *phrase* begins with, or ``None`` if it begins with none."""
        size = len(phrase)
        phrase = re.sub(
            r"^(?:các |đồng chí |lãnh đạo |đại diện |bởi |báo cáo |gửi |trình |kiến nghị )+",
            "",
            phrase.strip(" \"'“”"),
            flags=re.I,
        )
        skipped = size - len(phrase)
        keyed = key(phrase)
        if m := _THIS.match(keyed):
            bodies = [b for text in (self._here, self._before) for b in _BODY.finditer(text)]
            named = bodies[0].string[bodies[0].start() :] if bodies else ""
            found = self._match(named, key(named)) if named else None
            return replace(found, length=m.end() + skipped) if found else None
        if _FOREIGN_BODY.match(keyed):
            return Giver(None, None, True)
        found = self._match(phrase, keyed)
        if found is None and (office := _HEAD.match(keyed)):
            found = self._match(phrase[office.end() :], keyed[office.end() :])
            skipped += office.end()
            if found and found.name:
                found = replace(found, name=phrase[: office.end()] + found.name)
        return replace(found, length=found.length + skipped) if found else None

    def _match(self, phrase: str, keyed: str) -> Giver | None:
        for rule, level in _COMPILED:
            if m := rule.match(keyed):
                whole = self._whole(phrase, keyed, m)
                found = replace(self._complete(whole, level, keyed), length=len(whole))
                return self._raised(found, whole) if found.level in ("S", "K") else found
        return None

    def _raised(self, first: Giver, whole: str) -> Giver:
        """ "Chi cục Thuế và UBND tỉnh Hưng Yên": the level is that of the highest who give together."""
        for part in re.split(r"\s(?:và|cùng)\s|,\s", whole)[1:]:
            other = self._match(part, key(part)) if part[:1].isupper() or part.startswith(("tỉnh", "thành")) else None
            if other and other.level == "T" and not other.foreign:
                return replace(first, level="T")
        return first

    def _whole(self, phrase: str, keyed: str, m: re.Match[str]) -> str:
        """Return the printed name of the body: up to the first word that cannot belong to it."""
        stop = next(
            (
                s
                for s in _STOP.finditer(keyed, max(m.end() - 1, 1))
                if not phrase[s.start() + 1 : s.start() + 2].isupper() or keyed[s.start()] != " "
            ),
            None,
        )
        if (
            stop
            and keyed[stop.start()] == ","
            and re.match(r", (?:thể thao|thương binh|trẻ em|nhà nước|ngành)", keyed[stop.start() :])
        ):
            stop = _STOP.search(keyed, stop.end())
        whole = phrase[: stop.start() if stop else len(phrase)]
        return re.sub(r"\s(?:và|cùng|&)$", "", " ".join(whole.split()).strip(" -&,"))

    def _complete(self, name: str, level: str, keyed: str) -> Giver:
        low = key(name)
        if re.search(rf"(?:\s|^|\(){COUNTRIES}\s*$", low):
            return Giver(None, None, True)
        if level == "C":
            return Giver("Thủ tướng Chính phủ" if low[0] == "t" or low.startswith("phó thủ") else "Chính phủ", "C")
        if level == "N":
            return Giver(self._state(low, name), "N")
        if level == "P":
            return self._province_body(name, low)
        if level == _T and re.match(r"(?:bộ trưởng |thứ trưởng )?(?:các )?bộ$", low):
            return Giver(self._ministry(), "T")
        if level == _S and low in ("quận", "huyện", "thị xã", "xã", "phường"):
            return Giver(self._nearest_unit(low) or name, "S")
        if low.startswith(("cấp trên", "cơ quan", "đơn vị", "địa phương", "cấp có")):
            return Giver(None, None)
        return Giver(name, cast(Level, level))

    @staticmethod
    def _state(low: str, name: str) -> str:
        return "Chủ tịch nước" if "chủ tịch nước" in low or low == "ctn" else re.sub(r"^nhà nước", "Nhà nước", name)

    def _province_body(self, name: str, low: str) -> Giver:
        """Complete "thành phố", "tỉnh", "UBND TP.HCM": the UBND of the province, unless a smaller city is meant."""
        m = re.match(
            r"((?:phó )?chủ tịch )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|lãnh đạo|chính quyền)?\s*"
            r"(tỉnh|thành phố|tp\.?)?\s*(.*)$",
            low,
        )
        kind, place = (m.group(2) or "", m.group(3)) if m else ("", "")
        printed = _without_person(name[len(low) - len(place) :].strip()) if place else ""
        office = "Chủ tịch " if low.startswith("chủ tịch") else ""
        if kind != "tỉnh" and printed and not any(c in place for c in _CENTRAL) and find_province(printed) is None:
            return Giver(name, "S")
        province = find_province(printed) if printed else None
        home = province.name if province else (printed or self._province)
        if (
            kind.startswith("t")
            and kind != "tỉnh"
            and province is not None
            and province.name.lower() not in _CENTRAL_NAMES
        ):
            return Giver(name, "S")
        if home is None:
            return Giver(name, "T")
        word = "thành phố" if home.lower() in _CENTRAL_NAMES else "tỉnh"
        return Giver(f"{office}UBND {word} {home}", "T")

    def _ministry(self) -> str | None:
        found = re.findall(
            r"[Bb]ộ ((?:Công an|Quốc phòng|Y tế|Nội vụ|Tài chính|Tư pháp|Xây dựng|Ngoại giao"
            r"|Công [Tt]hương"
            r"|Giao thông [Vv]ận tải|Giáo dục (?:và|-|&) Đào tạo|GD ?(?:&|-|và) ?ĐT"
            r"|Nông nghiệp(?: và [^\s,.;]+"
            r"(?: [^\s,.;]+){0,3})?|Lao động(?:,)? ?-? ?Thương binh và Xã hội"
            r"|Văn hóa[^.;\n]{0,25}[Dd]u lịch"
            r"|Thông tin và Truyền thông|Khoa học và Công nghệ|Tài nguyên và Môi trường"
            r"|Kế hoạch và Đầu tư))",
            self._text,
        )
        names = list(dict.fromkeys(found))
        return f"Bộ {names[0]}" if len(names) == 1 else "Bộ"

    def _nearest_unit(self, kind: str) -> str | None:
        found = pattern(rf"(?i:{kind}) (%A[^\W\d_]*(?: %A[^\W\d_]*){{0,2}})").findall(self._text)
        names = list(dict.fromkeys(found))
        return f"UBND {kind} {names[0]}" if len(names) == 1 else None


def _without_person(place: str) -> str:
    """Cut off who stands behind a province's name: "Đồng Nai Thái Bình Dương" -> "Đồng Nai"."""
    words = place.split()
    return next((p for n in range(len(words), 0, -1) if find_province(p := " ".join(words[:n]))), place)


_CENTRAL_NAMES = (
    "hà nội",
    "hồ chí minh",
    "thành phố hồ chí minh",
    "tp. hồ chí minh",
    "hải phòng",
    "đà nẵng",
    "cần thơ",
)
