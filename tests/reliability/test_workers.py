"""`timtin serve --workers 2`: who answers, what workers know of each other, and what remains when processes end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from reliability.serving import ROOT, Server, run_timtin, serving, statuses_while_ending, wait_for
from reliability.world import run_reindex, write_sources

from timtin import workers
from timtin.benchmark.children import family
from timtin.main import main
from timtin.server import MOST_WORKERS, Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at by /proc, on Linux only")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where servers of a test keep what is temporary."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sources(tmp_path_factory.mktemp("workers") / "sources", 1, 12)


@pytest.fixture(scope="module")
def index(sources: Path) -> Path:
    """Left by every test with the same articles."""
    run_reindex(sources.parent / "index", sources)
    return sources.parent / "index"


@pytest.fixture
def server(index: Path, temporary: Path) -> Iterator[Server]:
    with serving(index, "--workers", "2") as running:
        yield running


def workers_of(server: Server) -> list[int]:
    return [pid for pid in family(server.process.pid) if pid != server.process.pid]


def state(pid: int) -> str:
    """Return the letter the system tells of a process; nothing where there is none, or only its exit code is left."""
    try:
        letter = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
    return letter.replace("Z", "")


@contextmanager
def only(server: Server, pid: int) -> Iterator[None]:
    """While the block runs no worker but *pid* can answer."""
    others = [one for one in workers_of(server) if one != pid]
    for one in others:
        os.kill(one, signal.SIGSTOP)
        assert wait_for(lambda one=one: state(one) == "T")
    try:
        yield
    finally:
        for one in others:
            os.kill(one, signal.SIGCONT)


def told_by_each(server: Server, path: str) -> list[tuple[int, bytes]]:
    """Ask every worker once."""
    out = []
    for pid in workers_of(server):
        with only(server, pid):
            out.append(server.get(path))
    return out


def counted(server: Server, route: str) -> float:
    text = server.get("/metrics")[1].decode()
    return sum(float(n) for n in re.findall(rf'timtin_requests_total{{route="{route}",status="200"}} (\S+)', text))


def test_each_worker_answers_and_tells_the_counts_of_all(server: Server) -> None:
    assert len(workers_of(server)) == 2
    assert "2 workers" in "".join(server.log)
    assert len(list(Path(f"/proc/{server.process.pid}/task").iterdir())) == 1, "a process with threads must not fork"
    assert [status for status, _ in told_by_each(server, "/healthz")] == [200, 200]
    assert [b'"articles":16' in body for _, body in told_by_each(server, "/readyz")] == [True, True]
    for pid in workers_of(server):
        with only(server, pid):
            assert counted(server, "/healthz") == 2
            assert counted(server, "/readyz") == 2
            assert b"timtin_articles 16.0\n" in server.get("/metrics")[1]
            assert server.get("/metrics")[1].count(b"timtin_ready") == 3  # help, type, one value: not one a process


def test_all_workers_see_withdrawals_and_new_generations(server: Server, index: Path, sources: Path) -> None:
    shown = "/api/articles/bai-7"
    assert [status for status, _ in told_by_each(server, shown)] == [200, 200]
    before = told_by_each(server, "/readyz")[0][1]
    run_timtin(index, "remove", "bai-7")
    assert [status for status, _ in told_by_each(server, shown)] == [404, 404]
    run_timtin(index, "restore", "bai-7", code=None)
    run_reindex(index, write_sources(sources, 2, 14))
    first, second = told_by_each(server, "/readyz")
    assert first == second
    assert first[1] != before
    assert [status for status, _ in told_by_each(server, "/api/articles/bai-14")] == [200, 200]
    run_reindex(index, write_sources(sources, 1, 12))


def test_a_killed_worker_is_replaced_and_its_counts_remain(server: Server) -> None:
    first, second = workers_of(server)
    with only(server, first):
        server.get("/healthz")
    os.kill(first, signal.SIGKILL)
    assert server.get("/healthz")[0] == 200
    assert wait_for(lambda: f"worker {first} ended (signal 9); another is started" in "".join(server.log))
    assert wait_for(lambda: len(workers_of(server)) == 2)
    new = next(pid for pid in workers_of(server) if pid != second)
    with only(server, new):
        assert server.get("/healthz")[0] == 200
        assert counted(server, "/healthz") == 3
    assert server.stop() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_was_asked_is_answered_before_workers_end(index: Path, temporary: Path, number: signal.Signals) -> None:
    with serving(index, "--workers", "2", "--threads", "2") as running:
        pids = workers_of(running)
        assert statuses_while_ending(running, number, clients=8) == [200] * 8
        assert running.process.wait(60) == 0
        assert [state(pid) for pid in pids] == ["", ""]
        assert list(temporary.iterdir()) == []
        with pytest.raises(OSError):
            running.get("/healthz")
    assert running.log[-1] == "TimTin stopped.\n"
    assert "Traceback" not in "".join(running.log)


def test_ctrl_c_reaches_all_processes_and_ends_them_once(index: Path, temporary: Path) -> None:
    """A terminal sends it to the parent and to its workers."""
    with serving(index, "--workers", "2") as running:
        for pid in family(running.process.pid)[::-1]:
            os.kill(pid, signal.SIGINT)
        assert running.process.wait(60) == 0
    assert [line for line in running.log if "serves on" not in line] == ["TimTin stopped.\n"]


def test_workers_end_when_their_parent_is_killed(server: Server, temporary: Path) -> None:
    pids = workers_of(server)
    assert list(temporary.iterdir())
    server.process.kill()
    assert wait_for(lambda: not any(state(pid) for pid in pids)), [state(pid) for pid in pids]
    assert list(temporary.iterdir()) == []
    with socket.create_server(("127.0.0.1", server.port)):
        pass  # the port is free again


def test_a_port_in_use_is_told_once(index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = run_timtin(index, "serve", "--workers", "2", "--port", port, code=1)
    assert done.stderr.count(f"cannot serve on 127.0.0.1:{port}") == 1


_ENDS_AT_ONCE = """
import os, pathlib, sys
from timtin import workers
from search.errors import TimTinError
workers.FIRST_DELAY = 0.01
try:
    workers.Pool(2, lambda ready: os._exit(3), [], pathlib.Path("unused")).run(lambda: print("ready"))
except TimTinError as error:
    print(error)
"""


def test_workers_that_cannot_live_end_the_server() -> None:
    done = subprocess.run([sys.executable, "-c", _ENDS_AT_ONCE], cwd=ROOT, text=True, capture_output=True, timeout=60)
    assert "ended (exit code 3), as did the 4 started before it, each within 5 seconds" in done.stdout
    assert "ready" not in done.stdout
    assert 4 <= done.stderr.count("another is started in") <= 8


def test_delays_grow_and_good_work_is_remembered() -> None:
    restarts = workers.Restarts()
    assert [restarts.delay(lived) for lived in (0.1, 0.1, 60, 0.1, 0.1, 0.1, 0.1, 0.1)] == [
        0.25, 0.5, 0.0, 0.25, 0.5, 1.0, 2.0, None
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("threads", "count", "each"), [(8, 1, 8), (8, 2, 4), (8, 3, 3), (8, 32, 1), (1, 2, 1), (500, 32, 16)]
)
def test_bounds_of_the_server_are_shared(threads: int, count: int, each: int) -> None:
    assert Settings("", workers=count).share(threads) == each


@pytest.mark.parametrize("count", ["0", "-1", str(MOST_WORKERS + 1), "1000000000000", "two"])
def test_other_numbers_of_workers_are_refused(count: str) -> None:
    result = CliRunner().invoke(main, ["serve", f"--workers={count}"])
    assert result.exit_code == 2
    assert "--workers" in result.output


def test_without_fork_several_workers_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delattr(os, "fork")
    result = CliRunner().invoke(main, ["--index", str(tmp_path), "serve", "--workers", "2", "--port", "0"])
    assert result.exit_code == 2
    assert "this system cannot fork" in result.output
