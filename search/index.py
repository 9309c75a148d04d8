"""
What can a program do with an index? Search, read, complete, list awards and clusters: the public face of ``search``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Event, Lock, Thread

from .analysis.normalise import normalise
from .answer import Search, dressed
from .completion import Completion, find_names, titles
from .engine.base import Engine, Status
from .errors import RequestError, TimTinError
from .facets import present
from .fields import FACET_NAMES
from .generation import Generation
from .ledger import AwardRequest, AwardResult, Row, resolve_own, search_rows, with_articles
from .lookup import resolve, resolve_all
from .model import Article
from .pace import Stopped
from .profiles import ClusterProfile
from .query.plan import Plan
from .query.ranking import plan_any
from .query.understand import Query, plain, understand
from .request import Match, SearchRequest, Sort
from .result import Facet, Hit, SearchResult

LOOK_SECONDS = 1.0  # between two looks for a new generation, by what is kept ready
TOGETHER = 200  # articles that are read at once for an export of the ledger
RELATED_WORDS = 24  # the rarest words of an article that say what it is like


class Index:
    """
    An open index. Safe to use from threads; follows new generations by itself. Use it as a context manager.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._lock = Lock()
        self._current: Generation | None = None
        self._seen: object = None
        self._fixed: Generation | None = None
        self._closed = Event()
        self._keeper: Thread | None = None

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Free the files of the index."""
        self._closed.set()
        self._current = None
        self.engine.close()

    def keep_ready(self) -> None:
        """
        From now on make ahead what takes seconds (ledger, names of recipients, clusters), after each switch too: in a
        thread of its own, in small steps that leave time to answers. For servers. Ends with :meth:`close`.
        """
        with self._lock:
            if self._keeper is None:
                self._keeper = Thread(target=self._keep, name="keep ready", daemon=True)
                self._keeper.start()

    def _keep(self) -> None:
        while True:
            with suppress(TimTinError, Stopped):  # of what is wrong with an index those hear who ask
                self._generation().prepare()
            if self._closed.wait(LOOK_SECONDS):
                return

    def pinned(self) -> Index:
        """
        Return this index as it is now, for an answer made of several questions (a page).

        All that is asked of it comes from one generation, whatever is switched meanwhile; withdrawals still count at
        once. Do not keep it: its generation's files stay open.
        """
        view = Index(self.engine)
        view._fixed, view._keeper = self._generation(), self._keeper
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
        result = Search(now, request, query).result()
        return replace(result, took_ms=(time.perf_counter() - begun) * 1000)

    def count(self, request: SearchRequest) -> int:
        """Return how many articles a request finds, without rescue: cheaper than a search (nothing is ranked)."""
        now = self._generation()
        request = replace(request, filters=self._resolved(now, request.filters), facets=(), page=1, limit=1)
        plan = Search(now, request, self._query(now, request)).plan()
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
        search = Search(now, request, self._query(now, request))
        yield from now.snapshot.scan(search.plan())

    def facet(self, name: str, request: SearchRequest | None = None) -> Facet:
        """Return all values of one facet, counted for *request* (default: the whole index)."""
        if name not in FACET_NAMES:
            raise RequestError(f"Không có bộ lọc “{name}”.", where="facet", details=list(FACET_NAMES))
        now = self._generation()
        request = replace(request or SearchRequest(), facets=(name,), limit=1, page=1)
        request = replace(request, filters=self._resolved(now, request.filters))
        search = Search(now, request, self._query(now, request))
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
        return [h for h in dressed(now, answer.hits, Query("")) if h.id != article_id][:limit]

    def suggest(self, text: str, limit: int = 8) -> list[Completion]:
        """
        Return how *text* may go on: names first, then titles, then words. Nothing for an empty text.

        After :meth:`keep_ready` it never waits: recipients join the names when they have been read.
        """
        text = normalise(text).strip()
        if not text:
            return []
        now = self._generation()
        recipients = now.recipients(wait=self._keeper is None)
        known = now.suggested.get((text, limit, recipients is not None))
        if known is None:
            found = find_names((now.facet_names, recipients) if recipients else (now.facet_names,), text, limit)
            found += titles(now.snapshot, text, max(2, limit - len(found)))
            known = now.suggest_again((text, limit, recipients is not None), found[:limit])
        return list(known)

    def awards(self, request: AwardRequest | None = None) -> AwardResult:
        """Return a page of the award ledger; filters may use short forms."""
        now = self._generation()
        return self._awards(now, request or AwardRequest(), lambda rows: tuple(_whole(now, rows)))

    def _awards(
        self, now: Generation, request: AwardRequest, whole: Callable[[Sequence[Row]], Sequence[Row]]
    ) -> AwardResult:
        facets = {k: v for k, v in request.filters.items() if k in FACET_NAMES and k != "year"}
        own = resolve_own(now.rows, {k: v for k, v in request.filters.items() if k not in facets})
        return search_rows(now.rows, replace(request, filters={**own, **self._resolved(now, facets)}), whole)

    def award_rows(self, request: AwardRequest | None = None) -> Iterator[Row]:
        """Yield every row of the ledger that matches, in order: exports."""
        request = replace(request or AwardRequest(), page=1, limit=10**9)
        now = self._generation()
        rows = self._awards(now, request, tuple).rows
        for at in range(0, len(rows), TOGETHER):
            yield from _whole(now, rows[at : at + TOGETHER])

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

    def _generation(self) -> Generation:
        if self._fixed is not None:
            return self._fixed
        snapshot = self.engine.snapshot()
        # Snapshots are cheap and new each time; the state they see is one object until a switch or a withdrawal.
        seen = getattr(snapshot, "state", snapshot)
        with self._lock:
            if self._current is None or self._seen is not seen:
                if self._current is not None:
                    self._current.leave()
                self._current, self._seen = Generation(snapshot), seen
            return self._current

    def _resolved(self, now: Generation, filters: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
        known = {name: now.values(name) for name in filters if name in FACET_NAMES}
        return resolve_all(filters, known) if filters else {}

    def _query(self, now: Generation, request: SearchRequest) -> Query:
        return plain(request.text) if request.match == "any" else understand(request.text, now.resolver())


def _whole(now: Generation, rows: Sequence[Row]) -> Iterator[Row]:
    """Give rows of the ledger, which know outlines of articles, whole ones."""
    ids = list(dict.fromkeys(row.article.id for row in rows))
    return with_articles(rows, {article.id: article for article in now.snapshot.get_many(ids)})
