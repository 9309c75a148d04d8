"""
How much memory do all processes of a reindex take together, at the most?

    python tests/long/memory.py SOURCE [--memory MB] [--jobs N]

Adds up what is theirs alone and their share of what they have in common (PSS, Linux), without mapped files of the
index, many times a second. Ends with exit 1 if that was more than --memory.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PSS = re.compile(r"^Pss_Anon:\s+(\d+)", re.MULTILINE)


def family(pid: int) -> list[int]:
    """Return a process and all that it has started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    return [pid, *(p for child in children for p in family(int(child)))]


def taken(pid: int) -> int:
    """Return the kilobytes of memory of a process; 0 where it has just ended."""
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("source")
    parser.add_argument("--memory", type=int, default=1024)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="timtin-memory-") as folder:
        begun = time.monotonic()
        child = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "timtin",
                "--index",
                folder,
                "reindex",
                options.source,
                "--memory",
                str(options.memory),
                "--jobs",
                str(options.jobs),
            ],
            stdout=subprocess.DEVNULL,
        )
        peak = 0
        while child.poll() is None:
            peak = max(peak, sum(map(taken, family(child.pid))))
            time.sleep(0.05)
    print(
        f"peak of all processes {peak / 1000:.0f} MB with --memory {options.memory} --jobs {options.jobs}, "
        f"{time.monotonic() - begun:.0f} s, exit {child.returncode}"
    )
    return 1 if peak / 1000 > options.memory or child.returncode not in (0, 3) else 0


if __name__ == "__main__":
    sys.exit(main())
