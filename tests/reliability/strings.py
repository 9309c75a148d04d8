"""What may a person, or a machine that means no good, type into the search box? Endless strings from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

WORDS = (
    "thi đua",
    "khen thưởng",
    "cụm",
    "cụm thi đua số 9",
    "khối",
    "số XII",
    "XII",
    "bằng khen",
    "giấy khen",
    "UBND",
    "TP.HCM",
    "HĐND",
    "quận Tây Hồ",
    "Bắc Từ Liêm",
    "hoà",
    "hòa",
    "quý",
    "quí",
    "đường",
    "duong",
    "cum thi dua",
    "nguowif",
    "ddoongs",
    "quaanj",
    "nguo72i",
    "d9o62ng",
    "thi  đua",
    "CỜ THI ĐUA",
    "năm 2023",
    "22-1",
    "22/01/2024",
    "A1",
    "1.200",
    "2021-2025",
    "75 năm",
    "Huân chương Lao động hạng Nhất",
    "và",
    "của",
    "nghiêng",
    "khuỷu",
)
SYNTAX = (
    '"',
    "“",
    "”",
    "„",
    "-",
    "--",
    "+",
    "*",
    "OR",
    " OR ",
    "or",
    "AND",
    "NOT",
    "(",
    ")",
    "title:",
    "body:",
    "cluster:",
    "district:",
    "year:",
    "award:",
    "source:",
    "year:2024",
    'district:"Tây Hồ"',
    "district:Hà Nội/quận Tây Hồ",
    "cluster:9",
    "year:_none",
    ":",
    "::",
    "~",
    "^2",
    "?",
    "[",
    "]",
    "{",
    "}",
    "/",
    "\\",
    "&",
    "|",
    "!",
    "<mark>",
    "</mark>",
    "<script>",
    "&amp;",
    "%",
    "%00",
    "'",
    ";",
    "--",
    "$",
    "#",
    "@",
    "=",
    ",",
    ".",
    "…",
    "–",
    "—",
)
ODD = (
    "\x00",
    "\x07",
    "\x1b",
    "\x7f",
    "\x85",
    "\u00a0",
    "\u00ad",
    "\u0300",
    "\u0301",
    "\u0303",
    "\u0309",
    "\u0323",
    "\u031b",
    "\u0302",
    "\u200b",
    "\u200d",
    "\u200e",
    "\u202e",
    "\u2028",
    "\u2060",
    "\ufeff",
    "\ufffd",
    "\uffff",
    "\U0001f3c6",
    "\U0001f469\u200d\U0001f3eb",
    "\U0001d54f",
    "ﬁ",
    "Ⅻ",
    "²",
    "½",
    "ß",
    "İ",
    "ı",
    "ſ",
    "K",
    "Ǆ",
    "ŉ",
    "ａ",
    "９",
    "٣",
    "中文",
    "한국",
    "العربية",
    "ไทย",
    "\ud800",
    "\udfff",
    "a\u0323\u0302\u0301",
    "đ\u0301",
    "\t",
    "\n",
    "\r\n",
)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵfjwzAĐƯ0123456789"


def strings(seed: int, count: int) -> list[str]:
    """Return *count* strings; the same seed gives the same ones."""
    rng = random.Random(seed)
    return [rng.choices(_MAKERS, _SHARES)[0](rng) for _ in range(count)]


def _typed(rng: random.Random) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 6)))


def _slips(rng: random.Random) -> str:
    text = list(_typed(rng))
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(text))
        text[at] = rng.choice(("", text[at] * 2, rng.choice(LETTERS), rng.choice(" -*\"'")))
    return "".join(text)


def _with_syntax(rng: random.Random) -> str:
    pieces = [rng.choice(rng.choice((WORDS, SYNTAX))) for _ in range(rng.randint(1, 9))]
    return rng.choice(("", " ")).join(pieces)


def _soup(rng: random.Random) -> str:
    pools = (WORDS, SYNTAX, ODD, LETTERS)
    return "".join(rng.choice(rng.choice(pools)) for _ in range(rng.randint(0, 25)))


def _any_characters(rng: random.Random) -> str:
    return "".join(chr(rng.randrange(0x110000)) for _ in range(rng.randint(0, 20)))


def _letters(rng: random.Random) -> str:
    return "".join(rng.choice(LETTERS + "  ") for _ in range(rng.randint(1, 40)))


def _repeated(rng: random.Random) -> str:
    """One thing over and over, up to some thousand characters: what makes careless patterns slow."""
    piece = rng.choice(rng.choice((WORDS, SYNTAX, ODD, tuple(LETTERS))))
    other = rng.choice(rng.choice((WORDS, SYNTAX, ODD, ("",))))
    return (piece + rng.choice(("", " ")) + other) * rng.randint(2, 3000 // max(1, len(piece + other)) + 2)


def _long_run(rng: random.Random) -> str:
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(100, 1500)))


_MAKERS: tuple[Callable[[random.Random], str], ...] = (
    _typed,
    _slips,
    _with_syntax,
    _soup,
    _any_characters,
    _letters,
    _repeated,
    _long_run,
)
_SHARES = (20, 20, 30, 20, 10, 10, 1, 1)
