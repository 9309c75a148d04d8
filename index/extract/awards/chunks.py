"""
Which noun phrases of a sentence can get an award: people, bodies, places, numbers of them, words that stand for them?

A chunk is cut by how names are printed (capitals, numbers, the kind before, small words between two capitals), not by
the words that may follow, so it can be found anywhere in a sentence. Which chunk gets what is another question
(``choice``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .bodies import KIND, body_end
from .counts import NUMBER
from .keys import key, pattern
from .people import SURNAMES
from .recipients import Recipient, read_recipients
from .words import any_of, listed

__all__ = ["Chunk", "find_chunks", "series"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase from *start* to *end* (exclusive), whom it names, and its sort: count, person, body, word."""

    start: int
    end: int
    who: Recipient
    sort: str


_GROUP = any_of("groups")
_OFFICES = listed("capital_offices")
_COUNT = re.compile(
    rf"(?<![\w.,/-])(?<!năm )(?:(?:hơn|gần|trên|khoảng) )?{NUMBER} (?:lượt |nữ |nam |cựu )?(?:{_GROUP})(?!\w)"
    r"(?! (?:trở lên|tuổi|khác nhau))"
)
_TITLES = rf"(?:{any_of('person_titles')}|{any_of('called')})"
_SURNAME = "|".join(sorted(SURNAMES, key=len, reverse=True))
_LETTERS = r"[^\W\d_]*(?:['’][^\W\d_]+)?"
_PERSON = pattern(
    rf"(?<![\w.-])(?:(?:(?i:{_TITLES})\s+)+%A{_LETTERS}(?:[ ]%A{_LETTERS}){{0,4}}"
    rf"|(?:{_SURNAME})(?:[ ]%A{_LETTERS}){{1,4}})(?!\w)"
)
_CALLED = pattern(rf"(?: (?!%A)[^\W\d_]+){{0,2}} (?P<n>(?:{_SURNAME})(?:[ ]%A{_LETTERS}){{1,4}})(?!\w)")
_BODY = re.compile(rf"(?<!\w)(?:{KIND}|phòng(?= phòng))(?!\w)(?! (?:trưởng|phó) )")
# "Công đoàn công ty", "ban huấn luyện": parts of the body that the article is about
_OF_THE_WHOLE = re.compile(
    r"(?:công đoàn|chi bộ|đảng bộ|đảng ủy|chi đoàn|đoàn thanh niên|hội phụ nữ) (?:công ty|nhà máy|bệnh viện"
    r"|nhà trường|trường|xã|phường"
    r"|huyện|quận|tỉnh|cơ quan|xí nghiệp|tập đoàn)(?!\w)(?! [^\W\d_a-z])|ban huấn luyện(?!\w)"
)
_WORD = re.compile(
    rf"(?<!\w)(?:(?:cả )?{NUMBER} (?:[^\W\d_]+ ){{1,2}}(?:này|trên|nói trên|kể trên)|cả (?:hai|ba|bốn)"
    rf"|(?:{any_of('pronouns')})(?: (?:này|ấy))?)(?!\w)(?=\W*$|[,;:.]| (?:{any_of('name_stops')})(?!\w))"
)
# A word that stands for somebody is not the end of another word or body: "bộ đội", "UBND tỉnh".
_FREE = re.compile(
    rf"(?:^|[,;:.(\"]\s*|(?<!\w)(?:{any_of('name_stops')}|{any_of('leads')}|khen|chương|hạng \w+|mà|rằng|\d+"
    rf"|hai|ba|thì|nguyên|cựu|tập thể|đơn vị|địa phương|gia đình|lãnh đạo|cán bộ|nhân viên)\s)$"
)
_JOIN = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|;|và|, và|; và|cùng|cùng với|,? cùng)\s*(?:các |cả )?")
# What explains a person behind a comma: an office, a trade, an age; with the "và" or "cùng" that a list goes on with.
_OFFICE = (
    r"(?:(?:nguyên|cựu|quyền|hiện là|là) )*(?:phó|trưởng|(?:[^\W\d_,]+ ){1,2}trưởng|chủ|giám đốc|bí thư"
    r"|hiệu trưởng|trụ trì|người"
    r"|đội trưởng|đại đội trưởng"
    r"|chính ủy|chỉ huy|cán bộ|giáo viên|giảng viên|nhân viên|bác sĩ|y tá|công nhân|học sinh|sinh viên"
    r"|tổ trưởng|trạm trưởng"
    r"|thôn trưởng|tiểu đoàn trưởng|trung đoàn trưởng|vợ|chồng|con|mẹ|bố|\d+ tuổi|sinh năm|ngụ|trú|quê|ở"
    r"|chủ tịch|kế toán)(?!\w)"
)
_EXPLAINS = re.compile(rf"\s*, {_OFFICE}[^;:.]{{0,110}}?(?=,? (?:và|cùng) |, (?!{_OFFICE})|;|$)")
_EXPLAINED = re.compile(rf"\s*, {_OFFICE}[^;:.]{{0,160}}?(?:,| và|, và|,? cùng)\s+(?:các |cả )?")
# What may be said of a counted group before the next of the list: "5 tập thể có thành tích xuất sắc và (20 cá nhân)".
_SAID_OF = re.compile(
    r"(?:(?!(?<!\w)(?:được|nhận|tặng|trao|cho|đề nghị|giúp|cứu|hỗ trợ|của)(?!\w))[^;:.]){0,90}?(?:,| và|, và| cùng)\s"
)


# "cứu sống (4 người)", "bắt giữ (7 đối tượng)": to whom something was done
_ACTED_ON = re.compile(
    r"(?<!\w)(?:(?<!nghiên )cứu(?: sống| giúp| thoát| được| hộ)?|giải cứu|bắt(?: giữ)?|truy bắt|khống chế"
    r"|truy tố|chở|đỡ đầu"
    r"|điều trị(?: cho)?|chữa(?: khỏi)?(?: cho)?|kết nạp|giúp(?: đỡ)?)\s+(?:được )?$"
)


def find_chunks(
    text: str, keyed: str, taken: Sequence[tuple[int, int]], resolve: Callable[[str], str | None]
) -> list[Chunk]:
    """Return the chunks of *text* in their order, none of them inside *taken* (awards, givers); *keyed* is its key."""
    out: list[Chunk] = []
    ahead = [(sort, form.search(where)) for sort, form, where in _sorts(text, keyed)]
    at = 0
    while firsts := [(m.start(), n, sort, m) for n, (sort, m) in enumerate(ahead) if m]:
        found = _first(text, keyed, sorted(firsts, key=lambda f: f[:2]), resolve)
        inside = [end for start, end in taken if found.start < end and start < found.end]
        at = max(min([found.end, *inside]), at + 1)
        if found.sort and not inside and not _ACTED_ON.search(keyed[max(0, found.start - 20) : found.start]):
            out.append(found)
        for n, (sort, form, where) in enumerate(_sorts(text, keyed)):  # only those behind which was read look again
            m = ahead[n][1]
            ahead[n] = (sort, form.search(where, at) if m and m.start() < at else m)
    return out


def _sorts(text: str, keyed: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return ("count", _COUNT, keyed), ("body", _BODY, keyed), ("person", _PERSON, text), ("word", _WORD, keyed)


def _first(
    text: str, keyed: str, firsts: Sequence[tuple[int, int, str, re.Match[str]]], resolve: Callable[[str], str | None]
) -> Chunk:
    """Return the chunk that begins first; one of no sort only says how far was read."""
    begin = firsts[0][0]
    for start, _, sort, m in firsts:
        if sort == "count" and (called := _CALLED.match(text, m.end())):  # "hai sinh viên Sơn Ngọc Thảo, …"
            return Chunk(start, called.end(), Recipient(called["n"]), "person")
        end = _end(text, keyed, sort, m)
        if start != begin or end is None:
            continue
        who = read_recipients(text[start:end], resolve)
        if sort == "person" and who and _is_no_name(who[0].name or ""):
            continue
        if len(who) == 1 and (sort != "count" or who[0].count is not None):
            return Chunk(start, end, who[0], sort)
    return Chunk(begin, firsts[0][3].end(), Recipient(), "")


def _end(text: str, keyed: str, sort: str, m: re.Match[str]) -> int | None:
    """Return where a chunk that begins with *m* ends; ``None`` if it is none: a kind without name, a part of a word."""
    end = body_end(text, m.end()) if sort == "body" else m.end()
    if sort == "body" and end == m.end():
        whole = _OF_THE_WHOLE.match(keyed, m.start())
        if whole is None:
            return None
        end = whole.end()
    small = sort in ("word", "body") and text[m.start()].islower()
    return None if small and not _FREE.search(keyed[max(0, m.start() - 30) : m.start()]) else end


def _is_no_name(name: str) -> bool:
    """Tell whether what stands behind an office is no person: "Bộ trưởng Bộ Công (an)", "Đội trưởng Đội (5)"."""
    first = name.split()[0] if name else ""
    return (
        all(word in _OFFICES for word in name.split()[:2])
        or "Việt Nam" in name
        or (first not in SURNAMES and _BODY.match(key(first) + " ") is not None)
    )


def series(text: str, chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """
    Return *chunks* as lists: "A, B và C" is one, "5 tập thể có thành tích và 20 cá nhân" too; "A, Phó trưởng phòng B,
    cùng C" is one of A and C, and what only explains A is in none.
    """
    out: list[list[Chunk]] = []
    keyed, explained = key(text), 0
    for chunk in chunks:
        if chunk.start < explained:
            continue
        last = out[-1][-1] if out else None
        gap = keyed[last.end : chunk.start] if last else ""
        if last and last.sort == "person" and (m := _EXPLAINS.match(keyed, last.end)) and m.end() > chunk.start:
            explained = m.end()  # the chunk stands inside the apposition
            continue
        if last and (
            _JOIN.fullmatch(gap)
            or (last.sort == "person" and _EXPLAINED.fullmatch(gap))
            or (last.sort == chunk.sort == "count" and _SAID_OF.fullmatch(gap))
        ):
            out[-1].append(chunk)
        else:
            out.append([chunk])
    return out
