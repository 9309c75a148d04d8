"""
How may a text go on while it is typed? Facet values, recipients and titles that continue it.

Works for text with marks, without, and with some; the last word counts as unfinished. Somebody waits for each letter,
so titles are looked up only where few words of the index can be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from .analysis.fold import fold
from .analysis.marks import agrees, is_marked
from .analysis.spelling import fold_key, key
from .engine.base import Snapshot
from .query.plan import And, Node, Or, Plan, Prefix, Word
from .query.words import keys_of, units_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


class _Words(NamedTuple):
    """The words of a name, or of a typed text: as exact keys and without marks."""

    keys: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Words:
        keys = tuple(keys_of(text))
        return cls(keys, tuple(fold_key(key) for key in keys))


class _Entry(NamedTuple):
    completion: Completion
    words: _Words

    @property
    def rank(self) -> tuple[int, int, str]:
        return -self.completion.count, len(self.words.keys), self.completion.label


LOOKED_THROUGH = 1000  # names, the best ones with all typed words, that are compared with the text as a whole


class Completer:
    """Finds names (facet values, recipients) by words they contain. Built once per generation; reading is cheap."""

    def __init__(self, completions: Iterable[Completion]) -> None:
        self._entries = sorted((_Entry(c, _Words.of(c.text)) for c in completions), key=lambda e: e.rank)
        pairs = sorted((word, i) for i, e in enumerate(self._entries) for word in e.words.folded)
        self._words = [word for word, _ in pairs]
        import numpy as np  # here and below: `timtin --help` needs no arrays

        self._owners: NDArray[np.int32] = np.fromiter((owner for _, owner in pairs), np.int32, len(pairs))
        self._many: dict[tuple[int, int], NDArray[np.int32]] = {}  # of what many have: there are few such beginnings

    def find(self, text: str, limit: int) -> list[Completion]:
        """Return at most *limit* names that hold all words of *text* in a row, the last one as a beginning."""
        return find_names((self,), text, limit)

    def ranked(self, typed: _Words, limit: int) -> list[tuple[bool, _Entry]]:
        """Return (whether it does not begin so, name) of the best names for typed words, best first."""
        ranges = [self._range(word, " ") for word in typed.folded[:-1]] + [self._range(typed.folded[-1], "\uffff")]
        first: list[tuple[bool, _Entry]] = []
        later: list[tuple[bool, _Entry]] = []
        for owner in self._owned(ranges):  # in the order of their rank
            entry = self._entries[owner]
            if _stands(typed, entry.words, 0):
                first.append((False, entry))
                if len(first) >= limit:
                    break
            elif len(later) < limit and _holds(entry.words, typed):
                later.append((True, entry))
        return (first + later)[:limit]

    def _range(self, folded: str, end: str) -> tuple[int, int]:
        """Where in the words those are that begin so, or with a space as *end*, that are so."""
        return bisect_left(self._words, folded), bisect_left(self._words, folded + end)

    def _owned(self, ranges: Sequence[tuple[int, int]]) -> list[int]:
        """The names that have the rarest word; where those are many, the best that have words of all ranges."""
        import numpy as np

        rarest, *others = sorted(set(ranges), key=lambda r: r[1] - r[0])
        found = self._with(rarest)
        for words in others:
            if len(found) <= LOOKED_THROUGH:
                break
            having = self._with(words)
            at = np.searchsorted(having, found)
            found = found[having[np.minimum(at, len(having) - 1)] == found]
        rows: list[int] = found[:LOOKED_THROUGH].tolist()
        return rows

    def _with(self, words: tuple[int, int]) -> NDArray[np.int32]:
        """The names, in order, that have one of a range of words."""
        import numpy as np

        low, high = words
        if high - low <= LOOKED_THROUGH:
            return np.unique(self._owners[low:high])
        if words not in self._many:
            self._many[words] = np.unique(self._owners[low:high])
        return self._many[words]


def find_names(completers: Sequence[Completer], text: str, limit: int) -> list[Completion]:
    """Return at most *limit* names of *completers* together that hold all words of *text* in a row, best first."""
    typed = _Words.of(text)
    if not typed.keys:
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
    if not one_letter:  # of the word itself any marks: titles with others are sorted out below
        own = Word((("folded", start),), ("title",)) if len(last.syllables) == 1 and not last.also else last.node
        nodes.append(Or((Prefix("folded", start, ("title",), MAX_WORDS), own)))
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
    """
    Whether a word of *title* may go on from *typed*; spelled alike, which is quickly seen, it does. Only words that
    begin so without marks are read as words.
    """
    if f" {typed}" in f" {title.lower()}":
        return True
    kind = str.isalpha if typed.isalpha() else str.isdigit
    if not kind(typed):
        return any(_begins(typed, word) for word in keys_of(title))
    start, folded = fold_key(typed), fold(title)
    at = folded.find(start)
    while at >= 0:
        if not (at and kind(folded[at - 1])):  # letters and digits are words of their own, also in A1
            end = at + len(start)
            while end < len(title) and kind(title[end]):
                end += 1
            if _begins(typed, key(title[at:end])):
                return True
        at = folded.find(start, at + 1)
    return False


def _holds(words: _Words, typed: _Words) -> bool:
    for at in range(1, len(words.keys) - len(typed.keys) + 1):  # noqa: SIM110 - thousands of names for each letter
        if _stands(typed, words, at):
            return True
    return False


def _stands(typed: _Words, words: _Words, at: int) -> bool:
    """Whether typed words stand at a place of a name, the last of them perhaps unfinished."""
    end = at + len(typed.keys)
    if end > len(words.folded) or words.folded[at : end - 1] != typed.folded[:-1]:
        return False
    if not words.folded[end - 1].startswith(typed.folded[-1]):
        return False
    whole = all(agrees(t, k) for t, k in zip(typed.keys[:-1], words.keys[at:], strict=False))
    return whole and _goes_on(typed.keys[-1], words.keys[end - 1])


def _begins(typed: str, key: str) -> bool:
    """Whether a word may go on from an unfinished one, whose marks it must have."""
    return fold_key(key).startswith(fold_key(typed)) and _goes_on(typed, key)


def _goes_on(typed: str, key: str) -> bool:
    return agrees(typed, key[: len(typed)]) or agrees(typed, key)
