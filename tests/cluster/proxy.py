"""A door before a cluster that asks for a password over TLS, as a security plugin or a gateway would. For tests."""

from __future__ import annotations

import base64
import http.client
import json
import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


def certificate(folder: Path) -> tuple[Path, Path]:
    """Return a new certificate for 127.0.0.1 that signs itself, and its key."""
    if shutil.which("openssl") is None:
        pytest.skip("the TLS tests need openssl: apt-get install openssl")
    cert, key = folder / "cert.pem", folder / "key.pem"
    ask = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2"]
    named = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*ask, *named], check=True, capture_output=True)
    return cert, key


class Door:
    """
    Passes requests with the right password on to *port*; a context manager.

    *banner* replaces what the cluster says of itself. *seen* lists (method, path) of what came through.
    """

    def __init__(
        self, port: int, folder: Path, user: str = "tin", password: str = "mật khẩu", banner: dict | None = None
    ) -> None:
        self.cert, key = certificate(folder)
        self.seen: list[tuple[str, str]] = []
        self.banner = banner
        self.target = port
        self.wanted = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.cert, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def __enter__(self) -> Door:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(door: Door) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers.get("Authorization") != door.wanted:
                return self._answer(401, b'{"error": "Unauthorized"}', "application/json")
            if self.path == "/" and door.banner:
                return self._answer(200, json.dumps(door.banner).encode(), "application/json")
            door.seen.append((self.command, self.path))
            inner = http.client.HTTPConnection("127.0.0.1", door.target, timeout=60)
            try:
                own = ("authorization", "host", "connection")
                kept = {k: v for k, v in self.headers.items() if k.lower() not in own}
                inner.request(self.command, self.path, body or None, kept)
                answer = inner.getresponse()
                return self._answer(answer.status, answer.read(), answer.headers.get("Content-Type", "text/plain"))
            finally:
                inner.close()

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass

    return Handler
