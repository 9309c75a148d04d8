"""
Can a text say something of this sort at all: the cheapest questions, asked of a whole article before any other.

Most articles are about nothing that is looked for, and a pattern that is tried at every character costs a hundred times
what the search for a fixed string does. What is answered here is never wrong with "no"; "yes" is for others to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Cues", "Gated", "at_word", "one_of"]


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
