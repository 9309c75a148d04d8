"""
Which articles match? A node of a plan becomes a mask over each segment, whole posting lists at a time.

One :class:`Evaluation` serves one plan: every list is read once and remembered, whether matching or ranking asks.
"""

from __future__ import annotations

from typing import assert_never

import numpy as np

from ...fields import EXACT, FOLDED, JOINT_FACETS
from ...query.plan import And, FacetIs, Node, Not, Or, Phrase, Prefix, Word
from .lexicon import prefix_keys
from .mapped import Array
from .postings import LONG
from .sets import common, locate, spread, stretched
from .state import State, remember


class Evaluation:
    """Matching over all segments of a state; masks are remembered by node, lists by term."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._lists: dict[tuple[int, str, str, str], Array | None] = {}
        self._decoded: dict[tuple[int, str, str, int], Array] = {}
        self._masks: dict[tuple[int, Node], Array] = {}

    def ids(self, at: int, field: str, view: str, text: str) -> Array | None:
        """Return the articles of segment *at* that have a term (deleted ones included); ``None`` for none."""
        key = (at, field, view, text)
        if key not in self._lists:
            self._lists[key] = self._read(*key)
        return self._lists[key]

    def _read(self, at: int, field: str, view: str, text: str) -> Array | None:
        found = self.locate(at, field, view, text)
        return self.numbered(at, field, view, found) if found >= 0 else None

    def locate(self, at: int, field: str, view: str, text: str) -> int:
        """Return the number of a term's list in segment *at*, -1 for none."""
        asked = (at, field, view, text)
        found: int | None = self.state.asked.get(asked)
        if found is None:
            segment = self.state.parts[at].segment
            key = segment.key(view, text)
            found = segment.lists(field, view).find(key) if key >= 0 else -1
            remember(self.state, asked, found)
        return found

    def mask(self, at: int, node: Node) -> Array:
        """Return the mask of *node* over segment *at*. Shared: do not write into it. Deleted articles may be set."""
        key = (at, node)
        found = self._masks.get(key)
        if found is None:
            found = self._masks[key] = self._evaluate(at, node)
        return found

    def _evaluate(self, at: int, node: Node) -> Array:
        match node:
            case Word():
                return self._word(at, node)
            case And():
                return self._and(at, node)
            case Or():
                out = np.zeros(self.state.parts[at].docs, bool)
                for child in node.nodes:
                    out |= self.mask(at, child)
                return out
            case Not():
                return ~self.mask(at, node.node)
            case Phrase():
                return self._phrase(at, node)
            case Prefix():
                return self._prefix(at, node)
            case FacetIs():
                return self._facet(at, node)
            case _ as never:
                assert_never(never)

    def _word(self, at: int, node: Word) -> Array:
        docs = self.state.parts[at].docs
        known = self.state.masks.get((at, node))
        if known is not None:
            return np.unpackbits(known, count=docs).view(np.bool_)
        out = np.zeros(docs, bool)
        size = 0
        for field in node.fields:
            for view, text in node.terms:
                ids = self.ids(at, field, view, text)
                if ids is not None:
                    out[ids] = True
                    size += len(ids)
        if size >= LONG:
            bits = np.packbits(out)
            self.state.masks.put((at, node), bits, bits.nbytes)
        return out

    def _and(self, at: int, node: And) -> Array:
        if not node.nodes:
            return np.ones(self.state.parts[at].docs, bool)
        out = self.mask(at, node.nodes[0])
        for child in node.nodes[1:]:
            out = out & self.mask(at, child)
        return out

    def _prefix(self, at: int, node: Prefix) -> Array:
        out = np.zeros(self.state.parts[at].docs, bool)
        segment = self.state.parts[at].segment
        keys = prefix_keys(self.state, node.view, node.text, node.limit)[at]
        for field in node.fields:
            lists = segment.lists(field, node.view)
            if isinstance(keys, tuple):
                first, last = np.searchsorted(lists.keys, np.array(keys, lists.keys.dtype)).tolist()
                numbers = np.arange(first, last)
            else:
                numbers = locate(lists.keys, keys.astype(lists.keys.dtype), 0)[1]
            if len(numbers):
                out[lists.union(numbers)] = True
        return out

    def _facet(self, at: int, node: FacetIs) -> Array:
        return facet_mask(self.state, at, node.facet, node.values)

    def _phrase(self, at: int, node: Phrase) -> Array:
        out = np.zeros(self.state.parts[at].docs, bool)
        for field in node.fields:
            out[self._phrase_in(at, node, field)] = True
        return out

    def _phrase_in(self, at: int, node: Phrase, field: str) -> Array:
        """Return the articles of segment *at* that have the phrase in *field*."""
        none = np.zeros(0, np.intp)
        words: list[list[tuple[str, int]]] = []
        for word in node.words:
            terms = (
                []
                if field not in word.fields
                else [
                    (view, found)
                    for view, text in word.terms
                    if view in (EXACT, FOLDED) and (found := self.locate(at, field, view, text)) >= 0
                ]
            )
            if not terms:
                return none
            words.append(terms)
        if not words:
            return none
        docs = self._common(at, field, words)
        if not len(docs):
            return none
        # every position of every article in question gets a place in one row; between captions are gaps, so there
        # lengths do not bound positions
        lengths = self.state.parts[at].segment.lengths(field, EXACT)[docs].astype(np.int64)
        room = np.full(len(docs), 1 << 32) if field == "captions" else lengths
        ends = np.cumsum(room)
        starts = [self._starts(at, field, terms, docs, ends - room, shift) for shift, terms in enumerate(words)]
        starts.sort(key=len)
        left = starts[0]
        for mine in starts[1:]:
            left = np.intersect1d(left, mine) if field == "captions" else common(left, mine, int(ends[-1]))
        places = np.searchsorted(ends, left, "right")
        out: Array = docs[places[np.flatnonzero(np.diff(places, prepend=-1))]]
        return out

    def _common(self, at: int, field: str, words: list[list[tuple[str, int]]]) -> Array:
        """Return the articles that have every word of a phrase in *field*."""
        part = self.state.parts[at]
        size = [sum(part.segment.lists(field, view).frequency(n) for view, n in terms) for terms in words]
        docs: Array | None = None
        for i in np.argsort(size):
            lists = [self.numbered(at, field, view, n) for view, n in words[i]]
            ids = lists[0] if len(lists) == 1 else np.unique(np.concatenate(lists))
            docs = ids if docs is None else docs[locate(ids, docs, part.docs)[0]]
        assert docs is not None
        return docs

    def _starts(self, at: int, field: str, terms: list[tuple[str, int]], docs: Array, base: Array, shift: int) -> Array:
        """Return where the phrase would start, by each occurrence of its word *shift*; *base* is each article's 0."""
        part = self.state.parts[at]
        found = []
        for view, number in terms:
            lists = part.segment.lists(field, view)
            have, where = locate(self.numbered(at, field, view, number), docs, part.docs)
            starts, counts = lists.occurrences(number, where)
            position = lists.stretch(number)[spread(starts, counts)].astype(np.int64) - shift
            keys = stretched(base[have], counts) + position
            found.append(keys[position >= 0] if shift else keys)
        return found[0] if len(found) == 1 else np.sort(np.concatenate(found))

    def numbered(self, at: int, field: str, view: str, number: int) -> Array:
        """Return the articles of a list of segment *at*, by its number."""
        key = (at, field, view, number)
        ids = self._decoded.get(key)
        if ids is None:
            ids = self._decoded[key] = self.state.parts[at].segment.lists(field, view).ids(number)
        return ids


def facet_mask(state: State, at: int, facet: str, values: tuple[str, ...]) -> Array:
    """Return which articles of segment *at* have one of *values* in *facet*."""
    if facet in JOINT_FACETS:
        codes, of_key = state.joint[facet]
        wanted = [codes.number[v] for v in values if v in codes.number]
        return key_mask(state, at, np.isin(of_key, wanted))
    plain = state.facets[facet]
    chosen = np.zeros(len(plain.values) + 1, bool)
    chosen[[plain.number[v] for v in values if v in plain.number]] = True
    return _column_mask(state, at, facet, np.append(chosen[plain.local[at]], False))


def key_mask(state: State, at: int, allowed: Array) -> Array:
    """Return which articles of segment *at* have one of the award keys that *allowed* (by key) says."""
    return _column_mask(state, at, "award_keys", np.append(allowed[state.keys.local[at]], False))


def _column_mask(state: State, at: int, name: str, chosen: Array) -> Array:
    """*chosen*: for each local code, and one more for "several", whether it is wanted."""
    segment = state.parts[at].segment
    out: Array = chosen[segment.array(f"{name}.single")]
    docs = segment.array(f"{name}.multi_doc")
    if len(docs):
        out[docs[chosen[segment.array(f"{name}.multi_code")]]] = True
    return out
