"""
Which articles match? A node of a plan becomes a mask over each segment, whole posting lists at a time.

One :class:`Evaluation` serves one plan: every list is read once and remembered, whether matching or ranking asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final, assert_never

import numpy as np

from ...fields import JOINT_FACETS, TEXT_NAMES, TOGETHER
from ...query.plan import And, FacetIs, Node, Not, Or, Phrase, Prefix, Word
from .joined import Joined
from .lexicon import prefix_keys
from .lists import Lists
from .mapped import Array
from .phrases import phrase_docs
from .sets import locate
from .state import State

_ALL_FIELDS: Final = frozenset(TEXT_NAMES)
_size = attrgetter("size")


def _is_phrase(node: Node) -> bool:
    return isinstance(node, Phrase)


class Evaluation(Lists):
    """Matching over all segments of a state; masks are remembered by node, lists by term."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._masks: dict[tuple[int, Node], Array] = {}

    def only(self, at: int, node: Node) -> Array | None:
        """
        Return the articles of *node*, ascending, where lists say them (one, or what several have in common); ``None``
        where it takes masks.
        """
        if isinstance(node, And):
            return self._common(at, node)
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
                    found = self.list_of(at, child)
                    if found is not None:
                        found.mark(out)
                    else:
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

    def list_of(self, at: int, node: Node) -> Joined | None:
        """
        Return the one list that says which articles have *node*, where there is one: the list that ranking reads too.
        """
        if not isinstance(node, Word) or len(node.terms) != 1:
            return None
        if len(node.fields) == 1:
            field = node.fields[0]
        elif node.fields == TEXT_NAMES or set(node.fields) == _ALL_FIELDS:
            field = TOGETHER
        else:
            return None
        view, text = node.terms[0]
        return self.joined(at, field, view, (text,))

    def _word(self, at: int, node: Word) -> Array:
        one = self.list_of(at, node)
        if one is not None:
            out = np.zeros(self.state.parts[at].docs, bool)
            one.mark(out)
            return out
        return np.unpackbits(self._bits(at, node), count=self.state.parts[at].docs).view(np.bool_)

    def _bits(self, at: int, node: Word) -> Array:
        """Return the mask of a word with several forms, eight articles in a byte."""
        known = self.state.masks.get((at, node))
        if known is not None:
            return known
        out = np.zeros(self.state.parts[at].docs, bool)
        for field in node.fields:
            for view, text in node.terms:
                ids = self.ids(at, field, view, text)
                if ids is not None:
                    out[ids] = True
        return self._keep(at, node, out)

    def _keep(self, at: int, node: Word | Prefix, mask: Array) -> Array:
        """Keep the mask of a word or a beginning for other plans; return it as it is kept."""
        bits = np.packbits(mask)
        self.state.masks.put((at, node), bits, bits.nbytes)
        return bits

    def _and(self, at: int, node: And) -> Array:
        articles = self.state.parts[at].docs
        if not node.nodes:
            return np.ones(articles, bool)
        docs = self._common(at, node)
        if docs is None:
            return self._all_of(at, node.nodes)
        out = np.zeros(articles, bool)
        out[docs] = True
        return out

    def _common(self, at: int, node: And) -> Array | None:
        """Return the articles of *node* where one of its parts is a list; ``None`` where none is."""
        lists: list[Joined] = []
        others: list[Node] = []
        for child in node.nodes:
            found = self.list_of(at, child)
            if found is None:
                others.append(child)
            else:
                lists.append(found)
        if not lists:
            return None
        # The rarest word first: what it leaves is looked up in the lists of the others.
        lists.sort(key=_size)
        docs = lists[0].ids
        for found in lists[1:]:
            if not len(docs):
                break
            docs = found.among_only(docs)
        for child in sorted(others, key=_is_phrase):
            if len(docs):
                docs = docs[self.test(at, child, docs)]
        return docs

    def _all_of(self, at: int, nodes: Sequence[Node]) -> Array:
        """Return what all of some nodes match, none of which is a list."""
        phrases = [child for child in nodes if isinstance(child, Phrase)]
        others = [child for child in nodes if not isinstance(child, Phrase)] or phrases[:1]
        out = self.mask(at, others[0])
        for child in others[1:]:
            out = out & self.mask(at, child)
        for child in phrases if others[0] not in phrases else phrases[1:]:
            docs = np.flatnonzero(out)
            out = np.zeros(len(out), bool)
            out[docs[self.test(at, child, docs)]] = True
        return out

    def _prefix(self, at: int, node: Prefix) -> Array:
        known = self.state.masks.get((at, node))
        if known is not None:
            return np.unpackbits(known, count=self.state.parts[at].docs).view(np.bool_)
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
        self._keep(at, node, out)
        return out

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
        if isinstance(node, Word) and (at, node) not in self._masks and len(docs) * 8 < self.state.parts[at].docs:
            one = self.list_of(at, node)
            if one is None:
                bits = self._bits(at, node)[docs >> 3]
                found: Array = bits & (np.uint8(128) >> (docs & 7).astype(np.uint8)) != 0
                return found
            out = np.zeros(len(docs), bool)
            out[one.among(docs)[0]] = True
            return out
        return self.mask(at, node)[docs]


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
