"""Servers are measured by visitors that are processes of their own; the page over stock Whoosh must answer rightly."""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
from benchmark.test_bench_engines import LINES

from timtin.benchmark import whoosh_page
from timtin.benchmark.children import run_step, usable
from timtin.benchmark.corpus import prepare_corpus, read_docs
from timtin.benchmark.report import held_table, loads_table
from timtin.benchmark.served import Held, Load, commands, serving, write_paths
from timtin.benchmark.text import Text
from timtin.benchmark.visitors import Visit, walk

pytest.importorskip("whoosh")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    prepare_corpus([Text(f"{LINES[at % 6]} năm {at}", "", LINES[(at + 1) % 6]) for at in range(30)], 30, 1, folder)
    return folder


def test_visitors_ask_for_everything_once(tmp_path: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404 if self.path == "/3" else 200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    paths = tmp_path / "paths"
    paths.write_text("".join(f"/{n}\n" for n in range(10)), "utf-8")
    seen = walk(server.server_port, str(paths), 3, 0, 10, 60)
    server.shutdown()
    server.server_close()
    assert sorted(asked) == [f"/{n}" for n in range(10)]
    assert (seen.requests, seen.failed, seen.bytes) == (10, 1, 20)
    assert 0 < seen.p50 <= seen.p99


def test_addresses_are_mixed_and_the_same_each_time(corpus: Path, tmp_path: Path) -> None:
    for name in "ab":
        write_paths(corpus, 200, 5, tmp_path / name)
    lines = (tmp_path / "a").read_text("utf-8").splitlines()
    assert (tmp_path / "b").read_text("utf-8").splitlines() == lines
    asked = [parse_qs(line.partition("?")[2]) for line in lines]
    assert len(lines) == 200
    assert {} in asked
    assert any("district" in one for one in asked)
    assert any(one.get("q", [""])[0].startswith('"') for one in asked)


def test_the_page_over_stock_whoosh_finds_and_counts(corpus: Path, tmp_path: Path) -> None:
    whoosh_page.build(corpus, tmp_path / "index", None)
    client = whoosh_page.create_app(tmp_path / "index").test_client()
    docs = list(read_docs(corpus))
    district = next(d for doc in docs for d in doc.decoration.facets()["district"])
    holding = sum(district in doc.decoration.facets()["district"] for doc in docs)
    for pairs, total in (
        ({}, 30),
        ({"q": "dong anh"}, sum("Đông Anh" in doc.text.joined() for doc in docs)),
        ({"q": '"cờ thi đua"'}, sum("Cờ thi đua" in doc.text.joined() for doc in docs)),
        ({"district": district}, holding),
        ({"q": "zzzz"}, 0),
    ):
        answer = client.get("/?" + urlencode(pairs))
        assert answer.status_code == 200
        assert f"<p>{total} bài</p>" in answer.text
    assert f"{district} ({holding})" in client.get("/?" + urlencode({"district": district})).text


def test_a_server_that_does_not_start_is_told() -> None:
    server = serving([sys.executable, "-c", "raise SystemExit('no such luck')"])
    with pytest.raises(Exception, match=r"did not start: .*no such luck"), server:
        pass


def test_a_step_tells_its_cost(corpus: Path) -> None:
    cost = run_step("reading", corpus=corpus, limit=None)
    assert cost.result["articles"] == 30
    assert 0 < cost.result["start"] <= cost.cpu
    assert 0 <= cost.usable <= 64


def test_tables_of_servers() -> None:
    load = Load(4, Visit(200, 10.0, 12.0, 34.0, 1, 400_000), 5.5)
    assert "| 4 at once, ours | 200 (1 failed) | 20.0 | 12 | 34 | 5.5 | 2.0 |" in loads_table({"ours": [load]})
    assert "| 1,000 | 50.0 | 7 |" in held_table([Held(1000, 50_000_000, 7_000_000)], 0, "ours")


@pytest.mark.parametrize(
    ("seen", "cores"),
    [
        ([], 0),
        ([(1, 1.0), (1, 2.0)], 1),
        ([(2, 2.0), (3, 4.0)], 2),
        ([(2, 2.0), (1, 3.0)], 1.5),
        ([(0, 1.0), (2, 0.5), (2, 1.5)], 4 / 3),
    ],
    ids=["nothing", "one thread", "two and more", "half of the time two", "one ended"],
)
def test_cores_that_could_be_used(seen: list[tuple[int, float]], cores: float) -> None:
    assert usable(seen, 2) == pytest.approx(cores)


@pytest.mark.parametrize(("workers", "names"), [(1, ["TimTin"]), (3, ["TimTin", "TimTin, 3 workers"])])
def test_several_workers_are_visited_beside_one(workers: int, names: list[str]) -> None:
    servers = commands(Path("index"), None, workers)
    assert list(servers) == names
    assert [command[-2:] for command in servers.values()] == [["--port", "0"], ["--workers", "3"]][: len(names)]
