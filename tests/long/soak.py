"""
Many mixed requests from eight clients to a real `timtin serve` while reindexes run. Run by ``make soak``.

    python tests/long/soak.py [--requests N] [--reindexes N] [--clients N] [--seed N]

Ends with exit 1 if an answer was wrong, was refused, or mixed two generations, or if the memory that is the server's
own grew by more than 10 % from the first fifth after the warm-up to the last. The warm-up is a number of requests, the
same for every length of the run: within it the bounded tables of what queries need (operations.md) fill, and the heap
finds its size. What is shown every so many requests must be flat afterwards. Pages of mapped index files are shown
apart: they belong to the system.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from reliability.load import Result, growth, soak
from reliability.serving import run_timtin, serving
from reliability.world import write_sources

MAX_GROWTH = 0.10
WARM_UP = 10_000  # requests; of shorter runs at most half


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--requests", type=int, default=200_000)
    parser.add_argument("--reindexes", type=int, default=50)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rows", type=int, default=400, help="articles in the index")
    parser.add_argument("--warm-up", type=int, default=WARM_UP, help="requests before growth counts")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="timtin-soak-") as folder:
        index, sources = Path(folder) / "index", write_sources(Path(folder) / "sources", 1, options.rows)
        run_timtin(index, "reindex", str(sources), "--jobs", "1")
        with serving(index) as server:
            result = soak(
                server,
                index,
                sources,
                requests=options.requests,
                reindexes=options.reindexes,
                clients=options.clients,
                rows=options.rows,
                seed=options.seed,
                tell=lambda line: print(line, flush=True),
            )
            code = server.stop()
    grown = growth(result, min(options.warm_up, options.requests // 2))
    _report(result, options.clients, grown, code)
    took = time.monotonic() - begun
    print(
        f"seed {options.seed}, {took:.0f} s ({len(result.seconds) / took:.0f} requests a second), "
        f"{len(result.wrong)} wrong"
    )
    return 1 if result.wrong or grown > MAX_GROWTH or code else 0


def _report(result: Result, clients: int, grown: float, code: int) -> None:
    for line in result.wrong[:20]:
        print("WRONG", line)
    print(
        f"{len(result.seconds):,} answers from {clients} clients, {result.reindexes} reindexes, "
        f"{len(result.generations)} generations seen, {result.partial} without all facets for lack of time, "
        f"statuses {dict(sorted(result.statuses.items()))}"
    )
    times = ", ".join(f"p{share * 100:.0f} {result.percentile(share):.0f} ms" for share in (0.5, 0.95, 0.99, 1.0))
    last = result.memory[-1][1]
    print(
        f"{times}; own memory {last.own / 1000:.1f} MB, growth after warm-up {grown:+.1%}; "
        f"index files {last.index / 1000:.1f} MB, of removed ones {last.old / 1000:.1f} MB; server ended with {code}"
    )


if __name__ == "__main__":
    sys.exit(main())
