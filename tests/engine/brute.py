"""
What must an engine answer? The meaning of a plan in plain Python, article by article, as slow and clear as can be.

Also random collections and random plans, so that engines can be compared with it.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from search.analysis.analyzer import analyze_batch
from search.fields import (
    EXACT,
    FACET_NAMES,
    FIELD_WEIGHTS,
    FOLDED,
    JOINT_FACETS,
    NONE,
    PAIR,
    TEXT_NAMES,
    TOGETHER,
    WORD,
    award_keys,
    date_of,
    facet_values,
)
from search.model import Article, Award, Cluster, District, Evidence, Said, Years
from search.query.plan import And, FacetIs, Node, Not, Or, Phrase, Plan, Prefix, Signal, Word

CAPTION_GAP = 100


class Doc:
    """The tokens of one article: field -> view -> [(position, term)], and the length of each."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.tokens: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self.lengths: dict[tuple[str, str], int] = {}
        for field in TEXT_NAMES:
            views: dict[str, list[tuple[int, str]]] = {view: [] for view in (EXACT, FOLDED, PAIR, WORD)}
            base = length = 0
            texts = article.captions if field == "captions" else [article.text_of(field)]
            for analysis in analyze_batch(list(texts)):
                for at, (exact, folded) in enumerate(zip(analysis.exact, analysis.folded, strict=True)):
                    views[EXACT].append((base + analysis.positions[at], exact))
                    views[FOLDED].append((base + analysis.positions[at], folded))
                views[PAIR] += [(0, f"{analysis.folded[a]} {analysis.folded[b]}") for a, b in analysis.pairs()]
                views[WORD] += [(0, word.folded) for word in analysis.words or []]
                base += analysis.length + CAPTION_GAP
                length += analysis.length
            for view, tokens in views.items():
                self.tokens[field, view] = tokens
                self.lengths[field, view] = length if view in (EXACT, FOLDED) else len(tokens)
        for view in (EXACT, FOLDED, PAIR, WORD):
            self.tokens[TOGETHER, view] = [t for f, n in FIELD_WEIGHTS.items() for t in self.tokens[f, view] * n]
            self.lengths[TOGETHER, view] = sum(self.lengths[f, view] * n for f, n in FIELD_WEIGHTS.items())

    def has(self, field: str, view: str, term: str) -> bool:
        return any(term == other for _, other in self.tokens[field, view])


@dataclass
class Expected:
    """*order*: (missed tiers, score, id) of all matches, in order; *facets* as in an ``Answer``."""

    order: list[tuple[int, float, str]]
    facets: dict[str, dict[str, int]]
    matched: dict[str, tuple[bool, ...]]


class Brute:
    """The articles of an index, searched by looking at each of them."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.docs = [Doc(article) for article in articles]

    def answer(self, plan: Plan) -> Expected:
        kept = [doc for doc in self.docs if self.matches(doc, plan.match) and _in_range(doc.article, plan)]
        held = [doc for doc in kept if _holds(doc.article, plan.filters)]
        rows = []
        for doc in held:
            missed = sum(not self.matches(doc, tier) for tier in plan.tiers)
            bonus = sum(b for b, word in zip(plan.coverage, plan.words, strict=False) if self.matches(doc, word))
            score = sum(self.score(doc, signal) for signal in plan.signals) + bonus
            rows.append((missed, score, doc.article))
        if plan.sort == "relevance":
            rows.sort(key=lambda row: (row[0], -row[1], _newest(row[2])))
        else:
            rows = [(0, 0.0, article) for _, _, article in rows]
            rows.sort(key=lambda row: _newest(row[2]) if plan.sort == "newest" else _oldest(row[2]))
        facets = {name: _count([doc.article for doc in kept], plan.filters, name) for name in plan.facets}
        matched = {doc.article.id: tuple(self.matches(doc, word) for word in plan.words) for doc in held}
        return Expected([(missed, score, article.id) for missed, score, article in rows], facets, matched)

    def matches(self, doc: Doc, node: Node) -> bool:
        match node:
            case Word():
                return any(doc.has(field, view, term) for field in node.fields for view, term in node.terms)
            case And():
                return all(self.matches(doc, child) for child in node.nodes)
            case Or():
                return any(self.matches(doc, child) for child in node.nodes)
            case Not():
                return not self.matches(doc, node.node)
            case Phrase():
                return any(self._phrase(doc, node, field) for field in node.fields)
            case Prefix():
                terms = self.most_frequent(node.view, node.text, node.limit)
                return any(doc.has(field, node.view, term) for field in node.fields for term in terms)
            case FacetIs():
                values = facet_values(doc.article)[node.facet] or (NONE,)
                return any(value in node.values for value in values)

    def most_frequent(self, view: str, prefix: str, limit: int) -> list[str]:
        counts: Counter[str] = Counter()
        for term in {t for doc in self.docs for f in TEXT_NAMES for _, t in doc.tokens[f, view]}:
            if term.startswith(prefix):
                counts[term] = sum(doc.has(field, view, term) for doc in self.docs for field in TEXT_NAMES)
        return sorted(counts, key=lambda term: (-counts[term], term))[:limit]

    def _phrase(self, doc: Doc, node: Phrase, field: str) -> bool:
        starts: set[int] | None = None
        for shift, word in enumerate(node.words):
            terms = {(view, term) for view, term in word.terms if view in (EXACT, FOLDED) and field in word.fields}
            places = {p - shift for view in (EXACT, FOLDED) for p, t in doc.tokens[field, view] if (view, t) in terms}
            starts = places if starts is None else starts & places
        return bool(starts)

    def score(self, doc: Doc, signal: Signal) -> float:
        def frequency(other: Doc) -> int:
            return sum(term in signal.terms for _, term in other.tokens[signal.field, signal.view])

        tf = frequency(doc)
        if not tf:
            return 0.0
        lengths = [d.lengths[signal.field, signal.view] for d in self.docs]
        average = sum(lengths) / sum(length > 0 for length in lengths)
        df = sum(frequency(d) > 0 for d in self.docs)
        idf = math.log(len(self.docs) / (df + 1)) + 1
        length = doc.lengths[signal.field, signal.view]
        return signal.weight * idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / average))


def _in_range(article: Article, plan: Plan) -> bool:
    date = date_of(article)
    if not plan.date_from and not plan.date_to:
        return True
    return date is not None and (plan.date_from or "") <= date <= (plan.date_to or "9999")


def _holds(article: Article, filters: Any) -> bool:
    values = facet_values(article)
    if any(
        chosen and not set(values[name] or (NONE,)) & set(chosen)
        for name, chosen in filters.items()
        if name not in JOINT_FACETS
    ):
        return False
    return any(
        all(not filters.get(name) or (key[at] or NONE) in filters[name] for at, name in enumerate(JOINT_FACETS))
        for key in award_keys(article)
    )


def _count(articles: list[Article], filters: Any, facet: str) -> dict[str, int]:
    """The contract's words, literally: replace this facet's choice by one value alone, and count."""
    every = {value for article in articles for value in facet_values(article)[facet] or (NONE,)}
    counts = {v: sum(_holds(article, {**filters, facet: (v,)}) for article in articles) for v in every}
    return {value: count for value, count in counts.items() if count}


def _newest(article: Article) -> tuple[bool, str, str]:
    date = date_of(article)
    return date is None, "".join(chr(255 - ord(c)) for c in date or ""), article.id


def _oldest(article: Article) -> tuple[bool, str, str]:
    return date_of(article) is None, date_of(article) or "", article.id


SYLLABLES = (
    "đồng",
    "đông",
    "đống",
    "đong",
    "dòng",
    "dong",
    "thi",
    "đua",
    "khen",
    "thưởng",
    "hà",
    "nội",
    "Hà",
    "Đông",
    "bằng",
    "cờ",
    "của",
    "chính",
    "phủ",
    "9",
    "XII",
    "cụm",
    "số",
    "kỹ",
    "kĩ",
    "hoà",
    "hòa",
    "quý",
    "lý",
    "UBND",
    "22-1",
    "nhà",
)
NO_DATES = (None, None)
ENDS = (" ", " ", " ", " ", " ", " ", ", ", ". ", " - ")
NAMES = ("Tây Hồ", "Đống Đa", "Đồ Sơn", "Hà Đông")
TYPES = ("Giấy khen", "Huân chương Lao động", "Bằng khen của Thủ tướng Chính phủ")


def random_text(rng: random.Random, longest: int) -> str:
    return "".join(rng.choice(SYLLABLES) + rng.choice(ENDS) for _ in range(rng.randint(0, longest))).strip()


def random_article(rng: random.Random, article_id: str) -> Article:
    def some(values: Sequence[Any], most: int) -> list[Any]:
        return rng.sample(list(values), rng.randint(0, most))

    awards = tuple(
        Award(
            rng.choice(TYPES),
            rng.choice(("received", "proposed")),
            recipient=rng.choice(NAMES),
            level=rng.choice(("N", "T", None)),
        )
        for _ in range(rng.choice((0, 0, 1, 2, 3)))
    )
    return Article(
        article_id,
        title=random_text(rng, 6) or "đồng",
        body=random_text(rng, 40),
        summary=random_text(rng, 8) if rng.random() < 0.4 else None,
        captions=tuple(random_text(rng, 5) for _ in range(rng.choice((0, 0, 1, 2)))),
        published_at=rng.choice((None, "2024-01-22T20:06+07:00", "2023-12-31", "2022-06-01", "1969-05-02")),
        source=rng.choice((None, "Hànộimới", "Lao động Thủ đô")),
        clusters=tuple(Cluster(n, f"Cụm thi đua số {n}", rng.choice(("Hà Nội", None))) for n in some((8, 9, 12), 2)),
        districts=tuple(District(name, "quận", "Hà Nội", "subject") for name in some(NAMES, 3)),
        years=Years(rng.choice((2022, 2023, 2024, None)), None, tuple(some((2021, 2022, 2023), 2))),
        award_types=tuple(dict.fromkeys([a.award_type for a in awards] + some(TYPES, 1))),
        awards=awards,
        evidence=tuple(Said("covers", 2021 + n, Evidence("title", 0, 1, "x")) for n in some((0, 1), 2)),
    )


def random_collection(rng: random.Random, most: int = 25) -> list[Article]:
    numbers = rng.sample(range(100), rng.randint(0, most))
    return [random_article(rng, f"bài/{n}") for n in numbers]


def random_plan(rng: random.Random, brute: Brute, *, cut_prefixes: bool = True) -> Plan:
    """
    A plan about words, facets and dates that occur, sometimes about some that do not.

    *cut_prefixes*: with prefixes that stand for the most frequent terms only.
    """
    if not cut_prefixes:
        plan = random_plan(rng, brute)
        while "limit=1)" in repr(plan) or "limit=3)" in repr(plan):
            plan = random_plan(rng, brute)
        return plan
    terms = sorted(
        {
            (view, term)
            for doc in brute.docs
            for field in TEXT_NAMES
            for view in (EXACT, FOLDED, PAIR, WORD)
            for _, term in doc.tokens[field, view]
        }
    ) or [("exact", "đồng")]
    words = tuple(_node(rng, terms, 1) for _ in range(rng.randint(0, 3)))
    filters = {
        name: tuple(rng.sample(_values(brute, name), rng.randint(0, 2)))
        for name in rng.sample(FACET_NAMES, rng.randint(0, 3))
    }
    signals = tuple(_signal(rng, terms) for _ in range(rng.randint(0, 4)))
    dates = rng.choice((NO_DATES, NO_DATES, ("2022-06-01", None), (None, "2023-12-31"), ("2023-01-01", "2024-01-22")))
    return Plan(
        match=And(words) if rng.random() < 0.7 else _node(rng, terms, 2),
        signals=signals,
        tiers=tuple(_node(rng, terms, 0) for _ in range(rng.choice((0, 0, 1, 2)))),
        filters=filters,
        date_from=dates[0],
        date_to=dates[1],
        sort=rng.choice(("relevance", "relevance", "newest", "oldest")),
        limit=100,
        facets=tuple(rng.sample(FACET_NAMES, rng.randint(0, 4))),
        words=words,
        coverage=tuple(rng.choice((0.0, 0.5)) for _ in words) if rng.random() < 0.3 else (),
    )


def _values(brute: Brute, facet: str) -> list[str]:
    return sorted({v for doc in brute.docs for v in facet_values(doc.article)[facet]} | {NONE, "?/không có"})


def _signal(rng: random.Random, terms: list[tuple[str, str]]) -> Signal:
    view = rng.choice(terms)[0]
    mine = [term for other, term in terms if other == view]
    chosen = tuple(rng.sample(mine, min(len(mine), rng.choice((1, 1, 2)))))
    return Signal(rng.choice((*TEXT_NAMES, TOGETHER, TOGETHER)), view, chosen, rng.choice((1.0, 0.3)))


def _word(rng: random.Random, terms: list[tuple[str, str]]) -> Word:
    chosen = tuple(rng.choice(terms) for _ in range(rng.choice((1, 1, 2))))
    return Word(chosen, TEXT_NAMES if rng.random() < 0.7 else (rng.choice(TEXT_NAMES),))


def _node(rng: random.Random, terms: list[tuple[str, str]], depth: int) -> Node:
    kind = rng.random()
    if depth and kind < 0.4:
        children = tuple(_node(rng, terms, depth - 1) for _ in range(rng.randint(0, 3)))
        return rng.choice((And, Or))(children)
    if depth and kind < 0.5:
        return Not(_node(rng, terms, depth - 1))
    if kind < 0.65:
        placed = [t for t in terms if t[0] in (EXACT, FOLDED)] or terms
        return Phrase(tuple(_word(rng, placed) for _ in range(rng.randint(1, 3))))
    if kind < 0.75:
        view, term = rng.choice([t for t in terms if t[0] != PAIR] or [("exact", "đ")])
        return Prefix(view, term[: rng.randint(0, 2)], limit=rng.choice((1, 3, 1000)))
    if kind < 0.8:
        return FacetIs(rng.choice(FACET_NAMES), (NONE, "2024", "Hà Nội", "Giấy khen"))
    return _word(rng, terms)
