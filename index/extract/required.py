"""
Which words must a text have so that a pattern can match in it: read off the pattern itself.

Whoever changes a pattern changes its words with it; nothing has to be kept in step by hand. A pattern is written out as
the short texts it stands for, with a mark for whatever is open, and of each of them one whole word is kept.
"""

from __future__ import annotations

import functools
import importlib
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

__all__ = ["Required", "longest", "required"]

_EDGE, _OPEN = "\x00", "\x01"  # no letter stands here; anything may stand here, a letter too
_MOST = 48  # texts written out at once; beyond, each is cut down to its word
_WHOLE = re.compile(rf"(?<=[^\w{_OPEN}])\w+(?=[^\w{_OPEN}])")  # with something at both sides
_MARK = re.compile(rf"[^\w{_OPEN}]")
_NEAR = 10  # characters of a neighbour
_BEFORE, _BEHIND = re.compile(r"\w+ $"), re.compile(r" \w+")
_PIECE = re.compile(rf"[^{_EDGE}{_OPEN}]+")
_FEW, _SHORTEST = 3, 3  # pieces of a pattern, letters of a piece: beyond, asking the pattern itself costs less
# The syllables that news uses most, the most frequent first: what a pattern needs should be rarer.
_MOST_USED = """
và của các có cho trong là được không người đã công với một ông để khi này quốc ở tại bị về việc đến những ra từ
quan theo đó năm vào trên nhà đồng hiện ngày định sẽ nước trung cũng sự nhiều nhân thể đầu bộ gia chính sau thông
thành động vụ trường làm an như biết nam học số điều cơ hàng hành phải tin chỉ chức đang dân lại hội viên trước phát
báo nhận thống tổng đối anh hợp tôi chủ lý sinh nói qua xe đi việt án hai thời hơn cuộc do nhưng liên bình dự nhất
đường rằng đại trình văn thực lực còn tra đề con cùng quân tiếp khu tế tư giao lượng đây cấp tp mới cao tiên xã tỉnh
vì tới đưa kết giá lên phòng thủ bà tháng dụng phương cầu thị pháp tình
"""
_COMMON = {word: rank for rank, word in enumerate(_MOST_USED.split())}
_RARE = len(_COMMON)
_parser: Any = importlib.import_module("re._parser")


@dataclass(frozen=True, slots=True)
class Required:
    """
    What one of must be in a text (lower case): a key of *words*, standing alone, and somewhere one of the pieces it
    comes with, which are the word with a neighbour ("" is everywhere); or one of *pieces*.
    """

    words: dict[str, set[str]]
    pieces: set[str]


def required(source: str) -> Required | None:
    """
    Return words and pieces of which every text that the pattern *source* matches has one.

    ``None`` where nothing can be said: a pattern that also matches without any certain word.
    """
    found = Required({}, set())
    for text in _sequence(_parser.parse(source)):
        if place := _rarest(text):
            found.words.setdefault(place.group(), set()).add(_with_neighbour(place))
        else:
            found.pieces.add(_piece_of(text))
    few = len(found.pieces) <= _FEW and all(len(piece) >= _SHORTEST for piece in found.pieces)
    for word, beside in found.words.items():
        if "" in beside:
            found.words[word] = {""}
    return found if few else None


def _with_neighbour(place: re.Match[str]) -> str:
    """Return the word at *place* with the one before or behind it that only a space parts from it, or ""."""
    text, (start, end) = place.string, place.span()
    if text.endswith(" ", 0, start) and (before := _BEFORE.search(text, max(0, start - _NEAR), start)):
        return text[before.start() : end]
    behind = _BEHIND.match(text, end)
    return text[start : behind.end()] if behind else ""


def longest(source: str) -> int:
    """Return how many characters the longest match of the pattern *source* has; raises ValueError if there is none."""
    most = int(_parser.parse(source).getwidth()[1])
    if most > 1000:
        raise ValueError(f"expected a pattern whose matches are of bounded length, found {source}")
    return most


def _rarest(text: str) -> re.Match[str] | None:
    """Return the word of *text* that is likely the rarest: only those count that touch nothing open."""
    best, most, size = None, -1, 0
    for place in _WHOLE.finditer(text):
        word = place.group()
        rank = _COMMON.get(word, _RARE)
        if rank > most or (rank == most and len(word) > size):
            best, most, size = place, rank, len(word)
    return best


def _piece_of(text: str) -> str:
    return max(_PIECE.findall(text), key=len, default="")


def _cut(text: str) -> str:
    """Return *text* with one piece kept, that of the rarest word, and what may be the beginning of another one."""
    last = re.search(rf"[^\w{_OPEN}]?\w*$", text)
    end = last.group() if last else ""
    place = _rarest(text)
    if place is None:
        return f"{_OPEN}{_piece_of(text)}{_OPEN}{end}"
    begin = max(text.rfind(mark, 0, place.start()) for mark in (_EDGE, _OPEN))
    ends = [at for mark in (_EDGE, _OPEN) if (at := text.find(mark, place.end())) >= 0]
    return f"{_OPEN}{text[max(begin, 0) : min(ends, default=len(text)) + 1]}{_OPEN}{end}"


def _sequence(items: Iterable[Any]) -> set[str]:
    """Return the texts that the parts *items*, one after the other, stand for."""
    texts = {""}
    for literal, run in itertools.groupby(items, key=lambda item: str(item[0]) == "LITERAL"):
        parts = list(run)
        if literal:
            texts = _followed(texts, {"".join(chr(code).lower() for _, code in parts)})
        else:
            texts = functools.reduce(_followed, (_written(*part) for part in parts), texts)
    return texts


def _followed(texts: set[str], following: set[str]) -> set[str]:
    """Return each of *texts* with each of *following* behind it; of too many, only what matters of the first."""
    if len(following) > 1 and len(texts) * len(following) > _MOST:
        texts = {_cut(text) for text in texts}
    return {before + after for before in texts for after in following}


def _written(kind: Any, value: Any) -> set[str]:
    """Return the texts that one part of a pattern stands for."""
    name = str(kind)
    if name == "LITERAL":
        return {chr(value).lower()}
    if name == "IN":
        return _of_class(value)
    if name == "BRANCH":
        return {text for branch in value[1] for text in _sequence(branch)}
    if name == "SUBPATTERN":
        return _sequence(value[3])
    if name == "ATOMIC_GROUP":
        return _sequence(value)
    if name.endswith("_REPEAT"):
        return _repeated(*value)
    if name == "AT":
        return {_EDGE} if "BEGINNING" in str(value) or "END" in str(value) else {""}
    if name in ("ASSERT", "ASSERT_NOT"):
        return {_EDGE} if name == "ASSERT_NOT" and _is_word(value[1]) else {""}
    return {_OPEN}


def _repeated(least: int, most: Any, items: Any) -> set[str]:
    """Return the texts of a part that is repeated; spaces or marks, however many, are as one."""
    once = _sequence(items)
    if once in ({" "}, {_EDGE}):
        return once if least else {"", *once}
    if most == 1:
        return once if least else {"", *once}
    left = _EDGE if all(_MARK.match(text) for text in once) else ""
    right = _EDGE if all(_MARK.match(text[-1:]) for text in once) else ""
    return {f"{left}{_OPEN}{text}{_OPEN}{right}" for text in once} if least else {"", f"{left}{_OPEN}{right}"}


def _of_class(items: Any) -> set[str]:
    """Return the letters of a class such as "[Qq]", or the mark for what they have in common."""
    kinds = {str(kind) for kind, _ in items}
    if kinds == {"LITERAL"}:
        chars = {chr(code).lower() for _, code in items}
        return chars if any(c.isalnum() or c == "_" for c in chars) else {_EDGE}
    if kinds == {"CATEGORY"} and {str(v) for _, v in items} <= {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}:
        return {_EDGE}
    return {_OPEN}


def _is_word(items: Any) -> bool:
    r"""Tell whether *items* is ``\w`` alone, of which an assertion says that it does not stand here."""
    return len(items) == 1 and str(items[0][0]) == "IN" and [str(v) for _, v in items[0][1]] == ["CATEGORY_WORD"]
