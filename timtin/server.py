"""How is the web application served? Waitress, stopped gently by SIGTERM and Ctrl-C."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from search.errors import TimTinError

from .output import warn

GRACE_SECONDS = 10  # for requests under way when the server is told to stop
_M_ARENA_MAX = -8  # of glibc's malloc.h
TRIM_SECONDS = 10  # giving memory back takes some milliseconds
CONNECTIONS = 500  # open at once; further ones wait in the system's queue. Each costs some 10 KB and one descriptor


def run(location: str, host: str, port: int, threads: int, proxy_hops: int, log: str = "errors") -> None:
    """Serve until told to stop; *log* as :mod:`timtin.logs` has it. Raises TimTinError where the port cannot be had."""
    from waitress.server import create_server

    from web import create_app

    from .logs import set_up

    _lean_memory()
    app = create_app({"INDEX": location, "PROXY_HOPS": proxy_hops})
    set_up(app, log)
    try:
        server = create_server(  # type: ignore[no-untyped-call]
            app,
            host=host,
            port=port,
            threads=threads,
            ident=None,
            max_request_header_size=32 * 1024,
            max_request_body_size=64 * 1024,
            channel_timeout=60,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,  # select() ends at 1024 descriptors, and mapped segments take some
            clear_untrusted_proxy_headers=not proxy_hops,
            trusted_proxy=None,
        )
    except OSError as error:
        raise TimTinError(
            f"cannot serve on {host}:{port} ({error.strerror or error})",
            where="serve",
            hint="Another program may use the port: try --port 8001.",
        ) from error
    warn(f"TimTin serves on http://{_shown(host)}:{_port(server)}  (Ctrl-C stops it)")
    app.extensions["timtin"].keep_ready()
    _stop_gently(server)
    try:
        server.run()
    finally:
        server.close()
        warn("TimTin stopped.")


def _lean_memory() -> None:
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


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _port(server: Any) -> int:
    """The port in use; a host with several addresses has one listener for each, all on one port."""
    listening = getattr(server, "effective_listen", None)
    return int(listening[0][1] if listening else server.effective_port)


def _stop_gently(server: Any) -> None:
    """On SIGTERM no new connection is taken, and requests under way get some seconds to end."""

    def stop(number: int, frame: FrameType | None) -> None:
        threading.Thread(target=_drain, args=(server,), daemon=True).start()

    signal.signal(signal.SIGTERM, stop)


def _drain(server: Any) -> None:
    """Stop listening, wait until nothing is asked any more, and end the loop as Ctrl-C does."""
    sockets = getattr(server, "map", None) or server._map  # listeners and connections of the loop
    for one in list(sockets.values()):
        if getattr(one, "accepting", False):
            one.accepting = False
            with suppress(OSError):
                one.socket.shutdown(socket.SHUT_RDWR)  # who comes now is refused at once and goes elsewhere
    end = time.monotonic() + GRACE_SECONDS
    while time.monotonic() < end and not _idle(server.task_dispatcher, sockets):
        time.sleep(0.05)
    signal.raise_signal(signal.SIGINT)


def _idle(dispatcher: Any, sockets: Any) -> bool:
    """Whether nothing is being answered or sent; asked twice, as a request may just be on its way."""
    for _ in range(2):
        waiting = any(getattr(c, "requests", ()) or getattr(c, "total_outbufs_len", 0) for c in list(sockets.values()))
        if waiting or dispatcher.queue or dispatcher.active_count:
            return False
        time.sleep(0.1)
    return True
