"""
By which rules was an index made? A fingerprint changes when the code or data that decides an answer changes.

They are hashes of our own files, not version numbers: a number can be forgotten, a file cannot. A comment changes
them too; then an index is rebuilt once for nothing, which is the cheaper mistake.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

_HERE = Path(__file__).parent


def of_files(paths: Iterable[Path], root: Path) -> str:
    """Return 16 hexadecimal digits that depend on the names (below *root*) and contents of *paths*, in sorted order."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def data_and_code(*folders: Path) -> list[Path]:
    """Return the Python and data files below *folders*."""
    return [
        p
        for folder in folders
        for p in folder.rglob("*")
        if p.is_file() and p.suffix in (".py", ".toml", ".csv", ".txt", ".json")
    ]


@cache
def analyzer() -> str:
    """Return the fingerprint of all that turns text into terms: our files, and PyVi's and Unidecode's versions."""
    numbers = [p for p in (_HERE / "vocabulary").glob("numbers*") if p.suffix != ".pyc" and p.is_file()]
    ours = of_files(data_and_code(_HERE / "analysis") + numbers, _HERE)
    theirs = ",".join(f"{name}-{_version(name)}" for name in ("pyvi", "unidecode"))
    return hashlib.sha256(f"{ours} {theirs}".encode()).hexdigest()[:16]


@cache
def fields() -> str:
    """Return the fingerprint of the field and facet table."""
    return of_files([_HERE / "fields.py", _HERE / "model.py"], _HERE)


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "none"
