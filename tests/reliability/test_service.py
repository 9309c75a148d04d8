"""A real server: health, log, stopping, proxies, reindexes under load, withdrawal, read-only folders."""

from __future__ import annotations

import json
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from reliability.load import growth, soak
from reliability.processes import read_only
from reliability.serving import ROOT, Server, run_timtin, serving, statuses_while_ending, wait_for
from reliability.world import run_reindex, write_sources


@pytest.fixture
def index(tmp_path: Path) -> Path:
    run_reindex(tmp_path / "index", write_sources(tmp_path / "sources", 1, 40))
    return tmp_path / "index"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a JSON log, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("served")
    run_reindex(folder / "index", write_sources(folder / "sources", 1, 40))
    with serving(folder / "index", "--log", "json", "--proxy-hops", "1") as running:
        yield running


def test_readers_never_notice_a_reindex(tmp_path: Path) -> None:
    """A short soak: eight clients, two reindexes; every answer right and of one generation, files freed."""
    index, sources = tmp_path / "index", write_sources(tmp_path / "sources", 1, 60)
    run_reindex(index, sources)
    with serving(index) as running:
        result = soak(running, index, sources, requests=320, reindexes=2, rows=60)
        assert result.wrong == []
        assert len(result.seconds) >= 320
        assert result.reindexes == 2
        assert len(result.generations) >= 2
        assert growth(result, warm_up=64) < 1  # so early: code is loaded, caches fill; `make soak` holds to 10 %
        running.get("/api/search?q=thi+dua")
        gone = wait_for(lambda: not [f for f in running.mapped() if f.endswith("(deleted)")])
        assert gone, running.mapped()


def test_health_and_readiness_and_metrics(server: Server) -> None:
    assert server.json("/healthz")["status"] == "ok"
    assert server.json("/readyz")["articles"] == 44
    status, text = server.get("/metrics")
    assert status == 200
    assert b"timtin_articles 44.0" in text
    assert b"timtin_ready 1.0" in text
    assert b'timtin_requests_total{route="/healthz",status="200"}' in text


def test_the_log_tells_no_personal_data(server: Server) -> None:
    """Route, status, time: neither what was asked, nor which article, nor who."""
    server.get("/api/search?q=bimatrieng", {"User-Agent": "nguoidoc/1.0", "X-Forwarded-For": "203.0.113.9"})
    server.get("/bai/bai-7")
    server.get("/api/search?bimatrieng=1")
    lines = wait_for(lambda: [line for line in server.log if '"/bai/<path:article_id>"' in line] and list(server.log))
    requests = [json.loads(line) for line in lines if line.startswith("{")]
    assert all(
        {"time", "level", "route", "status", "ms"} <= set(r) for r in requests if r["logger"] == "timtin.requests"
    )
    told = "".join(server.log)
    assert not any(secret in told for secret in ("bimatrieng", "bai-7", "nguoidoc", "203.0.113.9"))


def test_one_proxy_is_believed_and_only_one(server: Server) -> None:
    """With one hop the last value of X-Forwarded-* counts; what a client put before it does not."""
    status, body = server.get(
        "/opensearch.xml", {"X-Forwarded-Host": "evil.example, tin.example", "X-Forwarded-Proto": "https"}
    )
    assert status == 200
    assert b"https://tin.example/" in body
    assert b"evil.example" not in body


def test_without_proxies_their_headers_mean_nothing(index: Path) -> None:
    with serving(index) as running:
        _, body = running.get("/opensearch.xml", {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"})
        assert b"evil.example" not in body
        assert f"http://127.0.0.1:{running.port}/".encode() in body


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\n",
        b"\x16\x03\x01\x02\x00\x01",
        b"GET " + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n",
        b"\r\n" * 100,
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nX: " + b"b" * 40_000 + b"\r\n\r\n",
    ],
    ids=["unfinished", "TLS", "endless address", "huge body", "blank", "huge header"],
)
def test_bad_connections_disturb_nobody(server: Server, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(raw)
        connection.settimeout(0.3)
        try:
            answer = connection.recv(100)
        except TimeoutError:
            answer = b""
    assert not answer.startswith(b"HTTP/1.1 5") or b"501" in answer
    assert server.json("/healthz")["status"] == "ok"


def test_sigterm_answers_what_was_asked_and_takes_nothing_new(index: Path) -> None:
    """Requests under way end; new connections are refused; exit code 0."""
    with serving(index, "--threads", "2") as running:
        assert statuses_while_ending(running, signal.SIGTERM, clients=6) == [200] * 6
        assert running.process.wait(60) == 0
        with pytest.raises(OSError):
            running.get("/healthz")


def test_a_server_may_start_before_its_index(tmp_path: Path) -> None:
    """It is healthy, not ready, and becomes ready without a restart."""
    index = tmp_path / "index"
    with serving(index) as running:
        assert running.get("/healthz")[0] == 200
        assert running.get("/readyz")[0] == 503
        assert running.get("/api/search?q=a")[0] == 503
        assert running.get("/metrics")[0] == 200
        run_reindex(index, write_sources(tmp_path / "sources", 1, 5))
        assert running.json("/readyz")["articles"] == 9
        (index / "CURRENT").write_text("hỏng")
        status, body = running.get("/readyz")
        assert status == 503
        assert "CURRENT" not in body.decode() or str(tmp_path) not in body.decode()


def test_a_withdrawn_article_is_gone_at_once(index: Path, tmp_path: Path) -> None:
    """From every page of a running server, from the generation before, and after any reindex, until it is restored."""
    shown = ("/api/articles/bai-7", "/bai/bai-7")
    with serving(index) as running:
        assert [running.get(path)[0] for path in shown] == [200, 200]
        before = running.json("/api/awards?limit=100")["total"]
        run_timtin(index, "remove", "bai-7")
        assert [running.get(path)[0] for path in shown] == [404, 404]
        everywhere = b"".join(
            running.get(path)[1]
            for path in (
                "/api/search?sort=newest&limit=100",
                "/feed.atom",
                "/tai-ve.ndjson",
                "/khen-thuong",
                "/cum",
                "/api/awards?limit=100",
                "/khen-thuong.csv",
                "/api/suggest?q=c%E1%BB%A5m",
            )
        )
        assert b"bai-7" not in everywhere
        assert running.json("/api/awards?limit=100")["total"] < before
        run_timtin(index, "reindex", "--full", "--jobs", "1")
        run_timtin(index, "reindex", "--jobs", "1")
        assert [running.get(path)[0] for path in shown] == [404, 404]
        (index / "CURRENT").write_bytes(b"{}")
        run_timtin(index, "check", "--repair", code=None)  # goes back to the generation before
        assert running.get("/api/articles/bai-7")[0] == 404
        assert running.get("/api/articles/bai-8")[0] == 200
        run_timtin(index, "restore", "bai-7", code=None)
        run_timtin(index, "reindex", "--jobs", "1")
        assert running.get("/api/articles/bai-7")[0] == 200


def test_a_withdrawn_article_leaves_the_files_too(index: Path) -> None:
    """After two full reindexes no file of the index holds its text."""
    text = "bai-7"
    run_timtin(index, "remove", text)
    for _ in range(2):
        run_timtin(index, "reindex", "--full", "--jobs", "1")
    holding = [
        f for f in index.rglob("*") if f.is_file() and text.encode() in f.read_bytes() and f.name != "withdrawn.json"
    ]
    assert holding == []


def test_a_folder_that_may_only_be_read_is_served(index: Path, tmp_path: Path) -> None:
    """Read-only deployment: nothing can be written to the index; searching needs no writing."""
    with read_only(tmp_path / "disk", index) as place:
        if place is None:
            pytest.skip("needs the right to mount a file system (root on Linux)")
        with serving(place) as running:
            assert running.json("/api/search?q=thi+dua")["total"] > 10
            assert running.json("/readyz")["status"] == "ok"
            assert running.stop() == 0
        found = json.loads(run_timtin(place, "check", "--json").stdout)
        assert any("may read the index but not change it" in f["message"] for f in found)
        told = run_timtin(place, "reindex", "seeds", "--jobs", "1", code=1)
        assert "the index cannot be written (Read-only file system)" in told.stderr
        assert "right to write" in told.stderr


def test_if_needed_makes_a_missing_index_before_serving(tmp_path: Path) -> None:
    """And leaves a good one alone at the next start."""
    index = tmp_path / "index"
    with serving(index, "--if-needed") as running:
        first = running.json("/readyz")
        assert first["articles"] >= 10  # the repository's own seeds
    with serving(index, "--if-needed") as running:
        assert running.json("/readyz") == first
    assert (ROOT / "seeds").is_dir()
