"""
What do visitors of a server wait for? Some at once, each asking for the next page as soon as the last one came.

``python -m timtin.benchmark.visitors JSON`` is a process of its own, so that its work is not taken for the server's.
"""

from __future__ import annotations

import http.client
import itertools
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HEADERS = {"Accept-Encoding": "gzip", "Accept": "text/html"}  # as browsers send them
TIMEOUT = 300  # seconds for one answer


@dataclass(frozen=True, slots=True)
class Visit:
    """*requests* answered within *seconds*; *p50* and *p99* in milliseconds; *failed*: not 200, or no answer at all."""

    requests: int
    seconds: float
    p50: float
    p99: float
    failed: int
    bytes: int

    @property
    def rate(self) -> float:
        """Return answers a second."""
        return self.requests / self.seconds if self.seconds else 0.0


def visit(
    port: int, paths: Path, clients: int, *, first: int = 0, requests: int = 1 << 40, seconds: float = 1e9
) -> Visit:
    """Let *clients* ask for the lines of *paths*, from number *first* on, until enough was asked or time is over."""
    asked = {
        "port": port, "paths": str(paths), "clients": clients, "first": first, "requests": requests, "seconds": seconds
    }  # fmt: skip
    command = [sys.executable, "-m", "timtin.benchmark.visitors", json.dumps(asked)]
    return Visit(**json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout))


def walk(port: int, paths: str, clients: int, first: int, requests: int, seconds: float) -> Visit:
    """Do what :func:`visit` says, in this process."""
    lines = Path(paths).read_text("utf-8").splitlines()
    numbers = iter(range(first, first + requests))
    walkers = [_Walker(port, lines, numbers) for _ in range(clients)]
    begun = time.monotonic()
    for walker in walkers:
        walker.until = begun + seconds
        walker.start()
    for walker in walkers:
        walker.join()
    took = time.monotonic() - begun
    waited = sorted(itertools.chain.from_iterable(walker.waited for walker in walkers))
    statuses = sum((walker.statuses for walker in walkers), Counter[int]())
    failed = statuses.total() - statuses[200]
    size = sum(walker.bytes for walker in walkers)
    return Visit(len(waited), took, _share(waited, 0.5), _share(waited, 0.99), failed, size)


class _Walker(threading.Thread):
    """One visitor on one connection, opened again where the server closed it."""

    def __init__(self, port: int, lines: Sequence[str], numbers: Iterator[int]) -> None:
        super().__init__(daemon=True)
        self._port, self._lines, self._numbers = port, lines, numbers
        self.until = 0.0
        self.waited: list[float] = []
        self.statuses: Counter[int] = Counter()
        self.bytes = 0

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT)
        while time.monotonic() < self.until and (number := next(self._numbers, None)) is not None:
            begun = time.perf_counter()
            try:
                connection.request("GET", self._lines[number % len(self._lines)], headers=HEADERS)
                answer = connection.getresponse()
                self.bytes += len(answer.read())
                self.statuses[answer.status] += 1
            except (OSError, http.client.HTTPException):
                connection.close()
                self.statuses[0] += 1
            self.waited.append((time.perf_counter() - begun) * 1000)
        connection.close()


def _share(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


if __name__ == "__main__":
    print(json.dumps(asdict(walk(**json.loads(sys.argv[1])))))
