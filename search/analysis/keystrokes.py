"""
What was meant by keys typed while the input method was off: ``thuwowngr``, ``d9ua``, ``nguoi72``.

Telex: s f r x j are tones; a second a, e, o, d or a w marks a letter. VNI: 1 to 5 are tones, 6 to 9 mark a letter. The
keys of a mark may come anywhere after its letter (``thuongwr``, ``thuwowngr``, ``thuwongr`` are one). Whether a
reading exists is for a lexicon to say: ``box``, ``max``, ``fax`` and ``A1`` are words too, so callers ask only about
words that they do not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from .fold import lower_text
from .normalise import normalise
from .spelling import key
from .syllable import add_tone, shape, split_tone, tone_index

MAX_KEYS = 14  # characters: "nghieengj" has 9, with every mark typed late or twice a few more
_TELEX_TONES = {"f": 1, "r": 2, "x": 3, "s": 4, "j": 5}
_VNI_TONES = {"2": 1, "3": 2, "4": 3, "1": 4, "5": 5}
_HAT = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"u": "ư", "o": "ơ"}
_BREVE = {"a": "ă"}
_STROKE = {"d": "đ"}
# Modifier -> the letters it changes. In Telex a repeated letter is its own modifier.
_TELEX = {"w": _HORN | _BREVE, "a": {"a": "â"}, "e": {"e": "ê"}, "o": {"o": "ô"}, "d": _STROKE}
_VNI = {"6": _HAT, "7": _HORN, "8": _BREVE, "9": _STROKE}


def decode_telex(word: str) -> tuple[str, ...]:
    """Return the syllables (exact keys) that *word* spells as raw Telex keys; at least one key must be a mark."""
    return _decode(_plain(word), "telex")


def decode_vni(word: str) -> tuple[str, ...]:
    """Return the syllables (exact keys) that *word* spells as raw VNI keys; at least one digit must be a mark."""
    return _decode(_plain(word), "vni")


class KeystrokeTable:
    """Readings of raw keys among known syllables."""

    def __init__(self, lexicon_syllables: Iterable[str]) -> None:
        self._known = frozenset(key(syllable) for syllable in lexicon_syllables)

    def candidates(self, raw: str) -> list[str]:
        """
        Return the known syllables that *raw* spells in Telex or VNI, as exact keys.

        Telex first; ``dduwowngf`` -> ``đường``. Empty for what has no marks of either method, and for words that are
        no syllable in any reading. The word itself may be known too: the caller asks its lexicon first.
        """
        found = (*decode_telex(raw), *decode_vni(raw))
        known = [syllable for syllable in dict.fromkeys(found) if syllable in self._known]
        return known or [word for word in dict.fromkeys(_run_together(raw)) if word in self._known]


def _run_together(raw: str) -> Iterator[str]:
    """Two syllables that are written as one word: ``ootoo`` -> ``ôtô``, ``beetoong`` -> ``bêtông``."""
    if len(raw) > MAX_KEYS:
        return
    for decode in (decode_telex, decode_vni):
        for at in range(2, len(raw) - 1):
            yield from (key(left + right) for left in decode(raw[:at]) for right in decode(raw[at:]))


def _plain(word: str) -> str:
    return lower_text(normalise(word))


@lru_cache(maxsize=1024)
def _decode(word: str, method: str) -> tuple[str, ...]:
    if not 1 < len(word) <= MAX_KEYS:
        return ()
    tones, marks = (_TELEX_TONES, _TELEX) if method == "telex" else (_VNI_TONES, _VNI)
    found: dict[str, None] = {}
    for letters, tone in _readings(word, tones, marks):
        parts = shape("".join(_base(letter) for letter in letters))
        if parts is not None:
            found[key(add_tone(letters, tone_index(letters, parts), tone))] = None
    return tuple(sorted(found))


def _base(letter: str) -> str:
    """Return a toneless letter without its own mark: ``ư`` -> ``u``."""
    return {"ă": "a", "â": "a", "đ": "d", "ê": "e", "ô": "o", "ơ": "o", "ư": "u"}.get(letter, letter)


def _readings(word: str, tones: dict[str, int], marks: dict[str, dict[str, str]]) -> Iterator[tuple[str, int]]:
    """Yield (letters with their own marks, tone) for every way to read some of the keys as marks."""
    letters, typed = split_tone(word)
    tone = next((t for t in typed if t), 0)
    stack: list[tuple[int, str, int, bool]] = [(0, "", tone, False)]
    while stack:
        at, done, tone, marked = stack.pop()
        if at == len(letters):
            if marked:
                yield from ((spelled, tone) for spelled in _with_horns(done))
            continue
        char = letters[at]
        if char in tones and not tone and done:
            stack.append((at + 1, done, tones[char], True))
        if char in marks:
            stack += [(at + 1, changed, tone, True) for changed in _changed(done, marks[char])]
        if char == "w" and marks is _TELEX:
            stack.append((at + 1, done + "ư", tone, True))
        if not char.isdigit():
            stack.append((at + 1, done + char, tone, marked))


def _with_horns(letters: str) -> tuple[str, ...]:
    """One horn is enough for ươ: input methods complete "thuwong" and "thuowng", though thuở exists."""
    if "ưo" in letters:
        return (letters.replace("ưo", "ươ"),)
    return (letters, letters.replace("uơ", "ươ")) if "uơ" in letters else (letters,)


def _changed(done: str, change: dict[str, str]) -> Iterator[str]:
    """Put one mark on one of the letters typed before."""
    for at, letter in enumerate(done):
        if letter in change:
            yield done[:at] + change[letter] + done[at + 1 :]
