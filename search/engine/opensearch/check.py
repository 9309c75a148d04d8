"""Is an index in a cluster sound? And what can be mended without the sources?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from ...errors import IndexDamaged, IndexIncompatible, IndexMissing, TimTinError
from ..base import Finding
from .document import Counts, Tokens, add_counts
from .lexicon import empty_counts
from .service import Service
from .snapshot import OpenSearchSnapshot


def check(service: Service, *, repair: bool) -> list[Finding]:
    """Return what was found, worst first."""
    try:
        service.client.verify_server()
        findings = [*_cluster(service), *_service(service, repair)]
    except TimTinError as error:
        findings = [Finding("error", error.message, error.where, error.hint)]
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted(findings, key=lambda f: order[f.level])


def _cluster(service: Service) -> Iterator[Finding]:
    health = _health(service)
    if health["status"] == "red":
        yield Finding(
            "error", "the cluster is red: some shards have no node.", service.location, "Bring the missing nodes back."
        )
    elif health["initializing_shards"] and not health["unassigned_shards"]:
        yield Finding("info", f"{health['initializing_shards']} copies of shards are being made.", service.location)
    elif health["unassigned_shards"]:
        yield Finding(
            "warning",
            f"{health['unassigned_shards']} copies of shards have no node: a node more may not be lost.",
            service.location,
            "Bring the missing nodes back, or add one.",
        )
    if health["number_of_data_nodes"] < 2:
        yield Finding("info", "one node: there is no second copy of anything.", service.location)


def _health(service: Service) -> dict[str, Any]:
    """Return the cluster's health; copies that are just being made get five seconds to be there."""
    for _ in range(20):
        health: dict[str, Any] = service.client.post("/_cluster/health", method="GET")
        if not health["initializing_shards"]:
            break
        time.sleep(0.25)
    return health


def _service(service: Service, repair: bool) -> Iterator[Finding]:
    if not service.state.exists() or service.state.get("withdrawn") is None:
        yield _lost_state(service, repair)
    try:
        index = service.current()
    except IndexDamaged as error:
        yield from _without_alias(service, error, repair)
        return
    yield from _generation(service, index, repair)
    yield from _leftovers(service, index, repair)


def _lost_state(service: Service, repair: bool) -> Finding:
    error = service.state.lost()
    if repair:
        service.state.ensure()
        if service.state.get("withdrawn") is None:
            service.state.put("withdrawn", {"ids": [], "since": {}})
        return Finding(
            "warning",
            "the list of withdrawn articles was gone; an empty one was made.",
            error.where,
            "Withdraw again what must not be found.",
        )
    return Finding("error", error.message, error.where, error.hint)


def _without_alias(service: Service, error: IndexDamaged, repair: bool) -> Iterator[Finding]:
    done = [index for index, meta in service.generations().items() if not meta.get("building")]
    if not repair or not done:
        yield Finding("error", error.message, error.where, error.hint)
        return
    name = service.address.name
    service.client.post(
        "/_aliases",
        {
            "actions": [
                {"remove": {"index": f"{name}-*", "alias": name, "must_exist": False}},
                {"add": {"index": done[-1], "alias": name}},
            ]
        },
    )
    service.changed()
    yield Finding("warning", f"{error.message} {done[-1]} was put into service.", error.where)


def _generation(service: Service, index: str, repair: bool) -> Iterator[Finding]:
    try:
        snapshot = service.snapshot()
    except (IndexIncompatible, IndexMissing, IndexDamaged) as error:
        yield Finding("error", error.message, error.where, error.hint)
        return
    answer = service.client.post(f"/{index}/_count", {"query": {"match_all": {}}})
    shards, wanted = answer["_shards"], snapshot.meta["articles"]
    if shards["successful"] < shards["total"]:
        yield Finding(
            "error",
            f"{shards['total'] - shards['successful']} of {shards['total']} shards do not answer.",
            index,
            "Bring the missing nodes back; answers are marked as partial until then.",
        )
    elif answer["count"] != wanted:
        yield Finding(
            "error",
            f"expected {wanted} articles, found {answer['count']}.",
            index,
            "Something else has written to this index; `timtin reindex --full` makes a new one.",
        )
    yield from _words(service, snapshot, repair)
    yield from _blocks(service, index)


def _words(service: Service, snapshot: OpenSearchSnapshot, repair: bool) -> Iterator[Finding]:
    pieces = snapshot.meta.get("words", {})
    try:
        for view, count in pieces.items():
            service.state.load_words(snapshot.number, view, count)
    except IndexDamaged as error:
        if not repair:
            yield Finding("error", error.message, error.where, error.hint)
            return
        made = service.state.save_words(snapshot.number, count_words(snapshot))
        service.client.post(f"/{snapshot.index}/_mapping", {"_meta": {**snapshot.meta, "words": made}}, method="PUT")
        service.changed()
        yield Finding("warning", f"{error.message} They were counted again.", error.where)


def count_words(snapshot: OpenSearchSnapshot) -> Counts:
    """Return the words of all articles of a generation, counted anew."""
    from ...query.plan import Plan

    counts, batch = empty_counts(), []
    for article in snapshot.scan(Plan(sort="newest")):
        batch.append(article)
        if len(batch) == 500:
            add_counts(counts, Tokens(batch).counts())
            batch = []
    add_counts(counts, Tokens(batch).counts())
    return counts


def _blocks(service: Service, index: str) -> Iterator[Finding]:
    found: dict[str, Any] = service.client.call(
        service.client.api.indices.get_settings, flat_settings=True, index=f"{index},{service.state.index}"
    )
    for name, each in found.items():
        if str(each["settings"].get("index.blocks.read_only_allow_delete")) == "true":
            yield Finding(
                "error",
                "the disks are full (flood-stage watermark): nothing can be written.",
                name,
                "Free space or add a node; the block goes away by itself.",
            )


def _leftovers(service: Service, index: str, repair: bool) -> Iterator[Finding]:
    for name, meta in service.generations().items():
        if not meta.get("building") or name == index:
            continue
        if repair and _unlocked(service):
            service.client.post(f"/{name}", method="DELETE")
            yield Finding("info", "an unfinished index was deleted.", name)
        else:
            yield Finding(
                "info",
                "an unfinished index: of a writer at work, or of one that was stopped.",
                name,
                "The next `timtin reindex` goes on from it or removes it.",
            )


def _unlocked(service: Service) -> bool:
    from .lease import KEY

    return service.state.get(KEY) is None
