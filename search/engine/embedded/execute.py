"""How is a plan carried out? Match, filter, count, rank, page: over all segments of one state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Any, Literal

import numpy as np

from ...query.plan import Plan
from ...result import Part as ScorePart
from ..base import Answer, Ranked
from .columns import NO_DATE, days
from .count import Filtering, Selection
from .evaluate import Evaluation
from .mapped import Array
from .score import BLOCK, Scorer, best, candidates
from .state import State


@dataclass(frozen=True, slots=True)
class Found:
    """One article in the order of the answer."""

    at: int
    doc: int
    score: float
    missed: int
    date: int
    id: str


class Execution:
    """One plan over one state."""

    def __init__(self, state: State, plan: Plan) -> None:
        self._state = state
        self._plan = plan
        self._evaluation = Evaluation(state)
        self._filters = Filtering(state, plan.filters)
        self._bases: dict[int, Array] = {}
        self._selected = [self._select(at) for at in range(len(state.parts))]
        self.total = sum(selected.count for selected in self._selected)
        self._scorer: Scorer | None = None

    def answer(self) -> Answer:
        """Return the page that the plan asks for, with its counts."""
        wanted = self._plan.offset + self._plan.limit
        found = self.ranked(wanted)[self._plan.offset : wanted] if self._plan.limit > 0 else []
        hits = tuple(self._dress(hit) for hit in found)
        counts: dict[str, dict[str, int]] = {}
        late: list[str] = []
        for name in self._plan.facets:
            if self._plan.deadline is not None and monotonic() > self._plan.deadline:
                late.append(name)
            counts[name] = {} if name in late else self._count(name)
        return Answer(self.total, hits, counts, tuple(late))

    def _select(self, at: int) -> Selection:
        part, plan = self._state.parts[at], self._plan
        if part.live is None and not (plan.filters or plan.date_from or plan.date_to):
            docs = self._evaluation.only(at, plan.match)
            if docs is not None:  # one list is the answer
                return Selection.of(docs, part.docs)
        return Selection(self._filters.mask(at, self._base(at)))

    def _base(self, at: int) -> Array:
        """Return what matches without the filters."""
        found = self._bases.get(at)
        if found is None:
            found = self._bases[at] = self._matching(at)
        return found

    def _matching(self, at: int) -> Array:
        part = self._state.parts[at]
        out = self._evaluation.mask(at, self._plan.match)
        if part.live is not None:
            out = out & part.live
        first, last = self._plan.date_from, self._plan.date_to
        if first or last:
            date = part.segment.array("date")
            low = days(first) if first else NO_DATE + 1
            out = out & (date >= max(low, NO_DATE + 1))
            if last:
                out &= date <= days(last)
        return out

    def _count(self, facet: str) -> dict[str, int]:
        total: Array | None = None
        values: list[str] = []
        for at, selected in enumerate(self._selected):
            base = self._base(at) if self._plan.filters else selected.mask
            counts, values = self._filters.counts(at, base, selected, facet)
            total = counts if total is None else total + counts
        if total is None:
            return {}
        codes = total.nonzero()[0]
        return dict(zip([values[code] for code in codes.tolist()], total[codes].tolist(), strict=True))

    def ranked(self, limit: int) -> list[Found]:
        """Return the first *limit* articles in the plan's order."""
        found: list[Found] = []
        # The largest segment first: what its best reach, those of the others must reach too.
        for at in sorted(range(len(self._state.parts)), key=lambda at: -self._state.parts[at].docs):
            found += self._best(at, limit, found)
        if len(self._state.parts) > 1:
            found.sort(key=self._order())
        return found[:limit]

    def _order(self) -> Callable[[Found], tuple[Any, ...]]:
        sort = self._plan.sort
        if sort == "relevance":
            return lambda hit: (hit.missed, -hit.score, -hit.date, hit.id)
        if sort == "newest":
            return lambda hit: (-hit.date, hit.id)
        return lambda hit: (hit.date == NO_DATE, hit.date, hit.id)

    def _best(self, at: int, limit: int, before: list[Found]) -> list[Found]:
        """Return what can be among the *limit* best from one segment; *before* is what others gave."""
        segment = self._state.parts[at].segment
        selected = self._selected[at]
        if not selected.count or limit <= 0:
            return []
        order: Literal["newest", "oldest"] = "oldest" if self._plan.sort == "oldest" else "newest"
        ranks = segment.array(f"{order}.rank")
        if self._plan.sort == "relevance":
            docs, score, missed = self._by_score(at, ranks, limit, before)
        else:
            docs = _first(segment.array(order), ranks, selected, limit)
            score, missed = np.zeros(len(docs), np.float32), np.zeros(len(docs), np.int64)
        rows = zip(
            docs.tolist(),
            score.tolist(),
            missed.tolist(),
            segment.array("date")[docs].tolist(),
            segment.article_ids(docs),
            strict=True,
        )
        return [Found(at, *row) for row in rows]

    def _by_score(self, at: int, ranks: Array, limit: int, before: list[Found]) -> tuple[Array, Array, Array]:
        """Return the *limit* best of a segment: numbers, scores, and how many tiers each misses."""
        docs = self._selected[at].docs
        if not self._plan.tiers:
            scores = sorted((hit.score for hit in before), reverse=True)
            floor = scores[limit - 1] if len(scores) >= limit else -inf
            docs, score = self._top(at, docs, ranks, limit, floor)
            return docs, score, np.zeros(len(docs), np.int64)
        # By tiers an article with a low score may still come first: each level has its own best.
        missed = self._missed(at, docs)
        found: list[tuple[Array, Array, Array]] = []
        for level in np.unique(missed).tolist() if missed.any() else [0]:
            some, score = self._top(at, docs[missed == level], ranks, limit, -inf)
            found.append((some, score, np.full(len(some), level)))
            limit -= len(some)
            if limit <= 0:
                break
        numbers, scores_, levels = (np.concatenate(column) for column in zip(*found, strict=True))
        return numbers, scores_, levels

    def _top(self, at: int, docs: Array, ranks: Array, limit: int, floor: float) -> tuple[Array, Array]:
        """Return the *limit* best of *docs* by score, of equals the first by *ranks*."""
        if self._scorer is None:
            self._scorer = Scorer(self._evaluation, self._plan.signals)
        docs, score = self._scorer.best(at, docs, self._bonus(at, docs), limit, floor)
        if len(docs) > BLOCK * limit:
            few = candidates(score, limit)  # only of these are ranks looked up
            docs, score = docs[few], score[few]
        chosen = best(score, ranks[docs], limit)
        return docs[chosen], score[chosen]

    def _bonus(self, at: int, docs: Array) -> Array:
        """Return what each article has for the words it matches at all."""
        masks = [
            (self._evaluation.mask(at, node), np.float32(worth))
            for node, worth in zip(self._plan.words, self._plan.coverage, strict=False)
        ]
        articles = self._state.parts[at].docs
        if len(docs) * 4 < articles:
            out = np.zeros(len(docs), np.float32)
            for mask, worth in masks:
                out += mask[docs] * worth
            return out
        out = np.zeros(articles, np.float32)
        for mask, worth in masks:
            out += mask * worth
        some: Array = out[docs]
        return some

    def _missed(self, at: int, docs: Array) -> Array:
        out = np.zeros(len(docs), np.int64)
        for node in self._plan.tiers:
            out += ~self._evaluation.test(at, node, docs)
        return out

    def _dress(self, hit: Found) -> Ranked:
        self._state.saw(hit.id, hit.at, hit.doc)
        matched: tuple[bool, ...] = ()
        if self._plan.words:
            matched = tuple(bool(self._evaluation.mask(hit.at, word)[hit.doc]) for word in self._plan.words)
        return Ranked(hit.id, hit.score, matched, self._parts(hit, matched) if self._plan.explain else ())

    def _parts(self, hit: Found, matched: tuple[bool, ...]) -> tuple[ScorePart, ...]:
        parts = []
        if self._scorer is not None:
            for signal, field, score in self._scorer.parts(hit.at, hit.doc):
                word = str(signal.word) if signal.word >= 0 else " | ".join(signal.terms)
                parts.append(ScorePart(word, field, signal.view, score))
            for at, (has, bonus) in enumerate(zip(matched, self._plan.coverage, strict=False)):
                if has and bonus:
                    parts.append(ScorePart(str(at), "", "coverage", bonus))
        return tuple(parts)

    def everything(self) -> Iterator[tuple[int, int]]:
        """Yield (segment, article) of all matches in the plan's order."""
        for hit in self.ranked(max(1, self.total)):
            yield hit.at, hit.doc


def _first(order: Array, ranks: Array, selected: Selection, limit: int) -> Array:
    """Return the first *limit* articles of a selection in *order*; *ranks* are the places in it."""
    if selected.count * 16 < selected.articles or selected.count <= limit:
        docs = selected.docs
        place = ranks[docs]
        chosen = np.argpartition(place, limit - 1)[:limit] if len(place) > limit else np.arange(len(place))
        few: Array = docs[chosen[np.argsort(place[chosen])]]
        return few
    found: list[Array] = []
    mask = selected.mask
    at, step = 0, 4 * limit
    while limit > 0 and at < len(order):  # many match, so the first ones are soon met
        piece = order[at : at + step]
        found.append(piece[mask[piece]][:limit])
        limit -= len(found[-1])
        at, step = at + step, step * 4
    return np.concatenate(found)
