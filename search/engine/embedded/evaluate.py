"""
Which articles match? A node of a plan becomes a mask over each segment, whole posting lists at a time.

One :class:`Evaluation` serves one plan: every list is read once and remembered, whether matching or ranking asks.
"""

from __future__ import annotations

from typing import assert_never

import numpy as np

from ...fields import JOINT_FACETS
from ...query.plan import And, FacetIs, Node, Not, Or, Phrase, Prefix, Word
from .lexicon import prefix_keys
from .mapped import Array
from .phrases import phrase_docs
from .sets import locate
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

    def only(self, at: int, node: Node) -> Array | None:
        """Return the articles of *node* where they are those of one list, ascending; ``None`` where it takes more."""
        if not isinstance(node, Word) or len(node.fields) != 1 or len(node.terms) != 1:
            return None
        ids = self.ids(at, node.fields[0], *node.terms[0])
        return np.zeros(0, np.intp) if ids is None else ids

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
        known = self._kept(at, node)
        if known is not None:
            return known
        out = np.zeros(self.state.parts[at].docs, bool)
        for field in node.fields:
            for view, text in node.terms:
                ids = self.ids(at, field, view, text)
                if ids is not None:
                    out[ids] = True
        return self._keep(at, node, out)

    def _kept(self, at: int, node: Word | Prefix) -> Array | None:
        """Return the mask of a word or a beginning that was asked for before, by any plan."""
        bits = self.state.masks.get((at, node))
        return None if bits is None else np.unpackbits(bits, count=self.state.parts[at].docs).view(np.bool_)

    def _keep(self, at: int, node: Word | Prefix, mask: Array) -> Array:
        bits = np.packbits(mask)
        self.state.masks.put((at, node), bits, bits.nbytes)
        return mask

    def _and(self, at: int, node: And) -> Array:
        if not node.nodes:
            return np.ones(self.state.parts[at].docs, bool)
        phrases = [child for child in node.nodes if isinstance(child, Phrase)]
        others = [child for child in node.nodes if not isinstance(child, Phrase)] or phrases[:1]
        out = self.mask(at, others[0])
        for child in others[1:]:
            out = out & self.mask(at, child)
        for child in phrases if others[0] not in phrases else phrases[1:]:
            docs = np.flatnonzero(out)
            out = np.zeros(len(out), bool)
            out[docs[self.test(at, child, docs)]] = True
        return out

    def _prefix(self, at: int, node: Prefix) -> Array:
        known = self._kept(at, node)
        if known is not None:
            return known
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
        return self._keep(at, node, out)

    def _facet(self, at: int, node: FacetIs) -> Array:
        return facet_mask(self.state, at, node.facet, node.values)

    def _phrase(self, at: int, node: Phrase) -> Array:
        out = np.zeros(self.state.parts[at].docs, bool)
        for field in node.fields:
            out[phrase_docs(self, at, node, field)] = True
        return out

    def test(self, at: int, node: Node, docs: Array) -> Array:
        """Return whether each of *docs* matches *node*: cheaper than a mask where a phrase is asked of few."""
        if isinstance(node, Phrase) and (at, node) not in self._masks and len(docs) * 4 < self.state.parts[at].docs:
            out = np.zeros(self.state.parts[at].docs, bool)
            for field in node.fields:
                out[phrase_docs(self, at, node, field, docs)] = True
            return out[docs]
        found: Array = self.mask(at, node)[docs]
        return found

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
