"""
How may a text go on while it is typed? Facet values, recipients and titles that continue it.

Works for text with marks, without, and with some; the last word counts as unfinished. Somebody waits for each letter,
so titles are looked up only where few words of the index can be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .analysis.marks import agrees, is_marked
from .analysis.spelling import fold_key
from .engine.base import Snapshot
from .query.plan import And, Node, Or, Plan, Prefix
from .query.words import keys_of, units_of

Kind = Literal["facet", "recipient", "article", "word"]


@dataclass(frozen=True, slots=True)
class Completion:
    """
    One way to go on. *text* goes into the box, *label* is shown, *count* articles have it. A ``facet`` has *field*
    and *value*; an ``article`` has its id in *value*.
    """

    kind: Kind
    text: str
    label: str
    count: int
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    completion: Completion
    keys: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int, str]:
        return -self.completion.count, len(self.keys), self.completion.label


SHORT = 2  # letters: what begins so is remembered, since it is much of everything, and there are few such beginnings


class Completer:
    """Finds names (facet values, recipients) by words they contain. Built once per generation; reading is cheap."""

    def __init__(self, completions: Iterable[Completion]) -> None:
        self._entries = sorted((_Entry(c, tuple(keys_of(c.text))) for c in completions), key=lambda e: e.rank)
        pairs = sorted((fold_key(k), i) for i, e in enumerate(self._entries) for k in e.keys)
        self._words = [word for word, _ in pairs]
        self._owners = [owner for _, owner in pairs]
        self._beginning: dict[str, list[int]] = {}

    def find(self, text: str, limit: int) -> list[Completion]:
        """Return at most *limit* names that hold all words of *text* in a row, the last one as a beginning."""
        return find_names((self,), text, limit)

    def ranked(self, typed: Sequence[str], limit: int) -> list[tuple[bool, _Entry]]:
        """Return (whether it does not begin so, name) of the best names for typed words, best first."""
        longest = max(typed, key=len)
        first: list[tuple[bool, _Entry]] = []
        later: list[tuple[bool, _Entry]] = []
        for owner in self._with_word(fold_key(longest), whole=longest != typed[-1]):  # in the order of their rank
            entry = self._entries[owner]
            if _starts(entry.keys, typed):
                first.append((False, entry))
                if len(first) >= limit:
                    break
            elif len(later) < limit and _holds(entry.keys, typed):
                later.append((True, entry))
        return (first + later)[:limit]

    def _with_word(self, folded: str, *, whole: bool) -> list[int]:
        known = None if whole else self._beginning.get(folded)
        if known is not None:
            return known
        low = bisect_left(self._words, folded)
        high = bisect_left(self._words, folded + (" " if whole else "￿"))
        found = sorted(set(self._owners[low:high]))
        if not whole and found and len(folded) <= SHORT:
            self._beginning[folded] = found
        return found


def find_names(completers: Sequence[Completer], text: str, limit: int) -> list[Completion]:
    """Return at most *limit* names of *completers* together that hold all words of *text* in a row, best first."""
    typed = keys_of(text)
    if not typed:
        return []
    found = [ranked for completer in completers for ranked in completer.ranked(typed, limit)]
    found.sort(key=lambda r: (r[0], r[1].rank))
    return [entry.completion for _, entry in found[:limit]]


MIN_START = 3  # letters of a lone unfinished word: the titles with "th…" are most titles, and help nobody
MAX_WORDS = 20  # of the index, the most frequent, that an unfinished word may be
LOOKED_AT = 3  # titles looked at for each one shown, where not all that match go on as typed


def titles(snapshot: Snapshot, text: str, limit: int) -> list[Completion]:
    """Return at most *limit* newest titles that have the words of *text* anywhere, the last one as a beginning."""
    units = units_of(text, ("title",), expand=False)
    if not units or not units[-1].syllables:
        return []
    *whole, last = units
    start = last.syllables[-1].folded
    if not whole and len(start) < MIN_START and not start.isdigit():
        return []
    typed = last.syllables[-1].key
    one_letter = len(start) == 1 and bool(whole)
    chosen = one_letter or is_marked(typed)  # then not every title with the words goes on so
    nodes: list[Node] = [unit.node for unit in whole]
    if not one_letter:
        nodes.append(Or((Prefix("folded", start, ("title",), MAX_WORDS), last.node)))
    asked = limit * LOOKED_AT if chosen else limit
    ids = [hit.id for hit in snapshot.execute(Plan(match=And(tuple(nodes)), sort="newest", limit=asked)).hits]
    found: list[Completion] = []
    for at in range(0, len(ids), limit):
        for article, title in snapshot.titles(ids[at : at + limit]):
            if not chosen or _has(title, typed):
                found.append(Completion("article", title, title, 1, None, article))
        if len(found) >= limit:
            break
    return found[:limit]


def _has(title: str, typed: str) -> bool:
    """Whether a word of *title* may go on from *typed*; spelled alike, which is quickly seen, it does."""
    return f" {typed}" in f" {title.lower()}" or any(_begins(typed, key) for key in keys_of(title))


def _starts(keys: Sequence[str], typed: Sequence[str]) -> bool:
    return _agree(keys[: len(typed)], typed)


def _holds(keys: Sequence[str], typed: Sequence[str]) -> bool:
    return any(_agree(keys[at : at + len(typed)], typed) for at in range(len(keys) - len(typed) + 1))


def _agree(keys: Sequence[str], typed: Sequence[str]) -> bool:
    if len(keys) != len(typed):
        return False
    whole = all(agrees(t, k) for t, k in zip(typed[:-1], keys, strict=False))
    return whole and _begins(typed[-1], keys[-1])


def _begins(typed: str, key: str) -> bool:
    """Whether a word may go on from an unfinished one, whose marks it must have."""
    return fold_key(key).startswith(fold_key(typed)) and (agrees(typed, key[: len(typed)]) or agrees(typed, key))
