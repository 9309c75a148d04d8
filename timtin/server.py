"""How is the web application served? Waitress, stopped gently by SIGTERM and Ctrl-C."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any

from search.errors import TimTinError

from .output import warn

GRACE_SECONDS = 10  # for requests under way when the server is told to stop


def run(location: str, host: str, port: int, threads: int, proxy_hops: int) -> None:
    """Serve until told to stop. Raises TimTinError where the port cannot be had."""
    from waitress.server import create_server

    from web import create_app

    app = create_app({"INDEX": location, "PROXY_HOPS": proxy_hops})
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
            clear_untrusted_proxy_headers=not proxy_hops,
            trusted_proxy=None,
        )
    except OSError as error:
        raise TimTinError(
            f"cannot serve on {host}:{port} ({error.strerror or error})",
            where="serve",
            hint="Another program may use the port: try --port 8001.",
        ) from error
    warn(f"TimTin serves on http://{_shown(host)}:{server.effective_port}  (Ctrl-C stops it)")
    _stop_gently(server)
    try:
        server.run()
    finally:
        server.close()
        warn("TimTin stopped.")


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _stop_gently(server: Any) -> None:
    """On SIGTERM no new connection is taken, and requests under way get some seconds to end."""

    def stop(number: int, frame: FrameType | None) -> None:
        threading.Thread(target=_drain, args=(server,), daemon=True).start()

    signal.signal(signal.SIGTERM, stop)


def _drain(server: Any) -> None:
    server.task_dispatcher.shutdown(cancel_pending=False, timeout=GRACE_SECONDS)
    signal.raise_signal(signal.SIGINT)
