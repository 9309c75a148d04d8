"""
How does one process answer? With Waitress, stopped gently by SIGTERM and Ctrl-C.

Where the listening sockets come from, and whether there are more such processes, :mod:`timtin.serving` decides.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

GRACE_SECONDS = 10  # for requests under way when the server is told to stop
MOST_WORKERS = 32
_M_ARENA_MAX = -8  # of glibc's malloc.h
TRIM_SECONDS = 10  # giving memory back takes some milliseconds
CONNECTIONS = 500  # open at once; further ones wait in the system's queue. Each costs some 10 KB and one descriptor
BACKLOG = 1024  # connections that the system lets wait


@dataclass(frozen=True, slots=True)
class Settings:
    """*log* as :mod:`timtin.logs` has it; *threads*: requests answered at once, by all *workers* together."""

    location: str
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    proxy_hops: int = 0
    log: str = "errors"
    workers: int = 1

    def share(self, whole: int) -> int:
        """Return one worker's part of a bound of the whole server: rounded up, so never none."""
        return -(-whole // self.workers)


def make_app(settings: Settings) -> Flask:
    """Return the application with its log set up; its index is opened by the first request."""
    from web import create_app

    from .logs import set_up

    app = create_app({"INDEX": settings.location, "PROXY_HOPS": settings.proxy_hops})
    set_up(app, settings.log)
    return app


def serve(app: Flask, listeners: Sequence[socket.socket], settings: Settings, ready: Callable[[], None]) -> None:
    """Answer with *app* what comes to *listeners* until SIGTERM or SIGINT; call *ready* before the first answer."""
    from waitress.server import create_server

    lean_memory()
    server = create_server(  # type: ignore[no-untyped-call]
        app,
        sockets=list(listeners),
        threads=settings.share(settings.threads),
        ident=None,
        max_request_header_size=32 * 1024,
        max_request_body_size=64 * 1024,
        channel_timeout=60,
        connection_limit=settings.share(CONNECTIONS),
        backlog=BACKLOG,
        asyncore_use_poll=True,  # select() ends at 1024 descriptors, and mapped segments take some
        clear_untrusted_proxy_headers=not settings.proxy_hops,
        trusted_proxy=None,
    )
    _stop_gently(server)
    ready()
    app.extensions["timtin"].keep_ready()
    try:
        server.run()
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        server.close()


def lean_memory() -> None:
    """
    Keep what is free from staying with the process (glibc; elsewhere, and where MALLOC_ARENA_MAX is set, nothing is
    done).

    One heap for all threads: each would get its own, and what a query or an old generation left free in one is of no
    use to the others (docs/reliability.md has the figures). And whole free pages are given back every few seconds.
    """
    if sys.platform != "linux" or "MALLOC_ARENA_MAX" in os.environ:
        return
    try:
        libc = ctypes.CDLL(None)
        libc.mallopt(_M_ARENA_MAX, 1)
        trim = libc.malloc_trim
    except (OSError, AttributeError):
        return  # another C library

    def give_back() -> None:
        while True:
            time.sleep(TRIM_SECONDS)
            trim(0)

    threading.Thread(target=give_back, name="give memory back", daemon=True).start()


def _stop_gently(server: Any) -> None:
    """On SIGTERM no new connection is taken, and requests under way get some seconds to end."""
    begun, drained = threading.Event(), threading.Event()

    def drain() -> None:
        sockets = _map(server)
        end = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < end and not _idle(server.task_dispatcher, sockets):
            time.sleep(0.05)
        drained.set()
        _wake_main_thread()

    def stop(number: int, frame: FrameType | None) -> None:
        if drained.is_set():
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            raise KeyboardInterrupt  # ends the loop, as Ctrl-C does
        if not begun.is_set():
            begun.set()
            _stop_listening(server)
            threading.Thread(target=drain, daemon=True).start()

    signal.signal(signal.SIGTERM, stop)


def _map(server: Any) -> Any:
    """Return the listeners and connections of the server's loop, by descriptor."""
    return getattr(server, "map", None) or server._map


def _stop_listening(server: Any) -> None:
    """
    Close this process's listeners. Where no other process has them too, who comes now is refused at once.

    To be called in the main thread, between two steps of the loop: it then never polls a closed descriptor. They are
    not shut down, as that would end them for other workers too, which may be in the midst of taking a connection.
    """
    for one in list(_map(server).values()):
        if getattr(one, "accepting", False):
            one.accepting = False
            one.adj.log_socket_errors = False  # it may be about to take a connection: that fails now, and may
            one.del_channel()
            one.socket.close()


def _wake_main_thread() -> None:
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)  # interrupts its waiting, too
    else:
        signal.raise_signal(signal.SIGTERM)


def _idle(dispatcher: Any, sockets: Any) -> bool:
    """Whether nothing is being answered or sent; asked twice, as a request may just be on its way."""
    for _ in range(2):
        waiting = any(getattr(c, "requests", ()) or getattr(c, "total_outbufs_len", 0) for c in list(sockets.values()))
        if waiting or dispatcher.queue or dispatcher.active_count:
            return False
        time.sleep(0.1)
    return True
