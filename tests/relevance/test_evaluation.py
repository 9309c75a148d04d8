"""Judged queries: files read with good errors, measures as trec_eval computes them, near hits after the others."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from search.errors import RequestError, SourceError
from search.evaluation import JudgedQuery, evaluate, read_qrels, read_queries


class Fixed:
    """Answers every query with the ids it was given, and remembers how it was asked."""

    def __init__(self, hits: dict[str, list[str]], near: dict[str, list[str]] | None = None) -> None:
        self._hits, self._near = hits, near or {}
        self.asked: list[tuple[str, int, str]] = []

    def search(self, text: str, *, limit: int = 10, match: str = "all", facets: object = None) -> Any:
        self.asked.append((text, limit, match))
        return SimpleNamespace(
            hits=[SimpleNamespace(id=i) for i in self._hits.get(text, [])],
            near=[SimpleNamespace(id=i) for i in self._near.get(text, [])],
        )


QUERIES = [JudgedQuery("q1", "một"), JudgedQuery("q2", "hai")]


def test_default_measures_are_means_over_judged_queries() -> None:
    """One answer at rank 2, one query without an answer: half of each measure's value."""
    engine = Fixed({"một": ["x", "a"]})
    got = evaluate(engine, QUERIES, {"q1": {"a": 1}, "q2": {"b": 1}})
    assert got.queries == 2
    assert got.metrics == pytest.approx({"RR@10": 0.25, "nDCG@10": 0.5 / math.log2(3), "R@10": 0.5, "Success@1": 0.0})
    assert [row.found for row in got.per_query] == [("x", "a"), ()]


def test_near_hits_stand_after_the_others() -> None:
    """What lacks a word counts, below every full match."""
    engine = Fixed({"một": ["a"]}, {"một": ["b", "a"]})
    got = evaluate(engine, QUERIES[:1], {"q1": {"b": 1}})
    assert (got.metrics["RR@10"], got.per_query[0].found) == (0.5, ("a", "b"))


def test_the_order_of_the_page_is_what_is_measured() -> None:
    """Ids sort the other way round: ties must not be broken by id."""
    got = evaluate(Fixed({"một": ["a", "z", "m"]}), QUERIES[:1], {"q1": {"a": 3, "m": 1}}, ["RR@10", "Success@1"])
    assert got.metrics == {"RR@10": 1.0, "Success@1": 1.0}


def test_unjudged_queries_are_named_not_counted() -> None:
    """A query without judgements says nothing about the engine."""
    got = evaluate(Fixed({"một": ["a"]}), QUERIES, {"q1": {"a": 1}, "q9": {"c": 1}})
    assert (got.queries, got.unjudged, got.metrics["RR@10"]) == (1, ("q2",), 1.0)


@pytest.mark.parametrize(
    ("metrics", "limit", "expected"),
    [(["RR@10"], None, 10), (["nDCG@5", "R@20"], None, 20), (["AP"], None, 100), (["R@10"], 3, 3)],
    ids=["cut-off", "deepest", "no cut-off", "given"],
)
def test_depth(metrics: list[str], limit: int | None, expected: int) -> None:
    """As many articles are asked for as the deepest measure looks at, unless told otherwise."""
    engine = Fixed({})
    evaluate(engine, QUERIES[:1], {"q1": {"a": 1}}, metrics, limit=limit, match="any")
    assert engine.asked == [("một", expected, "any")]


@pytest.mark.parametrize("metric", ["Foo@10", "RR@x", "nDCG(foo=1)@10", "__import__('os')", ""])
def test_unknown_measures_are_refused(metric: str) -> None:
    """The message names the measure and gives known ones."""
    with pytest.raises(RequestError) as error:
        evaluate(Fixed({}), QUERIES, {"q1": {"a": 1}}, [metric])
    assert "RR@10" in str(error.value) and repr(metric) in str(error.value)


@pytest.mark.parametrize("limit", [0, 101, -1])
def test_limits_are_bounded(limit: int) -> None:
    """A ranking has 1 to 100 articles."""
    with pytest.raises(RequestError, match="1 to 100"):
        evaluate(Fixed({}), QUERIES, {"q1": {"a": 1}}, limit=limit)


def test_queries_without_any_judgement_are_an_error() -> None:
    """Two files that do not belong together are noticed."""
    with pytest.raises(RequestError, match="judgements"):
        evaluate(Fixed({}), QUERIES, {"other": {"a": 1}})


def test_json_has_the_documented_keys() -> None:
    """`timtin evaluate --json` prints this object."""
    data = evaluate(Fixed({"một": ["a"]}), QUERIES[:1], {"q1": {"a": 1}}, ["RR@10"]).to_json()
    assert data == {
        "queries": 1,
        "metrics": {"RR@10": 1.0},
        "unjudged": [],
        "per_query": [{"id": "q1", "text": "một", "metrics": {"RR@10": 1.0}, "found": ["a"]}],
    }


def test_files_are_read(tmp_path: Path) -> None:
    """A byte order mark, empty lines, numbers as ids, and ids of articles with spaces are fine."""
    queries, qrels = tmp_path / "q", tmp_path / "r"
    queries.write_text('\ufeff{"id": 7, "text": "cụm"}\n\n{"id": "b", "text": "", "note": 1}\r\n', encoding="utf-8")
    qrels.write_text("7 0 bài số 1 3\n7\tQ0\tx  0\nb 0 y -1\n", encoding="utf-8")
    assert read_queries(queries) == [JudgedQuery("7", "cụm"), JudgedQuery("b", "")]
    assert read_qrels(qrels) == {"7": {"bài số 1": 3, "x": 0}, "b": {"y": -1}}


BAD_QUERIES = {
    "no JSON": ("{id: 1}", ":1", "JSON"),
    "a list": ('["a"]', ":1", '"id"'),
    "no text": ('{"id": "a"}', ":1", '"text"'),
    "no id": ('{"text": "a"}', ":1", '"id"'),
    "an empty id": ('{"id": " ", "text": "a"}', ":1", '"id"'),
    "twice": ('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', ":2", "line 1"),
    "nothing": ("\n\n", "", "none"),
}


@pytest.mark.parametrize(("content", "line", "says"), BAD_QUERIES.values(), ids=BAD_QUERIES)
def test_bad_queries_name_file_and_line(tmp_path: Path, content: str, line: str, says: str) -> None:
    """What was expected, what was found, and where."""
    path = tmp_path / "queries.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as error:
        read_queries(path)
    assert f"queries.jsonl{line}" in str(error.value) and says in str(error.value)


BAD_QRELS = {
    "three columns": ("q1 0 a", ":1", "four columns"),
    "no number": ("q1 0 a x", ":1", "'x'"),
    "two grades": ("q1 0 a 1\nq1 0 a 2", ":2", "1 and 2"),
    "nothing": ("", "", "none"),
}


@pytest.mark.parametrize(("content", "line", "says"), BAD_QRELS.values(), ids=BAD_QRELS)
def test_bad_judgements_name_file_and_line(tmp_path: Path, content: str, line: str, says: str) -> None:
    """What was expected, what was found, and where."""
    path = tmp_path / "all.qrels"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as error:
        read_qrels(path)
    assert f"all.qrels{line}" in str(error.value) and says in str(error.value)


@pytest.mark.parametrize("read", [read_queries, read_qrels])
def test_unreadable_files(tmp_path: Path, read: Any) -> None:
    """A missing file and one in another encoding are told apart."""
    with pytest.raises(SourceError, match="No such file"):
        read(tmp_path / "none")
    (tmp_path / "utf16").write_bytes("q1 0 a 1".encode("utf-16"))
    with pytest.raises(SourceError, match="UTF-8"):
        read(tmp_path / "utf16")
