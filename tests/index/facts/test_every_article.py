"""Every real article is read without an exception: a fault that one in thirty thousand meets is a fault."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from index.extract.facts import extract_facts
from search.model import Article


@pytest.mark.shared
@pytest.mark.slow
def test_every_article_is_read(shared: Path) -> None:
    wrong, read = {}, 0
    with gzip.open(shared / "corpus" / "news-30k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            try:
                extract_facts(Article(str(row["id"]), row["title"], row["body"], row.get("summary") or None))
            except Exception as error:  # whatever it is
                wrong[row["id"]] = repr(error)
            read += 1
    assert read > 1000
    assert wrong == {}
