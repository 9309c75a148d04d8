"""
What do the same articles cost in a folder and on a cluster? Both built and asked in one run, in turns.

    python tests/long/engines.py ARTICLES.jsonl[.gz] [--queries N] [--jobs N]

Starts the three OpenSearch nodes of the tests on loopback (Java and Maven needed), reindexes the articles to a folder
and to the cluster with the command line, copies the cluster to a second folder, asks both the same pages with four
facets, and prints Markdown. CPU time is what carries over from a busy
machine; the nodes' is that of their whole process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cluster.running import RunningCluster, the_cluster

from search import open_index
from search.analysis.fold import fold
from search.index import Index

FACETS = ("cluster", "district", "year", "award_type")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """Seconds of wall and CPU time: *client* the process and its children, *nodes* the three of the cluster."""

    wall: float = 0.0
    client: float = 0.0
    nodes: float = 0.0
    walls: list[float] = field(default_factory=list)

    def at(self, share: float) -> float:
        """Return the wall milliseconds below which *share* of all pages were there."""
        ordered = sorted(self.walls)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def of_process(pid: int) -> float:
    """Return the CPU seconds a process has used so far (fields 14 and 15 of proc(5)'s stat)."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident(pid: int) -> float:
    """Return the resident megabytes of a process."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def of_client() -> float:
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


@contextmanager
def counted(nodes: int, cost: Cost) -> Iterator[None]:
    """Add what happens inside to *cost*."""
    begun, client, theirs = time.perf_counter(), of_client(), of_process(nodes)
    yield
    cost.walls.append(time.perf_counter() - begun)
    cost.wall += cost.walls[-1]
    cost.client += of_client() - client
    cost.nodes += of_process(nodes) - theirs


def timtin(*arguments: str) -> None:
    """Run the command line; a rejected article (exit 3) is no reason to stop."""
    done = subprocess.run([sys.executable, "-m", "timtin", *arguments], check=False, stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 3):
        raise SystemExit(f"timtin {' '.join(arguments)} ended with {done.returncode}")


def titles(source: Path) -> list[str]:
    reader = gzip.open if source.suffix == ".gz" else open
    with reader(source, "rt", encoding="utf-8") as lines:
        return [title for line in lines if len((title := json.loads(line)["title"]).split()) >= 6]


def asked(source: Path, count: int) -> dict[str, list[str]]:
    """Return what is asked, by kind: headlines and parts of them, the same for the same source."""
    rng = random.Random(11)
    chosen = rng.sample(titles(source), count)
    short = [" ".join(title.split()[: 1 + n % 4]).strip("\"'.,:;?!-()“” ") for n, title in enumerate(chosen)]
    return {"headlines with marks": chosen, "headlines without marks": [fold(t) for t in chosen], "1-4 words": short}


def ask(indexes: dict[str, Index], texts: list[str], nodes: int) -> dict[str, Cost]:
    """Ask both engines in turns; the first ten of each warm up and are not counted."""
    costs = {name: Cost() for name in indexes}
    for text in texts[:10]:
        for index in indexes.values():
            index.search(text, facets=FACETS)
    for at, text in enumerate(texts):
        for name in sorted(indexes, reverse=bool(at % 2)):
            with counted(nodes, costs[name]):
                indexes[name].search(text, facets=FACETS)
    return costs


def build(cluster: RunningCluster, url: str, folder: Path, options: argparse.Namespace) -> dict[str, Cost]:
    """Reindex to both places, and copy the cluster back to a folder."""
    reindex = ("reindex", str(options.source), "--jobs", str(options.jobs))
    steps: dict[str, Callable[[], None]] = {
        "reindex, folder": lambda: timtin("--index", str(folder / "index"), *reindex),
        "reindex, cluster": lambda: timtin("--index", url, *reindex),
        "copy cluster to folder": lambda: timtin("copy", "--from", url, "--to", str(folder / "copy")),
    }
    costs = {name: Cost() for name in steps}
    for name, step in steps.items():
        with counted(cluster.pid, costs[name]):
            step()
        print(f"{name}: {costs[name].wall:.0f} s", file=sys.stderr, flush=True)
    return costs


def compare(indexes: dict[str, Index], options: argparse.Namespace, nodes: int) -> None:
    """Print one row for each kind of page."""
    print("\n| pages, ms | folder p50 / p95 | cluster p50 / p95 | CPU folder | CPU cluster: client + nodes |")
    print("|---|--:|--:|--:|--:|")
    for kind, texts in asked(options.source, options.queries).items():
        of, per = ask(indexes, texts, nodes), 1000 / len(texts)
        walls = " | ".join(f"{of[name].at(0.5):.0f} / {of[name].at(0.95):.0f}" for name in indexes)
        folder, client, theirs = (s * per for s in (of["folder"].client, of["cluster"].client, of["cluster"].nodes))
        print(f"| {kind} | {walls} | {folder:.0f} | {client:.0f} + {theirs:.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("source", type=Path)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    cluster = the_cluster()
    url = cluster.url("scale")
    with tempfile.TemporaryDirectory(prefix="timtin-engines-") as name:
        folder = Path(name)
        costs = build(cluster, url, folder, options)
        print("| step | wall s | client CPU s | nodes' CPU s |\n|---|--:|--:|--:|")
        for step, cost in costs.items():
            print(f"| {step} | {cost.wall:.0f} | {cost.client:.0f} | {cost.nodes:.0f} |")
        disk = sum(file.stat().st_size for file in (folder / "index").rglob("*") if file.is_file())
        with open_index(str(folder / "index")) as small, open_index(url) as large:
            compare({"folder": small, "cluster": large}, options, cluster.pid)
            print(f"\nArticles: {small.status().articles:,} and {large.status().articles:,}.", end=" ")
        print(f"Folder {disk / 1e6:.0f} MB on disk; this client {resident(os.getpid()):.0f} MB, ", end="")
        print(f"the nodes {resident(cluster.pid):.0f} MB resident, {cluster.stored() / 1e6:.0f} MB on disk.")


if __name__ == "__main__":
    main()
