"""Is an index in a cluster sound? And what can be mended without the sources?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...errors import IndexDamaged, IndexIncompatible, IndexMissing, TimTinError
from ..base import Finding
from .document import Counts, Tokens, add_counts
from .lexicon import empty_counts
from .snapshot import OpenSearchSnapshot

if TYPE_CHECKING:
    from .engine import OpenSearchEngine


def check(engine: OpenSearchEngine, *, repair: bool) -> list[Finding]:
    """Return what was found, worst first."""
    try:
        engine.client.verify_server()
        findings = [*_cluster(engine), *_service(engine, repair)]
    except TimTinError as error:
        findings = [Finding("error", error.message, error.where, error.hint)]
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted(findings, key=lambda f: order[f.level])


def _cluster(engine: OpenSearchEngine) -> Iterator[Finding]:
    health = _health(engine)
    if health["status"] == "red":
        yield Finding(
            "error", "the cluster is red: some shards have no node.", engine.location, "Bring the missing nodes back."
        )
    elif health["initializing_shards"] and not health["unassigned_shards"]:
        yield Finding("info", f"{health['initializing_shards']} copies of shards are being made.", engine.location)
    elif health["unassigned_shards"]:
        yield Finding(
            "warning",
            f"{health['unassigned_shards']} copies of shards have no node: a node more may not be lost.",
            engine.location,
            "Bring the missing nodes back, or add one.",
        )
    if health["number_of_data_nodes"] < 2:
        yield Finding("info", "one node: there is no second copy of anything.", engine.location)


def _health(engine: OpenSearchEngine) -> dict[str, Any]:
    """Return the cluster's health; copies that are just being made get five seconds to be there."""
    for _ in range(20):
        health: dict[str, Any] = engine.client.post("/_cluster/health", method="GET")
        if not health["initializing_shards"]:
            break
        time.sleep(0.25)
    return health


def _service(engine: OpenSearchEngine, repair: bool) -> Iterator[Finding]:
    if not engine.state.exists() or engine.state.get("withdrawn") is None:
        yield _lost_state(engine, repair)
    try:
        index = engine.current()
    except IndexDamaged as error:
        yield from _without_alias(engine, error, repair)
        return
    yield from _generation(engine, index, repair)
    yield from _leftovers(engine, index, repair)


def _lost_state(engine: OpenSearchEngine, repair: bool) -> Finding:
    error = engine.state.lost()
    if repair:
        engine.state.ensure()
        if engine.state.get("withdrawn") is None:
            engine.state.put("withdrawn", {"ids": [], "since": {}})
        return Finding(
            "warning",
            "the list of withdrawn articles was gone; an empty one was made.",
            error.where,
            "Withdraw again what must not be found.",
        )
    return Finding("error", error.message, error.where, error.hint)


def _without_alias(engine: OpenSearchEngine, error: IndexDamaged, repair: bool) -> Iterator[Finding]:
    done = [index for index, meta in engine.generations().items() if not meta.get("building")]
    if not repair or not done:
        yield Finding("error", error.message, error.where, error.hint)
        return
    name = engine.address.name
    engine.client.post(
        "/_aliases",
        {
            "actions": [
                {"remove": {"index": f"{name}-*", "alias": name, "must_exist": False}},
                {"add": {"index": done[-1], "alias": name}},
            ]
        },
    )
    engine.changed()
    yield Finding("warning", f"{error.message} {done[-1]} was put into service.", error.where)


def _generation(engine: OpenSearchEngine, index: str, repair: bool) -> Iterator[Finding]:
    try:
        snapshot = engine.snapshot()
    except (IndexIncompatible, IndexMissing, IndexDamaged) as error:
        yield Finding("error", error.message, error.where, error.hint)
        return
    answer = engine.client.post(f"/{index}/_count", {"query": {"match_all": {}}})
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
    yield from _words(engine, snapshot, repair)
    yield from _blocks(engine, index)


def _words(engine: OpenSearchEngine, snapshot: OpenSearchSnapshot, repair: bool) -> Iterator[Finding]:
    pieces = snapshot.meta.get("words", {})
    try:
        for view, count in pieces.items():
            engine.state.load_words(snapshot.number, view, count)
    except IndexDamaged as error:
        if not repair:
            yield Finding("error", error.message, error.where, error.hint)
            return
        made = engine.state.save_words(snapshot.number, count_words(snapshot))
        engine.client.post(f"/{snapshot.index}/_mapping", {"_meta": {**snapshot.meta, "words": made}}, method="PUT")
        engine.changed()
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


def _blocks(engine: OpenSearchEngine, index: str) -> Iterator[Finding]:
    found: dict[str, Any] = engine.client.call(
        engine.client.api.indices.get_settings, flat_settings=True, index=f"{index},{engine.state.index}"
    )
    for name, each in found.items():
        if str(each["settings"].get("index.blocks.read_only_allow_delete")) == "true":
            yield Finding(
                "error",
                "the disks are full (flood-stage watermark): nothing can be written.",
                name,
                "Free space or add a node; the block goes away by itself.",
            )


def _leftovers(engine: OpenSearchEngine, index: str, repair: bool) -> Iterator[Finding]:
    for name, meta in engine.generations().items():
        if not meta.get("building") or name == index:
            continue
        if repair and _unlocked(engine):
            engine.client.post(f"/{name}", method="DELETE")
            yield Finding("info", "an unfinished index was deleted.", name)
        else:
            yield Finding(
                "info",
                "an unfinished index: of a writer at work, or of one that was stopped.",
                name,
                "The next `timtin reindex` goes on from it or removes it.",
            )


def _unlocked(engine: OpenSearchEngine) -> bool:
    from .lease import KEY

    return engine.state.get(KEY) is None
