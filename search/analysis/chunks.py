"""
What stands between two spaces, cut into syllables, numbers and codes, without looking at its neighbours.

A news text repeats its chunks: a table of chunks seen gives a text's tokens for one dictionary look-up each. That is
why every rule here depends on the chunk alone; what depends on neighbours is in ``cues``.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from .cues import may_be_cue, may_be_number
from .normalise import INVISIBLE, normalise
from .spelling import fold_key, folded_key, key
from .syllable import shape

Kind = Literal["word", "number", "code", "variant"]


class Gap(IntEnum):
    """What stands before a token: nothing of note, punctuation inside a sentence, or the end of a sentence."""

    NONE = 0
    PHRASE = 1
    SENTENCE = 2


class Piece(NamedTuple):
    """
    One token of a chunk; *start* and *end* count code points within it.

    *extra* tokens (a whole code, another way to write a number) share the position of the main token before them and
    cover *width* positions. *roman* marks capitals that can be a Roman numeral, *numeric* what may be a number beside
    a cue, *cue* what may be such a cue (see ``cues``).
    """

    start: int
    end: int
    key: str
    folded: str
    kind: Kind
    extra: bool = False
    width: int = 1
    roman: bool = False
    numeric: bool = False
    cue: bool = False


MAX_TERM = 100  # characters of a token's key; the rest of a longer run (a pasted file, a genome) says nothing more
MAX_CODE = 40  # characters; longer joined runs are addresses or broken text, whose parts are enough

# Combining marks of scripts that spell with them, and what is invisible inside a word, belong to the word.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u0711\u0730-\u074a\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
    "\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04"
    "\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f"
)
_INSIDE = f"[{_MARKS}{INVISIBLE}\u200c\u200d]"
_RUN = re.compile(rf"[^\W_](?:[^\W_]|{_INSIDE})*")
_PART = re.compile(rf"\d(?:\d|{_INSIDE})*|[^\W\d_](?:[^\W\d_]|{_INSIDE})*")
_HAN_KANA = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = re.compile(f"[{_HAN_KANA}]{_INSIDE}*|[^{_HAN_KANA}]+")
_HAS_IDEOGRAPH = re.compile(f"[{_HAN_KANA}]")

_JOINING = frozenset("-‐‑–/&_+@:.,·\\")
_SENTENCE = frozenset(".!?…\n。！？")
_PHRASE = frozenset(',;:()[]{}"“”„«»‘—–|•<>、，；：（）「」【】')
_AROUND = "".join(sorted(_SENTENCE | _PHRASE | frozenset("\"'’*+/&-")))  # what no word is made of
# A full stop after these (folded) abbreviates; the name goes on: TP. Hồ Chí Minh, PGS.TS. Nguyễn, Q.1.
_ABBREVIATES = frozenset(
    {"tp", "tx", "tt", "ts", "th", "ths", "gs", "pgs", "bs", "ks", "cn", "ds", "ls", "nsnd", "nsut", "q", "p"}
    | {"mr", "mrs", "ms", "dr", "st"}
)

_THOUSANDS = re.compile(r"(\d{1,3}(?:\.\d{3})+)(,\d+)?|(\d{1,3}(?:,\d{3})+)(\.\d+)?")
_DATE = re.compile(r"(0?[1-9]|[12]\d|3[01])([-/.])(0?[1-9]|1[0-2])(?:\2((?:19|20)\d\d))?")
_PADDED = re.compile("0[1-9]")
_ROMAN_LETTERS = frozenset("IVXL")


def cut(chunk: str) -> tuple[Piece | Gap, ...]:
    """
    Return the tokens of *chunk* in order, with a :class:`Gap` wherever punctuation separates.

    Each run of letters and digits gives at least one token; a chunk without any gives gaps or nothing. ``TP.HCM,`` is
    ``tp``, the whole ``tp.hcm``, its other form ``tphcm``, ``hcm`` and a gap.
    """
    plain = _plain(chunk)
    if plain is not None:
        return plain
    out: list[Piece | Gap] = []
    last = 0
    ideographs = not chunk.isascii() and _HAS_IDEOGRAPH.search(chunk) is not None
    for group in _groups(chunk):
        out += _gaps(chunk, last, group[0][0], out[-1] if out else None)
        out += _group_pieces(chunk, group, ideographs)
        last = group[-1][1]
    out += _gaps(chunk, last, len(chunk), out[-1] if out else None)
    return tuple(out)


def _plain(chunk: str) -> tuple[Piece | Gap, ...] | None:
    """The same, without looking further, for letters with marks of print around them: four of five new chunks."""
    if chunk.isalpha():
        word, start = chunk, 0
    else:
        word = chunk.rstrip(_AROUND)
        start = len(word)
        word = word.lstrip(_AROUND)
        start -= len(word)
        if not word.isalpha():
            return None
    if not chunk.isascii() and _HAS_IDEOGRAPH.search(chunk):
        return None
    piece = _word(word)
    end = start + len(word)
    if len(chunk) == len(word):
        return (piece,)
    if start:
        piece = piece._replace(start=start, end=end)
    return (*_gaps(chunk, 0, start, None), piece, *_gaps(chunk, end, len(chunk), piece))


@lru_cache(maxsize=4096)  # up to 4 MB; four times as many did not cut faster
def _word(text: str) -> Piece:
    return _piece(text, 0, len(text))


def _groups(chunk: str) -> list[list[tuple[int, int]]]:
    """Runs of letters and digits, put together where one joining character makes them a code or a number."""
    groups: list[list[tuple[int, int]]] = []
    address = "@" in chunk or "://" in chunk or "www" in chunk
    for match in _RUN.finditer(chunk):
        span = match.span()
        if groups and span[0] - groups[-1][-1][1] == 1 and _joins(chunk, groups[-1][-1], span, address):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _joins(chunk: str, left: tuple[int, int], right: tuple[int, int], address: bool) -> bool:
    """39.601 and TP.HCM are joined; "2022.Trong" and "đua,khen" lack a space."""
    char = chunk[left[1]]
    if char not in _JOINING:
        return False
    if char not in ".,:":
        return True
    if chunk[left[1] - 1].isdigit() and chunk[right[0]].isdigit():
        return True
    return char == "." and (address or _is_letters_code(chunk[slice(*left)]))


def _is_letters_code(run: str) -> bool:
    """TP, HCM, QĐ: capitals, or letters no Vietnamese syllable has."""
    if any(char.isdigit() for char in run):
        return False
    folded = folded_key(run)
    return (run.isupper() and len(folded) <= 6) or (len(folded) <= 4 and shape(folded) is None)


def _gaps(chunk: str, start: int, end: int, before: Piece | Gap | None) -> list[Piece | Gap]:
    gap = Gap.NONE
    for at in range(start, end):
        char = chunk[at]
        if char in _SENTENCE:
            if not (char == "." and at == start and isinstance(before, Piece) and _abbreviates(chunk, before)):
                gap = Gap.SENTENCE
        elif char in _PHRASE or (char == "-" and end - start == len(chunk)):
            gap = max(gap, Gap.PHRASE)
    return [gap] if gap else []


def _abbreviates(chunk: str, piece: Piece) -> bool:
    text = chunk[piece.start : piece.end]
    folded = folded_key(text)
    return folded in _ABBREVIATES or (len(folded) == 1 and text.isupper())


def _group_pieces(chunk: str, group: list[tuple[int, int]], ideographs: bool) -> list[Piece]:
    parts = [part for span in group for part in _parts(chunk, span, ideographs)]
    pieces = [_piece(chunk, *span) for span in parts]
    first = pieces[0]
    extras: list[Piece] = []
    if len(parts) > 1 and not ideographs:
        start, end, width = parts[0][0], parts[-1][1], len(parts)
        whole = normalise(chunk[start:end]) if end - start <= 4 * MAX_CODE else ""
        if 0 < len(whole) <= MAX_CODE and _is_code(chunk, whole, group):
            extras = [extra_piece(start, end, key(whole), "code", width)]
            extras += [extra_piece(start, end, form, "variant", width) for form in _other_forms(whole, group)]
    out = [first, *extras, *_unpadded(first)]
    for piece in pieces[1:]:
        out += [piece, *_unpadded(piece)]
    return out


def _unpadded(piece: Piece) -> list[Piece]:
    """Cụm 09 is cụm 9, 01/6 is 1/6."""
    if _PADDED.fullmatch(piece.key):
        return [extra_piece(piece.start, piece.end, piece.key[1:], "variant", 1)]
    return []


def _parts(chunk: str, span: tuple[int, int], ideographs: bool) -> list[tuple[int, int]]:
    """Letters and digits of one run apart (Covid19 -> Covid, 19); each ideograph alone."""
    spans = [match.span() for match in _PART.finditer(chunk, *span)]
    if not ideographs:
        return spans
    return [match.span() for part in spans for match in _IDEOGRAPH.finditer(chunk, *part)]


def _piece(chunk: str, start: int, end: int) -> Piece:
    text = chunk[start:end]
    exact = key(text[:MAX_TERM])
    if exact.isdigit():
        return Piece(start, end, exact, fold_key(exact), "number")
    roman = _ROMAN_LETTERS.issuperset(text)
    return Piece(start, end, exact, fold_key(exact), "word", False, 1, roman, may_be_number(exact), may_be_cue(exact))


def extra_piece(start: int, end: int, exact: str, kind: Kind, width: int) -> Piece:
    """Return a token that stands beside main tokens and covers *width* of them."""
    return Piece(start, end, exact, fold_key(exact), kind, True, width)


def _is_code(chunk: str, whole: str, group: list[tuple[int, int]]) -> bool:
    """A digit makes a code, and so do letters that are no syllable: TP.HCM, QĐ-UBND; not Việt-Mỹ or ĐUA-KHEN."""
    if any(char.isdigit() for char in whole):
        return True
    return len(group) > 1 and any(shape(folded_key(chunk[slice(*span)])) is None for span in group)


def _other_forms(whole: str, group: list[tuple[int, int]]) -> list[str]:
    """Other ways to write the same number, date or abbreviation: 4.300 = 4300, 22-01 = 22/1, GD&ĐT = GDĐT."""
    forms = []
    if match := _THOUSANDS.fullmatch(whole):
        integer, decimals = (match[1], match[2]) if match[1] else (match[3], match[4])
        forms.append(integer.replace(".", "").replace(",", "") + ("," + decimals[1:] if decimals else ""))
    elif (match := _DATE.fullmatch(whole)) and (match[2] != "." or match[4]):
        forms.append("/".join([str(int(match[1])), str(int(match[3]))] + ([match[4]] if match[4] else [])))
    elif len(group) > 1 and not any(char.isdigit() for char in whole):
        forms.append(key("".join(char for char in whole if char not in _JOINING)))
    return [form for form in forms if form != key(whole)]
