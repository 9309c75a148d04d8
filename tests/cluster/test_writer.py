"""What a writer on a cluster promises beyond the contract: leases, taking over, going on after an interruption."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable

import pytest

from search.analysis.fold import fold
from search.engine.base import Entry, Known, Remains
from search.engine.opensearch import OpenSearchEngine
from search.engine.opensearch import lease as leases
from search.engine.opensearch.check import count_words
from search.engine.opensearch.client import Conflict
from search.engine.opensearch.mapping import FORMAT
from search.errors import IndexDamaged, IndexIncompatible, IndexLocked
from search.model import Article
from search.query.plan import Plan

pytestmark = pytest.mark.opensearch
Make = Callable[..., OpenSearchEngine]
TEXTS = ("cụm thi đua số XII", "bằng khen của Thủ tướng", "Giấy khen 22/1/2024", "TP.HCM thi đua", "đống đa, hà đông")


def entry(number: int, text: str = "") -> Entry:
    title = text or TEXTS[number % len(TEXTS)]
    return Entry(Article(f"bài/{number}", title=title, body=fold(title), captions=(title, title)), "nguồn", "hash")


def index(engine: OpenSearchEngine, entries: list[Entry], *, full: bool = True) -> None:
    with engine.writer() as writer:
        writer.start(full=full)
        writer.add(entries)
        writer.commit(sources=["nguồn"], fingerprints={"analyzer": "1"})


def ids(engine: OpenSearchEngine) -> set[str]:
    return {article.id for article in engine.snapshot().scan(Plan(sort="newest"))}


def test_the_words_of_an_index_are_those_of_its_articles(make: Make) -> None:
    """Counted along the way, through replacements and removals, as if counted anew."""
    engine = make()
    index(engine, [entry(n) for n in range(12)])
    with engine.writer() as writer:
        writer.start(full=False)
        writer.add([entry(1, "hoàn toàn khác"), entry(20)])
        writer.remove(["bài/2", "bài/3", "không có"])
        writer.commit(sources=[], fingerprints={})
    snapshot = engine.snapshot()
    kept = {view: engine.state.load_words(snapshot.number, view, 1) for view in ("exact", "folded", "word")}
    assert kept == count_words(snapshot)
    assert snapshot.lexicon.document_frequency("exact", "khác") == 1
    assert snapshot.lexicon.document_frequency("pair", "thi dua") == 5
    assert snapshot.lexicon.starting_with("pair", "thi d", 3) == [("thi dua", 5)]
    assert snapshot.lexicon.forms("dong") == {"dong": 2, "đông": 2, "đống": 2}


def test_an_interrupted_full_run_goes_on_where_it_was(make: Make) -> None:
    """What had arrived is not sent again; what the new run does not bring is not kept; readers never see it."""
    engine = make()
    index(engine, [entry(99)])
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add(entry(n) for n in range(6))
        writer._begin().finish()
    assert ids(engine) == {"bài/99"}
    with engine.writer() as writer:
        writer.start(full=True)
        prepared = writer.preparer()([entry(0), entry(1, "neu"), entry(7)])
        assert [document is None for document in prepared.documents] == [True, False, False]
        writer.accept(prepared)
        writer.commit(sources=[], fingerprints={})
    assert ids(engine) == {"bài/0", "bài/1", "bài/7"}
    assert engine.snapshot().get("bài/1") == entry(1, "neu").article
    assert engine.check() == [] or all(f.level == "info" for f in engine.check())


def _write_forever(location: str, started: object) -> None:
    engine = OpenSearchEngine(location)
    with engine.writer() as writer:
        writer.start(full=False)
        writer.add([entry(1)])
        started.set()  # type: ignore[attr-defined]
        time.sleep(60)


def test_a_killed_writer_changes_nothing_and_does_not_block(make: Make) -> None:
    """Its process is gone, so on this machine its lease is worth nothing; what it left is cleared away."""
    engine = make()
    index(engine, [entry(0)])
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=_write_forever, args=(engine.location, started))
    process.start()
    assert started.wait(60)
    with pytest.raises(IndexLocked, match=str(process.pid)):
        engine.writer()
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert ids(engine) == {"bài/0"}
    index(engine, [entry(2)], full=False)
    assert ids(engine) == {"bài/0", "bài/2"}
    assert not [meta for meta in engine.generations().values() if meta.get("building")]


def test_a_lease_of_another_machine_ends_when_it_is_not_renewed(make: Make) -> None:
    """Until then it holds; the writer that was too slow switches nothing."""
    engine = make()
    slow = engine.writer()
    slow.start(full=True)
    note = {
        "owner": "other",
        "host": "not-" + socket.gethostname(),
        "pid": 1,
        "since": "now",
        "expires": time.time() + 60,
    }
    held = engine.state.get(leases.KEY)
    assert held
    engine.state.put(leases.KEY, note, over=held)
    with pytest.raises(IndexLocked, match="not-"):
        engine.writer()
    with pytest.raises(IndexLocked, match="taken over"):
        slow.commit(sources=[], fingerprints={})
    slow.close()
    engine.state.put(leases.KEY, {**note, "expires": time.time() - 1}, over=engine.state.get(leases.KEY))
    index(engine, [entry(0)])
    assert ids(engine) == {"bài/0"}


def test_two_processes_may_withdraw_at_once(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slower one reads the list again and adds to it."""
    engine = make()
    index(engine, [entry(n) for n in range(3)])
    other = make(engine.location)
    put, interfered = engine.state.put, []

    def late(key: str, body: dict, **options: object) -> None:
        if not interfered:
            interfered.append(True)
            other.withdraw(["bài/1"])
        put(key, body, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(engine.state, "put", late)
    assert engine.withdraw(["bài/0"]) == ["bài/0"]
    assert set(engine.state.withdrawn()) == {"bài/0", "bài/1"}
    with pytest.raises(Conflict):
        put("withdrawn", {}, over={"_seq_no": 0, "_primary_term": 1})


def test_an_index_of_another_format_is_not_read(make: Make) -> None:
    """A full run replaces it."""
    engine = make()
    index(engine, [entry(0)])
    name = engine.current()
    engine.client.post(f"/{name}/_mapping", {"_meta": {**engine.meta(name), "format": FORMAT + 1}}, method="PUT")
    engine.changed()
    with pytest.raises(IndexIncompatible, match=f"expected an index of format {FORMAT}, found {FORMAT + 1}"):
        engine.snapshot()
    assert engine.check()[0].level == "error"
    index(engine, [entry(1)])
    assert ids(engine) == {"bài/1"}


def test_lost_words_and_a_lost_list_are_found_and_mended(make: Make) -> None:
    """`timtin check` names them; with --repair words are counted again and the list is made, empty."""
    engine = make()
    index(engine, [entry(n) for n in range(3)])
    engine.state.drop(f"words-{engine.snapshot().number}-exact-0")
    assert [f.level for f in engine.check()] == ["error"]
    assert "counted again" in engine.check(repair=True)[0].message
    assert engine.snapshot().lexicon.document_frequency("exact", "cụm") == 1
    engine.client.api.indices.delete(index=engine.state.index)
    engine.changed()
    with pytest.raises(IndexDamaged, match="list of withdrawn articles is gone"):
        engine.snapshot().execute(Plan())
    assert any("withdraw" in f.message for f in engine.check(repair=True))
    assert engine.snapshot().execute(Plan()).total == 3


def test_what_is_known_of_articles_that_can_be_found(make: Make) -> None:
    """Id, hash and source of each, withdrawn ones left out; nothing where there is no index."""
    engine = make()
    assert (engine.known(), engine.remains()) == ({}, None)
    index(engine, [entry(n) for n in range(4)])
    engine.withdraw(["bài/2"])
    assert engine.known() == {f"bài/{n}": Known("hash", "nguồn") for n in (0, 1, 3)}


def unreadable(engine: OpenSearchEngine) -> None:
    name = engine.current()
    engine.client.post(f"/{name}/_mapping", {"_meta": {**engine.meta(name), "format": FORMAT + 1}}, method="PUT")
    engine.changed()


def test_what_remains_of_an_index_that_cannot_be_used(make: Make) -> None:
    """How many articles it has and which sources it was made from; a run that was not finished does not count."""
    engine = make()
    index(engine, [entry(n) for n in range(3)])
    with engine.writer() as writer:
        writer.start(full=True)
        writer.add([entry(9)])
    unreadable(engine)
    assert engine.remains() == Remains(3, ("nguồn",))
    with pytest.raises(IndexIncompatible):
        engine.known()


def test_an_article_of_an_index_that_cannot_be_read_can_be_withdrawn(make: Make) -> None:
    """Nobody can tell whether it was there; it is noted, and the next full run leaves it out."""
    engine = make()
    index(engine, [entry(n) for n in range(3)])
    unreadable(engine)
    assert engine.withdraw(["bài/1"]) == []
    index(engine, [entry(n) for n in range(3)])
    assert ids(engine) == {"bài/0", "bài/2"}
    assert engine.restore(["bài/1"]) == ["bài/1"]
