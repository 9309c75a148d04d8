"""
How else is a query typed? The conditions every judged set is measured in, each a pure function of text and seed.

``full`` as written · ``folded`` without marks · ``partial`` half of the marked words without · ``telex`` and ``vni``
raw keystrokes, keys in any order an input method allows · ``nfd`` decomposed · ``placement`` tones where the other
school puts them (hòa, hoà) · ``typo`` one slip of the finger.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

from search.analysis.fold import fold
from search.analysis.syllable import add_tone, letter_parts, shape, split_tone

CONDITIONS = ("full", "folded", "partial", "telex", "vni", "nfd", "placement", "typo")

_TELEX_TONES = ("", "f", "r", "x", "s", "j")  # ngang, huyền, hỏi, ngã, sắc, nặng
_VNI_TONES = ("", "2", "3", "4", "1", "5")
_TELEX_MARKS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI_MARKS = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def typed_as(condition: str, text: str, seed: str) -> str:
    """Return *text* as typed in *condition* (one of ``CONDITIONS``). The same seed gives the same text."""
    return _TYPISTS[condition](unicodedata.normalize("NFC", text), Random(f"{condition}/{seed}"))


def without_marks(text: str) -> str:
    """Return *text* without Vietnamese marks, capitals kept."""
    return "".join(_with_case(fold(char), char) for char in text)


def _partial(text: str, random: Random) -> str:
    words = text.split(" ")
    marked = [at for at, word in enumerate(words) if without_marks(word) != word]
    for at in random.sample(marked, len(marked) // 2 if len(marked) > 1 else random.randint(0, len(marked))):
        words[at] = without_marks(words[at])
    return " ".join(words)


def _keys(text: str, random: Random, marks: dict[str, str], tones: tuple[str, ...]) -> str:
    return " ".join(_word_keys(word, random, marks, tones) for word in text.split(" "))


def _word_keys(word: str, random: Random, marks: dict[str, str], tones: tuple[str, ...]) -> str:
    """
    The keystrokes of one word: marks behind their letters and the tone last (``thuwowngf``), one key for ươ
    (``thuowngf``), every mark last (``thuongwf``), or the tone behind its letter (``thuwowfng``).
    """
    style = random.choices(("plain", "late", "early"), (0.6, 0.2, 0.2))[0]
    one_w = random.random() < 0.5
    out, late, tone = "", "", ""
    lower = word.lower()
    for at, char in enumerate(word):
        letter, number = letter_parts(char.lower())
        spelled = marks.get(letter, letter)
        base, mark = (spelled[0], spelled[1:]) if letter in marks else (letter, "")
        pair = letter == "ư" and at + 1 < len(word) and letter_parts(lower[at + 1])[0] == "ơ"
        if pair and (one_w or style == "late"):
            mark = ""
        if style == "late" and letter != "đ":
            late, mark = late + mark, ""
        out += _with_case(base, char) + mark
        if number and style == "early":
            out += tones[number]
        elif number:
            tone = tones[number]
        if not char.isalpha() and (late or tone):  # "hội,": the marks belong before the comma
            out = out[:-1] + late + tone + char
            late, tone = "", ""
    return out + late + tone


def _other_placement(text: str, _: Random) -> str:
    return " ".join(_moved(word) for word in text.split(" "))


def _moved(word: str) -> str:
    core = word.rstrip(',.;:!?…"”’)')
    lower = core.lower()
    parts = shape(fold(lower))
    letters, tones = split_tone(lower)
    if parts is None or parts.coda != len(lower) or letters[parts.vowels : parts.coda] not in ("oa", "oe", "uy"):
        return word
    tone = max(tones)
    if not tone:
        return word
    at = parts.vowels + (tones[parts.vowels] == tone)
    moved = add_tone(letters, at, tone)
    return "".join(map(_with_case, moved, core)) + word[len(core) :]


def _slip(text: str, random: Random) -> str:
    """One slip in one word of at least three letters: a letter left out, doubled, swapped, or its neighbour's."""
    words = text.split(" ")
    long_enough = [at for at, word in enumerate(words) if len(word) >= 3 and word.isalpha()]
    if not long_enough:
        return text
    at = random.choice(long_enough)
    word = words[at]
    while words[at] == word:
        words[at] = _slipped(word, random)
    return " ".join(words)


def _slipped(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    kind = random.choice(("leave", "double", "swap", "neighbour", "neighbour"))
    if kind == "leave":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    if kind == "swap":
        return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return word[:at] + _with_case(_neighbour(fold(word[at]), random), word[at]) + word[at + 1 :]


def _neighbour(letter: str, random: Random) -> str:
    for number, row in enumerate(_ROWS):
        at = row.find(letter)
        if at >= 0:
            above = _ROWS[number - 1][at : at + 1] if number else ""
            return random.choice([c for c in (row[at - 1 : at], row[at + 1 : at + 2], above) if c])
    return letter


def _with_case(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


_TYPISTS: dict[str, Callable[[str, Random], str]] = {
    "full": lambda text, _: text,
    "folded": lambda text, _: without_marks(text),
    "partial": _partial,
    "telex": lambda text, random: _keys(text, random, _TELEX_MARKS, _TELEX_TONES),
    "vni": lambda text, random: _keys(text, random, _VNI_MARKS, _VNI_TONES),
    "nfd": lambda text, _: unicodedata.normalize("NFD", text),
    "placement": _other_placement,
    "typo": _slip,
}
