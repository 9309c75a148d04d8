"""
How much does a step cost when it runs alone? Each step is a fresh Python process, watched from outside.

CPU time is that of the process and of all it started. Memory is the largest sum, over the process and its children, of
what each holds alone plus its share of what they hold together (PSS, sampled); where the system does not tell, the
largest single process (RSS). Private memory is the part of it that is no file's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from search.errors import TimTinError

EVERY = 0.5  # seconds between two looks at memory; each look costs what the process has mapped


@dataclass(frozen=True, slots=True)
class Cost:
    """
    *cpu* and *wall* in seconds; in bytes, at their peaks, *memory* and *private* (sums over processes) and the *rss* of
    the largest process.
    """

    cpu: float
    wall: float
    memory: int
    rss: int
    result: Any = None
    private: int = 0

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
    peak = [0, 0]
    with subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=lambda: os.nice(nice) and None) as process:
        watcher = Thread(target=_watch, args=(process.pid, done, peak))
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
    return Cost(usage.ru_utime + usage.ru_stime, wall, max(peak[0], rss), rss, json.loads(last), peak[1])


def _watch(pid: int, done: Event, peak: list[int]) -> None:
    while not done.wait(EVERY):
        both = [(memory_of(one), memory_of(one, "Pss_Anon")) for one in family(pid)]
        for at, column in enumerate(zip(*both, strict=True)):
            peak[at] = max(peak[at], sum(column))


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
