"""Do worker processes end with the process that started them, whatever happens to it?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PARENT = """
import os, sys, time
from index.corrections import Corrections
from index.work import Pending, work_through
from index.sources.base import Read
from search.model import Article

def prepare(entries):
    os.write(1, b"%d\\n" % os.getpid())  # whole lines, from two processes
    time.sleep(120)

batch = [Pending(Read(Article(id="x", title="Bài"), "f:1", "h"), "A", "h")]
list(work_through([batch, batch], Corrections(), prepare, jobs=2))
"""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        assert all(alive(pid) for pid in workers)
        os.kill(parent.pid, signal.SIGKILL)
    until = time.monotonic() + 20
    while any(alive(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in workers if alive(pid)]
