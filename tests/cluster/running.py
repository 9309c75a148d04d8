"""
Where does a real OpenSearch for tests come from? Three nodes in one Java process on loopback, one for a whole test run.

Maven fetches OpenSearch itself (pom.xml); built classes lie in ``var/cluster`` and are used again until the sources
change. The data lie in memory where the system offers that, since a commit waits for disks again and again.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import subprocess
import tempfile
import threading
import uuid
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.engine.opensearch import OpenSearchEngine

HERE = Path(__file__).parent
BUILT = HERE.parent.parent / "var" / "cluster"
NODES = 3
START_SECONDS = 180
FETCH_SECONDS = 600
HOW = "tests of the OpenSearch engine need Java 17 and Maven: apt-get install default-jdk-headless maven"


class Unavailable(Exception):
    """No cluster can be had here; the message is one line."""


class RunningCluster:
    """A cluster that was started for this test run."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self._folder = folder
        self._lines: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.ports = [int(port) for port in self._expect("ready", START_SECONDS).split()[1:]]

    def url(self, name: str = "", nodes: tuple[int, ...] = (0, 1, 2), *, scheme: str = "opensearch") -> str:
        """Return the location of an index of its own, reached through *nodes*."""
        hosts = ",".join(f"127.0.0.1:{self.ports[n]}" for n in nodes)
        return f"{scheme}://{hosts}/{name or 't' + uuid.uuid4().hex[:12]}"

    @property
    def pid(self) -> int:
        """The process that holds all nodes."""
        return self._process.pid

    def stored(self) -> int:
        """Return the bytes that the nodes keep in their folder, second copies included."""
        done = subprocess.run(["du", "-sb", str(self._folder)], capture_output=True, text=True, check=False)
        return int(done.stdout.split()[0])  # files come and go while it counts: it tells of that, and counts on

    def stop(self, node: int) -> None:
        """Stop one node, as a machine that is shut down."""
        self._say(f"stop {node}")

    def start(self, node: int) -> None:
        """Start a stopped node again, with the data it had."""
        self._say(f"start {node}")

    def close(self) -> None:
        """Stop everything. Idempotent."""
        if self._process.poll() is None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            try:
                self._process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._reader.join(timeout=5)
            if self._process.stdout is not None:
                self._process.stdout.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        self._expect(f"done {line}", START_SECONDS)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.strip())
        self._lines.put("")

    def _expect(self, beginning: str, seconds: float) -> str:
        seen: list[str] = []
        while True:
            try:
                line = self._lines.get(timeout=seconds)
            except Empty:
                line = ""
            if line.startswith(beginning):
                return line
            seen.append(line)
            if not line:
                self._process.kill()
                raise Unavailable(f"OpenSearch did not say {beginning!r}; its last words: {' / '.join(seen[-5:])}")


@cache
def the_cluster() -> RunningCluster:
    """Return the one cluster of this process, started with the first call. Raises Unavailable."""
    for command in ("java", "javac", "mvn"):
        if shutil.which(command) is None:
            raise Unavailable(HOW)
    classpath = _classpath()
    memory = Path("/dev/shm")  # nosec B108
    room = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 << 30
    folder = Path(tempfile.mkdtemp(prefix="timtin-cluster-", dir=memory if room else None))
    process = subprocess.Popen(
        [
            "java",
            "-Xms256m",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=4",
            "-cp",
            classpath,
            "timtin.Cluster",
            str(folder),
            str(NODES),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        running = RunningCluster(process, folder)
    except Unavailable:
        process.kill()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    atexit.register(running.close)
    return running


def _classpath() -> str:
    """Return the class path, compiling and fetching where the sources have changed since the last time."""
    sources = [HERE / "pom.xml", *sorted((HERE / "src").rglob("*.java"))]
    stamp = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    kept = BUILT / "classpath.txt"
    mark = BUILT / "stamp.txt"
    if not (
        kept.exists()
        and mark.exists()
        and mark.read_text() == stamp
        and all(Path(jar).exists() for jar in kept.read_text().split(os.pathsep))
    ):
        BUILT.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [
                "mvn",
                "-q",
                "-B",
                "-ntp",
                "-f",
                str(HERE / "pom.xml"),
                f"-Dtimtin.build={BUILT}",
                "compile",
                "dependency:build-classpath",
                f"-Dmdep.outputFile={kept}",
            ],
            capture_output=True,
            text=True,
            timeout=FETCH_SECONDS,
            check=False,
        )
        if done.returncode:
            raise Unavailable(f"Maven could not fetch OpenSearch: {(done.stdout + done.stderr).strip()[-300:]}")
        mark.write_text(stamp)
    return os.pathsep.join([str(BUILT / "classes"), kept.read_text().strip()])


def cluster_or_skip() -> RunningCluster:
    """Return the cluster; without one the test is skipped (see ``required``)."""
    try:
        return the_cluster()
    except (Unavailable, subprocess.TimeoutExpired) as error:
        pytest.skip(str(error))


def remove(engines: Iterable[OpenSearchEngine]) -> None:
    """Delete the indices of *engines*, whatever state they are in."""
    for engine in engines:
        names = [*engine.generations(), engine.state.index]
        engine.client.api.indices.delete(index=",".join(names), params={"ignore_unavailable": "true"})
        engine.close()
