"""
Print the relevance table: ``python tests/relevance/compare.py NEWS.jsonl.gz``; smaller with ``--queries 200``.

20,000 articles, 1,000 queries a set and six peers take more than an hour of one core, although sums of Whoosh and
SQLite are made by ``peer_scores``. With ``--keep FOLDER`` indexes and measured values stay there: an interrupted run
goes on where it stopped, and after a change of ours only our own rows are measured again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main() -> None:
    parser = argparse.ArgumentParser(description="Our engine and its peers on known items and judged queries.")
    parser.add_argument("source", type=Path, help="news collection, JSON Lines, .gz or not")
    parser.add_argument("--articles", type=int, default=generate.ARTICLES)
    parser.add_argument("--queries", type=int, default=generate.QUERIES)
    parser.add_argument("--graded-queries", type=int, default=1000)
    parser.add_argument("--set", action="append", choices=tables.METRIC, help="repeatable; default: all")
    parser.add_argument("--peer", action="append", choices=[*peers.PEERS, "none"], help="repeatable; default: all")
    parser.add_argument("--condition", action="append", choices=noise.CONDITIONS, help="repeatable; default: all")
    parser.add_argument("--keep", type=Path, help="folder for indexes and values, outside the repository")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="timtin-relevance-") as scratch:
        keep = given.keep or Path(scratch)
        compared = tables.Comparison(
            given.source,
            keep / f"{given.articles}-{given.queries}",
            articles=given.articles,
            queries=given.queries,
            graded_queries=given.graded_queries,
            names=given.set or tuple(tables.METRIC),
            peers=[name for name in given.peer or peers.PEERS if name != "none"],
            conditions=given.condition or noise.CONDITIONS,
        )
        for line in compared.lines():
            print(line, flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, its own package is not yet known
    from relevance import generate, noise, peers, tables

    main()
