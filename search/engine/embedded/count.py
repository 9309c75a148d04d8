"""
How many articles has each value of a facet? The contract's meaning, in one pass over code arrays.

A value's count is the number of articles if this facet's own choice were that value alone: all other filters hold.
Filters on joint facets must hold of one award record, so a joint facet counts records that the other joint filters
allow, and each article once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from ...fields import JOINT_FACETS
from .columns import KEYS
from .evaluate import facet_mask, key_mask
from .mapped import Array
from .sets import SPARSE, spread
from .state import State

Filters = Mapping[str, tuple[str, ...]]


class Selection:
    """Articles of a segment, as a mask and as sorted numbers."""

    def __init__(self, mask: Array) -> None:
        self.articles = len(mask)
        self.mask = mask

    @classmethod
    def of(cls, docs: Array, articles: int) -> Selection:
        """Return the selection of *docs*, ascending, of a segment of *articles*; its mask is made when asked for."""
        out = cls.__new__(cls)
        out.articles = articles
        out.docs = docs
        return out

    @cached_property
    def mask(self) -> Array:
        out = np.zeros(self.articles, bool)
        out[self.docs] = True
        return out

    @cached_property
    def docs(self) -> Array:
        return self.mask.nonzero()[0]

    @cached_property
    def count(self) -> int:
        """How many; of a mask they are counted without listing them."""
        return len(self.docs) if "docs" in self.__dict__ else int(np.count_nonzero(self.mask))

    def others(self, everything: Array) -> Selection:
        """Return those of *everything* that are not selected."""
        return Selection(everything & ~self.mask)


class Filtering:
    """The filters of one plan over a state."""

    def __init__(self, state: State, filters: Filters) -> None:
        self._state = state
        self._plain = {name: values for name, values in filters.items() if name not in JOINT_FACETS and values}
        self._joint = {name: values for name, values in filters.items() if name in JOINT_FACETS and values}
        self._masks: dict[tuple[int, str], Array] = {}

    def mask(self, at: int, base: Array, without: str = "") -> Array:
        """Return *base* and all filters, those of facet *without* apart, over segment *at*."""
        out = base
        for name in self._plain:
            if name != without:
                out = out & self._one(at, name)
        if self._joint and without not in JOINT_FACETS:
            out = out & self._all_joint(at)
        return out

    def counts(self, at: int, base: Array, held: Selection, facet: str) -> tuple[Array, list[str]]:
        """
        Return the counts of *facet* over segment *at* by global code, and the values of the codes.

        *base* is what matches without filters, *held* with all of them.
        """
        own = self._joint if facet in JOINT_FACETS else facet in self._plain
        chosen = Selection(self.mask(at, base, without=facet)) if own else held
        others = facet in JOINT_FACETS and any(name != facet for name in self._joint)
        if others:
            return self._joint_counts(at, chosen, facet)
        return counts_of(self._state, at, facet, chosen), values_of(self._state, facet)

    def allowed(self, without: str = "") -> Array:
        """Return which award keys all joint filters, that on facet *without* apart, allow."""
        out = np.ones(len(self._state.keys.values), bool)
        for name, values in self._joint.items():
            if name != without:
                codes, of_key = self._state.joint[name]
                out &= np.isin(of_key, [codes.number[v] for v in values if v in codes.number])
        return out

    def _one(self, at: int, name: str) -> Array:
        key = (at, name)
        if key not in self._masks:
            self._masks[key] = facet_mask(self._state, at, name, self._plain[name])
        return self._masks[key]

    def _all_joint(self, at: int) -> Array:
        key = (at, "")
        if key not in self._masks:
            self._masks[key] = key_mask(self._state, at, self.allowed())
        return self._masks[key]

    def _joint_counts(self, at: int, chosen: Selection, facet: str) -> tuple[Array, list[str]]:
        """Count award records that the other joint filters allow, each article once for each value."""
        codes, of_key = self._state.joint[facet]
        allowed = self.allowed(without=facet)
        local = self._state.keys.local[at]
        segment = self._state.parts[at].segment
        single = np.bincount(segment.array(f"{KEYS}.single")[chosen.docs], minlength=len(local) + 1)[: len(local)]
        out = np.bincount(of_key[local][allowed[local]], single[allowed[local]], len(codes.values)).astype(np.int64)
        docs = segment.array(f"{KEYS}.multi_doc")
        if len(docs):
            keys = local[segment.array(f"{KEYS}.multi_code")]
            wanted = chosen.mask[docs] & allowed[keys]
            each = np.unique(docs[wanted].astype(np.int64) * len(codes.values) + of_key[keys[wanted]])
            out += np.bincount(each % len(codes.values), minlength=len(codes.values))
        return out, codes.values


def values_of(state: State, facet: str) -> list[str]:
    """Return the values that the global codes of a facet stand for."""
    return state.joint[facet][0].values if facet in JOINT_FACETS else state.facets[facet].values


def counts_of(state: State, at: int, facet: str, chosen: Selection) -> Array:
    """
    Return how many of the chosen articles of segment *at* have each value of a facet, by global code.

    Where most articles are chosen, the others are counted and taken off the totals, which are remembered.
    """
    part = state.parts[at]
    if 2 * len(chosen.docs) <= part.count:
        return _counted(state, at, facet, chosen)
    totals: Array | None = state.cache.get(("totals", at, facet))
    if totals is None:
        totals = state.cache["totals", at, facet] = _counted(state, at, facet, Selection(part.everything()))
    if len(chosen.docs) == part.count:
        return totals
    return totals - _counted(state, at, facet, chosen.others(part.everything()))


def _counted(state: State, at: int, facet: str, chosen: Selection) -> Array:
    single, several, codes, local = _columns(state, at, facet)
    out = np.zeros(len(values_of(state, facet)), np.int64)
    found = np.bincount(single[chosen.docs], minlength=len(local) + 1)[: len(local)]
    if facet in JOINT_FACETS:
        out += np.bincount(local, found, len(out)).astype(np.int64)
    else:
        out[local] = found
    if len(several):
        out += np.bincount(codes[_places(several, chosen)], minlength=len(out))
    return out


def _places(several: Array, chosen: Selection) -> Array:
    """Return the places in *several* (sorted article numbers with repeats) that are of chosen articles."""
    if len(chosen.docs) * 2 * SPARSE < len(several):
        first, last = np.searchsorted(several, chosen.docs), np.searchsorted(several, chosen.docs, "right")
        have = np.flatnonzero(last > first)
        return spread(first[have], (last - first)[have])
    return np.flatnonzero(chosen.mask[several])


def _columns(state: State, at: int, facet: str) -> tuple[Array, Array, Array, Array]:
    """
    Return of a facet in segment *at*: the codes of articles with one value, the articles with several and the global
    codes of these, and what the first codes mean globally.
    """
    key = ("columns", at, facet)
    found: tuple[Array, Array, Array, Array] | None = state.cache.get(key)
    if found is None:
        segment = state.parts[at].segment
        joint = facet in JOINT_FACETS
        name = KEYS if joint else facet
        local = state.joint[facet][1][state.keys.local[at]] if joint else state.facets[facet].local[at]
        docs, codes = segment.array(f"{name}.multi_doc").astype(np.int64), local[segment.array(f"{name}.multi_code")]
        if joint:  # several records may have one value, and an article counts once
            width = len(values_of(state, facet))
            each = np.unique(docs * width + codes)
            docs, codes = each // width, each % width
        found = segment.array(f"{name}.single"), docs, codes, local
        state.cache[key] = found
    return found
