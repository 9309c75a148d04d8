"""
Which sentences of an article are worth reading closely? Told by their folded words alone, much faster than by tokens.

It may be wrong both ways (marks are not looked at, nor spelled numbers): what it names is then read exactly. Words cost
one table look-up for a text, one split and one set operation for each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from .analysis.fold import KEPT, fold
from .analysis.spelling import fold_key
from .vocabulary.numbers import to_roman

MAX_ROMAN = 39  # cluster numbers, congresses, terms; see analysis.cues


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a unit looks for: runs of keys (side by side for a phrase or a long form), or a prefix."""

    runs: tuple[tuple[str, ...], ...]
    prefix: str | None = None


class Paragraph(NamedTuple):
    """A paragraph that has words of the query: *units* is how many different ones; *low* to *high* in the text."""

    units: int
    low: int
    high: int


class _Words(dict[int, str]):
    """Code point -> its folded letter (y as i), a line end, or a space for what separates. Filled on first use."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = fold(char)
        plain = "\n" if char == "\n" else plain.replace("y", "i") if plain.isalnum() else " "
        if code < KEPT:
            self[code] = plain
        return plain


_WORDS = _Words()
_UNKNOWN = 0xFFFF  # no character


@cache
def _table() -> Any:
    """Return what _WORDS says as an array, as far as it was asked: one look-up for a whole text."""
    import numpy as np  # not before it is needed: the command line shows its help without

    return np.full(1 << 16, _UNKNOWN, "<u2")


@lru_cache(maxsize=256)
def read(text: str) -> str:
    """Return *text*, character by character, as words of folded letters (y as i) between spaces and line ends."""
    import numpy as np

    table = _table()
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    if len(codes) != len(text):
        return text.translate(_WORDS)
    out = table[codes]
    if out.size and out.max() == _UNKNOWN:
        for code in np.unique(codes[out == _UNKNOWN]).tolist():
            plain = ord(_WORDS[code])
            if plain >= _UNKNOWN:
                return text.translate(_WORDS)
            table[code] = plain
        out = table[codes]
    return str(out.tobytes(), "utf-16-le", "surrogatepass")


def worth(units: int, close: int, all_of_them: int) -> float:
    """How much a sentence shows: different units most, then units side by side, then repeats a little."""
    return units + 0.4 * close + 0.02 * min(all_of_them, 10)


class Scout:
    """Looks for the units of one query."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._single: dict[str, list[int]] = {}
        self._runs: dict[str, list[tuple[int, list[tuple[str, ...]]]]] = {}
        self._prefixes: list[tuple[int, str]] = []
        for index, one in enumerate(wanted):
            for run in one.runs:
                forms = [_printed_forms(word) for key in run for word in read(_plain(key)).split()]
                if not forms:
                    continue
                for first in forms[0]:
                    if len(forms) == 1:
                        self._single.setdefault(first, []).append(index)
                    else:
                        self._runs.setdefault(first, []).append((index, forms[1:]))
            if one.prefix:
                self._prefixes.append((index, _plain(one.prefix)))
        self._first = frozenset(self._single) | frozenset(self._runs)

    def paragraphs(self, words: str) -> Iterator[Paragraph]:
        """Yield the paragraphs of a text, as :func:`read` gives it, that have words of the query."""
        low = 0
        for line in words.split("\n"):
            there = line.split()
            if not self._first.isdisjoint(there) or self._prefixes:
                units = len({unit for _, unit in self._found(there)})
                if units:
                    yield Paragraph(units, low, low + len(line))
            low += len(line) + 1

    def bound(self, words: str) -> float:
        """Return what a sentence, as :func:`read` gives it, can be worth at most; 0 where nothing is found."""
        found = list(self._found(words.split()))
        units = {unit for _, unit in found}
        if not units:
            return 0.0
        places = sorted({at for at, _ in found})
        close = sum(1 for a, b in pairwise(places) if b == a + 1) if len(units) > 1 else 0
        return worth(len(units), close, len(found))

    def _found(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield (place of a word, unit): a run is found at each of its words, as others may stand beside any."""
        single, runs = self._single, self._runs
        for at, word in enumerate(words):
            if word not in self._first:
                continue
            for unit in single.get(word, ()):
                yield at, unit
            for unit, rest in runs.get(word, ()):
                following = words[at + 1 : at + 1 + len(rest)]
                if len(following) == len(rest) and all(w in forms for w, forms in zip(following, rest, strict=True)):
                    yield from ((at + step, unit) for step in (0, len(rest)))
        for unit, prefix in self._prefixes:
            yield from ((at, unit) for at, word in enumerate(words) if word.startswith(prefix))


def _plain(key: str) -> str:
    return fold_key(key).replace("y", "i")


def _printed_forms(word: str) -> tuple[str, ...]:
    """How a word of a run may stand in a text, as the scout reads it: a number also as a Roman numeral."""
    if word.isdecimal() and len(word) <= 2 and 0 < int(word) <= MAX_ROMAN:
        return word, to_roman(int(word)).lower()
    return (word,)
