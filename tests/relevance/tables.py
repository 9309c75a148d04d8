"""
Known-item sets and judged queries, searched by our engine and by peers: one table, made by one command.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from relevance.generate import Item, read_articles, write_conditions, write_sets
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
METRIC = {"titles": "RR@10", "summaries": "RR@10", "graded": "nDCG@10"}


def known_items(source: Path, out: Path, articles: int, queries: int) -> None:
    """Write the two generated sets and our own judged one, each as ``generate`` writes a set."""
    write_sets(source, out, count=articles, queries=queries)
    folder = out / "graded"
    folder.mkdir(exist_ok=True)
    rows = [json.loads(line) for line in (HERE / "graded.queries.jsonl").read_text(encoding="utf-8").splitlines()]
    write_conditions(folder, (Item(row["id"], row["full"], "") for row in rows))
    (folder / "qrels").write_text((HERE / "graded.qrels").read_text(encoding="utf-8"), encoding="utf-8")
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for article in read_articles(source):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def table(
    source: Path, *, articles: int, queries: int, names: Sequence[str], peers: Iterable[str], graded_queries: int
) -> Iterator[str]:
    """Yield the lines of a Markdown table for each of the sets *names*; progress goes to stderr."""
    with TemporaryDirectory(prefix="timtin-relevance-") as scratch:
        out = Path(scratch)
        known_items(source, out, articles, queries)
        for name in names:
            limit = graded_queries if name == "graded" else queries
            yield f"| {name}, {METRIC[name]} | " + " | ".join(CONDITIONS) + " |"
            yield "|---|" + "--:|" * len(CONDITIONS)
            for engine, values in _measured(out, name, peers, limit):
                yield f"| {engine} | " + " | ".join(f"{value:.3f}" for value in values) + " |"
            yield ""


def _measured(out: Path, name: str, peers: Iterable[str], limit: int) -> Iterator[tuple[str, list[float]]]:
    folder = out / name
    articles = read_articles(folder / "articles.jsonl")
    with open_index(_built(articles, out / f"index-{name}")) as index:
        yield "TimTin, any word", _conditions(index, folder, METRIC[name], "any", limit)
        yield "TimTin, the page", _conditions(index, folder, METRIC[name], "all", limit)
    rows: Rows = [
        (a["id"], clean_stored("\n".join(a.get(field) or "" for field in ("title", "summary", "body"))))
        for a in articles
    ]
    for peer in peers:
        begun = time.perf_counter()
        try:
            engine = PEERS[peer](rows, out / f"{name}-{peer}")
        except ImportError as error:
            print(f"{peer}: left out ({error}); pip install 'timtin[bench]'", file=sys.stderr)
            continue
        yield peer, _conditions(engine, folder, METRIC[name], "any", limit)  # type: ignore[arg-type]
        print(f"{name}: {peer} took {time.perf_counter() - begun:.0f} s", file=sys.stderr)


def _conditions(engine: Searchable, folder: Path, metric: str, match: Match, limit: int) -> list[float]:
    qrels = read_qrels(folder / "qrels")
    out = []
    for condition in CONDITIONS:
        queries = [q for q in read_queries(folder / f"{condition}.queries") if q.id in qrels][:limit]
        out.append(evaluate(engine, queries, qrels, (metric,), match=match).metrics[metric])
    return out


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
