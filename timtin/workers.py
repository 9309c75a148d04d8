"""
How do several processes serve one address? A parent forks workers, starts again those that end, and stops them all.

The parent holds the listening sockets and answers nothing itself. Workers are forked, not started anew: they share the
memory of the program, and one that is started later runs the same code even if the installation has changed since.
Forking is sound here because the parent starts no thread and opens no index before (NumPy's OpenBLAS ends its own
threads around a fork); each worker opens the index and starts its threads for itself. Segments are mapped files, so the
system keeps their pages in memory once for all workers.
"""

from __future__ import annotations

import gc
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from search.errors import TimTinError

from .output import warn
from .server import GRACE_SECONDS, Settings, make_app, serve

SOON = 5.0  # seconds; a worker that ends before has not worked
TRIES = 5  # times in a row that a worker may end so soon
FIRST_DELAY = 0.25  # seconds before the second try; doubled from one to the next
_READY = 0xFF  # no signal has this number
_STOPPING = (signal.SIGTERM, signal.SIGINT)


def run_workers(settings: Settings, listeners: Sequence[socket.socket], announce: Callable[[], None]) -> None:
    """Serve with ``settings.workers`` processes until told to stop; call *announce* once all of them answer."""
    with _metrics_folder() as folder:
        app = make_app(settings)
        gc.collect()
        gc.freeze()  # else the first collection in a worker would copy the pages it shares with the others

        def work(ready: Callable[[], None]) -> None:
            serve(app, listeners, settings, ready)

        Pool(settings.workers, work, listeners, folder).run(announce)


@contextmanager
def _metrics_folder() -> Iterator[Path]:
    """Make the folder where workers keep their counts for one another. To be entered before ``web`` is imported."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="timtin-metrics-"))
    except OSError as error:
        raise TimTinError(
            f"several workers need a folder for their counts, and no temporary one can be made ({error})",
            where="serve",
            hint="Set TMPDIR to a folder that can be written, or start without --workers.",
        ) from error
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Restarts:
    """When is the next try, after a worker has ended? At once, unless it had ended as soon as it was started."""

    in_a_row: int = 0

    def delay(self, lived: float) -> float | None:
        """Return the seconds to wait after one that *lived* so many; None: it is of no use to try again."""
        if lived >= SOON:
            self.in_a_row = 0
            return 0.0
        self.in_a_row += 1
        return FIRST_DELAY * 2.0 ** (self.in_a_row - 1) if self.in_a_row < TRIES else None


def _how(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"signal {-code}" if code < 0 else f"exit code {code}"


@dataclass
class _Slot:
    """The place of one worker: its process, or when the next one is due (monotonic seconds)."""

    pid: int = 0
    started: float = 0.0
    due: float = 0.0
    restarts: Restarts = field(default_factory=Restarts)


class Pool:
    """
    The workers of a server, each of which runs *work* (and calls its argument when it can answer).

    A worker learns from a pipe that its parent is gone, however it went, and then stops as on SIGTERM.
    """

    def __init__(
        self, count: int, work: Callable[[Callable[[], None]], None], listeners: Sequence[socket.socket], folder: Path
    ) -> None:
        self._work, self._listeners, self._folder = work, listeners, folder
        self._slots = [_Slot() for _ in range(count)]
        self._ready = 0
        self._told_to_stop = False
        self._events, self._tell = os.pipe()  # what the parent waits for: a byte for a signal, or for a worker's start
        os.set_blocking(self._events, False)
        os.set_blocking(self._tell, False)
        self._life, self._alive = os.pipe()  # its end tells workers that the parent has ended

    def run(self, announce: Callable[[], None]) -> None:
        """Start all workers and look after them until SIGTERM or SIGINT. Raises TimTinError where they do not live."""
        announced = False
        with self._signals():
            try:
                while not self._told_to_stop:
                    self._start_due()
                    self._wait(min((s.due - time.monotonic() for s in self._slots if not s.pid), default=None))
                    for slot, pid, status in self._ended():
                        self._try_again(slot, f"{pid} ended ({_how(status)})")
                    if not announced and self._ready >= len(self._slots):
                        announced = True
                        announce()
            finally:
                self._stop()
                for descriptor in (self._events, self._tell, self._life, self._alive):
                    os.close(descriptor)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        def stop(*_: object) -> None:
            self._told_to_stop = True

        before = {number: signal.signal(number, stop) for number in _STOPPING}
        before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda *_: None)  # only to be woken
        woken = signal.set_wakeup_fd(self._tell, warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(woken)
            for number, handler in before.items():
                signal.signal(number, handler)

    def _wait(self, seconds: float | None) -> None:
        """Wait until something has happened, *seconds* at the most."""
        select.select([self._events], [], [], None if seconds is None else max(0.0, seconds))
        with suppress(BlockingIOError):
            self._ready += os.read(self._events, 4096).count(_READY)

    def _start_due(self) -> None:
        for slot in self._slots:
            if not slot.pid and slot.due <= time.monotonic():
                slot.started = time.monotonic()
                try:
                    slot.pid = self._fork()
                except OSError as error:
                    self._try_again(slot, f"could not be started ({error.strerror})")

    def _ended(self) -> Iterator[tuple[_Slot, int, int]]:
        """Yield the places whose process has ended, with its number and the status the system gives."""
        for slot in self._slots:
            pid, status = os.waitpid(slot.pid, os.WNOHANG) if slot.pid else (0, 0)
            if pid:
                slot.pid = 0
                yield slot, pid, status

    def _try_again(self, slot: _Slot, what: str) -> None:
        delay = slot.restarts.delay(time.monotonic() - slot.started)
        if delay is None:
            raise TimTinError(
                f"worker {what}, as did the {TRIES - 1} started before it, each within {SOON:.0f} seconds",
                where="serve",
                hint="What is printed above may say why; signal 9 may mean that memory ran out: try fewer --workers.",
            )
        warn(f"Warning: worker {what}; another is started" + (f" in {delay:g} s." if delay else "."))
        slot.due = time.monotonic() + delay

    def _stop(self) -> None:
        """Let go of the listeners, let workers finish what was asked of them, and wait until all have ended."""
        for one in self._listeners:
            one.close()
        self._send(signal.SIGTERM)
        end = time.monotonic() + GRACE_SECONDS + 5
        while any(slot.pid for slot in self._slots):
            if time.monotonic() > end:
                self._send(signal.SIGKILL)
            self._wait(1.0)
            for _ in self._ended():
                pass

    def _send(self, number: signal.Signals) -> None:
        for slot in self._slots:
            if slot.pid:
                with suppress(ProcessLookupError):
                    os.kill(slot.pid, number)

    def _fork(self) -> int:
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)  # until the worker has forgotten its parent's handlers
        try:
            pid = os.fork()
            if not pid:
                self._be_a_worker()
            return pid
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)

    def _be_a_worker(self) -> None:
        """Work, and end this process: nothing that called this is to go on in it."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes; the parent tells them
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
            os.close(self._alive)
            os.close(self._events)
            orphaned = threading.Event()
            threading.Thread(target=self._watch_parent, args=(orphaned,), daemon=True).start()
            self._work(self._say_ready)
            if orphaned.is_set():
                shutil.rmtree(self._folder, ignore_errors=True)  # which the parent could not do
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)

    def _say_ready(self) -> None:
        os.write(self._tell, bytes([_READY]))

    def _watch_parent(self, orphaned: threading.Event) -> None:
        os.read(self._life, 1)  # nothing is ever written: it ends when the other end is closed
        orphaned.set()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_SECONDS + 2)
        os._exit(1)
