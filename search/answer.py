"""
How is one search answered? Full matches, a rescue where there are none, near hits where the page is not full; then
hits are dressed for people.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .duplicates import groups
from .engine.base import Answer, Ranked
from .facets import present
from .fields import FACET_NAMES, NONE
from .generation import Generation
from .highlight import Highlighter
from .model import Article, Evidence
from .query.explain import sentence_of
from .query.plan import EVERYTHING, Plan
from .query.ranking import plan_all, plan_any, plan_near
from .query.rescue import offered, rescues, widened
from .query.understand import Query, plain, understand
from .request import SearchRequest, Sort
from .result import Hit, SearchResult, Suggestion, Understood

FEW_FOUND = 200  # articles; with more, a query is not looked at for slips


class Search:
    """One search: the full matches, and what the page shows when they are few or none."""

    def __init__(self, now: Generation, request: SearchRequest, query: Query) -> None:
        self.now, self.request, self.query = now, request, query
        self.sort: Sort = request.sort or ("relevance" if query.units else "newest")
        self.deadline = None if request.seconds is None else time.monotonic() + request.seconds
        self._left_out: list[str] = []

    def plan(self, query: Query | None = None) -> Plan:
        """Return the plan of the full matches (of another reading of the text: *query*)."""
        request = self.request
        asked = query or self.query
        base = plan_any(asked, self.now.rarity) if request.match == "any" else plan_all(asked)
        if not asked.units and request.match == "any":
            base = replace(base, match=EVERYTHING)
        if self.sort != "relevance":
            base = replace(base, signals=(), tiers=())  # nothing is ranked by them
        wanted = FACET_NAMES if request.facets is None else request.facets
        return replace(
            base,
            filters=request.filters,
            date_from=request.date_from,
            date_to=request.date_to,
            sort=self.sort,
            offset=(request.page - 1) * request.limit,
            limit=request.limit,
            facets=tuple(wanted),
            explain=request.explain,
            deadline=self.deadline,
        )

    def result(self) -> SearchResult:
        """Carry the search out, rescue and near hits included; ``took_ms`` is left to the caller."""
        query, suggestion = self.query, None
        answer = self.now.snapshot.execute(self.plan())
        if self.request.match == "any" and not self.request.exact:
            query, answer, suggestion = self._rescued_any(answer)
        elif answer.total == 0 and query.units and not self.request.exact:
            query, answer, suggestion = self._rescued(answer)
        elif 0 < answer.total <= FEW_FOUND and self.request.page == 1 and not self.request.exact:
            suggestion = self._offered()
        hits = _with_duplicates(tuple(dressed(self.now, answer.hits, query, self.request)))
        near = self._near(query, answer.total, len(hits)) if self.request.match == "all" else ()
        pages = max(1, -(-answer.total // self.request.limit))
        words = tuple(u.text for u in query.units)
        notes = tuple(dict.fromkeys(u.note for u in query.units if u.note))
        return SearchResult(
            self.request.text,
            Understood(query.understood(), query.ignored, words, notes),
            self.request.filters,
            self.sort,
            answer.total,
            self.request.page,
            pages,
            0.0,
            self.now.snapshot.generation,
            self.now.snapshot.articles,
            hits,
            present(answer.facets, self.request.filters),
            suggestion,
            near,
            (*answer.partial, *self._left_out),
        )

    def _late(self, what: str) -> bool:
        """Tell whether time has run out; then *what* is left out, and the result says so."""
        late = self.deadline is not None and time.monotonic() > self.deadline
        if late and what not in self._left_out:
            self._left_out.append(what)
        return late

    def _rescued(self, answer: Answer) -> tuple[Query, Answer, Suggestion | None]:
        """
        Nothing found: give the first rescue that finds something; else what is nearest to a rescue of unknown words;
        else offer a wider reading with its count.
        """
        resolver = self.now.resolver()
        for text, reason in rescues(self.query, self.now.rescue):
            if self._late("suggestion"):
                break
            other = understand(text, resolver)
            found = self.now.snapshot.execute(self.plan(other))
            if found.total:
                return other, found, Suggestion(text, found.total, reason, applied=True)
        for text, reason in rescues(self.query, self.now.rescue, unknown_only=True):
            if self._late("suggestion"):
                break
            other = understand(text, resolver)
            if self._near(other, 0, 0):
                return other, self.now.snapshot.execute(self.plan(other)), Suggestion(text, 0, reason, applied=True)
        for text in widened(self.query):
            if self._late("suggestion"):
                break
            found = self.now.snapshot.execute(replace(self.plan(understand(text, resolver)), limit=0, facets=()))
            if found.total:
                return self.query, answer, Suggestion(text, found.total, "wider")
        return self.query, answer, None

    def _offered(self) -> Suggestion | None:
        """Something was found, though little: offer a better spelling of one word, with its count."""
        for text in offered(self.query, self.now.rescue):
            if self._late("suggestion"):
                break
            plan = self.plan(understand(text, self.now.resolver()))
            found = self.now.snapshot.execute(replace(plan, limit=0, facets=()))
            if found.total:
                return Suggestion(text, found.total, "spelling")
        return None

    def _rescued_any(self, answer: Answer) -> tuple[Query, Answer, Suggestion | None]:
        """With any word enough, hits say nothing: words that the index does not know decide."""
        for text, reason in rescues(self.query, self.now.rescue, unknown_only=True):
            if self._late("suggestion"):
                break
            other = plain(text)
            found = self.now.snapshot.execute(self.plan(other))
            if found.total:
                return other, found, Suggestion(text, found.total, reason, applied=True)
        return self.query, answer, None

    def _near(self, query: Query, total: int, shown: int) -> tuple[Hit, ...]:
        room = self.request.limit - shown
        last = (self.request.page - 1) * self.request.limit + shown >= total
        if len(query.units) < 2 or room <= 0 or not last or (total and not shown):
            return ()
        if self._late("near"):
            return ()
        plan = replace(
            plan_near(query, self.now.rarity),
            filters=self.request.filters,
            date_from=self.request.date_from,
            date_to=self.request.date_to,
            limit=room,
            explain=self.request.explain,
            deadline=self.deadline,
        )
        found = self.now.snapshot.execute(plan)
        near = dressed(self.now, found.hits, query, self.request)
        lacking = {
            h.id: tuple(u.text for u, has in zip(query.units, h.matched, strict=False) if not has) for h in found.hits
        }
        return tuple(replace(h, missing=lacking[h.id]) for h in near)


def dressed(
    now: Generation, ranked: Sequence[Ranked], query: Query, request: SearchRequest | None = None
) -> Iterator[Hit]:
    """Dress hits for people, in order; what was withdrawn meanwhile is left out."""
    explain, filters = (request.explain, request.filters) if request else (False, {})
    highlighter = Highlighter(query)
    by_id = {a.id: a for a in now.snapshot.get_many([h.id for h in ranked])}
    for hit in ranked:
        article = by_id.get(hit.id)
        if article is not None:
            shown = highlighter.snippet(article, asked_for(article, filters))
            why = sentence_of(query, article, hit.parts, highlighter) if explain else None
            parts = tuple(replace(p, word=_word_of(query, p.word)) for p in hit.parts)
            yield Hit(
                hit.id,
                round(float(hit.score), 4),
                article,
                highlighter.mark(article.title),
                shown.html,
                shown.field,
                shown.start,
                parts=parts,
                why=why,
            )


def asked_for(article: Article, filters: Mapping[str, Sequence[str]]) -> list[Evidence]:
    """The sentences that say what the filters on awards, clusters and covered years asked for."""
    said = [c.evidence for c in article.clusters if c.value in filters.get("cluster", ())]
    said += [article.evidence_for("covers", y) for y in article.years.covers if str(y) in filters.get("covers", ())]
    wanted = [(name, set(filters[f])) for f, name in _AWARD_PARTS.items() if f in filters]
    if wanted:
        awards = (a for a in article.awards if all((getattr(a, name) or NONE) in values for name, values in wanted))
        said += [a.evidence for a in awards]
    if [name for name, _ in wanted] == ["award_type"]:
        said += [article.evidence_for("award_types", t) for t in article.award_types if t in wanted[0][1]]
    return [e for e in said if e is not None]


_AWARD_PARTS = {"award_type": "award_type", "award_status": "status", "award_level": "level"}


def _with_duplicates(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Tell each hit which later ones of this page repeat its text; all of them stay hits and are counted."""
    repeated = groups([h.article for h in hits])
    return tuple(replace(h, duplicates=repeated[h.id]) if h.id in repeated else h for h in hits)


def _word_of(query: Query, number: str) -> str:
    """The typed word that a part of a score belongs to; engines know only its number."""
    return query.units[int(number)].text if number.isdigit() and int(number) < len(query.units) else ""
