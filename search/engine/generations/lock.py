"""
Who may write? One process at a time, by an advisory lock that the operating system drops when its owner dies.

So a lock is never stale: a ``lock`` file that nobody holds is only a note of who wrote last. (Advisory locks on
network file systems may not reach other machines: one machine writes.)
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakSet

from ...errors import IndexLocked, IndexMissing

NAME = "lock"
_held: WeakSet[Lock] = WeakSet()  # weak: a process that writes again and again (--watch) keeps no old lock


class Lock:
    """A held lock. Forked children do not keep it alive."""

    def __init__(self, location: Path, name: str = NAME, *, wait: bool = False) -> None:
        self.path = location / name
        try:
            self._handle: int | None = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise IndexMissing(
                f"the index cannot be written ({error.strerror}).",
                where=str(location),
                hint="Give the user that runs timtin the right to write there.",
            ) from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            os.close(self._handle)
            self._handle = None
            raise _locked(self.path) from error
        note = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, json.dumps(note).encode(), 0)
        _held.add(self)

    def release(self) -> None:
        """Let the next writer in. Idempotent."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            fcntl.flock(self._handle, fcntl.LOCK_UN)
            self._forget()

    def _forget(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _forget_all() -> None:
    for lock in list(_held):
        lock._forget()


os.register_at_fork(after_in_child=_forget_all)


def holder(path: Path) -> dict[str, Any]:
    """Return what the lock file says of who holds it, or held it last and died."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def is_held(path: Path) -> bool:
    """Return whether some process holds the lock now."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        fcntl.flock(handle, fcntl.LOCK_UN)
        return False
    except BlockingIOError:
        return True
    finally:
        os.close(handle)


def _locked(path: Path) -> IndexLocked:
    note = holder(path)
    who = f"process {note.get('pid', '?')} on {note.get('host', '?')} since {note.get('since', '?')}"
    return IndexLocked(
        f"another writer is at work: {who}.", where=str(path), hint="Wait until it is done, or stop that process."
    )
