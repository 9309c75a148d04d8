"""
What can a server answer, and what does it hold? `timtin serve` as it is shipped, beside a Flask page over stock Whoosh.

Servers and visitors are processes of their own. Waiting and requests a second are wall times, which other work on the
machine makes worse; CPU milliseconds a request are the server's own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from search.errors import TimTinError

from .children import family, memory_of
from .corpus import draw
from .page import Ask, make_asks
from .visitors import Visit, visit

CLIENTS = (1, 2, 4, 8)
STAGES = (1, 1_000, 10_000, 100_000, 1_000_000)  # requests after which memory is told
WARM = 40  # requests before anything is timed
SHARES = {"home": 20, "words": 25, "plain": 20, "filtered": 15, "quoted": 8, "title": 7, "nothing": 5}
_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PORT = re.compile(r"serves on http://\S+?:(\d+)\s")


@dataclass(frozen=True, slots=True)
class Load:
    """What *clients* at once saw, and the CPU milliseconds the server spent on each request."""

    clients: int
    visit: Visit
    cpu: float


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes after *requests*: *private* (nobody else's), *mapped* (files in memory, which the system may take back)."""

    requests: int
    private: int
    mapped: int


@dataclass
class Server:
    """A running server."""

    pid: int
    port: int = 0
    log: list[str] = field(default_factory=list)

    def cpu(self) -> float:
        """Return the seconds of CPU it has used with its children."""
        ticks = 0
        for pid in family(self.pid):
            numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(numbers[11]) + int(numbers[12])
        return ticks / _TICK

    def held(self) -> tuple[int, int]:
        """Return bytes of anonymous memory, and of mapped files (each page once), over all its processes."""
        pids = family(self.pid)
        return sum(memory_of(pid, "Pss_Anon") for pid in pids), sum(memory_of(pid, "Pss_File") for pid in pids)


@contextmanager
def serving(command: Sequence[str]) -> Iterator[Server]:
    """Run a server that tells its port on stderr until the block ends."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        server, ready = Server(process.pid), threading.Event()
        listener = threading.Thread(target=_listen, args=(process, server, ready), daemon=True)
        listener.start()
        try:
            if not ready.wait(120) or not server.port:
                raise TimTinError(f"a server did not start: {' '.join(server.log)[-500:]}", where="timtin bench")
            yield server
        finally:
            process.terminate()
            listener.join(60)


def _listen(process: subprocess.Popen[str], server: Server, ready: threading.Event) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        server.log = [*server.log[-20:], line]
        if found := _PORT.search(line):
            server.port = int(found[1])
            ready.set()
    ready.set()


def commands(ours: Path, whoosh: Path | None, workers: int = 1) -> dict[str, list[str]]:
    """Return how the servers are started, by name: one process, and beside it *workers* where they are more."""
    one = [sys.executable, "-m", "timtin", "--index", str(ours), "serve", "--port", "0"]
    out = {"TimTin": one}
    if workers > 1:
        out[f"TimTin, {workers} workers"] = [*one, "--workers", str(workers)]
    if whoosh is not None:
        out["Flask + stock Whoosh"] = [sys.executable, "-m", "timtin.benchmark.whoosh_page", str(whoosh)]
    return out


def write_paths(corpus: Path, count: int, seed: int, target: Path) -> None:
    """Write *count* different addresses, kinds mixed by SHARES, one a line."""
    rng = draw(seed, "visits")
    kinds = rng.choices(list(SHARES), list(SHARES.values()), k=count)
    asks = make_asks(corpus, max(map(kinds.count, SHARES)), seed)
    asks["nothing"] = [Ask("".join(rng.choices("qwxzjk", k=9))) for _ in kinds]
    lines = []
    for at, kind in enumerate(kinds):
        ask = asks[kind][at % len(asks[kind])]
        pairs = [(name, value) for name, value in (("q", ask.text), ("district", ask.district)) if value]
        lines.append("/?" + urlencode(pairs) if pairs else "/")
    target.write_text("\n".join(lines) + "\n", "utf-8")


def measure_load(
    servers: Mapping[str, Sequence[str]], paths: Path, seconds: float, tell: Callable[[str], None]
) -> dict[str, list[Load]]:
    """Return, for each server, what each number of clients saw in *seconds*; the servers take turns."""
    out: dict[str, list[Load]] = {name: [] for name in servers}
    for at, clients in enumerate(CLIENTS):
        for name, command in servers.items():
            with serving(command) as server:
                visit(server.port, paths, 2, first=at * 100_003, requests=WARM)
                before = server.cpu()
                seen = visit(server.port, paths, clients, first=at * 1000 + WARM, seconds=seconds)
                out[name].append(Load(clients, seen, (server.cpu() - before) * 1000 / max(1, seen.requests)))
            tell(f"  {name}, {clients} clients: {seen.rate:.1f} a second, p99 {seen.p99:.0f} ms")
    return out


def measure_memory(
    command: Sequence[str], paths: Path, requests: int, tell: Callable[[str], None]
) -> tuple[list[Held], int]:
    """Return what a server holds after one request and more and more of them, and how many failed."""
    out: list[Held] = []
    done = failed = 0
    with serving(command) as server:
        for stage in (*(s for s in STAGES if s < requests), requests):
            seen = visit(server.port, paths, 8, first=done, requests=stage - done)
            done, failed = stage, failed + seen.failed
            out.append(Held(stage, *server.held()))
            tell(f"  {stage:,} requests: {out[-1].private / 1e6:.1f} MB private, {out[-1].mapped / 1e6:.0f} MB mapped")
    return out, failed
