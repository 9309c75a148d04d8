"""
Who wrote it, and where was it taken from? Signatures of reporters and notes of the original source.

Only persons are authors: a portal's account, an editorial board or "PV" is none. Names are given in normal letter
case, whatever the page prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.vocabulary.newspapers import by_domain, canonical

from .lines import CAPITALS
from .nonnames import ALSO_PERSON, NO_NAMES, NO_PERSON

# One Vietnamese syllable with a capital first letter, or capitals throughout; checked further by its letters.
_LETTER = "A-Za-zÀ-ỹĐđ"
_SYLLABLE = re.compile(rf"[{CAPITALS}][{_LETTER}]{{0,6}}")
_INITIALS = re.compile(rf"(?:[{CAPITALS}][hgrHGR]?\.)+(?: ?[{CAPITALS}][{_LETTER}]*)?\.?")
_ONSETS = (
    "ngh",
    "ng",
    "nh",
    "ch",
    "gh",
    "gi",
    "kh",
    "ph",
    "qu",
    "th",
    "tr",
    "b",
    "c",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "x",
    "j",
    "f",
    "w",
    "z",
    "",
)
_RIME = re.compile(
    r"[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|c|m|n|p|t)?$"
)

_JOIN = re.compile(r"\s+[-–—]+\s+|\s*[,;&/+•]\s*|\s+và\s+")
_LEAD_IN = re.compile(
    r"^(?:tác giả bài viết|tin,? (?:bài|ảnh)(?: và ảnh|, ảnh)?|tin bài và ảnh|tin và ảnh|bài viết|"
    r"bài,? (?:và )?ảnh|tin|bài|tác giả|"
    r"thực hiện|người viết|người thực hiện|nhóm tác giả|nội dung|viết bởi|bởi|by|author|cộng tác viên|ctv|pv|"
    r"phóng viên|"
    r"tin - ảnh|bài - ảnh|tin/ảnh|bài/ảnh|tin ảnh|bài ảnh)\s*[:.\-–]\s*|^(?:pv|ctv|phóng viên|bởi|by) +",
    re.IGNORECASE,
)
_PICTURES_BY = re.compile(
    r"[\s;,.-]*\(?\b(?:ảnh|ảnh,? video|video|clip|đồ họa|thiết kế|minh họa|trình bày)\s*:.*$", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*\(([^()]*)\)\s*\.?$")
_TAIL = re.compile(r"\s+(?:\(?tổng hợp\)?|ghi|thực hiện|lược ghi|biên dịch|dịch|\(t ?/ ?h\)|th)\.?$", re.IGNORECASE)
_ORIGIN = re.compile(
    r"^\(?\s*(?:nguồn(?: tin| bài| ảnh)?\s*:\s*|nguồn\s+|theo\s*:\s*|theo\s+|source\s*:\s*|"
    r"tin từ\s*:?\s*)(?P<name>.+?)\s*\)?\s*\.?$",
    re.IGNORECASE,
)
# "Nguyễn Hoài - Công chức Văn hóa xã hội", "Lan Anh, Phòng Nội vụ"
_OFFICE = re.compile(
    r"^(?P<name>[^-–,]{4,40}?)\s*(?:[-–]|,)\s*(?:công chức|cán bộ|viên chức|chuyên viên|phòng|văn phòng|ban|trung tâm|"
    r"trường|ubnd|đoàn|hội|phóng viên|ctv|đài|vksnd|tand|sở|chi cục|cục|vp|công đoàn|bhxh|công an|mttq)\b.{0,70}$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|asia|edu|gov)(?:\.vn)?\b\S*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Signature:
    """What a line at an article's end says: its authors, the original source, or both."""

    authors: tuple[str, ...] = ()
    original_source: str | None = None


def read_signature(line: str) -> Signature | None:
    """
    Return what *line* says if it is a signature or a note of the original source, and nothing else; else ``None``.

    ``PHẠM HẢO - HOÀNG PHƯƠNG`` two persons; ``Tin, ảnh: Thanh Hà``; ``Minh Đức (Theo TTXVN)``; ``Nguồn: …``; ``T.Vũ``.
    Lines such as ``PV`` or ``(Tổng hợp)`` are signatures without a person.
    """
    text = " ".join(line.split()).strip(" *.|/\u200b")
    if not text or len(text) > 120:
        return None
    origin = original_source(text)
    if origin:
        return Signature((), origin)
    if re.fullmatch(
        r"\(?(?:pv|p\.v|nhóm (?:pv|phóng viên|tác giả)|bbt|ban biên tập|ctv|t ?/ ?h|th|tổng hợp|theo .{0,3}|"
        r"phóng viên|(?-i:[A-ZĐ]{2,3})(?: \(t ?/ ?h\)| \(tổng hợp\))?)\)?",
        text,
        re.IGNORECASE,
    ):
        return Signature()
    return _signed(text)


def _signed(text: str) -> Signature | None:
    found: str | None = None
    lead_in = _LEAD_IN.match(text)
    text = _PICTURES_BY.sub("", _LEAD_IN.sub("", text)).strip()
    aside = _ASIDE.search(text)
    if aside:
        inner = aside.group(1).strip()
        found = original_source(inner) or canonical(inner) or _named_aside(inner)
        text = text[: aside.start()].strip()
    text = _TAIL.sub("", text)
    slash = re.match(r"^(.*?)\s*[/–-]\s*(\S.*)$", text)
    if slash and (paper := canonical(slash.group(2))) and split_persons(slash.group(1)):
        text, found = slash.group(1), found or paper
    office = _OFFICE.match(text)
    if office and is_person(office["name"]):
        text = office["name"]
    persons = split_persons(text, trusted=lead_in is not None)
    if persons:
        return Signature(persons, found)
    return Signature((), found) if found and not text else None


def _named_aside(inner: str) -> str | None:
    """Return the paper in "Ngọc Ánh (Theo Business Insider)": behind a name any capitalised words are one."""
    match = re.fullmatch(rf"[Tt]heo (?P<name>[{CAPITALS}]\S*(?: [{CAPITALS}]\S*){{0,3}})", inner)
    return match["name"] if match else None


def original_source(text: str) -> str | None:
    """
    Return the source that ``Nguồn: …``, ``Theo …`` names: canonical where listed, else as printed; ``None`` if not one.

    After "Theo" only a listed paper, a web address or a name beginning with "Báo", "Cổng" … counts: "Theo ông A" is
    ordinary text.
    """
    text = " ".join(text.split())
    match = _ORIGIN.match(text)
    if not match or len(text) > 100:
        return None
    name = match["name"].strip(" .:")
    known = canonical(name) or by_domain(name)
    if known:
        return known
    if _DOMAIN.fullmatch(name):
        return re.sub(r"^https?://(?:www\.)?|^www\.", "", name.lower()).split("/")[0]
    inner = re.match(r"^(.*?)\s*[/(–-]\s*([^()]+)\)?$", name)  # "Thanh Hà/Báo Tin tức", "Thanh Hà (TTXVN)"
    if inner and (paper := canonical(inner.group(2).strip())):
        return paper
    named = re.match(
        r"(?:báo|cổng|trang|tạp chí|đài|website|văn phòng|sở|ubnd|cục|ban|hội|phòng|trung tâm)\b", name, re.I
    )
    is_source = text.lower().lstrip("( ").startswith(("nguồn", "source", "tin từ"))
    if (
        (
            (named and (is_source or re.match(r"(?:báo|cổng|trang|tạp chí|đài|website)\b", name, re.I)))
            or (is_source and len(name.split()) <= 8)
        )
        and not re.search(r"[,;:!?]", name)
        and len(name.split()) <= 14
    ):
        return name
    return None


def split_persons(text: str, *, trusted: bool = False) -> tuple[str, ...]:
    """
    Return the persons that *text*, as a whole, names, in normal letter case; empty if any part is no person's name.

    *trusted*: a label says that these are authors, so one syllable or initials are enough of a name.
    """
    parts = [part.strip(" .*") for part in _JOIN.split(text.strip()) if part.strip(" .*")]
    if not parts or len(parts) > 6 or not all(is_person(part, trusted=trusted) for part in parts):
        return ()
    return tuple(normal_case(part) for part in parts)


def is_person(name: str, *, trusted: bool = False) -> bool:
    """Whether *name* has the form of a person's name: 2 to 5 capitalised Vietnamese syllables, or initials."""
    if _INITIALS.fullmatch(name) and len(name) <= 12:
        return name.upper().replace(".", "") not in ("PV", "TP", "TS", "GS", "BS")
    words = name.split()
    if not (1 if trusted else 2) <= len(words) <= 5 or name.lower() in NO_NAMES:
        return False
    if any(len(word) == 1 and word.isascii() and word != "Y" for word in words):
        return False
    if not all(_SYLLABLE.fullmatch(word) and _is_syllable(word) for word in words):
        return False
    if len(words) >= 2 and any(word.isupper() for word in words) and not all(word.isupper() for word in words):
        return False
    first = words[0].lower()
    return first not in NO_PERSON or (first in ALSO_PERSON and words[0].isalpha() and canonical(name) is None)


def normal_case(name: str) -> str:
    """Return a name with capital first letters: ``PHẠM HẢO`` -> ``Phạm Hảo``, ``T.VŨ`` -> ``T.Vũ``."""
    if not name.isupper() or (_INITIALS.fullmatch(name) and all(len(part) <= 1 for part in name.split("."))):
        return name
    return re.sub(rf"[{_LETTER}]+", lambda match: match.group().capitalize(), name)


def _is_syllable(word: str) -> bool:
    word = word.lower()
    return any(word.startswith(onset) and _RIME.fullmatch(word[len(onset) :]) for onset in _ONSETS)
