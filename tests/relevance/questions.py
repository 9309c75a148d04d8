"""
How would a reader ask for an article? Known-item questions made of the first sentence of a summary, by rule.

What the sentence tells is taken out and asked for (khi nào, ở đâu, bao nhiêu, ai, vì sao); the words around it stay,
function words too. The answer is the article, whose title and body are searched, as in *summaries*.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

MIN_WORDS, MAX_WORDS = 6, 16

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_DAY = re.compile(r"\b(?:[Nn]gày|[Hh]ôm|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Tt]háng|[Nn]ăm)(?:\s+ngày)?\s+\d[\d/-]*,?\s*")
_NUMBER = re.compile(r"(?<!\S)\d[\d.,]*(?=\s+[a-zà-ỹđ])")
_UPPER = r"[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ]"
_PLACE = re.compile(rf"\s(?:tại|ở)\s+(?:\w+\s+)?{_UPPER}[\w.]*(?:\s+{_UPPER}[\w.]*)*")
_WHO = re.compile(
    rf"^(?:(?:Ông|Bà|Anh|Chị|Nam|Nữ)\s+)?{_UPPER}[^\W\d_]+(?:\s+{_UPPER}[^\W\d_]+){{1,3}}(?=\s+[a-zà-ỹđ])"
)


def _when(text: str, random: Random) -> str | None:
    rest, found = _DAY.subn("", text, count=1)
    return f"{_short(rest)} {random.choice(('khi nào', 'vào ngày nào', 'lúc nào'))}" if found else None


def _where(text: str, random: Random) -> str | None:
    rest, found = _PLACE.subn("", text, count=1)
    return f"{_short(rest)} {random.choice(('ở đâu', 'tại đâu', 'ở tỉnh nào'))}" if found else None


def _how_many(text: str, random: Random) -> str | None:
    words, found = _NUMBER.subn(random.choice(("bao nhiêu", "mấy")), text, count=1)
    return _short(words) if found else None


def _who(text: str, random: Random) -> str | None:
    rest, found = _WHO.subn("", text, count=1)
    return f"{random.choice(('ai', 'người nào', 'ai là người'))} {_short(rest)}" if found else None


def _why(text: str, random: Random) -> str | None:
    return random.choice(("vì sao {}", "tại sao {}", "{} như thế nào", "{} là gì")).format(_short(text))


_WAYS: tuple[Callable[[str, Random], str | None], ...] = (_when, _where, _how_many, _who)


def question(summary: str, random: Random) -> str | None:
    """Return a question that *summary*'s first sentence answers; ``None`` where that is too short to ask about."""
    sentence = _SENTENCE_END.split(summary.strip())[0].rstrip(" .!?…:;")
    if len(sentence.split()) < MIN_WORDS + 2:
        return None
    ways = list(_WAYS)
    random.shuffle(ways)
    asked = next((found for way in (*ways, _why) if (found := way(sentence, random))), "")
    if len(asked.split()) < MIN_WORDS:
        return None
    return asked[0].upper() + asked[1:] + "?"


def _short(text: str) -> str:
    """At most ``MAX_WORDS`` words, ended at a comma where there is one after the first half."""
    words = text.split()[:MAX_WORDS]
    for at in range(len(words) - 1, MIN_WORDS, -1):
        if words[at].endswith((",", ";")):
            words = words[: at + 1]
            break
    first = words[0] if words[:1] and _is_name(words) else words[0].lower() if words else ""
    return " ".join((first, *words[1:])).strip(" ,;–-")


def _is_name(words: list[str]) -> bool:
    return words[0].isupper() or (len(words) > 1 and words[1][:1].isupper())
