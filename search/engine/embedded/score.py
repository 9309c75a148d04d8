"""
How well does an article match? BM25 with Whoosh's formula, added up over the signals of a plan.

    idf * tf (k1 + 1) / (tf + k1 (1 - b + b length / average)),   idf = ln(articles / (df + 1)) + 1

In all fields together, frequencies and lengths are those of the fields added up, times their weights; an article counts
once for the document frequency. Document frequencies, averages and the number of articles are those of all segments,
deleted articles left out, so neither the order nor the score depends on how the index was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from ...fields import FIELD_WEIGHTS, TOGETHER
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

    def frequency_in(self, doc: int) -> float:
        """Return the frequency in one article, 0 if it is not among them."""
        place = int(np.searchsorted(self.ids, doc))
        if place >= len(self.ids) or self.ids[place] != doc:
            return 0.0
        return float(self.frequencies(np.array([place]))[0])


@dataclass(frozen=True, slots=True)
class Share:
    """What one field gives to a signal: its articles and frequencies, which count *weight* times."""

    field: str
    weight: int
    postings: Postings


class Scorer:
    """The signals of one plan, with their global document frequencies."""

    def __init__(self, evaluation: Evaluation, signals: tuple[Signal, ...]) -> None:
        self._evaluation = evaluation
        self._state = evaluation.state
        self._signals: list[tuple[Signal, np.float32, list[list[Share]]]] = []
        for signal in signals:
            parts = [self._shares(at, signal) for at in range(len(self._state.parts))]
            frequency = sum(self._frequency(at, found) for at, found in enumerate(parts))
            if frequency:
                idf = log(self._state.total / (frequency + 1)) + 1
                self._signals.append((signal, np.float32(signal.weight * idf * (K1 + 1)), parts))

    def _frequency(self, at: int, shares: list[Share]) -> int:
        """Return how many articles of segment *at* have a signal in one field at least."""
        part = self._state.parts[at]
        if not shares:
            return 0
        if len(shares) == 1:
            ids = shares[0].postings.ids
            return len(ids) if self._state.reference else part.frequency(ids)
        found = np.zeros(part.docs, bool)
        for share in shares:
            found[share.postings.ids] = True
        if part.live is not None and not self._state.reference:
            found &= part.live
        return int(np.count_nonzero(found))

    def _shares(self, at: int, signal: Signal) -> list[Share]:
        """Return the lists of a signal: one, or those of all fields; fields that do not have it left out."""
        weights = FIELD_WEIGHTS if signal.field == TOGETHER else {signal.field: 1}
        found = [(field, weight, self._read(at, field, signal)) for field, weight in weights.items()]
        return [Share(field, weight, postings) for field, weight, postings in found if postings is not None]

    def _read(self, at: int, field: str, signal: Signal) -> Postings | None:
        found = []
        for text in signal.terms:
            ids = self._evaluation.ids(at, field, signal.view, text)
            if ids is not None:
                number = self._evaluation.locate(at, field, signal.view, text)
                lists = self._state.parts[at].segment.lists(field, signal.view)
                found.append(Postings(ids, None, lists, number))
        if len(found) <= 1:
            return found[0] if found else None
        total = np.zeros(self._state.parts[at].docs, np.float32)
        for postings in found:
            total[postings.ids] += postings.frequencies(None)
        ids = np.flatnonzero(total != 0)  # of booleans: many times faster than of numbers
        return Postings(ids, total[ids])

    def scores(self, at: int, mask: Array, docs: Array) -> Array:
        """Return the scores of *docs* of segment *at*; *mask* is the same set."""
        out = np.zeros(len(docs), np.float32)
        places = Places(mask, docs)
        norms: dict[tuple[str, str], Array] = {}
        for signal, factor, parts in self._signals:
            shares = parts[at]
            if not shares:
                continue
            key = (signal.field, signal.view)
            if key not in norms:
                norms[key] = self._state.norms(*key)[at][docs]
            if len(shares) == 1:
                rows, tf = places.chosen(shares[0].postings)
                tf = tf if shares[0].weight == 1 else tf * np.float32(shares[0].weight)
                out[rows] += _bm25(factor, tf, norms[key][rows])
            else:
                out += _bm25(factor, places.added(shares), norms[key])
        return out

    def parts(self, at: int, doc: int) -> list[tuple[Signal, str, float]]:
        """
        Return (signal, field, score) for what each signal gives to one article, in the order of the plan.

        What all fields together give is split by their weighted frequencies.
        """
        out = []
        for signal, factor, parts in self._signals:
            found = [(share.field, share.weight * share.postings.frequency_in(doc)) for share in parts[at]]
            total = sum(tf for _, tf in found)
            if not total:
                continue
            norm = self._state.norms(signal.field, signal.view)[at][doc:doc + 1]
            score = float(_bm25(factor, np.array([total], np.float32), norm)[0])
            out += [(signal, field, score * tf / total) for field, tf in found if tf]
        return out


class Places:
    """The articles to be scored, counted from 0: scores, frequencies and norms are arrays of their number."""

    def __init__(self, mask: Array, docs: Array) -> None:
        self._mask = mask
        self._docs = docs
        self._all = len(docs) == len(mask)
        self._place: Array | None = None

    def chosen(self, postings: Postings) -> tuple[Array, Array]:
        """Return which of the articles are in a list, and their frequencies."""
        ids = postings.ids
        if self._all:
            return ids, postings.frequencies(None)
        if len(self._docs) * SPARSE < len(ids):
            have, places = locate(ids, self._docs, len(self._mask))
            return have, postings.frequencies(places)
        if self._place is None:
            self._place = np.cumsum(self._mask, dtype=np.int32) - np.int32(1)
        places = np.flatnonzero(self._mask[ids])
        return self._place[ids[places]], postings.frequencies(places)

    def added(self, shares: list[Share]) -> Array:
        """Return the frequencies of several fields, times their weights, for every article."""
        total = np.zeros(len(self._docs), np.float32)
        for share in shares:
            rows, tf = self.chosen(share.postings)
            total[rows] += tf if share.weight == 1 else tf * np.float32(share.weight)
        return total


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
