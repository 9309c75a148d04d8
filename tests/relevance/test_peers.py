"""Do peers answer in the table as they would by their own search?"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from random import Random

import pytest
from relevance.peers import sqlite_fts5, whoosh_standard, whoosh_two_fields

from search.analysis.fold import fold

WORDS = "bằng khen tặng thưởng huân chương lao động hạng ba thi đua cụm tỉnh báo ông bà Hà Nội 2024 của và"


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, str]]:
    random = Random(7)
    return [(f"a{at}", " ".join(random.choices(WORDS.split(), k=random.randint(3, 60)))) for at in range(120)]


TYPED = ["bằng khen", "khen khen của", "bang khen cua tinh", "THI ĐUA 2024, Hà Nội!", "không có đâu", "", "cụm_thi đua"]


@pytest.mark.parametrize("typed", TYPED)
def test_whoosh_ranks_as_its_searcher_does(rows: list[tuple[str, str]], tmp_path: Path, typed: str) -> None:
    from whoosh import index, query
    from whoosh.analysis import StandardAnalyzer

    for make, fields in ((whoosh_standard, {"text": 1.0}), (whoosh_two_fields, {"text": 1.0, "folded": 0.5})):
        peer = make(rows, tmp_path / make.__name__)
        terms = [
            query.Term(name, token.text, boost=boost)
            for name, boost in fields.items()
            for token in StandardAnalyzer(stoplist=None, minsize=1)(fold(typed) if name == "folded" else typed)
        ]
        with index.open_dir(str(tmp_path / make.__name__)).searcher() as searcher:
            expected = [hit["id"] for hit in searcher.search(query.Or(terms), limit=10)]
        assert [hit.id for hit in peer.search(typed).hits] == expected


@pytest.mark.parametrize("typed", TYPED)
def test_sqlite_ranks_as_it_would_itself(rows: list[tuple[str, str]], tmp_path: Path, typed: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table t using fts5(id unindexed, text, tokenize='unicode61 remove_diacritics 2')")
    database.executemany("insert into t values (?, ?)", rows)
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", typed))
    asked = database.execute("select id from t where t match ? order by rank limit 10", (words,)) if words else ()
    assert [hit.id for hit in sqlite_fts5(rows, tmp_path / "none").search(typed).hits] == [row for (row,) in asked]
