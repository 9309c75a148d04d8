"""Whatever bytes a file holds, its reader gives articles and rejections, never an exception, and nothing unsound."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources import Limits, Read, Rejection, list_units, read_source, read_unit
from search.errors import SourceError
from search.model import Article

NAMES = st.sampled_from(
    ["a.txt", "a.jsonl", "a.ndjson", "a.csv", "a.html", "a.jsonl.gz", "a.csv.gz", "a.txt.gz", "a", "bài.txt"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ROW = st.dictionaries(
    st.sampled_from(["id", "title", "summary", "body", "url", "source", "authors", "section", "published_at", "x"]),
    st.one_of(JSON, st.text(max_size=40), st.sampled_from(["2024-01-22", "(HNMO) - Tin.\nLan Anh", "a/b", ".."])),
)
LINES = st.lists(st.one_of(ROW.map(lambda row: json.dumps(row).encode()), st.binary(max_size=40)), max_size=8).map(
    b"\n".join
)
CONTENT = st.one_of(
    st.binary(max_size=200),
    LINES,
    LINES.map(gzip.compress),
    st.text(max_size=200).map(str.encode),
    LINES.map(lambda data: gzip.compress(data)[:-5]),
    st.text("title,body;\"\n\t'ab|", max_size=80).map(str.encode),
    st.text(max_size=80).map(lambda text: b"title,body\n" + text.encode("utf-8", "replace")),
)


def sound(item: Read | Rejection) -> None:
    if isinstance(item, Rejection):
        assert item.where and item.reason and item.source
        return
    article = item.article
    assert article.title or article.body
    assert len(item.content_hash) == 64
    assert Article.from_json(json.loads(json.dumps(article.to_json()))).title == article.title
    json.dumps(article.to_json(), ensure_ascii=False).encode()
    raw = item.raw if item.raw is not None else ""
    assert all(0 <= start < end <= len(raw) for start, end in article.excluded.spans)


@settings(max_examples=250, deadline=None)
@given(NAMES, CONTENT)
def test_any_file_gives_articles_and_rejections(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        for item in read_source(folder, limits=Limits(article_bytes=2000)):
            sound(item)


@settings(max_examples=100, deadline=None)
@given(NAMES, CONTENT)
def test_a_file_named_directly_gives_the_same_or_is_no_source(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            named = list(read_source(path))
        except SourceError:
            assert not content
        else:
            inside = list(read_source(folder))
            assert [item.article for item in named if isinstance(item, Read)] == [
                i.article for i in inside if isinstance(i, Read)
            ]


@settings(max_examples=100, deadline=None)
@given(LINES, st.integers(1, 60))
def test_ranges_of_a_file_give_what_the_file_gives(content: bytes, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(content + b"\n{}\n")
        limits = Limits(unit_bytes=size)
        parts = [item for unit in list_units(path, limits=limits) for item in read_unit(unit, limits=limits)]

        whole = list(read_source(path))
        refused_whole = any(i.where == str(path) for i in whole if isinstance(i, Rejection))  # by its first bytes
        if len(list_units(path, limits=limits)) > 1 and not refused_whole:
            assert [item.where for item in parts] == [item.where for item in whole]
