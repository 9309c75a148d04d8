"""
What has been measured already? Values are kept one by one, so that an interrupted comparison goes on where it stopped.

A value belongs to a set, an engine, a condition, the number of queries, and the code that gave it: ours is measured
anew when anything below ``search/`` has changed, a peer's when ``peers.py`` or ``peer_scores.py`` has.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Key(NamedTuple):
    """What one measured value depends on."""

    name: str
    engine: str
    condition: str
    queries: int
    code: str


class Kept:
    """Measured values in a file of JSON Lines, written one by one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[Key, float] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                *key, value = json.loads(line)
                self._values[Key(*key)] = value

    def get(self, key: Key) -> float | None:
        return self._values.get(key)

    def put(self, key: Key, value: float) -> None:
        """Remember a value, on the disk too before it returns."""
        self._values[key] = value
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([*key, value], ensure_ascii=False) + "\n")


def code_of(*folders: Path) -> str:
    """Return a short hash of the code and data below *folders* (or of single files)."""
    digest = hashlib.sha256()
    for path in _files(folders):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _files(folders: Iterable[Path]) -> Iterable[Path]:
    for folder in folders:
        if folder.is_file():
            yield folder
        else:
            found = (p for p in folder.rglob("*") if p.suffix in (".py", ".toml", ".tsv", ".csv", ".json"))
            yield from sorted(p for p in found if "__pycache__" not in p.parts)
