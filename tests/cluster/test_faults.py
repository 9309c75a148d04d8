"""What goes wrong in clusters, done to a real one: nothing is lost or doubled, each fault is named, it mends itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from cluster.running import RunningCluster

from search.engine.base import Entry
from search.engine.opensearch import OpenSearchEngine, bulk, indices
from search.errors import EngineUnavailable, IndexDamaged
from search.fields import FACET_NAMES
from search.model import Article
from search.query.plan import Plan

pytestmark = pytest.mark.opensearch
Make = Callable[..., OpenSearchEngine]
ALL = Plan(limit=2000, facets=FACET_NAMES)


def entries(first: int, last: int) -> list[Entry]:
    return [Entry(Article(f"{n:04}", title="Thi đua khen thưởng", body="bằng khen " * 50)) for n in range(first, last)]


def index(engine: OpenSearchEngine, given: list[Entry], *, full: bool = True) -> None:
    with engine.writer() as writer:
        writer.start(full=full)
        writer.add(given)
        writer.commit(sources=[], fingerprints={})


def settled(engine: OpenSearchEngine, status: str = "green") -> None:
    """Wait until the engine's indices are well again."""
    name = f"/_cluster/health/{engine.address.name}*"
    engine.client.post(name, method="GET", params={"wait_for_status": status, "timeout": "90s"}, timeout=100)


@pytest.fixture
def whole(cluster: RunningCluster) -> Iterator[RunningCluster]:
    """The cluster, with all its nodes again afterwards."""
    stopped: set[int] = set()
    stop, start = cluster.stop, cluster.start
    cluster.stop = lambda node: (stopped.add(node), stop(node))  # type: ignore[method-assign,assign,func-returns-value]
    cluster.start = lambda node: (start(node), stopped.discard(node))  # type: ignore[method-assign,assign,func-returns-value]
    yield cluster
    for node in list(stopped):
        start(node)
    cluster.stop, cluster.start = stop, start  # type: ignore[method-assign]


def test_a_node_stops_while_articles_arrive_and_while_they_are_searched(
    make: Make, whole: RunningCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every article is there once; searches go on over the other nodes; the node comes back by itself."""
    monkeypatch.setattr(indices, "GREEN_SECONDS", 3)  # a cluster waits a minute for a lost node before it copies
    engine = make()
    index(engine, entries(0, 50))
    answers: list[int] = []
    errors: list[Exception] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            try:
                answer = engine.snapshot().execute(Plan(limit=5))
                if not answer.partial:
                    answers.append(answer.total)
            except EngineUnavailable as error:  # the second in which the cluster finds out
                errors.append(error)

    thread = threading.Thread(target=search)
    thread.start()
    try:
        with engine.writer() as writer:
            writer.start(full=True)
            writer.add(entries(0, 400))
            # second copies of the new index must be there, or stopping a node takes a part away until it is back
            settled(engine)
            stopper = threading.Thread(target=whole.stop, args=(2,))
            stopper.start()
            for at in range(400, 1200, 100):
                writer.add(entries(at, at + 100))
            stopper.join()
            writer.add(entries(1100, 1300))
            writer.commit(sources=[], fingerprints={})
        until = time.monotonic() + 30
        while (not answers or answers[-1] != 1300) and time.monotonic() < until:
            time.sleep(0.05)
    finally:
        done.set()
        thread.join()
    assert set(answers) == {50, 1300}
    found = engine.snapshot().execute(ALL)
    assert (found.total, len({hit.id for hit in found.hits}), found.partial) == (1300, 1300, ())
    assert len(errors) < 50
    whole.start(2)
    settled(engine)
    assert engine.snapshot().execute(ALL).total == 1300


def test_a_part_without_a_node_is_said_and_comes_back(make: Make, whole: RunningCluster) -> None:
    """A red index answers with what it has, marked; what must be whole is refused; nothing is written to it."""
    engine = make()
    index(engine, entries(0, 60))
    engine.client.post(
        f"/{engine.current()}/_settings",
        {"index.auto_expand_replicas": False, "index.number_of_replicas": 0},
        method="PUT",
    )
    settled(engine)
    whole.stop(2)
    settled(engine, "red")
    snapshot = engine.snapshot()
    answer = snapshot.execute(ALL)
    assert 0 < answer.total < 60
    assert answer.partial == ("hits", *FACET_NAMES)
    with pytest.raises(EngineUnavailable, match=r"not all|does not answer|cannot answer"):
        list(snapshot.scan(Plan(sort="newest")))
    assert {"error"} <= {finding.level for finding in engine.check()}
    whole.start(2)
    settled(engine)
    assert engine.snapshot().execute(ALL).total == 60
    index(engine, entries(60, 70), full=False)
    assert engine.snapshot().articles == 70


def test_the_alias_is_gone(make: Make) -> None:
    """The generations are still there: check --repair puts the newest into service, as a reindex would replace it."""
    engine = make()
    index(engine, entries(0, 5))
    held = {"index": engine.current(), "alias": engine.address.name}
    engine.client.post("/_aliases", {"actions": [{"remove": held}]})
    with pytest.raises(IndexDamaged, match=r"alias of the index is gone.*check --repair"):
        engine.snapshot()
    assert [finding.level for finding in engine.check()] == ["error"]
    assert "was put into service" in engine.check(repair=True)[0].message
    assert engine.snapshot().articles == 5


def test_the_index_in_service_is_deleted(make: Make) -> None:
    """Readers are told; the generation before goes into service by repair; a full run makes a new one."""
    engine = make()
    index(engine, entries(0, 5))
    snapshot = engine.snapshot()
    engine.withdraw(["0000"])
    engine.client.api.indices.delete(index=engine.current())
    with pytest.raises(IndexDamaged, match="gone"):
        snapshot.execute(ALL)
    with pytest.raises(IndexDamaged, match="was deleted"):
        engine.snapshot()
    index(engine, entries(0, 9))
    assert engine.snapshot().articles == 8
    assert engine.snapshot().generation == "2"


def test_full_disks_stop_a_run_and_let_it_go_on(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The flood-stage block, as OpenSearch sets it: waited for, then said; readers keep the old generation."""
    monkeypatch.setattr(bulk, "PATIENCE", 1.0)
    engine = make()
    index(engine, entries(0, 5))
    block = {"index.blocks.read_only_allow_delete": True}
    with engine.writer() as writer:
        writer.start(full=True)
        engine.client.post(f"/{writer._index}/_settings", block, method="PUT")
        with pytest.raises(EngineUnavailable, match=r"disks are full.*Free space"):
            writer.add(entries(0, 9))
            writer.commit(sources=[], fingerprints={})
        assert engine.snapshot().articles == 5
        full = writer._index
    engine.client.post(f"/{full}/_settings", {"index.blocks.read_only_allow_delete": None}, method="PUT")
    index(engine, entries(0, 9))
    assert engine.snapshot().articles == 9


def test_a_busy_cluster_gets_again_what_it_refused(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """429 for single documents, for whole requests, and answers that never arrive: all is sent again, nothing twice."""
    engine = make()
    api, rounds = engine.client.api, []
    send = api.bulk

    def sometimes(**arguments: object) -> dict:
        rounds.append(len(rounds))
        if len(rounds) == 1:
            raise bulk.faults.TransportError(429, "rejected_execution_exception", {"error": "too busy"})
        answer = send(**arguments)
        if len(rounds) == 2:  # it arrived, but nobody knows
            raise bulk.faults.ConnectionError("N/A", "reset", OSError("reset"))
        if len(rounds) == 3:
            answer["items"][0] = {"index": {"status": 429, "error": {"type": "rejected_execution_exception"}}}
        return answer

    monkeypatch.setattr(api, "bulk", sometimes)
    index(engine, entries(0, 20))
    assert len(rounds) == 4
    assert {hit.id for hit in engine.snapshot().execute(ALL).hits} == {f"{n:04}" for n in range(20)}


def test_a_cluster_that_went_away_comes_back(make: Make, whole: RunningCluster) -> None:
    """Through the only node that the address names; the same engine goes on afterwards."""
    setup = make()
    index(setup, entries(0, 5))
    engine = make(whole.url(setup.address.name, nodes=(1,)))
    assert engine.snapshot().articles == 5
    whole.stop(1)
    with pytest.raises(EngineUnavailable, match="nothing answers"):
        engine.snapshot()
    assert engine.check()[0].level == "error"
    whole.start(1)
    settled(setup)
    assert engine.snapshot().execute(ALL).total == 5
