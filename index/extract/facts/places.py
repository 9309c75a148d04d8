"""
Where does the text name a district or a province: spans, kinds and what may be meant, before anything is decided.

Names are looked up word by word in the gazetteer, longest first, so that Thừa Thiên Huế is never read as Huế. A kind
said once holds for a list ("các quận Ba Đình, Đống Đa"; "gồm 7 huyện, thị xã: …"). A name inside another name (sân bay
Gia Lâm, phường Hoàng Mai, Nguyễn Hoàng Mai) is no place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from search.vocabulary.places import (
    DistrictUnit,
    Province,
    find_province,
    find_province_exactly,
    find_units,
    first_words,
    name_readings,
    provinces,
    spell,
)

from .text import CAPITAL, Sentence

_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(rf"(?<!\w){CAPITAL}\w*")
_JOIN = re.compile(r" ?['’‘] ?| ?[-–] ?|\. ?| ")
_MAY_BE_NUMBERED = re.compile(r"[QqUu](?:uận|UẬN|\.)|Q ?\d")
_DIGITS = re.compile(r"\d+")

_KIND = re.compile(
    r"(?<!\w)(?:(?P<q>quận(?: ủy| uỷ)?|q\s?\.|q(?= ?\d))|(?P<h>huyện(?: ủy| uỷ| đảo| miền núi| biên giới| nghèo| vùng cao| đoàn)*|h\s?\.)|"
    r"(?P<x>thị xã|thị(?: ủy| uỷ)|tx\s?\.|tx)|(?P<t>thành phố|tp\s?\.|tp|t\.p\.?|thành(?: ủy| uỷ)|thành đoàn))\s*[\"“]?$")
_GROUP_KIND = {"q": "quận", "h": "huyện", "x": "thị xã", "t": "thành phố"}
_KIND_WORD = {"quận": "quận", "huyện": "huyện", "thị xã": "thị xã", "thành phố": "thành phố", "thị": "thị xã", "tp": "thành phố"}

# "gồm các quận:", "7 huyện, thị xã:", "3 quận gồm", "các quận, huyện như": a list of districts follows.
_HEADER = re.compile(
    r"(?<!\w)(?<!số )(?:các|những|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:đơn vị\s+)?"
    r"(?P<kinds>(?:quận|huyện|thị xã|thành phố|thị|tp)(?:(?:\s*[,/-]\s*|\s+và\s+)(?:quận|huyện|thị xã|thành phố|thị|tp))*)"
    r"(?:(?!quận|huyện|thị xã|thành phố|các )[^.:;()]){0,60}?\s*(?:\(|:|gồm(?: có)?:?|bao gồm:?|là:?|như:?)\s*$")
_SEPARATOR = re.compile(r"\s*(?:,|;|và|hoặc|cùng|với|&|, và|-|–|/)\s*$")
_LIST_GAP = re.compile(r"\s*(?:\([^()]{0,40}\)\s*)?(?:,|;|và|hoặc|cùng với|cùng|với|&|, và|-|–|/|đến|sang)\s*$")

# What makes a name part of another name when it stands right before it.
_INSIDE = re.compile(
    r"(?<!\w)(?:phường|p\.|xã|x\.|thị trấn|tt\.?|ấp|thôn|làng|bản|buôn|khu phố|tổ|đường|phố|ngõ|ngách|đại lộ|quốc lộ|tỉnh lộ|cao tốc|"
    r"cầu|hầm|sân bay|ga|bến xe|bến phà|bến|phà|cảng|cảng hàng không|hồ|sông|suối|thác|kênh|rạch|núi|đèo|dốc|vịnh|biển|đầm|chợ|"
    r"siêu thị|trường|thpt|thcs|tiểu học|mầm non|mẫu giáo|đại học|đh|cao đẳng|học viện|bệnh viện|bv|phòng khám|chùa|đền|đình|nhà thờ|"
    r"quảng trường|công viên|sân vận động|sân|nhà hát|rạp|khách sạn|công ty|cty|tập đoàn|ngân hàng|nhà máy|thủy điện|thuỷ điện|nhiệt điện|"
    r"khu đô thị|kđt|khu công nghiệp|kcn|khu kinh tế|chung cư|tòa nhà|toà nhà|dự án|tỉnh|tỉnh ủy|tỉnh uỷ|quốc học|tàu|quần đảo|đồn|đồn biên phòng|lữ đoàn|sư đoàn|"
    r"câu lạc bộ|clb|đội|rừng|vườn quốc gia|vùng núi|ngã ba|ngã tư|ngã năm|bùng binh|vòng xoay|nút giao|bến cảng|thành cổ|cổ thành|"
    r"ông|bà|anh|chị|em|cô|chú|bác|cháu|cụ|bé|thầy|nghệ sĩ|ca sĩ|diễn viên|đồng chí|đ/c|nhà văn|nhà thơ|nhạc sĩ|đạo diễn|mc|hoa hậu|"
    r"người mẫu|siêu mẫu|tướng|thầy giáo|cô giáo|nghi phạm|nghi can|bị cáo|bị can|đối tượng|nạn nhân|tài xế|bạn|cựu binh|thương binh|bác sĩ|tiến sĩ|giáo sư|luật sư|thủ môn|tiền đạo|tiền vệ|hậu vệ|huấn luyện viên|hlv|vua|chúa|nữ tướng|danh tướng)"
    r"\s*[\"“']?$")
_BODY_BEFORE = re.compile(
    r"(?<!\w)(?:công an|ca|ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|thanh tra|tand|toà án nhân dân|tòa án nhân dân|toà án|tòa án|vksnd|"
    r"vks|viện kiểm sát nhân dân|viện ksnd|viện kiểm sát|đảng bộ|mttq|ban chqs|hạt kiểm lâm|chi cục thuế|điện lực|phòng gd-đt|phòng gd&đt|"
    r"phòng giáo dục và đào tạo|trung tâm y tế|lực lượng chức năng|chính quyền|lãnh đạo|nhân dân|người dân|bà con|đài pt-th|đài truyền thanh)\s*$")
_PLACE_WORD = re.compile(
    r"(?<!\w)(?:tại|ở|đến|tới|về|ra|vào|lên|xuống|từ|qua|khỏi|giữa|đi|thăm|rời|khu vực|địa bàn|vùng|của|dân|người|nội thành|ngoại thành|"
    r"quê|ngụ|trú|phố biển|phố núi|đất|đảo|huyện đảo|gần|cách|hướng|thuộc|hướng về|ngay|khắp|toàn|trung tâm|du lịch)\s*$")
_ADDRESS_BEFORE = re.compile(r"(?<!\w)(?:phường|p\.|xã|x\.|thị trấn|tt\.?|đường|phố|thôn|ấp|khu phố|số \d+\w*)\s*[^,;.()]{1,40}(?:,|-|–|\()\s*$")
_NAME_GOES_ON = re.compile(rf"(?: |-){CAPITAL}\w*")
# "xã Bình Nguyên và Bình Chánh", "các phường Cầu Kho, Tân Định và …": the next name is a commune, too
_COMMUNES = re.compile(
    rf"(?<!\w)(?:(?:[Xx]ã|[Pp]hường|thị trấn)\s+{CAPITAL}[^,;.()]{{1,25}}\s+và\s+|"
    rf"(?:các|những|hai|ba|\d+)\s+(?:xã|phường|thị trấn)(?:, (?:xã|phường|thị trấn))*:?\s+[^;.()]{{1,60}}(?:,|và)\s+)$")
_DASH_BEFORE = re.compile(rf"(?<!\w){CAPITAL}\w* ?[-–] ?$")
_FOREIGN = re.compile(
    rf"^\s*[,(–-]?\s*(?:(?:ở|của|thuộc)\s+)?(?:(?:(?i:tỉnh|thành phố|tp\.?)\s+)?{CAPITAL}\w*(?:\s{CAPITAL}\w*){{0,3}}\s*[,(–-]\s*)?(?:ở\s)?"
    r"(?:Trung Quốc|Đài Loan|Hàn Quốc|Triều Tiên|Nhật Bản|Nhật|Thái Lan|Lào|Campuchia|Malaysia|Mỹ|Singapore|Philippines|Indonesia|Hong Kong|Hồng Kông)"
    rf"(?!\w|\s{CAPITAL})")
_OTHER_PROVINCE = re.compile(rf"^\s*[,(-]?\s*(?:(?:ở|của|thuộc)\s+)?(?i:tỉnh)\s+(?P<name>{CAPITAL}\w*(?: {CAPITAL}\w*)*)")


@dataclass(frozen=True, slots=True)
class ProvinceMention:
    """A province named at *start* to *end* of a sentence's text."""

    province: Province
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DistrictMention:
    """
    A district named at *start* to *end* of a sentence's text; *left* is where its kind, or the list it is in, begins,
    *right* where the list ends.

    *kind* is what the text says, here or once for the list; *units* what the gazetteer knows by that name; *free*
    says how sure a name without a kind is: ``kind``, ``list``, ``address``, ``body``, ``alone``, ``place`` or
    ``weak`` (counts only where the article names the district otherwise, too).
    """

    units: tuple[DistrictUnit, ...]
    sentence: Sentence
    start: int
    end: int
    left: int
    kind: str | None
    free: str
    listed: bool = False
    right: int = 0


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str
    units: tuple[DistrictUnit, ...]
    province: Province | None


def find_places(sentence: Sentence) -> tuple[list[DistrictMention], list[ProvinceMention]]:
    """Return what *sentence* names, from left to right; nothing is decided about roles."""
    districts: list[DistrictMention] = []
    around: list[ProvinceMention] = []
    for name in _names(sentence):
        before = sentence.lower[max(0, name.start - 110):name.start]
        kind, left = _kind_before(before, name.start)
        previous = districts[-1] if districts else None
        gap = sentence.lower[previous.end:name.start] if previous else ""
        if kind is None and previous and previous.free != "weak" and _LIST_GAP.fullmatch(gap):
            mention = _listed(name, sentence, previous)
        elif kind is None and (found := _HEADER.search(before)):
            mention = _headed(name, sentence, _only_kind(found["kinds"]))
        else:
            mention = _free(name, sentence, before, kind, left)
        if mention and previous and _LIST_GAP.fullmatch(sentence.lower[previous.end:mention.left]):
            mention = replace(mention, left=previous.left, listed=True)
        if mention:
            districts.append(mention)
        elif name.province and not (name.text == "Hồ Chí Minh" and kind is None):
            around.append(ProvinceMention(name.province, name.start, name.end))
    return _with_ends(_first_of_bare_lists(districts, sentence)), around


def _with_ends(districts: list[DistrictMention]) -> list[DistrictMention]:
    """Tell each member of a list where the list ends."""
    out: list[DistrictMention] = []
    right = 0
    for mention, after in zip(reversed(districts), [None, *reversed(districts)], strict=False):
        right = right if after and after.left == mention.left else mention.end
        out.append(replace(mention, right=right))
    return out[::-1]


def _kind_before(before: str, at: int) -> tuple[str | None, int]:
    match = _KIND.search(before)
    if not match or not match.lastgroup:
        return None, at
    return _GROUP_KIND[match.lastgroup], at - (len(before) - match.start())


def _only_kind(kinds: str) -> str | None:
    found = {_KIND_WORD[k] for k in re.findall("quận|huyện|thị xã|thành phố|thị|tp", kinds)}
    return found.pop() if len(found) == 1 else None


def _with_kind(units: tuple[DistrictUnit, ...], kind: str | None) -> bool:
    return any(u.kind == kind for u in units)


def _listed(name: _Name, sentence: Sentence, previous: DistrictMention) -> DistrictMention | None:
    """A name after a district and a comma: one more of the list, unless it is the province of the one before."""
    if not name.units:
        return None
    if name.province and not _same_list_of_cities(previous, name):
        return None
    if name.text.isdigit() and not (previous.kind == "quận"):
        return None
    if _runs_on(name, sentence) and previous.free != "kind":
        return None
    kind = previous.kind if previous.kind and _with_kind(name.units, previous.kind) else None
    if previous.kind and not kind and name_readings().get(spell(name.text)) == "other" and previous.free == "kind" and not previous.listed:
        return replace(_mention(name, sentence, name.start, None, "weak"), listed=True)
    return replace(_mention(name, sentence, name.start, kind, "list"), listed=True)


def _same_list_of_cities(previous: DistrictMention, name: _Name) -> bool:
    # "các thành phố Bắc Ninh, Hải Dương": both names are also provinces, and a plural was said
    return (previous.kind == "thành phố" and previous.listed) and _with_kind(name.units, "thành phố")


def _headed(name: _Name, sentence: Sentence, kind: str | None) -> DistrictMention | None:
    if not name.units:
        return None
    return replace(_mention(name, sentence, name.start, kind if _with_kind(name.units, kind) else None, "kind"), listed=True)


def _free(name: _Name, sentence: Sentence, before: str, kind: str | None, left: int) -> DistrictMention | None:
    after = sentence.text[name.end:name.end + 60]
    if not name.units:
        return None
    if kind:
        if name.province and kind == "thành phố" and not _with_kind(name.units, kind):
            return None
        if name.text.isdigit() and kind != "quận":
            return None
        if _foreign(after):
            return None
        plural = bool(re.search(r"(?:các|những|hai|ba|bốn|năm|\d)\s+\S+(?: \S+)?\s*$", sentence.lower[:name.start]))
        return replace(_mention(name, sentence, left, kind, "kind"), listed=plural)
    if name.text.isdigit() or _inside_other(name, sentence, before):
        return None
    return _bare(name, sentence, before, after)


def _bare(name: _Name, sentence: Sentence, before: str, after: str) -> DistrictMention | None:
    """A name without a kind: what around it says that it is the district."""
    reading = name_readings().get(spell(name.text))
    if _foreign(after):
        return None
    if _runs_on(name, sentence) or _on_a_route(name, sentence, after):
        return None
    if name.province and reading == "other":
        return None
    if _province_after(name, after) and not name.province:
        sure = "address" if _ADDRESS_BEFORE.search(before) or reading != "other" or _PLACE_WORD.search(before) else "weak"
        return _mention(name, sentence, name.start, None, sure)
    if _ADDRESS_BEFORE.search(before):
        return _mention(name, sentence, name.start, None, "address")
    if _BODY_BEFORE.search(before):
        return _mention(name, sentence, name.start, None, "body")
    if sentence.field == "title" and name.start == 0 and after.lstrip().startswith(":"):
        return _mention(name, sentence, name.start, None, "address" if reading != "other" else "weak")
    if reading == "alone":
        return _mention(name, sentence, name.start, None, "alone")
    if reading != "other" and _PLACE_WORD.search(before):
        return _mention(name, sentence, name.start, None, "place")
    return _mention(name, sentence, name.start, None, "weak")


def _mention(name: _Name, sentence: Sentence, left: int, kind: str | None, free: str) -> DistrictMention:
    return DistrictMention(name.units, sentence, name.start, name.end, left, kind, free)


def _first_of_bare_lists(districts: list[DistrictMention], sentence: Sentence) -> list[DistrictMention]:
    """Let two or more bare names side by side ("Ba Đình, Đống Đa") confirm each other where none is a person's."""
    out = list(districts)
    for n in range(len(out) - 1):
        one, two = out[n], out[n + 1]
        if one.free in ("weak", "list") and two.free == "weak" and _LIST_GAP.fullmatch(sentence.lower[one.end:two.start]):
            homes = {u.province for u in one.units} & {u.province for u in two.units}
            if homes:
                out[n], out[n + 1] = replace(one, free="list", listed=True), replace(two, free="list", listed=True, left=one.left)
    return out


def _inside_other(name: _Name, sentence: Sentence, before: str) -> bool:
    if _INSIDE.search(before) or _COMMUNES.search(sentence.text[max(0, name.start - 80):name.start]):
        return True
    head = sentence.text[:name.start]
    word = re.search(rf"({CAPITAL}\w*) $", head)
    # a capital word right before it belongs to the same name, unless it begins the sentence or is an abbreviation
    return bool(word and word.start() > 0 and not word[1].isupper() and not re.search(r"[.:?!\"“(-]\s*$", head[:word.start()]))


def _runs_on(name: _Name, sentence: Sentence) -> bool:
    rest = sentence.text[name.end:name.end + 20]
    return bool(_NAME_GOES_ON.match(rest)) and not sentence.text.isupper() and not rest.startswith("-")


def _on_a_route(name: _Name, sentence: Sentence, after: str) -> bool:
    """Whether it is an end of "Cát Linh - Hà Đông" (a railway), not a part of "… - Hà Đông - Hà Nội" (an address)."""
    return bool(_DASH_BEFORE.search(sentence.text[max(0, name.start - 30):name.start])) and not _province_after(name, after)


def _foreign(after: str) -> bool:
    if _FOREIGN.match(after):
        return True
    other = _OTHER_PROVINCE.match(after)
    return bool(other and not _begins_with_province(other["name"]))


def _begins_with_province(text: str) -> bool:
    key = spell(text)
    return any(key.startswith(first) for first in _province_beginnings())


@cache
def _province_beginnings() -> tuple[str, ...]:
    # "tỉnh Bà Rịa - Vũng Tàu": the pattern above stops at the dash
    return tuple({spell(form).split("-")[0] for p in provinces() for form in (p.name, *p.aliases)})


def _province_after(name: _Name, after: str) -> bool:
    match = re.match(rf"\s*(?:,|\(|-|–)\s*(?:(?:t|T)ỉnh |(?:t|T)hành phố |T[Pp]\.? ?)?(?P<p>{CAPITAL}[\w.]*(?: ?[-–]? ?{CAPITAL}\w*){{0,3}})", after)
    if not match:
        return False
    homes = {u.province for u in name.units}
    words = match["p"].split(" ")
    return any((p := find_province(" ".join(words[:n]))) is not None and p.name in homes for n in range(len(words), 0, -1))


def _names(sentence: Sentence) -> Iterator[_Name]:
    """Yield every gazetteer name and district number of the sentence, longest first, none inside another."""
    found: list[_Name] = list(_numbers(sentence)) if _MAY_BE_NUMBERED.search(sentence.text) else []
    done = 0
    for match in _CAPITAL.finditer(sentence.text):
        if match.start() >= done and (longest := _words_from(match.group())):
            name = _longest(sentence.text, match.start(), longest)
            if name:
                done = name.end
                found.append(name)
    yield from sorted(found, key=lambda n: n.start)


@lru_cache(maxsize=1 << 16)
def _words_from(word: str) -> int:
    """Return how many words the longest name that begins with *word* has; 0 if no name does."""
    return first_words().get(re.split(r"['’.]", spell(word))[0], 0)


def _longest(text: str, start: int, words: int) -> _Name | None:
    ends = []
    at = start
    for _ in range(words + 1):
        match = _WORD.match(text, at)
        if not match:
            break
        ends.append(match.end())
        join = _JOIN.match(text, match.end())
        if not join:
            break
        at = join.end()
    for end in reversed(ends):
        written = text[start:end]
        units = find_units(written)
        province = find_province_exactly(written)
        if (units or province) and (end == start + 1 or not written[-1].isdigit() or province or units):
            return _Name(start, end, written, units, province)
    return None


_NUMBER_LIST = re.compile(r"(?<!\w)(?:quận|q\.?)\s*(\d{1,2}(?!\d)(?:\s*(?:,|và|;|-|–|đến)\s*(?:quận\s+|q\.?\s*)?\d{1,2}(?![\d/.%])(?! (?:tỉ|tỷ|triệu|người|phường|giờ|năm|tháng|ngày|m|km|căn|hộ)(?!\w)))*)")


def _numbers(sentence: Sentence) -> Iterator[_Name]:
    for run in _NUMBER_LIST.finditer(sentence.lower):
        for digits in _DIGITS.finditer(run.group(1)):
            units = find_units(str(int(digits.group())))
            if units:
                at = run.start(1) + digits.start()
                yield _Name(at, at + len(digits.group()), digits.group(), units, None)
