"""
Which articles may nobody find? A list beside the generations, in force as soon as it is written.

Readers look at the file's stamp before each search, which costs a microsecond.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from ...errors import IndexDamaged
from .files import dump_json, read_json, write_file
from .lock import Lock

NAME: Final = "withdrawn.json"

Stamp = tuple[int, int, int]


def stamp(path: str) -> Stamp | None:
    """Return what changes when a file is replaced; ``None`` where there is no file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - before every search, where a Path would cost more than the call
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def read(location: Path) -> dict[str, str]:
    """Return withdrawn id -> when. Raises IndexDamaged: a list that cannot be read must not become an empty one."""
    path = location / NAME
    if not path.exists():
        return {}
    data = read_json(path)
    if not isinstance(data, dict) or not isinstance(data.get("withdrawn"), dict):
        raise IndexDamaged(
            "expected the list of withdrawn articles.",
            where=str(path),
            hint="Restore this file from a backup; without it withdrawn articles would come back.",
        )
    return dict(data["withdrawn"])


def change(location: Path, *, add: Iterable[str] = (), drop: Iterable[str] = ()) -> dict[str, str]:
    """Add and drop ids, durably; return the new list. Has a lock of its own, so that a long reindex does not block."""
    lock = Lock(location, "withdrawn.lock", wait=True)
    try:
        ids = read(location)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        for article_id in add:
            ids.setdefault(article_id, now)
        for article_id in drop:
            ids.pop(article_id, None)
        write_file(location / NAME, dump_json({"format": 1, "withdrawn": ids}))
        return ids
    finally:
        lock.release()
