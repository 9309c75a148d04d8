"""
What was meant by a word that no article has: one slip of the finger, a wrong tone, or a missing space.

Pure functions over a :class:`~search.analysis.lexicon.Lexicon`. They propose; the query decides, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log
from typing import NamedTuple

from .fold import fold
from .lexicon import Lexicon
from .marks import is_marked
from .spelling import fold_key, folded_key, key
from .syllable import TONES, add_tone, is_syllable, shape, split_tone, tone_index

_PLAIN = "abcdeghiklmnopqrstuvxyfjwz"
_MARKED = _PLAIN + "ăâđêôơư"
MIN_LENGTH = 2  # letters
SHORT = 2  # letters of a syllable that can only lack one: any other slip leaves nothing to go by ("ba", "bà", "bả")
MAX_LENGTH = 24
MAX_JOINED = 48  # characters of a run to split: eight syllables; longer ones are not a missing space
MAX_SYLLABLE = 7  # letters: nghiêng


class Correction(NamedTuple):
    """A word of the lexicon one slip away, the number of its articles, and how often it stands between these words."""

    word: str
    df: int
    pairs: int
    score: float = 0.0


def corrections(
    word: str, lexicon: Lexicon, left: str = "", right: str = "", limit: int = 5, *, marks_typed: bool = False
) -> list[Correction]:
    """
    Return known words one edit from *word*, the likeliest first: by what the finger did (``slip_weight``), how often
    the word stands between *left* and *right*, and how frequent it is.

    One edit is a letter left out, added, changed or swapped with its neighbour; for a marked word also another tone or
    mark. A word typed without marks gives unmarked words; with *marks_typed* (the text around it has some) words whose
    only marks went with the letter that slipped: ``kgen`` is khen, not kiến; ``bsng`` may be bằng. Of a syllable of two
    letters only what has one more (``Việt Na``). Nothing for numbers, codes, single letters, and none that equals
    *word*. *left* and *right* are the neighbours as typed, or empty.
    """
    own = key(word)
    if not own.isalpha() or not MIN_LENGTH <= len(own) <= MAX_LENGTH:
        return []
    longer = is_short(own)
    left, right = fold_key(key(left)), fold_key(key(right))
    found = []
    for candidate, df in _known_edits(own, lexicon, marks_typed):
        if longer and len(candidate) <= len(own):
            continue
        pairs = _pairs(candidate, df, left, right, lexicon)
        found.append(Correction(candidate, df, pairs, slip_weight(own, candidate) + log(1 + pairs) + log(df) / 4))
    return sorted(found, key=lambda c: (-c.score, -c.df, c.word))[:limit]


def is_short(own: str) -> bool:
    """Whether a key is a syllable that is too short to be doubted where articles have it: ``ba``, not ``hc``."""
    return len(own) <= SHORT and is_syllable(own)


def _known_edits(own: str, lexicon: Lexicon, marks_typed: bool) -> Iterator[tuple[str, int]]:
    """Yield words of the lexicon one edit from *own*, each with the number of its articles."""
    if is_marked(own):
        yield from (
            (word, df) for word in _marked_edits(own, lexicon) if lexicon.knows(word) and (df := lexicon.df(word))
        )
        return
    for folded in _plain_edits(own):
        if not lexicon.knows(folded):
            continue
        if not marks_typed:
            yield folded, lexicon.df(folded)
            continue
        for form, df in lexicon.forms(folded).items():
            if form != own and _lost_its_marks(own, form):
                yield form, df


def _lost_its_marks(typed: str, meant: str) -> bool:
    """Whether all marks of *meant* were on the letter that *typed* has not, so that one slip explains both."""
    letters, tones = split_tone(meant)
    plain = fold(letters)
    marked = [at for at, letter in enumerate(letters) if letter != plain[at] or tones[at]]
    if not marked:
        return True
    at = next((i for i in range(min(len(typed), len(plain))) if typed[i] != plain[i]), min(len(typed), len(plain)))
    return len(plain) >= len(typed) and marked == [at]


def _pairs(candidate: str, df: int, left: str, right: str, lexicon: Lexicon) -> int:
    folded = fold_key(candidate)
    pairs = (lexicon.pair_df(left, folded) if left else 0) + (lexicon.pair_df(folded, right) if right else 0)
    # pairs are counted without marks: "dật" has its share of those of "đất", and among marked words "khen" of its own
    return round(pairs * min(1.0, df / max(1, lexicon.df(folded)))) if pairs else 0


_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACE = {letter: (row, at) for row, keys in enumerate(_KEYS) for at, letter in enumerate(keys)}


def _beside(a: str, b: str) -> bool:
    """Whether two letters' keys touch."""
    if a not in _PLACE or b not in _PLACE:
        return False
    (row, at), (other, there) = _PLACE[a], _PLACE[b]
    return abs(row - other) <= 1 and abs(at - there) <= 1


def slip_weight(typed: str, meant: str) -> float:
    """
    Return how likely a finger makes *typed* out of *meant*, about as a logarithm; both are exact keys.

    Likeliest are a letter struck twice, two letters swapped, a key beside the right one; then a letter left out. A
    tone that was typed is rarely the wrong one; one that is missing went with its letter.
    """
    letters, tones = split_tone(typed)
    other, others = split_tone(meant)
    shared = min(len(letters), len(other))
    at = next((i for i in range(shared) if letters[i] != other[i]), shared)
    tone, wanted = max(tones, default=0), max(others, default=0)
    lost = len(other) >= len(letters) and at < len(others) and others[at] == wanted != 0  # the letter bore the tone
    weight = 0.0 if tone == wanted or (not tone and lost) else -2.5
    if len(letters) > len(other):
        twice = at > 0 and letters[at] == letters[at - 1]
        return weight + (2.5 if twice else 1.0)
    if len(letters) < len(other):
        return weight + 1.2
    if letters[at : at + 2] == other[at : at + 2][::-1] and letters != other:
        return weight + 2.5
    if letters == other:
        return weight + 1.5  # only the tone
    a, b = fold(letters[at]), fold(other[at])
    if a != letters[at] and a != b:
        weight -= 1.5  # a mark takes a key of its own: the letter under it was meant
    return weight + (0.5 if a == b else 1.8 if _beside(a, b) else 0.0)


@lru_cache(maxsize=16)  # asked for again within one query; the edits of a word take 20 to 100 KB
def _plain_edits(word: str) -> tuple[str, ...]:
    return tuple(sorted({_folded(edit) for edit in _letter_edits(word, _PLAIN)} - {word}))


def _marked_edits(word: str, lexicon: Lexicon) -> set[str]:
    """
    The keys one edit from a marked word, as far as their folded form is known.

    The tone stays unless it went with the letter: if the word has none, the letter left out may have carried any. Or
    only the tone is another. Dropping every mark is no slip, but a wider question.
    """
    letters, tones = split_tone(word)
    tone = max(tones, default=0)
    known = {edit for edit in set(_letter_edits(letters, _MARKED)) if lexicon.knows(_folded(edit))}
    possible = (tone,) if tone else range(len(TONES))
    edits = {_toned(edit, number) for edit in known for number in possible}
    edits |= {_toned(letters, number) for number in range(len(TONES))}
    return edits - {word, fold_key(word), ""}


def _folded(letters: str) -> str:
    """``folded_key`` of letters without tone, skipping its work where i and y cannot be one: a word has 700 edits."""
    folded = fold(letters)
    return folded_key(folded) if folded.endswith(("i", "y")) or folded.startswith("qu") else folded


def _toned(letters: str, tone: int) -> str:
    parts = shape(fold_key(letters))
    if parts is None:
        return "" if tone else key(letters)
    return key(add_tone(letters, tone_index(letters, parts), tone))


def _letter_edits(word: str, alphabet: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        for letter in alphabet:
            yield word[:at] + letter + word[at:]
        if at == len(word):
            break
        yield word[:at] + word[at + 1 :]
        for letter in alphabet:
            yield word[:at] + letter + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def split_joined(word: str, lexicon: Lexicon) -> list[str]:
    """
    Return the syllables of a run without spaces (``thiđua`` -> thi, đua), or ``[]`` where none fits.

    Every part must be a known syllable, and every neighbouring pair must occur somewhere; of several splits the one
    with the most usual pairs wins. Marks that were typed are kept: ``thiđua`` is not split as ``thi dua``.
    """
    run = key(word)
    if not 2 < len(run) <= MAX_JOINED or not run.isalpha():
        return []
    best: dict[int, dict[str, tuple[float, list[str]]]] = {0: {"": (0.0, [])}}
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - MAX_SYLLABLE), end):
            part = key(run[start:end])
            if start in best and is_syllable(part) and lexicon.knows(part):
                _extend(best, start, end, part, lexicon)
    ends = [path for path in best.get(len(run), {}).values() if len(path[1]) > 1]
    return max(ends, key=lambda path: path[0])[1] if ends else []


def _extend(
    best: dict[int, dict[str, tuple[float, list[str]]]], start: int, end: int, part: str, lexicon: Lexicon
) -> None:
    """Add *part* to the best path to *start* under each last syllable; fewer parts and frequent pairs score higher."""
    for last, (score, path) in best[start].items():
        pairs = lexicon.pair_df(fold_key(last), fold_key(part)) if path else 1
        if pairs <= 0:
            continue
        total = score + (log(pairs + 1) - 12.0 if path else 0.0)
        here = best.setdefault(end, {})
        if part not in here or here[part][0] < total:
            here[part] = (total, [*path, part])
