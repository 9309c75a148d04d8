"""
Makes the small index that every later version must open: `python tests/compat/make.py`.

Run once for each number of the index format, when it is raised; never for an older number.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from search.engine.embedded import EmbeddedEngine
from search.engine.generations.manifest import FORMAT

HERE = Path(__file__).parent


def main() -> int:
    target = HERE / f"format-{FORMAT}"
    shutil.rmtree(target, ignore_errors=True)
    engine = EmbeddedEngine(target)
    with (HERE / "articles.jsonl").open("rb") as rows:  # standard input: an index remembers the paths of its sources
        subprocess.run([sys.executable, "-m", "timtin", "--index", str(target), "reindex", "-"], stdin=rows, check=True)
    with engine.writer() as writer:
        writer.remove(["da-xoa"])  # so that a file of deleted articles is among what must be read
        writer.commit(sources=["-"], fingerprints=engine.status().fingerprints)
        writer.withdraw(["da-rut"])
    shutil.rmtree(target / "generations" / "1")
    for lock in target.glob("*lock"):
        lock.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
