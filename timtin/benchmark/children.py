"""
How much does a step cost when it runs alone? Each step is a fresh Python process, watched from outside.

CPU time is that of the process and of all it started. Memory is the largest sum, over the process and its children, of
what each holds alone plus its share of what they hold together (PSS, sampled); where the system does not tell, the
largest single process (RSS). Private memory is the part of it that is no file's.

On a busy machine CPU / wall says nothing of a step. What it could have used can be seen all the same: how many of its
threads are ready to run, looked at many times a second.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from search.errors import TimTinError

OFTEN = 0.05  # seconds between two looks at threads
EVERY = 0.5  # seconds between two looks at memory; each look costs what the process has mapped


@dataclass(frozen=True, slots=True)
class Cost:
    """
    *cpu* and *wall* in seconds; in bytes, at their peaks, *memory* and *private* (sums over processes) and the *rss* of
    the largest process. *usable*: cores it would have used on average had they been free; 0 where that is not known.
    """

    cpu: float
    wall: float
    memory: int
    rss: int
    result: Any = None
    private: int = 0
    usable: float = 0.0

    @property
    def cores(self) -> float:
        """Return how many cores were used on average."""
        return self.cpu / self.wall if self.wall else 0.0


def run_step(name: str, *, nice: int = 0, **arguments: Any) -> Cost:
    """Run a step of :mod:`steps` in a process of its own; its result is JSON. Raises TimTinError where it fails."""
    arguments = {key: str(value) if isinstance(value, Path) else value for key, value in arguments.items()}
    command = [sys.executable, "-m", "timtin.benchmark.steps", name, json.dumps(arguments)]
    begun = time.monotonic()
    done = Event()
    watch = _Watch()
    with subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=lambda: os.nice(nice) and None) as process:
        watcher = Thread(target=watch.go, args=(process.pid, done))
        watcher.start()
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        watcher.join()
    if process.returncode:
        raise TimTinError(
            f"the step {name!r} ended with {process.returncode}",
            where="timtin bench",
            hint="What it printed above says why.",
        )
    wall = time.monotonic() - begun
    rss = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    last = printed.decode().splitlines()[-1] if printed.strip() else "null"
    return Cost(
        usage.ru_utime + usage.ru_stime,
        wall,
        max(watch.memory, rss),
        rss,
        json.loads(last),
        watch.private,
        usable(watch.seen),
    )


class _Watch:
    """Looks at a process and its descendants: memory at times, threads and CPU time often."""

    def __init__(self) -> None:
        self.memory = self.private = 0
        self.seen: list[tuple[int, float]] = []

    def go(self, pid: int, done: Event) -> None:
        looks = 0
        while not done.wait(OFTEN):
            self.seen.append(_ready(pid))
            looks += 1
            if looks * OFTEN >= EVERY:
                looks = 0
                self.memory = max(self.memory, sum(memory_of(one) for one in family(pid)))
                self.private = max(self.private, sum(memory_of(one, "Pss_Anon") for one in family(pid)))


def _ready(pid: int) -> tuple[int, float]:
    """Return how many threads are ready to run, and the seconds of CPU they have all had; 0 where that is not told."""
    ready, cpu = 0, 0.0
    for one in family(pid):
        for task in Path(f"/proc/{one}/task").glob("*"):
            try:
                ready += (task / "stat").read_text().rpartition(")")[2].split()[0] == "R"
                cpu += int((task / "schedstat").read_text().split()[0]) / 1e9
            except OSError:
                continue  # it has just ended
    return ready, cpu


def usable(seen: Sequence[tuple[int, float]], cores: int | None = None) -> float:
    """
    Return how many of *cores* (of this machine) would have been used on average had they all been free.

    *seen*: threads that were ready, and CPU seconds so far, time after time. Work that was done while n threads were
    ready would have been done by min(n, cores) cores.
    """
    most = cores or os.cpu_count() or 1
    done = took = last = 0.0
    for ready, cpu in seen:
        step = max(0.0, cpu - last)  # a process that ended takes its time with it
        last = cpu
        done += step
        took += step / max(1, min(most, ready))
    return done / took if took else 0.0


def family(pid: int) -> list[int]:
    """Return a process and all its descendants, as far as the system tells."""
    out, todo = [], [pid]
    while todo:
        one = todo.pop()
        out.append(one)
        for tasks in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                todo += [int(child) for child in tasks.read_text().split()]
            except OSError:
                continue
    return out


def memory_of(pid: int | str = "self", kind: str = "Pss") -> int:
    """
    Return the bytes of memory a process holds, shared ones in equal parts; 0 where that cannot be known. *kind*:
    ``Pss_Anon`` without files, ``Pss_File`` files only.
    """
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(f"{kind}:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
