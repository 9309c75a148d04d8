"""
Known-item sets and judged queries, searched by our engine and by peers: one table, made by one command.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from relevance.generate import Item, read_articles, write_conditions, write_sets
from relevance.kept import Kept, Key, code_of
from relevance.noise import CONDITIONS
from relevance.peers import PEERS, Rows

from search import open_index
from search.analysis.normalise import clean_stored
from search.engine.base import Entry
from search.engine.embedded import EmbeddedEngine
from search.evaluation import Searchable, evaluate, read_qrels, read_queries
from search.model import Article
from search.request import Match

HERE = Path(__file__).parent
METRIC = {"titles": "RR@10", "summaries": "RR@10", "questions": "RR@10", "graded": "nDCG@10"}
COLLECTION = {"questions": "summaries"}  # sets that search the articles of another
OURS: dict[str, Match] = {"TimTin, any word": "any", "TimTin, the page": "all"}


def known_items(source: Path, out: Path, articles: int, queries: int) -> None:
    """Write the generated sets and our own judged one, each as ``generate`` writes a set."""
    write_sets(source, out, count=articles, queries=queries)
    folder = out / "graded"
    folder.mkdir(exist_ok=True)
    rows = [json.loads(line) for line in (HERE / "graded.queries.jsonl").read_text(encoding="utf-8").splitlines()]
    write_conditions(folder, (Item(row["id"], row["full"], "") for row in rows))
    (folder / "qrels").write_text((HERE / "graded.qrels").read_text(encoding="utf-8"), encoding="utf-8")
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for article in read_articles(source):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


@dataclass(frozen=True)
class Comparison:
    """
    What is compared: the sets *names*, ours and *peers*, in *conditions*, with as many queries as given.

    *folder* keeps generated sets, indexes and measured values, so that the same comparison goes on where it stopped.
    """

    source: Path
    folder: Path
    articles: int
    queries: int
    graded_queries: int
    names: Sequence[str]
    peers: Sequence[str]
    conditions: Sequence[str] = CONDITIONS

    def lines(self) -> Iterator[str]:
        """Yield the lines of a Markdown table for each set, once all is measured; progress goes to stderr."""
        if not (self.folder / "complete").exists():
            known_items(self.source, self.folder, self.articles, self.queries)
            (self.folder / "complete").touch()
        kept = Kept(self.folder / "values.jsonl")
        theirs = {name: dict(self._peers(name, kept)) for name in self.names}
        for name in self.names:  # ours last: while peers are asked, ours may still change
            yield f"| {name}, {METRIC[name]} | " + " | ".join(self.conditions) + " |"
            yield "|---|" + "--:|" * len(self.conditions)
            for engine, values in (*self._us(name, kept), *theirs[name].items()):
                yield f"| {engine} | " + " | ".join(f"{value:.3f}" for value in values) + " |"
            yield ""

    def _peers(self, name: str, kept: Kept) -> Iterator[tuple[str, list[float]]]:
        collection, code = COLLECTION.get(name, name), code_of(HERE / "peer_scores.py", HERE / "peers.py")
        for peer in self.peers:
            begun = time.perf_counter()
            try:
                yield peer, self._conditions(name, peer, code, kept, partial(self._peer, peer, collection), "any")
            except ImportError as error:
                print(f"{peer}: left out ({error}); pip install 'timtin[bench]'", file=sys.stderr)
                continue
            print(f"{name}: {peer} took {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)

    def _us(self, name: str, kept: Kept) -> Iterator[tuple[str, list[float]]]:
        collection, code = COLLECTION.get(name, name), code_of(HERE.parents[1] / "search")
        for label, match in OURS.items():
            yield label, self._conditions(name, label, code, kept, partial(self._ours, collection, code), match)

    def _ours(self, collection: str, code: str) -> Searchable:
        folder = self.folder / f"index-{collection}-{code}"
        complete = folder.with_suffix(".complete")  # beside it: a foreign file in an index is a fault
        if not complete.exists():
            _built(read_articles(self.folder / collection / "articles.jsonl"), folder)
            complete.touch()
        return open_index(folder)

    def _peer(self, peer: str, collection: str) -> Searchable:
        rows: Rows = [
            (a["id"], clean_stored("\n".join(a.get(field) or "" for field in ("title", "summary", "body"))))
            for a in read_articles(self.folder / collection / "articles.jsonl")
        ]
        return PEERS[peer](rows, self.folder / f"{collection}-{peer}")  # type: ignore[return-value]

    def _conditions(
        self, name: str, engine: str, code: str, kept: Kept, opened: Callable[[], Searchable], match: Match
    ) -> list[float]:
        """Return the values of one engine; it is opened only where one is not known yet."""
        limit = self.graded_queries if name == "graded" else self.queries
        keys = [Key(name, engine, condition, limit, code) for condition in self.conditions]
        if any(kept.get(key) is None for key in keys):
            index, qrels = opened(), read_qrels(self.folder / name / "qrels")
            for key in keys:
                if kept.get(key) is None:
                    asked = read_queries(self.folder / name / f"{key.condition}.queries")
                    queries = [query for query in asked if query.id in qrels][:limit]
                    found = evaluate(index, queries, qrels, (METRIC[name],), match=match)
                    kept.put(key, found.metrics[METRIC[name]])
        return [kept.get(key) or 0.0 for key in keys]


def _built(articles: list[dict[str, str]], folder: Path) -> Path:
    """Index *articles* without the pipeline: relevance looks at text alone."""
    with EmbeddedEngine(folder).writer() as writer:
        writer.start(full=True)
        writer.add(
            Entry(
                Article(
                    a["id"],
                    clean_stored(a.get("title") or ""),
                    clean_stored(a.get("body") or ""),
                    clean_stored(a["summary"]) if a.get("summary") else None,
                )
            )
            for a in articles
        )
        writer.commit(sources=[], fingerprints={})
    return folder
