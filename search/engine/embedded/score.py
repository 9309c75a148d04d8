"""
How well does an article match? BM25 with Whoosh's formula, added up over the signals of a plan.

    idf * tf (k1 + 1) / (tf + k1 (1 - b + b length / average)),   idf = ln(articles / (df + 1)) + 1

Document frequencies, averages and the number of articles are those of all segments together, deleted articles left
out, so neither the order nor the score depends on how the index was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from ...query.plan import Signal
from .evaluate import Evaluation
from .mapped import Array
from .postings import ListReader
from .sets import SPARSE, locate
from .state import K1


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles of a signal in one segment and its frequency in each; one list is not read before it is needed."""

    ids: Array
    tf: Array | None
    lists: ListReader | None = None
    number: int = -1

    def frequencies(self, places: Array | None) -> Array:
        """Return the frequencies at *places* in *ids*; ``None`` means all."""
        if self.lists is not None:
            return self.lists.frequencies(self.number, places)
        assert self.tf is not None
        return self.tf if places is None else self.tf[places]


class Scorer:
    """The signals of one plan, with their global document frequencies."""

    def __init__(self, evaluation: Evaluation, signals: tuple[Signal, ...]) -> None:
        self._evaluation = evaluation
        self._state = evaluation.state
        self._signals: list[tuple[Signal, np.float32, list[Postings | None]]] = []
        for signal in signals:
            parts = [self._read(at, signal) for at in range(len(self._state.parts))]
            frequency = sum(self._frequency(at, found) for at, found in enumerate(parts))
            if frequency:
                idf = log(self._state.total / (frequency + 1)) + 1
                self._signals.append((signal, np.float32(signal.weight * idf * (K1 + 1)), parts))

    def _frequency(self, at: int, found: Postings | None) -> int:
        if found is None:
            return 0
        return len(found.ids) if self._state.reference else self._state.parts[at].frequency(found.ids)

    def _read(self, at: int, signal: Signal) -> Postings | None:
        found = []
        for text in signal.terms:
            ids = self._evaluation.ids(at, signal.field, signal.view, text)
            if ids is not None:
                number = self._evaluation.locate(at, signal.field, signal.view, text)
                lists = self._state.parts[at].segment.lists(signal.field, signal.view)
                found.append(Postings(ids, None, lists, number))
        if len(found) <= 1:
            return found[0] if found else None
        total = np.zeros(self._state.parts[at].docs, np.float32)
        for postings in found:
            total[postings.ids] += postings.frequencies(None)
        ids = np.flatnonzero(total)
        return Postings(ids, total[ids])

    def scores(self, at: int, mask: Array, docs: Array) -> Array:
        """Return the scores of *docs* of segment *at*; *mask* is the same set."""
        out = np.zeros(len(mask), np.float32)
        for signal, factor, parts in self._signals:
            postings = parts[at]
            if postings is None:
                continue
            ids = postings.ids
            places: Array | None = None
            if len(docs) * SPARSE < len(ids):
                _, places = locate(ids, docs, len(mask))
            elif len(docs) * 10 < len(mask) * 9:  # else scoring a few too many costs less than choosing
                places = np.flatnonzero(mask[ids])
            if places is not None:
                ids = ids[places]
            norm = self._state.norms(signal.field, signal.view)[at][ids]
            out[ids] += _bm25(factor, postings.frequencies(places), norm)
        return out[docs]

    def parts(self, at: int, doc: int) -> list[tuple[Signal, float]]:
        """Return what each signal gives to one article, in the order of the plan, without those that give nothing."""
        out = []
        for signal, factor, parts in self._signals:
            postings = parts[at]
            if postings is None:
                continue
            place = int(np.searchsorted(postings.ids, doc))
            if place < len(postings.ids) and postings.ids[place] == doc:
                norm = self._state.norms(signal.field, signal.view)[at][doc:doc + 1]
                tf = postings.frequencies(np.array([place]))
                out.append((signal, float(_bm25(factor, tf, norm)[0])))
        return out


def _bm25(factor: np.float32, tf: Array, norm: Array) -> Array:
    norm = norm + tf
    result: Array = np.divide(tf, norm, out=norm)
    result *= factor
    return result


BLOCK = 64  # scores whose maximum stands for them: finding a cut-off among maxima is one fast pass


def best(score: Array, rank: Array, limit: int) -> Array:
    """
    Return the places of the *limit* best of parallel *score* and *rank*: high score first, then low rank.

    Ranks differ, so the order is total.
    """
    if limit <= 0 or not len(score):
        return np.zeros(0, np.intp)
    places = _candidates(score, limit)
    if len(places) > limit:
        chosen = score[places]
        floor = np.partition(chosen, len(places) - limit)[len(places) - limit]
        above, equal = places[chosen > floor], places[chosen == floor]
        wanted = limit - len(above)
        if len(equal) > wanted:
            equal = equal[np.argpartition(rank[equal], wanted - 1)[:wanted]]
        places = np.concatenate([above, equal])
    order = np.lexsort((rank[places], -score[places]))
    out: Array = places[order]
    return out


def _candidates(score: Array, limit: int) -> Array:
    whole = len(score) // BLOCK * BLOCK
    if whole < BLOCK * limit:
        return np.arange(len(score))
    peaks = score[:whole].reshape(-1, BLOCK).max(axis=1)
    # at least *limit* scores reach the limit-th largest maximum: no better article is lost
    floor = np.partition(peaks, len(peaks) - limit)[len(peaks) - limit]
    return np.flatnonzero(score >= floor)
