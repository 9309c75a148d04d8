"""How do we talk to a cluster, and what do its faults mean to people? The one module that knows the client package."""

from __future__ import annotations

import base64
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import opensearchpy
from opensearchpy import exceptions as faults

from ...errors import EngineUnavailable, IndexDamaged, IndexMissing, RequestError, TimTinError
from .address import CA_FILE, PASSWORD, USER, Address, credentials

Json = dict[str, Any]
Result = TypeVar("Result")
REQUEST_SECONDS = 30.0  # how long one answer may take before we say so; searches carry a shorter limit of their own
ADMIN_SECONDS = 120.0  # making, cloning and deleting indices
POOL = 16  # connections kept to each host
BUSY_WAITS = (0.1, 0.3, 0.9)  # seconds between tries where somebody waits for an answer
PATIENT_WAITS = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)  # and where an hour of indexing would be lost
RETRIES = 3  # of one request, on another host where there are several


class Gone(TimTinError):
    """A document or an index that the cluster has not (404). Callers say what that means."""

    status = 404


class Busy(EngineUnavailable):
    """The cluster has too much to do at this moment (429)."""


class Conflict(TimTinError):
    """Somebody else wrote a document first (409)."""

    status = 409


class Client:
    """A connection to one cluster, opened with the first request. Safe to use from threads."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._client: opensearchpy.OpenSearch | None = None
        self._checked = False

    @property
    def api(self) -> opensearchpy.OpenSearch:
        """The official client. Use it inside :meth:`translated` only."""
        if self._client is None:
            self._client = _connect(self.address)
        return self._client

    def call(self, method: Callable[..., Any], /, **arguments: Any) -> Any:
        """Return what a method of the official client returns; faults are TimTin's own."""
        return self._patiently(lambda: method(**arguments), BUSY_WAITS)

    def post(
        self,
        path: str,
        body: Any = None,
        *,
        params: Mapping[str, Any] | None = None,
        method: str = "POST",
        timeout: float = REQUEST_SECONDS,
    ) -> Any:
        """Send one request by hand (what the client has no method for, or no typed one)."""
        waits = BUSY_WAITS if timeout <= REQUEST_SECONDS else PATIENT_WAITS
        return self._patiently(
            lambda: self.api.transport.perform_request(
                method, path, params={**(params or {}), "request_timeout": timeout}, body=body
            ),
            waits,
        )

    def _patiently(self, send: Callable[[], Result], waits: Iterable[float]) -> Result:
        """Send; where the cluster is too busy at this moment (it has done nothing then), again a little later."""
        for wait in waits:
            try:
                with self.translated():
                    return send()
            except Busy:
                time.sleep(wait)
        with self.translated():
            return send()

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn the client's exceptions into TimTin's, with a hint."""
        try:
            yield
        except faults.OpenSearchException as error:
            raise explain(error, self.address) from error

    def verify_server(self) -> None:
        """Make sure, once, that an OpenSearch of a version we know is there. Raises EngineUnavailable."""
        if self._checked:
            return
        version = self.post("/", method="GET").get("version", {})
        kind, number = version.get("distribution", "elasticsearch"), str(version.get("number", "?"))
        if kind != "opensearch" or not number.split(".")[0].isdigit() or int(number.split(".")[0]) < 2:
            raise EngineUnavailable(
                f"expected OpenSearch 2 or newer, found {kind} {number}.",
                where=self.address.text,
                hint="docs/cluster.md lists the versions that work.",
            )
        self._checked = True

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None


def _connect(address: Address) -> opensearchpy.OpenSearch:
    who = credentials()
    log = logging.getLogger("opensearch")
    if log.level == logging.NOTSET:  # it warns of every 404, where that is an answer; faults reach people as our errors
        log.setLevel(logging.CRITICAL)
    options: Json = {}
    if who.user:
        # by hand, since the client's own way fails for letters outside Latin-1 (RFC 7617 lets servers ask for UTF-8)
        both = base64.b64encode(f"{who.user}:{who.password}".encode()).decode()
        options["headers"] = {"authorization": f"Basic {both}"}
    if address.tls:
        options.update(use_ssl=True, verify_certs=True, ssl_show_warn=False)
        if who.ca_file:
            options["ca_certs"] = who.ca_file
    return opensearchpy.OpenSearch(
        hosts=[{"host": host, "port": port} for host, port in address.hosts],
        timeout=REQUEST_SECONDS,
        max_retries=RETRIES,
        retry_on_timeout=False,
        retry_on_status=(502, 503, 504),
        http_compress=False,
        pool_maxsize=POOL,
        **options,
    )


def explain(error: faults.OpenSearchException, address: Address) -> TimTinError:
    """Return what a fault of the client means: what was found, where, and what to do."""
    where = address.text
    if isinstance(error, faults.SSLError):
        return EngineUnavailable(
            "the server's certificate was not accepted.",
            where=where,
            hint=f"For a private authority name its file in {CA_FILE}.",
        )
    if isinstance(error, faults.ConnectionTimeout):
        return EngineUnavailable(
            "the cluster did not answer in time.",
            where=where,
            hint="Try again; `timtin check` says how the cluster is.",
        )
    if isinstance(error, faults.ConnectionError):
        return EngineUnavailable(
            "nothing answers there.",
            where=where,
            hint="Start the cluster, or correct host and port; opensearchs:// is for TLS.",
        )
    if isinstance(error, faults.TransportError):
        return _explain_status(error, where)
    return EngineUnavailable(f"the cluster's answer cannot be used ({type(error).__name__}).", where=where)


def _explain_status(error: faults.TransportError, where: str) -> TimTinError:
    status, kind, reason = error.status_code, *_cause(error)
    if status == 401:
        return EngineUnavailable(
            "the cluster did not accept user and password.", where=where, hint=f"Set {USER} and {PASSWORD}."
        )
    if kind == "cluster_block_exception" or "cluster_block" in reason:
        return blocked(reason, where)
    if status == 403:
        return EngineUnavailable(
            f"the user may not do this: {reason}", where=where, hint="docs/cluster.md lists the rights that are needed."
        )
    if status == 404:
        return Gone(reason or "not there.", where=where)
    if status == 409:
        return Conflict(reason or "somebody else wrote it.", where=where)
    if status == 429:
        return Busy(f"the cluster has too much to do: {reason}", where=where, hint="Try again later.")
    if "too_many" in kind or "maxClauseCount" in reason:
        return RequestError("the question has more words than the cluster takes.", where=where, hint="Shorten it.")
    if status == 503 or kind in ("search_phase_execution_exception", "no_shard_available_action_exception"):
        return EngineUnavailable(
            f"the cluster cannot answer: {reason}",
            where=where,
            hint="Parts of the index may be without a node; `timtin check` says which.",
        )
    return EngineUnavailable(f"the cluster refused a request ({status} {kind}): {reason}", where=where)


def blocked(reason: str, where: str) -> TimTinError:
    """Return the error for an index or a cluster that takes no writes, or nothing at all."""
    if "flood-stage" in reason or "read-only-allow-delete" in reason:
        return EngineUnavailable(
            "the cluster's disks are full (flood-stage watermark): it takes no writes.",
            where=where,
            hint="Free space or add a node; it opens again by itself.",
        )
    if "not recovered" in reason or "no master" in reason or "no cluster" in reason:
        return EngineUnavailable("the cluster has no manager yet.", where=where, hint="Try again in a minute.")
    return EngineUnavailable(
        f"the cluster takes no writes here: {reason}", where=where, hint="Remove the block, then run the command again."
    )


def _cause(error: faults.TransportError) -> tuple[str, str]:
    """Return kind and reason of an answer's ``error`` object, the root cause first."""
    info = error.info if isinstance(error.info, dict) else {}
    found = info.get("error")
    if not isinstance(found, dict):
        return str(error.error), str(found or error.error)[:300]
    root = (found.get("root_cause") or [found])[0]
    inner = found.get("caused_by", {}) if not found.get("root_cause") else {}
    kind = root.get("type", found.get("type", ""))
    return kind, str(root.get("reason") or inner.get("reason") or found.get("reason") or kind)[:300]


def missing(where: str) -> IndexMissing:
    return IndexMissing(
        "there is no index with this name in the cluster.",
        where=where,
        hint="`timtin reindex` makes one, `timtin copy` brings one over.",
    )


def damaged(message: str, where: str) -> IndexDamaged:
    return IndexDamaged(
        message,
        where=where,
        hint="`timtin check --repair` puts the previous generation into service, `timtin reindex` makes a new one.",
    )
