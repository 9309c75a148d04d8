"""
How many articles has each value of a facet? The contract's meaning, in one pass over code arrays.

A value's count is the number of articles if this facet's own choice were that value alone: all other filters hold.
Filters on joint facets must hold of one award record, so a joint facet counts records that the other joint filters
allow, and each article once.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...fields import JOINT_FACETS
from .evaluate import facet_mask, key_mask
from .mapped import Array
from .state import State

Filters = Mapping[str, tuple[str, ...]]


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

    def counts(self, at: int, base: Array, held: Array, facet: str) -> tuple[Array, list[str]]:
        """
        Return the counts of *facet* over segment *at* by global code, and the values of the codes.

        *base* is what matches without filters, *held* with all of them.
        """
        if facet in JOINT_FACETS:
            mask = self.mask(at, base, without=facet) if self._joint else held
            return self._joint_counts(at, mask, facet)
        mask = self.mask(at, base, without=facet) if facet in self._plain else held
        codes = self._state.facets[facet]
        local = codes.local[at]
        out = np.zeros(len(codes.values), np.int64)
        out[local] = self._column(at, facet, mask, len(local))
        return out, codes.values

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

    def _column(self, at: int, name: str, mask: Array, values: int) -> Array:
        segment = self._state.parts[at].segment
        out = np.bincount(segment.array(f"{name}.single")[mask], minlength=values + 1)[:values]
        docs = segment.array(f"{name}.multi_doc")
        if len(docs):
            out = out + np.bincount(segment.array(f"{name}.multi_code")[mask[docs]], minlength=values)
        return out

    def _joint_counts(self, at: int, mask: Array, facet: str) -> tuple[Array, list[str]]:
        codes, of_key = self._state.joint[facet]
        allowed = self.allowed(without=facet)
        local = self._state.keys.local[at]
        segment = self._state.parts[at].segment
        single = np.bincount(segment.array("award_keys.single")[mask], minlength=len(local) + 1)[:len(local)]
        out = np.bincount(of_key[local][allowed[local]], single[allowed[local]], len(codes.values)).astype(np.int64)
        docs = segment.array("award_keys.multi_doc")
        if len(docs):
            keys = local[segment.array("award_keys.multi_code")]
            wanted = mask[docs] & allowed[keys]
            # an article with several records of one value counts once
            each = np.unique(docs[wanted].astype(np.int64) * len(codes.values) + of_key[keys[wanted]])
            out += np.bincount(each % len(codes.values), minlength=len(codes.values))
        return out, codes.values
