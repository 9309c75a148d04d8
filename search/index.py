"""
What can a program do with an index? Search, read, complete, list awards and clusters: the public face of ``search``.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from math import log
from threading import Lock

from .analysis.normalise import normalise
from .completion import Completer, Completion
from .duplicates import groups
from .engine.base import Answer, Engine, Ranked, Snapshot, Status
from .errors import RequestError
from .facets import label_of, present
from .fields import FACET_NAMES, NONE
from .highlight import Highlighter
from .ledger import AwardRequest, AwardResult, Row, resolve_own, rows_of, search_rows
from .lookup import candidates, resolve, resolve_all
from .model import Article, Evidence
from .profiles import ClusterProfile, profiles
from .query.explain import sentence_of
from .query.plan import EVERYTHING, And, FacetIs, Not, Or, Plan, Prefix
from .query.ranking import plan_all, plan_any, plan_near
from .query.rescue import Rescue, rescues, widened
from .query.understand import Query, ResolveFacet, plain, understand
from .query.words import Unit, units_of
from .request import Match, SearchRequest, Sort
from .result import Facet, Hit, SearchResult, Suggestion, Understood

RELATED_WORDS = 24  # the rarest words of an article that say what it is like

_HAS_AWARD = FacetIs("award_status", ("received", "announced", "proposed"))


class _Generation:
    """What is worked out once for a snapshot and kept as long as it is the current one."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._values: dict[str, Mapping[str, int]] = {}

    def values(self, facet: str) -> Mapping[str, int]:
        if facet not in self._values:
            self._values[facet] = self.snapshot.facet_values(facet)
        return self._values[facet]

    @cached_property
    def rows(self) -> list[Row]:
        return list(rows_of(self.snapshot.scan(Plan(match=_HAS_AWARD, sort="newest"))))

    @cached_property
    def clusters(self) -> dict[str, ClusterProfile]:
        return profiles(self.snapshot.scan(Plan(match=Not(FacetIs("cluster", (NONE,))), sort="newest")))

    @cached_property
    def completer(self) -> Completer:
        names = [
            Completion("facet", label_of(f, v), label_of(f, v), n, f, v)
            for f in ("cluster", "district", "award_type", "province", "source")
            for v, n in self.values(f).items()
            if v != NONE
        ]
        recipients: dict[str, int] = {}
        for row in self.rows:
            if row.award.recipient:
                recipients[row.award.recipient] = recipients.get(row.award.recipient, 0) + 1
        names += [Completion("recipient", r, r, n) for r, n in recipients.items()]
        return Completer(names)

    @cached_property
    def rescue(self) -> Rescue:
        return Rescue(self.snapshot.lexicon)

    def rarity(self, unit: Unit) -> float:
        """Return how much *unit* tells (``ranking.Rarity``), by its rarest syllable as typed."""
        frequency = min((self.rescue.df(s.key) for s in unit.syllables), default=0)
        return log(1 + (max(0, self.snapshot.articles - frequency) + 0.5) / (frequency + 0.5))


class Index:
    """
    An open index. Safe to use from threads; follows new generations by itself. Use it as a context manager.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._lock = Lock()
        self._current: _Generation | None = None
        self._seen: object = None
        self._fixed: _Generation | None = None

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Free the files of the index."""
        self._current = None
        self.engine.close()

    def pinned(self) -> Index:
        """
        Return this index as it is now, for an answer made of several questions (a page).

        All that is asked of it comes from one generation, whatever is switched meanwhile; withdrawals still count at
        once. Do not keep it: its generation's files stay open.
        """
        view = Index(self.engine)
        view._fixed = self._generation()
        return view

    def search(
        self,
        text: str = "",
        *,
        filters: Mapping[str, Iterable[str]] | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        sort: Sort | None = None,
        page: int = 1,
        limit: int = 10,
        exact: bool = False,
        match: Match = "all",
        explain: bool = False,
        facets: tuple[str, ...] | None = None,
    ) -> SearchResult:
        """
        Search, as the page does. *filters* may use short forms (``{"district": ["Tây Hồ"]}``).

        Raises RequestError, with candidates, for a filter value that means several values or none.
        """
        given = {name: (v,) if isinstance(v, str) else tuple(v) for name, v in (filters or {}).items()}
        return self.run(
            SearchRequest(text, given, date_from, date_to, sort, page, limit, exact, match, explain, facets)
        )

    def run(self, request: SearchRequest) -> SearchResult:
        """Carry a request out. Its filters may be short forms."""
        begun = time.perf_counter()
        now = self._generation()
        request = replace(request, filters=self._resolved(now, request.filters))
        if request.page < 1 or request.limit < 1:
            raise RequestError("Trang và số bài mỗi trang phải từ 1 trở lên.", where="page")
        query = self._query(now, request)
        result = _Search(now, request, query).result()
        return replace(result, took_ms=(time.perf_counter() - begun) * 1000)

    def count(self, request: SearchRequest) -> int:
        """Return how many articles a request finds, without rescue: cheaper than a search (nothing is ranked)."""
        now = self._generation()
        request = replace(request, filters=self._resolved(now, request.filters), facets=(), page=1, limit=1)
        plan = _Search(now, request, self._query(now, request)).plan()
        return now.snapshot.execute(replace(plan, limit=0, signals=(), tiers=())).total

    def get(self, article_id: str) -> Article | None:
        """Return an article, or ``None``."""
        return self._generation().snapshot.get(article_id)

    def raw(self, article_id: str) -> str | None:
        """Return the raw page an article was read from (NFC), where one was kept."""
        return self._generation().snapshot.raw(article_id)

    def status(self) -> Status:
        """Return what the index is: generation, articles, fingerprints, sizes."""
        return self.engine.status()

    def scan(self, request: SearchRequest) -> Iterator[Article]:
        """Yield every article that matches, in the request's order, whatever its page: exports and feeds."""
        now = self._generation()
        request = replace(request, filters=self._resolved(now, request.filters))
        search = _Search(now, request, self._query(now, request))
        yield from now.snapshot.scan(search.plan())

    def facet(self, name: str, request: SearchRequest | None = None) -> Facet:
        """Return all values of one facet, counted for *request* (default: the whole index)."""
        if name not in FACET_NAMES:
            raise RequestError(f"Không có bộ lọc “{name}”.", where="facet", details=list(FACET_NAMES))
        now = self._generation()
        request = replace(request or SearchRequest(), facets=(name,), limit=1, page=1)
        request = replace(request, filters=self._resolved(now, request.filters))
        search = _Search(now, request, self._query(now, request))
        answer = now.snapshot.execute(replace(search.plan(), facets=(name,), limit=0))
        return present(answer.facets, request.filters, limit=None)[0]

    def facet_values(self, name: str) -> Mapping[str, int]:
        """Return every value of a facet in the whole index with its number of articles."""
        return self._generation().values(name)

    def related(self, article_id: str, limit: int = 5) -> list[Hit]:
        """Return the articles most like this one, best first; none for an id that is not there."""
        now = self._generation()
        article = now.snapshot.get(article_id)
        if article is None:
            return []
        query = plain(f"{article.title}\n{article.body[:400]}")
        shared = [u for u in query.units if now.rescue.frequency(u) > 1]  # a word of its own finds no other article
        rare = sorted(shared, key=lambda u: now.rescue.frequency(u))[:RELATED_WORDS]
        kept = replace(query, units=tuple(u for u in query.units if u in rare))
        answer = now.snapshot.execute(replace(plan_any(kept, now.rarity), limit=limit + 1))
        return [h for h in _hits(now, answer.hits, Query("")) if h.id != article_id][:limit]

    def suggest(self, text: str, limit: int = 8) -> list[Completion]:
        """Return how *text* may go on: names first, then titles, then words. Nothing for an empty text."""
        text = normalise(text).strip()
        if not text:
            return []
        now = self._generation()
        found = now.completer.find(text, limit)
        found += self._titles(now, text, max(2, limit - len(found)))
        return found[:limit]

    def awards(self, request: AwardRequest | None = None) -> AwardResult:
        """Return a page of the award ledger; filters may use short forms."""
        request = request or AwardRequest()
        now = self._generation()
        facets = {k: v for k, v in request.filters.items() if k in FACET_NAMES and k != "year"}
        own = resolve_own(now.rows, {k: v for k, v in request.filters.items() if k not in facets})
        return search_rows(now.rows, replace(request, filters={**own, **self._resolved(now, facets)}))

    def award_rows(self, request: AwardRequest | None = None) -> Iterator[Row]:
        """Yield every row of the ledger that matches, in order: exports."""
        request = replace(request or AwardRequest(), page=1, limit=10**9)
        yield from self.awards(request).rows

    def clusters(self) -> list[ClusterProfile]:
        """Return the profiles of all clusters, in Vietnamese order of place, then by number."""
        return list(self._generation().clusters.values())

    def cluster(self, value: str) -> ClusterProfile | None:
        """Return the profile of the cluster with this facet value (short forms too), or ``None``."""
        now = self._generation()
        try:
            return now.clusters.get(resolve("cluster", value, now.values("cluster")))
        except RequestError:
            return None

    def articles(self) -> Iterator[Article]:
        """Yield every article, newest first."""
        yield from self._generation().snapshot.scan(Plan(sort="newest"))

    def _generation(self) -> _Generation:
        if self._fixed is not None:
            return self._fixed
        snapshot = self.engine.snapshot()
        # Snapshots are cheap and new each time; the state they see is one object until a switch or a withdrawal.
        seen = getattr(snapshot, "state", snapshot)
        with self._lock:
            if self._current is None or self._seen is not seen:
                self._current, self._seen = _Generation(snapshot), seen
            return self._current

    def _resolved(self, now: _Generation, filters: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
        known = {name: now.values(name) for name in filters if name in FACET_NAMES}
        return resolve_all(filters, known) if filters else {}

    def _query(self, now: _Generation, request: SearchRequest) -> Query:
        return plain(request.text) if request.match == "any" else understand(request.text, _resolver(now))

    def _titles(self, now: _Generation, text: str, limit: int) -> list[Completion]:
        units = units_of(text, ("title",), expand=False)
        if not units or not units[-1].syllables:
            return []
        last = Prefix("folded", units[-1].syllables[-1].folded, ("title",), 50)
        match = And((*(u.node for u in units[:-1]), Or((last, units[-1].node))))
        answer = now.snapshot.execute(Plan(match=match, sort="newest", limit=limit))
        return [
            Completion("article", a.title, a.title, 1, None, a.id)
            for a in now.snapshot.get_many([h.id for h in answer.hits])
        ]


def _resolver(now: _Generation) -> ResolveFacet:
    def resolve_typed(facet: str, typed: str) -> tuple[str, ...]:
        return tuple(candidates(facet, typed, now.values(facet)))

    return resolve_typed


class _Search:
    """One search: the full matches, and what the page shows when they are few or none."""

    def __init__(self, now: _Generation, request: SearchRequest, query: Query) -> None:
        self.now, self.request, self.query = now, request, query
        self.sort: Sort = request.sort or ("relevance" if query.units else "newest")
        self.deadline = None if request.seconds is None else time.monotonic() + request.seconds

    def plan(self, query: Query | None = None) -> Plan:
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
        query, suggestion = self.query, None
        answer = self.now.snapshot.execute(self.plan())
        if self.request.match == "any" and not self.request.exact:
            query, answer, suggestion = self._rescued_any(answer)
        elif answer.total == 0 and query.units and not self.request.exact:
            query, answer, suggestion = self._rescued(answer)
        hits = _with_duplicates(tuple(_hits(self.now, answer.hits, query, self.request)))
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
            answer.partial,
        )

    def _rescued(self, answer: Answer) -> tuple[Query, Answer, Suggestion | None]:
        """
        Nothing found: give the first rescue that finds something; else what is nearest to a rescue of unknown words;
        else offer a wider reading with its count.
        """
        resolver = _resolver(self.now)
        for text, reason in rescues(self.query, self.now.rescue):
            other = understand(text, resolver)
            found = self.now.snapshot.execute(self.plan(other))
            if found.total:
                return other, found, Suggestion(text, found.total, reason, applied=True)
        for text, reason in rescues(self.query, self.now.rescue, unknown_only=True):
            other = understand(text, resolver)
            if self._near(other, 0, 0):
                return other, self.now.snapshot.execute(self.plan(other)), Suggestion(text, 0, reason, applied=True)
        for text in widened(self.query):
            found = self.now.snapshot.execute(replace(self.plan(understand(text, resolver)), limit=0, facets=()))
            if found.total:
                return self.query, answer, Suggestion(text, found.total, "wider")
        return self.query, answer, None

    def _rescued_any(self, answer: Answer) -> tuple[Query, Answer, Suggestion | None]:
        """With any word enough, hits say nothing: words that the index does not know decide."""
        for text, reason in rescues(self.query, self.now.rescue, unknown_only=True):
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
        dressed = _hits(self.now, found.hits, query, self.request)
        lacking = {
            h.id: tuple(u.text for u, has in zip(query.units, h.matched, strict=False) if not has) for h in found.hits
        }
        return tuple(replace(h, missing=lacking[h.id]) for h in dressed)


def _hits(
    now: _Generation, ranked: Sequence[Ranked], query: Query, request: SearchRequest | None = None
) -> Iterator[Hit]:
    """Dress hits for people, in order; what was withdrawn meanwhile is left out."""
    explain, filters = (request.explain, request.filters) if request else (False, {})
    highlighter = Highlighter(query)
    by_id = {a.id: a for a in now.snapshot.get_many([h.id for h in ranked])}
    for hit in ranked:
        article = by_id.get(hit.id)
        if article is not None:
            shown = highlighter.snippet(article, _asked_for(article, filters))
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


def _asked_for(article: Article, filters: Mapping[str, Sequence[str]]) -> list[Evidence]:
    """The sentences that say what the filters on awards and clusters asked for."""
    said = [c.evidence for c in article.clusters if c.value in filters.get("cluster", ())]
    wanted = [(name, set(filters[f])) for f, name in _AWARD_PARTS.items() if f in filters]
    if wanted:
        awards = (a for a in article.awards if all((getattr(a, name) or NONE) in values for name, values in wanted))
        said += [a.evidence for a in awards]
    return [e for e in said if e is not None]


_AWARD_PARTS = {"award_type": "award_type", "award_status": "status", "award_level": "level"}


def _with_duplicates(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Tell each hit which later ones of this page repeat its text; all of them stay hits and are counted."""
    repeated = groups([h.article for h in hits])
    return tuple(replace(h, duplicates=repeated[h.id]) if h.id in repeated else h for h in hits)


def _word_of(query: Query, number: str) -> str:
    """The typed word that a part of a score belongs to; engines know only its number."""
    return query.units[int(number)].text if number.isdigit() and int(number) < len(query.units) else ""
