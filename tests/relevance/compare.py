"""
Print the relevance table: ``python tests/relevance/compare.py NEWS.jsonl.gz``; smaller with ``--queries 200``.

20,000 articles, 1,000 queries a set and six peers take about an hour of one core; indexing with Whoosh is most of it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> None:
    sets = ("titles", "summaries", "graded")
    parser = argparse.ArgumentParser(description="Our engine and its peers on known items and judged queries.")
    parser.add_argument("source", type=Path, help="news collection, JSON Lines, .gz or not")
    parser.add_argument("--articles", type=int, default=generate.ARTICLES)
    parser.add_argument("--queries", type=int, default=generate.QUERIES)
    parser.add_argument("--graded-queries", type=int, default=1000)
    parser.add_argument("--set", action="append", choices=sets, help="repeatable; default: all three")
    parser.add_argument("--peer", action="append", choices=[*peers.PEERS, "none"], help="repeatable; default: all")
    given = parser.parse_args()
    chosen = [name for name in given.peer or peers.PEERS if name != "none"]
    for line in tables.table(
        given.source,
        articles=given.articles,
        queries=given.queries,
        names=given.set or sets,
        peers=chosen,
        graded_queries=given.graded_queries,
    ):
        print(line, flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, its own package is not yet known
    from relevance import generate, peers, tables

    main()
