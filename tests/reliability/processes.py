"""Faults that only real processes meet: ``kill -9`` at any moment, a full disk, a file that may not grow."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from search.engine.embedded import EmbeddedEngine

from .matrix import Matrix, Tally, left, seen

ROOT = Path(__file__).parents[2]


def command(*arguments: str) -> list[str]:
    """Return what starts `timtin` with *arguments*."""
    return [sys.executable, "-m", "timtin", *arguments]


def judge(matrix: Matrix, path: Path, operation: str, tally: Tally, label: str) -> None:
    """Note what a fresh process finds after a fault, then repair and do the work again."""
    old, new = matrix.old[operation], matrix.new[operation]
    try:
        outcome = seen(path)
        assert outcome in (old, new), "neither the answers before nor those after"
        EmbeddedEngine(path).check(repair=True)
        assert not left(path), f"left behind: {left(path)}"
        matrix.operations[operation](path)
        assert seen(path) == new, "the next run did not complete the work"
    except Exception as error:
        tally.wrong.append(f"{label}: {type(error).__name__}: {str(error)[:300]}")
    else:
        tally.old += outcome == old
        tally.new += outcome == new


def killed_children(matrix: Matrix, count: int, seed: int) -> Tally:
    """Kill *count* real `timtin reindex` processes (with two workers) at random moments."""
    rng, tally = random.Random(seed), Tally()
    run = ["reindex", str(matrix.sources), "--jobs", "2", "--json"]
    begun = time.monotonic()
    path = fresh(matrix, "reindex")
    subprocess.run(command("--index", str(path), *run), cwd=ROOT, capture_output=True, check=False)
    whole = time.monotonic() - begun
    for number in range(count):
        path = fresh(matrix, "reindex")
        child = subprocess.Popen(
            command("--index", str(path), *run), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(whole * (0.3 + 0.8 * rng.random()))
        child.send_signal(signal.SIGKILL)
        child.wait()
        judge(matrix, path, "reindex", tally, f"kill -9 number {number}, seed {seed}")
    return tally


def fresh(matrix: Matrix, operation: str) -> Path:
    """Return a new copy of the state before *operation*."""
    path = matrix.folder / "real"
    shutil.rmtree(path, ignore_errors=True)
    return Path(shutil.copytree(matrix.before[operation], path))


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[bool]:
    """Mount a file system of *kilobytes* at *folder*; yields whether that was allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    allowed = (
        sys.platform == "linux"
        and os.geteuid() == 0
        and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    )
    try:
        yield allowed
    finally:
        if allowed:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def read_only(folder: Path, index: Path) -> Iterator[Path | None]:
    """Yield a copy of *index* on a file system that nobody may write to; ``None`` where mounting is not allowed."""
    with small_disk(folder, 65_536) as allowed:
        if allowed:
            shutil.copytree(index, folder / "index")
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield folder / "index" if allowed else None


def limited_disks(
    matrix: Matrix, step_kb: int = 4, operations: tuple[str, ...] = ("reindex", "reindex --full", "add")
) -> Tally | None:
    """Run on disks with a little more room than the index takes: each run out of space somewhere else."""
    tally = Tally()
    for operation in operations:
        for room in range(0, 200, step_kb):
            outcome = _on_small_disk(matrix, operation, room, tally)
            if outcome is None:
                return None
            if outcome == "fits":
                break
    return tally


def _on_small_disk(matrix: Matrix, operation: str, room: int, tally: Tally) -> str | None:
    before = matrix.before[operation]
    size = sum((f.stat().st_size + 4095) // 4096 * 4 for f in before.rglob("*") if f.is_file())
    disk = matrix.folder / "disk"
    with small_disk(disk, size + room) as allowed:
        if not allowed:
            return None
        path = disk / "index"
        try:
            shutil.copytree(before, path)
        except (OSError, shutil.Error):
            return "too small"
        full = in_child(lambda: matrix.operations[operation](path)) != 0
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)  # somebody made room
        judge(matrix, path, operation, tally, f"{room} KB of room for {operation}")
        return "full" if full else "fits"


def limited_files(matrix: Matrix, step: int = 2048) -> Tally:
    """Let no file grow beyond a limit: writing fails with EFBIG in the middle of a file."""
    tally = Tally()
    for limit in range(1, 100_000, step):
        path = fresh(matrix, "reindex --full")
        ended = in_child(lambda limit=limit, path=path: _limited(limit, matrix, path))  # type: ignore[misc]
        judge(matrix, path, "reindex --full", tally, f"files of at most {limit} bytes")
        if ended == 0:
            break
    return tally


def _limited(limit: int, matrix: Matrix, path: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    matrix.operations["reindex --full"](path)


def in_child(work: Callable[[], object], *, user: int | None = None) -> int:
    """Carry *work* out in a forked process, as another *user* if told; return its exit code (1 if it raised)."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            if user is not None:
                os.setgroups([])
                os.setgid(user)
                os.setuid(user)
            work()
            code = 0
        except BaseException as error:
            if os.environ.get("TIMTIN_TELL"):
                print(f"child: {error!r}", file=sys.stderr)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
