"""
How is the web application served? One process answers, or several that a parent watches over, on one address.
"""

from __future__ import annotations

import os
import socket
from typing import Any

from search.errors import RequestError, TimTinError

from .output import warn
from .server import BACKLOG, Settings, make_app, serve
from .workers import run_workers


def run(settings: Settings) -> None:
    """
    Serve until told to stop.

    Raises TimTinError where the port cannot be had, or where workers end again and again; RequestError where the system
    cannot fork and several workers are asked for.
    """
    if settings.workers > 1 and not hasattr(os, "fork"):
        raise RequestError(
            f"expected --workers 1, found {settings.workers}: this system cannot fork processes",
            where="serve",
            hint="Start without --workers; one process answers with --threads.",
        )
    listeners = _listen(settings.host, settings.port)
    address = f"http://{_shown(settings.host)}:{listeners[0].getsockname()[1]}"

    def announce(more: str = "") -> None:
        warn(f"TimTin serves on {address}  ({more}Ctrl-C stops it)")

    try:
        if settings.workers == 1:
            serve(make_app(settings), listeners, settings, announce)
        else:
            run_workers(settings, listeners, lambda: announce(f"{settings.workers} workers; "))
    finally:
        for one in listeners:
            one.close()
    warn("TimTin stopped.")


def _listen(host: str, port: int) -> list[socket.socket]:
    """Return the listening sockets of an address; a name may stand for several, all on one port."""
    from waitress.adjustments import Adjustments

    out: list[socket.socket] = []
    try:
        wanted: Any = Adjustments(host=host, port=port).listen  # type: ignore[no-untyped-call]
        for family, kind, protocol, address in wanted:
            one = socket.socket(family, kind, protocol)
            out.append(one)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            if os.name != "nt":  # there it would share the port with another program
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken = out[0].getsockname()[1] if len(out) > 1 else port
            one.bind((address[0], taken, *address[2:]))
            one.listen(BACKLOG)
    except (OSError, ValueError) as error:  # ValueError: waitress, of a name that stands for no address
        for one in out:
            one.close()
        raise TimTinError(
            f"cannot serve on {host}:{port} ({getattr(error, 'strerror', None) or error})",
            where="serve",
            hint="Another program may use the port: try --port 8001.",
        ) from error
    return out


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
