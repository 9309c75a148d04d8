"""
How well does an article match? BM25 with Whoosh's formula, added up over the signals of a plan.

    idf * tf (k1 + 1) / (tf + k1 (1 - b + b length / average)),   idf = ln(articles / (df + 1)) + 1

In all fields together, frequencies and lengths are those of the fields added up, times their weights; an article counts
once for the document frequency. Document frequencies, averages and the number of articles are those of all segments,
deleted articles left out, so neither the order nor the score depends on how the index was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from ...fields import FIELD_WEIGHTS, TOGETHER
from ...query.plan import Signal
from .evaluate import Evaluation
from .mapped import Array
from .sets import SPARSE, locate
from .state import K1, remember

BLOCK = 64  # scores whose maximum stands for them: finding a cut-off among maxima is one fast pass
CHECK = 0.8  # how far what is still to come must have shrunk before it is worth looking who can be left behind
DENSE = 8  # where more than one in so many articles is in question, scoring all of them is cheaper than choosing
SLACK = 1e-4  # scores are added in single precision; nobody is left behind for a rounding error


class Postings:
    """The articles of a signal in one field of one segment, and its frequencies; read only when they are needed."""

    def __init__(self, evaluation: Evaluation, at: int, found: list[tuple[str, str, int]]) -> None:
        self._evaluation = evaluation
        self._at = at
        self._found = found

    @cached_property
    def ids(self) -> Array:
        """The articles, ascending."""
        if len(self._found) > 1:
            return self._union[0]
        return self._evaluation.numbered(self._at, *self._found[0])

    def frequencies(self, places: Array | None) -> Array:
        """Return the frequencies at *places* in *ids*; ``None`` means all."""
        if len(self._found) > 1:
            tf = self._union[1]
            return tf if places is None else tf[places]
        field, view, number = self._found[0]
        return self._evaluation.state.parts[self._at].segment.lists(field, view).frequencies(number, places)

    def frequency_in(self, doc: int) -> float:
        """Return the frequency in one article, 0 if it is not among them."""
        place = int(np.searchsorted(self.ids, doc))
        if place >= len(self.ids) or self.ids[place] != doc:
            return 0.0
        return float(self.frequencies(np.array([place]))[0])

    @cached_property
    def _union(self) -> tuple[Array, Array]:
        """Several terms as one: their frequencies added."""
        part = self._evaluation.state.parts[self._at]
        total = np.zeros(part.docs, np.float32)
        for field, view, number in self._found:
            total[self._evaluation.numbered(self._at, field, view, number)] += part.segment.lists(
                field, view
            ).frequencies(number)
        ids = np.flatnonzero(total != 0)  # of booleans: many times faster than of numbers
        return ids, total[ids]


@dataclass(frozen=True, slots=True)
class Share:
    """What one field gives to a signal: its articles and frequencies, which count *weight* times."""

    field: str
    weight: int
    postings: Postings


class Scorer:
    """
    The signals of one plan, with their global document frequencies, those that can give most first.

    No signal gives an article more than its *factor*: below the line of BM25 stands more than the frequency alone.
    """

    def __init__(self, evaluation: Evaluation, signals: tuple[Signal, ...]) -> None:
        self._evaluation = evaluation
        self._state = evaluation.state
        found: list[tuple[Signal, np.float32, list[list[Share]]]] = []
        for signal in signals:
            parts = [self._shares(at, signal) for at in range(len(self._state.parts))]
            frequency = self._frequency(signal, parts)
            if frequency:
                idf = log(self._state.total / (frequency + 1)) + 1
                found.append((signal, np.float32(signal.weight * idf * (K1 + 1)), parts))
        self._asked = found
        self._signals = sorted(found, key=lambda row: -row[1])

    def _frequency(self, signal: Signal, parts: list[list[Share]]) -> int:
        """Return in how many articles a signal is, remembered from query to query."""
        key = ("df", signal.field, signal.view, signal.terms)
        known: int | None = self._state.asked.get(key)
        if known is None:
            known = sum(self._frequency_in(at, shares) for at, shares in enumerate(parts))
            remember(self._state, key, known)
        return known

    def _frequency_in(self, at: int, shares: list[Share]) -> int:
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
        out = []
        for field, weight in weights.items():
            found = [
                (field, signal.view, number)
                for text in signal.terms
                if (number := self._evaluation.locate(at, field, signal.view, text)) >= 0
            ]
            if found:
                out.append(Share(field, weight, Postings(self._evaluation, at, found)))
        return out

    def best(self, at: int, mask: Array, docs: Array, bonus: Array, limit: int) -> tuple[Array, Array]:
        """
        Return articles of segment *at* and their scores: all that can be among the *limit* best, and perhaps others.

        *docs* and *mask* are the articles in question, *bonus* what each has before any signal. Signals come in the
        order of what they can give; articles that the signals to come cannot bring up to the best are left behind.
        """
        several = len(self._signals) > 1
        if several and len(docs) * DENSE > len(mask) and all(len(parts[at]) <= 1 for _, _, parts in self._signals):
            return docs, bonus + self._everywhere(at, len(mask))[docs]
        out = bonus
        places, norms = Places(mask, docs), dict[tuple[str, str], Array]()
        rest = checked = sum(max(0.0, float(factor)) for _, factor, _ in self._signals)
        for signal, factor, parts in self._signals:
            rest -= max(0.0, float(factor))
            if not parts[at]:
                continue
            key = (signal.field, signal.view)
            if key not in norms:
                norms[key] = self._state.norms(*key)[at][docs]
            self._add(out, places, parts[at], factor, norms[key])
            if rest < checked * CHECK and len(docs) > BLOCK * limit:
                checked = rest
                floor = _floor(out, limit) - rest
                if floor > 0 and (kept := out >= floor * (1 - SLACK)).sum() < len(docs) // 2:
                    docs, out = docs[kept], out[kept]
                    mask = np.zeros(len(mask), bool)
                    mask[docs] = True
                    places, norms = Places(mask, docs), {}
        return docs, out

    def _everywhere(self, at: int, articles: int) -> Array:
        """Return the scores of all articles of a segment: cheaper than choosing, where most are in question."""
        out = np.zeros(articles, np.float32)
        for signal, factor, parts in self._signals:
            for share in parts[at]:
                ids, tf = share.postings.ids, share.postings.frequencies(None)
                tf = tf if share.weight == 1 else tf * np.float32(share.weight)
                out[ids] += _bm25(factor, tf, self._state.norms(signal.field, signal.view)[at][ids])
        return out

    @staticmethod
    def _add(out: Array, places: Places, shares: list[Share], factor: np.float32, norms: Array) -> None:
        if len(shares) > 1:
            out += _bm25(factor, places.added(shares), norms)
            return
        rows, tf = places.chosen(shares[0].postings)
        tf = tf if shares[0].weight == 1 else tf * np.float32(shares[0].weight)
        out[rows] += _bm25(factor, tf, norms[rows])

    def parts(self, at: int, doc: int) -> list[tuple[Signal, str, float]]:
        """
        Return (signal, field, score) for what each signal gives to one article, in the order of the plan.

        What all fields together give is split by their weighted frequencies.
        """
        out = []
        for signal, factor, parts in self._asked:
            found = [(share.field, share.weight * share.postings.frequency_in(doc)) for share in parts[at]]
            total = sum(tf for _, tf in found)
            if not total:
                continue
            norm = self._state.norms(signal.field, signal.view)[at][doc : doc + 1]
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

    def chosen(self, postings: Postings) -> tuple[Array | slice, Array]:
        """Return which of the articles are in a list, as an index into their arrays, and their frequencies."""
        ids = postings.ids
        if self._all:
            return ids, postings.frequencies(None)
        if len(ids) == len(self._docs) and np.array_equal(ids, self._docs):
            return slice(None), postings.frequencies(None)
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


def best(score: Array, rank: Array, limit: int) -> Array:
    """
    Return the places of the *limit* best of parallel *score* and *rank*: high score first, then low rank.

    Ranks differ, so the order is total.
    """
    if limit <= 0 or not len(score):
        return np.zeros(0, np.intp)
    places = candidates(score, limit)
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


def candidates(score: Array, limit: int) -> Array:
    """Return places, ascending, among which the *limit* highest scores are, and all that are equal to them."""
    if len(score) < BLOCK * limit:
        return np.arange(len(score))
    return np.flatnonzero(score >= _floor(score, limit))


def _floor(score: Array, limit: int) -> np.float32:
    """Return a score that at least *limit* articles reach: the limit-th largest maximum of blocks."""
    peaks = score[: len(score) // BLOCK * BLOCK].reshape(-1, BLOCK).max(axis=1)
    if len(peaks) < limit:
        return np.float32(-np.inf)
    out: np.float32 = np.partition(peaks, len(peaks) - limit)[len(peaks) - limit]
    return out
