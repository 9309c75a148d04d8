"""What is a node of a plan in the server's query language? Filters for matching, scored clauses for signals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, assert_never

from ...fields import EXACT, FOLDED, PAIR, TEXT_NAMES, TOGETHER, WORD
from ...query.plan import And, FacetIs, Node, Not, Or, Phrase, Plan, Prefix, Signal, Word
from ..base import Lexicon
from .mapping import SAME, facet_path, path, term

Query = dict[str, Any]
ALL: Query = {"match_all": {}}
NO: Query = {"match_none": {}}
MOST_CLAUSES = 1000  # OpenSearch refuses a query with more than 1024 of them


def any_of(queries: Sequence[Query]) -> Query:
    """Return a query for articles that match any of *queries*; none at all matches nothing."""
    merged = _merged(queries)
    if len(merged) == 1:
        return merged[0]
    return {"bool": {"should": merged, "minimum_should_match": 1}} if merged else NO


def _merged(queries: Sequence[Query]) -> list[Query]:
    """Return *queries* with all lists of terms of one field put together: hundreds of words are one clause then."""
    terms: dict[str, dict[str, None]] = {}
    rest = []
    for query in queries:
        if set(query) == {"terms"}:
            for field, texts in query["terms"].items():
                terms.setdefault(field, {}).update(dict.fromkeys(texts))
        else:
            rest.append(query)
    return [{"terms": {field: list(texts)}} for field, texts in terms.items()] + rest


def all_of(queries: Sequence[Query]) -> Query:
    """Return a query for articles that match all of *queries*; none at all matches everything."""
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"filter": list(queries)}} if queries else ALL


class Translator:
    """Turns nodes into queries. *lexicon* is asked only for prefixes that may have too many terms."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def node(self, node: Node) -> Query:
        """Return the query for the articles that match *node*, to be used as a filter."""
        match node:
            case Word():
                return any_of([q for field in _searched(node.fields) for q in _terms(field, node.terms)])
            case Phrase():
                return any_of([q for field in node.fields if (q := _phrase(field, node))])
            case Prefix():
                return self._prefix(node)
            case FacetIs():
                return facet_is(node.facet, node.values)
            case And():
                return all_of([self.node(child) for child in node.nodes])
            case Or():
                return any_of([self.node(child) for child in node.nodes])
            case Not():
                return {"bool": {"must_not": [self.node(node.node)]}}
            case _ as never:
                assert_never(never)

    def _prefix(self, node: Prefix) -> Query:
        fields = _searched(node.fields)
        found = self._lexicon.starting_with(node.view, node.text, node.limit + 1)
        if len(found) <= node.limit:
            beginning = node.text.replace(" ", term(PAIR, " ")) if node.view == PAIR else node.text
            return any_of([{"prefix": {path(field, node.view): {"value": beginning}}} for field in fields])
        terms = tuple((node.view, text) for text, _ in found[: node.limit])
        return any_of([q for field in fields for q in _terms(field, terms)])


def _searched(fields: Sequence[str]) -> Sequence[str]:
    """Return the server's fields for a word in *fields*: all of them are one field there."""
    return (TOGETHER,) if set(fields) == set(TEXT_NAMES) else fields


def facet_is(facet: str, values: Iterable[str]) -> Query:
    """Return the query for articles that have one of *values* in a facet."""
    wanted = list(values)
    return {"terms": {facet_path(facet): wanted}} if wanted else NO


def _terms(field: str, terms: Iterable[tuple[str, str]]) -> list[Query]:
    by_view: dict[str, list[str]] = {}
    for view, text in terms:
        by_view.setdefault(view, []).append(term(view, text))
    return [{"terms": {path(field, view): texts}} for view, texts in by_view.items()]


def _phrase(field: str, node: Phrase) -> Query | None:
    """Return the query for a phrase in one field; ``None`` where it cannot be there."""
    words = [
        [(view, term(view, text)) for view, text in word.terms if view in (EXACT, FOLDED)]
        if field in word.fields
        else []
        for word in node.words
    ]
    if not words or not all(words):
        return None
    views = {view for word in words for view, _ in word}
    if len(words) == 1:
        return any_of(_terms(field, words[0]))
    if len(views) == 1:
        # tokens of one position are alternatives to a phrase query, as they are one place in a document
        text = " ".join(SAME.join(dict.fromkeys(text for _, text in word)) for word in words)
        return {"match_phrase": {path(field, views.pop()): {"query": text}}}
    places = [_place(field, word) for word in words]
    return {"intervals": {path(field, EXACT): {"all_of": {"ordered": True, "max_gaps": 0, "intervals": places}}}}


def _place(field: str, word: Sequence[tuple[str, str]]) -> Query:
    """One place of a phrase that mixes views: the views of a field have the same positions."""
    each = [{"match": {"query": text, "use_field": path(field, view)}} for view, text in dict.fromkeys(word)]
    return each[0] if len(each) == 1 else {"any_of": {"intervals": each}}


def signal(found: Signal, name: str | None = None) -> Query:
    """Return the scored clause of a signal; several terms count as one."""
    field = path(found.field, found.view)
    named = {"_name": name} if name else {}
    texts = [term(found.view, text) for text in dict.fromkeys(found.terms)]
    if len(texts) == 1:
        return {"term": {field: {"value": texts[0], "boost": found.weight, **named}}}
    return {"match": {field: {"query": SAME.join(texts), "analyzer": "tokens", "boost": found.weight, **named}}}


def constant(query: Query, boost: float, name: str) -> Query:
    return {"constant_score": {"filter": query, "boost": boost, "_name": name}}


def leaves(query: Any) -> int:
    """Return at least how many clauses the server counts in *query*."""
    if isinstance(query, dict):
        own = sum(1 for key in query if key in ("term", "terms", "prefix", "exists", "range", "match_all"))
        if "match_phrase" in query or ("match" in query and "use_field" not in str(query["match"])):
            own += sum(len(str(value).replace(SAME, " ").split()) for value in query.values())
        return own + sum(leaves(value) for value in query.values())
    return sum(leaves(value) for value in query) if isinstance(query, list) else 0


def strongest(signals: Sequence[Signal], room: int) -> list[tuple[int, Signal]]:
    """Return the signals, with their numbers in the plan, that fit: very long queries lose the weakest ones."""
    kept = [(at, s) for at, s in enumerate(signals) if s.weight and s.terms]
    if sum(len(s.terms) for _, s in kept) <= room:
        return kept
    by_weight = sorted(kept, key=lambda item: (-item[1].weight, item[1].view == WORD, item[0]))
    return sorted(by_weight[: max(0, room)], key=lambda item: item[0])


def tier_score(plan: Plan, articles: int) -> float:
    """
    Return a power of two above any score that signals and bonuses of *plan* can reach: what one tier is worth.

    BM25 is at most weight · (k1 + 1) · idf, and idf at most ln(articles) + 1; so articles are ordered by the number of
    tiers first, in one pass and without a script. A 32-bit score of 8,192 still tells thousandths apart.
    """
    most = sum(abs(s.weight) for s in plan.signals) * 2.2 * (math.log(max(2, articles)) + 1)
    return float(2 ** math.ceil(math.log2(most + sum(map(abs, plan.coverage)) + 1)))
