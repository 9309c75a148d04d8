"""
Who gives an award, at which level, and how a short reference ("thành phố", "của Bộ") is completed from the page?
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import cast

from search.model import Level
from search.vocabulary.places import find_province, find_units

from .giver_levels import (
    BODY,
    CENTRAL,
    CENTRAL_NAMES,
    COMPILED,
    COUNTRIES,
    FOREIGN_BODY,
    HEAD,
    HIGH,
    PERSON,
    STOP,
    THIS,
)
from .keys import key, pattern
from .people import SURNAMES

__all__ = ["Giver", "GiverReader"]


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
        m = PERSON.search(phrase)
        if m is None:
            return None
        name = re.escape(m.group("name"))
        office = re.search(rf"({HIGH}[^.;,\n]{{2,40}}?)\s{name}", self._text) or re.search(
            rf"{name}(?:\s*[,(–-]\s*|\s+)({HIGH}[^.;,()\n]{{2,40}})", self._text
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
        if m := THIS.match(keyed):
            bodies = [b for text in (self._here, self._before) for b in BODY.finditer(text)]
            named = bodies[0].string[bodies[0].start() :] if bodies else ""
            found = self._match(named, key(named)) if named else None
            return replace(found, length=m.end() + skipped) if found else None
        if FOREIGN_BODY.match(keyed):
            return Giver(None, None, True)
        found = self._match(phrase, keyed)
        if found is None and (office := HEAD.match(keyed)):
            found = self._match(phrase[office.end() :], keyed[office.end() :])
            skipped += office.end()
            if found and found.name:
                found = replace(found, name=phrase[: office.end()] + found.name)
        return replace(found, length=found.length + skipped) if found else None

    def _match(self, phrase: str, keyed: str) -> Giver | None:
        for rule, level in COMPILED:
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
                for s in STOP.finditer(keyed, max(m.end() - 1, 1))
                if (not phrase[s.start() + 1 : s.start() + 2].isupper() or keyed[s.start()] != " ")
                and not _is_in_place(phrase, s.start())
            ),
            None,
        )
        if (
            stop
            and keyed[stop.start()] == ","
            and re.match(r", (?:thể thao|thương binh|trẻ em|nhà nước|ngành)", keyed[stop.start() :])
        ):
            stop = STOP.search(keyed, stop.end())
        whole = phrase[: stop.start() if stop else len(phrase)]
        return re.sub(r"\s(?:và|cùng|&)$", "", " ".join(whole.split()).strip(" -&,"))

    def _complete(self, name: str, level: str, keyed: str) -> Giver:
        low = key(name)
        if re.search(rf"(?:\s|^|\(){COUNTRIES}\s*$", low) and not _ends_with_district(name):
            return Giver(None, None, True)
        if level == "C":
            return Giver("Thủ tướng Chính phủ" if low[0] == "t" or low.startswith("phó thủ") else "Chính phủ", "C")
        if level == "N":
            return Giver(self._state(low, name), "N")
        if level == "P":
            return self._province_body(name, low)
        if level == "T" and re.match(r"(?:bộ trưởng |thứ trưởng )?(?:các )?bộ$", low):
            return Giver(self._ministry(), "T")
        if level == "S" and low in ("quận", "huyện", "thị xã", "xã", "phường"):
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
        if kind == "tỉnh" and printed.split(" ")[0] in SURNAMES and " " in printed and find_province(printed) is None:
            name, printed = name.removesuffix(printed).strip(), ""  # "UBND tỉnh Hoàng Gia Long": a person
        office = "Chủ tịch " if low.startswith("chủ tịch") else ""
        if kind != "tỉnh" and printed and not any(c in place for c in CENTRAL) and find_province(printed) is None:
            return Giver(name, "S")
        province = find_province(printed) if printed else None
        home = province.name if province else (printed or self._province)
        if (
            kind.startswith("t")
            and kind != "tỉnh"
            and province is not None
            and province.name.lower() not in CENTRAL_NAMES
        ):
            return Giver(name, "S")
        if home is None:
            return Giver(name, "T")
        word = "thành phố" if home.lower() in CENTRAL_NAMES else "tỉnh"
        if kind.startswith("t") and kind != "tỉnh" and word == "tỉnh" and not printed:
            return Giver(name, "S")  # "UBND thành phố" on a province's page: one of its cities
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


def _ends_with_district(name: str) -> bool:
    """Tell whether a country's name at the end is a part of a district's: "UBND huyện Hoài Đức", "thị xã Phú Mỹ"."""
    words = name.rstrip(" .)").split()
    return any(find_units(" ".join(words[-n:])) for n in (2, 3) if len(words) >= n)


def _is_in_place(phrase: str, at: int) -> bool:
    """Tell whether the dash at *at* is one within a place's name: "Bà Rịa - Vũng Tàu", "Phan Rang - Tháp Chàm"."""
    dash = re.match(r"\s*[-–]\s*(?=\S)", phrase[at:])
    if dash is None:
        return False
    before, after = phrase[:at].split()[-2:], phrase[at + dash.end() :].split()[:2]
    return any(
        find_province(f"{' '.join(before[-n:])} - {' '.join(after[:m]).rstrip('.,;:)')}")
        for n in (2, 1)
        for m in (2, 1)
    )


def _without_person(place: str) -> str:
    """Cut off who stands behind a province's name: "Đồng Nai Thái Bình Dương" -> "Đồng Nai"."""
    words = place.split()
    return next((p for n in range(len(words), 0, -1) if find_province(p := " ".join(words[:n]))), place)
