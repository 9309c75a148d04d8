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


class Completer:
    """Finds names (facet values, recipients) by words they contain. Built once per generation; reading is cheap."""

    def __init__(self, completions: Iterable[Completion]) -> None:
        self._entries = [_Entry(c, tuple(keys_of(c.text))) for c in completions]
        pairs = sorted((fold_key(k), i) for i, e in enumerate(self._entries) for k in e.keys)
        self._words = [word for word, _ in pairs]
        self._owners = [owner for _, owner in pairs]

    def find(self, text: str, limit: int) -> list[Completion]:
        """Return at most *limit* names that hold all words of *text* in a row, the last one as a beginning."""
        typed = keys_of(text)
        if not typed:
            return []
        longest = max(typed, key=len)
        owners = self._with_word(fold_key(longest), whole=longest != typed[-1])
        found = [self._entries[i] for i in owners if _holds(self._entries[i].keys, typed)]
        found.sort(key=lambda e: (not _starts(e.keys, typed), -e.completion.count, len(e.keys), e.completion.label))
        return [e.completion for e in found[:limit]]

    def _with_word(self, folded: str, *, whole: bool) -> list[int]:
        low = bisect_left(self._words, folded)
        high = bisect_left(self._words, folded + (" " if whole else "￿"))
        return list(dict.fromkeys(self._owners[low:high]))


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
