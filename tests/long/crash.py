"""
The whole crash matrix, and faults that only a real process meets. Run by ``make crash``.

    python tests/long/crash.py [--every N] [--kills N] [--seed N]

Ends with exit 1 if anything was lost or mixed. Needs some minutes; faults of a full disk need the right to mount.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from reliability.faults import KINDS
from reliability.matrix import Case, Matrix, Tally
from reliability.processes import killed_children, limited_disks, limited_files


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--every", type=int, default=1, help="only every N-th step (default: each)")
    parser.add_argument("--kills", type=int, default=60, help="real reindex processes killed at random moments")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--folder", help="where to work (a memory disk saves hours of syncing)")
    options = parser.parse_args()
    begun, wrong, count = time.monotonic(), [], 0
    with tempfile.TemporaryDirectory(prefix="timtin-crash-", dir=options.folder) as folder:
        matrix = Matrix(Path(folder) / "matrix")
        print("steps:", ", ".join(f"{name} {len(steps)}" for name, steps in matrix.steps.items()), flush=True)
        for kind in KINDS:
            tally = matrix.tally(matrix.cases((kind,), options.every), _tell)
            count, wrong = count + tally.count, wrong + tally.wrong
            print(
                f"{kind:<20} {tally.count:>5} faults: {tally.old} old, {tally.new} new, {len(tally.wrong)} wrong",
                flush=True,
            )
        for name, run in (
            ("kill -9 of a process", lambda: killed_children(matrix, options.kills, options.seed)),
            ("full disk (tmpfs)", lambda: limited_disks(matrix)),
            ("file size limit", lambda: limited_files(matrix)),
        ):
            found = run()
            if found is None:
                print(f"{name:<20} skipped: needs the right to mount a file system", flush=True)
                continue
            count, wrong = count + found.count, wrong + found.wrong
            print(
                f"{name:<20} {found.count:>5} faults: {found.old} old, {found.new} new, {len(found.wrong)} wrong",
                flush=True,
            )
    for line in wrong[:50]:
        print(line)
    print(f"{count} faults in {time.monotonic() - begun:.0f} s, {len(wrong)} losses or mixtures (seed {options.seed})")
    return 1 if wrong else 0


def _tell(case: Case, tally: Tally) -> None:
    if sys.stderr.isatty():
        print(f"\r{case.kind} {case.operation} {case.number} {len(tally.wrong)} wrong      ", end="", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
