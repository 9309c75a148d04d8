"""
What does one generation hold, all segments together? Global numbers that ranking needs, so that it does not depend on
how articles are spread over segments; who is deleted or withdrawn; facet codes that mean the same in every segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from ...fields import FIELD_WEIGHTS, JOINT_FACETS, NONE, TOGETHER
from .columns import KEYS, PLAIN_FACETS
from .joined import Joined
from .kept import Kept
from .layout import FIELD_VIEWS, LENGTH_OF
from .mapped import Array
from .segment import Segment

K1 = 1.2
B = 0.75
KEPT = 32768  # answers remembered per generation; a bound against queries made to fill memory
KEPT_ITEMS = 100_000  # values in all remembered answers together, some 15 MB: a prefix has up to a thousand

JOINED = 1024  # bytes of joined lists kept, for each article: about those of the thousand most frequent words
JOINED_LEAST, JOINED_MOST = 64 << 20, 256 << 20  # bytes
MASKS = 16 << 20  # bytes of packed masks of frequent words kept


class Part:
    """A segment within a generation: the segment, and which of its articles can be found."""

    def __init__(self, segment: Segment, deleted: Array, withdrawn: Iterable[str]) -> None:
        self.segment = segment
        self.docs = segment.docs
        self.deleted = deleted
        gone = [doc for article_id in withdrawn for doc in segment.find(article_id)]
        dead = np.union1d(deleted, np.array(gone, np.int64)).astype(np.intp)
        self.dead = dead
        self.live: Array | None = None  # a mask; None where all articles are live
        if len(dead):
            self.live = np.ones(self.docs, bool)
            self.live[dead] = False
        self.count = self.docs - len(dead)

    def everything(self) -> Array:
        """Return a new mask of the live articles."""
        return np.ones(self.docs, bool) if self.live is None else self.live.copy()

    def frequency(self, ids: Array) -> int:
        """Return how many of *ids* are live."""
        return len(ids) if self.live is None else int(np.count_nonzero(self.live[ids]))

    def find(self, article_id: str) -> int:
        """Return the number of a live article, -1 if there is none."""
        for doc in self.segment.find(article_id):
            if self.live is None or self.live[doc]:
                return doc
        return -1


class Codes:
    """The values of a facet over all segments: *values* in order, *local* maps each segment's codes to global ones."""

    def __init__(self, tables: Sequence[Sequence[Any]]) -> None:
        found: dict[Any, int] = {}
        self.local = [np.array([found.setdefault(value, len(found)) for value in table], np.int64) for table in tables]
        self.values: list[Any] = list(found)
        self.number: dict[Any, int] = found


class State:
    """One generation with one list of withdrawn ids. Immutable but for caches."""

    def __init__(self, name: str, parts: list[Part], withdrawn: frozenset[str], reference: bool = False) -> None:
        self.name = name
        self.parts = parts
        self.withdrawn = withdrawn
        self.reference = reference
        self.articles = sum(part.count for part in parts)
        self._norms: dict[tuple[str, str], list[Array]] = {}
        self.cache: dict[Any, Any] = {}  # of bounded size: per facet and segment
        self.asked: dict[Any, Any] = {}  # by what was asked for; see remember()
        self.asked_items = 0
        self._places: dict[str, tuple[int, int]] = {}
        self.joined: Kept[Joined] = Kept(min(max(JOINED * self.articles, JOINED_LEAST), JOINED_MOST))
        self.masks: Kept[Array] = Kept(MASKS)

    def saw(self, article_id: str, at: int, doc: int) -> None:
        """Remember where a hit is: most articles that are read have just been found."""
        if len(self._places) >= KEPT:
            self._places.clear()
        self._places[article_id] = at, doc

    def place(self, article_id: str) -> tuple[Part, int] | None:
        """Return the part and the number of a live article, ``None`` if there is none."""
        known = self._places.get(article_id)
        if known is not None:
            return self.parts[known[0]], known[1]
        for part in self.parts:
            doc = part.find(article_id)
            if doc >= 0:
                return part, doc
        return None

    @cached_property
    def total(self) -> int:
        """The number of articles that frequencies are compared with."""
        return sum(part.docs for part in self.parts) if self.reference else self.articles

    @cached_property
    def averages(self) -> dict[tuple[str, str], float]:
        """
        Average length of each view of each field, over the articles that have the field: many have no caption, and
        an average over all would make every caption look long. The reference mode counts all articles, as Whoosh.
        """
        out = {}
        for field, view in FIELD_VIEWS:
            tokens = docs = 0
            for part in self.parts:
                place = part.segment.meta["places"][f"{field}.{view}"]
                tokens += place["tokens"]
                docs += place["docs"]
                if len(part.dead) and not self.reference:
                    gone = part.segment.lengths(field, view)[part.dead]
                    tokens -= int(gone.sum())
                    docs -= int(np.count_nonzero(gone))
            out[field, view] = tokens / max(1, self.total if self.reference else docs)
        return out

    def norms(self, field: str, view: str) -> list[Array]:
        """Return, per segment, what BM25 adds to the frequency below the line: k1 (1 - b + b length / average)."""
        key = (field, LENGTH_OF[view])
        found = self._norms.get(key)
        if found is None and field == TOGETHER:
            found = self._norms[key] = self._norms_together(view)
        if found is None:
            average = self.averages[field, view] or 1.0
            found = [self._norm(part.segment.lengths(field, view), average) for part in self.parts]
            self._norms[key] = found
        return found

    def _norms_together(self, view: str) -> list[Array]:
        """The same for all fields as one: lengths are added, times the weights of the fields."""
        lengths = []
        tokens = articles = 0
        for part in self.parts:
            total = np.zeros(part.docs, np.int64)
            for field, weight in FIELD_WEIGHTS.items():
                total += part.segment.lengths(field, view).astype(np.int64) * weight
            lengths.append(total)
            counted = total if part.live is None else total[part.live]
            tokens += int(counted.sum())
            articles += int(np.count_nonzero(counted))
        average = tokens / max(1, articles) or 1.0
        return [self._norm(total, average) for total in lengths]

    def _norm(self, lengths: Array, average: float) -> Array:
        if self.reference:
            from .reference import coded_lengths

            lengths = coded_lengths(lengths)
        out: Array = lengths.astype(np.float32)
        out *= np.float32(K1 * B / average)
        out += np.float32(K1 * (1 - B))
        return out

    @cached_property
    def facets(self) -> dict[str, Codes]:
        """Values of the plain facets."""
        return {name: Codes([part.segment.meta["values"][name] for part in self.parts]) for name in PLAIN_FACETS}

    @cached_property
    def keys(self) -> Codes:
        """Award keys: (type, status, level), None where not known."""
        return Codes([[tuple(key) for key in part.segment.meta["values"][KEYS]] for part in self.parts])

    @cached_property
    def joint(self) -> dict[str, tuple[Codes, Array]]:
        """Values of each joint facet, and the value's code for each award key."""
        out = {}
        for at, name in enumerate(JOINT_FACETS):
            codes = Codes([[key[at] or NONE for key in self.keys.values]])
            out[name] = codes, codes.local[0]
        return out


def remember(state: State, key: object, value: object, items: int = 1) -> None:
    """Keep an answer of *items* values; all is forgotten when there are too many answers, or values in them."""
    if len(state.asked) >= KEPT or state.asked_items + items > KEPT_ITEMS:
        state.asked.clear()
        state.asked_items = 0
    state.asked[key] = value
    state.asked_items += items
