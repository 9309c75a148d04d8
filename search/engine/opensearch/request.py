"""What is sent to the server for a plan, and what does its answer mean?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ...query.plan import Plan
from ...result import Part
from ..base import Answer, Ranked
from .counts import Filters, Values, aggregations, holding, read_counts
from .document import days
from .query import MOST_CLAUSES, Query, Translator, all_of, constant, leaves, signal, strongest, tier_score

WINDOW: Final = 10_000  # OpenSearch's own limit for pages by number; deeper ones are walked to
SECONDS: Final = 20  # after which a search answers with what it has, and says so
_UNDATED = 1_000_000_000  # days; sorts after every date


@dataclass(frozen=True, slots=True)
class Request:
    """One plan as a search. *tier* is what one matched tier is worth in the server's scores."""

    plan: Plan
    body: dict[str, Any]
    params: dict[str, Any]
    tier: float

    def page(self, offset: int, limit: int, after: Sequence[Any] | None = None) -> dict[str, Any]:
        """Return the body for one page, by number or *after* the sort values of the hit before it."""
        body = {**self.body, "size": limit}
        if after is not None:
            return {**body, "search_after": list(after)}
        return {**body, "from": offset} if offset else body


def build(
    plan: Plan, translate: Translator, allowed: Query, articles: int, values: Values, filters: Filters
) -> Request:
    """
    Return the request for *plan*. *allowed* leaves withdrawn articles out, *filters* are the plan's, *values* gives
    the values of a facet in the whole index.
    """
    base = [translate.node(plan.match), allowed, *_dates(plan)]
    held = holding(filters)
    body: dict[str, Any] = {
        "track_total_hits": True,
        "timeout": f"{SECONDS}s",
        "_source": False,
        "stored_fields": "_none_",
    }
    if plan.facets and held:
        body["post_filter"] = all_of(held)  # after counting: each facet has filters of its own
    else:
        base += held
    tier = tier_score(plan, articles) if plan.tiers and plan.sort == "relevance" else 0.0
    body["query"] = {"bool": {"filter": base, "should": _clauses(plan, translate, tier, MOST_CLAUSES - leaves(base))}}
    if plan.facets:
        body["aggs"] = aggregations(plan.facets, filters, values)
    body["sort"] = _order(plan)
    params: dict[str, Any] = {"allow_partial_search_results": "true"}
    if plan.sort == "relevance" and (plan.signals or tier):
        params["search_type"] = "dfs_query_then_fetch"  # one set of frequencies, whatever the shards
    if plan.explain:
        params["include_named_queries_score"] = "true"
    return Request(plan, body, params, tier)


def _clauses(plan: Plan, translate: Translator, tier: float, room: int) -> list[Query]:
    """Return what raises or names a hit: tiers, words and signals."""
    by_score = plan.sort == "relevance"
    out = [constant(translate.node(node), tier, f"t{at}") for at, node in enumerate(plan.tiers if by_score else ())]
    for at, node in enumerate(plan.words):
        bonus = plan.coverage[at] if by_score and at < len(plan.coverage) else 0.0
        out.append(constant(translate.node(node), bonus, f"w{at}"))
    if by_score:
        chosen = strongest(plan.signals, room - leaves(out))
        out += [signal(s, f"s{at}" if plan.explain else None) for at, s in chosen]
    return out


def _dates(plan: Plan) -> list[Query]:
    if not plan.date_from and not plan.date_to:
        return []
    bounds = {"gte": days(plan.date_from), "lte": days(plan.date_to)}
    return [{"range": {"days": {k: v for k, v in bounds.items() if v is not None}}}]


def _order(plan: Plan) -> list[dict[str, Any]]:
    by_id = {"id": {"order": "asc"}}
    newest = {"days": {"order": "desc", "missing": -_UNDATED}}
    if plan.sort == "oldest":
        return [{"days": {"order": "asc", "missing": _UNDATED}}, by_id]
    return [newest, by_id] if plan.sort == "newest" else [{"_score": {"order": "desc"}}, newest, by_id]


def read(request: Request, answer: Mapping[str, Any], hits: Sequence[Mapping[str, Any]]) -> Answer:
    """Return what the server's *answer*, with these *hits*, says."""
    plan = request.plan
    counts, inexact = read_counts(plan.facets, answer.get("aggregations", {}))
    partial = incomplete(answer, plan) or tuple(inexact)
    return Answer(answer["hits"]["total"]["value"], tuple(_ranked(request, hit) for hit in hits), counts, partial)


def incomplete(answer: Mapping[str, Any], plan: Plan) -> tuple[str, ...]:
    """Return what is not whole because time ran out or a shard did not answer."""
    shards = answer.get("_shards", {})
    if answer.get("timed_out") or shards.get("successful", 0) < shards.get("total", 0):
        return ("hits", *plan.facets)
    return ()


def _ranked(request: Request, hit: Mapping[str, Any]) -> Ranked:
    plan, named = request.plan, hit.get("matched_queries") or {}
    matched = tuple(f"w{at}" in named for at in range(len(plan.words)))
    if plan.sort != "relevance":
        return Ranked(hit["sort"][-1], 0.0, matched)
    tiers = sum(f"t{at}" in named for at in range(len(plan.tiers)))
    score = float(hit["sort"][0]) - request.tier * tiers
    return Ranked(hit["sort"][-1], score, matched, _parts(plan, named) if plan.explain else ())


def _parts(plan: Plan, named: Mapping[str, float]) -> tuple[Part, ...]:
    parts = []
    for at, found in enumerate(plan.signals):
        if named.get(f"s{at}"):
            word = str(found.word) if found.word >= 0 else " | ".join(found.terms)
            parts.append(Part(word, found.field, found.view, float(named[f"s{at}"])))
    for at, bonus in enumerate(plan.coverage):
        if bonus and f"w{at}" in named:
            parts.append(Part(str(at), "", "coverage", bonus))
    return tuple(parts)
