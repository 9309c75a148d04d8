"""How is a plan for one rare word of one field answered? Past everything that only pays where there is more to do."""

from __future__ import annotations

from math import log

import numpy as np

from ...query.plan import Plan, Word
from ..base import Answer, Ranked
from .score import bm25
from .state import K1, State

SHORT = 64  # articles: up to so many, calls of NumPy cost more than what they do
Row = tuple[float, int, str, int, int]  # -score, -date, id, segment, article: in the order of the answer


def short_answer(state: State, plan: Plan) -> Answer | None:
    """Return the answer, the same as ``Execution`` gives; ``None`` for any other plan, or where many have the word."""
    word = plan.match
    if not isinstance(word, Word) or len(word.fields) != 1 or len(word.terms) != 1 or not _plain(plan):
        return None
    (field,), ((view, text),) = word.fields, word.terms
    signal = plan.signals[0]
    if signal.field != field or signal.view != view or signal.terms != (text,):
        return None
    found, total = [], 0
    for at, part in enumerate(state.parts):
        if part.live is not None:
            return None
        key = part.segment.key(view, text)
        if key >= 0:
            lists = part.segment.lists(field, view)
            number = lists.find(key)
            if number >= 0:
                found.append((at, lists, number))
                total += lists.frequency(number)
                if total > SHORT:
                    return None
    if not total:
        return Answer(0, ())
    factor = np.float32(signal.weight * (log(state.total / (total + 1)) + 1) * (K1 + 1))
    norms = state.norms(field, view)
    wanted = plan.offset + plan.limit
    rows: list[Row] = []
    for at, lists, number in found:
        docs = lists.ids(number)
        score = bm25(factor, lists.frequencies(number), norms[at][docs])
        rows += _first(state, at, docs.tolist(), score.tolist(), wanted)
    if len(found) > 1:
        rows.sort()
    hits = []
    for negative, _, article_id, at, doc in rows[plan.offset : wanted]:
        state.saw(article_id, at, doc)
        hits.append(Ranked(article_id, -negative))
    return Answer(total, tuple(hits))


def _plain(plan: Plan) -> bool:
    """Whether a plan asks for no more than the best articles by one signal."""
    return (
        len(plan.signals) == 1
        and plan.sort == "relevance"
        and plan.limit > 0
        and not (plan.filters or plan.facets or plan.date_from or plan.date_to)
        and not (plan.tiers or plan.words or plan.explain)
    )


def _first(state: State, at: int, docs: list[int], score: list[float], wanted: int) -> list[Row]:
    """Return the *wanted* best of one segment in order."""
    segment = state.parts[at].segment
    ranks, date = segment.array("newest.rank"), segment.array("date")
    order = sorted(range(len(docs)), key=lambda i: (-score[i], ranks[docs[i]]))[:wanted]
    return [(-score[i], -int(date[docs[i]]), segment.article_id(docs[i]), at, docs[i]) for i in order]
