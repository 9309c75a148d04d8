"""What does a reader hold? One index that nobody writes to any more, but for articles withdrawn meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from ...errors import EngineUnavailable
from ...model import Article
from ...query.plan import Plan
from ..base import Answer
from .client import Client, Gone, damaged
from .counts import known_only
from .lexicon import OpenSearchLexicon
from .query import Translator
from .request import WINDOW, Request, build, incomplete, read
from .state import State

PAGE: Final = 500  # articles fetched at once
KEEP_ALIVE: Final = "5m"  # of a point in time between two pages
ROWS: Final = {"query": {"match_all": {}}, "sort": [{"id": "asc"}], "_source": False, "stored_fields": "_none_"}


class OpenSearchSnapshot:
    """
    A view of one generation; cheap to take, usable from threads, holds nothing on the server.

    A generation is kept until two newer ones are committed; a snapshot older than that says it is gone.
    """

    def __init__(self, client: Client, state: State, index: str, meta: Mapping[str, Any], number: int) -> None:
        self._client = client
        self._state = state
        self.index = index
        self.meta = meta
        self.number = number
        self._kept: dict[str, Any] = {}
        self._changes = state.changes

    @property
    def generation(self) -> str:
        return str(self.number)

    @property
    def articles(self) -> int:
        """The number of articles that can be found (withdrawn ones do not count)."""
        kept = self._cache()
        if "" not in kept:
            body = {"size": 0, "query": self._state.not_withdrawn(), "track_total_hits": True}
            kept[""] = self.ask(body)["hits"]["total"]["value"]
        return int(kept[""])

    @cached_property
    def lexicon(self) -> OpenSearchLexicon:
        pieces = self.meta.get("words", {})
        return OpenSearchLexicon(self.ask, lambda view: self._state.load_words(self.number, view, pieces.get(view, 1)))

    def execute(self, plan: Plan) -> Answer:
        """Carry *plan* out. ``Answer.partial`` says what is not whole where time ran out or a shard is away."""
        request = self._request(plan)
        if plan.offset + plan.limit > WINDOW:
            return self._deep(request)
        answer = self.ask(request.page(plan.offset, max(0, plan.limit)), request.params)
        return read(request, answer, answer["hits"]["hits"])

    def get(self, article_id: str) -> Article | None:
        """Return the stored article, or ``None``."""
        found = self.get_many([article_id])
        return found[0] if found else None

    def get_many(self, ids: Sequence[str]) -> list[Article]:
        """Return stored articles in the order of *ids*; ids that are not there are left out."""
        found: dict[str, Article] = {}
        wanted = list(dict.fromkeys(ids))
        for at in range(0, len(wanted), PAGE):
            for source in self._sources(wanted[at : at + PAGE], ["article"]):
                article = _article(source)
                found[article.id] = article
        return [found[i] for i in ids if i in found]

    def titles(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return (id, title) of stored articles in the order of *ids*; ids that are not there are left out."""
        return [(article.id, article.title) for article in self.get_many(ids)]

    def raw(self, article_id: str) -> str | None:
        """Return the raw page's text where one was kept."""
        return next((source.get("raw") for source in self._sources([article_id], ["raw"])), None)

    def scan(self, plan: Plan) -> Iterator[Article]:
        """
        Yield every article that matches, in the plan's order, without a limit.

        Raises EngineUnavailable where a part of the index is away: an export that is not whole must not look whole.
        """
        return (_article(source) for source in self._scan(plan, ["article"]))

    def outlines(self, plan: Plan) -> Iterator[Article]:
        """Yield what :meth:`scan` does, of each article ``Article.outline`` only."""
        return (Article.outline(json.loads(source["article"])) for source in self._scan(plan, ["article"]))

    def scan_with_raw(self, plan: Plan) -> Iterator[tuple[Article, str | None]]:
        """Yield as :meth:`scan`, each article with its raw page: one request for hundreds instead of one for each."""
        return ((_article(source), source.get("raw")) for source in self._scan(plan, ["article", "raw"]))

    def _scan(self, plan: Plan, fields: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        request = self._request(replace(plan, facets=(), words=(), explain=False))
        body = {key: value for key, value in request.body.items() if key not in ("_source", "stored_fields")}
        for hit in self.walk({**body, "_source": list(fields)}, request.params, PAGE):
            yield hit["_source"]

    def facet_values(self, facet: str) -> Mapping[str, int]:
        """Return every value of a facet in the whole index with its number of articles."""
        kept = self._cache()
        found: dict[str, int] | None = kept.get(facet)
        if found is None:
            answer = self.execute(Plan(limit=0, facets=(facet,)))
            if answer.partial:
                raise EngineUnavailable(
                    f"not all values of {facet} could be read.",
                    where=self.index,
                    hint="`timtin check` says which part of the cluster does not answer.",
                )
            found = kept[facet] = dict(answer.facets[facet])
        return found

    def withdrawn(self, article_id: str) -> bool:
        return article_id in self._state.withdrawn()

    def close(self) -> None:
        """Do nothing: a snapshot holds nothing."""

    def __enter__(self) -> OpenSearchSnapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, body: Mapping[str, Any], params: Mapping[str, Any] | None = None) -> Any:
        """Return the server's answer to one search of this generation."""
        try:
            return self._client.post(f"/{self.index}/_search", dict(body), params=params)
        except Gone as error:
            if not self._state.exists():
                raise self._state.lost() from error
            raise damaged(
                f"generation {self.number} is gone: newer ones have taken its place, or the index was deleted.",
                self.index,
            ) from error

    def walk(
        self, body: Mapping[str, Any], params: Mapping[str, Any] | None = None, page: int = 5000
    ) -> Iterator[Mapping[str, Any]]:
        """
        Yield every hit of a search by pages of a point in time; *body* must sort by a key that differs everywhere.

        If the node that keeps the point in time goes away, another is opened: the index does not change.
        """
        pit, after, failed = self._open_pit(), None, 0
        try:
            while True:
                request = {
                    **body,
                    "size": page,
                    "track_total_hits": False,
                    "pit": {"id": pit, "keep_alive": KEEP_ALIVE},
                }
                if after is not None:
                    request["search_after"] = after
                try:
                    answer = self._client.post("/_search", request, params=params)
                    self._whole(answer)
                except (Gone, EngineUnavailable):
                    failed += 1
                    if failed > 3:
                        raise
                    pit = self._open_pit()
                    continue
                yield from answer["hits"]["hits"]
                if len(answer["hits"]["hits"]) < page:
                    return
                after, failed = answer["hits"]["hits"][-1]["sort"], 0
        finally:
            self._close_pit(pit)

    def _cache(self) -> dict[str, Any]:
        """What was worked out for the whole index; forgotten when articles were withdrawn."""
        if self._changes != self._state.changes:
            self._kept, self._changes = {}, self._state.changes
        return self._kept

    def _request(self, plan: Plan) -> Request:
        filters = known_only(plan.filters, self.facet_values)
        articles = int(self.meta.get("articles", 0)) or 2
        return build(plan, Translator(self.lexicon), self._state.not_withdrawn(), articles, self.facet_values, filters)

    def _deep(self, request: Request) -> Answer:
        """A page beyond what the server gives by number: walk there, keeping nothing but the last hit."""
        plan = request.plan
        answer = self.ask(request.page(0, 0), request.params)
        hits: list[Mapping[str, Any]] = []
        body = {key: value for key, value in request.body.items() if key not in ("aggs", "post_filter")}
        if "post_filter" in request.body:
            body["query"] = {"bool": {"must": [body["query"]], "filter": [request.body["post_filter"]]}}
        for at, hit in enumerate(self.walk(body, request.params, WINDOW)):
            if at >= plan.offset:
                hits.append(hit)
            if len(hits) == plan.limit:
                break
        return read(request, answer, hits)

    def _sources(self, ids: Sequence[str], fields: Sequence[str]) -> list[Mapping[str, Any]]:
        query = {"bool": {"filter": [{"terms": {"id": list(ids)}}, self._state.not_withdrawn()]}}
        answer = self.ask(
            {"size": len(ids), "query": query, "_source": list(fields)}, {"allow_partial_search_results": "false"}
        )
        return [hit["_source"] for hit in answer["hits"]["hits"]]

    def _whole(self, answer: Mapping[str, Any]) -> None:
        if incomplete(answer, Plan()):
            raise EngineUnavailable(
                "a part of the index does not answer; what was read so far is not all.",
                where=self.index,
                hint="`timtin check` says which; run the command again then.",
            )

    def _open_pit(self) -> str:
        try:
            answer = self._client.post(
                f"/{self.index}/_search/point_in_time",
                params={"keep_alive": KEEP_ALIVE, "allow_partial_pit_creation": "false"},
            )
        except Gone as error:
            raise damaged(f"generation {self.number} is gone.", self.index) from error
        return str(answer["pit_id"])

    def _close_pit(self, pit: str) -> None:
        with suppress(Gone, EngineUnavailable):  # it runs out by itself
            self._client.post("/_search/point_in_time", {"pit_id": [pit]}, method="DELETE")


def _article(source: Mapping[str, Any]) -> Article:
    return Article.from_json(json.loads(source["article"]))
