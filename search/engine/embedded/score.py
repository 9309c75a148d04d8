"""
How well does an article match? BM25 with Whoosh's formula, added up over the signals of a plan.

    idf * tf (k1 + 1) / (tf + k1 (1 - b + b length / average)),   idf = ln(articles / (df + 1)) + 1

In all fields together, frequencies and lengths are those of the fields added up, times their weights; an article counts
once for the document frequency. Document frequencies, averages and the number of articles are those of all segments,
deleted articles left out, so neither the order nor the score depends on how the index was written.
"""

from __future__ import annotations

from math import inf, log

import numpy as np

from ...query.plan import Signal
from .evaluate import Evaluation
from .joined import Joined, among, weights_of
from .mapped import Array
from .sets import SPARSE
from .state import K1, remember

BLOCK = 64  # scores whose maximum stands for them: finding a cut-off among maxima is one fast pass
CHECK = 0.8  # how far what is still to come must have shrunk before it is worth looking who can be left behind
DENSE = 8  # where more than one in so many articles is in question, scoring all of them is cheaper than choosing
FEW = 4  # signals up to which that is so
SEEDED = 8192  # articles in question from which on it pays to score the leading ones first, for what they reach
TRIES = 2  # how often that is done
SLACK = 1e-4  # scores are added in single precision; nobody is left behind for a rounding error


class Scorer:
    """
    The signals of one plan, with their global document frequencies, those that can give most first.

    No signal gives an article more than its *factor*: below the line of BM25 stands more than the frequency alone.
    """

    def __init__(self, evaluation: Evaluation, signals: tuple[Signal, ...]) -> None:
        self._evaluation = evaluation
        self._state = evaluation.state
        found: list[tuple[Signal, np.float32]] = []
        for signal in signals:
            frequency = self._frequency(signal)
            if frequency:
                idf = log(self._state.total / (frequency + 1)) + 1
                found.append((signal, np.float32(signal.weight * idf * (K1 + 1))))
        self._asked = found
        self._signals = sorted(found, key=lambda row: -row[1])

    def _joined(self, at: int, signal: Signal) -> Joined:
        return self._evaluation.joined(at, signal.field, signal.view, signal.terms)

    def _frequency(self, signal: Signal) -> int:
        """Return in how many articles a signal is, remembered from query to query."""
        key = ("df", signal.field, signal.view, signal.terms)
        known: int | None = self._state.asked.get(key)
        if known is None:
            known = 0
            for at, part in enumerate(self._state.parts):
                found = self._joined(at, signal)
                whole = self._state.reference or part.live is None
                known += found.size if whole else part.frequency(found.ids)
            remember(self._state, key, known)
        return known

    def best(self, at: int, docs: Array, bonus: Array, limit: int, floor: float = -inf) -> tuple[Array, Array]:
        """
        Return articles of segment *at* and their scores: all that can be among the *limit* best, and perhaps others.

        *docs* are the articles in question, *bonus* what each has before any signal; who stays below *floor* is of
        no interest. Signals come in the order of what they can give; articles that the signals to
        come cannot bring up to the best are left behind.
        """
        articles = self._state.parts[at].docs
        if 1 < len(self._signals) <= FEW and len(docs) * DENSE > articles:
            return docs, bonus + self._everywhere(at, articles)[docs]
        out, places = bonus, Places(docs, articles)
        gains = [max(0.0, float(factor)) for _, factor in self._signals]
        rest = sum(gains)
        checked, tried = inf if floor > -inf or bonus.any() else rest, 0
        left: Array | None = None  # what known signals can still give each of docs
        known = frozenset[int]()
        if len(docs) > SEEDED and bonus.any():  # articles differ in what they can have
            left, known = self._known(at, docs)
        always = sum(gain for number, gain in enumerate(gains) if number not in known)
        for number, (signal, factor) in enumerate(self._signals):
            if rest < checked * CHECK and (floor > -inf or len(docs) > BLOCK * limit):
                checked = rest
                if len(docs) > BLOCK * limit:
                    floor = max(floor, float(_floor(out, limit)))
                if len(docs) > SEEDED and tried < TRIES:
                    tried += 1
                    floor = max(floor, self._reached(at, docs, out, limit, number))
                kept = (out if left is None else out + left) >= floor * (1 - SLACK) - always
                if np.count_nonzero(kept) * 2 < len(docs):
                    docs, out = docs[kept], out[kept]
                    left = left if left is None else left[kept]
                    places = Places(docs, articles)
                    if not len(docs):
                        break
            rest -= gains[number]
            always -= gains[number] if number not in known else 0.0
            found = self._joined(at, signal)
            if found.size:
                rows, ids, tf = places.chosen(found)
                out[rows] += bm25(factor, tf, self._state.norms(signal.field, signal.view)[at][ids])
                if left is not None and number in known:
                    left[rows] -= np.float32(gains[number])
        return docs, out

    def _known(self, at: int, docs: Array) -> tuple[Array, frozenset[int]]:
        """
        Return what the signals that few articles have can give each of *docs* at most, and which signals these are: the
        shortest lists, as many as are read in one pass over the articles.
        """
        articles = self._state.parts[at].docs
        lists = sorted(
            ((self._joined(at, signal), number) for number, (signal, _) in enumerate(self._signals)),
            key=lambda row: row[0].size,
        )
        out = np.zeros(articles, np.float32)
        known: list[int] = []
        room = articles
        for found, number in lists:
            room -= found.size
            if room < 0:
                break
            known.append(number)
            out[found.ids] += max(np.float32(0), self._signals[number][1])
        return out[docs], frozenset(known)

    def _reached(self, at: int, docs: Array, out: Array, limit: int, number: int) -> float:
        """
        Return a score that *limit* articles reach in the end: those that lead before signal *number*, scored at once.
        """
        some = candidates(out, 3 * limit)[: 6 * limit]
        if len(some) < limit:
            return -inf
        few, total = docs[some], out[some]
        for signal, factor in self._signals[number:]:
            found = self._joined(at, signal)
            if found.size:
                have, tf = found.among(few)
                norms = self._state.norms(signal.field, signal.view)[at]
                total[have] += bm25(factor, tf, norms[few[have]])
        return float(np.partition(total, len(total) - limit)[len(total) - limit])

    def _everywhere(self, at: int, articles: int) -> Array:
        """Return the scores of all articles of a segment: cheaper than choosing, where most are in question."""
        out = np.zeros(articles, np.float32)
        for signal, factor in self._signals:
            found = self._joined(at, signal)
            ids = found.ids
            out[ids] += bm25(factor, found.tf, self._state.norms(signal.field, signal.view)[at][ids])
        return out

    def parts(self, at: int, doc: int) -> list[tuple[Signal, str, float]]:
        """
        Return (signal, field, score) for what each signal gives to one article, in the order of the plan.

        What all fields together give is split by their weighted frequencies.
        """
        out = []
        for signal, factor in self._asked:
            found = [
                (field, weight * tf)
                for field, weight in weights_of(signal.field).items()
                if (tf := sum(self._frequency_in(at, doc, field, signal.view, text) for text in signal.terms))
            ]
            total = sum(tf for _, tf in found)
            if not total:
                continue
            norm = self._state.norms(signal.field, signal.view)[at][doc : doc + 1]
            score = float(bm25(factor, np.array([total], np.float32), norm)[0])
            out += [(signal, field, score * tf / total) for field, tf in found]
        return out

    def _frequency_in(self, at: int, doc: int, field: str, view: str, text: str) -> float:
        """Return how often a term stands in a field of one article."""
        number = self._evaluation.locate(at, field, view, text)
        if number < 0:
            return 0.0
        have, where = among(self._evaluation.numbered(at, field, view, number), np.array([doc]))
        lists = self._state.parts[at].segment.lists(field, view)
        return float(lists.frequencies(number, where)[0]) if len(have) else 0.0


class Places:
    """
    Some articles of a segment, counted from 0: scores are an array of their number.
    """

    def __init__(self, docs: Array, articles: int) -> None:
        self._docs = docs
        self._articles = articles
        self._mask: Array | None = None
        self._place: Array | None = None

    def chosen(self, found: Joined) -> tuple[Array | slice, Array, Array]:
        """Return which of the articles are in a list (an index into arrays of them), their numbers and frequencies."""
        docs = self._docs
        if len(docs) * SPARSE < (self._articles if found.long else found.size):
            have, tf = found.among(docs)
            return have, docs[have], tf
        ids = found.ids
        if len(ids) * SPARSE < len(docs):
            places, have = among(docs, ids)
            return have, ids[places], found.at(places)
        if len(docs) == self._articles:
            return ids, ids, found.tf
        if len(ids) == len(docs) and np.array_equal(ids, docs):
            return slice(None), docs, found.tf
        if self._mask is None:
            self._mask = np.zeros(self._articles, bool)
            self._mask[docs] = True
        if self._place is None:
            self._place = np.cumsum(self._mask, dtype=np.int32) - np.int32(1)
        some = self._mask[ids].nonzero()[0]
        ids = ids[some]
        return self._place[ids], ids, found.at(some)


def bm25(factor: np.float32, tf: Array, norm: Array) -> Array:
    """Return the score of frequencies *tf* of a signal; *norm* is what stands below the line beside them."""
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
