"""Every input is bounded, and what is cut is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from reliability.world import run_reindex, write_sources

from index.reindex import Options, fitting_jobs
from search.engine.embedded import EmbeddedEngine
from search.errors import RequestError
from search.fields import FACET_NAMES
from search.index import Index
from search.params import parse_request
from search.request import SearchRequest
from web import create_app


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("bounds")
    run_reindex(folder / "index", write_sources(folder / "sources", 1, 30))
    with Index(EmbeddedEngine(folder / "index")) as open_index:
        yield open_index


def test_a_long_text_is_cut_and_said_so(index: Index) -> None:
    result = index.run(SearchRequest("thi đua " * 200, facets=()))
    assert any(part.endswith("…") for part in result.understood.ignored)


def test_many_words_are_cut_and_said_so(index: Index) -> None:
    words = " ".join(f"a{n}b" for n in range(100))
    result = index.run(SearchRequest(words, facets=(), exact=True))
    assert len(result.understood.words) == 64
    assert len(result.understood.ignored) >= 36


def test_a_prefix_of_everything_is_answered(index: Index) -> None:
    assert index.run(SearchRequest("t*")).total > 10


@pytest.mark.parametrize(
    "pairs",
    [
        [("page", "1001")],
        [("limit", "101")],
        [("limit", "0")],
        [("page", "0")],
        [("page", "9" * 30)],
        [("district", str(n)) for n in range(51)],
        [("district", "x" * 201)],
    ],
    ids=["too deep", "too many hits", "no hits", "page 0", "endless page", "too many values", "too long a value"],
)
def test_requests_beyond_the_limits_are_refused(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(RequestError):
        parse_request(pairs, strict=True)


def test_when_time_runs_out_hits_are_whole_and_the_rest_is_named(index: Index) -> None:
    """Facets that were not counted, and near hits that were not looked for."""
    whole = index.run(SearchRequest("thi đua"))
    late = index.run(SearchRequest("thi đua", seconds=0.0))
    assert late.total == whole.total
    assert [h.id for h in late.hits] == [h.id for h in whole.hits]
    assert set(late.partial) - {"near"} == set(FACET_NAMES)
    assert whole.partial == ()
    assert all(value.count == 0 for facet in late.facets for value in facet.values)


def test_when_time_runs_out_nothing_more_is_looked_for(index: Index) -> None:
    """Nearest articles and other spellings are further searches: they begin in time or not at all."""
    whole = index.run(SearchRequest("thi đua zzz"))
    assert whole.near or whole.suggestion
    late = index.run(SearchRequest("thi đua zzz", seconds=0.0))
    assert (late.near, late.suggestion) == ((), None)
    assert {"near", "suggestion"} <= set(late.partial)


def test_the_page_says_that_time_ran_out(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.ask.SECONDS", 0.0)
    client = create_app({"INDEX": index, "TESTING": True}).test_client()
    assert "vì hết thời gian" in client.get("/?q=thi+dua").text
    assert set(client.get("/api/search?q=thi+dua").get_json()["partial"]) >= set(FACET_NAMES)
    monkeypatch.undo()
    assert client.get("/api/search?q=thi+dua").get_json()["partial"] == []


def test_one_page_stays_with_one_generation(tmp_path: Path) -> None:
    """Whatever is switched between its questions; withdrawals count all the same."""
    sources = write_sources(tmp_path / "sources", 1)
    run_reindex(tmp_path / "index", sources)
    with Index(EmbeddedEngine(tmp_path / "index")) as index:
        page = index.pinned()
        before = page.run(SearchRequest("")).generation
        write_sources(sources, 2)
        run_reindex(tmp_path / "index", sources)
        assert page.run(SearchRequest("")).generation == before
        assert page.get("bai-1") is not None
        assert index.get("bai-1") is None
        EmbeddedEngine(tmp_path / "index").withdraw(["bai-5"])
        assert page.get("bai-5") is None
        assert index.pinned().run(SearchRequest("")).generation != before


@pytest.mark.parametrize(
    "memory, jobs, fits", [(128, 8, 1), (512, 8, 1), (700, 8, 2), (1024, 2, 2), (1024, 8, 3), (8192, 8, 8)]
)
def test_fewer_processes_work_where_memory_is_short(memory: int, jobs: int, fits: int) -> None:
    assert fitting_jobs(Options(memory_mb=memory, jobs=jobs)) == fits
