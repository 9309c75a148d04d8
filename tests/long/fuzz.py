"""
Strings and files that nobody would send, through everything that reads them. Run by ``make fuzz``.

    python tests/long/fuzz.py [--budget STRINGS] [--pages FILES] [--seed N] [--jobs N] [--faults FOLDER]

Ends with exit 1 if there was a fault: an exception, a broken promise, an input that took more than a second. Each is
written to FOLDER with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from reliability.attack import Score, attack_files, attack_strings
from reliability.mutants import pages
from reliability.strings import strings
from reliability.world import run_reindex, write_sources

from search.index import Index

STRINGS, FILES = 5000, 250  # inputs of one chunk
ANSWER_EVERY, ASK_EVERY = 32, 80  # of the strings; all are understood, matched and completed


@cache
def small_index(folder: str) -> Index:
    from search import open_index

    return open_index(folder)


def chunk(kind: str, seed: int, count: int, index: str) -> Score:
    """One chunk in a worker; *seed* alone decides its inputs."""
    if kind == "strings":
        return attack_strings(
            strings(seed, count), small_index(index), answer_every=ANSWER_EVERY, ask_every=ASK_EVERY, first=seed
        )
    return attack_files(pages(seed, count))


def chunks(kind: str, total: int, size: int, seed: int) -> Iterator[tuple[str, int, int]]:
    for at in range(0, total, size):
        yield kind, seed * 1_000_003 + at // size, min(size, total - at)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--budget", type=int, default=2_000_000, help="query strings (default 2,000,000)")
    parser.add_argument("--pages", type=int, help="mutated files (default: a tenth of the strings)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--faults", type=Path, default=Path("var/fuzz"))
    options = parser.parse_args()
    files = options.budget // 10 if options.pages is None else options.pages
    plan = [*chunks("files", files, FILES, options.seed), *chunks("strings", options.budget, STRINGS, options.seed)]
    begun, scores = time.monotonic(), {"strings": Score(), "files": Score()}
    with tempfile.TemporaryDirectory(prefix="timtin-fuzz-") as folder:
        run_reindex(Path(folder) / "index", write_sources(Path(folder) / "sources", 1, 200))
        with ProcessPoolExecutor(options.jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
            todo = [
                (kind, seed, pool.submit(chunk, kind, seed, count, str(Path(folder) / "index")))
                for kind, seed, count in plan
            ]
            for number, (kind, seed, future) in enumerate(todo, 1):
                score = future.result()
                scores[kind].add(score)
                _keep(options.faults, kind, seed, score)
                if number % 20 == 0:
                    print(f"{number}/{len(todo)} chunks, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    for kind, score in scores.items():
        print(
            f"{kind}: {score.count:,} inputs, {score.searched:,} searched, {score.answered:,} answered whole, "
            f"{score.asked:,} asked through the web, {score.articles:,} articles read, {score.rejected:,} rejected; "
            f"slowest {score.slowest:.3f} s; {len(score.faults)} faults"
        )
    faults = sum(len(s.faults) for s in scores.values())
    print(
        f"seed {options.seed}, {time.monotonic() - begun:.0f} s, {faults} faults"
        + (f"; see {options.faults}" if faults else "")
    )
    return 1 if faults else 0


def _keep(folder: Path, kind: str, seed: int, score: Score) -> None:
    for number, (shown, why) in enumerate(score.faults):
        folder.mkdir(parents=True, exist_ok=True)
        data = {"kind": kind, "seed": seed, "input": shown, "why": why}
        (folder / f"{kind}-{seed}-{number}.json").write_text(json.dumps(data, ensure_ascii=True, indent=1), "utf-8")
        print(f"FAULT {kind} seed {seed}: {why.strip().splitlines()[-1][:200]}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
