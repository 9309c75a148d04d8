"""
Which words of a phrase are a person's full name?

A name is a run of capitalised words. What stands before it (titles, offices, the office's place) is not part of it:
"Chủ tịch UBND quận Hoàn Kiếm Phạm Tuấn Long" is Phạm Tuấn Long.
"""

from __future__ import annotations

import re

from search.vocabulary.places import find_province, find_units

from .keys import pattern
from .words import listed

__all__ = ["SURNAMES", "find_name", "full_name", "is_brand"]

SURNAMES = listed("surnames")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?(?!\w)")
_TITLE = re.compile(
    r"(?:GS|PGS|TSKH|TS|ThS|Ths|BS|BSCK\w*|KS|CN|LS|KTS|DS|CK\w*|NSND|NSƯT|NSUT|NGND|NGƯT|TTND|TTƯT|AHLĐ|ĐD|CSGT|PV|HLV"
    r"|UVBCT"
    r"|AHLLVTND|AHLLVT|ThS|Th\.S|Dr|Mr|Ms|Mrs|PGĐ|GĐ|CB|CCB|TNXP)(?:\.(?:TSKH|TS|BS|AHLĐ|NGND|NGƯT|NSND|NSƯT))*\.?$"
)
# After these words a capitalised run names a place or a body, not a person.
_PLACE_BEFORE = re.compile(
    r"(?:quận|huyện|tỉnh|thị xã|thành phố|tp\.?|phường|xã|thị trấn|thôn|ấp|bản|(?<!già )làng|sở|bộ|công ty|trường"
    r"|bệnh viện|ủy"
    r"|uỷ|đoàn|tại|ở|trung ương|ubnd|hđnd|phòng|ban|viện|hội|(?<!nhà )báo|đài|tập đoàn|ngân hàng|thcs|thpt|đh"
    r"|đại học|khoa|cục"
    r"|lớp|việt nam|công an|quê|quốc gia|chi nhánh|trung tâm|học viện|nhà hát|đội tuyển|câu lạc bộ|clb)\s*$",
    re.I,
)
_VILLAGE_HEAD = re.compile(r"(?i)(?<!\w)(?:trưởng|phó) (?:thôn|bản|ấp|làng|xóm|buôn|khóm|khu phố)\s*$")
_SYLLABLE = re.compile(
    r"(?i)(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$"
)
_CALLED = frozenset(["Ông", "Bà", "Anh", "Chị", "Em", "Cô", "Thầy", "Cháu", "Bác", "Cụ"])
_COMPANY_ENDS = ("Group", "Corp", "Holdings", "Bank", "JSC", "Land", "Plaza")
_KOREAN = re.compile(
    r"(?<!\w)(?:Park|Kim|Lee|Choi|Jung|Kang|Yoon|Jang|Moon|Ban|Ahn"
    r"|Han) [A-Z][a-z]+ ?- ?[a-z]+(?=\s*$)"
)
_OFFICE = listed("capital_offices")


def find_name(phrase: str) -> str | None:
    """
    Return the full name of the person that *phrase* (one noun phrase, without its appositions) is about, or ``None``.

    "ông Nguyễn Văn A" -> "Nguyễn Văn A"; "Giám đốc Sở Nội vụ Hà Nội Trần Đình Cảnh" -> "Trần Đình Cảnh".
    """
    if m := _KOREAN.search(phrase):
        return m.group().strip()  # "Park Hang - seo": spaces around the hyphen are some papers' habit
    words = list(_WORD.finditer(phrase))
    end = len(words)
    while end and not _is_capital(words[end - 1].group()):
        end -= 1
    start = end
    while start and _is_capital(words[start - 1].group()) and _near(phrase, words, start, end):
        start -= 1
    if start == end or (end < len(words) and len(words) - end > 3):
        return None
    front = end < len(words) or end - start > 2 or words[start].group() in ("Phó", "Nguyên", "Tổng", "Thứ", "Chủ")
    if len(words) > 1 and front and all(w.group() in _OFFICE for w in words[start:end]):
        return None  # "Phó Giáo sư", "Phi công": the front of an office
    return _cut(
        phrase,
        [w.group().rstrip(".") if w.group()[-2:-1].islower() else w.group() for w in words[start:end]],
        phrase[: words[start].start()],
    )


def is_brand(phrase: str) -> bool:
    """Tell whether *phrase* is a company's bare name: capitals, some word no Vietnamese syllable."""
    words = phrase.split()
    if 1 < len(words) <= 6 and words[-1] in _COMPANY_ENDS and all(w[0].isupper() for w in words):
        return True
    return (
        0 < len(words) <= 5
        and all(w[0].isupper() or w in "&-–" for w in words)
        and phrase.isascii()
        and any(len(w) > 2 and not _SYLLABLE.match(w) for w in words)
    )


def full_name(short: str, text: str) -> str | None:
    """Return the full name in *text* that ends with *short* ("Hải" -> "Hoàng Đức Hải"), the first one, or ``None``."""
    for m in pattern(rf"(?<!\w)((?:%A\w*\s+){{1,4}}{re.escape(short)})(?![\w])").finditer(text):
        name = find_name(m.group(1))
        if name and name.split()[0] in SURNAMES and name.endswith(short) and name != short:
            return name
    return None


def _near(phrase: str, words: list[re.Match[str]], start: int, end: int) -> bool:
    """Tell whether the word before belongs to the same run: only a space (or a name's hyphen) lies between."""
    if start == end:
        return True
    gap = phrase[words[start - 1].end() : words[start].start()]
    return gap in (" ", " - ", "  ", "\u00a0")


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _without_place(run: list[str]) -> list[str]:
    """Cut a place off the front: "(Giám đốc Sở Nội vụ) Hà Nội Trần Đình Cảnh" -> "Trần Đình Cảnh"."""
    for n in range(min(3, len(run) - 2), 0, -1):
        place = " ".join(run[:n])
        if run[n] in SURNAMES and n > 1 and (find_province(place) or find_units(place)):
            return run[n:]
    return run


def _cut(phrase: str, run: list[str], before: str) -> str | None:
    """Cut titles, offices and places off the front of a run of capitalised words, and a photographer in capitals."""
    while len(run) > 3 and run[-1].isupper() and len(run[-1]) > 1 and not run[0].isupper() and not run[1].isupper():
        run = run[:-1]
    while run and (
        _TITLE.match(run[0])
        or (run[0].isupper() and len(run[0]) > 1 and len(run) > 2 and not all(w.isupper() for w in run))
    ):
        run, before = run[1:], ""
    if (rest := _without_place(run)) != run:
        run, before = rest, "…"
    placed = bool(_PLACE_BEFORE.search(before))
    head = placed and len(run) > 2 and _VILLAGE_HEAD.search(before) is not None  # "Trưởng thôn Lý A Vàng"
    first = next(
        (
            n
            for n, w in enumerate(run)
            if w in SURNAMES and 2 <= len(run) - n <= 5 and not (placed and n == 0 and not head)
        ),
        None,
    )
    if first and run[first] in ("Thị", "Văn") and run[first - 1] not in _OFFICE:
        first -= 1  # "Em Mạch Thị Nhung": a family name that no list has
    if first is not None and (placed or first == 0 or run[0] in _OFFICE or len(run) > 4):
        run = run[first:]
    elif placed:
        return None
    elif len(run) == 2 and not before.strip() and run[0] in _CALLED:
        return run[1]  # "Anh Nam" at the start of a sentence
    elif len(run) > 2 and run[0] in _OFFICE and run[0] not in SURNAMES:
        run = run[1:]
    if run == ["Việt", "Nam"] or not 1 <= len(run) <= 6 or (len(run) == 1 and not before.strip()):
        return None
    name = " ".join(run)
    start = phrase.rfind(run[0])
    printed = phrase[start:] if " - " in phrase[start:] and name.replace(" ", "") not in phrase[start:] else name
    return printed.strip() if len(run) > 1 and " - " in printed else name
