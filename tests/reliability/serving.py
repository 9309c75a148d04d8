"""A real `timtin serve` in a process of its own, and how tests talk to it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]


_MAPPING = re.compile(r"[0-9a-f]+-[0-9a-f]+ ")


class Memory(NamedTuple):
    """
    Kilobytes in memory. *own* belongs to the process alone; *index* are pages of index files, which the system may
    take back at any time; *old* is the part of them whose files are removed already.
    """

    own: int
    index: int
    old: int


@dataclass
class Server:
    """A running server: its process, its port, and what it has written to stderr so far."""

    process: subprocess.Popen[str]
    port: int
    log: list[str] = field(default_factory=list)

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Ask once, on a connection of its own; return status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers or {})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def json(self, path: str) -> Any:
        status, body = self.get(path)
        assert status == 200, (path, status, body[:300])
        return json.loads(body)

    def memory(self) -> Memory:
        """Return what the process holds in memory now."""
        own = index = old = 0
        file = ""
        for line in Path(f"/proc/{self.process.pid}/smaps").read_text("utf-8").splitlines():
            if _MAPPING.match(line):
                file = (line.split(maxsplit=5)[5:] or [""])[0]
            elif line.startswith("Anonymous:"):
                own += int(line.split()[1])
            elif line.startswith("Rss:") and "/segments/" in file:
                index += int(line.split()[1])
                old += int(line.split()[1]) if file.endswith("(deleted)") else 0
        return Memory(own, index, old)

    def mapped(self) -> set[str]:
        """Return the files below the index that the process has mapped, removed ones too."""
        lines = Path(f"/proc/{self.process.pid}/maps").read_text("utf-8").splitlines()
        return {line.split(maxsplit=5)[5] for line in lines if "/segments/" in line}

    def stop(self) -> int:
        """Ask the server to stop (SIGTERM) and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@contextmanager
def serving(index: Path | str, *options: str) -> Iterator[Server]:
    """Run `timtin serve` on a free port until the block ends."""
    arguments = [sys.executable, "-m", "timtin", "--index", str(index), "serve", "--port", "0", *options]
    process = subprocess.Popen(
        arguments,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    server = Server(process, 0)
    ready = threading.Event()
    listener = threading.Thread(target=_listen, args=(server, ready), daemon=True)
    listener.start()
    try:
        assert ready.wait(60), "the server did not start: " + "".join(server.log)
        assert server.port, "the server ended: " + "".join(server.log)
        yield server
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        listener.join()
        assert process.stderr is not None
        process.stderr.close()


def _listen(server: Server, ready: threading.Event) -> None:
    assert server.process.stderr is not None
    for line in server.process.stderr:
        server.log.append(line)
        found = re.search(r"serves on http://\S+?:(\d+)\s", line)
        if found:
            server.port = int(found[1])
            ready.set()
    ready.set()


def run_timtin(index: Path | str, *arguments: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run one `timtin` command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "timtin", "--index", str(index), *arguments],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )
    assert code is None or done.returncode == code, (done.returncode, done.stdout, done.stderr)
    return done


def wait_for(what: Any, seconds: float = 30) -> Any:
    """Call *what* until it returns something true, and return that."""
    end = time.monotonic() + seconds
    while True:
        found = what()
        if found or time.monotonic() > end:
            return found
        time.sleep(0.05)


def statuses_while_ending(server: Server, number: signal.Signals, *, clients: int) -> list[int]:
    """Return what *clients*, already connected, are answered to a search that each asks for just before the signal."""
    statuses: list[int] = []
    ready = threading.Barrier(clients + 1)

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        ready.wait()
        connection.request("GET", "/api/search?q=thi+dua")
        statuses.append(connection.getresponse().status)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    ready.wait()
    time.sleep(0.02)
    server.process.send_signal(number)
    for thread in threads:
        thread.join(60)
    return statuses
