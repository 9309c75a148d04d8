"""
Write the known-item sets: ``python tests/relevance/known_items.py NEWS.jsonl.gz --out FOLDER``.

Then, for example: ``timtin --index FOLDER/i reindex FOLDER/titles/articles.jsonl`` and
``timtin --index FOLDER/i evaluate FOLDER/titles/folded.queries FOLDER/titles/qrels``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description="Known-item queries in every condition, and the articles to index.")
    parser.add_argument("source", type=Path, help="news collection, JSON Lines, .gz or not")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to, outside the repository")
    parser.add_argument("--seed", type=int, default=generate.SEED)
    parser.add_argument("--articles", type=int, default=generate.ARTICLES)
    parser.add_argument("--queries", type=int, default=generate.QUERIES)
    given = parser.parse_args()
    generate.write_sets(given.source, given.out, seed=given.seed, count=given.articles, queries=given.queries)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file, its own package is not yet known
    from relevance import generate

    main()
