"""Two writers, dead writers, dead workers; a source that is watched; a backup taken while somebody writes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from reliability.processes import command
from reliability.serving import ROOT, run_timtin, wait_for
from reliability.world import answers, article, run_reindex, write_sources

from search.engine.embedded import EmbeddedEngine


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    """With the number of the process, at once, and with nothing changed."""
    index, sources = tmp_path / "index", write_sources(tmp_path / "sources", 1)
    run_reindex(index, sources)
    before = answers(index)
    with EmbeddedEngine(index).writer():
        for arguments in (["reindex", str(sources)], ["add", str(sources / "trang-1.txt")], ["check", "--repair"]):
            done = run_timtin(index, *arguments, code=1)
            assert f"another writer is at work: process {os.getpid()} on" in done.stderr + done.stdout
        assert run_timtin(index, "search", "thi đua").returncode == 0
    assert answers(index) == before
    assert "Traceback" not in done.stderr


def test_a_withdrawal_does_not_wait_for_a_reindex(tmp_path: Path) -> None:
    index = tmp_path / "index"
    run_reindex(index, write_sources(tmp_path / "sources", 1))
    with EmbeddedEngine(index).writer() as writer:
        writer.start(full=False)
        EmbeddedEngine(index).withdraw(["bai-3"])
        assert EmbeddedEngine(index).snapshot().get("bai-3") is None


def test_a_killed_writer_leaves_no_lock_and_no_workers(tmp_path: Path) -> None:
    """Its workers end too, the next writer starts at once, and check tells what happened."""
    index, source = tmp_path / "index", tmp_path / "nhiều.jsonl"
    source.write_text("".join(json.dumps(article(n), ensure_ascii=False) + "\n" for n in range(4000)), "utf-8")
    child = subprocess.Popen(
        command("--index", str(index), "reindex", str(source), "--jobs", "2", "--memory", "700"),
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    workers = wait_for(lambda: _children(child.pid))
    assert len(workers) >= 1
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert wait_for(lambda: not any(_alive(w) for w in workers))
    found = EmbeddedEngine(index).check()
    assert any(f"process {child.pid}" in f.message and "ended before it was done" in f.message for f in found)
    with EmbeddedEngine(index).writer():
        assert not list((index / "segments").glob("*"))


def test_a_worker_that_is_killed_changes_nothing(tmp_path: Path) -> None:
    """As when memory runs out: the run says so and the old state stays."""
    index, sources = tmp_path / "index", write_sources(tmp_path / "sources", 1)
    run_reindex(index, sources)
    before = answers(index)
    source = tmp_path / "nhiều.jsonl"
    source.write_text("".join(json.dumps(article(n, 2), ensure_ascii=False) + "\n" for n in range(4000)), "utf-8")
    child = subprocess.Popen(
        command("--index", str(index), "reindex", str(source), "--jobs", "2", "--memory", "700"),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    workers = wait_for(lambda: _children(child.pid))
    os.kill(workers[0], signal.SIGKILL)
    told = child.communicate(timeout=60)[1]
    assert child.returncode == 1
    assert "a worker process ended" in told
    assert "--memory" in told
    assert answers(index) == before


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text("ascii").split()] if path.exists() else []


def _alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return False


def test_a_watched_source_is_followed(tmp_path: Path) -> None:
    """`timtin reindex --watch`: a new page, a bad one, a removed one; it ends gently when asked."""
    index, sources = tmp_path / "index", write_sources(tmp_path / "sources", 1)
    child = subprocess.Popen(
        command("--index", str(index), "reindex", str(sources), "--jobs", "1", "--watch"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests in the background inherit "ignored"
    )
    lines: list[str] = []
    assert child.stderr is not None
    assert child.stdout is not None
    listeners = [
        threading.Thread(target=lines.extend, args=(stream,), daemon=True) for stream in (child.stderr, child.stdout)
    ]
    for listener in listeners:
        listener.start()
    try:
        assert wait_for(lambda: any("Watching" in line for line in lines))
        time.sleep(0.5)
        shutil.copy(sources / "trang-1.txt", sources / "mới.txt")
        (sources / "hỏng.txt").write_bytes(b"\x00\x01")
        assert wait_for(lambda: EmbeddedEngine(index).snapshot().get("mới"))
        (sources / "mới.txt").unlink()
        assert wait_for(lambda: EmbeddedEngine(index).snapshot().get("mới") is None)
        assert child.poll() is None
    finally:
        child.send_signal(signal.SIGINT)
        code = child.wait(30)
        for listener in listeners:
            listener.join()
        child.stderr.close()
        child.stdout.close()
    assert code in (0, 1)
    assert not any("Traceback" in line for line in lines)
    assert any("hỏng.txt" in line for line in lines)


def test_a_copy_taken_while_reindexing_is_whole(tmp_path: Path) -> None:
    """
    Backup by copying: CURRENT first, then the rest; what the copy lacks of a newer state it does not need.

    As documented: `cp -a` may meet a file that was just removed; then it is done again.
    """
    index, sources, stop = tmp_path / "index", write_sources(tmp_path / "sources", 1), threading.Event()
    run_reindex(index, sources)
    states = {answers(index)}

    def write() -> None:
        version = 2
        while not stop.is_set():
            write_sources(sources, version)
            run_reindex(index, sources, full=version % 3 == 0)
            states.add(answers(index))
            version += 1

    writer = threading.Thread(target=write)
    writer.start()
    copies = []
    for number in range(4):
        copies.append(_backup(index, tmp_path / f"copy-{number}"))
        time.sleep(0.1)
    stop.set()
    writer.join()
    for copy in copies:
        assert answers(copy) in states
        assert [f for f in EmbeddedEngine(copy).check() if f.level == "error"] == []
    run_reindex(copies[0], sources, allow_deletes=True)
    assert answers(copies[0]) == answers(index)


def _backup(index: Path, target: Path) -> Path:
    """What `deploy/backup.sh` does."""
    script = ROOT / "deploy" / "backup.sh"
    subprocess.run(
        ["sh", str(script), str(index), str(target)],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable},
    )
    return target


def test_a_restored_backup_is_served_and_brought_up_to_date(tmp_path: Path) -> None:
    index, sources = tmp_path / "index", write_sources(tmp_path / "sources", 1)
    run_reindex(index, sources)
    old = answers(index)
    copy = _backup(index, tmp_path / "backup")
    write_sources(sources, 2)
    run_reindex(index, sources)
    new = answers(index)
    shutil.rmtree(index)
    shutil.copytree(copy, index)
    assert answers(index) == old
    run_reindex(index, sources)
    assert answers(index) == new


@pytest.mark.skipif(sys.platform == "win32", reason="advisory locks of POSIX")
def test_a_watching_process_keeps_no_old_locks(tmp_path: Path) -> None:
    """A hundred runs in one process leave no descriptor open."""
    index, sources = tmp_path / "index", write_sources(tmp_path / "sources", 1, 2)
    run_reindex(index, sources)
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    for _ in range(20):
        run_reindex(index, sources)
    after = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    assert after <= before + 1
