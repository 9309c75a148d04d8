"""
Which articles have a signal, and how often, all its fields together? One list of numbers and weighted frequencies.

A term stands in up to four fields, each with a list of its own; ranking adds their frequencies times the fields'
weights first. Added up once and kept, a frequent term costs one list a query and not four.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...fields import FIELD_WEIGHTS, TOGETHER
from ...query.plan import Signal
from .evaluate import Evaluation
from .mapped import Array

SHORT = 256  # articles; shorter lists are joined as fast as they are looked up
THIN = 16  # lists with less than one in so many articles are joined by sorting, others by adding to a row of all


class Joined(NamedTuple):
    """Article numbers, ascending, and the weighted frequency in each (float32)."""

    ids: Array
    tf: Array


NOTHING = Joined(np.zeros(0, np.intp), np.zeros(0, np.float32))


def weights_of(signal: Signal) -> dict[str, int]:
    """Return the fields of a signal and how often a word in each of them counts."""
    return FIELD_WEIGHTS if signal.field == TOGETHER else {signal.field: 1}


def joined(evaluation: Evaluation, at: int, signal: Signal) -> Joined:
    """Return the articles of *signal* in segment *at* (deleted ones included)."""
    key = (at, signal.field, signal.view, signal.terms)
    known = evaluation.state.joined.get(key)
    if known is not None:
        return known
    found = _join(evaluation, at, signal)
    if len(found.ids) >= SHORT:
        found = Joined(found.ids.astype(np.int32), found.tf)
        evaluation.state.joined.put(key, found, found.ids.nbytes + found.tf.nbytes)
    return found


def _join(evaluation: Evaluation, at: int, signal: Signal) -> Joined:
    part = evaluation.state.parts[at]
    found = []
    for field, weight in weights_of(signal).items():
        for text in signal.terms:
            number = evaluation.locate(at, field, signal.view, text)
            if number >= 0:
                tf = part.segment.lists(field, signal.view).frequencies(number)
                if weight != 1:
                    tf *= np.float32(weight)
                found.append(Joined(evaluation.numbered(at, field, signal.view, number), tf))
    if len(found) < 2:
        return found[0] if found else NOTHING
    if sum(len(one.ids) for one in found) * THIN < part.docs:
        return _sorted(found)
    total = np.zeros(part.docs, np.float32)
    for ids, tf in found:
        total[ids] += tf
    ids = np.flatnonzero(total != 0)  # of booleans: many times faster than of numbers
    return Joined(ids, total[ids])


def _sorted(found: list[Joined]) -> Joined:
    ids = np.concatenate([one.ids for one in found])
    order = ids.argsort(kind="stable")
    ids = ids[order]
    first = np.flatnonzero(np.diff(ids, prepend=-1))
    return Joined(ids[first], np.add.reduceat(np.concatenate([one.tf for one in found])[order], first))
