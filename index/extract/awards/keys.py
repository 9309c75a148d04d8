"""
How is a text made comparable, and does it speak of awards at all?

``key`` folds case and spelling habits but never marks or length, so a place found in the key is a place in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..cues import Cues, one_of

__all__ = ["STRONG", "TITLES", "count_word", "hide_names", "key", "may_hold_awards", "pattern"]

_TONES = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
# the letter behind "q" and before its mark stands first, so that Python's search leaps to it
_TONE = re.compile(r"(?:o(?<!qo)[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![^\W\d_])")
_CLAUSE = 600  # characters
# sỹ/sĩ, kỉ/kỷ: the same syllables in two spellings; a non-breaking space is a space, curly quotes are quotes
_SPELLING = (
    ("sỹ", "sĩ"),
    ("kỉ niệm", "kỷ niệm"),
    ("nsut", "nsưt"),
    ("\u00a0", " "),
    ("“", '"'),
    ("”", '"'),
    ("«", '"'),
    ("»", '"'),
    ("–", "-"),
    ("—", "-"),
    ("‘", "'"),
    ("’", "'"),
)

_OTHER_SPELLING = re.compile(one_of(old for old, _ in _SPELLING))

# Every form of an award, in lower case, holds one of these; a text without them is not read further.
STRONG = Cues(
    {
        " khen": ("bằng khen", "giấy khen"),
        "chương": ("huân chương", "huy chương", "niệm chương"),
        "danh hiệu": ("danh hiệu",),
        "thi đua": ("thi đua",),
        " tiên tiến": ("lao động tiên tiến", "chiến sĩ tiên tiến", "chiến sỹ tiên tiến"),
        "động xuất sắc": ("lao động xuất sắc",),
        "giải thưởng ": (
            "giải thưởng hồ chí minh",
            "giải thưởng nhà nước",
            "giải thưởng “hồ chí minh",
            'giải thưởng "hồ chí minh',
        ),
        "cờ ": ("cờ đơn vị", "cờ dẫn đầu", "cờ của", "cờ xuất sắc", "cờ chính phủ"),
        " tặng": ("phong tặng", "truy tặng", "xét tặng"),
        "nd": ("nsnd", "ngnd", "ttnd"),
        "ưt": ("nsưt", "ngưt", "ttưt"),
        "sut": ("nsut",),
        "tđ": ("cstđ",),
        "lđ": ("lđtt", "lđxs", "hclđ", "ahlđ"),
        "hc ": ("hc lao động", "hc độc lập", "hc quân công", "hc chiến công", "hc bảo vệ"),
        "ahllvt": ("ahllvt",),
        " bk ": (" bk ",),
        " knc ": (" knc ",),
        "hcđl": ("hcđl",),
    }
)
_FORMS = re.compile(
    r"tuyên dương[ \"]+(?:đơn vị )?anh hùng|(?:phong|nhận|đạt|trao|tặng)[ \"]+(?:đơn vị )?(?:anh hùng|nghệ s|nhà giáo"
    r"|thầy thuốc|nghệ nhân)"
)
# Without one of these the pattern cannot match; looking for them is many times cheaper than the pattern.
TITLES = Cues(
    {
        "anh hùng": ("anh hùng",),
        "nghệ ": ("nghệ s", "nghệ nhân"),
        "nhà giáo": ("nhà giáo",),
        "thầy thuốc": ("thầy thuốc",),
    }
)


# Verbs of one syllable that are parts of names too: "Tiên Phong", "Đại Đồng Nhận".
_VERBAL = re.compile(
    "phong|nhận|trao|tặng|thưởng|cấp|xét|bầu|gắn|đạt|giành|đón|lĩnh|có|hưởng|là|gặp|mời|dự|khi|thăm|vì|do|nhờ|để|"
    "trong|tại"
    "|đã|đang|với|theo|về|được|đoạt|ngay|sau|trước|từ|này|lập|cứu|vào|hôm|sáng|chiều|ngày|qua|lên|không|hiện|kèm|"
    "giúp|khen"
)
_WORDY = re.compile(r"\w")
_CAPITAL = "[A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1F00)) if c.isupper()) + "]"


# A capitalised word, not all capitals, right behind another word: of a name.
_IN_NAME = re.compile(rf"(?<=[^\W\d_] |[^\W\d_],){_CAPITAL}[^\W\d_]+(?!\w)")


def key(text: str) -> str:
    """Return *text* in lower case, tone marks in their new places, spelling variants joined; same length as *text*."""
    return _key_of_clause(text) if len(text) < _CLAUSE else _key_of(text)


def _key_of(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # "İ".lower() has two characters
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    if _OTHER_SPELLING.search(low):
        for old, new in _SPELLING:
            low = low.replace(old, new)
    return _TONE.sub(lambda m: _TONES[m.group()], low)


_key_of_clause = lru_cache(maxsize=1 << 10)(_key_of)  # sentences and clauses are asked for again and again


def hide_names(text: str, keyed: str) -> str:
    """
    Return *keyed* (the key of *text*) with what looks like a verb inside a name made "x": "xã Tiên Phong" has no verb
    "phong". A word is inside a name if it has a capital, a small letter, and a word or comma right before it.
    """
    for m in _IN_NAME.finditer(text):
        if not m.group().isupper() and _VERBAL.fullmatch(keyed, *m.span()):
            keyed = keyed[: m.start()] + "x" * len(m.group()) + keyed[m.end() :]
    return keyed


def count_word(word: str, text: str) -> int:
    """Return how often *word* stands in *text* by itself: as ``(?<!\\w)word(?!\\w)``, which costs more to compile."""
    count, at = 0, text.find(word)
    while at >= 0:
        end = at + len(word)
        alone = not _WORDY.match(text, at - 1) if at else True
        count += alone and not _WORDY.match(text, end)
        at = text.find(word, at + 1)
    return count


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Compile *text*, in which ``%A`` stands for one capital letter of Vietnamese."""
    return re.compile(text.replace("%A", _CAPITAL), flags)


def may_hold_awards(lower: str) -> bool:
    """Tell cheaply whether *lower* (a text in lower case, with marks) holds any written form of an award."""
    return STRONG.within(lower) or (TITLES.within(lower) and _FORMS.search(lower) is not None)
