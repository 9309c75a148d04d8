"""
Who may write? The process that holds the lease: a document that it renews while it lives.

A lease that was not renewed in time, or whose process has died on this very machine, is taken over. Every renewal
names the version it replaces, so a writer that was too slow notices that it lost the lease, and switches nothing.
Leases compare clocks: machines that write must agree within seconds (NTP).
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
import uuid
from datetime import datetime
from typing import Final

from ...errors import IndexLocked, TimTinError
from .client import Conflict, Json
from .state import State, now

KEY: Final = "lease"
SECONDS: Final = 60.0


class Lease:
    """A held lease, renewed in the background until :meth:`release`."""

    def __init__(self, state: State, seconds: float = SECONDS) -> None:
        self._state = state
        self._seconds = seconds
        self._owner = uuid.uuid4().hex
        self._since = now()
        self._guard = threading.Lock()
        self._stop = threading.Event()
        self._held = self._take()
        self._thread = threading.Thread(target=self._renew, name="timtin-lease", daemon=True)
        self._thread.start()

    def confirm(self) -> None:
        """Renew the lease now. Raises IndexLocked where another writer has taken it over."""
        with self._guard:
            self._write()

    def release(self) -> None:
        """Let the next writer in. Idempotent; a cluster that is away forgets the lease in time by itself."""
        if self._stop.is_set():
            return
        self._stop.set()
        self._thread.join(timeout=5)
        with contextlib.suppress(TimTinError):
            self._state.drop(KEY, over=self._held)

    def _take(self) -> Json:
        for _ in range(5):
            found = self._state.get(KEY)
            if found is not None and not _may_be_taken(found["_source"]):
                raise _locked(found["_source"], self._state.index)
            try:
                self._state.put(KEY, self._note(), create=found is None, over=found)
            except Conflict:
                continue
            taken = self._state.get(KEY)
            if taken is not None and taken["_source"].get("owner") == self._owner:
                return taken
        raise IndexLocked("another writer came first.", where=self._state.index, hint="Wait until it is done.")

    def _note(self) -> Json:
        return {
            "owner": self._owner,
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": self._since,
            "expires": time.time() + self._seconds,
        }

    def _write(self) -> None:
        try:
            self._state.put(KEY, self._note(), over=self._held)
        except Conflict as error:
            found = self._state.get(KEY)
            if found is None or found["_source"].get("owner") != self._owner:
                raise IndexLocked(
                    "another writer has taken over while this one was cut off.",
                    where=self._state.index,
                    hint="Run the command again when that one is done.",
                ) from error
            self._held = found  # our own write, whose answer was lost
            return
        self._held = self._state.get(KEY) or self._held

    def _renew(self) -> None:
        while not self._stop.wait(self._seconds / 4):
            with self._guard:
                try:
                    self._write()
                except IndexLocked:
                    return  # confirm() will say so before anything is switched
                except TimTinError:
                    continue  # the cluster may come back before the lease runs out


def _may_be_taken(note: Json) -> bool:
    if float(note.get("expires", 0)) < time.time():
        return True
    return note.get("host") == socket.gethostname() and not _alive(int(note.get("pid", 0)))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _locked(note: Json, where: str) -> IndexLocked:
    until = datetime.fromtimestamp(float(note.get("expires", 0))).astimezone().isoformat(timespec="seconds")
    return IndexLocked(
        f"another writer is at work: process {note.get('pid', '?')} on {note.get('host', '?')} since "
        f"{note.get('since', '?')}.",
        where=where,
        hint=f"Wait until it is done, or stop that process; unless renewed, its lease ends at {until}.",
    )
