"""
Can a text say something of this sort at all: the cheapest questions, asked of a whole article before any other.

Most articles are about nothing that is looked for, and a pattern that is tried at every character costs a hundred times
what the search for a fixed string does. What is answered here is never wrong with "no"; "yes" is for others to check.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .required import longest, required

__all__ = ["Cues", "Ending", "Gated", "Sieve", "Sifted", "at_word", "one_of"]

_WORD = re.compile(r"\w+")


class Cues:
    """
    Whether any of some fixed strings occurs in a text.

    Cues are given under a root that all of them contain, so that one search answers for all; under "" stand those that
    share none. ``Cues({" khen": ["bằng khen", "giấy khen"]})``.
    """

    def __init__(self, rooted: Mapping[str, Iterable[str]]) -> None:
        strangers = [cue for root, cues in rooted.items() for cue in cues if root not in cue]
        if strangers:
            raise ValueError(f"expected every cue to contain its root, found {strangers}")
        self._rooted = tuple((root, tuple(cues)) for root, cues in rooted.items())
        self.all = tuple(cue for _, cues in self._rooted for cue in cues)

    def within(self, text: str) -> bool:
        """Tell whether *text* (lower case, with marks) holds one of the cues, as a word or inside of one."""
        for root, cues in self._rooted:
            if root in text:
                for cue in cues:
                    if cue in text:
                        return True
        return False


class Gated:
    """
    A pattern with what every text that it matches has: one of *ends* at its end (but for spaces), one of *needs* in it.

    A pattern costs some microseconds a sentence, these conditions a tenth of one.
    """

    def __init__(self, source: str, *, ends: tuple[str, ...] = (), needs: tuple[str, ...] = ()) -> None:
        self.compiled = re.compile(source)
        self._ends, self._needs = ends, needs

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in *text*, as the pattern itself would."""
        return self.compiled.search(text) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Tell whether *text* meets the conditions."""
        if self._ends and not text.rstrip().endswith(self._ends):
            return False
        return not self._needs or any(part in text for part in self._needs)


class Ending:
    """
    A pattern of the last words of a text, with nothing behind them but *tail*: spaces, perhaps a quote.

    Only so much of the end is read as the longest of *words* takes.
    """

    def __init__(self, words: str, tail: str = r"\s*$") -> None:
        self.compiled = re.compile(words + tail)
        self._reach = longest(words)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in *text*, as the pattern itself would."""
        return self.compiled.search(text, self.begin(text))

    def begin(self, text: str) -> int:
        """Return from where on *text* is read."""
        return max(0, len(text.rstrip().rstrip("\"“”'").rstrip()) - self._reach)


class Sifted(Gated):
    """A pattern of a :class:`Sieve`; who asks it hands over what the sieve says of the sentence, if it was asked."""

    def __init__(self, source: str, bit: int, ends: tuple[str, ...], needs: tuple[str, ...]) -> None:
        super().__init__(source, ends=ends, needs=needs)
        self.bit = bit

    def search(self, text: str, may: int = -1) -> re.Match[str] | None:
        """Return the first match in *text*, a part of a sentence of which :meth:`Sieve.may` said *may*."""
        return self.compiled.search(text) if may & self.bit and self.may_match(text) else None

    def match(self, text: str, may: int = -1) -> re.Match[str] | None:
        """Return the match at the beginning of *text*, as :meth:`search` does."""
        return self.compiled.match(text) if may & self.bit and self.may_match(text) else None

    def finditer(self, text: str, may: int = -1) -> Iterator[re.Match[str]]:
        """Yield all matches in *text*, as :meth:`search` finds the first."""
        return self.compiled.finditer(text) if may & self.bit and self.may_match(text) else iter(())


class Sieve:
    """
    Patterns that are all asked of the same sentences, most of them in vain.

    What words each pattern needs is read off its source; one look at the words of a sentence then tells which of the
    patterns can match in it at all.
    """

    def __init__(self) -> None:
        self._patterns: list[Sifted] = []
        self._of_word: dict[str, tuple[tuple[str, int], ...]] = {}
        self._of_piece: dict[str, int] = {}
        self._always = 0
        self._learned = 0

    def pattern(self, source: str, *, ends: tuple[str, ...] = (), needs: tuple[str, ...] = ()) -> Sifted:
        """Return the pattern *source*, with conditions as :class:`Gated` has them, as one more of this sieve."""
        self._patterns.append(Sifted(source, 1 << len(self._patterns), ends, needs))
        return self._patterns[-1]

    def may(self, low: str) -> int:
        """Return the bits of the patterns that may match in *low* (lower case, with marks) or in any part of it."""
        if self._learned < len(self._patterns):
            self._learn()
        found, get = self._always, self._of_word.get
        for word in low.split():
            if beside := get(word):
                for piece, bits in beside:
                    if piece in low:
                        found |= bits
            elif not word.isalnum():
                for part in _WORD.findall(word):
                    for piece, bits in get(part, ()):
                        if piece in low:
                            found |= bits
        for piece, bits in self._of_piece.items():
            if piece in low:
                found |= bits
        return found

    def _learn(self) -> None:
        of_word: dict[str, Counter[str]] = {}
        for pattern in self._patterns:
            needed = required(pattern.compiled.pattern)
            if needed is None:
                self._always |= pattern.bit
                continue
            for word, pieces in needed.words.items():
                for piece in pieces:
                    of_word.setdefault(word, Counter())[piece] |= pattern.bit
            for piece in needed.pieces:
                self._of_piece[piece] = self._of_piece.get(piece, 0) | pattern.bit
        self._of_word = {word: tuple(beside.items()) for word, beside in of_word.items()}
        self._learned = len(self._patterns)


def at_word(*words: str, ignore_case: bool = False) -> str:
    r"""
    Return the source of a pattern for any of *words* (plain strings) behind the beginning of a word.

    It means ``(?<!\w)(?:a|b|c)``, but each branch begins with a plain letter, to which Python's search leaps, and words
    that begin alike are tried once. *ignore_case* is for all letters but the first, so that "Tây" finds "TÂY", too.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    flag = "i" if ignore_case else ""
    starts = (rf"{re.escape(first)}(?<!\w.)(?{flag}:{one_of(rest)})" for first, rest in sorted(rests.items()))
    return f"(?:{'|'.join(starts)})"


def one_of(words: Iterable[str]) -> str:
    """Return the source of a pattern for any of *words*, the longest that fits first, beginnings told only once."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _source(tree)


def _source(tree: dict[str, Any]) -> str:
    ends = "" in tree
    branches = [re.escape(char) + _source(rest) for char, rest in sorted(tree.items()) if char]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")
