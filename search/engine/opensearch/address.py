"""Where is a cluster, and who are we to it? ``opensearch://host:port/name`` and the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ...errors import RequestError

USER: Final = "TIMTIN_OPENSEARCH_USER"
PASSWORD: Final = "TIMTIN_OPENSEARCH_PASSWORD"  # the name of a variable, not a password  # nosec B105
PASSWORD_FILE: Final = "TIMTIN_OPENSEARCH_PASSWORD_FILE"  # nosec B105
CA_FILE: Final = "TIMTIN_OPENSEARCH_CA"
PORT: Final = 9200
FORM: Final = "opensearch://host:port/name, or opensearchs://… for TLS; several hosts as host1:9200,host2:9200"
# OpenSearch's rule for names, narrowed: our own suffixes (-000001, -state) follow
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,199}")


@dataclass(frozen=True, slots=True)
class Address:
    """*hosts* are tried in turn; *name* is the alias; *text* is what people read (it never holds a password)."""

    text: str
    hosts: tuple[tuple[str, int], ...]
    name: str
    tls: bool


@dataclass(frozen=True, slots=True)
class Credentials:
    """*password* is kept out of ``repr``, so that it reaches no log."""

    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str | None = None


def parse(location: str) -> Address:
    """Return what *location* means. Raises RequestError, naming the form that was expected."""
    scheme, _, rest = location.partition("://")
    hosts, slash, name = rest.partition("/")
    name = name.rstrip("/")
    if "@" in hosts:
        raise RequestError(
            "a user or password does not belong into the address of an index: others can read it.",
            where="--index",
            hint=f"Set {USER} and {PASSWORD} (or {PASSWORD_FILE}).",
        )
    if scheme not in ("opensearch", "opensearchs") or not slash or not _NAME.fullmatch(name):
        raise RequestError(f"expected {FORM}, name in lower case; found {location}", where="--index")
    return Address(location, tuple(_host(h, location) for h in hosts.split(",")), name, scheme == "opensearchs")


def _host(text: str, location: str) -> tuple[str, int]:
    match = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[^:\[\]/?#\s]+)(?::(\d{1,5}))?", text)
    port = int(match[2]) if match and match[2] else PORT
    if match is None or not 0 < port < 65536:
        raise RequestError(f"expected {FORM}; found {text!r} for a host in {location}", where="--index")
    return match[1].strip("[]"), port


def credentials(environ: Mapping[str, str] | None = None) -> Credentials:
    """Return user, password and CA file from the environment. Raises RequestError for a password file that fails."""
    given = os.environ if environ is None else environ
    password = given.get(PASSWORD, "")
    if not password and (path := given.get(PASSWORD_FILE)):
        try:
            password = Path(path).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise RequestError(
                "the password file cannot be read.",
                where=PASSWORD_FILE,
                hint=f"Check that {path} is there and that this user may read it.",
            ) from error
    return Credentials(given.get(USER, ""), password, given.get(CA_FILE) or None)
